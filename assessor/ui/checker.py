"""The check of a session's document between two key presses, a few milliseconds at a time.

    edit ─► pause ─► a slice of steps, other events, a slice … ─► checked
              ▲                    │
              └──── edit, input method composes

What was found is told only when all of it is there: a list that fills by and by would move under a
person's eyes. Every edit begins anew; what was worked out for texts that stay is remembered.
"""

import time
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from assessor.document.assessment import Assessment
from assessor.document.published import last_published, last_published_version
from assessor.document.versions import Version
from assessor.errors import DocumentError
from assessor.rules.check import Checking, standards
from assessor.rules.context import Context
from assessor.rules.finding import Finding
from assessor.rules.memo import Memo
from assessor.ui.text_box import is_composing

CHECK_PAUSE = 300
"""Milliseconds without an edit after which the document is checked."""
_SLICE = 0.005
"""Seconds of work after which waiting events have their turn."""


class Checker(QObject):
    """Checks one document again and again."""

    checked = Signal(list)
    """All findings, when a whole check is done."""

    def __init__(self, assessment: Assessment, parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._published: tuple[Version | None, Assessment | None] = (None, None)
        """The version last published, and the document as it was then."""
        self._memo = Memo()
        self.context = self._context()
        """The document as it was last checked, and what was worked out about it."""
        self._checking: Checking | None = None
        self._steps: Iterator[None] = iter(())
        self._is_due = True
        self._pause = QTimer(self, singleShot=True, interval=CHECK_PAUSE)
        self._pause.timeout.connect(self._begin)
        # Without an interval it comes when no other event waits.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    def take(self, assessment: Assessment) -> list[Finding]:
        """Check ``assessment`` from now on; return what is to be said of its items at once."""
        self._assessment = assessment
        self._memo = Memo()
        self.put_off()
        self.context = self._context()
        checking = Checking(self.context)
        for _ in checking.item_steps():
            pass
        return checking.findings

    def put_off(self, pause: int = CHECK_PAUSE) -> None:
        """Begin anew after ``pause``: there was an edit."""
        self._is_due = True
        self._leave_off()
        self._pause.start(pause)

    def finish(self) -> None:
        """Check all of it now, whoever waits; nothing if there was no edit since it was."""
        if not self._is_due:
            return
        self._leave_off()
        self._make_ready()
        for _ in self._steps:
            pass
        self._tell()

    def _leave_off(self) -> None:
        self._pause.stop()
        self._turn.stop()
        self._checking = None
        self._steps = iter(())

    def _begin(self) -> None:
        if is_composing():
            self._pause.start(CHECK_PAUSE)
            return
        self._make_ready()
        self._turn.start()

    def _go_on(self) -> None:
        if is_composing():
            self.put_off()
            return
        end = time.perf_counter() + _SLICE
        worked = False
        for _ in self._steps:
            worked = True
            if time.perf_counter() > end:
                break
        if worked:
            self._turn.start()
        else:  # what was found takes time to show: in a turn of its own
            self._tell()

    def _make_ready(self) -> None:
        self._checking = Checking(self._context())
        self._steps = self._checking.steps()

    def _tell(self) -> None:
        checking, self._checking = self._checking, None
        if checking:
            self._is_due = False
            self.context = checking.context
            self.checked.emit(checking.findings)

    def _context(self) -> Context:
        today = date.today()  # noqa: DTZ011 - the day where the person sits
        return Context(self._assessment, standards(), today, self._last_published(), self._memo)

    def _last_published(self) -> Assessment | None:
        """Return the version last published: the same object as long as it is the same version."""
        version = last_published_version(self._assessment)
        if version is not self._published[0]:
            try:
                self._published = (version, last_published(self._assessment))
            except DocumentError:  # the file is damaged there; the list of versions says so
                self._published = (version, None)
        return self._published[1]
