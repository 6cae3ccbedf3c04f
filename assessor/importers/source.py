"""Extracted text as rows of cells, and these as pieces.

A piece is the smallest thing that is one label or one line of an answer.

A tab separates cells, a line end separates rows; Markdown's tables (``| a | b |``) are read too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessor.form.values import clean_text
from assessor.importers.markup import plain_lines, tables_as_rows
from assessor.importers.records import CELL_BREAK, with_tables

_INDENT = "\u3000\u3000"
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
        lines = clean_text(tables_as_rows(content)).split("\n")
        for line in with_tables(lines):
            cells = tuple(plain_lines(cell.replace(CELL_BREAK, "\n")) for cell in _cells(line))
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


def joined(pieces: Sequence[Piece], label: Piece | None = None) -> str:
    """Return pieces as one text: lines of a cell and rows on lines, cells separated by tabs.

    Where an empty line stands before every row, that is how the source separates paragraphs, and
    it gives no empty line; where it stands before some, it does.
    """
    starts = [piece.gap for last, piece in pairwise(pieces) if piece.row != last.row]
    below = label is not None and pieces and pieces[0].row != label.row
    spaced = any(starts) and (not all(starts) or (below and not pieces[0].gap))
    text = ""
    for at, piece in enumerate(pieces):
        if at:
            text += _separator(pieces[at - 1], piece, spaced=bool(spaced))
        text += piece.text
    return _outdented(text)


def _outdented(text: str) -> str:
    """Return ``text`` without the two signs by which all of it stands in behind its label."""
    lines = text.split("\n")
    if all(line.startswith(_INDENT) for line in lines if line):
        return "\n".join(line.removeprefix(_INDENT) for line in lines)
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
    return len(signs) > 2 and not signs.strip("-:|=_ \u3000─━―－")  # noqa: PLR2004 - "-" alone is an answer
