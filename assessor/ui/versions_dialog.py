"""版の一覧: the versions that a document keeps, and what can be done with each."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assessor.document.versions import Version
from assessor.history.review import SignOff, sign_offs
from assessor.ui import labels
from assessor.ui.session import Session
from assessor.ui.two_lines import TwoLines
from assessor.ui.version_words import day_words

_NAME = Qt.ItemDataRole.UserRole
_NOTHING = (
    "残した版は、まだありません。\n\n"
    "素案ができたとき、意見募集を始めるとき、提出するときなどに「版として残す」と、"
    "後から見たり、違いを比べたり、その記載に戻したりできます。"
)


class VersionsDialog(QDialog):
    """Newest first; says what a person wants, and does nothing itself."""

    keep_wanted = Signal()
    read_wanted = Signal(str)
    """The name of a version, as in the signals below."""
    compare_wanted = Signal(str)
    describe_wanted = Signal(str)
    sign_off_wanted = Signal(str)
    restore_wanted = Signal(str)
    export_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, session: Session, damage: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("版")
        self.resize(760, 480)
        self._session = session
        self._list = QListWidget()
        self._list.setAccessibleName("版の一覧")
        self._list.setItemDelegate(TwoLines(self._list, most_lines=3))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._read)
        self._list.currentRowChanged.connect(self._allow)
        self._nothing = labels.text(_NOTHING, "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._of_version = [
            self._button("見る", self.read_wanted, leaves=True),
            self._button("今の記載と比べる", self.compare_wanted, leaves=True),
            self._button("名前や備考を直す…", self.describe_wanted),
            self._button("確認した人を記録する…", self.sign_off_wanted),
            self._button("この版を書き出す…", self.export_wanted),
            self._button("この版に戻す…", self.restore_wanted, leaves=True),
            self._button("削除する", self.remove_wanted),
        ]
        self._lay_out(damage)
        session.edited.connect(self.refresh)
        self.refresh()

    @property
    def name(self) -> str:
        """The name of the version that is chosen; empty where there is none."""
        return str(self._list.currentIndex().data(_NAME) or "")

    def choose(self, name: str) -> None:
        """Choose the version of that name."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_NAME) == name:
                self._list.setCurrentRow(row)

    def refresh(self) -> None:
        """List the versions there are now, and stay at the one that was chosen."""
        chosen, row = self.name, max(self._list.currentRow(), 0)
        self._list.clear()
        for version in reversed(self._session.assessment.versions):
            signed = sign_offs(self._session.assessment, version.name)
            self._list.addItem(_row(version, list(signed)))
        count = self._list.count()
        self._list.setCurrentRow(min(row, count - 1))
        self.choose(chosen)
        self._list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self._allow()

    def _lay_out(self, damage: tuple[str, ...]) -> None:
        keep = labels.button("版として残す…", role="main")
        keep.clicked.connect(self.keep_wanted)
        close = labels.button("閉じる")
        close.clicked.connect(self.reject)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(keep)
        side.addSpacing(8)
        for button in self._of_version:
            side.addWidget(button)
        side.addStretch()
        side.addWidget(close)
        left = QGridLayout()
        left.addWidget(self._list, 0, 0)
        left.addWidget(self._nothing, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, stretch=1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if damage:
            column.addWidget(_damage_notice(damage))
        column.addLayout(row)

    def _button(self, words: str, wanted: SignalInstance, *, leaves: bool = False) -> QPushButton:
        """Return a button for a version; one that ``leaves`` shows something else instead."""
        button = labels.button(words)
        button.clicked.connect(lambda: wanted.emit(self.name))
        if leaves:
            button.clicked.connect(self.close)
        return button

    def _read(self) -> None:
        self._of_version[0].click()

    def _allow(self) -> None:
        for button in self._of_version:
            button.setEnabled(bool(self.name))


def _row(version: Version, signed: list[SignOff]) -> QListWidgetItem:
    head = "　".join(filter(None, (day_words(version.day), version.by)))
    who = "、".join(dict.fromkeys(each.role for each in signed))
    body = "\n".join(filter(None, (version.label, who and f"確認：{who}", version.note)))
    item = QListWidgetItem(f"{head}\n{body}")
    item.setData(_NAME, version.name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}\n{body}".replace("\n", "　"))
    item.setToolTip(version.note)
    return item


def _damage_notice(damage: tuple[str, ...]) -> QWidget:
    notice = labels.frame("notice")
    layout = QVBoxLayout(notice)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.addWidget(labels.text("\n".join(("今の記載に影響はありません。", *damage))))
    return notice
