"""Pages one below the other, as they will be on paper; only those that are seen are drawn.

When the pages are exchanged, what a person is looking at stays where it is: the place of the
document at the top of the view is looked for on the new pages.
"""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from assessor.form.values import Place
from assessor.ui import theme
from assessor.ui.preview_pages import Pages

_GAP = 14
"""Pixels around a page."""
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_PIXELS_PER_POINT = 96 / 72
_STEP = 40
"""Pixels that one turn of the wheel, or one arrow key, moves the pages by."""
_KEPT = 12
"""Drawn pages that are remembered."""
_MARKED = 1500
"""Milliseconds for which the place that one has gone to is marked."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What stands at the top of the view, and how many points below it the top is."""

    place: Place
    page: int
    down: float


class PreviewView(QAbstractScrollArea):
    """Shows pages, and tells which place of the document was clicked."""

    place_chosen = Signal(object)
    page_changed = Signal(int, int)
    """The number of the page at the top, from 1, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("印刷プレビュー")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._pages: Pages | None = None
        self._zoom = 0.0
        """0: as wide as the view."""
        self._scale = _PIXELS_PER_POINT
        """Pixels that a point takes as the pages are laid out now."""
        self._tops: list[float] = []
        """Where each page begins, and where the last ends, in pixels."""
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._marked: QRectF | None = None
        self._unmark = QTimer(self, singleShot=True, interval=_MARKED)
        self._unmark.timeout.connect(self._forget_mark)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    @property
    def page(self) -> int:
        """The number of the page that takes most of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max((n for n in self._numbers() if self._tops[n] <= middle), default=0)

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; what is looked at stays where it is."""
        anchor = self._anchor()
        if self._pages:
            self._pages.close()
        self._pages = pages
        self._drawn.clear()
        self._lay_out(anchor)

    def clear(self) -> None:
        """Show nothing."""
        if self._pages:
            self._pages.close()
        self._pages = None
        self._drawn.clear()
        self._lay_out(None)

    def zoom(self, by: int) -> None:
        """Show the pages larger, or smaller."""
        now = self._scale / _PIXELS_PER_POINT
        larger = [zoom for zoom in _ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now * 0.99]
        anchor = self._anchor()
        self._zoom = min(larger, default=_ZOOMS[-1]) if by > 0 else max(smaller, default=_ZOOMS[0])
        self._lay_out(anchor)

    def fit(self) -> None:
        """Show the pages as wide as the view."""
        anchor = self._anchor()
        self._zoom = 0.0
        self._lay_out(anchor)

    def go_to_page(self, number: int) -> None:
        """Go to the top of a page, counted from 0."""
        if self._pages and 0 <= number < len(self._pages.sizes):
            self.verticalScrollBar().setValue(round(self._tops[number]) - _GAP)

    def go_to_place(self, place: Place) -> bool:
        """Go to where a place is printed and mark it; tell whether it is."""
        spot = self._pages.spot_of(place) if self._pages else None
        if spot is None:
            return False
        at = self._tops[spot.page] + spot.down * self._scale
        self.verticalScrollBar().setValue(round(at - self.viewport().height() / 4))
        self._marked = QRectF(0, at, 6, 30)
        self._unmark.start()
        self.viewport().update()
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.LINE))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in self._numbers():
            room = self._room(number)
            if self._is_seen(room):
                painter.drawImage(room.topLeft(), self._image(number))
                painter.setPen(QColor(theme.FRAME))
                painter.drawRect(room)
        if self._marked:
            left = self._room(self.page).left() if self._pages else 0
            painter.fillRect(self._marked.translated(left, 0), QColor(theme.ACCENT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(self._anchor())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = None
        if self._pages and event.button() is Qt.MouseButton.LeftButton:
            across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            at = event.position() + QPointF(across, down)
            for number in self._numbers():
                room = self._room(number)
                if room.contains(at):
                    inside = (at - room.topLeft()) / self._scale
                    spot = self._pages.spot_at(number, inside.y(), inside.x())
        if spot:
            self.place_chosen.emit(spot.place)

    def _lay_out(self, anchor: _Anchor | None) -> None:
        sizes = self._pages.sizes if self._pages else []
        view = self.viewport().size()
        widest = max((width for width, _ in sizes), default=1.0)
        fitting = max(0.2, (view.width() - 2 * _GAP) / widest)
        self._scale = self._zoom * _PIXELS_PER_POINT if self._zoom else fitting
        heights = (height * self._scale + _GAP for _, height in sizes)
        self._tops = list(accumulate(heights, initial=float(_GAP)))
        for bar, whole, part in (
            (self.verticalScrollBar(), self._tops[-1], view.height()),
            (self.horizontalScrollBar(), widest * self._scale + 2 * _GAP, view.width()),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(part)
            bar.setSingleStep(_STEP)
        if anchor and self._pages:
            self._return_to(anchor, self._pages)
        self._tell_page()
        self.viewport().update()

    def _anchor(self) -> _Anchor | None:
        if not self._pages:
            return None
        top = self.verticalScrollBar().value()
        page = max((n for n in self._numbers() if self._tops[n] - _GAP <= top), default=0)
        down = (top - self._tops[page]) / self._scale
        spot = self._pages.spot_at(page, down)
        if spot and spot.page == page:
            return _Anchor(spot.place, page, down - spot.down)
        return _Anchor((), page, down)

    def _return_to(self, anchor: _Anchor, pages: Pages) -> None:
        same = [spot for spot in pages.spots if spot.place == anchor.place]
        if anchor.place and same:
            spot = min(same, key=lambda spot: abs(spot.page - anchor.page))
            page, down = spot.page, spot.down + anchor.down
        else:
            page, down = min(anchor.page, len(pages.sizes) - 1), anchor.down
        self.verticalScrollBar().setValue(round(self._tops[page] + down * self._scale))

    def _image(self, number: int) -> QImage:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        key = (number, self._scale * ratio)
        if key not in self._drawn:
            self._drawn[key] = self._pages.image(*key)
            self._drawn[key].setDevicePixelRatio(ratio)
        self._drawn.move_to_end(key)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[key]

    def _numbers(self) -> range:
        return range(len(self._pages.sizes)) if self._pages else range(0)

    def _room(self, number: int) -> QRectF:
        assert self._pages is not None
        width, height = (side * self._scale for side in self._pages.sizes[number])
        left = max(float(_GAP), (self.viewport().width() - width) / 2)
        return QRectF(QPointF(round(left), round(self._tops[number])), QSizeF(width, height))

    def _is_seen(self, room: QRectF) -> bool:
        top = self.verticalScrollBar().value()
        return room.bottom() >= top and room.top() <= top + self.viewport().height()

    def _forget_mark(self) -> None:
        self._marked = None
        self.viewport().update()

    def _tell_page(self) -> None:
        self.page_changed.emit(self.page + 1 if self._pages else 0, len(self._numbers()))
