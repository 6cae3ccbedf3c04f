import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.errors import AssessorError
from assessor.export.writers import Settings, export
from assessor.paths import resources_folder
from assessor.ui.jobs import Job, JobDialog, Progress
from assessor.ui.main_window import MainWindow
from assessor.ui.report_dialog import ReportDialog
from tests.importers.sources import SMALL
from tests.ui.conftest import Heard
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN
NAME = ("office_name",)


def answered(window: MainWindow, text: str = "a") -> MainWindow:
    window.session.type_answer(NAME, text)
    return window


def choose(window: MainWindow, path: Path) -> None:
    """Choose ``path`` in the file dialog that stands open."""
    dialog = next(d for d in window.findChildren(QFileDialog) if d.isVisible())
    signal = dialog.fileSelected if dialog.acceptMode() == saving() else dialog.filesSelected
    signal.emit(str(path) if dialog.acceptMode() == saving() else [str(path)])
    dialog.close()


def saving() -> QFileDialog.AcceptMode:
    return QFileDialog.AcceptMode.AcceptSave


def test_the_first_save_asks_for_a_name(blank_window: MainWindow, tmp_path: Path) -> None:
    answered(blank_window).files.save()
    choose(blank_window, tmp_path / "a.hyoka")
    assert blank_window.session.path == tmp_path / "a.hyoka"
    assert not blank_window.session.is_modified


def test_later_saves_go_to_the_same_file(blank_window: MainWindow, tmp_path: Path) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    answered(blank_window, "b").files.save()
    assert file.load(tmp_path / "a.hyoka", blank_window.session.library)[0].answer(NAME) == "b"


def test_saving_under_another_name_leaves_the_first_file(
    blank_window: MainWindow, tmp_path: Path
) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    answered(blank_window, "b").files.save_as()
    choose(blank_window, tmp_path / "b.hyoka")
    assert file.load(tmp_path / "a.hyoka", blank_window.session.library)[0].answer(NAME) == "a"
    assert blank_window.session.path == tmp_path / "b.hyoka"


def test_a_file_changed_by_others_can_only_be_saved_under_another_name(
    blank_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    theirs = file.encode(blank_window.session.assessment) + b"\0"
    (tmp_path / "a.hyoka").write_bytes(theirs)
    answered(blank_window, "b").files.save()
    assert "変更しています" in heard.asked[0]
    assert [reply.words for reply in heard.replies] == ["別の名前で保存する…"]
    heard.reply("別の名前で保存する…")
    choose(blank_window, tmp_path / "b.hyoka")
    assert (tmp_path / "a.hyoka").read_bytes() == theirs
    assert file.load(tmp_path / "b.hyoka", blank_window.session.library)[0].answer(NAME) == "b"


def test_a_file_that_cannot_be_written_is_reported_and_nothing_lost(
    blank_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    answered(blank_window).files.save_to(tmp_path / "missing" / "a.hyoka")
    assert len(heard.warned) == 1
    assert blank_window.session.is_modified


def test_the_sample_named_as_a_file_is_a_copy_too(window: MainWindow) -> None:
    window.files.open_path(resources_folder() / "sample.hyoka")
    assert window.shows_document
    assert window.session.path is None
    assert window.settings.recent == ()


def test_opening_another_document_asks_first(
    blank_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    answered(blank_window, "b").files.open_path(tmp_path / "a.hyoka")
    assert "「a.hyoka」" in heard.asked[0]
    assert blank_window.session.assessment.answer(NAME) == "b"
    heard.reply("保存しないで続ける")
    assert blank_window.session.assessment.answer(NAME) == "a"


def test_saving_first_then_goes_on(blank_window: MainWindow, tmp_path: Path, heard: Heard) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    answered(blank_window, "b").files.open_sample()
    heard.reply("保存する")
    assert file.load(tmp_path / "a.hyoka", blank_window.session.library)[0].answer(NAME) == "b"
    assert blank_window.session.path is None
    assert blank_window.session.assessment.answer(NAME) not in {None, "b"}


def test_a_file_that_is_gone_is_reported_and_forgotten(
    window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    path = tmp_path / "gone.hyoka"
    window.settings.remember(path)
    window.files.open_path(path)
    assert len(heard.warned) == 1
    assert window.settings.recent == ()
    assert not window.shows_document


def test_recent_documents_stand_in_the_menu_and_on_the_start_page(
    blank_window: MainWindow, tmp_path: Path
) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.hyoka")
    entries = blank_window._actions.recent.actions()
    assert [entry.text() for entry in entries] == ["&1　a.hyoka"]
    blank_window.show_start()
    words = [button.text() for button in blank_window.start.findChildren(QPushButton)]
    assert any(text.startswith("a.hyoka") for text in words)
    entries[0].trigger()
    assert blank_window.shows_document


def test_a_text_is_imported_and_reported(
    window: MainWindow, qtbot: QtBot, shared_documents: Path
) -> None:
    source = next(shared_documents.glob("004_*.txt"))
    with qtbot.waitSignal(window.files.imported, timeout=60_000):
        window.files.take_in_paths([source])
    assert window.session.is_modified
    assert window.session.path is None
    assert the(ReportDialog, window).isVisible()
    assert window.workspace.side.unplaced.count > 0


def test_what_is_no_assessment_is_refused(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "list.txt").write_text("milk\n", encoding="utf-8")
    before = sample_window.session.assessment
    sample_window.files.take_in_paths([tmp_path / "list.txt"])
    qtbot.waitUntil(lambda: len(heard.warned) == 1, timeout=30_000)
    assert sample_window.session.assessment is before


def test_the_document_is_exported_as_word_and_as_text(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    for number, name in enumerate(("a.docx", "a.txt")):
        sample_window.files.export_to(tmp_path / name)
        wait_for_told(qtbot, heard, number + 1)
        assert (tmp_path / name).stat().st_size > 1000


def wait_for_told(qtbot: QtBot, heard: Heard, number: int) -> None:
    qtbot.waitUntil(lambda: len(heard.told) == number, timeout=30_000)


def test_typing_goes_on_while_the_snapshot_is_exported(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    answered(blank_window, "before").files.export_to(tmp_path / "a.txt")
    blank_window.session.type_answer(NAME, "afterwards")
    qtbot.waitUntil(lambda: len(heard.told) == 1, timeout=30_000)
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert "before" in text
    assert "afterwards" not in text


def test_a_cancelled_export_writes_nothing(
    sample_window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_go_on = threading.Event()

    def slow(assessment: Assessment, path: Path, settings: Settings) -> None:
        may_go_on.wait(10)
        export(assessment, path, settings)

    monkeypatch.setattr("assessor.ui.files.export", slow)
    sample_window.files.export_to(tmp_path / "a.docx")
    dialog = the(JobDialog, sample_window)
    qtbot.waitUntil(dialog.isVisible)
    dialog._cancel.click()
    assert dialog.isVisible()
    may_go_on.set()
    qtbot.waitUntil(lambda: "中止" in sample_window.statusBar().currentMessage(), timeout=10_000)
    assert not (tmp_path / "a.docx").exists()
    assert heard.told == []


def test_a_short_job_shows_no_dialog(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    sample_window.files.export_to(tmp_path / "a.txt")
    qtbot.waitUntil(lambda: len(heard.told) == 1, timeout=30_000)
    qtbot.waitUntil(lambda: not sample_window.findChildren(JobDialog))


# Jobs


def ended(qtbot: QtBot, work: Callable[[Progress], object], parent: QDialog) -> list[object]:
    heard: list[object] = []
    job = Job(work, parent)
    job.done.connect(heard.append)
    job.failed.connect(heard.append)
    with qtbot.waitSignal(job.ended):
        job.start()
    return heard


@pytest.fixture
def parent(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    return made


def test_a_job_gives_its_result(qtbot: QtBot, parent: QDialog) -> None:
    assert ended(qtbot, lambda _progress: 7, parent) == [7]


def test_an_error_of_a_job_comes_back_as_a_value(qtbot: QtBot, parent: QDialog) -> None:
    def work(_progress: Progress) -> None:
        raise AssessorError("no")

    (error,) = ended(qtbot, work, parent)
    assert str(error) == "no"


def test_a_fault_in_a_job_is_one_sentence(
    qtbot: QtBot, parent: QDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path))

    def work(_progress: Progress) -> None:
        raise RuntimeError("inside")

    (error,) = ended(qtbot, work, parent)
    assert isinstance(error, AssessorError)
    assert "inside" not in str(error)
    assert "inside" in (tmp_path / "faults.log").read_text(encoding="utf-8")


def test_a_cancelled_job_stops_at_its_next_report(qtbot: QtBot, parent: QDialog) -> None:
    reports = []

    def work(progress: Progress) -> None:
        for number in range(1000):
            reports.append(number)
            progress(number / 1000)
            time.sleep(0.01)

    job = Job(work, parent)
    said: list[str] = []
    job.cancelled.connect(lambda: said.append("cancelled"))
    job.done.connect(lambda: said.append("done"))
    job.progressed.connect(job.cancel)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert said == ["cancelled"]
    assert len(reports) < 1000


def test_what_was_typed_while_an_import_ran_is_not_dropped_unasked(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "a.txt").write_text(SMALL, encoding="utf-8")
    blank_window.files.take_in_paths([tmp_path / "a.txt"])
    answered(blank_window, "typed meanwhile")
    qtbot.waitUntil(lambda: len(heard.asked) == 1, timeout=30_000)
    assert blank_window.session.assessment.answer(NAME) == "typed meanwhile"
    with qtbot.waitSignal(blank_window.files.imported):
        heard.reply("保存しないで続ける")
    assert blank_window.session.assessment.answer(NAME) != "typed meanwhile"


def test_a_document_cannot_be_saved_under_the_name_of_a_word_file(
    blank_window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    answered(blank_window).files.save_to(tmp_path / "a.docx")
    assert len(heard.warned) == 1
    assert blank_window.session.is_modified
    assert not (tmp_path / "a.docx").exists()


def test_a_word_file_that_is_gone_is_reported_in_japanese(
    window: MainWindow, tmp_path: Path, heard: Heard
) -> None:
    window.files.open_path(tmp_path / "gone.docx")
    assert "見つかりません" in str(heard.warned[0])
