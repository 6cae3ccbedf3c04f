"""Compare two states of the document, or the document with a file, and keep that up to date.

The comparison is worked out in another thread from a snapshot. After an edit it is made anew when
somebody looks at it, after a pause; while nobody does, nothing is worked out.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assessor.document.changes import Edit
from assessor.errors import AssessorError
from assessor.export.counterparts import Counterparts
from assessor.ui import messages
from assessor.ui.comparison_papers import Wanted, paper_work
from assessor.ui.comparison_view import ComparisonView
from assessor.ui.jobs import Job
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.stands import Compared, Sides, Stand, compare_sides
from assessor.ui.workspace import Workspace

_PAUSE = 400
"""Milliseconds after an edit until the comparison is made anew."""


def comparing_in(workspace: Workspace, session: Session) -> "Comparing":
    """Return what compares in ``workspace``; it is made when it is first wanted."""
    found = workspace.findChild(Comparing)
    if isinstance(found, Comparing):
        return found
    made = Comparing(session, workspace.settings, workspace)
    made.said.connect(workspace.said)
    made.left.connect(workspace.show_page)
    made.shown.connect(workspace.show_view)
    made.paper_wanted.connect(workspace.paper_wanted)
    made.place_wanted.connect(workspace.navigation.go_to_place)
    return made


class Comparing(QObject):
    """The comparisons of one session's document."""

    shown = Signal(object)
    """The ``ComparisonView`` that is to be seen."""
    left = Signal()
    place_wanted = Signal(object)
    paper_wanted = Signal(object)
    """The ``PaperWork`` that somebody wants done."""
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._view: ComparisonView | None = None
        self._sides: Sides | None = None
        self._job: Job | None = None
        self._is_due = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._make_anew)
        session.edited.connect(self._follow)
        session.opened.connect(self._forget)

    @property
    def view(self) -> ComparisonView:
        """Where comparisons are shown; made when it is first wanted."""
        if self._view is None:
            view = self._view = ComparisonView(self._session, self._settings)
            view.left.connect(self.left)
            view.said.connect(self.said)
            view.place_wanted.connect(self.place_wanted)
            view.choice_wanted.connect(self.open)
            view.paper_wanted.connect(self.write)
            view.match_wanted.connect(self._show_match)
            view.coverage_wanted.connect(self._show_coverage)
        return self._view

    @property
    def is_shown(self) -> bool:
        """Whether somebody looks at a comparison."""
        return self._view is not None and self._view.isVisible()

    def open(self) -> None:
        """Ask what is to be compared."""
        from assessor.ui.comparison_dialog import ComparisonDialog  # noqa: PLC0415 - rarely used

        assessment = self._session.assessment
        newest = assessment.versions[-1].name if assessment.versions else ""
        sides = self._sides or Sides(Stand(newest), Stand())
        folder = Path(self._settings.folder) if self._settings.folder else Path.home()
        dialog = ComparisonDialog(assessment, sides, folder, self._window)
        dialog.chosen.connect(self.compare)
        dialog.open()

    def compare_with_present(self, version: str) -> None:
        """Compare a version with what is written now."""
        self.compare(Sides(Stand(version), Stand()))

    def compare(self, sides: Sides) -> None:
        """Compare, and show it; what was compared last comes back as it was left."""
        self._sides = sides
        self._is_due = True
        assessment = self._session.assessment
        words = (sides.before.words(assessment), sides.after.words(assessment))
        self.view.show_waiting("　→　".join(words))
        self.shown.emit(self.view)
        self._make_anew()

    def next_difference(self) -> None:
        """Go to the next difference; ask what is to be compared where nothing is."""
        if self._come_back():
            self.view.next_difference()

    def previous_difference(self) -> None:
        """Go to the difference before."""
        if self._come_back():
            self.view.previous_difference()

    def write(self) -> None:
        """Ask for a paper about what is shown; ask what is to be compared where nothing is."""
        from assessor.ui.paper_dialog import PaperDialog  # noqa: PLC0415 - rarely used

        result = self.view.compared if self._sides else None
        if result is None or result.pair is None:
            self.open()
            return
        records = self._session.assessment.snapshot()
        sides = (result.sides.before.words(records), result.sides.after.words(records))
        pair = Counterparts(*result.pair, *sides, result.comparison, result.found, records)
        suggested = self._suggested(result.sides.after)
        dialog = PaperDialog(sides, suggested, self._window)
        dialog.wanted.connect(lambda wanted: self.paper_wanted.emit(paper_work(pair, wanted)))
        dialog.open()

    def _suggested(self, after: Stand) -> Wanted:
        """Return a paper by who made the version that is shown, of its day; else of today."""
        today = date.today()  # noqa: DTZ011 - local day
        versions = self._session.assessment.versions
        version = next((one for one in versions if one.name == after.version), None)
        if version is None:
            return Wanted("table", self._settings.role, today)
        try:
            day = date.fromisoformat(version.day)
        except ValueError:
            day = today
        return Wanted("table", version.by or self._settings.role, day)

    def _come_back(self) -> bool:
        """Show the last comparison; tell whether it was shown already."""
        if self.is_shown:
            return True
        if self._sides is None:
            self.open()
        else:
            self.shown.emit(self.view)
            self._make_anew()
        return False

    def _follow(self, edit: Edit) -> None:
        records = self._session.assessment.form.record_repeats
        if self._sides and any(change.place[0] not in records for change in edit.changes):
            self._is_due = self._is_due or self._sides.names_present
            if self.is_shown and self._is_due:
                self._pause.start()

    def _make_anew(self) -> None:
        if not self._is_due or self._sides is None or self._job is not None:
            return
        self._is_due = False
        sides, library = self._sides, self._session.library
        snapshot = self._session.assessment.snapshot()
        job = Job(lambda _progress: compare_sides(sides, snapshot, library), self)
        job.done.connect(self._take)
        job.failed.connect(lambda error: self._give_up(sides, error))
        job.ended.connect(lambda: self._end(job))
        self._job = job
        job.start()

    def _take(self, result: object) -> None:
        if isinstance(result, Compared) and result.sides == self._sides:
            shown = self.view.compared
            self.view.show_compared(result)
            if shown is None or shown.sides != result.sides:  # else somebody is at work here
                self.view.take_focus()

    def _give_up(self, sides: Sides, error: AssessorError) -> None:
        if sides == self._sides:
            self._sides = None
            self.left.emit()
        messages.warn(self._window, error)

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
        self._make_anew()

    def _forget(self) -> None:
        """Another document stands in the window."""
        self._sides = None
        self._is_due = False
        self._pause.stop()

    def _show_match(self) -> None:
        from assessor.ui.match_dialog import MatchDialog  # noqa: PLC0415 - rarely used

        result = self.view.compared
        if result and result.documents:
            dialog = MatchDialog(*result.documents, result.found, self._window)
            sides = result.sides
            dialog.corrected.connect(
                lambda found: self.compare(Sides(sides.before, sides.after, found))
            )
            dialog.open()

    def _show_coverage(self) -> None:
        from assessor.ui.coverage_dialog import CoverageDialog  # noqa: PLC0415 - rarely used

        if self.view.compared:
            coverage = self.view.compared.comparison.coverage
            CoverageDialog(coverage, self._window).open()
