"""The cover: the title, then boxes whose heights fill the page as on the official form."""

from collections.abc import Iterator
from itertools import groupby

from assessor.document.assessment import Assessment
from assessor.export.blocks import Block, Cell, EditionTag, Grid, Role, Row, Text, Title
from assessor.export.content import plain
from assessor.form.definition import Item, Section

_RIGHT = 100.0
_LABEL = 20.0
_HEAD = 9.0
_COLUMN = 18.0
_LINE = 16.0
_TEXT = 46.0
"""Heights of the boxes in millimetres, by what stands in them."""


def cover(assessment: Assessment, section: Section) -> Iterator[Block]:
    """Yield the blocks of the cover."""
    yield Title(assessment.form.title)
    items = [child for child in section.children if isinstance(child, Item)]
    for in_columns, run in groupby(items, key=lambda item: item.width > 0):
        if in_columns:
            yield Grid(tuple(_columns(assessment, list(run))))
        else:
            for item in run:
                yield Grid(tuple(_box(assessment, item)))
    yield EditionTag(f"[{assessment.edition}　{assessment.form.number}]")


def _columns(assessment: Assessment, items: list[Item]) -> Iterator[Row]:
    """Yield the labels of items side by side, and their answers below."""
    edges = [0.0]
    for item in items:
        edges.append(edges[-1] + item.width)
    edges[-1] = _RIGHT
    for role, height in ((Role.HEAD, _HEAD), (Role.CENTRED, _COLUMN)):
        cells = (
            Cell(
                role,
                edges[at],
                edges[at + 1],
                (Text(item.label if role is Role.HEAD else _answer(assessment, item)),),
                place=() if role is Role.HEAD else (item.name,),
            )
            for at, item in enumerate(items)
        )
        yield Row(tuple(cells), height, leads=role is Role.HEAD)


def _box(assessment: Assessment, item: Item) -> Iterator[Row]:
    place = (item.name,)
    answer = (Text(_answer(assessment, item)),)
    if item.layout == "full":
        head = Cell(Role.HEAD, 0, _RIGHT, (Text(item.label),))
        yield Row((head,), _HEAD, whole=True, leads=True, place=place)
        role = Role.ANSWER if item.kind == "text" else Role.CENTRED
        height = _TEXT if item.kind == "text" else _LINE
        yield Row((Cell(role, 0, _RIGHT, answer),), height, place=place)
    else:
        head = Cell(Role.HEAD, 0, _LABEL, (Text(item.label),))
        yield Row((head, Cell(Role.ANSWER, _LABEL, _RIGHT, answer)), _TEXT, place=place)


def _answer(assessment: Assessment, item: Item) -> str:
    return plain(item, assessment.answer((item.name,)))
