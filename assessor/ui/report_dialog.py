"""What an import has done: how much was placed, what was not, what is doubtful."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.importers.imported import Report
from assessor.ui import labels, theme
from assessor.ui.two_lines import TwoLines

_PLACE = Qt.ItemDataRole.UserRole


class ReportDialog(QDialog):
    """The numbers large, the doubts as a list; a click on one goes there."""

    chosen = Signal(object)
    """The place that somebody wants to see."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("取り込みの結果")
        self.resize(640, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.line("取り込みの結果", "title"))
        layout.addLayout(_numbers(report))
        layout.addWidget(labels.text(_advice(report)))
        if report.doubts:
            layout.addWidget(labels.text("確かめてほしい箇所", "subheading"))
            layout.addWidget(self._doubts(report), stretch=1)
        else:
            layout.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _doubts(self, report: Report) -> QListWidget:
        view = QListWidget()
        view.setAccessibleName("確かめてほしい箇所")
        view.setIconSize(QSize(18, 18))
        view.setItemDelegate(TwoLines(view, most_lines=3))
        for doubt in report.doubts:
            item = QListWidgetItem(f"{doubt.path}\n{doubt.sentence}")
            item.setIcon(theme.icon("severity-warning"))
            item.setData(_PLACE, doubt.place)
            view.addItem(item)
        view.itemClicked.connect(self._choose)
        view.itemActivated.connect(self._choose)
        return view

    def _choose(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place:
            self.chosen.emit(place)


def _numbers(report: Report) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for words, number in (
        ("配置した項目", len(report.placed)),
        ("未配置の記載", len(report.unplaced)),
        ("確かめてほしい箇所", len(report.doubts)),
    ):
        card = labels.frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 10, 16, 10)
        figure = QLabel(str(number))
        figure.setProperty("role", "title")
        inner.addWidget(figure)
        inner.addWidget(labels.line(words, "muted"))
        row.addWidget(card)
    return row


def _advice(report: Report) -> str:
    advice = ["読み取った記載は、元の文書と見比べて確かめてください。まだ保存されていません。"]
    if report.unplaced:
        advice.append(
            "配置できなかった記載は、右の「未配置」に残してあります。項目へ移すか、要らなければ削除してください。"
        )
    return "\n".join(advice)
