"""Extracted text as rows of cells, and these as pieces: the smallest thing that is one label or
one line of an answer.

A tab separates cells, a line end separates rows; Markdown's tables (``| a | b |``) are read too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.form.values import clean_text
from assessor.importers.markup import plain_lines, tables_as_rows

Cell = tuple[str, ...]
"""The lines of one cell, none of them empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the source."""

    part: int
    """Which of several sources it comes from, counted from 0."""
    page: int
    """Counted by form feeds."""
    gap: bool
    """Whether an empty line or a new page stands before it."""
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that are not empty."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def text(self) -> str:
        """The row as one text, cells separated by tabs."""
        return "\t".join("\n".join(cell) for cell in self.cells).rstrip("\t")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of one cell."""

    text: str
    row: int
    column: int
    gap: bool = False
    """Whether an empty line stands before it."""
    alone: bool = False
    """Whether its row has one cell only."""
    part: int = 0


def rows_of(text: str, part: int = 0) -> Iterator[Row]:
    """Yield the rows of ``text`` that are not empty."""
    gap = False
    for page, content in enumerate(text.split("\f")):
        gap = gap or page > 0
        for line in clean_text(tables_as_rows(content)).split("\n"):
            cells = tuple(plain_lines(cell) for cell in _cells(line))
            if not any(cells) or _is_rule(cells):
                gap = True
                continue
            yield Row(part, page, gap, cells)
            gap = False


def pieces_of(number: int, row: Row) -> Iterator[Piece]:
    """Yield the pieces of one row."""
    alone = len(row.filled) == 1
    first = True
    for column, cell in enumerate(row.cells):
        for line in cell:
            yield Piece(line, number, column, row.gap and first, alone, row.part)
            first = False


def joined(pieces: list[Piece]) -> str:
    """Return pieces as one text: lines of a cell and rows on lines, cells separated by tabs.

    Where an empty line stands before every row, that is how the source separates paragraphs, and
    it gives no empty line; where it stands before some, it does.
    """
    starts = [
        piece.gap for last, piece in zip(pieces, pieces[1:], strict=False) if piece.row != last.row
    ]
    spaced = any(starts) and not all(starts)
    text = ""
    for at, piece in enumerate(pieces):
        if at:
            text += _separator(pieces[at - 1], piece, spaced=spaced)
        text += piece.text
    return text


def _separator(last: Piece, piece: Piece, *, spaced: bool) -> str:
    if last.row != piece.row:
        return "\n\n" if spaced and piece.gap else "\n"
    return "\n" if last.column == piece.column else "\t"


def _cells(line: str) -> list[str]:
    bare = line.strip()
    if bare.count("|") > 1 and bare.startswith("|") and bare.endswith("|"):
        return bare[1:-1].split("|")
    if "\t" not in line:
        # Markdown's own bullet before the document's, and its heading signs.
        return [re.sub(r"^\s*(?:[-*] +(?=・)|#{1,6} +)", "", line)]
    return line.split("\t")


def _is_rule(cells: tuple[Cell, ...]) -> bool:
    """Tell whether this is the line that Markdown draws below a table's header."""
    signs = "".join("".join(cell) for cell in cells)
    return len(signs) > 2 and not signs.strip("-:|=_ ")  # noqa: PLR2004 - "-" alone is an answer
