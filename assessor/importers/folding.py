"""Comparing damaged text: folded characters with the way back, and a bounded edit distance."""

from dataclasses import dataclass
from functools import lru_cache

from assessor.form.kinds import folded


@dataclass(frozen=True, slots=True)
class Folded:
    """A text for comparing, and for each of its characters where it stands in the original."""

    text: str
    origin: tuple[int, ...]
    raw: str

    def raw_start(self, at: int) -> int:
        """Return where the folded character ``at`` stands in the original."""
        return self.origin[at] if at < len(self.origin) else len(self.raw)

    def raw_end(self, at: int) -> int:
        """Return where the original ends that the first ``at`` folded characters stand for."""
        return self.origin[at - 1] + 1 if at else 0


def fold(raw: str) -> Folded:
    """Return ``raw`` folded character by character."""
    text: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(raw):
        for plain in _folded_sign(sign):
            text.append(plain)
            origin.append(at)
    return Folded("".join(text), tuple(origin), raw)


def distance(one: str, other: str, limit: int) -> int:
    """Return the edit distance, or ``limit + 1`` where it is larger than ``limit``."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    previous = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        current = [row]
        for column, other_sign in enumerate(other, start=1):
            current.append(
                min(
                    previous[column] + 1,
                    current[-1] + 1,
                    previous[column - 1] + (sign != other_sign),
                )
            )
        if min(current) > limit:
            return limit + 1
        previous = current
    return previous[-1] if previous[-1] <= limit else limit + 1


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return folded(sign)
