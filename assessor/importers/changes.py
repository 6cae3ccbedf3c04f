"""The table of 変更箇所 in a source: found by its header, put together over page breaks.

A page break repeats the header, and may tear a row in two: what follows has no date then, and
its cells continue those above.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.form.dates import read_date
from assessor.form.definition import Item, Repeat
from assessor.form.kinds import folded
from assessor.importers.source import Row

_SENTENCE_ENDS = "。）)"


@dataclass(slots=True)
class RowsTable:
    """One table of a repeat that is printed as rows."""

    start: int
    """The row of its first header."""
    rows: list[list[str]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """The rows of the source that it took."""


def columns_of(repeat: Repeat) -> tuple[Item, ...]:
    """Return the items that are the columns of ``repeat``."""
    return tuple(child for child in repeat.children if isinstance(child, Item))


def rows_table(rows: Sequence[Row], repeat: Repeat) -> RowsTable | None:
    """Return the table of ``repeat`` in the source, or None where it has no header there."""
    labels = [folded(item.label) for item in columns_of(repeat)]
    table: RowsTable | None = None
    torn: list[str] = []
    is_open = False
    for number, row in enumerate(rows):
        if _is_header(row, labels):
            table = table or RowsTable(number)
            table.used.add(number)
            is_open = True
        elif table and is_open:
            is_open, torn = _take(table, number, row, torn, len(labels))
    if table and torn:
        table.rows.append(_filled(torn, len(labels)))
    return table


def _is_header(row: Row, labels: Sequence[str]) -> bool:
    cells = [folded("".join(cell)) for cell in row.cells if cell]
    return len(cells) >= len(labels) - 1 and sum(cell in labels for cell in cells) >= (
        len(labels) - 1
    )


def _take(
    table: RowsTable, number: int, row: Row, torn: list[str], width: int
) -> tuple[bool, list[str]]:
    """Take one row of the source; return whether the table goes on, and a row not yet whole."""
    cells = ["\n".join(cell) for cell in row.cells]
    if torn and _completes(torn, row, cells, width):
        cells = [*torn[:-1], _continued(torn[-1], cells[0]), *cells[1:]]
    elif torn:
        table.rows.append(_filled(torn, width))
    if len(cells) > width or (len(cells) == 1 and (row.gap or not table.rows)):
        return False, []
    table.used.add(number)
    if len(cells) == 1:
        table.rows[-1][-1] = _continued(table.rows[-1][-1], cells[0])
    elif len(cells) < width:
        return True, cells
    else:
        _add(table, cells)
    return True, []


def _completes(torn: Sequence[str], row: Row, cells: Sequence[str], width: int) -> bool:
    """Tell whether a row is the rest of one that a line end inside a cell has torn."""
    fits = len(torn) + len(cells) - 1 <= width
    return fits and read_date(cells[0]) is None and not (row.gap and len(cells) == 1)


def _add(table: RowsTable, cells: list[str]) -> None:
    if table.rows and not cells[0]:
        table.rows[-1] = [
            _continued(above, below) for above, below in zip(table.rows[-1], cells, strict=True)
        ]
    else:
        table.rows.append(cells)


def _continued(above: str, below: str) -> str:
    if not above or not below:
        return above or below
    return f"{above}\n{below}" if above[-1] in _SENTENCE_ENDS else above + below


def _filled(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
