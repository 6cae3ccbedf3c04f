"""The list of what is proposed for 変更箇所: rows to tick, rows out of date, what was left out.

One wording that was replaced in many places is one row, with its places below it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from assessor.document.assessment import Assessment
from assessor.history.proposal import Proposal
from assessor.history.records import ITEM, ROWS, text_at
from assessor.history.rows import LeftOut, StaleRow
from assessor.history.timing import EARLY
from assessor.ui import theme
from assessor.ui.proposed import Proposed, Wishes, change_words
from assessor.ui.two_lines import TwoLines

TIMING_WORDS = {True: "事前", False: "事後"}
UNDECIDED = "要判断"
_PROPOSED = "新しい行の案　{}"
_STALE = "記載が変わった行　{}"
_LEFT = "見送ったもの　{}"
_REMOVED = "変更が取り消されています"
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """One proposal, or several that tell of one wording."""

    proposals: tuple[Proposal, ...]


Row = Wanted | StaleRow | LeftOut


class ProposalList(QTreeWidget):
    """The rows; a tick says that a proposal is to be added."""

    chosen = Signal()
    """Another row is looked at."""
    ticked = Signal()

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.wishes = wishes
        self._filling = False
        self.setAccessibleName("変更箇所の案の一覧")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._notice)
        self.itemChanged.connect(self._follow)

    @property
    def current(self) -> Row | None:
        """The row that is looked at."""
        return _row(self.currentItem())

    def show_proposed(self, proposed: Proposed, assessment: Assessment) -> None:
        """List what is proposed now; stay at the row that was looked at, or near it."""
        was, at = self.current, self._number(self.currentItem())
        self._filling = True
        self.setUpdatesEnabled(False)
        self.clear()
        self._fill_proposals(proposed.proposals)
        if proposed.stale:
            head = self._head(_STALE.format(len(proposed.stale)))
            for stale in proposed.stale:
                _put(head, _stale_words(stale, assessment), stale)
        if proposed.left:
            head = self._head(_LEFT.format(len(proposed.left)))
            for left in proposed.left:
                _put(head, f"{left.reason}\n{left.proposal.item}", left)
        self.expandAll()
        self._filling = False
        self._stay(was, at)
        self.setUpdatesEnabled(True)
        self.chosen.emit()

    def show_written(self) -> None:
        """Show what the person has written or decided since."""
        self._filling = True
        for item in self._rows():
            row = _row(item)
            if isinstance(row, Wanted):
                _say(item, self._words(row))
                _tick(item, self._state(row))
        self._filling = False

    def choose(self, row: Row) -> None:
        """Look at a row, if it is listed."""
        item = next((item for item in self._rows() if _row(item) == row), None)
        if item:
            self.setCurrentItem(item)

    def choose_stale(self, name: str) -> None:
        """Look at the row of 変更箇所 called ``name``, if it is out of date."""
        for item in self._rows():
            row = _row(item)
            if isinstance(row, StaleRow) and row.row == name:
                self.setCurrentItem(item)

    def _fill_proposals(self, proposals: Sequence[Proposal]) -> None:
        head = self._head(_PROPOSED.format(len(proposals)))
        if proposals:
            self._fill_row(head, Wanted(tuple(proposals)))
        groups: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            groups[proposal.group].append(proposal)
        told: set[str] = set()
        for proposal in proposals:
            together = groups[proposal.group]
            if not proposal.group or len(together) == 1:
                self._put_wanted(head, Wanted((proposal,)))
            elif proposal.group not in told:
                told.add(proposal.group)
                above = self._put_wanted(head, Wanted(tuple(together)))
                for each in together:
                    self._put_wanted(above, Wanted((each,)))

    def _put_wanted(self, above: QTreeWidgetItem, row: Wanted) -> QTreeWidgetItem:
        item = _put(above, self._words(row), row)
        self._fill_row(item, row)
        return item

    def _fill_row(self, item: QTreeWidgetItem, row: Wanted) -> None:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        _tick(item, self._state(row))

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self, [words])
        head.setFont(0, theme.font(bold=True))
        return head

    def _words(self, row: Wanted) -> str:
        first = self.wishes.written(row.proposals[0])
        quiet = "　".join((*self._timings(row), *(["※"] if first.important else [])))
        if len(row.proposals) == 1:
            return f"{quiet}\n{first.item}"
        return f"{quiet}　{len(row.proposals)}行\n{change_words(first.before, first.after)}"

    def _timings(self, row: Wanted) -> list[str]:
        early = {self.wishes.written(each).timing.option == EARLY for each in row.proposals}
        words = ["・".join(TIMING_WORDS[option] for option in sorted(early, reverse=True))]
        if not all(map(self.wishes.is_decided, row.proposals)):
            words.append(UNDECIDED)
        return words

    def _state(self, row: Wanted) -> Qt.CheckState:
        taken = [self.wishes.is_taken(proposal) for proposal in row.proposals]
        if all(taken):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(taken) else Qt.CheckState.Unchecked

    def _follow(self, item: QTreeWidgetItem) -> None:
        """Take or leave what was ticked; a head or a group takes all below it along."""
        if self._filling:
            return
        taken = item.checkState(0) == Qt.CheckState.Checked
        for proposal in _proposals(item):
            self.wishes.take(proposal, taken=taken)
        self.show_written()
        head = self.topLevelItem(0)
        if head and head.childCount():
            self._filling = True
            _tick(head, self._state(Wanted(_proposals(head))))
            self._filling = False
        self.ticked.emit()

    def _notice(self) -> None:
        if not self._filling:
            self.chosen.emit()

    def _rows(self) -> list[QTreeWidgetItem]:
        """Return every row below the heads, from the top down."""
        heads = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        found: list[QTreeWidgetItem] = []
        for head in heads:
            for row in _below(head) if head else ():
                found += [row, *_below(row)]
        return found

    def _number(self, item: QTreeWidgetItem | None) -> int:
        rows = self._rows()
        return rows.index(item) if item in rows else 0

    def _stay(self, was: Row | None, at: int) -> None:
        rows = self._rows()
        same = next((item for item in rows if was is not None and _row(item) == was), None)
        item = same or (rows[min(at, len(rows) - 1)] if rows else None)
        if item:
            self.setCurrentItem(item)


def _put(above: QTreeWidgetItem, words: str, row: Row) -> QTreeWidgetItem:
    item = QTreeWidgetItem(above)
    item.setData(0, _ROLE, row)
    _say(item, words)
    return item


def _say(item: QTreeWidgetItem, words: str) -> None:
    item.setText(0, words)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", "、"))


def _tick(item: QTreeWidgetItem, state: Qt.CheckState) -> None:
    if item.data(0, Qt.ItemDataRole.CheckStateRole) is None or item.checkState(0) != state:
        item.setCheckState(0, state)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child for child in found if child]


def _row(item: QTreeWidgetItem | None) -> Row | None:
    row = item.data(0, _ROLE) if item else None
    return row if isinstance(row, Wanted | StaleRow | LeftOut) else None


def _proposals(item: QTreeWidgetItem) -> tuple[Proposal, ...]:
    row = _row(item)
    if isinstance(row, Wanted):
        return row.proposals
    return tuple(proposal for below in _below(item) for proposal in _proposals(below))


def _stale_words(stale: StaleRow, assessment: Assessment) -> str:
    item = text_at(assessment, (*ROWS, stale.row, ITEM)) or "（項目の記載なし）"
    number = assessment.entries(ROWS).index(stale.row) + 1
    return f"{number}行目{'' if stale.now else f'　{_REMOVED}'}\n{item}"
