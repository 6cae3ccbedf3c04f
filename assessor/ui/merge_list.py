"""The list of a merge: what has to be decided first, then what comes in by itself."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assessor.form.values import Place
from assessor.history.merge import Decision, Decisions, Whose, Written
from assessor.history.merge_account import Account, Dispute, Gain
from assessor.ui import labels
from assessor.ui.comparison_rows import KIND_WORDS
from assessor.ui.two_lines import TwoLines

Line = Dispute | Gain
_LINE = Qt.ItemDataRole.UserRole
_ALL, _DISPUTES, _OPEN = "all", "disputes", "open"
_WANTED: Mapping[str, str] = {
    _ALL: "全ての変更",
    _DISPUTES: "決めるもの",
    _OPEN: "決めるもののうち、未決定",
    Whose.MINE: "自分だけの変更",
    Whose.THEIRS: "相手だけの変更",
}
_WHOSE = {Whose.MINE: "自分", Whose.THEIRS: "相手", None: "両方"}
_NOTHING = "この条件に合うものはありません。"


class MergeList(QWidget):
    """A box that chooses what is listed, and the list."""

    chosen = Signal(object)
    """The ``Dispute`` or ``Gain`` that is chosen now, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._account: Account | None = None
        self._decisions: Decisions = {}
        self.filter = QComboBox()
        self.filter.setAccessibleName("示すもの")
        for key, words in _WANTED.items():
            self.filter.addItem(words, key)
        self.filter.currentIndexChanged.connect(lambda _=0: self._list())
        self.view = QListWidget()
        self.view.setAccessibleName("写しの変更の一覧")
        self.view.setItemDelegate(TwoLines(self.view, most_lines=2))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.currentItemChanged.connect(lambda: self.chosen.emit(self.current))
        self._nothing = labels.text(_NOTHING, "muted")
        self._nothing.setContentsMargins(14, 10, 14, 10)
        top = QVBoxLayout()
        top.setContentsMargins(10, 10, 10, 8)
        top.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.view, stretch=1)

    @property
    def current(self) -> Line | None:
        """What is chosen."""
        return _line(self.view.currentItem())

    def show_account(self, found: Account, decisions: Decisions) -> None:
        """List a merge; stay where one was."""
        self._account = found
        self._decisions = decisions
        self._list()

    def show_decisions(self, decisions: Decisions) -> None:
        """Say what has been decided; the list itself stays."""
        self._decisions = decisions
        for number in range(self.view.count()):
            item = self.view.item(number)
            line = _line(item)
            if not isinstance(line, Dispute):
                break  # those that can be decided stand first
            _name(item, line, decisions.get(line.collision.place))

    def go_to_undecided(self) -> bool:
        """Choose the next collision that nobody has decided; tell whether there is one."""
        if not self._undecided:
            return False
        places = [place_of(line) for line in self._lines()]
        if not any(place in places for place in self._undecided):
            self.filter.setCurrentIndex(self.filter.findData(_DISPUTES))
            places = [place_of(line) for line in self._lines()]
        at = self.view.currentRow()
        ahead = [*range(at + 1, len(places)), *range(at + 1)]
        number = next(number for number in ahead if places[number] in self._undecided)
        self.view.setCurrentRow(number)
        return True

    def choose(self, place: Place) -> None:
        """Choose the line about ``place``, if it is listed."""
        for number, line in enumerate(self._lines()):
            if place_of(line) == place:
                self.view.setCurrentRow(number)
                return

    @property
    def _undecided(self) -> set[Place]:
        disputes = self._account.disputes if self._account else ()
        return {one.collision.place for one in disputes} - self._decisions.keys()

    def _lines(self) -> list[Line]:
        found = (_line(self.view.item(number)) for number in range(self.view.count()))
        return [line for line in found if line]

    def _list(self) -> None:
        if self._account is None:
            return
        current = self.current
        self.view.blockSignals(True)
        self.view.clear()
        lines: list[Line] = [*self._account.disputes, *self._account.gains]
        for line in lines:
            if self._is_wanted(line):
                item = QListWidgetItem()
                item.setData(_LINE, line)
                _name(item, line, self._decisions.get(place_of(line)))
                self.view.addItem(item)
        self._nothing.setVisible(not self.view.count())
        self.view.setCurrentRow(0)
        if current:
            self.choose(place_of(current))
        self.view.blockSignals(False)
        self.chosen.emit(self.current)

    def _is_wanted(self, line: Line) -> bool:
        wanted = str(self.filter.currentData())
        match line:
            case Dispute():
                is_open = line.collision.place in self._undecided
                return wanted in {_ALL, _DISPUTES} or (wanted == _OPEN and is_open)
            case Gain():
                return wanted in {_ALL, line.whose}


def place_of(line: Line) -> Place:
    """Return what a line is about."""
    return line.collision.place if isinstance(line, Dispute) else line.difference.place


def head_of(line: Line) -> str:
    """Return where it is, and what is asked there."""
    if isinstance(line, Dispute):
        path, label = line.collision.path, line.label
    else:
        path, label = line.difference.path, line.difference.label
    return path if label in path else f"{path}　{label}"


def _line(item: QListWidgetItem | None) -> Line | None:
    line = item.data(_LINE) if item is not None else None
    return line if isinstance(line, Dispute | Gain) else None


def _name(item: QListWidgetItem, line: Line, decision: Decision | None) -> None:
    if isinstance(line, Dispute):
        state = decision_words(decision)
    else:
        state = f"{_WHOSE[line.whose]}の{KIND_WORDS[line.difference.kind]}"
    words = f"{state}\n{head_of(line)}"
    if item.text() != words:
        item.setText(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", "　"))


def decision_words(decision: Decision | None) -> str:
    """Return what has been decided of a collision, in a few words."""
    match decision:
        case Whose.MINE:
            return "決定：自分の記載"
        case Whose.THEIRS:
            return "決定：相手の記載"
        case Written():
            return "決定：手で直した記載"
        case None:
            return "● 未決定：両方が直しました"
