"""Editors for what is written: a line, paragraphs, a date, a count."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from assessor.form.definition import Item
from assessor.form.kinds import read, show
from assessor.form.texts import Address
from assessor.form.values import Value
from assessor.rules.wording import days_read
from assessor.ui.editor import Editor, named
from assessor.ui.page_style import styled
from assessor.ui.text_box import PARAGRAPHS, SINGLE, TextBox

_PARAGRAPH_LINES = 2
"""How high an empty answer of paragraphs is, so that one sees what is asked for."""
_DATE_WIDTH = 240
_COUNT_WIDTH = 110


class TextEditor(Editor):
    """A text of any length, in a box as high as it needs."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self.box = self._make_box()
        self._arrange()
        self.setFocusProxy(self.box)
        self.box.edited.connect(lambda text: self.typed.emit(read(self.item, text)))

    @override
    def show_value(self, value: Value | None) -> None:
        self.box.show_text("" if value is None else show(self.item, value))

    @override
    def box_at(self, address: Address) -> TextBox | None:
        return None if address else self.box

    @override
    def name(self, identity: str, words: str) -> None:
        named(self.box, identity, words)

    def _make_box(self) -> TextBox:
        return TextBox(PARAGRAPHS, _PARAGRAPH_LINES)

    def _arrange(self) -> None:
        self.column.addWidget(self.box)


class LineEditor(TextEditor):
    """One line, wrapped where it is long."""

    @override
    def _make_box(self) -> TextBox:
        return TextBox(SINGLE)


class DateEditor(TextEditor):
    """A date as staff write it, and quietly behind it how it was understood."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        self.note = styled(QLabel(), "quiet")
        self.note.setWordWrap(True)
        super().__init__(item, pictures)
        self.box.hint = "例：令和7年4月1日"
        self.box.edited.connect(self._explain)

    @override
    def show_value(self, value: Value | None) -> None:
        super().show_value(value)
        self._explain(self.box.text())

    @override
    def _make_box(self) -> TextBox:
        return TextBox(SINGLE)

    @override
    def _arrange(self) -> None:
        self.column.addLayout(_beside(self.box, self.note, _DATE_WIDTH))

    def _explain(self, text: str) -> None:
        words = days_read(text)
        self.note.setText(f"{words}と読みました" if words else "")


class CountEditor(TextEditor):
    """A number with its unit behind it."""

    @override
    def _make_box(self) -> TextBox:
        return TextBox(SINGLE)

    @override
    def _arrange(self) -> None:
        self.column.addLayout(_beside(self.box, QLabel(self.item.unit), _COUNT_WIDTH))


def _beside(box: TextBox, label: QWidget, width: int) -> QHBoxLayout:
    box.setFixedWidth(width)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row
