"""Two texts with their differences marked, in one column or side by side.

Every mark is a colour and another sign, so that it reads in print and for every eye: what is gone
is struck through, what is new is underlined, what moved has a dashed line and says so. What
differs only in width has a dotted line and nothing else.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from assessor.history.lines import lines_beside
from assessor.history.wording import Piece, PieceKind
from assessor.ui import theme

_LINE_HEIGHT = 150
_ALONE = {PieceKind.REMOVED, PieceKind.ADDED, PieceKind.MOVED_AWAY, PieceKind.MOVED_HERE}
_MOVED = {PieceKind.MOVED_AWAY: "［移動前］", PieceKind.MOVED_HERE: "［移動後］"}
_ROOM_ABOVE = 3
"""A difference that is gone to stands at this part of the height."""


class DifferenceText(QTextEdit):
    """For reading; the keys move through it and mark words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("role", "difference")
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(12)
        self._changes: list[tuple[int, int]] = []
        self._at = -1

    @property
    def number(self) -> int:
        """How many differences there are to go to."""
        return len(self._changes)

    def show_single(self, found: tuple[Piece, ...]) -> None:
        """Show the pieces one behind the other."""
        cursor = self._begin()
        _write(cursor, found, self._changes)
        self._end()

    def show_beside(self, found: tuple[Piece, ...], heads: tuple[str, str]) -> None:
        """Show the old text at the left and the new one at the right, like beside like."""
        cursor = self._begin()
        lines = lines_beside(found)
        table = cursor.insertTable(len(lines) + 1, 2, _table_format())
        for column, head in enumerate(heads):
            table.cellAt(0, column).firstCursorPosition().insertText(head, _head_format())
        for row, line in enumerate(lines, start=1):
            marks: list[tuple[int, int]] = []
            for column, pieces in enumerate((line.before, line.after)):
                cell = table.cellAt(row, column).firstCursorPosition()
                cell.setBlockFormat(block_format())
                _write(cell, _side(pieces or (), column), marks)
            self._changes += marks[:1]
        self._end()

    def show_whole(self, parts: tuple[tuple[str, str], ...], sentence: str) -> None:
        """Show an entry that only one text has: what is asked in it, and what is answered."""
        cursor = self._begin()
        cursor.insertText(sentence + "\n", _head_format())
        for label, words in parts:
            cursor.insertText(f"\n{label}\n", _head_format())
            cursor.insertText(words + "\n", QTextCharFormat())
        self._end()

    def go(self, by: int) -> bool:
        """Go to the next difference (1) or the one before (-1); tell whether there was one."""
        at = self._at + by
        if not 0 <= at < len(self._changes):
            return False
        self._stand(at)
        return True

    def go_to_end(self, by: int) -> None:
        """Go to the first difference for a step ahead, to the last one for a step back."""
        if self._changes:
            self._stand(0 if by > 0 else len(self._changes) - 1)

    @property
    def marked(self) -> str:
        """The words that the person has marked."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._at >= 0:
            self.ensureCursorVisible()

    def _begin(self) -> QTextCursor:
        self.setUpdatesEnabled(False)
        self.clear()
        self.setExtraSelections([])
        self._changes = []
        self._at = -1
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block_format())
        return cursor

    def _end(self) -> None:
        top = QTextCursor(self.document())
        self.setTextCursor(top)
        self.setUpdatesEnabled(True)

    def _stand(self, at: int) -> None:
        self._at = at
        start, end = self._changes[at]
        here = QTextEdit.ExtraSelection()
        here.cursor = QTextCursor(self.document())
        here.cursor.setPosition(start)
        here.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        here.format.setBackground(QColor(theme.HERE))
        self.setExtraSelections([here])
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() - self.viewport().height() // _ROOM_ABOVE
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)


def _write(cursor: QTextCursor, found: tuple[Piece, ...], changes: list[tuple[int, int]]) -> None:
    """Write the pieces; what was taken out and what came in its place is one change."""
    last = -1
    for piece in found:
        start = cursor.position()
        if piece.kind in _MOVED:
            cursor.insertText(_MOVED[piece.kind], _head_format())
        cursor.insertText(_shown(piece), format_of(piece.kind))
        if piece.kind in _ALONE:
            if changes and start == last:
                changes[-1] = (changes[-1][0], cursor.position())
            else:
                changes.append((start, cursor.position()))
            last = cursor.position()


def _side(found: tuple[Piece, ...], column: int) -> tuple[Piece, ...]:
    """Return the pieces with the words of one text only: those of widths differ."""
    return tuple(
        Piece(piece.kind, piece.before, "") if column == 0 else Piece(piece.kind, "", piece.after)
        for piece in found
    )


def _shown(piece: Piece) -> str:
    """Return the words of a piece; line ends that came or went are to be seen."""
    return piece.text.replace("\n", "↵\n") if piece.kind in _ALONE else piece.text


def format_of(kind: PieceKind) -> QTextCharFormat:
    """Return how a piece looks."""
    made = QTextCharFormat()
    lines = QTextCharFormat.UnderlineStyle
    match kind:
        case PieceKind.REMOVED:
            made.setForeground(QColor(theme.ERROR))
            made.setBackground(QColor(theme.ERROR_SOFT))
            made.setFontStrikeOut(True)
        case PieceKind.ADDED:
            made.setForeground(QColor(theme.ACCENT))
            made.setBackground(QColor(theme.ACCENT_SOFT))
            made.setUnderlineStyle(lines.SingleUnderline)
        case PieceKind.MOVED_AWAY | PieceKind.MOVED_HERE:
            made.setForeground(QColor(theme.MUTED))
            made.setBackground(QColor(theme.WINDOW))
            made.setUnderlineStyle(lines.DashUnderline)
        case PieceKind.WIDTH:
            made.setUnderlineStyle(lines.DotLine)
            made.setUnderlineColor(QColor(theme.FRAME))
        case PieceKind.SAME:
            pass
    return made


def _head_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(theme.MUTED))
    made.setFontWeight(QFont.Weight.Bold)
    return made


def block_format() -> QTextBlockFormat:
    """Return the distance between lines, which the typeface itself sets too close."""
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(7)
    made.setHeaderRowCount(1)
    return made
