"""Long work in another thread: a plain function, told how to report its progress.

The work must not touch the document that is on the screen; it is given a snapshot. Errors come
back as values. This is one of the two places that catch every exception.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from assessor import faults
from assessor.errors import AssessorError
from assessor.export.writers import Cancelled
from assessor.ui import labels

Progress = Callable[[float], None]
Work = Callable[[Progress], object]

_PATIENCE = 400
"""Milliseconds after which a person wants to see that something is going on."""


class Job(QObject):
    """One piece of work; one of ``done``, ``failed``, ``cancelled``, and then ``ended``.

    These are emitted in the thread that made the job, when the other thread is over: a thread
    that announced its own end could be deleted before all had heard of it.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    """The ``AssessorError`` that stopped it."""
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._is_unwanted = False
        self._tell: Callable[[], None] = self.cancelled.emit
        self._thread = _Thread(self._run, self)
        self._thread.finished.connect(self._end)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Stop at the next report of progress; whatever comes of it is thrown away."""
        self._is_unwanted = True

    def wait(self) -> None:
        """Wait until the other thread is over."""
        self._thread.wait()

    def _run(self) -> None:
        try:
            result = self._work(self._report)
        except Cancelled:
            return
        except AssessorError as error:
            self._tell = partial(self.failed.emit, error)
        except Exception as error:  # noqa: BLE001 - an error must cross the thread as a value
            self._tell = partial(self.failed.emit, AssessorError(faults.record(error)))
        else:
            if not self._is_unwanted:
                self._tell = partial(self.done.emit, result)

    def _report(self, share: float) -> None:
        if self._is_unwanted:
            raise Cancelled
        self.progressed.emit(share)

    def _end(self) -> None:
        self._thread.wait()
        self._tell()
        self.ended.emit()
        self.deleteLater()


def wait_for_jobs(window: QObject) -> None:
    """Stop whatever still runs for ``window``, which is about to go, and wait for it."""
    for job in window.findChildren(Job):
        job.cancel()
        job.wait()


class _Thread(QThread):
    """A thread that runs one function."""

    def __init__(self, function: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._function = function

    @override
    def run(self) -> None:
        self._function()


class JobDialog(QDialog):
    """Shows how far a job is, and lets it be cancelled; the window stays usable meanwhile."""

    def __init__(self, job: Job, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(words)
        self.setMinimumWidth(420)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        self._said = labels.text(f"{words}…　その間も入力を続けられます。")
        self._cancel = labels.button("中止する")
        self._cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        layout.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        layout.addLayout(row)
        job.progressed.connect(self._show_share)
        job.ended.connect(self._go)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.show)
        self._patience.start(_PATIENCE)

    @override
    def reject(self) -> None:
        """Ask the job to stop; the dialog goes when it has."""
        self._job.cancel()
        self._said.setText("中止しています…")
        self._cancel.setEnabled(False)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _go(self) -> None:
        self._patience.stop()
        self.hide()
        self.deleteLater()

    def _show_share(self, share: float) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(int(share * 1000))
