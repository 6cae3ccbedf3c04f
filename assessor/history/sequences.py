"""Three sequences made one: what two people did to copies of a list, or of a text by paragraphs."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assessor.history.hunks import hunks

_Element = TypeVar("_Element", bound=Hashable)


def merged_sequence(
    base: Sequence[_Element], mine: Sequence[_Element], theirs: Sequence[_Element]
) -> list[_Element] | None:
    """Return ``base`` with both changes, or None where they are at the same elements.

    Two additions at one point collide too: nobody can tell which was to come first.
    """
    steps = _steps(base, mine)
    others = [step for step in _steps(base, theirs) if step not in steps]
    if any(step.meets(other) for step in steps for other in others):
        return None
    merged = list(base)
    for step in sorted((*steps, *others), key=lambda step: (step.start, step.stop), reverse=True):
        merged[step.start : step.stop] = step.elements
    return merged


def woven(
    lists: Sequence[Sequence[str]], wanted: Collection[str], known: Collection[str]
) -> tuple[str, ...]:
    """Return what is wanted in the order of the first list; others behind what they stood behind.

    Of several new ones (not ``known``) at one point, those of an earlier list go first.
    """
    found: list[str] = []
    for names in lists:
        at = 0
        for name in names:
            if name in found:
                at = found.index(name) + 1
            elif name in wanted:
                while at < len(found) and found[at] not in known and found[at] not in names:
                    at += 1
                found.insert(at, name)
                at += 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Step(Generic[_Element]):
    """What stands instead of the elements from ``start`` to ``stop``."""

    start: int
    stop: int
    elements: tuple[_Element, ...]

    def meets(self, other: "_Step[_Element]") -> bool:
        """Tell whether both are at the same elements, or add something at the same point."""
        if self.start == self.stop or other.start == other.stop:
            return self.start <= other.stop and other.start <= self.stop
        return self.start < other.stop and other.start < self.stop


def _steps(base: Sequence[_Element], new: Sequence[_Element]) -> list[_Step[_Element]]:
    return [
        _Step(run.before.start, run.before.stop, tuple(new[run.after]))
        for run in hunks(base, new)
        if not run.same
    ]
