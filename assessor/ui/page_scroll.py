"""The scrolling part of the page, and how it keeps still.

Two things move what a person is looking at: an answer that grows while it is typed, and changes
elsewhere on the page (a finding appears, an item folds). The first is followed, so that the
cursor stays in sight; the second is undone by scrolling as far as the focused editor was pushed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from assessor.ui.page_style import styled

_ROUNDS = 20
"""More than the depth to which widgets are nested; a round without anything to do costs nothing."""
_ROOM = 40
"""Pixels that stay in sight above and below the cursor."""


class PageScroll(QScrollArea):
    """A vertical scroll area that stands still around the focused editor."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always on: else each layout is worked out twice, with and without it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._followed: tuple[QWidget, QRect] | None = None
        self.verticalScrollBar().rangeChanged.connect(self._follow_again)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Keep what the person is looking at in its place while the page changes."""
        anchor = self._anchor()
        before = self._height_of(anchor) if anchor else 0
        yield
        self.settle()
        if anchor:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._height_of(anchor) - before)

    def settle(self) -> None:
        """Carry out the layout that is due, now and not with the next events.

        Each widget asks its parent anew, so a change deep inside takes several rounds to come up.
        """
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def follow(self, widget: QWidget, cursor: QRect) -> None:
        """Keep the cursor of ``widget`` in sight, also when the page grows because of it."""
        self._show(widget, cursor)
        if self._followed is None:
            QTimer.singleShot(0, self, self._stop_following)
        self._followed = (widget, cursor)

    def show_top(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` begins near the top, unless all of it is in sight."""
        self.settle()
        top = widget.mapTo(self._content(), QPoint()).y()
        bar = self.verticalScrollBar()
        seen = bar.value() <= top - _ROOM / 2
        if not seen or top + widget.height() > bar.value() + self.viewport().height():
            bar.setValue(top - _ROOM // 2)

    @override
    def ensureWidgetVisible(self, child: QWidget, xmargin: int = 50, ymargin: int = _ROOM) -> None:
        super().ensureWidgetVisible(child, 0, ymargin)

    def _content(self) -> QWidget:
        return self.widget() or self.viewport()

    def _anchor(self) -> QWidget | None:
        content = self._content()
        focused = QApplication.focusWidget()
        if focused and content.isAncestorOf(focused) and not focused.visibleRegion().isEmpty():
            return focused
        return content.childAt(content.width() // 2, self.verticalScrollBar().value() + _ROOM)

    def _height_of(self, anchor: QWidget) -> int:
        if not self._content().isAncestorOf(anchor):
            return 0
        return anchor.mapTo(self._content(), QPoint()).y() - self.verticalScrollBar().value()

    def _show(self, widget: QWidget, cursor: QRect) -> None:
        if not self._content().isAncestorOf(widget):
            return
        bottom = widget.mapTo(self._content(), cursor.bottomLeft()).y()
        top = widget.mapTo(self._content(), cursor.topLeft()).y()
        bar = self.verticalScrollBar()
        if bottom + _ROOM > bar.value() + self.viewport().height():
            bar.setValue(bottom + _ROOM - self.viewport().height())
        elif top - _ROOM < bar.value():
            bar.setValue(top - _ROOM)

    def _follow_again(self) -> None:
        if self._followed:
            self._show(*self._followed)

    def _stop_following(self) -> None:
        self._followed = None
