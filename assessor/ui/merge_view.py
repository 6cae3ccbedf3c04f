"""A merge in the window: what each changed, what comes in by itself, what has to be decided.

    whose copies, how many changes          another copy  merge  back
    filter │ the change, or three texts
    lines  │ whose is taken

It keeps what a person has decided; ``merging`` works out the rest.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from assessor.form.values import Place
from assessor.history.merge import Decision, Whose, Written
from assessor.history.merge_account import Account, Dispute, Gain
from assessor.ui import labels
from assessor.ui.comparison_text import ComparisonText
from assessor.ui.merge_choice import MergeChoice
from assessor.ui.merge_list import MergeList, head_of

_WIDTHS = (330, 900)
_NOTHING = "相手の写しに、取り入れる変更はありません。"
_SIDES = {Whose.MINE: "自分", Whose.THEIRS: "相手", None: "自分と相手"}


class MergeView(QWidget):
    """One merge."""

    left = Signal()
    choice_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.account: Account | None = None
        """What is shown."""
        self.decisions: dict[Place, Decision] = {}
        """What a person has decided."""
        self.list = MergeList()
        self.list.chosen.connect(self._show_line)
        self.choice = MergeChoice()
        self.choice.decided.connect(self._decide)
        self.text = ComparisonText(self)
        self.text.use_columns(beside=True)
        self._empty = QWidget()
        self._right = QStackedWidget()
        for widget in (self._empty, self.text, self.choice):
            self._right.addWidget(widget)
        self._title = labels.text("", "heading")
        self._counts = labels.text("", "small")
        self.merge = labels.button("統合する(&M)", role="main")
        self.merge.clicked.connect(self.merge_wanted)
        self.next = labels.button("次の未決定へ(&N)", role="chip")
        self.next.clicked.connect(self.go_to_undecided)
        self._lay_out()

    @property
    def has_written(self) -> bool:
        """Whether a person has written something here."""
        return any(isinstance(decision, Written) for decision in self.decisions.values())

    @property
    def undecided(self) -> int:
        """How many collisions nobody has decided."""
        disputes = self.account.disputes if self.account else ()
        return sum(one.collision.place not in self.decisions for one in disputes)

    def show_waiting(self, words: str) -> None:
        """Say what is being looked at; nothing of an earlier merge stays."""
        self.account = None
        self.decisions = {}
        self._title.setText(words)
        self._counts.setText("変更を調べています…")
        self._right.setCurrentWidget(self._empty)
        self.merge.setEnabled(False)
        self.next.setEnabled(False)

    def show_account(self, found: Account, words: str) -> None:
        """Show a merge; what was decided of the same collisions, or written, stays decided."""
        known = {one.collision.place: one for one in self.account.disputes} if self.account else {}
        self.decisions = {
            place: decision
            for place, decision in self.decisions.items()
            for one in found.disputes
            if one.collision.place == place
            and (known.get(place) == one or isinstance(decision, Written))
        }
        self.account = found
        self._title.setText(words)
        self.list.show_account(found, self.decisions)
        self._count()

    def go_to_undecided(self) -> None:
        """Go to the next collision that nobody has decided."""
        if self.list.go_to_undecided():
            self.list.view.setFocus()

    def take_focus(self) -> None:
        """Let the keys move through the list."""
        self.list.view.setFocus()

    def _show_line(self, line: object) -> None:
        match line:
            case Dispute():
                self.choice.show_dispute(line, self.decisions.get(line.collision.place))
                self._right.setCurrentWidget(self.choice)
            case Gain():
                self.text.name_sides("元の記載", f"{_SIDES[line.whose]}の変更を取り入れた記載")
                self.text.show_difference(line.difference, head_of(line))
                self.text.go_to_end(1)
                self._right.setCurrentWidget(self.text)
            case _:
                self._right.setCurrentWidget(self._empty)

    def _decide(self, decision: Decision) -> None:
        line = self.list.current
        if isinstance(line, Dispute):
            self.decisions[line.collision.place] = decision
            self.list.show_decisions(self.decisions)
            self._count()

    def _count(self) -> None:
        found = self.account
        if found is None:
            return
        words = [
            f"自分の変更{found.number(Whose.MINE)}件",
            f"相手の変更{found.number(Whose.THEIRS)}件",
            f"そのまま統合できるもの{len(found.gains)}件",
            f"決めるもの{len(found.disputes)}件（未決定{self.undecided}件）",
        ]
        if found.versions:
            words.append(f"相手の版{found.versions}件も残します")
        if found.unlisted:
            words.append(f"一覧に示さない記載（確認の記録など）{found.unlisted}件も統合します")
        self.next.setEnabled(self.undecided > 0)
        has_theirs = bool(found.number(Whose.THEIRS) or found.versions or found.unlisted)
        self.merge.setEnabled(has_theirs)
        self._counts.setText("　".join(words) if has_theirs else _NOTHING)

    def _lay_out(self) -> None:
        left, right = labels.frame("paper"), labels.frame("paper")
        for frame, inner in ((left, self.list), (right, self._right)):
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(inner)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget, least in ((left, 260), (right, 420)):
            widget.setMinimumWidth(least)
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(splitter, stretch=1)

    def _head(self) -> QWidget:
        head = labels.frame("head")
        other = labels.button("別の写しを選ぶ…")
        other.clicked.connect(self.choice_wanted)
        back = labels.button("統合しないで戻る")
        back.clicked.connect(self.left)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(4)
        column.addLayout(_row(self._title, other, back, self.merge))
        column.addLayout(_row(self._counts, self.next))
        return head


def _row(wide: QWidget, *rest: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, stretch=1)
    for widget in rest:
        row.addWidget(widget)
    return row
