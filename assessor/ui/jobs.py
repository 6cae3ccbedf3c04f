"""Long work in another thread: a plain function, told how to report its progress.

The work must not touch the document that is on the screen; it is given a snapshot. Errors come
back as values. This is one of the two places that catch every exception.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
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


class Job(QThread):
    """One piece of work; exactly one of ``done``, ``failed`` and ``cancelled`` is emitted."""

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    """The ``AssessorError`` that stopped it."""
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._is_unwanted = False
        self.finished.connect(self.deleteLater)

    def cancel(self) -> None:
        """Stop at the next report of progress; whatever comes of it is thrown away."""
        self._is_unwanted = True

    @override
    def run(self) -> None:
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except AssessorError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - an error must cross the thread as a value
            self.failed.emit(AssessorError(faults.record(error)))
        else:
            if self._is_unwanted:
                self.cancelled.emit()
            else:
                self.done.emit(result)

    def _report(self, share: float) -> None:
        if self._is_unwanted:
            raise Cancelled
        self.progressed.emit(share)


class JobDialog(QDialog):
    """Shows how far a job is, and lets it be cancelled; the window stays usable meanwhile."""

    def __init__(self, job: Job, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._job = job
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        job.finished.connect(self.accept)
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

    def _show_share(self, share: float) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(int(share * 1000))
