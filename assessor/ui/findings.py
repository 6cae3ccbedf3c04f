"""指摘: what the check says about the whole document, by chapter; a click goes there.

What is merely still blank fills the list of a new document from top to bottom, so it stands behind
a switch of its own; outline and 「次の空欄」 lead through it better.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from assessor.document.unplaced import REPEAT
from assessor.rules.finding import Finding, Severity
from assessor.ui import labels, theme
from assessor.ui.option_grid import OptionGrid
from assessor.ui.parts import Part, chapter_title, part_of, parts
from assessor.ui.progress import UNFILLED
from assessor.ui.session import Session
from assessor.ui.two_lines import TwoLines

WORDS = {Severity.ERROR: "誤り", Severity.WARNING: "注意", Severity.NOTE: "参考"}
_UNFILLED = "未記入"
_SORTS = (*WORDS.values(), _UNFILLED)
_WHOLE = "評価書全体"
_UNPLACED = "未配置の記載"
_FINDING = Qt.ItemDataRole.UserRole


def sort_of(finding: Finding) -> str:
    """Return the word under which a finding is counted and shown."""
    return _UNFILLED if finding.code in UNFILLED else WORDS[finding.severity]


class Findings(QWidget):
    """The findings, and switches for their sorts."""

    chosen = Signal(object)
    """The place that somebody wants to see."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._switches = {sort: _switch(sort) for sort in _SORTS}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for switch in self._switches.values():
            self._group.addButton(switch)
        self._group.buttonClicked.connect(self._refresh)
        self._tree = _tree()
        self._tree.itemClicked.connect(self._choose)
        self._tree.itemActivated.connect(self._choose)
        self._nothing = labels.text(role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(18, 18, 18, 18)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._tree)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addLayout(self._stack)
        session.checked.connect(self._refresh)
        session.opened.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Let the keys move through the list."""
        self._tree.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Set the rows anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()

    def _head(self) -> QWidget:
        """Return the switches on one line, or on two where the pane is narrow or the type large."""
        inner = QWidget()
        grid = OptionGrid(len(self._switches))
        inner.setLayout(grid)
        for switch in self._switches.values():
            grid.add(switch, wide=False)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 10, 12, 8)
        column.addWidget(inner)
        return head

    def _refresh(self) -> None:
        findings = self._session.findings
        for sort, switch in self._switches.items():
            number = sum(1 for finding in findings if sort_of(finding) == sort)
            switch.setText(f"{sort} {number}")
        shown = [f for f in findings if self._switches[sort_of(f)].isChecked()]
        self._fill(shown)
        hidden = len(findings) - len(shown)
        self._nothing.setText(
            f"ここに示す指摘はありません。ほかに{hidden}件あります（上のボタンで示します）。"
            if hidden
            else "指摘はありません。"
        )
        self._stack.setCurrentWidget(self._tree if shown else self._nothing)

    def _fill(self, findings: Iterable[Finding]) -> None:
        place = self._current_place()
        scroll = self._tree.verticalScrollBar().value()
        self._tree.clear()
        chapters: dict[str, QTreeWidgetItem] = {}
        among = parts(self._session.assessment)
        for finding in findings:
            title = _chapter_of(finding, among)
            if title not in chapters:
                chapters[title] = _chapter(title)
                self._tree.addTopLevelItem(chapters[title])
                chapters[title].setExpanded(True)
            row = _row(finding)
            chapters[title].addChild(row)
            if finding.place == place:
                self._tree.setCurrentItem(row)
        for title, chapter in chapters.items():
            chapter.setText(0, f"{title}　{chapter.childCount()}件")
        self._tree.verticalScrollBar().setValue(scroll)

    def _current_place(self) -> object:
        current = self._tree.currentItem()
        finding = current.data(0, _FINDING) if current else None
        return finding.place if finding else None

    def _choose(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, _FINDING)
        if finding and finding.place:
            self.chosen.emit(finding.place)


def _chapter_of(finding: Finding, among: tuple[Part, ...]) -> str:
    if finding.place[:1] == REPEAT:
        return _UNPLACED
    part = part_of(finding.place, among) if finding.place else None
    return chapter_title(part.chapter) if part else _WHOLE


def _switch(sort: str) -> QPushButton:
    switch = labels.button(sort, role="chip", tip=f"「{sort}」の指摘を示す・示さない")
    switch.setCheckable(True)
    switch.setChecked(sort != _UNFILLED)
    return switch


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setAccessibleName("指摘の一覧")
    tree.setIndentation(10)
    tree.setIconSize(QSize(18, 18))
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
    tree.setItemDelegate(TwoLines(tree, most_lines=6))
    return tree


def _chapter(title: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setFont(0, theme.font(bold=True))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _row(finding: Finding) -> QTreeWidgetItem:
    where = finding.path or finding.label or _WHOLE
    item = QTreeWidgetItem([f"{sort_of(finding)}　{where}\n{finding.message}"])
    item.setIcon(0, theme.icon(f"severity-{finding.severity}"))
    item.setData(0, _FINDING, finding)
    basis = f"\n根拠：{finding.basis}" if finding.basis else ""
    item.setToolTip(0, finding.message + basis + ("" if finding.verified else "（未確認）"))
    return item
