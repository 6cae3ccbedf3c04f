"""The list of findings in groups, which is brought up to date without moving.

A check comes after every pause, and most of what it finds was found before. A group in which
nothing has changed is left alone; the row at the top of the list and the chosen row stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from assessor.rules.finding import Finding
from assessor.ui import theme
from assessor.ui.finding_rows import FindingDelegate, Row, item_for, row_of

_ICON = 18


@dataclass(frozen=True, slots=True)
class Group:
    """The findings below one heading."""

    title: str
    rows: tuple[Row, ...]
    is_open: bool = True
    """Whether it stands open at first."""


class FindingList(QTreeWidget):
    """Groups of findings."""

    chosen = Signal(object)
    """The ``Row`` that somebody wants to see."""
    moved = Signal()
    """Another row is the current one, or the same has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, tuple[QTreeWidgetItem, tuple[Row, ...]]] = {}
        self.delegate = FindingDelegate(self)
        self.setHeaderHidden(True)
        self.setAccessibleName("指摘の一覧")
        self.setIndentation(10)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self.delegate)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.currentItemChanged.connect(self._tell_moved)

    @property
    def row(self) -> Row | None:
        """What stands in the current row."""
        return row_of(self.currentItem())

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups and no others."""
        chosen, top = self._chosen(), self._top()
        titles = {group.title for group in groups}
        for title in self._groups.keys() - titles:
            item, _ = self._groups.pop(title)
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        for at, group in enumerate(groups):
            self._show_group(at, group)
        self._choose_again(*chosen)
        self._stay_at(top)
        self.moved.emit()

    def forget(self) -> None:
        """Make every row anew at the next time: the type has another size."""
        self._groups = {title: (item, ()) for title, (item, _) in self._groups.items()}
        self.delegate.forget()

    def select_finding(self, finding: Finding) -> None:
        """Make the row of ``finding`` the current one, if it is listed."""
        item = self._item_of(finding)
        if item:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight when the buttons below take room."""
        super().resizeEvent(event)
        item = self.currentItem()
        if item and self.visualItemRect(item).top() in range(event.oldSize().height()):
            self.scrollToItem(item)

    def _show_group(self, at: int, group: Group) -> None:
        item, rows = self._groups.get(group.title) or (QTreeWidgetItem(), ())
        if self.indexOfTopLevelItem(item) != at:
            is_open = item.isExpanded() if group.title in self._groups else group.is_open
            if group.title in self._groups:
                self.takeTopLevelItem(self.indexOfTopLevelItem(item))
            self.insertTopLevelItem(at, item)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setExpanded(is_open)
        if rows != group.rows or not item.childCount():
            was_open = item.isExpanded() or (not rows and group.is_open)
            item.takeChildren()
            item.addChildren([item_for(row) for row in group.rows])
            item.setExpanded(was_open)
            item.setFont(0, theme.font(bold=True))
            item.setText(0, f"{group.title}　{len(group.rows)}件")
        self._groups[group.title] = (item, group.rows)

    def _chosen(self) -> tuple[Row | None, str, int]:
        """Return the current row, its group and its number there."""
        item = self.currentItem()
        around = item.parent() if item else None
        titles = [title for title, (group, _) in self._groups.items() if group is around]
        if item is None or around is None or not titles:
            return None, "", 0
        return row_of(item), titles[0], around.indexOfChild(item)

    def _choose_again(self, row: Row | None, title: str, number: int) -> None:
        """Stay at the row that was chosen, or at the one that has come in its place."""
        if row is None:
            return
        item = self._item_of(row.finding, is_open=row.aside is None)
        if item is None and title in self._groups:
            group, rows = self._groups[title]
            item = group.child(min(number, len(rows) - 1))
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item)

    def _top(self) -> tuple[Finding, int] | None:
        """Return the finding that stands first in sight, and how far from the top."""
        item = self.itemAt(8, 8)
        row = row_of(item)
        return (row.finding, self.visualItemRect(item).top()) if item and row else None

    def _stay_at(self, top: tuple[Finding, int] | None) -> None:
        item = self._item_of(top[0]) if top else None
        if item and top:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualItemRect(item).top() - top[1])

    def _item_of(self, finding: Finding, *, is_open: bool = True) -> QTreeWidgetItem | None:
        """Return the row of ``finding``, also where its words have moved in their text."""
        name = (finding.code, finding.place, finding.message)
        alike: QTreeWidgetItem | None = None
        for group, rows in self._groups.values():
            for number, row in enumerate(rows):
                each = row.finding
                if (row.aside is None) != is_open:
                    continue
                if each == finding:
                    return group.child(number)
                if alike is None and (each.code, each.place, each.message) == name:
                    alike = group.child(number)
        return alike

    def _tell_moved(self) -> None:
        self.moved.emit()

    def _choose(self, item: QTreeWidgetItem) -> None:
        row = row_of(item)
        if row:
            self.chosen.emit(row)
