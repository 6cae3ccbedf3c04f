"""What the window writes, and what it opens again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from assessor.document.file import encode
from assessor.errors import ImportFormatError
from assessor.importers.pdf import read_pdf
from assessor.ui.main_window import MainWindow
from tests.ui.conftest import Heard
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


@pytest.mark.parametrize(
    ("slot", "suffix"),
    [
        ("export_word", ".docx"),
        ("export_pdf", ".pdf"),
        ("export_page", ".html"),
        ("export_text", ".txt"),
    ],
)
def test_every_format_is_offered_and_the_wanted_one_first(
    sample_window: MainWindow, slot: str, suffix: str
) -> None:
    getattr(sample_window.files, slot)()
    dialog = the(QFileDialog, sample_window)
    assert f"*{suffix}" in dialog.nameFilters()[0]
    assert len(dialog.nameFilters()) == 4
    assert Path(dialog.selectedFiles()[0]).suffix == suffix


def test_a_page_is_written(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    sample_window.files.export_to(tmp_path / "a.html")
    _wait_for_told(qtbot, heard, 1)
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_pdf_carries_the_document_only_if_the_person_says_so(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    session = sample_window.session
    for number, words in enumerate(("入れない", "入れる"), start=1):
        _choose(sample_window, tmp_path / f"{words}.pdf")
        assert len(heard.asked) == number
        heard.reply(words)
        _wait_for_told(qtbot, heard, number)
    with pytest.raises(ImportFormatError):
        read_pdf((tmp_path / "入れない.pdf").read_bytes(), session.library)
    back = read_pdf((tmp_path / "入れる.pdf").read_bytes(), session.library)
    assert encode(back) == encode(session.assessment)


def test_a_pdf_that_carries_a_document_is_opened(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    before = sample_window.session.assessment
    sample_window.files.export_to(tmp_path / "a.pdf")
    _wait_for_told(qtbot, heard, 1)
    sample_window.files.take_in_paths([tmp_path / "a.pdf"])
    after = sample_window.session.assessment
    assert after is not before
    assert after.answers == before.answers
    assert sample_window.session.path is None


def test_a_pdf_without_a_document_is_refused_in_words(
    sample_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    sample_window.files.open_path(tmp_path / "a.pdf")
    assert "読み込めません" in str(heard.warned[0])


def _wait_for_told(qtbot: QtBot, heard: Heard, number: int) -> None:
    qtbot.waitUntil(lambda: len(heard.told) == number, timeout=30_000)


def _choose(window: MainWindow, path: Path) -> None:
    window.files.export_pdf()
    dialog = the(QFileDialog, window)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    dialog.deleteLater()
