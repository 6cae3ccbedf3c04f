"""What stood at one item since the last version: when, what differs, and a way back to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.document.past import Past
from assessor.form.definition import Item
from assessor.form.kinds import show
from assessor.form.values import Place, Value
from assessor.history.side import Side
from assessor.history.wording import pieces
from assessor.ui import labels
from assessor.ui.difference_text import DifferenceText
from assessor.ui.session import Session
from assessor.ui.two_lines import TwoLines
from assessor.ui.version_words import version_words

_HOW = "線で消した字は以前の記載だけに、下線の字は今の記載だけにあります。"
_NOTHING = "{}から、この項目の記載は変わっていません。"
_BEGINNING = "この評価書を作ったとき"
_PREVIEW = 60


class PastDialog(QDialog):
    """The records of one item, newest first."""

    restored = Signal()

    def __init__(self, session: Session, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("この項目の以前の記載")
        self.resize(780, 460)
        self._session = session
        self._place = place
        self._item = session.assessment.form.items[place[-1]]
        self._pasts: tuple[Past, ...] = ()
        self._list = QListWidget()
        self._list.setAccessibleName("以前の記載の一覧")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedWidth(240)
        self._list.currentRowChanged.connect(self._show_past)
        self._text = DifferenceText("以前の記載と今の記載の違い")
        self._restore = labels.button("この記載に戻す", "undo", role="main")
        self._restore.clicked.connect(self._bring_back)
        self._nothing = labels.text("", "muted")
        self._lay_out(Side(session.assessment).path(place))
        session.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List what stood here, as it is known now."""
        row = max(self._list.currentRow(), 0)
        self._pasts = self._session.assessment.past(self._place)
        self._list.clear()
        for past in self._pasts:
            self._list.addItem(_row(past, self._words(past.before)))
        self._list.setCurrentRow(min(row, len(self._pasts) - 1))
        for widget in (self._list, self._text):
            widget.setVisible(bool(self._pasts))
        self._restore.setEnabled(bool(self._pasts))
        versions = self._session.assessment.versions
        since = version_words(versions[-1]) if versions else _BEGINNING
        self._nothing.setText(_HOW if self._pasts else _NOTHING.format(since))

    def _show_past(self, row: int) -> None:
        if 0 <= row < len(self._pasts):
            now = self._session.assessment.answers.get(self._place)
            self._text.show_single(pieces(self._words(self._pasts[row].before), self._words(now)))

    def _bring_back(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._pasts):
            self._session.restore_answer(self._place, self._pasts[row])
            self.restored.emit()

    def _words(self, value: Value | None) -> str:
        return "" if value is None else show(self._item, value)

    def _lay_out(self, path: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._list)
        row.addWidget(self._text, stretch=1)
        close = labels.button("閉じる")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._restore)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(labels.text(_titled(path, self._item), "subheading"))
        column.addWidget(self._nothing)
        column.addLayout(row, stretch=1)
        column.addLayout(foot)


def _titled(path: str, item: Item) -> str:
    return path if item.label in path else f"{path} {item.label}"


def _row(past: Past, words: str) -> QListWidgetItem:
    when = f"{past.when.astimezone():%Y-%m-%d %H:%M} まで"
    preview = " ".join(words.split())[:_PREVIEW] or "（空欄）"
    item = QListWidgetItem(f"{when}\n{preview}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{when}　{preview}")
    return item
