"""Freely filled frames (別添1, 別添2, 別紙): text, tables and figures one below the other.

Each part is a grid of its own, so that a long table breaks over pages and repeats its header.
"""

from collections.abc import Iterator
from dataclasses import replace

from assessor.document.assessment import Assessment
from assessor.export.blocks import Cell, Grid, Picture, Piece, Role, Row, Text
from assessor.export.content import missing_figure, plain
from assessor.export.measure import em, shares
from assessor.form.definition import Item
from assessor.form.values import Figure, Free, FreePart, Paragraph, Place, Table

_RIGHT = 100.0
_TALL = 165.0
_LOW = 45.0
"""Heights of an empty frame for a figure, and for a text, in millimetres."""
_NARROWEST = 3.0
_WIDEST = 26.0
"""Column widths in em, within which a table's own words decide."""


def frame(assessment: Assessment, item: Item, prefix: Place, around: str) -> Iterator[Grid]:
    """Yield the frame of one item; its label stands inside unless the heading says the same."""
    place = (*prefix, item.name)
    for grid in _frame(assessment, item, place, around):
        yield replace(grid, rows=tuple(replace(row, place=place) for row in grid.rows))


def _frame(assessment: Assessment, item: Item, place: Place, around: str) -> Iterator[Grid]:
    value = assessment.answer(place)
    label = () if item.label == around else (Text(item.label),)
    if not isinstance(value, Free):
        high = _TALL if item.kind == "free" else _LOW
        yield _box((*label, Text(plain(item, value))), high)
        return
    if label:
        yield _box(label, 0)
    for part in value.parts:
        yield _part(assessment, part)


def _part(assessment: Assessment, part: FreePart) -> Grid:
    match part:
        case Paragraph(text):
            return _box((Text(text),), 0)
        case Table():
            return table(part)
        case Figure(attachment, caption):
            content = assessment.attachments.get(attachment)
            if content is None:
                return _box((Text(missing_figure(caption or attachment)),), 0)
            return _box((Picture(attachment, content, caption),), 0)


def table(part: Table) -> Grid:
    """Return a table of the user's with columns as wide as their words ask for."""
    if not part.width:
        return _box((Text(""),), 0)
    edges = _edges(part)
    header = part.header if part.header < len(part.rows) else 0
    rows = []
    for number, words in enumerate(part.rows):
        role = Role.HEAD if number < header else Role.DATA
        cells = [
            Cell(role, edges[at], edges[at + 1] if at + 1 < len(words) else _RIGHT, (Text(word),))
            for at, word in enumerate(words or ("",))
        ]
        rows.append(Row(tuple(cells), leads=role is Role.HEAD))
    return Grid(tuple(rows), header)


def _edges(part: Table) -> list[float]:
    widest = [0.0] * part.width
    for row in part.rows:
        for at, word in enumerate(row):
            if at + 1 < len(row) or len(row) == part.width:
                widest[at] = max(widest[at], em(word) + 1)
    edges = [0.0]
    for share in shares(widest, _NARROWEST, _WIDEST):
        edges.append(round(edges[-1] + share, 2))
    return [*edges[:-1], _RIGHT]


def _box(content: tuple[Piece, ...], height: float) -> Grid:
    return Grid((Row((Cell(Role.FRAME, 0, _RIGHT, content),), height),))
