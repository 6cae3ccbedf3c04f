"""The main story, by hand: a published 評価書 is imported, corrected, saved and exported."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton, QTextEdit
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.document.unplaced import unplaced
from assessor.export.text import write
from assessor.export.writers import ignore
from assessor.form.values import Checks, Choice
from assessor.importers.docx import read_docx
from assessor.ui.jobs import wait_for_jobs
from assessor.ui.main_window import MainWindow
from assessor.ui.report_dialog import ReportDialog
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN, commit, compose, found

pytestmark = OFFSCREEN


@pytest.fixture
def imported(window: MainWindow, qtbot: QtBot, shared_documents: Path) -> MainWindow:
    source = next(shared_documents.glob("004_*.txt"))
    with qtbot.waitSignal(window.files.imported, timeout=60_000):
        window.files.take_in_paths([source])
    the(ReportDialog, window).close()
    window.session.check_now()
    return window


def test_a_published_document_is_imported_corrected_saved_and_exported(
    imported: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session, page = imported.session, imported.workspace.page
    before = [finding.code for finding in session.findings]

    page.go_to(("office_name",))
    box = found(page, QTextEdit, ("office_name",))
    compose(box, "よぼう")
    assert session.assessment.answer(("office_name",)) is None
    commit(box, "予防接種に関する事務")
    assert session.assessment.answer(("office_name",)) == "予防接種に関する事務"

    source = ("file", session.assessment.entries(("file",))[0], "obtained_from")
    value = session.assessment.answer(source)
    assert isinstance(value, Checks)
    assert not value.ticked
    session.answer(source, Checks.of([name for name, _ in value.tails], dict(value.tails)))

    left = next(iter(unplaced(session.assessment)))
    session.place_unplaced(left.entry, (*source[:2], "file_note"))
    session.check_now()
    after = [finding.code for finding in session.findings]
    for code in ("tail-unticked", "unplaced"):
        assert after.count(code) < before.count(code)

    target = tmp_path / "予防接種.hyoka"
    imported.files.save_to(target)
    assert not session.is_modified
    again, _ = file.load(target, session.library)
    assert again.answers == session.assessment.answers

    word = tmp_path / "予防接種.docx"
    imported.files.export_to(word)
    qtbot.waitUntil(word.exists, timeout=20_000)
    wait_for_jobs(imported)
    assert_holds(word, imported, ("予防接種に関する事務", "予防接種を実施した医療機関"))


def assert_holds(word: Path, window: MainWindow, texts: tuple[str, ...]) -> None:
    session = window.session
    back, doubts = read_docx(word.read_bytes(), session.library)
    assert (back.answers, doubts) == (session.assessment.answers, [])
    with zipfile.ZipFile(word) as archive:
        body = archive.read("word/document.xml").decode()
    assert all(text in body for text in texts)


def test_a_choice_made_in_the_window_is_printed(imported: MainWindow, qtbot: QtBot) -> None:
    session, page = imported.session, imported.workspace.page
    place = ("file", session.assessment.entries(("file",))[0], "storage_period")
    page.go_to(place)
    button = next(b for b in page.findChildren(QRadioButton) if b.text() == "5年")
    button.click()
    qtbot.waitUntil(lambda: session.assessment.answer(place) == Choice("y5"))
    assert "5年" in write(session.assessment, ignore).decode()
