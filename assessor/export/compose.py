"""The layout of the official form: what is printed, and in which order.

Every answer that is not blank is printed, also where the item does not apply: leaving it out would
be silent. What is blank prints as it does on the blank form. Parts that are ours alone
(``printed="no"``) stay out; answers for which the form has no item come at the very end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assessor.document.assessment import Assessment
from assessor.export import blocks
from assessor.export.blocks import Block, Cell, Contents, Grid, Piece, Role, Row, Side, Text
from assessor.export.content import box_em, plain
from assessor.export.cover import cover
from assessor.export.free import frame
from assessor.export.measure import columns
from assessor.export.rows import RIGHT, RowMaker
from assessor.export.sheet import Sheet
from assessor.form.definition import (
    Echo,
    Group,
    Heading,
    Item,
    Line,
    Node,
    Repeat,
    Section,
    children,
)
from assessor.form.values import Place, is_blank

CONTENTS = "項目一覧"
STRANGERS = "様式にない項目の記載"
_WIDEST_BOXES = 60.0
"""How much of a band its checkboxes may take, in per cent."""
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def compose(assessment: Assessment) -> tuple[Block, ...]:
    """Return the blocks of the whole document in printed order."""
    sheet = Sheet(assessment.form.layout)
    return tuple(_Composer(assessment, sheet, RowMaker(assessment, sheet)).document())


@dataclass(frozen=True, slots=True)
class _Composer:
    assessment: Assessment
    sheet: Sheet
    rows: RowMaker

    def document(self) -> Iterator[Block]:
        for node in self.assessment.form.sections:
            if isinstance(node, Section):
                yield from self._section(node, (), "")
            else:
                yield from self._chapters(node)
        yield from self._strangers()

    def _chapters(self, repeat: Repeat) -> Iterator[Block]:
        """Yield the chapters that are written once for each entry; several are told apart."""
        place = (repeat.name,)
        entries = self.assessment.entries(place) or ("",)
        for number, entry in enumerate(entries, start=1):
            title = self.assessment.entry_title(place, entry) or f"{repeat.label}{wide(number)}"
            for section in repeat.children:
                if isinstance(section, Section):
                    inside = (*place, entry)
                    yield from self._section(section, inside, title if len(entries) > 1 else "")

    def _section(self, section: Section, prefix: Place, entry: str) -> Iterator[Block]:
        if not section.printed:
            return
        if section.style == "cover":
            yield from cover(self.assessment, section)
            yield from self._contents()
            return
        if section.style == "annex":
            for child in section.children:
                if isinstance(child, Repeat):
                    yield from self._annexes(child, prefix)
            return
        yield blocks.Heading(1, _heading(section), entry, prefix)
        for child in section.children:
            yield from self._part(child, prefix, section.label)

    def _contents(self) -> Iterator[Block]:
        entries = tuple(
            _heading(section, marked=False)
            for node in self.assessment.form.sections
            for section in ((node,) if isinstance(node, Section) else children(node))
            if isinstance(section, Section) and section.listed
        )
        yield Contents(CONTENTS, entries)

    def _part(self, node: Node, prefix: Place, around: str) -> Iterator[Block]:
        """Yield what stands directly in a section: a frame, a table, or a banded group."""
        match node:
            case Item(layout="frame"):
                yield from frame(self.assessment, node, prefix, around)
            case Repeat(style="rows"):
                yield self._table(node, prefix)
            case _:
                yield from _assembled(self._rows(node, prefix, around))

    def _rows(self, node: Node, prefix: Place, around: str) -> Iterator[Row | blocks.Heading]:
        match node:
            case Group():
                yield from self._group(node, prefix)
            case Repeat():
                yield from self._entries(node, prefix)
            case Heading():
                yield from self.rows.heading(node, prefix)
            case Item():
                yield from self.rows.placed(node, prefix, around)
            case Echo():
                yield self.rows.echo(node, prefix)
            case Line(text, _):
                yield _band(Role.RISK, text, prefix)
            case Section():
                yield from self._inside(node.children, prefix, node.label)

    def _group(self, group: Group, prefix: Place) -> Iterator[Row | blocks.Heading]:
        at_the_band = [
            child for child in group.children if isinstance(child, Item) and child.layout == "band"
        ]
        if group.label:
            yield self._group_band(group, at_the_band, prefix)
        others = tuple(child for child in group.children if child not in at_the_band)
        yield from self._inside(others, prefix, group.label)

    def _inside(
        self, nodes: tuple[Node, ...], prefix: Place, around: str
    ) -> Iterator[Row | blocks.Heading]:
        for fixed, run in groupby(nodes, key=lambda node: isinstance(node, Line)):
            if fixed:
                lines = [node.text for node in run if isinstance(node, Line)]
                yield _band(Role.RISK, "\n".join(lines), prefix)
            else:
                for node in run:
                    yield from self._rows(node, prefix, around)

    def _group_band(self, group: Group, items: list[Item], prefix: Place) -> Row:
        role = Role.RISK if group.style == "risk" else Role.BAND
        if not items:
            return _band(role, _band_text(group), prefix)
        pieces = self._band_boxes(items, prefix, RIGHT)
        lines = [
            [box_em(box) for box in line]
            for piece in pieces
            if isinstance(piece, blocks.Boxes)
            for line in piece.lines
        ]
        edge = round(RIGHT - min(self.sheet.edge_after(0, sum(columns(lines))), _WIDEST_BOXES), 2)
        pieces = self._band_boxes(items, prefix, self.sheet.room(edge, RIGHT))
        left = Cell(role, 0, edge, (Text(_band_text(group)),), open=frozenset({Side.RIGHT}))
        right = Cell(role, edge, RIGHT, pieces, open=frozenset({Side.LEFT}))
        return Row((left, right), whole=True, leads=True, place=prefix)

    def _band_boxes(self, items: list[Item], prefix: Place, room: float) -> tuple[Piece, ...]:
        return tuple(piece for item in items for piece in self.rows.band_boxes(item, prefix, room))

    def _entries(self, repeat: Repeat, prefix: Place) -> Iterator[Row | blocks.Heading]:
        """Yield every entry; later ones stand on continuation pages as on the official form."""
        place = (*prefix, repeat.name)
        entries = self.assessment.entries(place) or ("",) * min(repeat.at_least, 1)
        for number, entry in enumerate(entries, start=1):
            if number - 1 in repeat.continued:
                yield blocks.Heading(3, _continuation(repeat, number), place=prefix)
            yield self._entry_band(repeat, number, (*place, entry))
            for child in repeat.children:
                if not (isinstance(child, Item) and child.layout == "title"):
                    yield from self._rows(child, (*place, entry), repeat.label)

    def _entry_band(self, repeat: Repeat, number: int, inside: Place) -> Row:
        label = f"{repeat.label}{wide(number)}"
        titles = _titles(repeat)
        if not titles:
            return _band(Role.ENTRY, label, inside)
        edge = self.sheet.label
        answers = tuple(piece for item in titles for piece in self.rows.answer(item, inside))
        cells = (
            Cell(Role.ENTRY, 0, edge, (Text(label),)),
            Cell(Role.ANSWER, edge, RIGHT, answers),
        )
        return Row(cells, whole=True, leads=True, place=inside)

    def _table(self, repeat: Repeat, prefix: Place) -> Grid:
        """Return a repeat as a table: a column for each item, a row for each entry."""
        items = [child for child in repeat.children if isinstance(child, Item)]
        edges = [0.0]
        for item in items:
            edges.append(edges[-1] + (item.width or 100 / len(items)))
        edges = [round(100 * edge / edges[-1], 2) for edge in edges]
        spans = list(zip(items, edges, edges[1:], strict=False))
        place = (*prefix, repeat.name)
        head = Row(
            tuple(Cell(Role.HEAD, left, right, (Text(item.label),)) for item, left, right in spans),
            leads=True,
            place=prefix,
        )
        rows = [
            Row(
                tuple(
                    self._table_cell(item, (*place, entry), left, right)
                    for item, left, right in spans
                ),
                place=(*place, entry),
            )
            for entry in self.assessment.entries(place) or ("",)
        ]
        return Grid((head, *rows), header=1)

    def _table_cell(self, item: Item, inside: Place, left: float, right: float) -> Cell:
        answer = self.rows.answer(item, inside)
        return Cell(Role.DATA, left, right, answer, place=(*inside, item.name))

    def _annexes(self, repeat: Repeat, prefix: Place) -> Iterator[Block]:
        place = (*prefix, repeat.name)
        entries = self.assessment.entries(place)
        for number, entry in enumerate(entries, start=1):
            inside = (*place, entry)
            label = repeat.label + (wide(number) if len(entries) > 1 else "")
            titles = _titles(repeat)
            title = "　".join(
                plain(item, self.assessment.answer((*inside, item.name))) for item in titles
            )
            named = title.startswith(repeat.label)
            heading = title if named else f"{label}　{title}".strip()
            called = (*inside, titles[0].name) if titles else inside
            yield blocks.Heading(1, heading, place=called)
            for child in repeat.children:
                if child not in titles:
                    yield from self._part(
                        child, inside, child.label if isinstance(child, Item) else ""
                    )

    def _strangers(self) -> Iterator[Block]:
        """Yield what stands nowhere in the form, so that nothing is dropped silently."""
        rows = []
        for place, value in self.assessment.strangers():
            if not is_blank(value):
                label = Cell(Role.LABEL, 0, self.sheet.label, (Text("/".join(place)),))
                text = plain(self.assessment.form.items.get(place[-1]), value)
                answer = Cell(Role.ANSWER, self.sheet.label, RIGHT, (Text(text),))
                rows.append(Row((label, answer), place=place))
        if rows:
            yield blocks.Heading(1, STRANGERS)
            yield Grid(tuple(rows))


def wide(text: str | int) -> str:
    """Return ``text`` with the full-width digits of the form's own bands."""
    return str(text).translate(_WIDE_DIGITS)


def _assembled(stream: Iterator[Row | blocks.Heading]) -> Iterator[Block]:
    """Yield runs of rows as grids, and what stands between them as it is."""
    for is_row, run in groupby(stream, key=lambda part: isinstance(part, Row)):
        if is_row:
            yield Grid(tuple(part for part in run if isinstance(part, Row)))
        else:
            yield from (part for part in run if isinstance(part, blocks.Heading))


def _titles(repeat: Repeat) -> list[Item]:
    """Return the items that stand in the head of each entry."""
    return [
        child for child in repeat.children if isinstance(child, Item) and child.layout == "title"
    ]


def _heading(section: Section, *, marked: bool = True) -> str:
    text = f"{section.number}　{section.label}" if section.number else section.label
    if not marked or not section.mark:
        return text
    # A mark with words would break somewhere inside them.
    return f"{text}　{section.mark}" if len(section.mark) == 1 else f"{text}\n{section.mark}"


def _band_text(group: Group) -> str:
    number = wide(group.number)
    if group.number.isdecimal():
        number += "．"
    elif group.number:
        number += "：　"
    return f"{number}{group.label}" + (f"　{group.mark}" if group.mark else "")


def _band(role: Role, text: str, place: Place) -> Row:
    return Row((Cell(role, 0, RIGHT, (Text(text),)),), whole=True, leads=True, place=place)


def _continuation(repeat: Repeat, first: int) -> str:
    last = next((number for number in repeat.continued if number >= first), "")
    return f"（{repeat.label}{wide(first)}～{wide(last)}）"
