"""Who may import whom: the floors, and who knows Qt, lxml, rapidfuzz and python-docx."""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import grimp
import pytest

from tests.architecture.source import CHECKOUT

# Outside library: the modules that know it. Everyone else asks one of these.
KNOWN_BY = {
    "lxml": [
        "assessor.rules.standards",  # our own XML: the checks
        "assessor.form.reader*",  # our own XML: the forms
        "assessor.form.laws",  # our own XML: the citations
        "assessor.form.library",  # our own XML: the schema the forms are checked against
        "assessor.document.xml*",  # our own XML: what stands in it
        "assessor.export.docx*",  # tables as XML, because python-docx is quadratic there
        "assessor.export.pictures",  # how large an SVG is
        "assessor.importers.docx*",
    ],
    "rapidfuzz": [
        "assessor.document.following",
        "assessor.history.hunks",
        "assessor.history.likeness",
    ],
    "docx": ["assessor.export.docx*", "assessor.importers.docx*"],
    "python_calamine": ["assessor.importers.sheets"],
    "xlsxwriter": ["assessor.export.xlsx*"],
    "typst": ["assessor.export.typesetting"],
    "pypdfium2": ["assessor.importers.pdf", "assessor.ui.preview_pages"],
}

WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
import assessor
for module in pkgutil.walk_packages(assessor.__path__, "assessor."):
    if not module.name.startswith("assessor.ui"):
        importlib.import_module(module.name)
"""

COMMAND_LINE_WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
from assessor.cli import main
sys.exit(main())
"""


def test_the_floors_hold() -> None:
    run = _run([str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"])
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("library", KNOWN_BY)
def test_only_the_named_modules_know_the_library(library: str) -> None:
    graph = grimp.build_graph("assessor", include_external_packages=True, cache_dir=None)
    if library not in graph.modules:
        pytest.skip(f"nothing imports {library} yet")
    importers = graph.find_modules_that_directly_import(library)
    allowed = KNOWN_BY[library]
    assert [name for name in importers if not any(fnmatch(name, p) for p in allowed)] == []


def test_everything_but_the_windows_is_imported_without_qt() -> None:
    run = _python(WITHOUT_QT)
    assert run.returncode == 0, run.stderr


def test_the_command_line_explains_itself_without_qt() -> None:
    _skip_without_command_line()
    run = _python(COMMAND_LINE_WITHOUT_QT, "--help")
    assert run.returncode == 0, run.stderr
    assert run.stdout != ""


def test_the_command_line_exports_without_qt(tmp_path: Path) -> None:
    _skip_without_command_line()
    sample = CHECKOUT / "resources" / "sample.hyoka"
    if not sample.exists():
        pytest.skip("resources/sample.hyoka does not exist yet")
    target = tmp_path / "sample.txt"
    run = _python(COMMAND_LINE_WITHOUT_QT, "export", str(sample), "-o", str(target))
    assert run.returncode == 0, run.stderr
    assert target.stat().st_size > 0


def _skip_without_command_line() -> None:
    if not list((CHECKOUT / "assessor").glob("cli*")):
        pytest.skip("assessor/cli.py does not exist yet")


def _python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run([sys.executable, "-X", "utf8", "-c", code, *arguments])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
