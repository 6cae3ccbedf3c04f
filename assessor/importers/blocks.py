"""Paragraphs and tables of the freely arranged parts: 別添1, 別添2, 別紙.

The source has rows of cells and no more. Rows of one width that follow each other are a table. A
row of one text is a paragraph: a title, a note. A numbered column beginning anew, or a row headed
「#」, begins another table; a header that a page break repeated is dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assessor.form.kinds import folded
from assessor.form.values import Free, FreePart, Paragraph, Table
from assessor.importers.source import Piece, joined

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Cells
    pieces: tuple[Piece, ...]

    @property
    def gap(self) -> bool:
        """Whether an empty line or a new page stands before it."""
        return self.pieces[0].gap


def free_of(pieces: Sequence[Piece], widths: dict[int, int]) -> Free | None:
    """Return the pieces as paragraphs and tables; ``widths`` has the cells of each row."""
    parts: list[FreePart] = []
    for is_table, group in groupby(_rows(pieces, widths), key=lambda row: len(row.cells) > 1):
        rows = list(group)
        if is_table:
            parts += _tables(rows)
        else:
            parts.append(Paragraph(joined([piece for row in rows for piece in row.pieces])))
    return Free(tuple(_merged(parts))) if parts else None


def _rows(pieces: Sequence[Piece], widths: dict[int, int]) -> Iterator[_Row]:
    for number, group in groupby(pieces, key=lambda piece: piece.row):
        row = tuple(group)
        columns: dict[int, list[str]] = {}
        for piece in row:
            columns.setdefault(piece.column, []).append(piece.text)
        if len(columns) == 1 and 0 in columns:
            yield _Row(("\n".join(columns[0]),), row)
        else:
            width = max(widths.get(number, 0), max(columns) + 1)
            yield _Row(tuple("\n".join(columns.get(at, [])) for at in range(width)), row)


def _tables(rows: Sequence[_Row]) -> Iterator[Table]:
    block: list[Cells] = []
    for at, row in enumerate(rows):
        following = rows[at + 1].cells if at + 1 < len(rows) else None
        width = len(block[0]) if block else 0
        if block and (
            len(row.cells) > width
            or (len(row.cells) < width and not _is_short(width, following))
            or _begins_numbering(row.cells, following)
            or (row.gap and not _goes_on(block[-1], row.cells))
        ):
            yield _table(block)
            block = []
        block.append(row.cells)
    if block:
        yield _table(block)


def _begins_numbering(row: Cells, following: Cells | None) -> bool:
    """Tell whether ``row`` is the header over a column of numbers that begins with 1."""
    return following is not None and folded(following[0]) == "1" and not row[0].isdecimal()


def _is_short(width: int, following: Cells | None) -> bool:
    """Tell whether a row with fewer cells stands in a table, and does not begin a narrower one."""
    return following is None or len(following) == width


def _goes_on(last: Cells, row: Cells) -> bool:
    """Tell whether a numbered column goes on over a page break."""
    return last[0].isdecimal() and row[0].isdecimal() and int(row[0]) == int(last[0]) + 1


def _table(rows: list[Cells]) -> Table:
    header = 1 if len(rows) > 1 and _begins_numbering(rows[0], rows[1]) else 0
    body = [row for at, row in enumerate(rows) if not at or not header or row != rows[0]]
    return Table(tuple(body), header)


def _merged(parts: Sequence[FreePart]) -> Iterator[FreePart]:
    """Join tables that only a page break separates."""
    last: FreePart | None = None
    for part in parts:
        if isinstance(last, Table) and isinstance(part, Table) and _continues(last, part):
            last = Table((*last.rows, *part.rows[1:]), last.header)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _continues(last: Table, part: Table) -> bool:
    return last.width == part.width and last.header > 0 and part.rows[0] == last.rows[0]
