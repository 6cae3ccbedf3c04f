"""The check report from the menu."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from assessor.ui.main_window import MainWindow
from tests.ui.conftest import Heard
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN
NAME = ("office_name",)


def the_dialog(window: MainWindow) -> QFileDialog:
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


def wait_for_told(qtbot: QtBot, heard: Heard) -> None:
    qtbot.waitUntil(lambda: len(heard.told) + len(heard.warned) == 1, timeout=30_000)


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_the_report_is_written_in_the_format_of_its_name(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard, suffix: str
) -> None:
    sample_window.files.export_report()
    dialog = the_dialog(sample_window)
    dialog.fileSelected.emit(str(tmp_path / f"a{suffix}"))
    dialog.close()
    wait_for_told(qtbot, heard)
    assert (tmp_path / f"a{suffix}").stat().st_size > 5_000
    assert f"a{suffix} を書き出しました。" in heard.told[0]


def test_the_name_follows_the_format_that_is_chosen(sample_window: MainWindow) -> None:
    sample_window.files.export_report()
    dialog = the_dialog(sample_window)
    assert Path(dialog.selectedFiles()[0]).name == "評価書_点検報告書.docx"
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "html"
    assert Path(dialog.selectedFiles()[0]).name == "評価書_点検報告書.html"
    dialog.close()


def test_the_report_tells_of_what_was_typed_a_moment_ago(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    blank_window.session.type_answer(("assessment_title",), "打ったばかりの評価書名")
    blank_window.files.report_to(tmp_path / "a.html")
    wait_for_told(qtbot, heard)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "打ったばかりの評価書名" in page
    assert "保存していない" in page


def test_the_report_names_the_file_only_while_it_holds_what_was_checked(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    path = tmp_path / "a.hyoka"
    sample_window.files.save_to(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    sample_window.files.report_to(tmp_path / "saved.html")
    wait_for_told(qtbot, heard)
    heard.told.clear()
    sample_window.session.type_answer(NAME, "別の名称")
    sample_window.files.report_to(tmp_path / "changed.html")
    wait_for_told(qtbot, heard)
    assert digest in (tmp_path / "saved.html").read_text(encoding="utf-8")
    assert digest not in (tmp_path / "changed.html").read_text(encoding="utf-8")


def test_a_report_that_stands_there_is_replaced(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "a.html").write_text("先月の報告書", encoding="utf-8")
    sample_window.files.report_to(tmp_path / "a.html")
    wait_for_told(qtbot, heard)
    assert "先月の報告書" not in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_document_that_stands_there_is_never_replaced(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    sample_window.files.save_to(tmp_path / "a.hyoka")
    stands = (tmp_path / "a.hyoka").rename(tmp_path / "a.html")
    before = stands.read_bytes()
    sample_window.files.report_to(stands)
    wait_for_told(qtbot, heard)
    assert "上書きしません" in str(heard.warned[0])
    assert stands.read_bytes() == before


def test_a_folder_that_is_gone_is_told_without_a_traceback(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    sample_window.files.report_to(tmp_path / "gone" / "a.docx")
    wait_for_told(qtbot, heard)
    assert "フォルダー" in str(heard.warned[0])


def test_the_report_names_the_version_it_was_compared_with(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    session = sample_window.session
    session.add_version("公表版", day="2026-08-20")
    session.answer(("head_post",), "戸籍住民課長")
    session.check_now()
    assert "change-unlisted" in {finding.code for finding in session.findings}
    sample_window.files.report_to(tmp_path / "a.html")
    wait_for_told(qtbot, heard)
    assert "行いました（比べた版：公表版（令和8年8月20日））" in (tmp_path / "a.html").read_text(
        "utf-8"
    )
