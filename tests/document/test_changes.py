"""Edits: taken back, put together, refused. Properties over random documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.errors import StaleEditError
from assessor.form.values import Entries, Place, Value
from assessor.history.undo import History
from tests.strategies import FORM, PICTURES, assessments, item_places, values


@st.composite
def some_edit(draw: st.DrawFn, assessment: Assessment) -> Edit:
    """Return an edit that a person could make to ``assessment``."""
    repeats = [name for name, scope in FORM.scopes.items() if name in FORM.repeats and not scope]
    repeats_there = [(name,) for name in repeats if assessment.entries((name,))]
    match draw(st.sampled_from(["answer", "answer", "add", "remove", "move", "duplicate"])):
        case "add":
            repeat = (draw(st.sampled_from(repeats)),)
            return edits.add_entry(assessment, repeat, _free_name(assessment, repeat))
        case "remove" | "move" | "duplicate" as action if repeats_there:
            repeat = draw(st.sampled_from(repeats_there))
            entry = draw(st.sampled_from(assessment.entries(repeat)))
            if action == "remove":
                return edits.remove_entry(assessment, repeat, entry)
            if action == "move":
                return edits.move_entry(assessment, repeat, entry, draw(st.integers(-2, 2)))
            copy = _free_name(assessment, repeat)
            return edits.duplicate_entry(assessment, repeat, entry, copy)
        case _:
            place = draw(st.sampled_from(item_places(assessment)))
            value = draw(values(FORM.items[place[-1]]))
            return edits.set_answer(assessment, place, value)


def _free_name(assessment: Assessment, repeat: Place) -> str:
    taken = assessment.entries(repeat)
    return next(name for n in range(100) if (name := f"n{n}") not in taken)


@settings(max_examples=40)
@given(st.data())
def test_undoing_everything_gives_the_blank_form(data: st.DataObject) -> None:
    assessment = Assessment(FORM)
    history = History(assessment)
    for _ in range(data.draw(st.integers(1, 6))):
        history.commit(data.draw(some_edit(assessment)))
    full = dict(assessment.answers)
    while history.can_undo:
        history.undo()
    assert assessment.answers == {}
    while history.can_redo:
        history.redo()
    assert assessment.answers == full


@settings(max_examples=40)
@given(assessments(answers=5), st.data())
def test_an_edit_and_its_inverse_change_nothing(
    assessment: Assessment, data: st.DataObject
) -> None:
    before = dict(assessment.answers)
    edit = data.draw(some_edit(assessment))
    assessment.apply(edit)
    assessment.apply(edit.inverse())
    assert assessment.answers == before
    assert edit.inverse().inverse().changes == edit.changes


@settings(max_examples=40)
@given(assessments(answers=5), st.data())
def test_an_amended_edit_does_what_both_do_in_turn(
    assessment: Assessment, data: st.DataObject
) -> None:
    start = assessment.snapshot()
    first = data.draw(some_edit(assessment))
    assessment.apply(first)
    second = data.draw(some_edit(assessment))
    assessment.apply(second)
    together = first.amended(second)
    start.apply(together)
    assert start.answers == assessment.answers
    assert len({change.place for change in together.changes}) == len(together.changes)


def test_places_that_end_as_they_began_fall_out_of_an_amended_edit() -> None:
    there = Edit("a", (Change(("x",), None, "1"), Change(("y",), None, "2")))
    back = Edit("b", (Change(("x",), "1", None),))
    assert there.amended(back) == Edit("b", (Change(("y",), None, "2"),))


def test_an_amended_edit_keeps_the_pictures_of_both() -> None:
    first = Edit("a", (), {"a.png": b"1"})
    later = Edit("b", (), {"b.png": b"2"})
    assert first.amended(later).attachments == {"a.png": b"1", "b.png": b"2"}


STALE: list[tuple[Change, ...]] = [
    (Change(("office_name",), None, "新"),),
    (Change(("office_name",), "別", "新"),),
    (Change(("department",), "課", "新"),),
    (Change(("benefit",), None, "入る"), Change(("office_name",), None, "新")),
    (Change(("office_name",), "事務", "二"), Change(("office_name",), "事務", "三")),
]


@pytest.mark.parametrize("changes", STALE)
def test_a_stale_edit_is_refused_and_changes_nothing(changes: tuple[Change, ...]) -> None:
    answers: dict[Place, Value] = {("office_name",): "事務"}
    assessment = Assessment(FORM, answers)
    with pytest.raises(StaleEditError) as raised:
        assessment.apply(Edit("変更", changes, PICTURES))
    assert raised.value.hint != ""
    assert assessment.answers == answers
    assert assessment.attachments == {}


def test_several_changes_of_one_place_in_one_edit_follow_each_other() -> None:
    assessment = Assessment(FORM)
    place = ("office_name",)
    edit = Edit("二度", (Change(place, None, "一"), Change(place, "一", "二")))
    assessment.apply(edit)
    assert assessment.answers == {place: "二"}
    assessment.apply(edit.inverse())
    assert assessment.answers == {}


def test_taking_an_edit_back_leaves_its_pictures() -> None:
    assessment = Assessment(FORM)
    edit = Edit("図", (Change(("flow_note",), None, "x"),), PICTURES)
    assessment.apply(edit)
    assessment.apply(edit.inverse())
    assert assessment.attachments == PICTURES


def test_answers_can_only_be_looked_at() -> None:
    assessment = Assessment(FORM, {("office_name",): "事務"}, PICTURES)
    for mapping in (assessment.answers, assessment.attachments):
        assert not hasattr(mapping, "__setitem__")


def test_whoever_looks_at_the_pictures_sees_those_that_come_later() -> None:
    assessment = Assessment(FORM)
    pictures = assessment.attachments
    assessment.apply(Edit("図", (), PICTURES))
    assert pictures == PICTURES


def test_a_snapshot_is_not_touched_by_later_edits() -> None:
    assessment = Assessment(FORM)
    before = assessment.snapshot()
    assessment.apply(edits.set_answer(assessment, ("office_name",), "事務"))
    assessment.apply(Edit("図", (), PICTURES))
    assert (before.answers, before.attachments) == ({}, {})


def test_removed_entries_leave_nothing_behind() -> None:
    assessment = Assessment(FORM, {("file",): Entries(("f",))})
    assessment.apply(edits.add_entry(assessment, ("file", "f", "outsourcing"), "o"))
    inner = ("file", "f", "outsourcing", "o", "outsourcing_title")
    assessment.apply(edits.set_answer(assessment, inner, "電算処理"))
    assessment.apply(edits.remove_entry(assessment, ("file",), "f"))
    assert assessment.answers == {}
