"""The editor of a freely arranged answer (別添1, 別添2, 別紙): text, tables, figures in order."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from assessor.document.edits import attach
from assessor.document.pictures import picture_suffix
from assessor.errors import reason
from assessor.form.definition import Item
from assessor.form.tables import blank_table, cells_of
from assessor.form.texts import Address
from assessor.form.values import Figure, Free, FreePart, Paragraph, Table, Unreadable, Value
from assessor.ui.editor import Editor, named
from assessor.ui.free_pieces import PIECES, Piece
from assessor.ui.page_style import restyle, styled
from assessor.ui.text_box import TextBox

_PICTURES = "図（*.png *.jpg *.jpeg *.svg)"
_PLUS = "＋ "
_HINT = "図は、ファイルをここに落とすか、貼り付けても置けます（PNG、JPEG、SVG）。"
_NO_PICTURE = "「{}」は、PNG、JPEG、SVGのどれでもないため、置けません。"
_DAMAGED = "「{}」は壊れていて表示できないため、置けません。作り直した図を置いてください。"


class FreeEditor(Editor):
    """The pieces one below the other, and buttons for more."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__(item, pictures)
        self._value = Free(())
        self._pieces: list[Piece] = []
        self._words = item.label
        self._identity = ""
        self._stack = QVBoxLayout()
        self._stack.setSpacing(10)
        self.column.setSpacing(10)
        self.column.addLayout(self._stack)
        self.column.addWidget(self._foot())
        self.setAcceptDrops(True)
        self.setFocusProxy(self._add_text)

    @override
    def show_value(self, value: Value | None) -> None:
        match value:
            case Free():
                self._value = value
            case Unreadable(text, _):
                self._value = Free((Paragraph(text),))
            case _:
                self._value = Free(())
        for at, part in enumerate(self._value.parts):
            self._show_part(at, part)
        for piece in self._pieces[len(self._value.parts) :]:
            self._drop_piece(piece)
        for at, piece in enumerate(self._pieces):
            piece.stand(at, len(self._pieces))
            piece.name(f"{self._identity}.{at}", self._words)
        self.setFocusProxy(self._pieces[0] if self._pieces else self._add_text)

    @override
    def select(self, address: Address, start: int, end: int) -> None:
        at = address[0] if address else 0
        if isinstance(at, int) and at < len(self._pieces):
            self._pieces[at].select(address[1:], start, end)
        else:
            self.setFocus()

    @override
    def box_at(self, address: Address) -> TextBox | None:
        at = address[0] if address else 0
        if isinstance(at, int) and at < len(self._pieces):
            return self._pieces[at].box_at(address[1:])
        return None

    @override
    def name(self, identity: str, words: str) -> None:
        self._identity = identity
        self._words = words
        self.setObjectName(identity)
        for button in (self._add_text, self._add_table, self._add_figure):
            named(
                button,
                f"{identity}.add.{button.property('what')}",
                f"{words}に{button.text().removeprefix(_PLUS)}を追加",
            )

    def add_part(self, part: FreePart, pictures: Mapping[str, bytes] | None = None) -> None:
        """Put a part at the end, and the focus into it."""
        self.answered.emit(Free((*self._value.parts, part)), pictures or {})
        if self._pieces:
            self._pieces[-1].setFocus()

    def add_file(self, path: Path) -> None:
        """Put a picture from a file at the end, or say why it cannot be put there."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self._say(f"「{path.name}」を読めません（{reason(error)}）。")
            return
        self.add_picture(content, path.name)

    def add_picture(self, content: bytes, name: str) -> None:
        """Put a picture at the end, or say why it cannot be put there."""
        suffix = picture_suffix(content)
        if not suffix:
            self._say(_NO_PICTURE.format(name))
            return
        if suffix != ".svg" and QImage.fromData(content).isNull():
            self._say(_DAMAGED.format(name))
            return
        self._say("")
        attachment, pictures = attach(content, suffix)
        self.add_part(Figure(attachment), pictures)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def _foot(self) -> QFrame:
        foot = styled(QFrame(), "drop")
        self._add_text = _button("文章", "text")
        self._add_table = _button("表", "table")
        self._add_figure = _button("図…", "figure")
        self._add_text.clicked.connect(lambda: self.add_part(Paragraph("")))
        self._add_table.clicked.connect(lambda: self.add_part(blank_table(3, 3)))
        self._add_figure.clicked.connect(self._choose_file)
        self._note = styled(QLabel(_HINT), "quiet")
        self._note.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self._add_text, self._add_table, self._add_figure):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(buttons)
        column.addWidget(self._note)
        return foot

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "図を選ぶ", "", _PICTURES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.add_file(Path(name)))
        dialog.open()

    def _take(self, data: QMimeData) -> bool:
        """Take pictures or spreadsheet cells that were dropped or pasted."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in files:
            self.add_file(path)
        if files:
            return True
        if data.hasText():
            cells = cells_of(data.text())
            self.add_part(Table(cells, 1) if "\t" in data.text() else Paragraph(data.text()))
            return True
        if data.hasImage():
            self.add_picture(_png(QImage(data.imageData())), "貼り付けた図")
            return True
        return False

    def _say(self, words: str) -> None:
        self._note.setText(words or _HINT)
        restyle(self._note, "finding-error" if words else "quiet")

    def _show_part(self, at: int, part: FreePart) -> None:
        kind = PIECES[type(part)]
        if at < len(self._pieces) and type(self._pieces[at]) is kind:
            self._pieces[at].show_part(part)
            return
        piece = kind(self.pictures)
        piece.name(f"{self._identity}.{at}", self._words)
        piece.show_part(part)
        piece.typed.connect(partial(self._put, piece, typed=True))
        piece.changed.connect(partial(self._put, piece, typed=False))
        piece.moved.connect(partial(self._move, piece))
        piece.removed.connect(partial(self._remove, piece))
        piece.pictured.connect(self._take)
        self._pieces.insert(at, piece)
        self._stack.insertWidget(at, piece)
        piece.show()

    def _drop_piece(self, piece: Piece) -> None:
        self._pieces.remove(piece)
        self._stack.removeWidget(piece)
        piece.hide()
        piece.deleteLater()

    def _put(self, piece: Piece, part: FreePart, *, typed: bool) -> None:
        at = self._pieces.index(piece)
        value = Free((*self._value.parts[:at], part, *self._value.parts[at + 1 :]))
        self._value = value
        if typed:
            self.typed.emit(value)
        else:
            self.answered.emit(value, {})

    def _move(self, piece: Piece, by: int) -> None:
        at = self._pieces.index(piece)
        to = at + by
        if 0 <= to < len(self._pieces):
            parts = list(self._value.parts)
            parts.insert(to, parts.pop(at))
            self.answered.emit(Free(tuple(parts)), {})
            self._pieces[to].setFocus()

    def _remove(self, piece: Piece) -> None:
        at = self._pieces.index(piece)
        parts = (*self._value.parts[:at], *self._value.parts[at + 1 :])
        self.answered.emit(Free(parts) if parts else None, {})
        rest = self._pieces[min(at, len(self._pieces) - 1)] if self._pieces else self._add_text
        rest.setFocus()


def _button(words: str, what: str) -> QPushButton:
    button = styled(QPushButton(_PLUS + words), "add")
    button.setProperty("what", what)
    return button


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())
