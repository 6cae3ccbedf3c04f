"""Merge a colleague's copy into the open document: look at it, decide, and do it in one step.

All is worked out in another thread from a snapshot. The edit is made only where the document is
still what it was worked out from; what is not decided stays, and a comment keeps what the other
has written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assessor.document.assessment import Assessment
from assessor.errors import AssessorError
from assessor.form.library import FormLibrary
from assessor.history.merge import Collision, Decisions, refuse_other_editions
from assessor.history.merge_account import (
    Account,
    Settlement,
    account,
    settlement,
    shared_version,
)
from assessor.ui import messages
from assessor.ui.arrival import opened
from assessor.ui.jobs import Job
from assessor.ui.merge_dialog import Copies, MergeDialog
from assessor.ui.merge_view import MergeView
from assessor.ui.messages import Reply
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.version_words import version_words
from assessor.ui.workspace import Workspace

_PAUSE = 400
"""Milliseconds after an edit until the merge is worked out anew."""
_MOST_NAMED = 8
_CHANGED = AssessorError(
    "統合の間に記載が変わったため、まだ統合していません。",
    "示した内容を確かめて、もう一度「統合する」を押してください。",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A merge that was worked out, and what it is called."""

    account: Account
    words: str


def merging_in(workspace: Workspace, session: Session) -> "Merging":
    """Return what merges in ``workspace``; it is made when it is first wanted."""
    found = workspace.findChild(Merging)
    if isinstance(found, Merging):
        return found
    made = Merging(session, workspace.settings, workspace)
    made.said.connect(workspace.said)
    made.left.connect(workspace.show_page)
    made.shown.connect(workspace.show_view)
    return made


class Merging(QObject):
    """The merge of one session's document with a copy."""

    shown = Signal(object)
    """The ``MergeView`` that is to be seen."""
    left = Signal()
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._copies: Copies | None = None
        self._job: Job | None = None
        self._is_due = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._prepare)
        self.view = MergeView()
        self.view.left.connect(self.left)
        self.view.choice_wanted.connect(self.choose)
        self.view.merge_wanted.connect(self.merge)
        session.edited.connect(self._follow)
        session.opened.connect(self._forget)

    def open(self) -> None:
        """Show the merge that was begun, as it was left; ask which copy where none was."""
        if self._copies is None:
            self.choose()
            return
        self.shown.emit(self.view)
        self.view.take_focus()
        if self._is_due:
            self._prepare()

    def choose(self) -> None:
        """Ask which copy is to be merged."""
        folder = Path(self._settings.folder) if self._settings.folder else Path.home()
        dialog = MergeDialog(self._session.path, folder, self._window)
        dialog.chosen.connect(self.look_at)
        dialog.open()

    def look_at(self, copies: Copies) -> None:
        """Work out what would come of merging, and show it; what was written is asked about."""
        if not self.view.has_written or copies == self._copies:
            self._look_at(copies)
            return
        messages.ask(
            self._window,
            "手で直した記載を、まだ統合していません。",
            "写しを選び直すと、手で直した記載はなくなります。",
            (Reply("写しを選び直す", lambda: self._look_at(copies), throws_away=True),),
        )

    def merge(self) -> None:
        """Merge, once everything is decided or the person leaves the rest as it is."""
        undecided = self.view.undecided
        if not undecided:
            self._settle()
            return
        messages.ask(
            self._window,
            f"決めていない箇所が{undecided}件あります。",
            "決めないで統合すると、そこは自分の記載のままとし、"
            "相手の記載をその箇所へのコメントに残します。",
            (
                Reply("未決定の箇所へ移る", self.view.go_to_undecided),
                Reply("自分の記載のままで統合する", self._settle),
            ),
        )

    def _look_at(self, copies: Copies) -> None:
        if copies != self._copies:
            self.view.show_waiting(f"写しの統合：{copies.theirs.name}")
        self._copies = copies
        self._is_due = True
        self.shown.emit(self.view)
        self._prepare()

    def _prepare(self) -> None:
        if self._copies is None or self._job is not None:
            return
        self._is_due = False
        copies, library = self._copies, self._session.library
        snapshot = self._session.assessment.snapshot()
        job = self._begin(lambda: _prepared(copies, snapshot, library))
        job.done.connect(lambda found: self._take(copies, found))
        job.failed.connect(lambda error: self._give_up(copies, error))
        job.start()

    def _take(self, copies: Copies, found: object) -> None:
        if isinstance(found, Prepared) and copies == self._copies:
            is_first = self.view.account is None
            self.view.show_account(found.account, found.words)
            if is_first:
                self.view.take_focus()

    def _settle(self) -> None:
        found = self.view.account
        if found is None or self._job is not None:
            return
        decisions = dict(self.view.decisions)
        today = datetime.now().astimezone().date().isoformat()
        role = self._settings.role
        job = self._begin(lambda: settlement(found, decisions, today, role))
        job.done.connect(lambda settled: self._make(found, decisions, settled))
        job.failed.connect(lambda error: messages.warn(self._window, error))
        job.start()

    def _make(self, found: Account, decisions: Decisions, settled: object) -> None:
        if not isinstance(settled, Settlement) or found is not self.view.account:
            return
        if not self._is_unchanged(found.mine) or decisions != self.view.decisions:
            messages.warn(self._window, _CHANGED)
            return
        decided = len(found.disputes) - len(settled.undecided)
        self._forget()
        self._session.make(settled.edit)
        self.left.emit()
        messages.tell(self._window, _summary(found, decided), _left_words(settled.undecided))
        self.said.emit("写しを統合しました。「元に戻す」で戻せます。")

    def _begin(self, work: Callable[[], object]) -> Job:
        job = self._job = Job(lambda _progress: work(), self)
        job.ended.connect(lambda: self._end(job))
        return job

    def _is_unchanged(self, snapshot: Assessment) -> bool:
        now = self._session.assessment
        return now.answers == snapshot.answers and now.versions == snapshot.versions

    def _give_up(self, copies: Copies, error: AssessorError) -> None:
        if copies == self._copies and self.view.account is None:
            self._forget()
            self.left.emit()
        messages.warn(self._window, error)

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
        if self._is_due and self.view.isVisible():
            self._prepare()

    def _follow(self) -> None:
        """The document has changed: what is shown is worked out anew after a pause."""
        if self._copies is not None:
            self._is_due = True
            if self.view.isVisible():
                self._pause.start()

    def _forget(self) -> None:
        """Nothing is merged any more."""
        self._copies = None
        self._is_due = False
        self._pause.stop()
        self.view.show_waiting("")


def _prepared(copies: Copies, mine: Assessment, library: FormLibrary) -> Prepared:
    theirs = opened(copies.theirs, library).assessment
    base, name = _base(copies, mine, theirs, library)
    words = f"写しの統合：{copies.theirs.name}　（元：{name}）"
    return Prepared(account(base, mine, theirs), words)


def _base(
    copies: Copies, mine: Assessment, theirs: Assessment, library: FormLibrary
) -> tuple[Assessment, str]:
    """Return what both copies began as, and what that is called."""
    refuse_other_editions(mine, theirs)
    if copies.base:
        return opened(copies.base, library).assessment, copies.base.name
    version = shared_version(mine, theirs)
    if version is None:
        raise AssessorError(
            "二つの写しに同じ版がないため、元の記載が分かりません。",
            "写しを作る前の評価書のファイルを、元の評価書として選んでください。",
        )
    return mine.version_state(version.name), version_words(version)


def _summary(found: Account, decided: int) -> str:
    words = [f"そのまま統合した変更{len(found.gains)}件", f"決めた箇所{decided}件"]
    if found.versions:
        words.append(f"相手から加えた版{found.versions}件")
    return f"写しを統合しました。{'、'.join(words)}。"


def _left_words(undecided: tuple[Collision, ...]) -> str:
    if not undecided:
        return "「元に戻す」で、統合する前に戻せます。"
    names = "、".join(one.path for one in undecided[:_MOST_NAMED])
    more = f"ほか{len(undecided) - _MOST_NAMED}件" if len(undecided) > _MOST_NAMED else ""
    return (
        f"決めずに自分の記載のままとした箇所{len(undecided)}件：{names}{more}\n"
        "相手の記載は、その箇所へのコメントに残しました。「元に戻す」で、統合する前に戻せます。"
    )
