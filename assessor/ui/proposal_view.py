"""The proposals for 変更箇所 in the window: what they are held against, the list, the chosen row.

    against which version, 変更日, 緊急時の事後評価            back
    rows to tick │ the chosen row: its texts, 提出時期, why
    what is still open                     what to do with the ticked rows

It shows what it is given and says what a person wants; ``proposing`` works the proposals out.
"""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor.history.proposal import Proposal
from assessor.history.rows import LeftOut, StaleRow
from assessor.ui import labels
from assessor.ui.kept_row import KeptRow
from assessor.ui.proposal_form import ProposalForm
from assessor.ui.proposal_head import ProposalHead
from assessor.ui.proposal_list import ProposalList, Wanted
from assessor.ui.proposed import Proposed, Wishes, is_grave
from assessor.ui.session import Session
from assessor.ui.stands import Stand

_NO_BASE = (
    "比べる相手がまだ選ばれていません。このファイルには、公表版として残した版がありません。\n\n"
    "・公表した評価書のファイル（Word文書など）があれば、「ファイルを選ぶ…」で選んでください。\n"
    "・今の記載が公表したときのままなら、「公表版として残す…」を押してから直し始めてください。"
)
_OTHER = "\n・ほかの版が公表したものに当たる場合は、上の「公表した版」で選んでください。"
_NOTHING = "加える行はありません。公表した版から変わったところは、全て変更箇所に載っています。"
_WAITING = "案を作っています…"
_NO_DAY = "変更日は「令和8年4月1日」のように書いてください。"
_WIDTHS = (350, 900)
_PAUSE = 150
"""Milliseconds after typing until the list shows it."""


class ProposalView(QWidget):
    """What is proposed, and what a person makes of it."""

    left = Signal()
    base_chosen = Signal(object)
    """The ``Stand`` that the proposals are to be held against."""
    file_wanted = Signal()
    keep_wanted = Signal()
    """Keep what is written now as 公表版."""
    emergency_chosen = Signal(bool)
    adopt_wanted = Signal(object, bool)
    """The proposals as they are to be written, and whether they are to be one row."""
    leave_wanted = Signal(object)
    take_up_wanted = Signal(object)
    renew_wanted = Signal(object)
    place_wanted = Signal(object)
    preparations_wanted = Signal(object)
    """The day on which the change takes effect."""

    def __init__(self, session: Session, today: date) -> None:
        super().__init__()
        self._session = session
        self._proposed: Proposed | None = None
        self.wishes = Wishes(today)
        self.list = ProposalList(self.wishes)
        self.form = ProposalForm(self.wishes)
        self.kept = KeptRow()
        self.head = ProposalHead(self.wishes.day)
        self.add = labels.button("", role="main")
        self.together = labels.button(
            "1行にまとめて加える", tip="印を付けた案を、変更箇所の一つの行にします。"
        )
        self._prepare = labels.button("変更の前に行うこと…", role="chip")
        self._open = labels.text("", "small")
        self._lack = labels.text(_NO_BASE)
        self._nothing = labels.text("", "muted")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._show_written)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> tuple[Proposal, ...]:
        """What is ticked, in the words that the person wants."""
        found = self._proposed.proposals if self._proposed else ()
        return tuple(self.wishes.written(each) for each in found if self.wishes.is_taken(each))

    def forget(self, today: date) -> None:
        """Begin anew: another document stands in the window."""
        self.wishes = self.list.wishes = self.form.wishes = Wishes(today)
        self.head.begin(self.wishes.day)
        self._proposed = None
        self.form.show_wanted(Wanted(()))
        self.list.clear()

    def show_bases(self, chosen: Stand | None) -> None:
        """List what the proposals can be held against."""
        self.head.show_bases(self._session.assessment.versions, chosen)
        self._body.setCurrentIndex(0 if chosen else 1)
        self._foot.setVisible(chosen is not None)
        self._lack.setText(_NO_BASE + (_OTHER if self._session.assessment.versions else ""))
        if chosen is None:
            self._proposed = None
        self.show_state()

    def show_waiting(self) -> None:
        """Say that the proposals are being worked out; what is listed stays."""
        self.head.show_status(_WAITING)

    def show_proposed(self, proposed: Proposed) -> None:
        """List what is proposed now."""
        if self._proposed is None and self.head.base.hasFocus():
            self.list.setFocus()
        self._proposed = proposed
        self.list.show_proposed(proposed, self._session.assessment)
        self.form.show_again()
        self.show_state()

    def show_state(self) -> None:
        """Say how many rows there are, what is open, and allow what can be done."""
        wanted = self.wanted
        number = len(self._proposed.proposals) if self._proposed else 0
        words = f"新しい行の案：{number}行　選んでいる行：{len(wanted)}行"
        self.head.show_status(words if self._proposed else "")
        can_add = bool(wanted) and self.wishes.effective is not None
        self.add.setText(f"{len(wanted)}行を変更箇所に加える")
        self.add.setEnabled(can_add)
        self.together.setEnabled(can_add and len(wanted) > 1)
        grave = sum(map(is_grave, wanted))
        self._prepare.setVisible(bool(grave) and self.wishes.effective is not None)
        self._open.setText(self._open_words(grave))

    def take_focus(self) -> None:
        """Let the keys move through the list."""
        base = self.head.base
        (self.list if isinstance(base.currentData(), Stand) else base).setFocus()

    def _open_words(self, grave: int) -> str:
        if self.wishes.effective is None:
            return _NO_DAY
        found = self._proposed.proposals if self._proposed else ()
        taken = [each for each in found if self.wishes.is_taken(each)]
        undecided = sum(not self.wishes.is_decided(each) for each in taken)
        words = [f"提出時期を判断していない行：{undecided}行"] if undecided else []
        words += [f"「事前」とする※の行：{grave}行"] if grave else []
        return "　".join(words)

    def _show_current(self) -> None:
        row = self.list.current
        match row:
            case Wanted():
                self.form.show_wanted(row)
                self._detail.setCurrentWidget(self._form_area)
            case StaleRow():
                self.kept.show_stale(row, self._session.assessment)
                self._detail.setCurrentWidget(self.kept)
            case LeftOut():
                self.kept.show_left(row)
                self._detail.setCurrentWidget(self.kept)
            case None if self._proposed and not self._proposed.proposals:
                self._nothing.setText(_NOTHING)
                self._detail.setCurrentWidget(self._nothing)
            case None:
                pass

    def _show_written(self) -> None:
        self.list.show_written()
        self.show_state()

    def _follow_day(self, words: str) -> None:
        self.wishes.day = words
        self.show_state()

    def _follow_emergency(self, chosen: bool) -> None:  # noqa: FBT001 - the state itself
        self.wishes.forget_timing()
        self.emergency_chosen.emit(chosen)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_current)
        self.list.ticked.connect(self.show_state)
        self.form.written.connect(self._later.start)
        self.form.leave_wanted.connect(self.leave_wanted)
        self.form.place_wanted.connect(self.place_wanted)
        self.kept.take_up_wanted.connect(self.take_up_wanted)
        self.kept.renew_wanted.connect(self.renew_wanted)
        self.head.left.connect(self.left)
        self.head.base_chosen.connect(self.base_chosen)
        self.head.file_wanted.connect(self.file_wanted)
        self.head.day_written.connect(self._follow_day)
        self.head.emergency_chosen.connect(self._follow_emergency)
        self.add.clicked.connect(lambda: self.adopt_wanted.emit(self.wanted, False))
        self.together.clicked.connect(lambda: self.adopt_wanted.emit(self.wanted, True))
        self._prepare.clicked.connect(lambda: self.preparations_wanted.emit(self.wishes.effective))

    def _lay_out(self) -> None:
        self._detail = QStackedWidget()
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._form_area = QScrollArea(widgetResizable=True)
        self._form_area.setProperty("role", "plain")
        self._form_area.setWidget(self.form)
        for shown in (self._nothing, self._form_area, self.kept):
            self._detail.addWidget(shown)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget, least in ((_paper(self.list), 260), (_paper(self._detail), 420)):
            widget.setMinimumWidth(least)
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        self._body = QStackedWidget()
        self._body.addWidget(splitter)
        self._body.addWidget(self._lack_page())
        self._foot = self._foot_bar()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._body, stretch=1)
        whole.addWidget(self._foot)

    def _foot_bar(self) -> QWidget:
        foot = labels.frame("bar")
        self._open.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = _row(self._open, self._prepare, self.together, self.add)
        row.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(row)
        return foot

    def _lack_page(self) -> QWidget:
        page = labels.frame("paper")
        choose = labels.button("ファイルを選ぶ…", "open")
        choose.clicked.connect(self.file_wanted)
        keep = labels.button("公表版として残す…")
        keep.clicked.connect(self.keep_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(choose)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 26, 32, 26)
        column.setSpacing(14)
        column.addWidget(self._lack)
        column.addLayout(buttons)
        column.addStretch(1)
        return page


def _paper(widget: QWidget) -> QWidget:
    paper = labels.frame("paper")
    column = QVBoxLayout(paper)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return paper


def _row(wide: QWidget, *rest: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, stretch=1)
    for widget in rest:
        row.addWidget(widget)
    return row
