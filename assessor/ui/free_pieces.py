"""The pieces a freely arranged answer is made of on the page: a text, a table, a figure."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout
from typing_extensions import override

from assessor.form.texts import Address
from assessor.form.values import Figure, FreePart, Paragraph, Table, clean_text
from assessor.ui import theme
from assessor.ui.editor import named
from assessor.ui.figure_view import FigureView
from assessor.ui.page_style import styled
from assessor.ui.table_editor import TableEditor
from assessor.ui.text_box import SINGLE, TextBox


class Piece(QFrame):
    """One part with the commands to move and remove it above it."""

    typed = Signal(object)
    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()
    pictured = Signal(object)

    kind = ""
    """What people call it."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures
        styled(self, "piece")
        self._up, self._down = _link("上へ", "up"), _link("下へ", "down")
        self._delete = _link("削除", "remove")
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._delete.clicked.connect(self.removed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 4, 10, 10)
        self.column.setSpacing(4)
        self.head = self._head()
        self.column.addLayout(self.head)

    def show_part(self, part: FreePart) -> None:
        """Show ``part``, which is of this piece's type."""
        raise NotImplementedError

    def select(self, inside: Address, start: int, end: int) -> None:
        """Mark the characters of the text at ``inside``, and take the focus."""
        raise NotImplementedError

    def box_at(self, inside: Address) -> TextBox | None:  # noqa: ARG002 - for those with boxes
        """Return the box in which the text at ``inside`` is written; None where none is."""
        return None

    def stand(self, at: int, of: int) -> None:
        """Tell the piece where it stands, so that it offers only moves there are."""
        self._up.setEnabled(at > 0)
        self._down.setEnabled(at < of - 1)

    def name(self, identity: str, words: str) -> None:
        """Name what can be clicked in it."""
        self.setObjectName(identity)
        for what, button in (("up", self._up), ("down", self._down), ("delete", self._delete)):
            named(button, f"{identity}.{what}", f"{words}　{self.kind}を{button.toolTip()}")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(styled(QLabel(self.kind), "quiet"))
        row.addStretch(1)
        for button in (self._up, self._down, self._delete):
            row.addWidget(button)
        return row


class TextPiece(Piece):
    """Paragraphs."""

    kind = "文章"

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(pictures)
        self.box = TextBox()
        self.box.edited.connect(lambda text: self.typed.emit(Paragraph(clean_text(text))))
        self.box.pictured.connect(self.pictured)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    @override
    def show_part(self, part: FreePart) -> None:
        if isinstance(part, Paragraph):
            self.box.show_text(part.text)

    @override
    def select(self, inside: Address, start: int, end: int) -> None:
        self.box.select(start, end)

    @override
    def box_at(self, inside: Address) -> TextBox | None:
        return None if inside else self.box

    @override
    def name(self, identity: str, words: str) -> None:
        super().name(identity, words)
        named(self.box, f"{identity}.text", f"{words}　文章")


class TablePiece(Piece):
    """A table."""

    kind = "表"

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(pictures)
        self.editor = TableEditor()
        self.editor.typed.connect(self.typed)
        self.editor.changed.connect(self.changed)
        self.head.insertLayout(1, self.editor.menus())
        self.column.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    @override
    def show_part(self, part: FreePart) -> None:
        if isinstance(part, Table):
            self.editor.show_table(part)

    @override
    def select(self, inside: Address, start: int, end: int) -> None:
        """Make the cell the current one; its words are marked when it is opened."""
        self.setFocus()
        match inside:
            case (int() as row, int() as column):
                self.editor.view.stand_at(row, column)
            case _:
                pass

    @override
    def name(self, identity: str, words: str) -> None:
        super().name(identity, words)
        named(self.editor.view, f"{identity}.table", f"{words}　表")


class FigurePiece(Piece):
    """A picture and its caption."""

    kind = "図"

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(pictures)
        self._attachment = ""
        self.view = FigureView()
        self.caption = TextBox(SINGLE)
        self.caption.hint = "図の説明（なくてもかまいません）"
        self.caption.edited.connect(partial(self._tell))
        self.column.addWidget(self.view)
        self.column.addWidget(self.caption)
        self.setFocusProxy(self.caption)

    @override
    def show_part(self, part: FreePart) -> None:
        if isinstance(part, Figure):
            self._attachment = part.attachment
            self.view.show_picture(self.pictures.get(part.attachment, b""))
            self.view.setAccessibleName(part.caption or "図")
            self.caption.show_text(part.caption)

    @override
    def select(self, inside: Address, start: int, end: int) -> None:
        self.caption.select(start, end)

    @override
    def box_at(self, inside: Address) -> TextBox | None:
        return None if inside else self.caption

    @override
    def name(self, identity: str, words: str) -> None:
        super().name(identity, words)
        named(self.caption, f"{identity}.caption", f"{words}　図の説明")

    def _tell(self, caption: str) -> None:
        self.typed.emit(Figure(self._attachment, clean_text(caption)))


def _link(words: str, icon: str) -> QToolButton:
    button = styled(QToolButton(), "link")
    button.setIcon(theme.icon(icon))
    button.setToolTip(words)
    return button


PIECES: dict[type[FreePart], type[Piece]] = {
    Paragraph: TextPiece,
    Table: TablePiece,
    Figure: FigurePiece,
}
