"""How long a check takes, and how long it keeps the window from answering.

The document is the sample made ten times as long. ``re-check`` is what the rules take in all after
a key press; ``held`` is the longest time without an event while the window does the same and shows
what was found, with the page, the outline and the findings in sight.
"""

import os
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.document.file import load, save
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.paths import forms_folder, resources_folder
from assessor.rules.check import Checking, check, standards
from assessor.rules.context import Context
from assessor.rules.memo import Memo
from assessor.ui import app, theme
from assessor.ui.settings import SettingsFile
from benchmarks.long import characters, long_document
from benchmarks.measure import Result, seconds

_ROUNDS = 20
"""Turns of the event loop after a check, for what is shown late."""
_PATIENCE = 20
"""Seconds after which something must be wrong."""
_TODAY = date(2026, 11, 22)


def results() -> list[Result]:
    """Return the medians over 20 checks, and the longest hold, in milliseconds."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    check(assessment, _TODAY)
    times = [seconds(lambda: check(assessment, _TODAY)) for _ in range(20)]
    return [
        Result(
            "check of the sample, nothing remembered", statistics.median(times) * 1000, 200, "ms"
        ),
        *_long_results(),
    ]


def _long_results() -> list[Result]:
    document = long_document()
    place = _longest(document)
    memo = Memo()

    def again() -> None:
        document.apply(set_answer(document, place, f"{document.answers[place]}記"))
        checking = Checking(Context(document, standards(), _TODAY, memo=memo))
        for _ in checking.steps():
            pass
        _ = checking.findings

    first = seconds(again) * 1000
    times = [seconds(again) * 1000 for _ in range(20)]
    size = f"({characters(document):,} characters; the first took {first:.0f} ms)"
    held, opened = _held(document, place)
    return [
        Result("re-check of ten times the sample", statistics.median(times), 50, "ms", size),
        Result("longest hold while that is re-checked and shown", held, 16, "ms"),
        Result("longest hold at its first check", opened, 50, "ms"),
    ]


def _held(document: Assessment, place: Place) -> tuple[float, float]:
    """Return the longest times between two events during re-checks, and at the first check."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("no application")
    with tempfile.TemporaryDirectory() as name:
        settings = SettingsFile(Path(name))
        theme.dress(application, settings.load().font_size)
        window = app.make_window(settings, Path(name) / "recovery")
        window.resize(1280, 800)
        window.show()
        save(document, Path(name) / "long.hyoka")
        window.files.open_path(Path(name) / "long.hyoka")
        window.workspace.side.show_pane("findings")
        window.workspace.navigation.go_to_place(place)
        application.processEvents()
        first = _longest_gap(application, window.session.checked)
        times = []
        for _ in range(10):
            words = window.session.assessment.answers[place]
            window.session.type_answer(place, f"{words}記")
            application.processEvents()
            times.append(_longest_gap(application, window.session.checked))
        window._may_close = True  # noqa: SLF001 - nobody is there to be asked
        window.close()
    return statistics.median(times), first


def _longest_gap(application: QApplication, checked: SignalInstance) -> float:
    """Return the longest turn of the event loop until the check has come and been shown."""
    done: list[bool] = []
    longest = 0.0
    checked.connect(lambda: done.append(True))
    wake = QTimer(interval=0)
    wake.start()
    rounds = 0
    deadline = time.perf_counter() + _PATIENCE
    while rounds < _ROUNDS and time.perf_counter() < deadline:
        # What the processor does for others meanwhile is not ours.
        begin = time.thread_time()
        application.processEvents()
        longest = max(longest, time.thread_time() - begin)
        rounds += bool(done)
    return longest * 1000


def _longest(assessment: Assessment) -> Place:
    texts = {place: text for place, text in assessment.answers.items() if isinstance(text, str)}
    return max(texts, key=lambda place: len(texts[place]))
