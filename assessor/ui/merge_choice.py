"""One collision: what stood there, what each made of it, and what is to stand there now.

before │ mine │ theirs
take mine   take theirs   write it
the text that is written by hand
"""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.form.values import clean_text
from assessor.history.difference import Difference, DifferenceKind
from assessor.history.merge import CollisionKind, Decision, Whose, Written
from assessor.history.merge_account import Dispute
from assessor.history.wording import Piece, pieces
from assessor.ui import labels
from assessor.ui.difference_text import DifferenceText, block_format
from assessor.ui.merge_list import head_of

_WHAT = {
    CollisionKind.ANSWER: "両方が、同じ箇所を違うように直しました。",
    CollisionKind.ENTRY: "一方が削除した項目を、もう一方が直しました。",
    CollisionKind.ORDER: "両方が、順番を違うように入れ替えました。",
}
_SIGNS = "線で消した字は元の記載だけ、下線の字は直した記載だけにあります。"
_BLANK = "（記載なし）"
_GONE = "削除しました。"
_REVISED = "次のとおり直しました。"
_HAND_HEIGHT = 140


class MergeChoice(QWidget):
    """The collision that is chosen in the list."""

    decided = Signal(object)
    """The ``Decision``."""

    def __init__(self) -> None:
        super().__init__()
        self._dispute: Dispute | None = None
        self._head = labels.text("", "subheading")
        self._what = labels.text("", "small")
        self.base = DifferenceText("元の記載")
        self.mine = DifferenceText("自分の記載")
        self.theirs = DifferenceText("相手の記載")
        self.take_mine = QRadioButton("自分の記載を採る(&1)")
        self.take_theirs = QRadioButton("相手の記載を採る(&2)")
        self.by_hand = QRadioButton("手で直す(&3)")
        self._group = QButtonGroup(self)
        self.hand = QTextEdit()
        self.hand.setAcceptRichText(False)
        self.hand.setAccessibleName("手で直した記載")
        self.hand.setFixedHeight(_HAND_HEIGHT)
        self.hand.setTabChangesFocus(True)
        self.hand.textChanged.connect(self._tell_written)
        for button, decide in (
            (self.take_mine, lambda: self._tell(Whose.MINE)),
            (self.take_theirs, lambda: self._tell(Whose.THEIRS)),
            (self.by_hand, self._begin_by_hand),
        ):
            self._group.addButton(button)
            button.clicked.connect(decide)
        self._lay_out()

    def show_dispute(self, dispute: Dispute, decision: Decision | None) -> None:
        """Show a collision with what has been decided; what is shown already stays untouched."""
        if dispute != self._dispute:
            self._dispute = dispute
            self._head.setText(head_of(dispute))
            signs = "" if dispute.collision.kind is CollisionKind.ENTRY else _SIGNS
            self._what.setText(_WHAT[dispute.collision.kind] + signs)
            self._show_texts(dispute)
            self._show_decision(dispute, decision)

    def _show_texts(self, dispute: Dispute) -> None:
        collision = dispute.collision
        if collision.kind is CollisionKind.ENTRY:
            self.base.show_whole((), collision.base or _BLANK)
            _show_entry(self.mine, dispute.of_mine)
            _show_entry(self.theirs, dispute.of_theirs)
            return
        self.base.show_single(pieces(collision.base, collision.base))
        _show_pieces(self.mine, dispute.pieces_of_mine)
        _show_pieces(self.theirs, dispute.pieces_of_theirs)

    def _show_decision(self, dispute: Dispute, decision: Decision | None) -> None:
        self._group.setExclusive(False)
        self.take_mine.setChecked(decision is Whose.MINE)
        self.take_theirs.setChecked(decision is Whose.THEIRS)
        self.by_hand.setChecked(isinstance(decision, Written))
        self._group.setExclusive(True)
        self.by_hand.setEnabled(dispute.collision.is_text)
        self.by_hand.setVisible(dispute.collision.is_text)
        written = decision.text if isinstance(decision, Written) else dispute.collision.mine
        with QSignalBlocker(self.hand):
            self.hand.setPlainText(written)
            cursor = QTextCursor(self.hand.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(block_format())
        self.hand.setVisible(isinstance(decision, Written))

    def _begin_by_hand(self) -> None:
        self.hand.show()
        self.hand.setFocus()
        self._tell_written()

    def _tell_written(self) -> None:
        self._tell(Written(clean_text(self.hand.toPlainText())))

    def _tell(self, decision: Decision) -> None:
        self.hand.setVisible(isinstance(decision, Written))
        self.decided.emit(decision)

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(0)
        for head, box in (
            ("元の記載", self.base),
            ("自分の記載（開いている評価書）", self.mine),
            ("相手の記載", self.theirs),
        ):
            column = QVBoxLayout()
            column.setContentsMargins(6, 0, 6, 0)
            column.setSpacing(2)
            column.addWidget(labels.text(head, "small"))
            column.addWidget(box, stretch=1)
            texts.addLayout(column, stretch=1)
        choices = QHBoxLayout()
        choices.setSpacing(18)
        for button in self._group.buttons():
            choices.addWidget(button)
        choices.addStretch()
        bar = labels.frame("bar")
        lower = QVBoxLayout(bar)
        lower.setContentsMargins(16, 10, 16, 12)
        lower.setSpacing(8)
        lower.addLayout(choices)
        lower.addWidget(self.hand)
        upper = QVBoxLayout()
        upper.setContentsMargins(10, 10, 6, 6)
        upper.setSpacing(6)
        for words in (self._head, self._what):
            words.setContentsMargins(6, 0, 6, 0)
            upper.addWidget(words)
        upper.addLayout(texts, stretch=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, stretch=1)
        whole.addWidget(bar)


def _show_pieces(box: DifferenceText, found: tuple[Piece, ...]) -> None:
    if any(piece.after for piece in found):
        box.show_single(found)
        box.go_to_end(1)
    else:
        box.show_whole((), _BLANK)


def _show_entry(box: DifferenceText, found: tuple[Difference, ...]) -> None:
    """Show what became of an entry: it is gone, or these answers in it are others."""
    if any(one.kind is DifferenceKind.REMOVED and one.is_entry for one in found):
        box.show_whole((), _GONE)
        return
    answers = [inner for one in found for inner in (one.inside or (one,)) if not inner.is_entry]
    parts = tuple((_head(one), one.after_text or _BLANK) for one in answers)
    box.show_whole(parts, _REVISED)


def _head(difference: Difference) -> str:
    path, label = difference.path, difference.label
    return path if label in path else f"{path}　{label}"
