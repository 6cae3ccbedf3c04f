"""未配置の記載: words of an imported source that wait for a person to say where they belong.

A text, or the part of it that is marked, goes to the item that has the focus or to one chosen
from a list. Everything here can be undone.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.document.changes import Edit
from assessor.document.unplaced import REPEAT, Unplaced, unplaced
from assessor.form.definition import Item
from assessor.form.values import Place
from assessor.ui import labels
from assessor.ui.session import Session
from assessor.ui.two_lines import TwoLines

_NOTHING = (
    "未配置の記載はありません。\n\n"
    "文書を取り込んだとき、どの項目のものか決められなかった記載がここに並びます。"
)
_PREVIEW = 160
_TEXT = Qt.ItemDataRole.UserRole


class UnplacedPane(QWidget):
    """The texts without an item; below them the chosen one in full, and what can be done."""

    moved = Signal(object)
    """The place to which a text has just been moved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._target: Place = ()
        self._list = _list()
        self._list.currentRowChanged.connect(self._show_current)
        self._where = labels.text(role="small")
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName("未配置の記載の全文")
        self._text.setTabChangesFocus(True)
        self._text.selectionChanged.connect(self._name_buttons)
        self._here = labels.button("今の項目へ移す", role="main")
        self._here.clicked.connect(lambda: self._move(self._target))
        self._pick = labels.button("項目を選んで移す…", "pick")
        self._pick.clicked.connect(self._choose_item)
        self._discard = labels.button("削除する", "remove")
        self._discard.clicked.connect(self._throw_away)
        self._stack = QStackedLayout(self)
        self._lay_out()
        session.opened.connect(self.refresh)
        session.edited.connect(self._follow)
        self.refresh()

    @property
    def count(self) -> int:
        """How many texts wait."""
        return self._list.count()

    def show_target(self, place: Place) -> None:
        """Take ``place`` as the item to which a text is moved."""
        item = self._session.assessment.form.item(place) if place else None
        self._target = place if item and place[:1] != REPEAT else ()
        self._name_buttons()

    def show_entry(self, entry: str) -> None:
        """Choose the text with this name."""
        for row in range(self.count):
            text = self._list.item(row).data(_TEXT)
            if isinstance(text, Unplaced) and text.entry == entry:
                self._list.setCurrentRow(row)

    def refresh(self) -> None:
        """List the texts anew, and stay at the row that was chosen."""
        row = max(self._list.currentRow(), 0)
        self._list.blockSignals(True)
        self._list.clear()
        for text in unplaced(self._session.assessment):
            self._list.addItem(_row(text))
        self._list.blockSignals(False)
        self._list.setCurrentRow(min(row, self.count - 1))
        self._stack.setCurrentIndex(0 if self.count else 1)
        self._show_current()

    def _follow(self, edit: Edit) -> None:
        if any(change.place[:1] == REPEAT for change in edit.changes):
            self.refresh()

    def _current(self) -> Unplaced | None:
        text = self._list.currentIndex().data(_TEXT)
        return text if isinstance(text, Unplaced) else None

    def _show_current(self) -> None:
        text = self._current()
        self._text.setPlainText(text.text if text else "")
        everything = QTextCursor(self._text.document())
        everything.select(QTextCursor.SelectionType.Document)
        room = QTextBlockFormat()
        room.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything.mergeBlockFormat(room)
        near = f"見つかった場所：{text.near}" if text and text.near else ""
        reason = f"配置しなかった理由：{text.reason}" if text and text.reason else ""
        self._where.setText("\n".join(filter(None, (near, reason))))
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say on the buttons what would be moved, and where to."""
        item = self._session.assessment.form.item(self._target) if self._target else None
        what = "選んだ部分を" if self._text.textCursor().hasSelection() else ""
        self._here.setText(f"{what}「{_shortened(item)}」へ移す" if item else "今の項目へ移す")
        self._here.setToolTip("" if item else "移す先の項目を、まん中の画面で選んでください。")
        self._pick.setText(f"{what}項目を選んで移す…")
        self._here.setEnabled(bool(item) and self.count > 0)

    def _move(self, target: Place) -> None:
        text = self._current()
        if text and target:
            marked = self._text.textCursor().selectedText().replace("\u2029", "\n")
            self._session.place_unplaced(text.entry, target, marked or None)
            self.moved.emit(target)

    def _choose_item(self) -> None:
        from assessor.ui.item_dialog import ItemDialog  # noqa: PLC0415 - rarely used

        dialog = ItemDialog(self._session.assessment, self)
        dialog.chosen.connect(self._move)
        dialog.open()

    def _throw_away(self) -> None:
        text = self._current()
        if text:
            self._session.discard_unplaced(text.entry)

    def _lay_out(self) -> None:
        lower = labels.frame("paper")
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(self._where)
        layout.addWidget(self._text, stretch=1)
        for widget in (self._here, self._pick, self._discard):
            layout.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._list)
        splitter.addWidget(lower)
        splitter.setChildrenCollapsible(False)
        self._stack.addWidget(splitter)
        nothing = labels.text(_NOTHING, "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing.setContentsMargins(18, 18, 18, 18)
        self._stack.addWidget(nothing)


def _list() -> QListWidget:
    view = QListWidget()
    view.setAccessibleName("未配置の記載の一覧")
    view.setItemDelegate(TwoLines(view, most_lines=3))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _row(text: Unplaced) -> QListWidgetItem:
    preview = " ".join(text.text.split())[:_PREVIEW]
    item = QListWidgetItem(f"{text.near or '場所は分かりません'}\n{preview}")
    item.setData(_TEXT, text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text.near} {preview}")
    return item


def _shortened(item: Item | None) -> str:
    label = f"{item.number}{item.label}" if item else ""
    return label if len(label) <= _LABEL else label[:_LABEL] + "…"


_LABEL = 12
