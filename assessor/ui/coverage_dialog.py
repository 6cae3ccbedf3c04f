"""How much was compared: what could not be, and what was compared only in part, each with why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.history.difference import Coverage, Limit
from assessor.ui import labels
from assessor.ui.two_lines import TwoLines


class CoverageDialog(QDialog):
    """One sentence, and a list where there is something to list."""

    def __init__(self, coverage: Coverage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("比べた範囲")
        self.resize(560, 420)
        limits = QListWidget()
        limits.setAccessibleName("比べられなかった項目の一覧")
        limits.setItemDelegate(TwoLines(limits, most_lines=3))
        limits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind, found in (("比べていません", coverage.skipped), ("一部だけ", coverage.partial)):
            for limit in found:
                limits.addItem(_row(kind, limit))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        rest = "" if limits.count() else "比べられなかったものはありません。"
        layout.addWidget(labels.text(coverage.sentence + rest))
        layout.addWidget(limits)
        limits.setVisible(limits.count() > 0)
        layout.addWidget(buttons)


def _row(kind: str, limit: Limit) -> QListWidgetItem:
    path = limit.path if limit.label in limit.path else f"{limit.path} {limit.label}"
    item = QListWidgetItem(f"{kind}　{path}\n{limit.obstacle.sentence}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", "　"))
    return item
