"""Choose a citation of the 番号法 by the 事務 or the law, and see it as it will be written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from assessor.form.citation import link_citation, use_citation
from assessor.form.kinds import folded
from assessor.form.laws import Rowless, TableRow, laws
from assessor.ui import labels
from assessor.ui.two_lines import TwoLines

_ROW = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1
_ASKED = (
    "引用の種類と、根拠になる項を選んでください。"
    "Ctrlキーを押しながら選ぶと、二つ以上の項を引用します。"
)
_USE_NOTE = "市町村でよく使う項の一覧です。ここにない項は、番号法の別表で確かめて書いてください。"
_LINK_NOTE = "主務省令の項の番号は収録していません。省令で確かめて書き足してください。"
_LINE_ROOM = 18
_NOTHING = "この言葉に当たる項は、一覧にありません。"


class CitationDialog(QDialog):
    """The rows of the 別表 in a list that narrows while one types, and what they cite."""

    chosen = Signal(str)
    """The citation."""

    def __init__(self, suggested: Sequence[TableRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("番号法の引用")
        self.resize(600, 640)
        self._use = QRadioButton("個人番号の利用（別表）")
        self._link = QRadioButton("情報連携（主務省令）")
        self._use.setChecked(True)
        self._use.toggled.connect(self._show_citation)
        self._wanted = _search_line()
        self._wanted.textChanged.connect(self._narrow)
        self._list = _list()
        self._list.itemActivated.connect(self.accept)
        self._nothing = labels.text(role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._citation = labels.text()
        self._citation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note = labels.text(role="small")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setText("記載欄に入れる")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        for row in laws().rows:
            self._list.addItem(_item(row))
        self._list.itemSelectionChanged.connect(self._show_citation)
        self._narrow()
        self._select({row.number for row in suggested})
        self.accepted.connect(self._tell)

    @property
    def citation(self) -> str:
        """The citation as it will be written; empty while no row is chosen."""
        rows = [item.data(_ROW) for item in self._shown() if item.isSelected()]
        if not rows:
            return ""
        return use_citation(rows) if self._use.isChecked() else link_citation(rows)

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(18)
        kinds.addWidget(self._use)
        kinds.addWidget(self._link)
        kinds.addStretch()
        ground = labels.frame("example")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(12, 9, 12, 9)
        inner.addWidget(self._citation)
        # Room for a long one from the start: the list must not jump while one chooses.
        ground.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 2 * _LINE_ROOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(9)
        layout.addWidget(labels.text(_ASKED))
        layout.addLayout(kinds)
        layout.addWidget(self._wanted)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._nothing, stretch=1)
        layout.addWidget(labels.text("入れる文章", "subheading"))
        layout.addWidget(ground)
        layout.addWidget(self._note)
        layout.addSpacing(4)
        layout.addWidget(self._buttons)
        self._wanted.setFocus()

    def _narrow(self) -> None:
        """Show the rows that hold all words, and choose the first where none is chosen."""
        words = [folded(word) for word in self._wanted.text().split()]
        for item in self._items():
            fits = all(word in item.data(_SEARCHED) for word in words)
            item.setHidden(not fits)
            item.setSelected(fits and item.isSelected())
        shown = self._shown()
        if words and shown and not any(item.isSelected() for item in shown):
            self._list.setCurrentItem(shown[0])
        self._nothing.setText("" if shown else _said_of_nothing(words))
        self._nothing.setVisible(not shown)
        self._list.setVisible(bool(shown))
        self._show_citation()

    def _select(self, numbers: set[str]) -> None:
        for item in self._items():
            if item.data(_ROW).number in numbers:
                self._list.setCurrentItem(item)
                self._list.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)
                return

    def _show_citation(self) -> None:
        citation = self.citation
        self._citation.setText(citation or "（項を選ぶと、ここに示します）")
        self._note.setText(_USE_NOTE if self._use.isChecked() else _LINK_NOTE)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(citation))

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(number) for number in range(self._list.count())]

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _tell(self) -> None:
        if self.citation:
            self.chosen.emit(self.citation)


def _search_line() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText("事務や法律の名前の一部、項の番号")
    made.setAccessibleName("項を探す")
    made.setClearButtonEnabled(True)
    return made


def _list() -> QListWidget:
    made = QListWidget()
    made.setAccessibleName("別表の項の一覧")
    made.setAccessibleDescription(_ASKED)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setItemDelegate(TwoLines(made, most_lines=2))
    return made


def _item(row: TableRow) -> QListWidgetItem:
    item = QListWidgetItem(f"別表の{row.number}の項\n{row.law}　{row.office}".rstrip())
    item.setData(_ROW, row)
    item.setData(_SEARCHED, folded(" ".join((item.text(), *row.words, *row.also))))
    return item


def _said_of_nothing(words: Sequence[str]) -> str:
    """Say that there is no such row, and what else the 事務 may rest on."""
    for rowless in laws().rowless:
        if any(word in _searched(rowless) for word in words):
            unverified = "" if rowless.evidence.verified else "（未確認）"
            return (
                f"「{rowless.words[0]}」の項は別表になく、根拠は{rowless.basis}です{unverified}。"
            )
    return _NOTHING


def _searched(rowless: Rowless) -> str:
    return folded(" ".join(rowless.words))
