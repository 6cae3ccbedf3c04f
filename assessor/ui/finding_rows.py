"""One finding in a list: where, what, the words it is about, its basis, and the fix as a button.

The button is drawn, not a widget: hundreds of widgets would make the list slow. Whoever works with
keys finds the same below the list.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from assessor.rules.finding import Finding
from assessor.rules.set_aside import SetAside
from assessor.ui import theme
from assessor.ui.finding_words import (
    about,
    basis_of,
    on_button,
    quoted,
    sort_of,
    where,
    why_aside,
    why_returned,
)
from assessor.ui.two_lines import ICON_GAP, MARGIN, Index, Wrapped, broken, step, write_lines

ROW = Qt.ItemDataRole.UserRole
_MOST_HEIGHTS = 10_000
_SENTENCE_LINES = 6
_SMALL_LINES = 2
_GAP = 3
_PADDING = 8
_SMALL = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, and why it was set aside if it was."""

    finding: Finding
    aside: SetAside | None = None
    before: SetAside | None = None
    """Why an open one was set aside before its answer changed."""

    @property
    def small(self) -> tuple[str, ...]:
        """What stands below the sentence in small letters."""
        why = why_aside(self.aside) if self.aside else ""
        why = why_returned(self.before) if self.before else why
        return tuple(filter(None, [quoted(self.finding), basis_of(self.finding), why]))

    @property
    def button(self) -> str:
        """What the button says; empty without one."""
        fixes = self.finding.fixes
        return on_button(fixes[0]) if fixes and not self.aside else ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        fix = f"修正できます：{self.finding.fixes[0].words}" if self.button else ""
        return "　".join(
            filter(
                None,
                [
                    sort_of(self.finding),
                    where(self.finding),
                    self.finding.message,
                    *self.small,
                    fix,
                ],
            )
        )


def item_for(row: Row) -> QTreeWidgetItem:
    """Return a row of the list."""
    finding = row.finding
    item = QTreeWidgetItem([f"{sort_of(finding)}　{where(finding)}\n{finding.message}"])
    item.setIcon(0, theme.icon(f"severity-{finding.severity}"))
    item.setToolTip(0, about(finding))
    item.setData(0, ROW, row)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    return item


def row_of(item: QTreeWidgetItem | None) -> Row | None:
    """Return what stands in a row of the list; a heading gives None."""
    row = item.data(0, ROW) if item else None
    return row if isinstance(row, Row) else None


class FindingDelegate(Wrapped):
    """Draws findings, and says when the button in one of them is pressed."""

    pressed = Signal(object)
    """The ``Row`` whose button was pressed."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree, _SENTENCE_LINES)
        self._tree = tree
        self._hovered: QTreeWidgetItem | None = None
        self._heights: dict[tuple[int, int], tuple[Row, int]] = {}
        """How high a row is in a list of some width; Qt asks for all of them at every change."""
        tree.viewport().setMouseTracking(True)

    def forget(self) -> None:
        """Measure every row anew: the type has another size."""
        self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        if row is None:
            return super().sizeHint(option, index)
        key = (id(row), self._tree.viewport().width())
        if key not in self._heights:
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            # The row is kept with its height, so that no other row gets its identity.
            self._heights[key] = (row, super().sizeHint(option, index).height())
        return QSize(0, self._heights[key][1])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and self._mouse(event):
            return True
        return super().eventFilter(watched, event)

    @override
    def _first_font(self, index: Index) -> QFont:
        return theme.font(_SMALL) if _row(index) else super()._first_font(index)

    @override
    def _height(self, index: Index, width: int) -> int:
        row = _row(index)
        if row is None:
            return super()._height(index, width)
        small = step(theme.font(_SMALL))
        lines = len(broken(row.finding.message, theme.font(), width, _SENTENCE_LINES))
        height = small + lines * step(theme.font()) + _GAP * len(row.small)
        height += small * sum(len(_small_lines(words, width)) for words in row.small)
        return height + (_button_height() + 2 * _GAP if row.button else 0)

    @override
    def _write(self, painter: QPainter, room: QRect, index: Index) -> None:
        row = _row(index)
        if row is None:
            super()._write(painter, room, index)
            return
        small = theme.font(_SMALL)
        head = f"{sort_of(row.finding)}　{where(row.finding)}"
        middle = Qt.TextElideMode.ElideMiddle
        painter.setPen(QColor(theme.MUTED))
        write_lines(
            painter, room, small, (QFontMetrics(small).elidedText(head, middle, room.width()),)
        )
        room.setTop(room.top() + step(small))
        painter.setPen(QColor(theme.MUTED if row.aside else theme.INK))
        lines = broken(row.finding.message, theme.font(), room.width(), _SENTENCE_LINES)
        write_lines(painter, room, theme.font(), lines)
        room.setTop(room.top() + step(theme.font()) * len(lines))
        painter.setPen(QColor(theme.MUTED))
        for words in row.small:
            room.setTop(room.top() + _GAP)
            lines = _small_lines(words, room.width())
            write_lines(painter, room, small, lines)
            room.setTop(room.top() + step(small) * len(lines))
        if row.button:
            room.setTop(room.top() + _GAP)
            hovered = self._hovered is not None and self._hovered is self._tree.itemFromIndex(index)
            _draw_button(painter, room, row.button, hovered=hovered)

    def _mouse(self, event: QMouseEvent) -> bool:
        """Take what the mouse does on a button; tell whether it does it there."""
        item = self._tree.itemAt(event.position().toPoint())
        row = row_of(item)
        on_it = row is not None and self._button(item, row).contains(event.position().toPoint())
        self._hover(item if on_it else None)
        kind = event.type()
        if not on_it or event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(row)
        return kind in {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        }

    def _hover(self, item: QTreeWidgetItem | None) -> None:
        if item is self._hovered:
            return
        self._hovered = item
        shape = Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor
        self._tree.viewport().setCursor(shape)
        self._tree.viewport().update()

    def button_of(self, item: QTreeWidgetItem) -> QRect:
        """Return where in the list the button of ``item`` stands; nowhere without one."""
        row = row_of(item)
        return self._button(item, row) if row else QRect()

    def _button(self, item: QTreeWidgetItem | None, row: Row) -> QRect:
        if item is None or not row.button:
            return QRect()
        rect = self._tree.visualItemRect(item)
        indent = self._tree.iconSize().width() + ICON_GAP
        room = rect.adjusted(MARGIN + indent, 0, -MARGIN, -MARGIN - _GAP)
        return QRect(
            room.left(),
            room.bottom() - _button_height() + 1,
            _button_width(row.button, room.width()),
            _button_height(),
        )


def _row(index: Index) -> Row | None:
    row = index.data(ROW)
    return row if isinstance(row, Row) else None


def _small_lines(words: str, width: int) -> tuple[str, ...]:
    return broken(words, theme.font(_SMALL), width, _SMALL_LINES)


def _button_height() -> int:
    return step(theme.font(_SMALL)) + 6


def _button_width(words: str, room: int) -> int:
    return min(QFontMetrics(theme.font(_SMALL)).horizontalAdvance(words) + 2 * _PADDING, room)


def _draw_button(painter: QPainter, room: QRect, words: str, *, hovered: bool) -> None:
    font = theme.font(_SMALL)
    box = QRectF(room.left(), room.top(), _button_width(words, room.width()), _button_height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.ACCENT if hovered else theme.FRAME))
    painter.setBrush(QColor(theme.ACCENT_SOFT if hovered else theme.PAPER))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(theme.ACCENT))
    painter.setFont(font)
    cut = QFontMetrics(font).elidedText(
        words, Qt.TextElideMode.ElideRight, round(box.width()) - 2 * _PADDING + 2
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cut)
