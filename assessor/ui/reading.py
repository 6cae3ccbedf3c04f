"""A version in the window, for reading: the page as it was then, and a bar that says so.

The page is the one that is written on, with a session of its own that refuses every edit. So a
version looks as it did, and nothing about a page has to be built twice.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from assessor.document.assessment import Assessment
from assessor.document.versions import Version
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.ui import labels, theme
from assessor.ui.arrival import Arrival
from assessor.ui.navigation import Navigation
from assessor.ui.page import Page
from assessor.ui.part_bar import PartBar
from assessor.ui.parts import Part, parts
from assessor.ui.session import Session
from assessor.ui.two_lines import Wrapped
from assessor.ui.version_words import version_words

_WIDTHS = (280, 900)
_KEY = Qt.ItemDataRole.UserRole


class Reading(QWidget):
    """One version, part by part."""

    left = Signal()
    """Back to what is being written."""
    restore_wanted = Signal(str)
    """The name of the version whose answers are to come back."""
    export_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(self, version: Version, then: Assessment, library: FormLibrary) -> None:
        super().__init__()
        self.version = version
        self._session = Session(library, self, is_read_only=True)
        self._session.stand(Arrival(then, is_saved=True))
        self.page = Page(self._session)
        self.navigation = Navigation(self._session, self.page)
        self._list = _list(parts(then))
        self._list.currentItemChanged.connect(self._go)
        self._bar = PartBar()
        self._bar.previous_wanted.connect(self.navigation.previous_part)
        self._bar.next_wanted.connect(self.navigation.next_part)
        self.navigation.part_shown.connect(self._follow)
        self._lay_out()
        if self.page.part:
            self._follow(self.page.part)

    def go_to_place(self, place: Place) -> None:
        """Show an item as it was."""
        self.navigation.go_to_place(place)

    def take_focus(self) -> None:
        """Let the keys move through the parts."""
        self._list.setFocus()

    def _go(self, item: QListWidgetItem | None) -> None:
        if item:
            self.navigation.show_part(item.data(_KEY))

    def _follow(self, part: Part) -> None:
        self._bar.show_neighbours(*self.navigation.neighbours)
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == part.key:
                self._list.setCurrentRow(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice())
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.page, stretch=1)
        inner.addWidget(self._bar)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list)
        splitter.addWidget(middle)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        column.addWidget(splitter, stretch=1)

    def _notice(self) -> QWidget:
        bar = labels.frame("reading")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        words = labels.text(f"{version_words(self.version)}を見ています。編集はできません。")
        row.addWidget(words, stretch=1)
        name = self.version.name
        compare = labels.button("今の記載と比べる")
        compare.clicked.connect(lambda: self.compare_wanted.emit(name))
        export = labels.button("この版を書き出す…", "export")
        export.clicked.connect(lambda: self.export_wanted.emit(name))
        restore = labels.button("この版に戻す…", "undo")
        restore.clicked.connect(lambda: self.restore_wanted.emit(name))
        back = labels.button("今の記載に戻る", role="main")
        back.clicked.connect(self.left)
        for button in (compare, export, restore, back):
            row.addWidget(button)
        return bar


def _list(among: tuple[Part, ...]) -> QListWidget:
    view = QListWidget()
    view.setAccessibleName("版の目次")
    view.setMinimumWidth(200)
    view.setIconSize(QSize(16, 16))
    view.setItemDelegate(Wrapped(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for part in among:
        item = QListWidgetItem(part.title)
        item.setData(_KEY, part.key)
        item.setFont(theme.font(bold=part.group is None))
        view.addItem(item)
    return view
