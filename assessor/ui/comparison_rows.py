"""The list of what differs: rows for Qt's views, drawn only where they are seen.

All rows have one height, so that a list of thousands costs what is on the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from assessor.form.values import Place
from assessor.history.difference import Difference, DifferenceKind
from assessor.history.review import Comment, CommentState, MarkState
from assessor.ui import theme
from assessor.ui.two_lines import MARGIN, Index, step

KIND_WORDS = {
    DifferenceKind.ADDED: "追加",
    DifferenceKind.REMOVED: "削除",
    DifferenceKind.CHANGED: "変更",
    DifferenceKind.MOVED: "移動",
}
_KIND_SIGNS = {
    DifferenceKind.ADDED: "＋",
    DifferenceKind.REMOVED: "－",
    DifferenceKind.CHANGED: "≠",
    DifferenceKind.MOVED: "⇅",
}
_MARK_INKS = {
    MarkState.UNCHECKED: theme.MUTED,
    MarkState.REVISE: theme.WARNING,
    MarkState.CONFIRMED: theme.DONE,
}
_SIGN_ROOM = 24
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One change with what was said of it; or a place that has comments and is the same."""

    place: Place
    path: str
    label: str
    difference: Difference | None
    state: MarkState = MarkState.UNCHECKED
    is_outdated: bool = False
    comments: tuple[Comment, ...] = ()

    @property
    def open_comments(self) -> int:
        """How many comments are not done with."""
        return sum(comment.state is not CommentState.DONE for comment in self.comments)

    @property
    def kind_words(self) -> str:
        """What happened, in a word."""
        return KIND_WORDS[self.difference.kind] if self.difference else "コメント"

    @property
    def head(self) -> str:
        """Where it is."""
        mark = " ※" if self.difference and self.difference.important else ""
        return f"{self.path}{mark}"

    @property
    def said(self) -> str:
        """What was said of it, in a few words."""
        words = [self.state.words] if self.difference else []
        if self.open_comments:
            words.append(f"コメント{self.open_comments}")
        return "　".join(words)


class Rows(QAbstractListModel):
    """The rows that are listed now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List other rows; where only what was said differs, nothing else is touched."""
        if [row.place for row in rows] == [row.place for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.head} {row.label}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.head}\n{row.label}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return "、".join(filter(None, (row.kind_words, row.head, row.label, row.said)))
            case _ if role == _ROW:
                return row
            case _:
                return None


class RowDelegate(QStyledItemDelegate):
    """Draws a row: the sign of its kind, where it is, what it is, what was said of it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, step(theme.font()) + step(theme.font(0.9)) + 2 * MARGIN)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, Row):
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text, ground.icon = "", QIcon()
        widget = ground.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        painter.save()
        _paint(painter, ground.rect.adjusted(MARGIN, MARGIN, -MARGIN - 4, -MARGIN), row)
        painter.restore()


def _paint(painter: QPainter, room: QRect, row: Row) -> None:
    large, small = theme.font(), theme.font(0.9)
    upper = QRect(room.left() + _SIGN_ROOM, room.top(), room.width() - _SIGN_ROOM, step(large))
    lower = QRect(upper.left(), upper.bottom() + 1, upper.width(), step(small))
    sign = _KIND_SIGNS[row.difference.kind] if row.difference else "…"
    painter.setFont(theme.font(bold=True))
    painter.setPen(QColor(theme.ACCENT))
    painter.drawText(QRect(room.left(), upper.top(), _SIGN_ROOM, upper.height()), _MIDDLE, sign)
    painter.setFont(large)
    painter.setPen(QColor(theme.INK))
    painter.drawText(upper, _MIDDLE, _cut(painter, row.head, upper.width()))
    painter.setFont(small)
    painter.setPen(QColor(_MARK_INKS[row.state]))
    said = QFontMetrics(small).horizontalAdvance(row.said)
    painter.drawText(lower, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.said)
    painter.setPen(QColor(theme.MUTED))
    left = lower.adjusted(0, 0, -said - 8, 0)
    words = f"{row.kind_words}　{row.label}"
    painter.drawText(left, _MIDDLE, _cut(painter, words, left.width()))


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)


def rows_view(model: Rows) -> QListView:
    """Return a view of the rows."""
    view = QListView()
    view.setModel(model)
    view.setAccessibleName("変わった項目の一覧")
    view.setUniformItemSizes(True)
    view.setItemDelegate(RowDelegate(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def row_at(index: QModelIndex) -> Row | None:
    """Return the row at ``index``; None where there is none."""
    row = index.data(_ROW) if index.isValid() else None
    return row if isinstance(row, Row) else None
