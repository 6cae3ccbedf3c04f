"""Several fixes of one kind at once: what each would change, to be confirmed before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.rules.finding import Finding
from assessor.ui import labels
from assessor.ui.finding_words import change_of, kind_of, where
from assessor.ui.two_lines import TwoLines

_FIX = Qt.ItemDataRole.UserRole
_DONE = "次の修正を一度に行います。行わないものは印を外してください。「元に戻す」で一度に戻せます。"


class FixesDialog(QDialog):
    """Lists the first fix of each finding, ticked; what is ticked is done."""

    chosen = Signal(tuple)
    """The fixes to be made."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("同じ修正をまとめて行う")
        self.resize(520, 440)
        self._list = QListWidget()
        self._list.setAccessibleName("行う修正の一覧")
        self._list.setItemDelegate(TwoLines(self._list, most_lines=4))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(labels.text(kind_of(findings[0]), "heading"))
        layout.addWidget(labels.text(_DONE, "muted"))
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._buttons)
        for finding in findings:
            self._list.addItem(_row(finding))
        self._list.itemChanged.connect(self._count)
        self.accepted.connect(self._tell)
        self._count()

    def _ticked(self) -> list[QListWidgetItem]:
        among = (self._list.item(row) for row in range(self._list.count()))
        return [item for item in among if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(f"{len(self._ticked())}件を直す")
        button.setEnabled(bool(self._ticked()))

    def _tell(self) -> None:
        self.chosen.emit(tuple(item.data(_FIX) for item in self._ticked()))


def _row(finding: Finding) -> QListWidgetItem:
    fix = finding.fixes[0]
    item = QListWidgetItem(f"{where(finding)}\n{change_of(fix)}")
    item.setData(_FIX, fix)
    item.setCheckState(Qt.CheckState.Checked)
    return item
