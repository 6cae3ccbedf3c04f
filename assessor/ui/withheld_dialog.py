"""非公表の一覧: every passage that is not published, with its reason, and what can be done."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assessor.document.withholding import Passage, passages
from assessor.ui import labels
from assessor.ui.session import Session
from assessor.ui.two_lines import TwoLines

_ENTRY = Qt.ItemDataRole.UserRole
_HEAD = "公表用では、次の部分を（非公表）と示します。提出用では、全てを【非公表：…】と示します。"
_NOTHING = (
    "非公表にした部分は、ありません。\n\n"
    "記載欄の中で文字を選び、「編集」の「選んだ部分を非公表にする」を選ぶと、"
    "公表用に書き出すときに、その部分を除きます。"
)
_LOST = "（見当たりません：{}）"
_NO_REASON = "理由が書かれていません。"
_LONG = 60


class WithheldDialog(QDialog):
    """In the order in which they were marked; says what a person wants, and does nothing itself."""

    place_wanted = Signal(str)
    """The name of a mark, as in the signals below."""
    reason_wanted = Signal(str)
    release_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("非公表の一覧")
        self.resize(720, 440)
        self._session = session
        self._list = QListWidget()
        self._list.setAccessibleName("非公表の一覧")
        self._list.setItemDelegate(TwoLines(self._list, most_lines=3))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _item: self._tell(self.place_wanted, leaves=True))
        self._head = labels.text("", "muted")
        self._of_mark = [
            self._button("箇所を見る", self.place_wanted, leaves=True),
            self._button("理由を直す…", self.reason_wanted),
            self._button("非公表をやめる", self.release_wanted),
        ]
        self._lay_out()
        session.edited.connect(self.refresh)
        self.refresh()

    @property
    def entry(self) -> str:
        """The name of the mark that is chosen; empty where there is none."""
        return str(self._list.currentIndex().data(_ENTRY) or "")

    def refresh(self) -> None:
        """List the marks there are now, and stay where one was."""
        row = max(self._list.currentRow(), 0)
        self._list.clear()
        for each in passages(self._session.assessment):
            self._list.addItem(_row(each, self._session.context.path(each.mark.place)))
        count = self._list.count()
        self._list.setCurrentRow(min(row, count - 1))
        self._list.setVisible(count > 0)
        self._head.setText(_HEAD if count else _NOTHING)
        for button in self._of_mark:
            button.setEnabled(count > 0)

    def _lay_out(self) -> None:
        close = labels.button("閉じる")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        for button in self._of_mark:
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._list, stretch=1)
        column.addLayout(foot)

    def _button(self, words: str, signal: SignalInstance, *, leaves: bool = False) -> QPushButton:
        button = labels.button(words)
        button.clicked.connect(lambda: self._tell(signal, leaves=leaves))
        return button

    def _tell(self, signal: SignalInstance, *, leaves: bool = False) -> None:
        entry = self.entry
        if leaves:
            self.accept()
        if entry:
            signal.emit(entry)


def _row(each: Passage, path: str) -> QListWidgetItem:
    mark = each.mark
    line = " ".join((mark.words if each.span else mark.said).split())
    line = line if len(line) <= _LONG else line[:_LONG] + "…"
    words = f"「{line}」" if each.span else _LOST.format(line)
    reason = " ".join(mark.reason.split()) or _NO_REASON
    item = QListWidgetItem(f"{path}\n{words}　理由：{reason}")
    item.setData(_ENTRY, mark.entry)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path}　{words}　理由：{reason}")
    return item
