"""The cells of one table on the page: all rows are shown; the page scrolls, the table does not."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView
from typing_extensions import override

from assessor.form import tables
from assessor.form.values import Table
from assessor.ui.page_style import styled
from assessor.ui.table_model import CellDelegate, TableModel

_LEAST_WIDTH = 48
_ROOM = 20
"""Pixels that a cell takes besides its words."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Where in the table a person is; in a table without cells at its beginning."""

    row: int
    column: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]


class TableView(QTableView):
    """Shows a ``TableModel``; copies and pastes as spreadsheets do."""

    changed = Signal(object)
    """The table after a paste, or after cells were emptied."""

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        styled(self, "table")
        self._model = model
        self._delegate = CellDelegate(self, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(_LEAST_WIDTH)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.SelectedClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )
        model.rewritten.connect(self._fit_row)

    def selection(self) -> Selection:
        """Return where the person is."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        cells = sorted({(index.row(), index.column()) for index in indexes if index.isValid()})
        current = self.currentIndex()
        return Selection(
            row=max(current.row(), 0),
            column=max(current.column(), 0),
            rows=tuple(sorted({row for row, _ in cells})),
            columns=tuple(sorted({column for _, column in cells})),
            cells=tuple(cells),
        )

    def stand_at(self, row: int, column: int) -> None:
        """Make one cell the current one, whatever keys are held down just now."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._model.index(row, column), flag)

    def reshape(self) -> None:
        """Set spans, widths and heights for a table of another shape."""
        self.clearSpans()
        table = self._model.table
        for row, cells in enumerate(table.rows):
            if cells and len(cells) < table.width:
                self.setSpan(row, len(cells) - 1, 1, table.width - len(cells) + 1)
        self._fit()

    def copy(self) -> None:
        """Put the selected cells into the clipboard."""
        table, place = self._model.table, self.selection()
        cells = tuple(
            tuple(tables.cell(table, row, column) for column in place.columns) for row in place.rows
        )
        QGuiApplication.clipboard().setText(tables.text_of(cells))

    def paste(self) -> None:
        """Write the cells in the clipboard over the table, beginning at the current cell."""
        cells = tables.cells_of(QGuiApplication.clipboard().text())
        if cells:
            place = self.selection()
            self.changed.emit(tables.with_cells(self._model.table, place.row, place.column, cells))

    def empty(self) -> None:
        """Remove the words in the selected cells."""
        table: Table = self._model.table
        for row, column in self.selection().cells:
            table = tables.with_cell(table, row, column, "")
        if table != self._model.table:
            self.changed.emit(table)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._command(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command(event)
        if command:
            command()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QEvent) -> Callable[[], None] | None:
        if not isinstance(event, QKeyEvent):
            return None
        keys = QKeySequence.StandardKey
        commands = {keys.Copy: self.copy, keys.Paste: self.paste, keys.Delete: self.empty}
        return next((do for key, do in commands.items() if event.matches(key)), None)

    def _fit(self) -> None:
        """Share the width by how much stands in the columns, and show all of every row."""
        table = self._model.table
        letter = self.fontMetrics().horizontalAdvance("国")
        wanted = [_longest(table, column) * letter + _ROOM for column in range(table.width)]
        for column, width in enumerate(_shares(wanted, self.viewport().width())):
            self.setColumnWidth(column, width)
        for row in range(len(table.rows)):
            self.setRowHeight(row, self._delegate.height(row))
        self._fit_height()

    def _fit_row(self, row: int) -> None:
        height = self._delegate.height(row)
        if height != self.rowHeight(row):
            self.setRowHeight(row, height)
            self._fit_height()

    def _fit_height(self) -> None:
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() > self.viewport().width()
        height = self.verticalHeader().length() + 2 * self.frameWidth()
        height += bar.sizeHint().height() if wide else 0
        if height != self.height():
            self.setFixedHeight(height)


def _longest(table: Table, column: int) -> int:
    """Return how many characters the longest line in a column has; a span does not count."""
    return max(
        (
            max(map(len, row[column].split("\n")))
            for row in table.rows
            if column < len(row) and (column < len(row) - 1 or len(row) == table.width)
        ),
        default=0,
    )


def _shares(wanted: list[int], room: int) -> list[int]:
    """Return the widths of the columns: what is wanted where it fits, else what is left, shared.

    Short columns get all they want first, so that only the long ones have to wrap.
    """
    widths = [0] * len(wanted)
    left = room
    for rank, column in enumerate(sorted(range(len(wanted)), key=lambda column: wanted[column])):
        fair = left // (len(wanted) - rank)
        widths[column] = max(min(wanted[column], fair), _LEAST_WIDTH)
        left -= widths[column]
    for column in range(len(widths) if left > 0 else 0):
        widths[column] += left // len(widths) + (column < left % len(widths))
    return widths
