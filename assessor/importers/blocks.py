"""Paragraphs and tables of the freely arranged parts: 別添1, 別添2, 別紙.

The source has rows of cells and no more. Rows of one width that follow each other are a table. A
row of one text is a paragraph: a title, a note. A numbered column beginning anew, or a row headed
「#」, begins another table; a header that a page break repeated is dropped.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assessor.form.kinds import folded
from assessor.form.values import Free, FreePart, Paragraph, Table
from assessor.importers.source import Piece, joined

Cells = tuple[str, ...]


def free_of(pieces: Sequence[Piece], widths: dict[int, int]) -> Free | None:
    """Return the pieces as paragraphs and tables; ``widths`` has the cells of each row."""
    parts: list[FreePart] = []
    for is_table, group in groupby(_rows(pieces, widths), key=lambda row: len(row[0]) > 1):
        rows = list(group)
        if is_table:
            parts += _tables([cells for cells, _ in rows])
        else:
            parts.append(Paragraph(joined([piece for _, line in rows for piece in line])))
    return Free(tuple(_merged(parts))) if parts else None


def _rows(pieces: Sequence[Piece], widths: dict[int, int]) -> Iterator[tuple[Cells, list[Piece]]]:
    for number, group in groupby(pieces, key=lambda piece: piece.row):
        row = list(group)
        columns: dict[int, list[str]] = {}
        for piece in row:
            columns.setdefault(piece.column, []).append(piece.text)
        if len(columns) == 1 and 0 in columns:
            yield ("\n".join(columns[0]),), row
        else:
            width = max(widths.get(number, 0), max(columns) + 1)
            yield tuple("\n".join(columns.get(at, [])) for at in range(width)), row


def _tables(rows: Sequence[Cells]) -> Iterator[Table]:
    block: list[Cells] = []
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        if block and (len(row) != len(block[0]) or _begins_numbering(row, following)):
            yield _table(block)
            block = []
        block.append(row)
    if block:
        yield _table(block)


def _begins_numbering(row: Cells, following: Cells | None) -> bool:
    """Tell whether ``row`` is the header over a column of numbers that begins with 1."""
    return following is not None and folded(following[0]) == "1" and not row[0].isdecimal()


def _table(rows: list[Cells]) -> Table:
    header = 1 if len(rows) > 1 and _begins_numbering(rows[0], rows[1]) else 0
    body = [row for at, row in enumerate(rows) if not at or not header or row != rows[0]]
    return Table(tuple(body), header)


def _merged(parts: Sequence[FreePart]) -> Iterator[FreePart]:
    """Join tables that only a page break separates."""
    last: FreePart | None = None
    for part in parts:
        if isinstance(last, Table) and isinstance(part, Table) and _continues(last, part):
            rows = part.rows[1:] if last.header and part.rows[0] == last.rows[0] else part.rows
            last = Table((*last.rows, *rows), last.header)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _continues(last: Table, part: Table) -> bool:
    if last.width != part.width:
        return False
    return not part.header or part.rows[0] == last.rows[0]
