"""The document that stands in the window, and the one way to change it.

Widgets read ``assessment`` and ``evaluation``, call the methods below, and hear of every change by
``edited``, whether it was typed, undone or done again. Widgets never connect to each other.
``checked`` comes after a pause, so that nothing is worked out per key press.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from assessor.document import edits, file
from assessor.document.changes import Edit
from assessor.document.past import Past
from assessor.document.unplaced import discard, place_text
from assessor.document.versions import Version
from assessor.form.library import FormLibrary
from assessor.form.values import Place, Value
from assessor.history.undo import History
from assessor.rules.context import Context
from assessor.rules.evaluate import Evaluation
from assessor.rules.finding import Finding, Fix
from assessor.rules.fixes import edit_for
from assessor.rules.set_aside import SetAside, parted, set_aside, take_up
from assessor.ui.arrival import Arrival, blank
from assessor.ui.checker import Checker

_TYPING_PAUSE = 4.0
"""Seconds after which typing at the same place begins a new step."""
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Session(QObject):
    """One open document: its assessment, its history, its file."""

    edited = Signal(object)
    """The ``Edit`` that was just applied, by typing, undo and redo alike."""
    checked = Signal(list)
    """The findings, after a pause without edits."""
    corrected = Signal(object)
    """The fixes that were just made; none where the words are no longer what they were."""
    opened = Signal()
    """Another document stands here now: rebuild everything."""
    saved = Signal()
    """The path, or whether there are unsaved changes, is another than before."""

    def __init__(
        self, library: FormLibrary, parent: QObject | None = None, *, is_read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.is_read_only = is_read_only
        """Whether a version is looked at: every edit is refused, and nothing is checked."""
        self.path: Path | None = None
        self.findings: list[Finding] = []
        """What is to be said of the document, without what was set aside."""
        self.aside: list[tuple[Finding, SetAside]] = []
        """What a person has decided to leave, each with why."""
        self._digest: str | None = None
        self._typing: tuple[Place, float] | None = None
        self._evaluation: Evaluation | None = None
        self.assessment = blank(library.default).assessment
        self._checker = Checker(self.assessment, self)
        self._checker.checked.connect(self._show_checked)
        self._history = History(self.assessment)

    # What the widgets read

    @property
    def evaluation(self) -> Evaluation:
        """The conditions for the answers as they are now."""
        if self._evaluation is None:
            self._evaluation = Evaluation(self.assessment)
        return self._evaluation

    @property
    def context(self) -> Context:
        """The document as it was last checked, and what was worked out about it."""
        return self._checker.context

    @property
    def is_modified(self) -> bool:
        """Whether there is something that is not in the file."""
        return self._history.is_modified

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self._history.can_redo

    @property
    def undo_label(self) -> str:
        """What undo would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again."""
        return self._history.redo_label

    # What a person does to the document

    def type_answer(self, place: Place, value: Value | None) -> None:
        """Answer an item while it is being typed: one step until something else is done."""
        now = time.monotonic()
        goes_on = (
            self._typing is not None
            and self._typing[0] == place
            and now - self._typing[1] < _TYPING_PAUSE
        )
        self._commit(edits.set_answer(self.assessment, place, value), amend=goes_on)
        self._typing = (place, now)

    def answer(
        self, place: Place, value: Value | None, attachments: Mapping[str, bytes] = _NOTHING
    ) -> None:
        """Answer an item in one go: a choice, a tick, a figure."""
        self._commit(edits.set_answer(self.assessment, place, value, attachments=attachments))

    def add_entry(self, repeat: Place, after: str = "") -> str:
        """Add an entry behind ``after`` or at the end, and return its name."""
        name = edits.new_name()
        self._commit(edits.add_entry(self.assessment, repeat, name, after))
        return name

    def remove_entry(self, repeat: Place, name: str) -> None:
        """Remove an entry with everything in it."""
        self._commit(edits.remove_entry(self.assessment, repeat, name))

    def duplicate_entry(self, repeat: Place, name: str) -> str:
        """Put a copy of an entry behind it, and return the copy's name."""
        copy = edits.new_name()
        self._commit(edits.duplicate_entry(self.assessment, repeat, name, copy))
        return copy

    def move_entry(self, repeat: Place, name: str, by: int) -> None:
        """Move an entry up (negative) or down."""
        self._commit(edits.move_entry(self.assessment, repeat, name, by))

    def place_unplaced(self, entry: str, target: Place, text: str | None = None) -> None:
        """Move an unplaced text, or a part of it, to an item."""
        self._commit(place_text(self.assessment, entry, target, text))

    def discard_unplaced(self, entry: str) -> None:
        """Throw an unplaced text away."""
        self._commit(discard(self.assessment, entry))

    def fix(self, fixes: Iterable[Fix]) -> None:
        """Make corrections that findings offer, in one step."""
        made = tuple(fixes)
        edit = edit_for(self.assessment, made)
        self._commit(edit)
        self._checker.put_off(0)
        self.corrected.emit(made if edit.changes else ())

    def set_aside(self, finding: Finding, reason: str) -> None:
        """Leave a finding as it is, with the reason."""
        today = date.today()  # noqa: DTZ011 - the day where the person sits
        self._commit(set_aside(self.assessment, finding, reason, today))
        self._checker.put_off(0)

    def take_up(self, aside: SetAside) -> None:
        """List a finding again that was set aside."""
        self._commit(take_up(self.assessment, aside.entry))
        self._checker.put_off(0)

    def add_version(self, label: str, by: str = "", note: str = "", day: str = "") -> str:
        """Keep the document as it is now as a version, of today or of ``day``; return its name."""
        self._commit(edits.add_version(self.assessment, label, day or _today(), by, note))
        return self.assessment.versions[-1].name

    def remove_version(self, name: str) -> None:
        """Remove a version; answers and other versions stay."""
        self._commit(edits.remove_version(self.assessment, name))

    def describe_version(self, version: Version) -> None:
        """Say of the version of that name what ``version`` does: label, day, by whom, note."""
        self._commit(edits.describe_version(self.assessment, version))

    def restore_version(self, name: str) -> None:
        """Bring all answers back to how they were in a version.

        Raises ``DocumentError``, and changes nothing, where the file is damaged there.
        """
        self._commit(edits.restore_version(self.assessment, name))

    def restore_answer(self, place: Place, past: Past) -> None:
        """Bring back one of the answers in ``assessment.past(place)``."""
        self._commit(edits.restore_answer(self.assessment, place, past))

    def make(self, edit: Edit) -> None:
        """Make an edit that was described elsewhere, such as a mark of a reviewer."""
        self._commit(edit)

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self.can_undo:
            self._tell(self._history.undo)

    def redo(self) -> None:
        """Do again what was taken back last, if there is something."""
        if self.can_redo:
            self._tell(self._history.redo)

    def check_now(self) -> None:
        """Check the document without waiting for the pause, if it was not checked as it is."""
        self._checker.finish()

    # Where the document comes from and goes to

    def stand(self, arrival: Arrival) -> None:
        """Put another document into the place of this one."""
        self.assessment = arrival.assessment
        self.path = arrival.path
        self._digest = arrival.digest
        self._history = History(self.assessment, saved=arrival.is_saved)
        self._typing = None
        self._evaluation = None
        if not self.is_read_only:
            # Before anything is shown: without findings an outline would call all complete.
            findings = self._checker.take(self.assessment)
            self.findings, self.aside = parted(findings, self.assessment)
        self.opened.emit()

    def save(self, path: Path | None = None) -> None:
        """Save to ``path``, or to the document's own file.

        Raises ``AssessorError`` where that is not possible; the old file stays as it was then.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a document without a file needs a path")
        expected = self._digest if self.path and target == self.path else None
        self._digest = file.save(self.assessment, target, expected)
        self.path = target
        self._history.mark_saved()
        self._typing = None
        self.saved.emit()

    @property
    def digest(self) -> str | None:
        """What the document's file was when it was read or written; None without a file."""
        return self._digest

    def _commit(self, edit: Edit, *, amend: bool = False) -> None:
        self._typing = None
        if not edit.is_empty and not self.is_read_only:
            made = edit.at(datetime.now().astimezone())
            self._tell(lambda: self._applied(made, amend=amend))

    def _applied(self, edit: Edit, *, amend: bool) -> Edit:
        return self._history.commit(edit, amend=amend)

    def _tell(self, do: Callable[[], Edit]) -> None:
        """Change the document by ``do`` and say so."""
        was_modified = self.is_modified
        edit = do()
        self._typing = None
        self._evaluation = None
        self._checker.put_off()
        self.edited.emit(edit)
        if self.is_modified != was_modified:
            self.saved.emit()

    def _show_checked(self, findings: list[Finding]) -> None:
        self.findings, self.aside = parted(findings, self.assessment)
        self.checked.emit(self.findings)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
