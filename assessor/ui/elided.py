"""Words on one line that end in … where there is no room for more of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton
from typing_extensions import override

_BESIDE = 40
"""Pixels that arrow and frame of a title take."""


class ElidedLabel(QLabel):
    """A label that takes the width it is given."""

    def __init__(self, indent: int = 0) -> None:
        super().__init__()
        self._indent = indent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, round(self.fontMetrics().height() * 1.5))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(self._indent, 0, 0, 0)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags.value, words)
        painter.end()


class EntryTitle(QToolButton):
    """The title of an entry, as a button that opens and closes it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show ``words`` as far as there is room."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - _BESIDE, 20)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        # A single ampersand would become the mnemonic of the button.
        self.setText(words.replace("&", "&&"))
        self.setToolTip(self._words if words != self._words else "")
