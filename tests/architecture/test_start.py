"""What a start loads: everything else waits until it is asked for, so that a window comes soon."""

import subprocess
import sys

import pytest

from assessor.paths import resources_folder
from tests.architecture.source import CHECKOUT

START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from assessor.ui import app, theme
from assessor.ui.settings import SettingsFile
application = QApplication([])
folder = Path(sys.argv[1])
settings = SettingsFile(folder)
theme.dress(application, settings.load().font_size)
window = app.make_window(settings, folder / "recovery")
window.show()
window.files.open_path(Path(sys.argv[2]))
application.processEvents()
print(*sys.modules)
"""

# Of each package, the only modules that a start may load.
NEEDED = {
    "assessor.cli": set(),
    "assessor.export": {"copies", "hiding", "writers"},
    "assessor.history": {"undo"},
    "assessor.importers": {"imported"},
    "assessor.rules": {
        *("check", "context", "demands", "evaluate", "finding", "fixes", "items", "kinds"),
        *("memo", "needless", "personal", "set_aside", "standards", "wording"),
    },
}
QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
LIBRARIES = {*QT, "lxml", "cython_runtime", "platformdirs", "typing_extensions"}
FIRST_DIALOG = "assessor.ui.edition_dialog"
"""The start page asks for the edition with a part of it."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of the modules that opening the sample in a new process loads."""
    folder = tmp_path_factory.mktemp("settings")
    sample = resources_folder() / "sample.hyoka"
    run = subprocess.run(
        [sys.executable, "-c", START, str(folder), str(sample)],
        cwd=CHECKOUT,
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


@pytest.mark.parametrize("package", NEEDED)
def test_a_start_loads_only_what_it_needs(loaded: list[str], package: str) -> None:
    within = {name.removeprefix(f"{package}.") for name in loaded if name.startswith(f"{package}.")}
    assert within <= NEEDED[package]


def test_a_start_loads_no_dialogs(loaded: list[str]) -> None:
    dialogs = [name for name in loaded if name.startswith("assessor.") and name.endswith("_dialog")]
    assert dialogs == [FIRST_DIALOG]


def test_a_start_loads_no_editor_of_tables(loaded: list[str]) -> None:
    assert "assessor.ui.choice_editors" in loaded
    assert not {"assessor.ui.free_editor", "assessor.ui.table_model"}.intersection(loaded)


def test_a_start_loads_few_libraries(loaded: list[str]) -> None:
    first = {name.partition(".")[0] for name in loaded}
    outside = {name for name in first if not name.startswith("_")} - sys.stdlib_module_names
    assert outside - {"assessor"} <= LIBRARIES
