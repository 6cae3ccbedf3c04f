"""Rows of a list that say where in one quiet line, and what in wrapped lines below it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from typing_extensions import override

from assessor.ui import theme

_MARGIN = 6
_GAP = 8
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws an item whose text is a line, a line feed and a longer text; others as usual."""

    def __init__(self, view: QAbstractItemView, most_lines: int = 6) -> None:
        super().__init__(view)
        self._view = view
        self._most_lines = most_lines
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        head, body = _halves(index)
        if not body:
            return super().sizeHint(option, index) + QSize(0, 4)
        width = self._view.viewport().width() - self._indentation(index) - 2 * _MARGIN
        width -= self._icon_room(index)
        height = QFontMetrics(theme.font(0.9)).height() * bool(head)
        return QSize(60, height + self._body_height(body, width) + 2 * _MARGIN + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        head, body = _halves(index)
        if not body:
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, index)
        room = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            size = self._view.iconSize()
            icon.paint(painter, QRect(room.topLeft(), size))
            room.setLeft(room.left() + self._icon_room(index))
        painter.save()
        painter.setFont(theme.font(0.9))
        metrics = QFontMetrics(painter.font())
        painter.setPen(QColor(theme.MUTED))
        line = metrics.elidedText(head, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line)
        room.setTop(room.top() + metrics.height())
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.INK))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | _WRAP, body)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.icon = QIcon()
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._view)

    def _icon_room(self, index: _Index) -> int:
        has_icon = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        return self._view.iconSize().width() + _GAP if has_icon else 0

    def _indentation(self, index: _Index) -> int:
        if not isinstance(self._view, QTreeView):
            return 0
        depth = 1
        while index.parent().isValid():
            index = index.parent()
            depth += 1
        return depth * self._view.indentation()

    def _body_height(self, body: str, width: int) -> int:
        metrics = QFontMetrics(theme.font())
        whole = metrics.boundingRect(QRect(0, 0, max(width, 60), 10_000), _WRAP, body).height()
        return min(whole, self._most_lines * metrics.lineSpacing())


def _halves(index: _Index) -> tuple[str, str]:
    head, _, body = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
    return head, body
