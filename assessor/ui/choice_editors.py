"""Editors for what is chosen: one of several, or boxes to tick, some with words behind them.

Nothing that was read from elsewhere is lost: what is not among the options stands above them, as
it was found, until the person chooses or removes it.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from assessor.form.definition import Item, Option
from assessor.form.texts import Address
from assessor.form.values import Checks, Choice, Unreadable, Value, clean_text
from assessor.ui.editor import Editor, named
from assessor.ui.option_grid import OptionGrid
from assessor.ui.page_style import show_spaced, styled
from assessor.ui.text_box import SINGLE, TextBox

_LONG_LABEL = 22
"""Characters from which an option may need several lines."""
_COUNT_WIDTH = 80


class ChoiceEditor(Editor):
    """Radio buttons in the printed order; the choice can be taken back."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self._found = _FoundText(self)
        self._buttons = {option.name: QRadioButton(_on_button(option)) for option in item.options}
        self._group = QButtonGroup(self)
        self.clear = styled(QToolButton(), "quiet-link")
        self.clear.setText("選択を消す")
        self.clear.clicked.connect(lambda: self.answered.emit(None, {}))
        self.corner = self.clear
        self.column.addLayout(_grid(item, self._buttons))
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
            named(button, f"{identity}={name}", f"{words}　{_label(self.item, name)}")

    def _choose(self, option: str) -> None:
        self.answered.emit(Choice(option), {})


class ChecksEditor(Editor):
    """Boxes to tick in the printed order, with the words or the number behind some of them."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self._value: Value | None = None
        self._found = _FoundText(self)
        self._boxes = {option.name: QCheckBox(_on_button(option)) for option in item.options}
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
            named(box, f"{identity}={name}", f"{words}　{_label(self.item, name)}")
        for name, tail in self._tails.items():
            named(tail, f"{identity}={name}.tail", f"{words}　{_label(self.item, name)}の内容")

    @override
    def box_at(self, address: Address) -> TextBox | None:
        return self._tails.get(str(address[0])) if address else None

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


def _label(item: Item, name: str) -> str:
    option = item.option(name)
    return option.label if option else name


def _on_button(option: Option) -> str:
    """Return what stands on the button itself; buttons cannot wrap what is long."""
    return "" if _is_long(option) else option.label


def _is_long(option: Option) -> bool:
    return len(option.label) > _LONG_LABEL and not option.tail


def _grid(
    item: Item,
    buttons: Mapping[str, QAbstractButton],
    tails: Mapping[str, TextBox] | None = None,
) -> OptionGrid:
    """Return the options as printed, several on a line; a tail takes a line of its own."""
    grid = OptionGrid(item.per_line)
    for option in item.options:
        button = buttons.get(option.name)
        tail = (tails or {}).get(option.name)
        if button and tail:
            grid.add(_with_tail(button, tail, option), wide=True)
        elif button and _is_long(option):
            grid.add(_with_label(button, option.label), wide=True)
        elif button:
            grid.add(button, wide=False)
    return grid


class _ButtonLabel(QLabel):
    """The words of a button beside it, where they may need several lines."""

    def __init__(self, button: QAbstractButton, words: str) -> None:
        super().__init__()
        self._button = button
        self.setWordWrap(True)
        self.setContentsMargins(0, 3, 0, 0)
        show_spaced(self, words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._button.setFocus()
        self._button.click()


def _with_label(button: QAbstractButton, words: str) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(_ButtonLabel(button, words), 1)
    return pair


def _with_tail(button: QAbstractButton, tail: TextBox, option: Option) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 1, 0, 1)
    row.setSpacing(8)
    button.setMinimumHeight(tail.minimumSizeHint().height())
    row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(tail, 1, alignment=Qt.AlignmentFlag.AlignTop)
    if option.tail == "count":
        tail.setFixedWidth(_COUNT_WIDTH)
        row.addWidget(QLabel(option.unit))
        row.addStretch(1)
    return pair


def _tail(option: Option) -> TextBox:
    tail = TextBox(SINGLE)
    if option.tail == "text":
        tail.hint = "具体的に"
    return tail
