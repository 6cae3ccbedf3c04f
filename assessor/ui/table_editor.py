"""A table of plain cells that can be written, pasted from a spreadsheet, and given another shape.

The editor keeps no table of its own: each key press in a cell, and each command, goes out as a
whole new table and comes back by ``show_table``.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from assessor.form import tables
from assessor.form.values import Table
from assessor.ui.page_style import styled
from assessor.ui.table_model import TableModel
from assessor.ui.table_view import Selection, TableView

Command = Callable[[Table, Selection], Table]


class TableEditor(QWidget):
    """One table with its commands above it."""

    typed = Signal(object)
    """The table after a key press in a cell."""
    changed = Signal(object)
    """The table after a step of its own: rows, columns, spans, a paste."""

    def __init__(self) -> None:
        super().__init__()
        self.model = TableModel(self)
        self.view = TableView(self.model)
        self.model.typed.connect(self.typed)
        self.view.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_table(self, table: Table) -> None:
        """Show ``table``; where only words differ, the cell being written in stays open."""
        place = self.view.selection()
        if self.model.show_table(table):
            self.view.reshape()
            row, column = min(place.row, len(table.rows) - 1), min(place.column, table.width - 1)
            self.view.stand_at(row, column)

    def carry_out(self, command: Command) -> None:
        """Change the table's shape as ``command`` says, around the current cell."""
        table = command(self.model.table, self.view.selection())
        if table != self.model.table:
            self.changed.emit(table)

    def menus(self) -> QHBoxLayout:
        """Return the commands, for whoever has a row to put them in."""
        row = QHBoxLayout()
        row.setSpacing(2)
        for words, commands in _MENUS.items():
            button = styled(QToolButton(), "link")
            button.setText(words)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(button)
            for name, command in commands.items():
                menu.addAction(name).triggered.connect(partial(self._carry_out, command))
            button.setMenu(menu)
            row.addWidget(button)
        return row

    def _carry_out(self, command: Command, _checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.carry_out(command)


def _without_rows(table: Table, place: Selection) -> Table:
    for row in reversed(place.rows):
        table = tables.without_row(table, row)
    return table


def _without_columns(table: Table, place: Selection) -> Table:
    for column in reversed(place.columns):
        table = tables.without_column(table, column)
    return table


def _header(rows: int) -> Command:
    return lambda table, _place: tables.with_header(table, rows)


ROW_BELOW: Command = lambda table, place: tables.with_new_row(table, place.row + 1)  # noqa: E731
COLUMN_RIGHT: Command = lambda table, place: tables.with_new_column(  # noqa: E731
    table, place.column + 1
)
JOIN: Command = lambda table, place: tables.with_span(table, place.row, place.column)  # noqa: E731

_MENUS: dict[str, dict[str, Command]] = {
    "行": {
        "上に行を追加": lambda table, place: tables.with_new_row(table, place.row),
        "下に行を追加": ROW_BELOW,
        "行を削除": _without_rows,
    },
    "列": {
        "左に列を追加": lambda table, place: tables.with_new_column(table, place.column),
        "右に列を追加": COLUMN_RIGHT,
        "列を削除": _without_columns,
    },
    "セル": {
        "右端までつなぐ": JOIN,
        "つないだセルを分ける": lambda table, place: tables.without_span(table, place.row),
    },
    "見出し行": {
        "なし": _header(0),
        "1行": _header(1),
        "2行": _header(2),
        "3行": _header(3),
    },
}
