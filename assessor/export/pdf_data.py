"""Blocks as the data of the PDF template: plain lists and strings that JSON can carry.

The template (resources/typst/form.typ) decides how a thing looks; here is only worked out which
column and row a cell begins in, and which rows must not stand alone at the foot of a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assessor.export.blocks import (
    Block,
    Boxes,
    Bracket,
    Cell,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Options,
    Picture,
    Piece,
    Role,
    Row,
    Text,
    Title,
)
from assessor.export.content import OFFERED, box_text, bracket_text, group_title, missing_figure
from assessor.export.outline import Outline
from assessor.export.pictures import AROUND, CAPTION, scaled
from assessor.export.sheet import CELL_PADDING, CONTENTS_ROW, DATA_SIZE, OPTIONS_SIZE, Sheet
from assessor.form.values import clean_text

Json = dict[str, object]

_FULL = 100.0
FONT = "BIZ UDPGothic"


@dataclass(slots=True)
class Pages:
    """The blocks of one document for the template, and the pictures it will ask for."""

    sheet: Sheet
    unreadable: frozenset[bytes] = frozenset()
    """Pictures that look like some and are none."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By file name."""
    _outline: Outline = field(default_factory=Outline)

    def layout(self) -> Json:
        """Return the measures of the page: millimetres, points, shares."""
        layout = self.sheet.layout
        return {
            "font": FONT,
            "font-size": layout.font_size,
            "options-size": OPTIONS_SIZE,
            "data-size": DATA_SIZE,
            "margin": layout.margin,
            "padding": CELL_PADDING,
            "band-shade": layout.band_shade,
            "label-shade": layout.label_shade,
        }

    def block(self, block: Block) -> Json:
        """Return one block as data; they are to come in their order."""
        match block:
            case Title(text):
                return self._heading("title", text, self._outline.chapter())
            case Heading(_, text, entry):
                level = self._outline.heading(block)
                made = self._heading("heading", text, level)
                return {
                    **made,
                    "entry": clean_text(entry),
                    "places": [list(block.place)] if block.place else [],
                }
            case Contents(title, entries):
                rows = [
                    Row((Cell(Role.CENTRED, 0, _FULL, (Text(entry),)),), CONTENTS_ROW)
                    for entry in entries
                ]
                made = self._heading("contents", title, self._outline.chapter())
                return {**made, **self._table(Grid(tuple(rows)), "contents")}
            case EditionTag(text):
                return {"kind": "tag", "words": clean_text(text)}
            case Grid():
                return {"kind": "grid", **self._table(block)}

    def _heading(self, kind: str, words: str, level: int) -> Json:
        return {
            "kind": kind,
            "words": clean_text(words),
            "level": level,
            "entry": "",
            "places": [],
        }

    def _table(self, grid: Grid, role: str = "") -> Json:
        edges = grid.edges
        at = {edge: number for number, edge in enumerate(edges)}
        rows = []
        for number, row in enumerate(grid.rows):
            cells = [self._cell(cell, row, number, at) for cell in row.cells]
            across = row.cells[0].left == 0 and row.cells[-1].right == _FULL
            alone = across and all(cell.rows == 1 for cell in row.cells)
            head = number < grid.header
            rows.append((alone and (head or row.leads), head, cells))
        if role:
            for cell in (cell for _, _, cells in rows for cell in cells):
                cell["role"] = role
        return {
            "columns": [right - left for left, right in pairwise(edges)],
            "rows": list(_runs(rows)),
        }

    def _cell(self, cell: Cell, row: Row, number: int, at: dict[float, int]) -> Json:
        return {
            "role": cell.role.value,
            "x": at[cell.left],
            "y": number,
            "colspan": at[cell.right] - at[cell.left],
            "rowspan": cell.rows,
            "whole": row.whole,
            "height": row.height,
            "open": [side.value for side in cell.open],
            "level": self._outline.cell(cell),
            "places": _places(cell, row),
            "content": [self._piece(piece, cell) for piece in cell.content],
        }

    def _piece(self, piece: Piece, cell: Cell) -> Json:
        match piece:
            case Text(text):
                return _text(text)
            case Bracket(text):
                return _text(bracket_text(text, self.sheet.room(cell.left, cell.right)))
            case Options(lines):
                return {
                    "kind": "options",
                    "heading": OFFERED,
                    "lines": [[clean_text(words) for words in line] for line in lines],
                }
            case Boxes(title, columns, lines):
                return {
                    "kind": "boxes",
                    "title": group_title(title) if title else "",
                    "columns": _widths(columns),
                    "lines": [[clean_text(box_text(box)) for box in line] for line in lines],
                }
            case Picture():
                return self._picture(piece, cell)

    def _picture(self, picture: Picture, cell: Cell) -> Json:
        caption = clean_text(picture.caption)
        width = self.sheet.millimetres(cell.left, cell.right)
        height = self.sheet.height - AROUND - (CAPTION if caption else 0)
        known = picture.content not in self.unreadable
        shown = scaled(picture.content, width, height) if known else None
        file = f"picture{len(self.pictures) + 1}{shown.suffix}" if shown else None
        if file:
            self.pictures[file] = picture.content
        return {
            "kind": "picture",
            "file": file,
            "missing": missing_figure(clean_text(picture.name)),
            "alt": caption or "図",
            "caption": caption,
            "width": shown.width if shown else 0,
            "height": shown.height if shown else 0,
        }


def _runs(rows: Sequence[tuple[bool, bool, list[Json]]]) -> Iterator[Json]:
    """Yield rows that must stand before others as headers of a deeper level, the rest as they are.

    The template's tables never leave a header alone at the foot of a page.
    """
    header: list[Json] = []
    repeated = False
    for leads, head, cells in rows:
        if leads:
            header += cells
            repeated = repeated or head
            continue
        if header:
            yield _run(header, repeated=repeated)
            header, repeated = [], False
        yield {"header": False, "cells": cells}
    if header:
        yield {"header": False, "cells": header}


def _run(cells: list[Json], *, repeated: bool) -> Json:
    return {"header": True, "repeat": repeated, "level": 1 if repeated else 2, "cells": cells}


def _places(cell: Cell, row: Row) -> list[list[str]]:
    """Return the places that begin with a cell: its own, and with the first that of the row."""
    begun = (cell.place, row.place if cell is row.cells[0] else ())
    return [list(place) for place in begun if place]


def _text(text: str) -> Json:
    return {"kind": "text", "words": clean_text(text)}


def _widths(starts: Sequence[float]) -> list[float]:
    """Return the widths of columns that begin at ``starts``, in per cent."""
    edges = [*starts, _FULL] if starts else [0.0, _FULL]
    return [right - left for left, right in pairwise(edges)]
