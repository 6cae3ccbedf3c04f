"""Rows of lists and trees whose words wrap, with room between the lines.

Qt's own delegates wrap only where the height of a row is known beforehand, and the typeface sets
its lines too close. Lines are broken once and remembered.
"""

from functools import lru_cache

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from typing_extensions import override

from assessor.ui import theme

MARGIN = 6
ICON_GAP = 8
_BOX = 22
"""What a box to be ticked takes at the left."""
_LEADING = 1.28
Index = QModelIndex | QPersistentModelIndex


class Wrapped(QStyledItemDelegate):
    """Wraps the first column of a view to ``most_lines``; the last line says … where it is cut."""

    def __init__(self, view: QAbstractItemView, most_lines: int = 2) -> None:
        super().__init__(view)
        self._view = view
        self._most_lines = most_lines
        self.taken = 0
        """The width of the other columns."""
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return super().sizeHint(option, index)
        return QSize(60, self._height(index, self._room(index)) + 2 * MARGIN)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column():
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, index)
        room = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if _has_box(index):
            room.setLeft(room.left() + _BOX)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            size = self._view.iconSize()
            middle = (step(self._first_font(index)) - size.height()) // 2
            icon.paint(painter, QRect(room.topLeft() + QPoint(0, middle), size))
            room.setLeft(room.left() + size.width() + ICON_GAP)
        painter.save()
        self._write(painter, room, index)
        painter.restore()

    def _height(self, index: Index, width: int) -> int:
        font = _font(index)
        return step(font) * len(broken(_words(index), font, width, self._most_lines))

    def _write(self, painter: QPainter, room: QRect, index: Index) -> None:
        font = _font(index)
        write_lines(
            painter, room, font, broken(_words(index), font, room.width(), self._most_lines)
        )

    def _first_font(self, index: Index) -> QFont:
        """Return the font of the first line, beside which the icon stands."""
        return _font(index)

    def _room(self, index: Index) -> int:
        """Return the width that the words of ``index`` have."""
        view = self._view
        # Not columnWidth(0): asking for it lays the whole view out anew.
        width = view.viewport().width() - self.taken
        if isinstance(view, QTreeView):
            width -= _depth(index) * view.indentation()
        if isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon):
            width -= view.iconSize().width() + ICON_GAP
        if _has_box(index):
            width -= _BOX
        return max(width - 2 * MARGIN, 60)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.icon = QIcon()
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._view)


class TwoLines(Wrapped):
    """Rows that say where in one quiet line, and what in wrapped lines below it.

    The text of such an item is a line, a line feed and a longer text.
    """

    @override
    def _first_font(self, index: Index) -> QFont:
        return theme.font(0.9)

    @override
    def _height(self, index: Index, width: int) -> int:
        head, body = _halves(index)
        font = _font(index)
        lines = broken(body or head, font, width, self._most_lines)
        return step(theme.font(0.9)) * bool(body) + step(font) * len(lines)

    @override
    def _write(self, painter: QPainter, room: QRect, index: Index) -> None:
        head, body = _halves(index)
        small = theme.font(0.9)
        if body:
            painter.setPen(QColor(theme.MUTED))
            words = QFontMetrics(small).elidedText(head, Qt.TextElideMode.ElideMiddle, room.width())
            write_lines(painter, room, small, (words,))
            room.setTop(room.top() + step(small))
        painter.setPen(QColor(theme.INK))
        font = _font(index)
        write_lines(painter, room, font, broken(body or head, font, room.width(), self._most_lines))


@lru_cache(maxsize=4096)
def broken(words: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return ``words`` as at most ``most`` lines, the last one cut where there would be more."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    lines = [words[start:end].rstrip() for start, end in zip(starts, ends, strict=True)][:most]
    if len(starts) > most:
        rest = words[starts[most - 1] :].replace("\n", " ")
        lines[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return tuple(lines) or ("",)


def write_lines(painter: QPainter, room: QRect, font: QFont, lines: tuple[str, ...]) -> None:
    """Write ``lines`` one below the other, from the top of ``room``."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    line_top = room.top() + (step(font) - metrics.height()) // 2
    for line in lines:
        painter.drawText(room.left(), line_top + metrics.ascent(), line)
        line_top += step(font)


def step(font: QFont) -> int:
    """Return the distance from one line to the next."""
    return round(QFontMetrics(font).height() * _LEADING)


def _font(index: Index) -> QFont:
    font = index.data(Qt.ItemDataRole.FontRole)
    return font if isinstance(font, QFont) else theme.font()


def _words(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _has_box(index: Index) -> bool:
    return index.data(Qt.ItemDataRole.CheckStateRole) is not None


def _depth(index: Index) -> int:
    depth = 1
    while index.parent().isValid():
        index = index.parent()
        depth += 1
    return depth


def _halves(index: Index) -> tuple[str, str]:
    head, _, body = _words(index).partition("\n")
    return head, body
