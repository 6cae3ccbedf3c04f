"""The layout of options: several on a line as printed, fewer where the page is too narrow.

Options are read in lines from left to right, as on paper. One that is wider than a column, or has
words to be written behind it, takes a whole line; so no option is ever cut off.
"""

from collections.abc import Iterator

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

_BETWEEN_COLUMNS = 16
_BETWEEN_LINES = 2
_EXTRA = 24
"""Pixels by which an option may be wider than a column before it makes the columns fewer."""


class OptionGrid(QLayout):
    """Lays out options in at most ``columns`` columns."""

    def __init__(self, columns: int, *, even: bool = False, between: int = _BETWEEN_LINES) -> None:
        """Take ``columns`` as the most there can be; ``even`` lines hold as many options each."""
        super().__init__()
        self._columns = max(columns, 1)
        self._even = even
        self._between = between
        self._items: list[QLayoutItem] = []
        self._wide: set[QWidget] = set()
        self._narrowest: int | None = None
        self.setContentsMargins(QMargins())

    def add(self, widget: QWidget, *, wide: bool) -> None:
        """Add an option; ``wide`` if it needs a line of its own."""
        if wide:
            self._wide.add(widget)
        self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def invalidate(self) -> None:
        self._narrowest = None
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Yield each option with its place in a grid that is ``width`` wide."""
        columns = self._columns_in(width)
        room = (width - (columns - 1) * _BETWEEN_COLUMNS) // columns
        top = height = column = 0
        for item in self._shown():
            wide = item.widget() in self._wide or item.sizeHint().width() > room
            if column and (wide or column == columns):
                top, height, column = top + height + self._between, 0, 0
            across = width if wide else room
            own = item.heightForWidth(across) if item.hasHeightForWidth() else -1
            own = own if own >= 0 else item.sizeHint().height()
            yield item, QRect(column * (room + _BETWEEN_COLUMNS), top, across, own)
            height = max(height, own)
            column = columns if wide else column + 1

    def _columns_in(self, width: int) -> int:
        """Return how many columns there is room for."""
        if self._narrowest is None:
            widths = sorted(
                item.sizeHint().width() for item in self._shown() if item.widget() not in self._wide
            )
            # One option that is much longer than the others takes a line instead.
            middle = widths[len(widths) // 2] if widths else 0
            self._narrowest = max((w for w in widths if w <= middle * 3 // 2 + _EXTRA), default=1)
        fitting = (width + _BETWEEN_COLUMNS) // (max(self._narrowest, 1) + _BETWEEN_COLUMNS)
        columns = max(min(self._columns, fitting), 1)
        if self._even and self._shown():
            lines = -(-len(self._shown()) // columns)
            columns = -(-len(self._shown()) // lines)
        return columns

    def _shown(self) -> list[QLayoutItem]:
        """Return the options that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]
