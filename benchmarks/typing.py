"""How long a key press in a long answer takes until it is painted.

The real window with the sample, the longest answer of which is made 20,000 characters long; each
key is a commit of the input method at the end of the answer, in sight, and the clock stops when no
event is left, its paint among them.
"""

import os
import statistics
import tempfile
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from assessor.document.assessment import Assessment
from assessor.form.values import Place
from assessor.paths import resources_folder
from assessor.ui import app, theme
from assessor.ui.main_window import MainWindow
from assessor.ui.settings import SettingsFile
from benchmarks.measure import Result, seconds

_KEYS = 400
_LENGTH = 20_000


def results() -> list[Result]:
    """Return the 99th percentile over 400 keys, in milliseconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        settings = SettingsFile(Path(name))
        theme.dress(application, settings.load().font_size)
        window = app.make_window(settings, Path(name) / "recovery")
        place = _open_at_a_long_answer(window)
        times = _times(window, place)
        window.close()
    detail = f"(median {statistics.median(times):.1f} ms, {_LENGTH} characters)"
    figure = times[int(_KEYS * 0.99)]
    return [Result("key press in a long answer, painted, p99", figure, 16, "ms", detail)]


def _open_at_a_long_answer(window: MainWindow) -> Place:
    window.resize(1280, 800)
    window.show()
    window.files.open_path(resources_folder() / "sample.hyoka")
    QTest.qWait(500)  # the first check, too, belongs to opening
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    place, text = _longest(window.session.assessment)
    window.session.answer(place, (text * (_LENGTH // len(text) + 1))[:_LENGTH])
    window.workspace.page.go_to(place)
    return place


def _times(window: MainWindow, place: Place) -> list[float]:
    box = QApplication.focusWidget()
    if not isinstance(box, QTextEdit):
        raise TypeError("the answer has not got the focus")
    QApplication.processEvents()
    box.moveCursor(QTextCursor.MoveOperation.End)

    def press() -> None:
        event = QInputMethodEvent()
        event.setCommitString("記")
        QApplication.sendEvent(box, event)
        QApplication.processEvents()

    press()
    times = sorted(seconds(press) * 1000 for _ in range(_KEYS))
    if not str(window.session.assessment.answers[place]).endswith("記" * _KEYS):
        raise AssertionError("what was typed has not arrived")
    caret = box.mapTo(window, box.cursorRect().center())
    if not window.rect().contains(caret):
        raise AssertionError(f"what was typed is out of sight ({caret})")
    return times


def _longest(assessment: Assessment) -> tuple[Place, str]:
    texts = {place: text for place, text in assessment.answers.items() if isinstance(text, str)}
    place = max(texts, key=lambda each: len(texts[each]))
    return place, texts[place]
