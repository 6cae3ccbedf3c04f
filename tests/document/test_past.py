"""Each answer's own history: when it changed, what stood before, and how that comes back."""

from datetime import UTC, datetime, timedelta

import pytest

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.past import BURST, MOST, Past, thinned
from assessor.form.values import Choice, Entries, Place, Value
from assessor.history.undo import History
from tests.strategies import FORM

NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
START = datetime(2026, 11, 22, 9, 30, 59, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def write(assessment: Assessment, value: Value | None, minutes: float, place: Place = NAME) -> None:
    assessment.apply(edits.set_answer(assessment, place, value).at(later(minutes)))


def befores(assessment: Assessment, place: Place = NAME) -> list[Value | None]:
    return [past.before for past in assessment.past(place)]


def test_a_change_is_remembered_to_the_minute() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    write(assessment, "後", 0)
    assert assessment.past(NAME) == (Past(START.replace(second=0), "前"),)


def test_what_has_no_time_is_not_remembered() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    assessment.apply(edits.set_answer(assessment, NAME, "後"))
    assert assessment.past(NAME) == ()


def test_the_newest_comes_first_and_places_do_not_mix() -> None:
    assessment = Assessment(FORM)
    write(assessment, "一", 0)
    write(assessment, "別", 10, CONTENT)
    write(assessment, "二", 20)
    write(assessment, "三", 40)
    assert befores(assessment) == ["二", "一", None]
    assert befores(assessment, CONTENT) == [None]


def test_key_presses_are_one_record_with_what_stood_before_the_first() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    history = History(assessment)
    for number in range(50):
        edit = edits.set_answer(assessment, NAME, "前" + "あ" * (number + 1))
        history.commit(edit.at(later(number * 0.01)), amend=True)
    assert befores(assessment) == ["前"]


def test_a_burst_has_an_end_however_long_somebody_types() -> None:
    assessment = Assessment(FORM, {NAME: ""})
    for minute in range(61):
        write(assessment, f"{minute}", minute)
    bursts = 61 // (BURST.seconds // 60) + 1
    assert len(befores(assessment)) == bursts


def test_what_is_changed_in_one_edit_is_one_record_a_place() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    changes = (Change(NAME, "前", "中"), Change(NAME, "中", "後"))
    assessment.apply(Edit("二度", changes, when=START))
    assert befores(assessment) == ["前"]


def test_an_edit_that_leaves_a_place_as_it_was_is_not_remembered_there() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    changes = (Change(NAME, "前", "中"), Change(NAME, "中", "前"), Change(CONTENT, None, "x"))
    assessment.apply(Edit("二度", changes, when=START))
    assert befores(assessment) == []
    assert befores(assessment, CONTENT) == [None]


def test_what_was_undone_is_not_shown_and_shows_again_when_redone() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    history = History(assessment)
    history.commit(edits.set_answer(assessment, NAME, "後").at(START))
    history.undo()
    assert befores(assessment) == []
    history.redo()
    assert befores(assessment) == ["前"]


def test_writing_again_after_an_undo_is_one_record() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    history = History(assessment)
    history.commit(edits.set_answer(assessment, NAME, "誤").at(START))
    history.undo()
    history.commit(edits.set_answer(assessment, NAME, "後").at(later(30)))
    assert [past.when.minute for past in assessment.past(NAME)] == [0]
    assert befores(assessment) == ["前"]


def test_a_version_empties_the_history_and_undoing_it_brings_it_back() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    history = History(assessment)
    history.commit(edits.set_answer(assessment, NAME, "後").at(START))
    history.commit(edits.add_version(assessment, "素案", "2026-11-22"))
    assert befores(assessment) == []
    history.undo()
    assert befores(assessment) == ["前"]
    history.redo()
    assert befores(assessment) == []


def test_removing_a_version_leaves_the_history() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    assessment.apply(edits.add_version(assessment, "素案", "2026-11-22"))
    write(assessment, "後", 0)
    assessment.apply(edits.remove_version(assessment, assessment.versions[0].name))
    assert befores(assessment) == ["前"]


def test_a_place_keeps_so_many_records_and_the_oldest_of_all() -> None:
    assessment = Assessment(FORM, {NAME: "元"})
    for number in range(MOST * 2):
        write(assessment, f"{number}", number * 20)
    kept = befores(assessment)
    assert len(kept) == MOST
    assert (kept[-1], kept[0]) == ("元", f"{MOST * 2 - 2}")


@pytest.mark.parametrize(("most", "left"), [(3, ["a", "d", "e"]), (1, ["a"]), (0, [])])
def test_a_history_is_thinned_to_the_oldest_and_the_latest(most: int, left: list[str]) -> None:
    records = {NAME: tuple(Past(START, before) for before in "abcde")}
    thin = thinned(records, most)
    assert [past.before for past in thin.get(NAME, ())] == left


def test_an_answer_is_brought_back_and_that_is_a_record_of_its_own() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    write(assessment, "後", 0)
    edit = edits.restore_answer(assessment, NAME, assessment.past(NAME)[0])
    assessment.apply(edit.at(later(1)))
    assert assessment.answers == {NAME: "前"}
    assert befores(assessment) == ["後", "前"]
    assessment.apply(edit.inverse())
    assert assessment.answers == {NAME: "後"}


def test_bringing_back_what_stands_there_is_no_edit() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    assert edits.restore_answer(assessment, NAME, Past(START, "前")).is_empty


def test_an_entry_that_comes_back_brings_with_it_what_stood_in_it() -> None:
    repeat: Place = ("system",)
    inside: Place = ("system", "a", "system_name")
    answers: dict[Place, Value] = {
        repeat: Entries(("a",)),
        inside: "税務",
        ("nws_use",): Choice("yes"),
    }
    assessment = Assessment(FORM, answers)
    assessment.apply(edits.remove_entry(assessment, repeat, "a").at(START))
    assessment.apply(edits.add_entry(assessment, repeat, "b").at(later(20)))
    write(assessment, "国保", 21, ("system", "b", "system_name"))
    first = assessment.past(repeat)[-1]
    assert first.before == Entries(("a",))
    edit = edits.restore_answer(assessment, repeat, first)
    assessment.apply(edit)
    assert assessment.answers == answers
    assessment.apply(edit.inverse())
    assert assessment.answers["system", "b", "system_name"] == "国保"


def test_a_clock_that_was_set_back_loses_nothing() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    write(assessment, "中", 0)
    write(assessment, "後", -600)
    assert befores(assessment) == ["中", "前"]
