"""Editors for what is chosen: one of several, or boxes to tick, some with words behind them.

Nothing that was read from elsewhere is lost: what is not among the options stands above them, as
it was found, until the person chooses or removes it.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from assessor.form.definition import Item, Option
from assessor.form.values import Checks, Choice, Unreadable, Value, clean_text
from assessor.ui.editor import Editor, named
from assessor.ui.page_style import styled
from assessor.ui.text_box import SINGLE, TextBox

_LONG_LABEL = 17
"""Characters from which an option takes a whole line."""
_COUNT_WIDTH = 80


class ChoiceEditor(Editor):
    """Radio buttons in the printed order; the choice can be taken back."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self._found = _FoundText(self)
        self._buttons = {option.name: QRadioButton(option.label) for option in item.options}
        self._group = QButtonGroup(self)
        self.clear = styled(QToolButton(), "quiet-link")
        self.clear.setText("選択を消す")
        self.clear.clicked.connect(lambda: self.answered.emit(None, {}))
        self.column.addLayout(self._row())
        for name, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, name=name: self._choose(name))
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    @override
    def show_value(self, value: Value | None) -> None:
        chosen = value.option if isinstance(value, Choice) else ""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == chosen)
        self._group.setExclusive(True)
        if self._buttons:  # Tab goes to the chosen button, or to the first one.
            self.setFocusProxy(self._buttons.get(chosen) or next(iter(self._buttons.values())))
        self.clear.setVisible(value is not None)
        self._found.show_value(value)

    @override
    def name(self, identity: str, words: str) -> None:
        self.setObjectName(identity)
        self.clear.setObjectName(f"{identity}.clear")
        self.clear.setAccessibleName(f"{words}の選択を消す")
        for name, button in self._buttons.items():
            named(button, f"{identity}={name}", f"{words}　{button.text()}")

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addLayout(_grid(self.item, self._buttons), 1)
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        row.addWidget(self.clear, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _choose(self, option: str) -> None:
        self.answered.emit(Choice(option), {})


class ChecksEditor(Editor):
    """Boxes to tick in the printed order, with the words or the number behind some of them."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self._value: Value | None = None
        self._found = _FoundText(self)
        self._boxes = {option.name: QCheckBox(option.label) for option in item.options}
        self._tails = {option.name: _tail(option) for option in item.options if option.tail}
        for heading, options in _grouped(item).items():
            if heading:
                self.column.addWidget(styled(QLabel(heading), "quiet"))
            self.column.addLayout(_grid(item, {o: self._boxes[o] for o in options}, self._tails))
        for box in self._boxes.values():
            box.clicked.connect(lambda: self.answered.emit(self._ticked_value(), {}))
        for tail in self._tails.values():
            tail.edited.connect(lambda: self.typed.emit(self._ticked_value()))
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    @override
    def show_value(self, value: Value | None) -> None:
        checks = value if isinstance(value, Checks) else Checks.of(())
        for name, box in self._boxes.items():
            box.setChecked(name in checks.ticked)
        for name, tail in self._tails.items():
            tail.show_text(checks.tail(name))
        self._value = value
        self._found.show_value(value)

    @override
    def name(self, identity: str, words: str) -> None:
        self.setObjectName(identity)
        for name, box in self._boxes.items():
            named(box, f"{identity}={name}", f"{words}　{box.text()}")
        for name, tail in self._tails.items():
            option = self._boxes[name].text()
            named(tail, f"{identity}={name}.tail", f"{words}　{option}の内容")

    def _ticked_value(self) -> Checks | None:
        """Return what the boxes say now, and what an unknown edition had ticked besides."""
        kept = self._value if isinstance(self._value, Checks) else Checks.of(())
        ticked = {name for name, box in self._boxes.items() if box.isChecked()}
        tails = {name: text for name, text in kept.tails if name not in self._tails}
        tails |= {name: clean_text(tail.text()) for name, tail in self._tails.items()}
        checks = Checks.of(ticked | (kept.ticked - self._boxes.keys()), tails)
        return checks if checks != Checks.of(()) else None


class _FoundText:
    """The line above the options that keeps a text which is none of them."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._label: QLabel | None = None

    def show_value(self, value: Value | None) -> None:
        """Show the text of an unreadable value, and nothing for any other."""
        if isinstance(value, Unreadable):
            if self._label is None:
                self._label = styled(QLabel(), "echo")
                self._label.setWordWrap(True)
                self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._editor.column.insertWidget(0, self._label)
            self._label.setText(f"元の記載：{value.text}")
        if self._label is not None:
            self._label.setVisible(isinstance(value, Unreadable))


def _grouped(item: Item) -> dict[str, list[str]]:
    """Return the names of the options by the line that heads them, in printed order."""
    groups: dict[str, list[str]] = {}
    for option in item.options:
        groups.setdefault(option.group, []).append(option.name)
    return groups


def _grid(
    item: Item,
    buttons: Mapping[str, QAbstractButton],
    tails: Mapping[str, TextBox] | None = None,
) -> QGridLayout:
    """Return the options as printed, several on a line; a tail takes a line of its own."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    columns = max(item.per_line, 1)
    if any(len(button.text()) > _LONG_LABEL for button in buttons.values()):
        columns = min(columns, 1 if item.kind == "choice" else columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    row = column = 0
    for name, button in buttons.items():
        tail = (tails or {}).get(name)
        wide = tail is not None or len(button.text()) > _LONG_LABEL
        if column and (wide or column == columns):
            row, column = row + 1, 0
        widget: QWidget = _with_tail(button, tail, item.option(name)) if tail else button
        grid.addWidget(widget, row, column, 1, columns - column if wide else 1)
        column = columns if wide else column + 1
    return grid


def _with_tail(button: QAbstractButton, tail: TextBox, option: Option | None) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 1, 0, 1)
    row.setSpacing(8)
    button.setMinimumHeight(tail.minimumSizeHint().height())
    row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(tail, 1, alignment=Qt.AlignmentFlag.AlignTop)
    if option and option.tail == "count":
        tail.setFixedWidth(_COUNT_WIDTH)
        row.addWidget(QLabel(option.unit))
        row.addStretch(1)
    return pair


def _tail(option: Option) -> TextBox:
    tail = TextBox(SINGLE)
    if option.tail == "text":
        tail.hint = "具体的に"
    return tail
