"""What can be done to a table of plain cells, each as a function that returns the new table.

The last cell of a row that is shorter than the widest one spans what is left; so the rows stay
as they are wherever a column comes or goes inside such a span.
"""

import csv
import io

from assessor.form.values import Table, clean_text

Cells = tuple[tuple[str, ...], ...]


def blank_table(rows: int, columns: int, header: int = 1) -> Table:
    """Return a table without words."""
    return Table((("",) * columns,) * rows, header)


def cell(table: Table, row: int, column: int) -> str:
    """Return what stands in a cell; inside a span, what stands in the spanning cell."""
    cells = table.rows[row]
    return cells[min(column, len(cells) - 1)] if cells else ""


def span(table: Table, row: int, column: int) -> int:
    """Return over how many columns the cell goes."""
    cells = table.rows[row]
    return table.width - column if column == len(cells) - 1 else 1


def with_cell(table: Table, row: int, column: int, text: str) -> Table:
    """Return ``table`` with ``text`` in one cell."""
    cells = list(table.rows[row]) or [""]
    cells[min(column, len(cells) - 1)] = text
    return _with_row(table, row, tuple(cells))


def with_new_row(table: Table, at: int) -> Table:
    """Return ``table`` with a blank row before row ``at``; above a header it belongs to it."""
    blank = ("",) * max(table.width, 1)
    header = table.header + (at < table.header)
    return Table((*table.rows[:at], blank, *table.rows[at:]), header)


def without_row(table: Table, at: int) -> Table:
    """Return ``table`` without one row."""
    header = table.header - (at < table.header)
    return Table((*table.rows[:at], *table.rows[at + 1 :]), header)


def with_new_column(table: Table, at: int) -> Table:
    """Return ``table`` with a blank column before column ``at``."""
    width = table.width
    return Table(
        tuple(
            row if len(row) <= at and len(row) < width else (*row[:at], "", *row[at:])
            for row in table.rows
        ),
        table.header,
    )


def without_column(table: Table, at: int) -> Table:
    """Return ``table`` without one column; a cell that spans it becomes narrower."""
    width = table.width
    return Table(
        tuple(
            row if len(row) <= at or (len(row) == at + 1 < width) else (*row[:at], *row[at + 1 :])
            for row in table.rows
        ),
        table.header,
    )


def with_span(table: Table, row: int, column: int) -> Table:
    """Return ``table`` with the cells from ``column`` on as one; their words are all kept.

    Nothing changes where no other row would show how wide the table is.
    """
    cells = table.rows[row]
    words = "\n".join(text for text in cells[column:] if text)
    joined = _with_row(table, row, (*cells[:column], words))
    return joined if joined.width == table.width else table


def without_span(table: Table, row: int) -> Table:
    """Return ``table`` with a row of as many cells as it is wide."""
    cells = table.rows[row]
    return _with_row(table, row, (*cells, *("",) * (table.width - len(cells))))


def with_header(table: Table, rows: int) -> Table:
    """Return ``table`` with so many header rows."""
    return Table(table.rows, min(max(rows, 0), len(table.rows)))


def with_cells(table: Table, row: int, column: int, cells: Cells) -> Table:
    """Return ``table`` with a block of cells written over it; it grows as far as it must."""
    width = max(table.width, column + max((len(line) for line in cells), default=0))
    rows = [list(line) for line in table.rows]
    if width > table.width:
        rows = [line + [""] * (width - len(line)) for line in rows]
    rows += [[""] * width for _ in range(row + len(cells) - len(rows))]
    for offset, line in enumerate(cells):
        target = rows[row + offset]
        target += [""] * (column + len(line) - len(target))
        target[column : column + len(line)] = line
    return Table(tuple(tuple(line) for line in rows), table.header)


def cells_of(text: str) -> Cells:
    """Return the cells that a spreadsheet put into the clipboard as text; all rows equally wide.

    Excel puts cells with line ends or tabs into quotation marks and doubles those inside.
    """
    try:
        lines = list(csv.reader(io.StringIO(clean_text(text)), delimiter="\t"))
    except csv.Error:
        lines = [line.split("\t") for line in clean_text(text).split("\n")]
    while lines and not any(lines[-1]):
        lines.pop()
    width = max((len(line) for line in lines), default=0)
    return tuple((*line, *("",) * (width - len(line))) for line in lines)


def text_of(cells: Cells) -> str:
    """Return ``cells`` as a spreadsheet reads them from the clipboard."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def _with_row(table: Table, row: int, cells: tuple[str, ...]) -> Table:
    return Table((*table.rows[:row], cells, *table.rows[row + 1 :]), table.header)
