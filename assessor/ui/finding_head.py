"""What stands above the findings: their sorts with numbers, words to look for, a menu."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from assessor.rules.check import standards
from assessor.rules.finding import Finding
from assessor.ui import labels
from assessor.ui.finding_filter import FindingFilter, aspects_among, kinds_among
from assessor.ui.finding_words import SORTS, sort_of
from assessor.ui.option_grid import OptionGrid

BY_CHAPTER, BY_SEVERITY = "chapter", "severity"
_ORDERS = {BY_CHAPTER: "章ごとに並べる", BY_SEVERITY: "重さごとに並べる"}
_LONG = 34
_Key = TypeVar("_Key", str, int)


class FindingHead(QWidget):
    """Says which findings are to be listed, and in which groups."""

    changed = Signal()
    """Other findings are wanted, or the same in other groups."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = FindingFilter()
        self.grouping = BY_CHAPTER
        self._findings: Sequence[Finding] = ()
        self.switches = {sort: self._switch(sort) for sort in SORTS}
        self.words = QLineEdit()
        self.words.setPlaceholderText("言葉で絞り込む")
        self.words.setAccessibleName("指摘を言葉で絞り込む")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._take_words)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._narrowed = labels.text(role="small")
        self._all = labels.button("解く", role="chip", tip="絞り込みを解いて全て示す")
        self._all.clicked.connect(lambda: self.narrow("", 0))
        self._lay_out()
        self._show_narrowed()

    def group_by(self, grouping: str) -> None:
        """List the findings by chapter or by severity."""
        if grouping in _ORDERS and grouping != self.grouping:
            self.grouping = grouping
            self.changed.emit()

    def narrow(self, kind: str, aspect: int) -> None:
        """List only findings of a kind, or those that bear on a 審査の観点."""
        self.filter.kind, self.filter.aspect = kind, aspect
        self._show_narrowed()
        self.changed.emit()

    def count(self, findings: Sequence[Finding]) -> None:
        """Say how many findings there are of each sort."""
        self._findings = findings
        fitting = [sort_of(finding) for finding in findings if self.filter.fits(finding)]
        for sort, switch in self.switches.items():
            switch.setText(f"{sort} {fitting.count(sort)}")

    def _switch(self, sort: str) -> QPushButton:
        switch = labels.button(sort, role="chip", tip=f"「{sort}」の指摘を示す・示さない")
        switch.setCheckable(True)
        switch.setChecked(sort in self.filter.sorts)
        switch.clicked.connect(self._take_sorts)
        return switch

    def _take_sorts(self) -> None:
        self.filter.sorts = {sort for sort, switch in self.switches.items() if switch.isChecked()}
        self.changed.emit()

    def _take_words(self, words: str) -> None:
        self.filter.words = words
        self.changed.emit()

    def _show_narrowed(self) -> None:
        self._narrowed.setText(self.filter.sentence if self.filter.narrows else "")
        self._narrowed.setVisible(self.filter.narrows)
        self._all.setVisible(self.filter.narrows)

    def _fill_menu(self) -> None:
        menu = self.menu
        menu.clear()
        _add_choices(menu, list(_ORDERS.items()), self.grouping, self.group_by)
        menu.addSeparator()
        kinds = [("", "全ての種類")]
        kinds += [(k, f"{k}（{n}）") for k, n in kinds_among(self._findings).items()]
        aspects = [(0, "全ての観点")]
        for number, (words, count) in aspects_among(self._findings).items():
            cut = words if len(words) <= _LONG else words[:_LONG] + "…"
            aspects.append((number, f"({number})　{cut}（{count}）"))
        by_kind = menu.addMenu("点検の種類")
        _add_choices(by_kind, kinds, self.filter.kind, lambda kind: self.narrow(kind, 0))
        verified = all(aspect.evidence.verified for aspect in standards().aspects)
        by_aspect = menu.addMenu("審査の観点" + ("" if verified else "（文言は未確認）"))
        _add_choices(by_aspect, aspects, self.filter.aspect, lambda number: self.narrow("", number))

    def _lay_out(self) -> None:
        chips = OptionGrid(len(self.switches), even=True, between=6)
        for switch in self.switches.values():
            chips.add(switch, wide=False)
        opener = QToolButton()
        opener.setText("表示")
        opener.setProperty("role", "field")
        opener.setToolTip("並べ方を選び、点検の種類や審査の観点で絞り込みます")
        opener.setAccessibleName("指摘の並べ方と絞り込み")
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        opener.setMenu(self.menu)
        second, third = QHBoxLayout(), QHBoxLayout()
        second.addWidget(self.words, 1)
        second.addWidget(opener)
        third.addWidget(self._narrowed, 1)
        third.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        for row in (chips, second, third):
            column.addLayout(row)


def _add_choices(
    menu: QMenu, choices: Sequence[tuple[_Key, str]], now: _Key, take: Callable[[_Key], None]
) -> None:
    """Put choices into ``menu``, of which one holds."""
    group = QActionGroup(menu)
    for key, words in choices:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key == now)
        action.triggered.connect(_taker(take, key))
        group.addAction(action)


def _taker(take: Callable[[_Key], None], key: _Key) -> Callable[[], None]:
    return lambda: take(key)
