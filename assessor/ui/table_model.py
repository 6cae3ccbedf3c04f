"""The cells of a table as Qt sees them, how a cell is drawn, and how one is written in."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from assessor.form import tables
from assessor.form.values import Table, clean_text
from assessor.ui import theme
from assessor.ui.page_style import BAND
from assessor.ui.text_box import TextBox

_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """A ``Table``, cell by cell."""

    typed = Signal(object)
    """The table after a key press in a cell."""
    rewritten = Signal(int)
    """The row in which words have changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table = Table(())

    def show_table(self, table: Table) -> bool:
        """Show ``table`` and tell whether its shape is another than before."""
        old, self.table = self.table, table
        if _shape(old) != _shape(table):
            self.beginResetModel()
            self.endResetModel()
            return True
        for row, cells in enumerate(table.rows):
            if cells != old.rows[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, table.width - 1))
                self.rewritten.emit(row)
        return False

    def write(self, index: Index, text: str) -> None:
        """Take over what is being typed in a cell."""
        text = clean_text(text)
        if text != tables.cell(self.table, index.row(), index.column()):
            self.table = tables.with_cell(self.table, index.row(), index.column(), text)
            self.rewritten.emit(index.row())
            self.typed.emit(self.table)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.table.width

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return tables.cell(self.table, index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = tables.cell(self.table, index.row(), index.column())
            return f"{index.row() + 1}行{index.column() + 1}列　{words}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class CellDelegate(QStyledItemDelegate):
    """Draws a cell with all its words, and opens a text box in it."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def height(self, row: int) -> int:
        """Return how high ``row`` must be to show all its words."""
        cells = self._model.table.rows[row]
        font = self._font(row)
        heights = [self._layout(text, font, self._width(row, at)) for at, text in enumerate(cells)]
        return (
            int(max((layout.boundingRect().height() for layout in heights), default=0)) + 2 * _PAD
        )

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state = option.state
        painter.save()
        header = index.row() < self._model.table.header
        # The view has painted the selection already, also where it has no focus.
        painter.fillRect(rect, QColor(BAND if header else theme.PAPER))
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(theme.ACCENT_SOFT))
        painter.setPen(QColor(theme.INK))
        text = str(index.data() or "")
        layout = self._layout(text, self._font(index.row()), rect.width() - 2 * _PAD)
        layout.draw(painter, QPointF(rect.left() + _PAD, rect.top() + _PAD))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = TextBox()
        box.setParent(parent)
        box.setAccessibleName(f"{index.row() + 1}行{index.column() + 1}列")
        cell = QPersistentModelIndex(index)
        box.edited.connect(lambda text: self._model.write(cell, text))
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TextBox):
            editor.show_text(str(index.data() or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # What was typed is in the table since it was typed.
        return

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the cell with Enter, as in a spreadsheet; Alt+Enter begins a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and isinstance(editor, TextBox):
                if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                    editor.textCursor().insertText("\n")
                else:
                    self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)

    def _width(self, row: int, column: int) -> int:
        cells = range(column, column + tables.span(self._model.table, row, column))
        return sum(self._view.columnWidth(cell) for cell in cells) - 2 * _PAD - 1

    def _font(self, row: int) -> QFont:
        font = QFont(self._view.font())
        font.setBold(row < self._model.table.header)
        return font

    def _layout(self, text: str, font: QFont, width: float) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 8))
            line.setPosition(QPointF(0, top))
            top += line.height() * _LINE_HEIGHT
        layout.endLayout()
        return layout


_PAD = 8
_LINE_HEIGHT = 1.5


def _shape(table: Table) -> tuple[int, tuple[int, ...]]:
    return table.header, tuple(len(row) for row in table.rows)
