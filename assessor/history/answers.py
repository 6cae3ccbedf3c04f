"""Two changes of one answer made one, where they are at different passages of it."""

from enum import Enum, auto
from typing import Literal

from assessor.form.values import Checks, Free, Value
from assessor.history.sequences import merged_sequence


class Outcome(Enum):
    """What comes of two changes that cannot be made one."""

    COLLIDES = auto()


COLLIDES: Literal[Outcome.COLLIDES] = Outcome.COLLIDES
_Merged = Value | None | Literal[Outcome.COLLIDES]


def merged_value(base: Value | None, mine: Value | None, theirs: Value | None) -> _Merged:
    """Return an answer with both changes: texts by paragraphs, boxes by boxes, others by parts.

    Each of the three must differ from the others.
    """
    match base, mine, theirs:
        case str(), str(), str():
            lines = merged_sequence(base.split("\n"), mine.split("\n"), theirs.split("\n"))
            return COLLIDES if lines is None else "\n".join(lines) or None
        case Free(), Free(), Free():
            parts = merged_sequence(base.parts, mine.parts, theirs.parts)
            return COLLIDES if parts is None else Free(tuple(parts)) if parts else None
        case Checks(), Checks(), Checks():
            return _merged_checks(base, mine, theirs)
        case _:
            return COLLIDES


def _merged_checks(base: Checks, mine: Checks, theirs: Checks) -> _Merged:
    """Each box is an answer of its own; the words behind one box can collide."""
    ticked = (base.ticked & mine.ticked & theirs.ticked) | (
        (mine.ticked | theirs.ticked) - base.ticked
    )
    tails: dict[str, str] = {}
    for option in {name for checks in (base, mine, theirs) for name, _ in checks.tails}:
        before, here, there = (checks.tail(option) for checks in (base, mine, theirs))
        if here not in (before, there) and there != before:
            return COLLIDES
        tails[option] = there if here in (before, there) else here
    together = Checks.of(ticked, tails)
    return together if together != Checks.of(()) else None
