"""Blocks as the data of the PDF template: plain lists and strings that JSON can carry.

The template (resources/typst/form.typ) decides how a thing looks; here is only worked out which
column and row a cell begins in, and of which level a heading inside a table is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assessor.export.blocks import (
    Block,
    Box,
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
from assessor.export.content import OFFERED, bracketed, missing_figure
from assessor.export.sheet import CELL_PADDING, OPTIONS_SIZE, Sheet
from assessor.form.values import clean_text

Json = dict[str, object]

_BLANK_BRACKET = "　" * 8
_LEVELS = {Role.BAND: 2, Role.ENTRY: 3, Role.RISK: 3}
"""Of the headings that stand in tables; a chapter is level 1."""
_CHAPTER = 1
_FULL = 100.0
_CAPTION = 12.0
_AROUND_PICTURE = 30.0
"""Millimetres of a page that a picture leaves for a caption, and for heading and frame."""
_SUFFIXES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


@dataclass(slots=True)
class Pages:
    """The blocks of one document for the template, and the pictures it will ask for."""

    sheet: Sheet
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By file name."""
    _level: int = _CHAPTER

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Json]:
        """Yield each block as data."""
        for block in blocks:
            yield self._block(block)

    def layout(self) -> Json:
        """Return the measures of the page: millimetres, points, shares."""
        layout = self.sheet.layout
        return {
            "font": "BIZ UDPGothic",
            "font-size": layout.font_size,
            "options-size": OPTIONS_SIZE,
            "margin": layout.margin,
            "padding": CELL_PADDING,
            "band-shade": layout.band_shade,
            "label-shade": layout.label_shade,
        }

    def _block(self, block: Block) -> Json:
        match block:
            case Title(text):
                return {"kind": "title", "words": clean_text(text)}
            case Heading(_, text, entry):
                self._level = _CHAPTER
                return {"kind": "heading", "words": clean_text(text), "entry": clean_text(entry)}
            case Contents(title, entries):
                self._level = _CHAPTER
                return {"kind": "contents", "words": title, "entries": list(entries)}
            case EditionTag(text):
                return {"kind": "tag", "words": clean_text(text)}
            case Grid():
                return self._grid(block)

    def _grid(self, grid: Grid) -> Json:
        edges = grid.edges
        at = {edge: number for number, edge in enumerate(edges)}
        rows = []
        for number, row in enumerate(grid.rows):
            head = number < grid.header
            cells = [self._cell(cell, row, number, at) for cell in row.cells]
            across = row.cells[0].left == 0 and row.cells[-1].right == _FULL
            alone = across and all(cell.rows == 1 for cell in row.cells)
            rows.append((alone and (head or row.leads), head, cells))
        return {
            "kind": "grid",
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
            "level": self._heading_level(cell),
            "content": [self._piece(piece, cell) for piece in cell.content],
        }

    def _heading_level(self, cell: Cell) -> int:
        """Return which level of heading a cell is, 0 for none; no level is left out going down."""
        wanted = _LEVELS.get(cell.role, 0)
        named = any(isinstance(piece, Text) and piece.text.strip() for piece in cell.content)
        if not wanted or not named or (cell.left > 0 and cell.role is not Role.RISK):
            return 0
        self._level = min(wanted, self._level + 1)
        return self._level

    def _piece(self, piece: Piece, cell: Cell) -> Json:
        match piece:
            case Text(text):
                return {"kind": "text", "words": clean_text(text)}
            case Bracket(text):
                return {"kind": "bracket", "words": clean_text(text) or _BLANK_BRACKET}
            case Options(lines):
                return {
                    "kind": "options",
                    "heading": OFFERED,
                    "lines": [[clean_text(words) for words in line] for line in lines],
                }
            case Boxes(title, columns, lines):
                return {
                    "kind": "boxes",
                    "title": title,
                    "columns": _widths(columns),
                    "lines": [[_box(box) for box in line] for line in lines],
                }
            case Picture():
                return self._picture(piece, cell)

    def _picture(self, picture: Picture, cell: Cell) -> Json:
        caption = clean_text(picture.caption)
        height = self.sheet.height - _AROUND_PICTURE - (_CAPTION if caption else 0)
        suffix = _suffix(picture.content)
        file = f"picture{len(self.pictures) + 1}{suffix}" if suffix else None
        if file:
            self.pictures[file] = picture.content
        return {
            "kind": "picture",
            "file": file,
            "missing": missing_figure(clean_text(picture.name)),
            "alt": caption or "図",
            "caption": caption,
            "width": self.sheet.millimetres(cell.left, cell.right),
            "height": height,
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


def _box(box: Box) -> Json:
    return {
        "label": clean_text(box.label),
        "ticked": box.ticked,
        "behind": clean_text(bracketed(box)),
    }


def _widths(starts: Sequence[float]) -> list[float]:
    """Return the widths of columns that begin at ``starts``, in per cent."""
    edges = [*starts, _FULL] if starts else [0.0, _FULL]
    return [right - left for left, right in pairwise(edges)]


def _suffix(content: bytes) -> str:
    """Return what a picture is, by its first bytes; empty where it is none that can be shown."""
    for start, suffix in _SUFFIXES.items():
        if content.startswith(start):
            return suffix
    return ".svg" if b"<svg" in content[:4096] else ""
