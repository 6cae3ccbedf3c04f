"""From an item with what belongs to it to the rows of a grid: labels at the left, answers right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assessor.document.assessment import Assessment
from assessor.export.blocks import Bracket, Cell, Options, Piece, Role, Row, Side, Text
from assessor.export.content import boxes, inline, options, plain
from assessor.export.measure import em
from assessor.export.sheet import Sheet
from assessor.form.definition import Echo, Heading, Item
from assessor.form.values import Place, Value, is_blank

RIGHT = 100.0
_BRACKET_EM = 2.8
_TIGHT_BRACKET_EM = 2.0
"""What the brackets take, with wide and with narrow spaces."""
_BLANK_TEXT = 11.0
"""How high the cell of a text is while it is blank, in millimetres."""
_OVER_ALL = frozenset({"full", "frame"})


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of one document's items."""

    assessment: Assessment
    sheet: Sheet

    def placed(self, item: Item, prefix: Place, around: str) -> Iterator[Row]:
        """Yield the rows of an item as its layout wants them; ``around`` is said above already."""
        if item.layout in _OVER_ALL:
            return self.full(item, prefix, around)
        return self.item(item, prefix)

    def item(self, item: Item, prefix: Place, left: float = 0) -> Iterator[Row]:
        """Yield the rows of an item: its label over its own answer and what belongs to it."""
        inner = list(self._inner(item, prefix, self.sheet.label))
        label = self._cell(Role.LABEL, left, self.sheet.label, label_of(item))
        below = [
            row
            for child in item.children
            if child.layout == "row"
            for row in self._below(child, prefix, left)
        ]
        if below and inner[-1].whole:
            inner[-1] = replace(inner[-1], leads=True)
        yield from (*attached(label, inner), *below)

    def echo(self, echo: Echo, prefix: Place) -> Row:
        """Return the row that repeats another item's answer."""
        place = (*prefix, echo.name)
        text = plain(self.assessment.form.items.get(echo.of), self.assessment.answer(place))
        return Row((self._cell(Role.ANSWER, 0, RIGHT, text),), place=place)

    def full(self, item: Item, prefix: Place, around: str) -> Iterator[Row]:
        """Yield an answer over the whole width; its label above unless the band says the same."""
        if item.label != around:
            label = self._cell(Role.RISK, 0, RIGHT, label_of(item))
            yield Row((label,), whole=True, leads=True, place=(*prefix, item.name))
        yield from self._answer(item, prefix, 0)

    def heading(self, heading: Heading, prefix: Place) -> Iterator[Row]:
        """Yield the rows under a label that has no answer of its own."""
        if heading.style == "side":
            inner = [
                row for item in heading.items for row in self.item(item, prefix, self.sheet.outer)
            ]
            label = self._cell(Role.SIDE, 0, self.sheet.outer, label_of(heading))
        else:
            inner = [row for item in heading.items for row in self._second(item, prefix)]
            label = self._cell(Role.LABEL, 0, self.sheet.label, label_of(heading))
        yield from attached(label, inner)

    def answer(self, item: Item, prefix: Place) -> tuple[Piece, ...]:
        """Return the answer of an item as it stands in a cell of its own."""
        return (Text(plain(item, self._value(item, prefix))),)

    def band_boxes(self, item: Item, prefix: Place, room: float) -> tuple[Piece, ...]:
        """Return the checkboxes that stand at the right end of a band, in so many em."""
        return boxes(item, self._value(item, prefix), room)

    def _below(self, child: Item, prefix: Place, left: float) -> Iterator[Row]:
        label = self._cell(Role.INDENTED, left, self.sheet.label, label_of(child))
        yield from attached(label, list(self._inner(child, prefix, self.sheet.label)))

    def _second(self, item: Item, prefix: Place) -> Iterator[Row]:
        label = self._cell(Role.LABEL, self.sheet.label, self.sheet.sublabel, label_of(item))
        yield from attached(label, list(self._inner(item, prefix, self.sheet.sublabel)))

    def _inner(self, item: Item, prefix: Place, left: float) -> Iterator[Row]:
        """Yield the item's own answer, then the rows in its second column."""
        yield from self._answer(item, prefix, left)
        for child in item.children:
            if child.layout not in {"row", "inline"}:
                yield from self._second(child, prefix)
        for fixed in item.fixed:
            label = self._cell(Role.LABEL, self.sheet.label, self.sheet.sublabel, fixed.label)
            text = self._cell(Role.ANSWER, self.sheet.sublabel, RIGHT, fixed.text)
            yield Row((label, text), place=(*prefix, item.name))

    def _answer(self, item: Item, prefix: Place, left: float) -> Iterator[Row]:
        for row in self._answer_rows(item, prefix, left):
            yield replace(row, place=(*prefix, item.name))

    def _answer_rows(self, item: Item, prefix: Place, left: float) -> Iterator[Row]:
        value = self._value(item, prefix)
        inlines = tuple(self._inlines(item, prefix))
        match item.kind:
            case "choice":
                yield from self._choice(item, value, left, inlines)
            case "checks":
                pieces = boxes(item, value, self.sheet.room(left, RIGHT))
                short = is_blank(value) or em(plain(item, value)) < self.sheet.room(left, RIGHT)
                yield Row((Cell(Role.ANSWER, left, RIGHT, (*pieces, *inlines)),), whole=short)
            case kind:
                text = Text(plain(item, value))
                high = _BLANK_TEXT if kind == "text" and not text.text else 0
                yield Row((Cell(Role.ANSWER, left, RIGHT, (text, *inlines)),), high)

    def _choice(
        self, item: Item, value: Value | None, left: float, inlines: tuple[Piece, ...]
    ) -> Iterator[Row]:
        """Yield the bracket with the options beside it, or below where they are long."""
        chosen = Bracket(plain(item, value))
        middle = self._middle(item, left)
        beside = options(item, self.sheet.options_room(middle, RIGHT))
        if not self._fit(beside, middle):
            below = options(item, self.sheet.options_room(left, RIGHT))
            yield Row((Cell(Role.ANSWER, left, RIGHT, (chosen, below, *inlines)),), whole=True)
            return
        cells = (
            Cell(Role.CHOSEN, left, middle, (chosen,), open=frozenset({Side.RIGHT})),
            Cell(Role.OPTIONS, middle, RIGHT, (beside,), open=frozenset({Side.LEFT})),
        )
        if not inlines:
            yield Row(cells, whole=True)
            return
        upper = tuple(replace(cell, open=cell.open | {Side.BOTTOM}) for cell in cells)
        yield Row(upper, whole=True, leads=True)
        yield Row((Cell(Role.ANSWER, left, RIGHT, inlines, open=frozenset({Side.TOP})),))

    def _middle(self, item: Item, left: float) -> float:
        """Return where the options begin, the same for all items where that is not worse.

        Just behind the widest answer is better where that answer would not stand on one line, or
        where more options then stand on one.
        """
        usual = self.sheet.options(left)
        widest = max((em(option.label) for option in item.options), default=0)
        fits = widest + _TIGHT_BRACKET_EM <= self.sheet.room(left, usual)
        close = self.sheet.edge_after(left, widest + (_BRACKET_EM if fits else _TIGHT_BRACKET_EM))
        before, after = (
            options(item, self.sheet.options_room(edge, RIGHT)) for edge in (usual, close)
        )
        if len(after.lines) > len(before.lines) or not self._fit(after, close):
            return usual
        return usual if fits and len(after.lines) == len(before.lines) else close

    def _fit(self, offered: Options, left: float) -> bool:
        room = self.sheet.options_room(left, RIGHT)
        return all(em(label) <= room for line in offered.lines for label in line)

    def _inlines(self, item: Item, prefix: Place) -> Iterator[Piece]:
        for child in item.children:
            if child.layout == "inline":
                yield Text(inline(child, plain(child, self._value(child, prefix))))

    def _value(self, item: Item, prefix: Place) -> Value | None:
        return self.assessment.answer((*prefix, item.name))

    def _cell(self, role: Role, left: float, right: float, text: str) -> Cell:
        return Cell(role, left, right, (Text(text),))


def attached(label: Cell, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield ``rows`` with ``label`` at the left, over all of them."""
    for number, row in enumerate(rows):
        if number:
            yield row
        else:
            yield replace(row, cells=(replace(label, rows=len(rows)), *row.cells))


def label_of(node: Item | Heading) -> str:
    """Return number, words and ※ as they are printed."""
    return f"{node.number}{node.label}" + (f"　{node.mark}" if node.mark else "")
