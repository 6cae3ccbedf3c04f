"""What alone came into a passage, and the one wording that was put for another in it."""

from dataclasses import dataclass
from unicodedata import category

from assessor.form.kinds import folded
from assessor.history.tokens import Script, tokens
from assessor.history.wording import Piece, PieceKind, pieces


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording, and what was put for it; one side is empty where it came or went alone."""

    before: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others, whatever the widths."""
        return folded(self.before), folded(self.after)


def inserted(before: str, after: str) -> str:
    """Return what was put into ``before`` in one place, where it says something alone; or ""."""
    signs = [(sign, at) for at, sign in enumerate(after) if (folded(sign))]
    old, new = _level(before), "".join(_level(sign) or sign for sign, _ in signs)
    if len(new) != len(signs) or len(old) >= len(new):
        return ""
    more = len(new) - len(old)
    first = _shared(old, new)
    if first + _shared(old[::-1], new[::-1]) < len(old):
        return ""
    least = len(old) - _shared(old[::-1], new[::-1])
    spans = [
        (signs[start][1], signs[start + more - 1][1] + 1)
        for start in range(first, max(least, 0) - 1, -1)
    ]
    whole = [span for span in spans if _is_balanced(after[slice(*span)])]
    alone = next((span for span in whole if _stands_alone(after, *span)), None)
    words = after[slice(*alone)].strip() if alone else ""
    return words if len(folded(words)) >= _LEAST_INSERTED else ""


def one_wording(before: str, after: str) -> Wording | None:
    """Return the one wording that was replaced, once or often; None where more has changed."""
    found = {}
    for old, new in _replaced(pieces(before, after)):
        wording = Wording(old.strip(), new.strip())
        found[wording.key] = wording
    if len(found) != 1:
        return None
    wording = next(iter(found.values()))
    return wording if _says_something(wording) else None


_LEAST_INSERTED = 8
_ENDS = ("。", "。）", "。)")
_LEAST_REPLACED = 6
_NEAR = 4
_OPENING, _CLOSING = frozenset(["Ps", "Pi"]), frozenset(["Pe", "Pf"])
_WORDS = frozenset([Script.KANJI, Script.KATAKANA, Script.LATIN])


def _level(words: str) -> str:
    return "".join(
        folded(sign) if len(folded(sign)) == 1 else sign for sign in words if folded(sign)
    )


def _shared(one: str, other: str) -> int:
    """Return how many signs both begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (sign, like) in pairs if sign != like), min(len(one), len(other)))


def _is_balanced(words: str) -> bool:
    depth = 0
    for sign in words:
        depth += (category(sign) in _OPENING) - (category(sign) in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a part of ``text`` is sentences, or an addition in brackets."""
    words = text[start:end].strip()
    if category(words[0]) in _OPENING and category(words[-1]) in _CLOSING:
        return True
    before, behind = text[:start], text[end:]
    begins = not before.strip() or before[-1].isspace() or before.endswith(_ENDS)
    ends = not behind.strip() or behind[0].isspace() or words.endswith(_ENDS)
    return begins and ends


def _says_something(wording: Wording) -> bool:
    words = "".join(wording.key)
    if len(words) < _LEAST_REPLACED:
        return False
    return any(token.script in _WORDS for token in tokens(words))


def _replaced(found: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """Return what was put for what; brackets are kept in pairs, and what is near together."""
    runs: list[tuple[str, str]] = []
    old = new = between = other = ""
    is_open = False
    for piece in found:
        if piece.kind in {PieceKind.SAME, PieceKind.WIDTH}:
            between, other = between + piece.before, other + piece.after
            continue
        closed = _is_balanced(old) and _is_balanced(new)
        if is_open and closed and len(between) > _NEAR:
            runs.append((old, new))
            old = new = ""
        elif is_open:
            old, new = old + between, new + other
        old, new, between, other, is_open = old + piece.before, new + piece.after, "", "", True
    return [*runs, (old, new)] if is_open else runs
