"""From the nodes of the form to widgets of a sheet, in printed order.

What is closed or folded away is not built until somebody looks at it. So everything that is built
enters itself into the ``Register`` by its place, and shows at once what stands there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from assessor.document.assessment import Assessment
from assessor.form.definition import (
    Condition,
    Echo,
    Group,
    Heading,
    Item,
    Line,
    Node,
    Repeat,
    Section,
    children,
    nodes,
)
from assessor.form.kinds import show
from assessor.form.values import Place, is_blank
from assessor.rules.finding import Finding
from assessor.rules.wording import folded_sentence
from assessor.ui.editors import EDITORS
from assessor.ui.finding_lines import FindingLines
from assessor.ui.fold import Fold
from assessor.ui.item_frame import ItemFrame, heading_row, nested_column
from assessor.ui.page_style import GAP, SMALL_GAP, show_spaced, styled
from assessor.ui.repeat_frame import RepeatFrame
from assessor.ui.session import Session
from assessor.ui.unwritable import forbid_writing

_BEFORE_BAND = 12
_LONG_COLUMN = 20
"""Per cent of the printed width from which columns of a row stand side by side."""


@dataclass(frozen=True, slots=True)
class FoldAt:
    """A fold, and what it needs to know whether it applies."""

    fold: Fold
    node: Node
    condition: Condition
    place: Place
    """Where the condition is seen from."""
    words: str

    def contains(self, place: Place) -> bool:
        """Tell whether the answer at ``place`` is folded away with it."""
        depth = len(self.place) - 1
        return place[:depth] == self.place[:depth] and place[depth] in _names(self.node)


@dataclass(slots=True)
class Register:
    """Everything that was built, by its place."""

    items: dict[Place, ItemFrame] = field(default_factory=dict)
    echoes: dict[Place, QLabel] = field(default_factory=dict)
    repeats: dict[Place, RepeatFrame] = field(default_factory=dict)
    repeat_findings: dict[Place, FindingLines] = field(default_factory=dict)
    folds: list[FoldAt] = field(default_factory=list)
    findings: Mapping[Place, list[Finding]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Here:
    """Where on the sheet a node is built."""

    around: Place
    """The entry it stands in."""
    above: str = ""
    """The label above it, which it need not repeat."""
    inner: bool = False
    """Whether it stands below an item or a heading."""


class SheetBuilder:
    """Builds the widgets of one part of the document.

    It fills columns from the top down, so that every widget is put at once where it stays: Qt works
    out the style of a whole tree anew each time that the tree gets a parent.
    """

    def __init__(self, session: Session, register: Register) -> None:
        self._session = session
        self._register = register

    def fill(self, nodes_here: Sequence[Node], here: Here, column: QVBoxLayout) -> None:
        """Put the widgets for ``nodes_here`` into ``column``, one below the other."""
        lines: list[str] = []
        for node in nodes_here:
            if isinstance(node, Line):
                lines.append(f"・{node.text}")
                continue
            if lines:
                column.addWidget(_plain_text("\n".join(lines)))
                lines = []
            self._fill_folding(node, here, column)

    def _fill_folding(self, node: Node, here: Here, column: QVBoxLayout) -> None:
        """Put in the widget for ``node``, in a fold where it does not always apply."""
        if not isinstance(node, Item | Group | Repeat) or node.condition is None:
            self._fill_plainly(node, here, column)
            return
        fold = Fold(partial(self._fill_plainly, node, here))
        column.addWidget(fold)
        name = node.name if isinstance(node, Item | Repeat) else next(iter(_names(node)), "")
        place = (*here.around, name)
        fold.setObjectName("/".join(place))
        fold_at = FoldAt(fold, node, node.condition, place, _called(node, here.above))
        self._register.folds.append(fold_at)
        show_fold(fold_at, self._session)

    def _fill_plainly(self, node: Node, here: Here, column: QVBoxLayout) -> None:
        match node:
            case Item():
                self._fill_item(node, here, column)
            case Echo():
                self._fill_echo(node, here, column)
            case Repeat():
                self._fill_repeat(node, here.around, column)
            case Heading():
                self._fill_heading(node, here.around, column)
            case Group() | Section():
                self._fill_group(node, here, column)
            case Line():
                column.addWidget(_plain_text(node.text))

    def _fill_item(self, item: Item, here: Here, column: QVBoxLayout) -> None:
        place = (*here.around, item.name)
        assessment = self._session.assessment
        editor = EDITORS[item.kind](item, assessment.attachments)
        editor.typed.connect(partial(self._session.type_answer, place))
        editor.answered.connect(partial(self._session.answer, place))
        editor.name("/".join(place), assessment.form.written_labels[item.name] or item.label)
        frame = ItemFrame(self._session, item, place, editor, _label_role(item, here))
        column.addWidget(frame)
        frame.show_value(assessment.answers.get(place))
        if self._session.is_read_only:
            forbid_writing(frame)
        frame.show_findings(self._register.findings.get(place, ()))
        self._register.items[place] = frame
        if item.children or item.fixed:
            frame.column.addSpacing(SMALL_GAP)
            inside = nested_column(frame.column)
            for child in item.children:
                self._fill_folding(child, Here(here.around, item.label, inner=True), inside)
            for fixed in item.fixed:
                inside.addWidget(_plain_text(f"{fixed.label}　{fixed.text}".strip()))

    def _fill_echo(self, echo: Echo, here: Here, column: QVBoxLayout) -> None:
        place = (*here.around, echo.name)
        if echo.label != here.above:
            column.addWidget(styled(QLabel(echo.label), "sublabel"))
        words = styled(QLabel(), "echo")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setObjectName("/".join(place))
        self._register.echoes[place] = words
        show_echo(words, place, self._session.assessment)
        column.addWidget(words)

    def _fill_repeat(self, repeat: Repeat, around: Place, column: QVBoxLayout) -> None:
        place = (*around, repeat.name)
        fill = partial(self._fill_entry, repeat) if repeat.style != "chapters" else None
        frame = RepeatFrame(self._session, repeat, place, fill)
        column.addWidget(frame)
        findings = FindingLines(self._session)
        findings.show_findings(self._register.findings.get(place, ()))
        self._register.repeats[place] = frame
        self._register.repeat_findings[place] = findings
        frame.show_first()
        column.addWidget(findings)

    def _fill_entry(self, repeat: Repeat, around: Place, column: QVBoxLayout) -> None:
        if repeat.style != "rows":
            self.fill(repeat.children, Here(around), column)
            return
        for beside in _rows(repeat):
            row = QHBoxLayout()
            row.setSpacing(14)
            column.addLayout(row)
            for node in beside:
                cell = QVBoxLayout()
                row.addLayout(cell, 1)
                self._fill_folding(node, Here(around), cell)
                cell.addStretch(1)

    def _fill_heading(self, heading: Heading, around: Place, column: QVBoxLayout) -> None:
        block = _block(column, SMALL_GAP + 4)
        block.addLayout(heading_row(heading))
        inside = nested_column(block)
        for item in heading.items:
            self._fill_folding(item, Here(around, heading.label, inner=True), inside)

    def _fill_group(self, group: Group | Section, here: Here, column: QVBoxLayout) -> None:
        block = _block(column, GAP - 8)
        if group.label not in {"", here.above}:
            block.setContentsMargins(0, _BEFORE_BAND if column.count() > 1 else 0, 0, 0)
            words = f"{group.number}　{group.label}{group.mark}" if group.number else group.label
            band = styled(QLabel(), "risk" if group.style == "risk" else "band")
            band.setWordWrap(True)
            show_spaced(band, words)
            block.addWidget(band)
        self.fill(group.children, Here(here.around, group.label), _block(block, GAP))


def show_fold(fold_at: FoldAt, session: Session) -> None:
    """Fold or unfold as the answers say now."""
    evaluation = session.evaluation
    condition = fold_at.condition.expression
    if evaluation.holds(condition, fold_at.place):
        fold_at.fold.show_state("", holds_text=False)
        return
    sentence = folded_sentence(evaluation, condition, fold_at.place, fold_at.words)
    around = fold_at.place[:-1]
    fold_at.fold.show_state(
        sentence, holds_text=any(_texts(fold_at.node, around, session.assessment))
    )


def show_echo(label: QLabel, place: Place, assessment: Assessment) -> None:
    """Show what the item that is echoed says now."""
    value = assessment.answer(place)
    item = assessment.form.items[assessment.form.echoes[place[-1]].of]
    label.setText("（まだ記載がありません）" if value is None else show(item, value))


def _texts(node: Node, around: Place, assessment: Assessment) -> Iterator[bool]:
    """Yield, for every answer in ``node``, whether something stands there."""
    if isinstance(node, Item):
        yield not is_blank(assessment.answers.get((*around, node.name)))
    if isinstance(node, Repeat):
        place = (*around, node.name)
        for entry in assessment.entries(place):
            for child in node.children:
                yield from _texts(child, (*place, entry), assessment)
    else:
        for child in children(node):
            yield from _texts(child, around, assessment)


def _rows(repeat: Repeat) -> Iterator[list[Node]]:
    """Yield the columns of a row as they stand on the page: long texts in pairs, the rest alone."""
    pair: list[Node] = []
    for node in repeat.children:
        long = isinstance(node, Item) and node.width > _LONG_COLUMN
        if pair and (not long or len(pair) > 1):
            yield pair
            pair = []
        if long:
            pair.append(node)
        else:
            yield [node]
    if pair:
        yield pair


def _names(node: Node) -> list[str]:
    inner = [below.name for below in nodes(node) if isinstance(below, Item | Echo | Repeat)]
    return [node.name, *inner] if isinstance(node, Item | Echo | Repeat) else inner


def _called(node: Item | Group | Repeat, above: str) -> str:
    number = f"{node.number}　" if isinstance(node, Group) and node.number else ""
    number = node.number if isinstance(node, Item) else number
    return f"「{number}{node.label or above}」"


def _label_role(item: Item, here: Here) -> str:
    """Return how the label is to look; nothing where the same words stand above or below it."""
    only = item.options[0].label if len(item.options) == 1 else ""
    if item.label in {here.above, only}:
        return ""
    return "sublabel" if here.inner and not item.number else "label"


def _plain_text(words: str) -> QLabel:
    label = styled(QLabel(), "plain")
    label.setWordWrap(True)
    show_spaced(label, words)
    return label


def _block(column: QVBoxLayout, spacing: int) -> QVBoxLayout:
    """Return a new part of ``column`` with room of its own between what stands in it."""
    block = QVBoxLayout()
    block.setSpacing(spacing)
    column.addLayout(block)
    return block
