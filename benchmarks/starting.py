"""From the start of a process to a window that can be used, against an empty window.

Both are whole processes with an offscreen screen; the clock stops when the child says "ready",
after its window has been painted and no event is left to handle.
"""

import os
import subprocess
import sys
import tempfile
import time

from assessor.paths import resources_folder
from benchmarks.measure import Result, median_pair

_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
window.grab()
print("ready", flush=True)
"""
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from assessor.ui import app, theme
from assessor.ui.settings import SettingsFile
application = QApplication([])
folder = Path(sys.argv[2])
settings = SettingsFile(folder)
app._speak_japanese(application)
theme.dress(application, settings.load().font_size)
window = app.make_window(settings, folder / "recovery")
window.resize(1280, 800)
window.show()
window.files.open_path(Path(sys.argv[1]))
application.processEvents()
window.grab()
print("ready", flush=True)
"""


def results() -> list[Result]:
    """Return the ratio of the medians of nine pairs."""
    # An installed program has its byte code; a checkout that was never run has not.
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as bytecode:
        sample = str(resources_folder() / "sample.hyoka")
        ours, least = median_pair(
            lambda: _until_ready(bytecode, _PROGRAM, sample, folder),
            lambda: _until_ready(bytecode, _EMPTY),
            runs=9,
        )
    detail = f"({ours * 1000:.0f} ms against {least * 1000:.0f} ms)"
    return [Result("start to the sample / an empty window", ours / least, 2, "x", detail)]


def _until_ready(bytecode: str, program: str, *arguments: str) -> float:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": bytecode,
    }
    begin = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        line = child.stdout.readline() if child.stdout else b""
        taken = time.perf_counter() - begin
        child.kill()
    if line.strip() != b"ready":
        raise RuntimeError("the measured program has failed")
    return taken
