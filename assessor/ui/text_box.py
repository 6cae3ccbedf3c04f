"""A box for text that shows all of it: it grows with its content and never scrolls inside.

What Qt's own editor would do differently:

* Text counts when it is committed. While an input method composes, Qt says at each step that the
  text has changed though it has not; so the text itself is compared.
* There is one undo, the session's. The editor's own is off, and its keys are left to the window.
* Text that comes from elsewhere (undo, import) replaces only what differs, so that the cursor
  stays where a person expects it.
* Pasted text is cleaned as saved text is; nothing but plain text is taken.
"""

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from assessor.form.values import clean_text
from assessor.ui.page_scroll import PageScroll
from assessor.ui.page_style import styled
from assessor.ui.text_positions import cursor_over, text_in, units
from assessor.ui.withheld_shade import draw_lines

_LINE_HEIGHT = 150
"""In per cent; the typeface itself is set tight."""
_MARGIN = 7
_FRAME = 2
_SHIFT = 3
_GUESSED = 480
"""Pixels below which the height is guessed as long as the box has not been given its width."""

SINGLE: Final = "single"
"""One line that wraps where it must: a name, a date."""
PARAGRAPHS: Final = "paragraphs"


class TextBox(QTextEdit):
    """Plain text, one line or paragraphs."""

    edited = Signal(str)
    """The text, whenever it has become another by what the person did; not yet cleaned."""

    pictured = Signal(object)
    """A picture was pasted where words stand; whoever can hold pictures takes it."""

    def __init__(self, lines: str = PARAGRAPHS, least_lines: int = 1) -> None:
        super().__init__()
        self._single = lines == SINGLE
        self._least_lines = least_lines
        self._text = ""
        self._composing = False
        self._waiting: str | None = None
        """What is to be shown when the person has stopped composing."""
        self._height = 0.0
        self._heights: dict[int, int] = {}
        """How high the box must be at a width, as long as the text is the same."""
        self._has_width = False
        self._probing = False
        self.hint = ""
        """Shown in quiet letters while there is nothing else."""
        styled(self, "box")
        self._set_up()
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._stay_in_sight)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def text(self) -> str:
        """Return what stands in the box, without what is still being composed."""
        return text_in(self)

    def insert(self, text: str) -> None:
        """Put ``text`` in the place of what is marked, or at the cursor, as if it were typed."""
        text = clean_text(text)
        if self._single:
            text = " ".join(line for line in text.split("\n") if line)
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def show_text(self, text: str) -> None:
        """Show ``text``; replace only what differs, and nothing while the person composes."""
        self._waiting = text if self._composing else None
        if text == self._text or self._composing:
            return
        old, self._text = self._text, text
        begin, end = _difference(old, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:begin]))
        cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[begin : len(text) - end])
        if self.hasFocus():
            self.setTextCursor(cursor)

    @property
    def is_composing(self) -> bool:
        """Whether an input method shows words that are not committed yet."""
        return self._composing

    def select(self, start: int, end: int) -> None:
        """Mark the characters from ``start`` to ``end``, and take the focus."""
        self.setFocus()
        self.setTextCursor(cursor_over(self, start, end))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._has_width and width != self.width():
            # A layout that tries a width. To tell exactly, the whole text would have to be set
            # twice, at each line more; after a change of width ``resizeEvent`` puts it right.
            return max(self.height() * self.width() // max(width, 1), self._least_height())
        if not self._has_width and width < _GUESSED:
            return self._guessed_height(width)
        if width not in self._heights:
            height = ceil(self._document_height(width)) + _FRAME
            self._heights[width] = max(height, self._least_height())
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, ceil(self._line_height()) + 2 * _MARGIN + _FRAME)

    @override
    def event(self, event: QEvent) -> bool:
        # Qt's editor would claim these keys, though it has nothing to undo.
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if event.commitString():
            self._waiting = None
        super().inputMethodEvent(event)
        if self._waiting is not None and not self._composing:
            self.show_text(self._waiting)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self._tell()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            self.pictured.emit(source)
            return
        self.insert(source.text())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        scroll = _scroll_around(self)
        if scroll and scroll.actions():
            menu.addSeparator()
            menu.addActions(scroll.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_lines(self)
        if self.hint and not self._text and not self._composing:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(_MARGIN, _MARGIN + _SHIFT, 0, 0)
            painter.drawText(room, 0, self.hint)
            painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._has_width = True
        super().resizeEvent(event)
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def _set_up(self) -> None:
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(_MARGIN)
        # The line height puts its room below the letters; the margins level that.
        frame = self.document().rootFrame().frameFormat()
        frame.setTopMargin(_MARGIN + _SHIFT)
        frame.setBottomMargin(_MARGIN - _SHIFT)
        self.document().rootFrame().setFrameFormat(frame)
        block = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        block.setLineHeight(_LINE_HEIGHT, kind.value)
        self.textCursor().setBlockFormat(block)

    def _line_height(self) -> float:
        return self.fontMetrics().height() * _LINE_HEIGHT / 100

    def _tell(self) -> None:
        text = self.text()
        if text != self._text:
            self._text = text
            self.edited.emit(text)

    def _fit(self) -> None:
        if self._probing:
            return
        height = self.document().size().height()
        if height != self._height:
            self._height = height
            self._heights.clear()
            if not self._has_width or self.heightForWidth(self.width()) != self.height():
                self.updateGeometry()

    def _least_height(self) -> int:
        return ceil(self._least_lines * self._line_height()) + 2 * _MARGIN + _FRAME

    def _guessed_height(self, width: int) -> int:
        """Return about how high the text will be; the layout asks for many widths at first."""
        letters = max((width - 2 * _MARGIN) // self.fontMetrics().height(), 1)
        lines = sum(ceil(len(line) / letters) or 1 for line in self._text.split("\n"))
        return ceil(max(lines, self._least_lines) * self._line_height()) + 2 * _MARGIN + _FRAME

    def _document_height(self, width: int) -> float:
        """Return how high the text is at ``width``; the text that is shown keeps its own width."""
        chrome = self.width() - self.viewport().width() if self._has_width else _FRAME
        document = self.document()
        own = document.textWidth()
        if own == width - chrome:
            return document.size().height()
        self._probing = True
        document.setTextWidth(width - chrome)
        height = document.size().height()
        if self._has_width:
            document.setTextWidth(own)
        self._probing = False
        return height

    def _stay_in_sight(self) -> None:
        if self.hasFocus():
            scroll = _scroll_around(self)
            if scroll:
                scroll.follow(self, self.cursorRect())


def is_composing() -> bool:
    """Tell whether somebody composes with an input method just now."""
    focused = QApplication.focusWidget()
    return isinstance(focused, TextBox) and focused.is_composing


def _is_undo_or_redo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))


def _scroll_around(widget: QWidget) -> PageScroll | None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, PageScroll):
            return around
        around = around.parentWidget()
    return None


def _difference(old: str, new: str) -> tuple[int, int]:
    """Return how many characters are the same at the beginning, and at the end."""
    short = min(len(old), len(new))
    begin = next((at for at in range(short) if old[at] != new[at]), short)
    end = next((at for at in range(short - begin) if old[-1 - at] != new[-1 - at]), short - begin)
    return begin, end
