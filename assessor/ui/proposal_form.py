"""One row of the proposals, to be looked at and written in other words; nothing is decided here.

What a person writes goes to ``Wishes`` at once, so that nothing is lost when another row is looked
at or the proposals are worked out anew. Several rows that tell of one wording are written at once.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assessor.form.values import clean_text
from assessor.history.proposal import Certainty, Proposal
from assessor.history.timing import EARLY, LATE
from assessor.history.wording import pieces
from assessor.ui import labels
from assessor.ui.difference_text import DifferenceText
from assessor.ui.jobs import Job
from assessor.ui.proposal_list import Wanted
from assessor.ui.proposed import Wishes, change_words, shown_sides

_CERTAINTY = {
    Certainty.LIKELY: "見込み",
    Certainty.OPEN: "要判断",
    Certainty.DECIDED: "一括で指定",
}
_UNVERIFIED = "原典未確認"
_BESIDE = "同じ項目について手で書いた行が既にあります。重ならないことを確かめてから加えてください。"
_SEVERAL = "{}か所の同じ変更です。ここで直すと、左に並ぶ{}行の全てが直ります。"
_PAUSE = 300
"""Milliseconds after typing until the differences are marked anew."""
_LONG = 1200
"""Characters from which they are marked in another thread: it would hold a key press up."""
_LEAST = 52
"""The height of the lowest box: what is to be decided stays in sight."""
_TEXTS = {"before": "変更前の記載", "after": "変更後の記載"}


class ProposalForm(QFrame):
    """The texts and 提出時期 of what is looked at."""

    written = Signal()
    leave_wanted = Signal(object)
    """The proposals that are not to be listed."""
    place_wanted = Signal(object)
    """The place of the answer that changed."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.wishes = wishes
        self.setProperty("role", "paper")
        self._shown: tuple[Proposal, ...] = ()
        self._filling = False
        self._job: Job | None = None
        self._marked = ("", "")
        """The texts whose differences are shown."""
        self._title = labels.text("", "subheading")
        self._certainty = labels.line("", "badge")
        self._source = labels.line(_UNVERIFIED, "badge")
        self._why = labels.text("", "small")
        self._note = labels.text("", "small")
        self.item = QLineEdit()
        self.item.setAccessibleName("項目")
        self.texts = {name: _box(words) for name, words in _TEXTS.items()}
        self.difference = DifferenceText("変更前と変更後の違い")
        self.options = {EARLY: QRadioButton("事前"), LATE: QRadioButton("事後")}
        self.reason = _box("提出時期に係る説明")
        self.leave = labels.button("見送る…", tip="理由を残して、変更箇所に載せないことにします。")
        self.go = labels.button("記載を見る", tip="変わった項目に移ります。")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._mark)
        self._lay_out()
        self._connect()

    def show_wanted(self, row: Wanted) -> None:
        """Show a row; leave alone what shows it already, where somebody may be writing."""
        same = row.proposals == self._shown
        self._shown = row.proposals
        if not same:
            self.show_again()

    def show_again(self) -> None:
        """Show what is wished for now."""
        if not self._shown:
            return
        self._filling = True
        first = self.wishes.written(self._shown[0])
        several = len(self._shown) > 1
        self._title.setText(change_words(first.before, first.after) if several else first.item)
        self._show_why(first)
        number = len(self._shown)
        note = _SEVERAL.format(number, number) if several else ""
        self._note.setText(note or (_BESIDE if first.beside else ""))
        self._note.setVisible(bool(self._note.words))
        for widget in (self.item, self._item_label):
            widget.setHidden(several)
        _show(self.item, first.item)
        for name, box in self.texts.items():
            _show(box, getattr(first, name))
        options = {self.wishes.written(each).timing.option for each in self._shown}
        self._choices.setExclusive(False)
        for name, option in self.options.items():
            option.setChecked(options == {name})
        self._choices.setExclusive(True)
        _show(self.reason, first.timing.reason)
        self._filling = False
        self._mark()

    def _show_why(self, first: Proposal) -> None:
        timing = first.timing
        decided = all(map(self.wishes.is_decided, self._shown))
        undecided = timing.certainty is Certainty.OPEN and decided
        self._certainty.setText("判断済み" if undecided else _CERTAINTY[timing.certainty])
        self._source.setHidden(timing.verified or timing.certainty is Certainty.DECIDED)
        self._why.setText(timing.why)

    def _write(self, name: str, words: str) -> None:
        if self._filling:
            return
        for proposal in self._shown:
            self.wishes.write(proposal, name, clean_text(words))
        self._pause.start()
        if name == "option":
            self._show_why(self.wishes.written(self._shown[0]))
        self.written.emit()

    def _mark(self) -> None:
        """Mark what differs, as it is written now; another turn follows where it has changed."""
        sides = self._sides
        if sum(map(len, sides)) <= _LONG:
            self._show_marked(sides, pieces(*sides))
        elif self._job is None and sides != self._marked:
            self._job = Job(lambda _progress: pieces(*sides), self)
            self._job.done.connect(lambda found: self._show_marked(sides, found))
            self._job.ended.connect(self._go_on)
            self._job.start()

    def _show_marked(self, sides: tuple[str, str], found: object) -> None:
        if sides == self._sides and isinstance(found, tuple):
            self._marked = sides
            self.difference.show_beside(found, ("変更前（違い）", "変更後（違い）"))

    def _go_on(self) -> None:
        self._job = None
        if self._marked != self._sides:
            self._mark()

    @property
    def _sides(self) -> tuple[str, str]:
        before, after = (clean_text(box.toPlainText()) for box in self.texts.values())
        return shown_sides(before, after)

    def _connect(self) -> None:
        self.item.textEdited.connect(lambda words: self._write("item", words))
        for name, box in (*self.texts.items(), ("reason", self.reason)):
            box.textChanged.connect(lambda name=name, box=box: self._write(name, box.toPlainText()))
        for name, option in self.options.items():
            option.clicked.connect(lambda _=False, name=name: self._write("option", name))
        self.leave.clicked.connect(lambda: self.leave_wanted.emit(self._shown))
        self.go.clicked.connect(lambda: self.place_wanted.emit(self._shown[0].places[0]))

    def _lay_out(self) -> None:
        self._choices = QButtonGroup(self)
        for option in self.options.values():
            self._choices.addButton(option)
        self._item_label = _label("項目(&I)", self.item)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(_row(self._title, self.go, self.leave))
        column.addWidget(self._note)
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self._item_label, 0, 0, 1, 2)
        grid.addWidget(self.item, 1, 0, 1, 2)
        for at, (name, words) in enumerate(_TEXTS.items()):
            box = self.texts[name]
            grid.addWidget(_label(f"{words}(&{'BA'[at]})", box), 2, at)
            grid.addWidget(box, 3, at)
            grid.setColumnStretch(at, 1)
        grid.setRowStretch(3, 3)
        column.addLayout(grid, stretch=3)
        self.difference.setMinimumHeight(2 * _LEAST)
        self.difference.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self.difference, stretch=4)
        column.addLayout(self._timing_row())
        column.addWidget(self._why)
        column.addWidget(_label("提出時期に係る説明(&S)", self.reason))
        column.addWidget(self.reason, stretch=1)

    def _timing_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(labels.line("提出時期"))
        for name, option in self.options.items():
            option.setAccessibleName(f"提出時期：{'事前' if name == EARLY else '事後'}")
            row.addWidget(option)
        row.addWidget(self._certainty)
        row.addWidget(self._source)
        row.addStretch(1)
        return row


def _box(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    box.setMinimumHeight(_LEAST)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return box


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "small")
    label.setBuddy(buddy)
    return label


def _show(widget: QLineEdit | QPlainTextEdit, words: str) -> None:
    if isinstance(widget, QLineEdit):
        if widget.text() != words:
            widget.setText(words)
            widget.setCursorPosition(0)
    elif widget.toPlainText() != words:
        widget.setPlainText(words)


def _row(wide: QWidget, *rest: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, stretch=1)
    for widget in rest:
        row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
    return row
