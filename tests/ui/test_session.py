from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.errors import AssessorError, ExternallyChangedError
from assessor.export.writers import Settings, export
from assessor.form.values import Choice, Place
from assessor.ui import session as session_module
from assessor.ui.arrival import copied, opened
from assessor.ui.checker import CHECK_PAUSE
from assessor.ui.session import Session
from tests.ui.page_tools import library

NAME: Place = ("office_name",)
SUBJECTS: Place = ("subjects",)
FILES: Place = ("file",)


@pytest.fixture
def session(qapp: QApplication) -> Session:
    assert qapp is not None
    return Session(library())


def test_typing_at_one_place_is_one_step(session: Session) -> None:
    for text in ("a", "ab", "abc"):
        session.type_answer(NAME, text)
    session.undo()
    assert session.assessment.answer(NAME) is None
    session.redo()
    assert session.assessment.answer(NAME) == "abc"


def test_something_else_in_between_ends_the_step(session: Session) -> None:
    session.type_answer(NAME, "a")
    session.answer(SUBJECTS, Choice("under_1k"))
    session.type_answer(NAME, "ab")
    session.undo()
    assert session.assessment.answer(NAME) == "a"


def test_a_pause_ends_the_step(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.type_answer(NAME, "a")
    monkeypatch.setattr(session_module, "_TYPING_PAUSE", 0.0)
    session.type_answer(NAME, "ab")
    session.undo()
    assert session.assessment.answer(NAME) == "a"


def test_each_edit_is_told_once_and_nothing_is_not_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.edited) as told:
        session.type_answer(NAME, "a")
    assert [change.after for change in told.args[0].changes] == ["a"]
    with qtbot.assertNotEmitted(session.edited):
        session.type_answer(NAME, "a")


def test_the_check_comes_after_a_pause(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.checked, wait=CHECK_PAUSE // 3):
        session.type_answer(NAME, "a")
    with qtbot.waitSignal(session.checked):
        session.type_answer(NAME, "ab")
    assert session.findings


def test_conditions_follow_the_answers(session: Session) -> None:
    assert not session.evaluation.applies(("nws_basis",))
    session.answer(("nws_use",), Choice("yes"))
    assert session.evaluation.applies(("nws_basis",))
    session.undo()
    assert not session.evaluation.applies(("nws_basis",))


def test_entries_are_added_moved_copied_and_removed(session: Session) -> None:
    first = session.assessment.entries(FILES)[0]
    second = session.add_entry(FILES)
    session.move_entry(FILES, second, -1)
    assert session.assessment.entries(FILES) == (second, first)
    session.type_answer((*FILES, first, "file_name"), "a")
    copy = session.duplicate_entry(FILES, first)
    assert session.assessment.answer((*FILES, copy, "file_name")) == "a"
    session.remove_entry(FILES, first)
    assert session.assessment.entries(FILES) == (second, copy)


def test_saving_makes_it_unmodified_and_undoing_modified_again(
    session: Session, tmp_path: Path
) -> None:
    session.type_answer(NAME, "a")
    session.save(tmp_path / "a.hyoka")
    states = [session.is_modified]
    for do in (session.undo, session.redo):
        do()
        states.append(session.is_modified)
    assert states == [False, True, False]


def test_typing_goes_on_in_a_new_step_after_saving(session: Session, tmp_path: Path) -> None:
    session.type_answer(NAME, "a")
    session.save(tmp_path / "a.hyoka")
    session.type_answer(NAME, "ab")
    session.undo()
    assert session.assessment.answer(NAME) == "a"
    assert not session.is_modified


def test_a_saved_document_opens_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.type_answer(NAME, "a")
    session.save(tmp_path / "a.hyoka")
    other = Session(library())
    with qtbot.waitSignal(other.opened):
        other.stand(opened(tmp_path / "a.hyoka", library()))
    assert other.assessment.answers == session.assessment.answers
    assert not other.is_modified
    assert not other.can_undo


def test_a_file_that_somebody_else_changed_is_not_overwritten(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.hyoka"
    session.save(path)
    other = Session(library())
    other.stand(opened(path, library()))
    other.type_answer(NAME, "theirs")
    other.save()
    session.type_answer(NAME, "ours")
    with pytest.raises(ExternallyChangedError):
        session.save()
    assert session.is_modified
    assert file.load(path, library())[0].answer(NAME) == "theirs"


def test_what_cannot_be_opened_leaves_the_document_alone(session: Session, tmp_path: Path) -> None:
    session.type_answer(NAME, "a")
    (tmp_path / "b.hyoka").write_bytes(b"?")
    with pytest.raises(AssessorError):
        session.stand(opened(tmp_path / "b.hyoka", library()))
    assert session.assessment.answer(NAME) == "a"


def test_our_own_word_file_opens_without_loss(session: Session, tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415

    session.type_answer(NAME, "a")
    export(session.assessment, tmp_path / "a.docx", Settings(date(2026, 4, 1)))
    other = Session(library())
    arrival = opened(tmp_path / "a.docx", library())
    other.stand(arrival)
    assert arrival.doubts == ()
    assert other.assessment.answers == session.assessment.answers
    assert other.path is None
    assert other.is_modified


def test_the_sample_is_a_copy(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "a.hyoka")
    session.stand(copied(tmp_path / "a.hyoka", library()))
    assert session.path is None
    assert not session.is_modified


def test_a_version_is_added_restored_and_taken_back(session: Session) -> None:
    session.type_answer(NAME, "前")
    name = session.add_version("素案", by="税務課", note="初版")
    version = session.assessment.version(name)
    assert (version.label, version.by, version.note) == ("素案", "税務課", "初版")
    assert version.day == datetime.now().astimezone().date().isoformat()
    session.type_answer(NAME, "後")
    session.restore_version(name)
    assert session.assessment.answer(NAME) == "前"
    session.undo()
    assert session.assessment.answer(NAME) == "後"
    session.remove_version(name)
    session.undo()
    session.describe_version(replace(version, label="公表版"))
    assert [version.label for version in session.assessment.versions] == ["公表版"]


def test_a_version_counts_as_a_change_and_is_told(session: Session, qtbot: QtBot) -> None:
    assert not session.is_modified
    with qtbot.waitSignals([session.edited, session.saved, session.checked]):
        session.add_version("素案")
    assert session.is_modified


def test_typing_is_one_record_of_the_answers_own_history(session: Session) -> None:
    session.type_answer(NAME, "前")
    session.add_version("素案")
    for text in ("前あ", "前あい", "前あいう"):
        session.type_answer(NAME, text)
    pasts = session.assessment.past(NAME)
    assert [past.before for past in pasts] == ["前"]
    session.restore_answer(NAME, pasts[0])
    assert session.assessment.answer(NAME) == "前"
    assert [past.before for past in session.assessment.past(NAME)] == ["前あいう", "前"]


def test_versions_and_history_are_in_the_file_that_is_saved(
    session: Session, tmp_path: Path
) -> None:
    session.add_version("素案")
    session.type_answer(NAME, "後")
    session.save(tmp_path / "a.hyoka")
    session.stand(opened(tmp_path / "a.hyoka", library()))
    assert [version.label for version in session.assessment.versions] == ["素案"]
    assert [past.before for past in session.assessment.past(NAME)] == [None]
