"""Two sequences laid side by side: runs that are the same, and runs that differ, in turn."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hunk:
    """A run of the old sequence beside a run of the new one; the same, or wholly different."""

    same: bool
    before: slice
    after: slice

    @property
    def removed(self) -> int:
        """How many elements of the old sequence it covers."""
        return int(self.before.stop - self.before.start)

    @property
    def added(self) -> int:
        """How many elements of the new sequence it covers."""
        return int(self.after.stop - self.after.start)

    @property
    def one_sided(self) -> bool:
        """Whether nothing stands on one of the sides."""
        return not self.removed or not self.added

    def grown(self, start: int, end: int) -> "Hunk":
        """Return the run with its bounds moved by so many elements, on both sides alike."""
        return Hunk(
            self.same,
            slice(self.before.start + start, self.before.stop + end),
            slice(self.after.start + start, self.after.stop + end),
        )


def hunks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Hunk]:
    """Return the runs with as many equal elements as can be; same and different take turns."""
    start = shared_start(old, new)
    end = shared_start(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], start)
    first = Hunk(True, slice(0, start), slice(0, start))
    last = Hunk(True, slice(len(old) - end, len(old)), slice(len(new) - end, len(new)))
    return in_turn([first, *middle, last])


def in_turn(found: Iterable[Hunk]) -> list[Hunk]:
    """Return the same runs without empty ones, neighbours of one sort joined."""
    turns: list[Hunk] = []
    for hunk in found:
        if turns and turns[-1].same == hunk.same:
            turns[-1] = joined(turns[-1], hunk)
        elif hunk.removed or hunk.added:
            turns.append(hunk)
    return turns


def joined(first: Hunk, last: Hunk) -> Hunk:
    """Return one run, of the sort of ``first``, to the end of ``last``."""
    return Hunk(
        first.same,
        slice(first.before.start, last.before.stop),
        slice(first.after.start, last.after.stop),
    )


def shared_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many elements both sequences begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


_MOST_CELLS = 10**9
"""Beyond, the library would take more than about 150 MB of memory for its table."""


def _middle(old: Sequence[Hashable], new: Sequence[Hashable], start: int) -> list[Hunk]:
    whole = Hunk(False, slice(start, start + len(old)), slice(start, start + len(new)))
    if whole.one_sided or len(old) * len(new) > _MOST_CELLS:
        return [whole]
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - a start compares nothing

    numbers: dict[Hashable, int] = {}
    # The library trusts hashes; small whole numbers are their own.
    one = [numbers.setdefault(element, len(numbers)) for element in old]
    other = [numbers.setdefault(element, len(numbers)) for element in new]
    return [
        Hunk(
            code.tag == "equal",
            slice(start + code.src_start, start + code.src_end),
            slice(start + code.dest_start, start + code.dest_end),
        )
        for code in LCSseq.opcodes(one, other)
    ]
