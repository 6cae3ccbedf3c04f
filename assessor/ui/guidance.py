"""手引: what belongs in the item that has the focus, what reviewers look for, an example.

Where the wording of an item or its guidance is remembered and was not read in a source, the pane
says 未確認, so that nobody takes our memory for the law.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from assessor.form.definition import Guide, Item
from assessor.form.places import Slot
from assessor.form.values import Place
from assessor.ui import labels
from assessor.ui.session import Session

_IMPORTANT = (
    "※の項目です。ここの記載の変更は「重要な変更」に当たることがあり、"
    "そのときは変更の前に評価をやり直します。"
)
_NO_GUIDE = "この項目の手引はまだありません。"
_NO_ITEM = "項目を選ぶと、書くこと・点検で見られること・記載例をここに示します。"
_OPTIONAL = {
    "no": "任意の項目です。",
    "advised": "提出までに記載が要るか、点検で尋ねられる項目です。",
}
_CITED = "法令上の根拠"
"""What the items are called that ask for citations."""
_BASES = {
    "law": "法令・指針に基づく手引です。",
    "doc": "公表されている評価書に基づく手引です。",
    "page": "公開されている資料に基づく手引です。",
    "common": "実務の通例に基づく手引です。",
    "recall": "原典で確かめていない内容を含む手引です。",
}


class Guidance(QScrollArea):
    """The guidance for one item."""

    citation_wanted = Signal()
    """The person wants to choose a citation for the item."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWidgetResizable(True)
        self.setProperty("role", "plain")
        self.setAccessibleName("手引")
        self._path = labels.text(role="small")
        self._title = labels.text(role="heading")
        self._unverified = labels.text("未確認　様式の文言を原典で確かめていません。", "badge")
        self._notes = labels.text(role="muted")
        self._write = _Passage("書くこと")
        self._review = _Passage("点検で見られること")
        self._example = _Example()
        self._cite = labels.button("番号法の引用を選ぶ…", tip="書いている記載欄に引用を入れます。")
        # The text box must keep the focus, and what is being composed in it.
        self._cite.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cite.clicked.connect(self.citation_wanted)
        self._basis = labels.text(role="small")
        self._lay_out()
        session.opened.connect(lambda: self.show_place(()))
        self.show_place(())

    def show_place(self, place: Place) -> None:
        """Show the guidance for the item at ``place``."""
        assessment = self._session.assessment
        slot = next((slot for slot in assessment.slots() if slot.place == place), None)
        item = slot.node if slot and isinstance(slot.node, Item) else None
        self._path.setText(assessment.written_path(slot) if slot else "")
        self._path.setVisible(slot is not None)
        self._title.setText(_title(slot) if slot else "手引")
        self._unverified.setVisible(item is not None and not item.evidence.verified)
        self._notes.setText(_notes(item))
        self._notes.setVisible(bool(_notes(item)))
        self._cite.setVisible(item is not None and item.label == _CITED)
        self._show_guide(item.guide if item else None)
        self.verticalScrollBar().setValue(0)

    def _show_guide(self, guide: Guide | None) -> None:
        self._write.show_text(guide.write if guide else "")
        self._review.show_text(guide.review if guide else "")
        self._example.show_text(guide.example if guide else "")
        self._basis.setText(_BASES.get(guide.basis, "") if guide else "")

    def _lay_out(self) -> None:
        sheet = labels.frame("paper")
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(18, 14, 18, 18)
        layout.setSpacing(8)
        passages: tuple[QWidget, ...] = (
            self._write,
            self._cite,
            self._review,
            self._example,
            self._basis,
        )
        for widget in (self._path, self._title, self._unverified, self._notes, *passages):
            layout.addWidget(widget)
        layout.addStretch()
        self.setWidget(sheet)


class _Passage(QWidget):
    """A heading with a paragraph, gone where there is nothing to say."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._text = labels.text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(labels.text(heading, "subheading"))
        layout.addWidget(self._text)

    def show_text(self, words: str) -> None:
        """Show ``words``, or nothing at all."""
        self._text.setText(words)
        self.setVisible(bool(words))


class _Example(QWidget):
    """An example on a ground of its own, with a button that copies it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = labels.text()
        copy = labels.button("例を写し取る", "duplicate", tip="記載例をクリップボードに写します。")
        copy.clicked.connect(self._copy)
        self._said = QLabel("")
        self._said.setProperty("role", "small")
        ground = labels.frame("example")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(12, 8, 10, 10)
        inner.addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(labels.text("記載例", "subheading"))
        layout.addWidget(ground)
        layout.addWidget(copy)
        layout.addWidget(self._said)

    def show_text(self, words: str) -> None:
        """Show ``words``, or nothing at all."""
        self._text.setText(words)
        self._said.clear()
        self.setVisible(bool(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.words)
        self._said.setText("写し取りました。記載欄に貼り付けて、書き直してください。")


def _title(slot: Slot) -> str:
    number = slot.node.number if isinstance(slot.node, Item) else ""
    return f"{number}{slot.node.label}"


def _notes(item: Item | None) -> str:
    if item is None:
        return _NO_ITEM
    notes = [_IMPORTANT] if item.important else []
    notes += [_OPTIONAL[item.required]] if item.required in _OPTIONAL else []
    notes += [_NO_GUIDE] if item.guide is None else []
    return "\n".join(notes)
