"""What was said before and what stands now: a row that is out of date, or what was left out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor.document.assessment import Assessment
from assessor.history.records import AFTER, BEFORE, ROWS, text_at
from assessor.history.rows import LeftOut, StaleRow
from assessor.history.wording import pieces
from assessor.ui import labels
from assessor.ui.difference_text import DifferenceText
from assessor.ui.version_words import day_words

RENEW = "新しい記載に改める"
REMOVE = "この行を削除する"
_STALE = (
    "この行を書いた後に、元の項目の記載が変わりました。"
    "改めると、項目、変更前の記載及び変更後の記載が入れ替わります。"
    "変更日、提出時期及び説明はそのままです。"
)
_GONE = "この行の変更は、公表版の記載に戻されています。行が要らなければ削除してください。"
_LEFT = "{}に見送りました。理由：{}"


class KeptRow(QWidget):
    """For reading, with one thing to do."""

    renew_wanted = Signal(object)
    """The ``StaleRow``."""
    take_up_wanted = Signal(object)
    """The ``LeftOut``."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: StaleRow | LeftOut | None = None
        self._title = labels.text("", "subheading")
        self._said = labels.text("", "muted")
        self._boxes = {name: DifferenceText(name) for name in ("変更前の記載", "変更後の記載")}
        self.do = labels.button("", role="main")
        self.do.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._said)
        self._heads = [labels.line(name, "small") for name in self._boxes]
        beside = QHBoxLayout()
        beside.setSpacing(14)
        for head, box in zip(self._heads, self._boxes.values(), strict=True):
            side = QVBoxLayout()
            side.addWidget(head)
            side.addWidget(box, stretch=1)
            beside.addLayout(side, stretch=1)
        column.addLayout(beside, stretch=1)
        column.addWidget(self.do, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_stale(self, stale: StaleRow, assessment: Assessment) -> None:
        """Show a row with what has changed in it."""
        self._shown = stale
        self._title.setText(stale.item or "変更の取消し")
        self._said.setText(_STALE if stale.now else _GONE)
        self.do.setText(RENEW if stale.now else REMOVE)
        row = (*ROWS, stale.row)
        old = [text_at(assessment, (*row, name)) for name in (BEFORE, AFTER)]
        new = [stale.before, stale.after] if stale.now else old
        for head, name in zip(self._heads, self._boxes, strict=True):
            head.setText(f"{name}（今の行からの違い）" if stale.now else name)
        for box, before, after in zip(self._boxes.values(), old, new, strict=True):
            box.show_single(pieces(before, after))

    def show_left(self, left: LeftOut) -> None:
        """Show what was left out, and why."""
        self._shown = left
        self._title.setText(left.proposal.item)
        self._said.setText(_LEFT.format(day_words(left.day), left.reason))
        self.do.setText("案に戻す")
        words = (left.proposal.before, left.proposal.after)
        for head, name in zip(self._heads, self._boxes, strict=True):
            head.setText(name)
        for box, text in zip(self._boxes.values(), words, strict=True):
            box.show_single(pieces(text, text))

    def _do(self) -> None:
        if isinstance(self._shown, StaleRow):
            self.renew_wanted.emit(self._shown)
        elif self._shown:
            self.take_up_wanted.emit(self._shown)
