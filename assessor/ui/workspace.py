"""What stands in the window while a document is open: outline, page and side panes.

    outline │ page            │ 手引・指摘・未配置
            │ ◀ before next ▶ │

Made when the first document is opened: the start page needs none of it. The panes know the
session and not each other; what one says to another goes through here.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from assessor.document.unplaced import REPEAT
from assessor.form.values import Place
from assessor.ui.navigation import Navigation
from assessor.ui.outline import Outline
from assessor.ui.page import Page
from assessor.ui.part_bar import PartBar
from assessor.ui.parts import Part
from assessor.ui.session import Session
from assessor.ui.side_panes import SidePanes

_WIDTHS = (320, 620, 340)


class Workspace(QSplitter):
    """The three panes of one session's document."""

    part_shown = Signal(object)
    """The part that stands on the page now."""
    said = Signal(str)
    """A remark for the status bar."""

    def __init__(self, session: Session, widths: Sequence[int], pane: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.page = Page(session)
        self.navigation = Navigation(session, self.page)
        self.outline = Outline(session)
        self.side = SidePanes(session)
        self.bar = PartBar()
        self._lay_out(widths)
        self.side.show_pane(pane)
        self._connect()
        if self.page.part:
            self._follow_part(self.page.part)

    def show_guidance(self) -> None:
        """Show the guidance at the right."""
        self.side.show_pane("guidance")

    def show_findings(self) -> None:
        """Check the document and show the findings at the right."""
        self._session.check_now()
        self.side.show_pane("findings")
        self.side.findings.take_focus()

    def show_unplaced(self) -> None:
        """Show the texts without an item at the right."""
        self.side.show_pane("unplaced")

    def focus_outline(self) -> None:
        """Put the focus into the outline."""
        self.outline.take_focus()

    def _lay_out(self, widths: Sequence[int]) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, stretch=1)
        column.addWidget(self.bar)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for widget, least in ((self.outline, 200), (middle, 420), (self.side, 260)):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setSizes(list(widths or _WIDTHS))

    def _connect(self) -> None:
        self.navigation.said.connect(self.said)
        self.navigation.part_shown.connect(self._follow_part)
        self.navigation.place_focused.connect(self.side.show_place)
        self.outline.chosen.connect(self.navigation.go_to)
        self.side.finding_chosen.connect(self._go_to_finding)
        self.side.text_moved.connect(self.navigation.go_to_place)
        self.bar.previous_wanted.connect(self.navigation.previous_part)
        self.bar.next_wanted.connect(self.navigation.next_part)

    def _follow_part(self, part: Part) -> None:
        self.outline.show_part(part.key)
        self.bar.show_neighbours(*self.navigation.neighbours)
        first = next(part.slots(self._session.assessment), None)
        if first:
            self.side.guidance.show_place(first.place)
        self.part_shown.emit(part)

    def _go_to_finding(self, place: Place) -> None:
        """Go where a finding points; a text without an item stands at the right."""
        if place[:1] == REPEAT:
            self.show_unplaced()
            self.side.unplaced.show_entry(place[1])
        else:
            self.navigation.go_to_place(place)
