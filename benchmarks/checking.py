"""How long a check takes, and how long it keeps the window from answering.

``first check`` is what the rules take in all when a document is opened, and nothing is remembered
of its texts; ``re-check`` what they take after a key press. ``held`` is the longest time without
an event while the window does the same and shows what was found, with the page, the outline and
the findings in sight.
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

_TIMES = 20
_ROUNDS = 20
"""Turns of the event loop after a check, for what is shown late."""
_PATIENCE = 20
"""Seconds after which something must be wrong."""
_TODAY = date(2026, 11, 22)


def results() -> list[Result]:
    """Return the medians over 20 checks, and the longest hold, in milliseconds."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    check(assessment, _TODAY)  # compiles the patterns and reads the data
    first, again = _first_and_again(assessment)
    return [
        Result("first check of the sample, nothing remembered", first, 50, "ms"),
        Result("re-check of the sample after a key press", again, 20, "ms"),
        *_long_results(),
    ]


def _long_results() -> list[Result]:
    document = long_document()
    first, again = _first_and_again(document)
    size = f"({characters(document):,} characters)"
    held, opened = _held(document, _longest(document))
    return [
        Result("first check of ten times the sample", first, 500, "ms", size),
        Result("re-check of ten times the sample", again, 50, "ms"),
        Result("longest hold while that is re-checked and shown", held, 16, "ms"),
        Result("longest hold at its first check", opened, 16, "ms"),
    ]


def _first_and_again(document: Assessment) -> tuple[float, float]:
    """Return how long a check takes that remembers nothing, and one after a key press."""
    place = _longest(document)
    words = document.answers[place]

    def check_with(memo: Memo) -> None:
        checking = Checking(Context(document, standards(), _TODAY, memo=memo))
        for _ in checking.steps():
            pass
        _ = checking.findings

    first = [seconds(lambda: check_with(Memo())) for _ in range(_TIMES)]
    memo = Memo()
    check_with(memo)
    again = []
    for number in range(_TIMES):
        document.apply(set_answer(document, place, f"{words}{number}記"))
        again.append(seconds(lambda: check_with(memo)))
    return statistics.median(first) * 1000, statistics.median(again) * 1000


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
