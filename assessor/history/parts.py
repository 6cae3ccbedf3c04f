"""What differs inside a freely arranged answer: its paragraphs, tables with their rows, figures.

Parts and rows have no names. They belong together by what is in them and by their order, and only
for showing: a change is always the whole answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assessor.form.values import Figure, Free, FreePart, Paragraph, Table
from assessor.history.difference import DifferenceKind
from assessor.history.hunks import hunks
from assessor.history.likeness import text_likeness

_Element = TypeVar("_Element")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside(Generic[_Element]):
    """One element of an old and a new sequence side by side; None where there is none."""

    before: _Element | None
    after: _Element | None

    @property
    def kind(self) -> DifferenceKind | None:
        """What happened to it; None where it is the same."""
        if self.before == self.after:
            return None
        if self.before is None:
            return DifferenceKind.ADDED
        return DifferenceKind.REMOVED if self.after is None else DifferenceKind.CHANGED


def parts_beside(before: Free | None, after: Free | None) -> list[Beside[FreePart]]:
    """Return the parts of two answers side by side, in reading order."""
    return _beside(before.parts if before else (), after.parts if after else (), _parts_likeness)


def rows_beside(before: Table | None, after: Table | None) -> list[Beside[Row]]:
    """Return the rows of two tables side by side, in reading order."""
    return _beside(before.rows if before else (), after.rows if after else (), _rows_likeness)


_ALIKE = 0.5
_MOST_PAIRS = 10_000
"""Of rows without an equal one; beyond, none are held to be the same row."""


def _beside(
    old: Sequence[_Element],
    new: Sequence[_Element],
    likeness: Callable[[_Element, _Element], float],
) -> list[Beside[_Element]]:
    found: list[Beside[_Element]] = []
    for run in hunks(old, new):
        before, after = old[run.before], new[run.after]
        if run.same:
            found += [Beside(one, other) for one, other in zip(before, after, strict=True)]
        elif run.one_sided or len(before) * len(after) > _MOST_PAIRS:
            found += [Beside(element, None) for element in before]
            found += [Beside(None, element) for element in after]
        else:
            found += _paired(before, after, likeness)
    return found


def _paired(
    old: Sequence[_Element],
    new: Sequence[_Element],
    likeness: Callable[[_Element, _Element], float],
) -> list[Beside[_Element]]:
    """Pair what is most alike without crossing; what has no partner stands alone."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[max(likeness(one, other) - _ALIKE, 0.0) for other in new] for one in old]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + alike[row][column],
            )
    found: list[Beside[_Element]] = []
    row = column = 0
    while row < len(old) and column < len(new):
        together = best[row + 1][column + 1] + alike[row][column]
        if alike[row][column] and best[row][column] == together:
            found.append(Beside(old[row], new[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            found.append(Beside(old[row], None))
            row += 1
        else:
            found.append(Beside(None, new[column]))
            column += 1
    found += [Beside(element, None) for element in old[row:]]
    found += [Beside(None, element) for element in new[column:]]
    return found


def _parts_likeness(one: FreePart, other: FreePart) -> float:
    match one, other:
        case Paragraph(), Paragraph():
            return text_likeness(one.text, other.text)
        case Table(), Table():
            return max(_ALIKE + 0.01, _table_likeness(one, other))
        case Figure(), Figure():
            same = one.attachment == other.attachment
            return (
                1.0 if same else text_likeness(one.caption, other.caption) if one.caption else 0.0
            )
        case _:
            return 0.0


def _table_likeness(one: Table, other: Table) -> float:
    return text_likeness(*("\n".join(map("\t".join, table.rows)) for table in (one, other)))


def _rows_likeness(one: Row, other: Row) -> float:
    return text_likeness("\t".join(one), "\t".join(other))
