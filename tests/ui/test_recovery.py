import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assessor.document.file import load
from assessor.ui.app import catch_faults
from assessor.ui.main_window import MainWindow
from assessor.ui.recovery import Recovery
from assessor.ui.session import Session
from tests.ui.conftest import Heard, shown_window
from tests.ui.look import button
from tests.ui.page_tools import OFFSCREEN, library

pytestmark = OFFSCREEN
NAME = ("office_name",)


def left_behind(folder: Path, path: Path | None = None) -> None:
    """Leave a copy as a program leaves it that was killed."""
    session = Session(library())
    recovery = Recovery(session, folder)
    if path:
        session.save(path)
    session.type_answer(NAME, "rescued")
    recovery.write_now()
    recovery._lock.unlock()


def copies(folder: Path) -> list[Path]:
    return list(folder.glob("*.hyoka"))


def test_a_copy_is_kept_after_a_pause_in_typing(blank_window: MainWindow, tmp_path: Path) -> None:
    blank_window.session.type_answer(NAME, "a")
    blank_window.session.check_now()
    blank_window.recovery._wait()
    assert len(copies(tmp_path / "recovery")) == 1


def test_a_version_is_in_the_copy_too(blank_window: MainWindow, tmp_path: Path) -> None:
    blank_window.session.add_version("素案")
    blank_window.session.type_answer(NAME, "a")
    blank_window.session.check_now()
    blank_window.recovery._wait()
    copy, _ = load(copies(tmp_path / "recovery")[0], library())
    assert [version.label for version in copy.versions] == ["素案"]
    assert [past.before for past in copy.past(NAME)] == [None]


def test_saving_removes_the_copy(blank_window: MainWindow, tmp_path: Path) -> None:
    blank_window.session.type_answer(NAME, "a")
    blank_window.session.check_now()
    blank_window.session.save(tmp_path / "a.hyoka")
    assert copies(tmp_path / "recovery") == []


def test_closing_removes_the_copy(blank_window: MainWindow, tmp_path: Path, heard: Heard) -> None:
    blank_window.session.type_answer(NAME, "a")
    blank_window.session.check_now()
    blank_window.close()
    heard.reply("保存しないで続ける")
    assert copies(tmp_path / "recovery") == []


def test_the_copy_of_a_living_program_is_not_offered(
    blank_window: MainWindow, tmp_path: Path
) -> None:
    blank_window.session.type_answer(NAME, "a")
    blank_window.recovery.write_now()
    other = Recovery(Session(library()), tmp_path / "recovery")
    assert other.found() == []


def test_after_a_crash_the_start_page_offers_to_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    left_behind(tmp_path / "recovery")
    window = shown_window(qtbot, tmp_path)
    button(window.start, "続きから開く").click()
    assert window.session.assessment.answer(NAME) == "rescued"
    assert window.session.is_modified
    assert len(copies(tmp_path / "recovery")) == 1
    assert copies(tmp_path / "recovery") == [window.recovery._copy]


def test_what_is_rescued_is_saved_to_its_own_file(qtbot: QtBot, tmp_path: Path) -> None:
    left_behind(tmp_path / "recovery", tmp_path / "a.hyoka")
    window = shown_window(qtbot, tmp_path)
    window.files.go_on_with(window.recovery.found()[0])
    assert window.session.path == tmp_path / "a.hyoka"
    window.files.save()
    assert not window.session.is_modified


def test_what_is_not_wanted_is_thrown_away(qtbot: QtBot, tmp_path: Path) -> None:
    left_behind(tmp_path / "recovery")
    window = shown_window(qtbot, tmp_path)
    button(window.start, "この記載を捨てる").click()
    assert window.recovery.found() == []


def test_where_a_document_was_named_the_copy_is_mentioned(
    sample_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    left_behind(tmp_path / "recovery")
    sample_window.mention_recovery()
    heard.reply("開始画面で確かめる")
    assert not sample_window.shows_document
    button(sample_window.start, "開いている評価書へ戻る").click()
    assert sample_window.shows_document


def test_a_damaged_copy_is_reported(qtbot: QtBot, tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "recovery").mkdir()
    (tmp_path / "recovery" / "x.hyoka").write_bytes(b"?")
    window = shown_window(qtbot, tmp_path)
    window.files.go_on_with(window.recovery.found()[0])
    assert len(heard.warned) == 1


def test_an_unforeseen_error_is_one_sentence_and_what_was_typed_is_kept(
    blank_window: MainWindow, tmp_path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    blank_window.session.type_answer(NAME, "a")
    catch_faults(blank_window)
    error = RuntimeError("inside")
    sys.excepthook(RuntimeError, error, None)
    assert "inside" not in heard.warned[0].line
    assert len(copies(tmp_path / "recovery")) == 1
