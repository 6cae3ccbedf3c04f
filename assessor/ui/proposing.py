"""Propose rows of 変更箇所, and keep the proposals up to date while somebody looks at them.

They are worked out in another thread from a snapshot, after a pause in typing: in the view of the
proposals, and for the part 変更箇所 itself, where a row says that it is out of date.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from assessor.document.file import SUFFIX
from assessor.document.published import last_published_version
from assessor.document.versions import PUBLISHED
from assessor.errors import AssessorError
from assessor.history.preparations import preparations
from assessor.history.proposal import Proposal
from assessor.history.records import ROWS
from assessor.history.rows import (
    LeftOut,
    StaleRow,
    adopt,
    leave_out,
    merged_rows,
    refreshed,
    split_row,
    taken_up,
)
from assessor.ui import messages
from assessor.ui.jobs import Job
from assessor.ui.proposal_view import ProposalView
from assessor.ui.proposed import Proposed, Question, change_words, worked_out
from assessor.ui.reason_dialog import ReasonDialog
from assessor.ui.row_feet import RowFeet
from assessor.ui.session import Session
from assessor.ui.stands import Stand
from assessor.ui.text_box import is_composing
from assessor.ui.workspace import Workspace

_PAUSE = 600
"""Milliseconds after an edit until the proposals are worked out anew."""
_FILES = f"評価書、公表された文書 (*{SUFFIX} *.docx *.txt)"
_WHY = (
    "載せない理由を書いてください。理由は評価書のファイルに残ります。"
    "この箇所の記載が変わると、再び案に示されます。"
)


def proposing_in(workspace: Workspace, session: Session) -> "Proposing":
    """Return what proposes in ``workspace``; it is made when it is first wanted."""
    found = workspace.findChild(Proposing)
    return found if isinstance(found, Proposing) else Proposing(session, workspace)


class Proposing(QObject):
    """The proposals for one session's document."""

    said = Signal(str)

    def __init__(self, session: Session, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._view: ProposalView | None = None
        self._base: Stand | None = None
        """What a person has chosen; else the version last published counts."""
        self._unreadable: Stand | None = None
        """What could not be read, until something is chosen again."""
        self._proposed: Proposed | None = None
        self._stale_wanted = ""
        self._job: Job | None = None
        self._is_due = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._make_anew)
        self.feet = RowFeet(session, self)
        self.feet.renew_wanted.connect(self.renew)
        self.feet.merge_wanted.connect(self.merge)
        self.feet.split_wanted.connect(self.split)
        self.feet.open_wanted.connect(self.open)
        self.feet.stale_shown_wanted.connect(self.show_stale)
        self.said.connect(workspace.said)
        session.edited.connect(self._follow)
        session.opened.connect(self._forget)

    @property
    def view(self) -> ProposalView:
        """Where the proposals are shown; made when it is first wanted."""
        if self._view is None:
            view = self._view = ProposalView(self._session, _today())
            view.left.connect(self._workspace.show_page)
            view.base_chosen.connect(self.choose_base)
            view.file_wanted.connect(self._ask_file)
            view.keep_wanted.connect(self._keep)
            view.emergency_chosen.connect(self._begin)
            view.adopt_wanted.connect(self.adopt)
            view.leave_wanted.connect(self.ask_reason)
            view.take_up_wanted.connect(self.take_up)
            view.renew_wanted.connect(self.renew)
            view.place_wanted.connect(self._workspace.navigation.go_to_place)
            view.preparations_wanted.connect(self._show_preparations)
        return self._view

    def open(self) -> None:
        """Show the proposals."""
        self._workspace.show_view(self.view)
        self.view.show_bases(self._stand)
        self.view.take_focus()
        self._begin()

    def show_stale(self, row: str) -> None:
        """Show the proposals, and among them a row that is out of date."""
        self._stale_wanted = row
        self.open()

    def watch_page(self) -> None:
        """Serve the rows of 変更箇所 on the page, if they stand there."""
        frame = self._workspace.page.repeat(ROWS)
        if frame:
            self.feet.serve(frame)
            self._begin()

    def choose_base(self, stand: Stand) -> None:
        """Hold the document against another version, or against a file."""
        self._base = stand
        self._unreadable = None
        self.view.show_bases(stand)
        self._begin()

    def adopt(self, wanted: tuple[Proposal, ...], together: bool) -> None:  # noqa: FBT001 - of a signal
        """Make rows of proposals, in one step."""
        if self._proposed is None or not wanted:
            return
        digests = {(each.places, each.digests) for each in wanted}
        done = [p for p in self._proposed.proposals if (p.places, p.digests) in digests]
        self._session.make(adopt(self._session.assessment, wanted, together=together))
        self._without(done)
        number = 1 if together else len(wanted)
        self.said.emit(f"{number}行を変更箇所に加えました。「元に戻す」で戻せます。")

    def ask_reason(self, wanted: tuple[Proposal, ...]) -> None:
        """Ask why proposals are not to be listed."""
        first = wanted[0]
        more = f"（ほか{len(wanted) - 1}行）" if len(wanted) > 1 else ""
        about = (f"{first.item}{more}", change_words(first.before, first.after))
        dialog = ReasonDialog("変更箇所に載せない", about, _WHY, self._workspace)
        dialog.reasoned.connect(lambda reason: self.leave_out(wanted, reason))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def leave_out(self, wanted: tuple[Proposal, ...], reason: str) -> None:
        """Keep proposals out of 変更箇所."""
        self._session.make(leave_out(self._session.assessment, wanted, reason, _today()))
        self._without(list(wanted))
        self.said.emit("見送りました。「元に戻す」で戻せます。")

    def take_up(self, left: LeftOut) -> None:
        """Propose again what was left out."""
        self._session.make(taken_up(self._session.assessment, left.entry))
        self._begin()

    def renew(self, stale: StaleRow) -> None:
        """Give a row its new text, or remove it where its change was taken back."""
        if stale.row in self._session.assessment.entries(ROWS):
            self._session.make(refreshed(self._session.assessment, stale))
            done = "行を新しい記載に改めました。" if stale.now else "行を削除しました。"
            self.said.emit(f"{done}「元に戻す」で戻せます。")
            self._begin()

    def merge(self, rows: tuple[str, ...]) -> None:
        """Make one row of several."""
        self._session.make(merged_rows(self._session.assessment, rows))
        self.said.emit("行をまとめました。「元に戻す」で戻せます。")

    def split(self, row: str) -> None:
        """Make several rows of one."""
        found = self._proposed.every if self._proposed else ()
        before = len(self._session.assessment.entries(ROWS))
        self._session.make(split_row(self._session.assessment, row, found))
        number = len(self._session.assessment.entries(ROWS)) - before + 1
        self.said.emit(f"{number}行に分けました。それぞれの記載を直してください。")

    @property
    def _stand(self) -> Stand | None:
        """What the document is held against; None where there is nothing."""
        names = {version.name for version in self._session.assessment.versions}
        version = last_published_version(self._session.assessment)
        known = self._base and (self._base.path or self._base.version in names)
        stands = (self._base if known else None, Stand(version.name) if version else None)
        return next((stand for stand in stands if stand and stand != self._unreadable), None)

    @property
    def _is_seen(self) -> bool:
        shown = self._view is not None and self._view.isVisible()
        return shown or self._workspace.page.repeat(ROWS) is not None

    def _follow(self) -> None:
        self._is_due = True
        if self._is_seen:
            self._pause.start()

    def _begin(self) -> None:
        self._is_due = True
        self._pause.start(0)

    def _make_anew(self) -> None:
        self._pause.setInterval(_PAUSE)
        if not self._is_due or self._job is not None:
            return
        if is_composing():
            self._pause.start()
            return
        self._is_due = False
        base = self._stand
        if self._view:
            self._view.show_bases(base)
        if base is None:
            self._take(None)
            return
        if self._view:
            self._view.show_waiting()
        emergency = self._view is not None and self._view.head.emergency.isChecked()
        question = Question(base, _today(), emergency)
        snapshot, library = self._session.assessment.snapshot(), self._session.library
        last = self._proposed
        known = last.published if last and last.question.base == base else None
        job = Job(lambda _progress: worked_out(question, snapshot, library, known), self)
        job.done.connect(self._take)
        job.failed.connect(lambda error: self._give_up(base, error))
        job.ended.connect(lambda: self._end(job))
        self._job = job
        job.start()

    def _take(self, result: object) -> None:
        """Show what was worked out, unless there is an edit that it does not know of."""
        if self._is_due:
            return
        self._proposed = result if isinstance(result, Proposed) else None
        known = self._proposed
        self.feet.show_rows(*((known.stale, known.published.entries(ROWS)) if known else ((), ())))
        if self._view and self._proposed:
            self._view.show_proposed(self._proposed)
            if self._stale_wanted:
                self._view.list.choose_stale(self._stale_wanted)
                self._stale_wanted = ""

    def _give_up(self, base: Stand, error: AssessorError) -> None:
        """Say that the base cannot be read, once; the version last published counts then."""
        self._unreadable = base
        if self._view and self._view.isVisible():
            messages.warn(self._workspace, error)
        self._begin()

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
        if self._is_due and self._is_seen and not self._pause.isActive():
            self._pause.start()

    def _without(self, done: list[Proposal]) -> None:
        """Show at once that proposals are dealt with; what else follows is worked out."""
        if self._proposed:
            self._proposed = self._proposed.without(done)
            self.view.show_proposed(self._proposed)
        self._begin()

    def _forget(self) -> None:
        """Another document stands in the window."""
        self._base = self._unreadable = None
        self._proposed = None
        self._stale_wanted = ""
        self._pause.stop()
        if self._job:
            self._job.cancel()
        if self._view:
            self._view.forget(_today())

    def _ask_file(self) -> None:
        settings = self._workspace.settings
        folder = settings.folder or str(Path.home())
        dialog = QFileDialog(self._workspace, "公表した評価書のファイル", folder, _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.choose_base(Stand(path=Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self) -> None:
        """Keep what is written now as 公表版, of the day and by whom the person says."""
        from assessor.ui.version_dialog import VersionDialog  # noqa: PLC0415 - rarely used

        dialog = VersionDialog(self._workspace)
        dialog.show_said(PUBLISHED, _today().isoformat(), self._workspace.settings.role, "")
        dialog.described.connect(
            lambda label, day, by, note: self._session.add_version(label, by, note, day)
        )
        dialog.open()

    def _show_preparations(self, effective: object) -> None:
        from assessor.ui.preparations_dialog import PreparationsDialog  # noqa: PLC0415

        if self._proposed and isinstance(effective, date):
            now = self._session.assessment
            found = preparations(self._proposed.published, now, effective)
            PreparationsDialog(found, effective, _today(), self._workspace).open()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person sits
