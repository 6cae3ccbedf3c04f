"""The outline at the left: every chapter, group and entry, with its state in sign and words.

A click goes there. The rows are made anew only when their structure changes; otherwise titles and
states are set in place, so that nothing jumps under a person's eyes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHeaderView,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from assessor.document.assessment import Assessment
from assessor.form.values import Place
from assessor.ui import labels, theme
from assessor.ui.parts import Part, chapter_title, parts
from assessor.ui.progress import Count, Key, State, Tally, named_entries
from assessor.ui.session import Session
from assessor.ui.two_lines import Wrapped

_KEY = Qt.ItemDataRole.UserRole
_WIDEST = "残り 999　"
_TARGET = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True)
class Row:
    """One row: a chapter, a file, a part or an entry."""

    title: str
    key: Key
    """The part, the place of the entry, or a name of its own for a chapter."""
    counted: list[Key] = field(default_factory=list)
    """Whose tallies make its state."""
    rows: list["Row"] = field(default_factory=list)
    goes_to: Key = ()
    """Where a click goes where that is not ``key``."""
    is_heading: bool = False
    """Whether it is set bold."""
    is_open: bool = False
    """Whether it stands open at first."""

    @property
    def shape(self) -> object:
        """What must stay the same for the rows to be kept."""
        return (self.key, [row.shape for row in self.rows])


class Outline(QWidget):
    """Progress of the whole, and the tree below it."""

    chosen = Signal(object)
    """The key of a part, or the place of an entry, that somebody wants to see."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[Row] = []
        self._items: dict[Key, QTreeWidgetItem] = {}
        self._states: dict[Key, tuple[str, str, State]] = {}
        """What every row shows."""
        self._look_around()
        self._shown: Key = ()
        self._words = labels.text()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("記載の進み具合")
        self._tree = _tree()
        self._delegate = Wrapped(self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.itemClicked.connect(self._choose)
        self._tree.itemActivated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._tree)
        session.opened.connect(self._rebuild)
        session.checked.connect(self._refresh)
        self._rebuild()

    def show_part(self, key: Key) -> None:
        """Mark the row of the part or entry that is shown, and bring it into view."""
        self._shown = key
        item = self._items.get(key)
        if item and self._tree.currentItem() is not item:
            self._tree.setCurrentItem(item)
            self._tree.scrollToItem(item)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Set the rows anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rows:
            self._states = {}
            self._update_states()

    def take_focus(self) -> None:
        """Let the keys move through the outline."""
        self._tree.setFocus()

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        return head

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, _TARGET))

    def _look_around(self) -> None:
        """Find out which parts and places there are, where an entry has come or gone."""
        self._places = self._session.context.places
        self._parts = parts(self._session.assessment)
        self._count = Count(self._places, self._parts)

    def _rebuild(self) -> None:
        self._look_around()
        self._rows = rows(self._session.assessment, self._parts)
        self._states = {}
        self._tree.clear()
        self._items = {}
        for row in self._rows:
            self._tree.addTopLevelItem(self._item(row))
        self._open(self._rows)
        self.show_part(self._shown)
        self._update_states()

    def _refresh(self) -> None:
        """Bring titles and states up to date; the rows only where their structure has changed."""
        if self._session.context.places is not self._places:
            self._look_around()
        fresh = rows(self._session.assessment, self._parts)
        if [row.shape for row in fresh] == [row.shape for row in self._rows]:
            self._rows = fresh
            self._update_states()
            return
        was_open = {name: item.isExpanded() for name, item in self._items.items()}
        self._rebuild()
        for name in was_open.keys() & self._items.keys():
            self._items[name].setExpanded(was_open[name])
        self.show_part(self._shown)

    def _open(self, among: list[Row]) -> None:
        for row in among:
            self._items[row.key].setExpanded(row.is_open)
            self._open(row.rows)

    def _item(self, row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.title, ""])
        item.setData(0, _KEY, row.key)
        item.setData(0, _TARGET, row.goes_to or row.key)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._items[row.key] = item
        for child in row.rows:
            item.addChild(self._item(child))
        return item

    def _update_states(self) -> None:
        self._delegate.taken = QFontMetrics(theme.font()).horizontalAdvance(_WIDEST)
        self._tree.setColumnWidth(1, self._delegate.taken)
        counted = self._count.tallies(self._session.context.evaluation, self._session.findings)
        for index, row in enumerate(self._rows):
            self._update_row(self._tree.topLevelItem(index), row, counted)
        whole = counted.get((), Tally())
        done = max(whole.asked - whole.left, 0)
        self._bar.setRange(0, max(whole.asked, 1))
        self._bar.setValue(done)
        self._words.setText(f"{whole.asked}項目のうち {done}項目を記載　残り {whole.left}")

    def _update_row(
        self, item: QTreeWidgetItem | None, row: Row, counted: Mapping[Key, Tally]
    ) -> None:
        if item is None:
            return
        tally = Tally()
        for key in row.counted:
            tally.add(counted.get(key, Tally()))
        shown = (row.title, tally.words, tally.state)
        if self._states.get(row.key) != shown:
            self._states[row.key] = shown
            _show(item, row, tally)
        for index, child in enumerate(row.rows):
            self._update_row(item.child(index), child, counted)


def _show(item: QTreeWidgetItem, row: Row, tally: Tally) -> None:
    item.setFont(0, theme.font(bold=row.is_heading))
    item.setFont(1, theme.font(0.9))
    item.setText(0, row.title)
    item.setToolTip(0, row.title)
    item.setText(1, tally.words)
    item.setIcon(0, theme.icon(f"state-{tally.state}"))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.title}、{tally.words}")
    item.setForeground(1, theme.STATE_INKS[tally.state])


def rows(assessment: Assessment, among: Iterable[Part]) -> list[Row]:
    """Return the rows of the outline, chapters with the parts in them."""
    top: list[Row] = []
    files: dict[Place, Row] = {}
    for part in among:
        if part.lists_files:
            listing = Row(part.title, part.key, [part.key], is_heading=True, is_open=True)
            top.append(listing)
            for place, title in named_entries(part, assessment):
                files[place] = Row(title, place, [place], is_heading=True, is_open=not files)
                listing.rows.append(files[place])
                listing.counted.append(place)
        else:
            _enter(files[part.around] if part.around else None, top, part, assessment)
    return top


def _enter(file: Row | None, top: list[Row], part: Part, assessment: Assessment) -> None:
    """Put a part into its chapter, which is begun with its first part."""
    level = file.rows if file else top
    if file and not level:
        file.goes_to = part.key
    row = Row(part.short_title, part.key, [part.key])
    row.rows = [Row(title, place, [place]) for place, title in named_entries(part, assessment)]
    if part.group is None:
        level.append(row)
        return
    key = "/".join(("chapter", *part.around, part.chapter.name))
    if not level or level[-1].key != key:
        level.append(
            Row(chapter_title(part.chapter), key, goes_to=part.key, is_heading=True, is_open=True)
        )
    level[-1].rows.append(row)
    level[-1].counted.append(part.key)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setAccessibleName("目次")
    tree.setIndentation(12)
    tree.setIconSize(QSize(16, 16))
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
    return tree
