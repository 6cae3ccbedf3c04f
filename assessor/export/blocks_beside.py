"""Two printouts laid side by side: which block, and which row of a table, is the same in both.

Rows belong together by the place of the document that they print, never by their words: twenty
risks have the same labels. Only the parts of a freely filled frame have no names; they are paired
by what is in them, as wherever such an answer is compared (``history.parts``).
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

from assessor.export.blocks import (
    Block,
    Cell,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Picture,
    Role,
    Row,
    Text,
    Title,
)
from assessor.form.values import Figure, Free, FreePart, Paragraph, Place, Table
from assessor.history.hunks import hunks
from assessor.history.parts import Beside, parts_beside, rows_beside


@dataclass(frozen=True, slots=True)
class Printed:
    """One block, and whether it stands under a table that it must not touch."""

    block: Block
    gap: bool


def blocks_beside(old: Sequence[Block], new: Sequence[Block]) -> list[Beside[Printed]]:
    """Return the blocks of two printouts side by side, in the order of either."""
    before, after = list(_units(old)), list(_units(new))
    keys = [unit.key for unit in before], [unit.key for unit in after]
    found: list[Beside[Printed]] = []
    for run in hunks(*keys):
        if run.same:
            for one, other in zip(before[run.before], after[run.after], strict=True):
                found += _paired(one, other)
        else:
            found += [Beside(part, None) for unit in before[run.before] for part in unit.parts]
            found += [Beside(None, part) for unit in after[run.after] for part in unit.parts]
    return found


def grid_rows_beside(old: Grid, new: Grid) -> list[Beside[int]]:
    """Return the rows of two tables side by side, by their numbers; paired ones have like cells."""
    if is_frame(new):
        return list(_frame_rows(old, new))
    keys = list(_row_keys(old)), list(_row_keys(new))
    found: list[Beside[int]] = []
    for run in hunks(*keys):
        before = range(run.before.start, run.before.stop)
        after = range(run.after.start, run.after.stop)
        if run.same:
            found += [Beside(one, other) for one, other in zip(before, after, strict=True)]
        else:
            found += [Beside(number, None) for number in before]
            found += [Beside(None, number) for number in after]
    return found


def is_frame(grid: Grid) -> bool:
    """Tell whether it is one part of a freely filled frame."""
    first = grid.rows[0]
    roles = {cell.role for row in grid.rows for cell in row.cells}
    return len(first.place) % 2 == 1 and roles <= _FRAMED and roles != {Role.HEAD}


def with_edges(grid: Grid, edges: Sequence[float]) -> Grid:
    """Return the same table with its columns at other edges, as many as it has."""
    places = dict(zip(grid.edges, edges, strict=True))

    def moved(cell: Cell) -> Cell:
        return replace(cell, left=places[cell.left], right=places[cell.right])

    rows = (replace(row, cells=tuple(map(moved, row.cells))) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


_FRAMED = frozenset({Role.FRAME, Role.HEAD, Role.DATA})
_FIXED = frozenset({Role.BAND, Role.RISK, Role.HEAD})
"""What the words of such a cell are is fixed, unless an answer stands in it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What belongs together as a whole: one block, or all parts of one frame."""

    key: Hashable
    parts: tuple[Printed, ...]

    @property
    def is_frame(self) -> bool:
        block = self.parts[0].block
        return isinstance(block, Grid) and is_frame(block)


def _units(blocks: Sequence[Block]) -> Iterator[_Unit]:
    chapter: Hashable = None
    last: Block | None = None
    for place, run in groupby(blocks, key=_frame_place):
        parts: list[Printed] = []
        for block in run:
            parts.append(Printed(block, isinstance(last, Grid) and isinstance(block, Grid)))
            if place is None:
                if isinstance(block, Heading) and block.level == 1:
                    chapter = _heading_key(block)
                yield _Unit((chapter, _key(block, last)), (parts.pop(),))
            last = block
        if place is not None:
            yield _Unit(("frame", place), tuple(parts))


def _frame_place(block: Block) -> Place | None:
    return block.rows[0].place if isinstance(block, Grid) and is_frame(block) else None


def _key(block: Block, last: Block | None) -> Hashable:
    """Return what tells a block from others in its chapter; ``last`` stands above it."""
    match block:
        case Title() | EditionTag() | Contents():
            return type(block).__name__
        case Heading():
            return _heading_key(block)
        case Grid():
            if isinstance(last, Heading) and last.level > 1:  # whichever entry begins it
                return "below", _heading_key(last)
            return block.rows[0].place, _fixed_words(block.rows[0])


def _heading_key(heading: Heading) -> Hashable:
    called = len(heading.place) % 2 == 1
    return heading.level, heading.place, "" if called else heading.text


def _row_keys(grid: Grid) -> Iterator[Hashable]:
    for row, cells in zip(grid.rows, grid.all_cells(), strict=True):
        look = tuple((cell.role, cell.left, cell.right, cell.open, above) for cell, above in cells)
        yield row.place, look, _fixed_words(row)


def _fixed_words(row: Row) -> tuple[str, ...]:
    if len(row.place) % 2 == 1:
        return ()
    return tuple(_words(cell) for cell in row.cells if cell.role in _FIXED)


def _words(cell: Cell) -> str:
    return "\n".join(piece.text for piece in cell.content if isinstance(piece, Text))


def _paired(one: _Unit, other: _Unit) -> Iterable[Beside[Printed]]:
    if not other.is_frame:
        return [Beside(one.parts[0], other.parts[0])]
    before, after = (Free(tuple(map(_part, unit.parts))) for unit in (one, other))
    beside = parts_beside(before, after)
    return _by_number(beside, one.parts, other.parts, _have_like_cells)


def _by_number(
    beside: Iterable[Beside[FreePart]],
    old: Sequence[Printed],
    new: Sequence[Printed],
    fit: Callable[[Printed, Printed], bool],
) -> Iterator[Beside[Printed]]:
    """Yield what stands at the numbers that ``beside`` pairs, apart where it does not ``fit``."""
    before, after = iter(old), iter(new)
    for pair in beside:
        one = next(before) if pair.before is not None else None
        other = next(after) if pair.after is not None else None
        if one and other and not fit(one, other):
            yield from (Beside(one, None), Beside(None, other))
        else:
            yield Beside(one, other)


def _have_like_cells(one: Printed, other: Printed) -> bool:
    """Tell whether both are tables with as many columns."""
    blocks = one.block, other.block
    edges = [len(block.edges) for block in blocks if isinstance(block, Grid)]
    return edges[0] == edges[-1]


def _part(printed: Printed) -> FreePart:
    """Return the part of the answer that a block prints, a figure by what it shows."""
    grid = printed.block
    if not isinstance(grid, Grid) or grid.rows[0].cells[0].role is not Role.FRAME:
        return _table(grid) if isinstance(grid, Grid) else Paragraph("")
    (cell,) = grid.rows[0].cells
    for piece in cell.content:
        if isinstance(piece, Picture):
            return Figure(sha256(piece.content).hexdigest(), piece.caption)
    return Paragraph(_words(cell))


def _table(grid: Grid) -> Table:
    rows = tuple(tuple(_words(cell) for cell in row.cells) for row in grid.rows)
    return Table(rows, grid.header)


def _frame_rows(old: Grid, new: Grid) -> Iterator[Beside[int]]:
    """Yield the rows side by side by their words; a row is the same only with as many cells."""
    before, after = iter(range(len(old.rows))), iter(range(len(new.rows)))
    for pair in rows_beside(_table(old), _table(new)):
        one = next(before) if pair.before is not None else None
        other = next(after) if pair.after is not None else None
        if one is not None and other is not None and _look(old, one) != _look(new, other):
            yield from (Beside(one, None), Beside(None, other))
        else:
            yield Beside(one, other)


def _look(grid: Grid, number: int) -> list[tuple[Role, float, float]]:
    return [(cell.role, cell.left, cell.right) for cell in grid.rows[number].cells]
