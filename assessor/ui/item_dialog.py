"""Choose one item of the document from a list that narrows while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.document.assessment import Assessment
from assessor.form.definition import Item
from assessor.form.kinds import folded
from assessor.form.places import Slot
from assessor.ui import labels
from assessor.ui.two_lines import TwoLines

_PLACE = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1


class ItemDialog(QDialog):
    """All items in printed order; does not know what the choice is for."""

    chosen = Signal(object)
    """The place of the item."""

    def __init__(self, assessment: Assessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("項目を選ぶ")
        self.resize(560, 560)
        self._wanted = QLineEdit()
        self._wanted.setPlaceholderText("項目の名前や番号の一部")
        self._wanted.setAccessibleName("項目を探す")
        self._wanted.setClearButtonEnabled(True)
        self._wanted.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName("項目の一覧")
        self._list.setItemDelegate(TwoLines(self._list, most_lines=2))
        self._list.itemActivated.connect(self.accept)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("この項目へ移す")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(labels.text("移す先の項目を選んでください。"))
        for widget in (self._wanted, self._list, self._buttons):
            layout.addWidget(widget)
        for slot in assessment.slots():
            if isinstance(slot.node, Item) and slot.section.is_page:
                self._list.addItem(_row(slot, slot.node, assessment.written_path(slot)))
        self._narrow()
        self.accepted.connect(self._tell)

    def _narrow(self) -> None:
        """Show the items that hold all words, and stand at the first."""
        words = [folded(word) for word in self._wanted.text().split()]
        first = None
        for number in range(self._list.count()):
            item = self._list.item(number)
            fits = all(word in item.data(_SEARCHED) for word in words)
            item.setHidden(not fits)
            first = item if fits and first is None else first
        self._list.setCurrentItem(first) if first else self._list.setCurrentRow(-1)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(first is not None)

    def _tell(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_PLACE))


def _row(slot: Slot, node: Item, path: str) -> QListWidgetItem:
    chapter = f"{slot.section.number} {slot.section.label}".strip()
    item = QListWidgetItem(f"{chapter}\n{path if node.label in path else f'{path} {node.label}'}")
    item.setData(_PLACE, slot.place)
    item.setData(_SEARCHED, folded(item.text()))
    return item
