"""What stands in the window while a document is open: outline, page and side panes.

    outline │ page            │ 手引・指摘・未配置
            │ ◀ before next ▶ │

A version to be read, or a comparison, takes the place of all three for as long as it is shown.

Made when the first document is opened: the start page needs none of it. The panes know the
session and not each other; what one says to another goes through here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from assessor.document.unplaced import REPEAT
from assessor.form.values import Place
from assessor.rules.finding import Finding, Fix
from assessor.ui.citing import Citing
from assessor.ui.navigation import Navigation
from assessor.ui.outline import Outline
from assessor.ui.page import Page
from assessor.ui.part_bar import PartBar
from assessor.ui.parts import Part
from assessor.ui.reading import Reading
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.side_panes import SidePanes
from assessor.ui.withholding import Withholding

_CORRECTED = "{}件を直しました。「元に戻す」で戻せます。"
_STALE = "記載が変わっていたため、直しませんでした。"
_WIDTHS = (320, 620, 340)


class Workspace(QSplitter):
    """The three panes of one session's document."""

    part_shown = Signal(object)
    """The part that stands on the page now."""
    reading_shown = Signal(object)
    """The ``Reading`` that is shown now."""
    paper_wanted = Signal(object)
    """The ``PaperWork`` about a comparison, or a copy, that somebody wants done."""
    said = Signal(str)
    """A remark for the status bar."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.settings = settings
        self.page = Page(session)
        self.navigation = Navigation(session, self.page)
        self.citing = Citing(session, self.navigation, self)
        self.withholding = Withholding(session, self.page, self.citing, self)
        self.outline = Outline(session)
        self.side = SidePanes(session, settings.grouping)
        self.bar = PartBar()
        self._middle = QStackedWidget()
        self._writing = QWidget()
        self._widths: list[int] = []
        """The widths of the panes while something else stands there."""
        self._item_actions: list[QAction] = []
        self._lay_out(settings.panes)
        self.side.show_pane(settings.side)
        self._connect()
        if self.page.part:
            self._follow_part(self.page.part)

    def show_guidance(self) -> None:
        """Show the guidance at the right."""
        self.show_page()
        self.side.show_pane("guidance")

    def show_findings(self) -> None:
        """Check the document and show the findings at the right."""
        self._session.check_now()
        self.show_page()
        self.side.show_pane("findings")
        self.side.findings.take_focus()

    def show_unplaced(self) -> None:
        """Show the texts without an item at the right."""
        self.show_page()
        self.side.show_pane("unplaced")

    def focus_outline(self) -> None:
        """Put the focus into the outline."""
        self.show_page()
        self.outline.take_focus()

    def compare(self) -> None:
        """Ask what is to be compared, and show it."""
        from assessor.ui.comparing import comparing_in  # noqa: PLC0415 - a start compares nothing

        comparing_in(self, self._session).open()

    def compare_with_present(self, version: str) -> None:
        """Compare a version with what is written now."""
        from assessor.ui.comparing import comparing_in  # noqa: PLC0415

        comparing_in(self, self._session).compare_with_present(version)

    def show_preview(self) -> None:
        """Show the pages as they will be printed, in a window of their own."""
        from assessor.ui.preview_window import preview_in  # noqa: PLC0415 - a start prints nothing

        preview = preview_in(self, self._session)
        preview.show()
        preview.activateWindow()
        self.show_item_in_preview()

    def show_item_in_preview(self) -> None:
        """Show on the printed pages where one is."""
        from assessor.ui.preview_window import preview_in  # noqa: PLC0415

        preview_in(self, self._session).show_item(self.navigation.here)

    def go_back_to(self, place: Place) -> None:
        """Go to a place from another window."""
        self.show_page()
        self.window().activateWindow()
        self.navigation.go_to(place)

    def next_difference(self) -> None:
        """Go to the next difference of what is compared."""
        from assessor.ui.comparing import comparing_in  # noqa: PLC0415

        comparing_in(self, self._session).next_difference()

    def previous_difference(self) -> None:
        """Go to the difference before."""
        from assessor.ui.comparing import comparing_in  # noqa: PLC0415

        comparing_in(self, self._session).previous_difference()

    def propose_changes(self) -> None:
        """Show the rows of 変更箇所 that are proposed."""
        from assessor.ui.proposing import proposing_in  # noqa: PLC0415 - heavy, rarely used

        proposing_in(self, self._session).open()

    def write_comparison(self) -> None:
        """Ask for a paper about what is compared."""
        from assessor.ui.comparing import comparing_in  # noqa: PLC0415

        comparing_in(self, self._session).write()

    def merge(self) -> None:
        """Ask for a colleague's copy, and show what would come of merging it."""
        from assessor.ui.merging import merging_in  # noqa: PLC0415

        merging_in(self, self._session).open()

    @property
    def widths(self) -> list[int]:
        """The widths of the three panes, also while they are not shown."""
        return self._widths or self.sizes()

    def show_view(self, view: QWidget) -> None:
        """Show ``view`` in the place of outline, page and side panes."""
        self._leave(view)
        self._widths = self.widths
        if self._middle.indexOf(view) < 0:
            self._middle.addWidget(view)
        self._middle.setCurrentWidget(view)
        self.outline.hide()
        self.side.hide()

    def show_page(self) -> None:
        """Show what is being written, with outline and side panes."""
        if self._middle.currentWidget() is self._writing:
            return
        self._leave(self._writing)
        self._middle.setCurrentWidget(self._writing)
        self.outline.show()
        self.side.show()
        self.setSizes(self._widths)
        self._widths = []

    def read_version(self, name: str) -> None:
        """Show a version, at the part that stands on the page.

        Raises ``AssessorError`` where it cannot be read.
        """
        assessment = self._session.assessment
        reading = Reading(
            assessment.version(name), assessment.version_state(name), self._session.library
        )
        reading.left.connect(self.show_page)
        if self.page.part:
            reading.navigation.show_part(self.page.part.key)
        self.show_view(reading)
        reading.take_focus()
        self.reading_shown.emit(reading)

    def offer(self, action: QAction) -> None:
        """Show ``action`` in the menus of items and of the boxes in them."""
        self._item_actions.append(action)
        self.page.offer(action)

    def _leave(self, view: QWidget) -> None:
        """Let a version go that is shown no longer; a comparison stays as it is."""
        shown = self._middle.currentWidget()
        if isinstance(shown, Reading) and shown is not view:
            self._middle.removeWidget(shown)
            shown.deleteLater()

    def _lay_out(self, widths: Sequence[int]) -> None:
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, stretch=1)
        column.addWidget(self.bar)
        self._middle.addWidget(self._writing)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for widget, least in ((self.outline, 200), (self._middle, 420), (self.side, 260)):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setSizes(list(widths or _WIDTHS))

    def _connect(self) -> None:
        self.navigation.said.connect(self.said)
        self.page.wanted.connect(self.show_page)
        self.page.asked.connect(self._show_menu)
        self._session.opened.connect(self.show_page)
        self.citing.said.connect(self.said)
        self.withholding.said.connect(self.said)
        self.withholding.paper_wanted.connect(self.paper_wanted)
        self.side.guidance.citation_wanted.connect(self.citing.open)
        self.navigation.part_shown.connect(self._follow_part)
        self.navigation.place_focused.connect(self.side.show_place)
        self.outline.chosen.connect(self.navigation.go_to)
        self.navigation.elsewhere.connect(self._show_elsewhere)
        self.side.finding_chosen.connect(self.navigation.go_to_finding)
        self._session.corrected.connect(self._show_corrected)
        self.side.text_moved.connect(self.navigation.go_to_place)
        self.bar.previous_wanted.connect(self.navigation.previous_part)
        self.bar.next_wanted.connect(self.navigation.next_part)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._item_actions)
        menu.popup(where)

    def _follow_part(self, part: Part) -> None:
        self.outline.show_part(part.key)
        self.bar.show_neighbours(*self.navigation.neighbours)
        first = next(part.slots(self._session.assessment), None)
        if first:
            self.side.guidance.show_place(first.place)
        if part.chapter.style == "rows":
            from assessor.ui.proposing import proposing_in  # noqa: PLC0415 - heavy, rarely used

            proposing_in(self, self._session).watch_page()
        self.part_shown.emit(part)

    def _show_elsewhere(self, finding: Finding) -> None:
        """Show a finding at the right: its text without an item, or its row in the list."""
        if finding.place[:1] == REPEAT:
            self.show_unplaced()
            self.side.unplaced.show_entry(finding.place[1])
        else:
            self.side.show_pane("findings")
            self.side.findings.show_finding(finding)

    def _show_corrected(self, fixes: tuple[Fix, ...]) -> None:
        """Show the words that one fix has put there; of several only say how many."""
        if len(fixes) == 1:
            self.navigation.go_to_fix(fixes[0])
        self.said.emit(_CORRECTED.format(len(fixes)) if fixes else _STALE)
