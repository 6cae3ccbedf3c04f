"""Versions: named states that are kept, looked at, brought back and taken away again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.errors import AssessorError, StaleEditError
from assessor.form.values import Figure, Free, Place, Value
from assessor.history.undo import History
from tests.strategies import FORM, PICTURES, assessments, assessments_with_past, item_places, values

NAME: Place = ("office_name",)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def add(assessment: Assessment, label: str = "素案") -> str:
    assessment.apply(edits.add_version(assessment, label, "2026-11-22", "税務課", "初版"))
    return assessment.versions[-1].name


def write(assessment: Assessment, text: str | None, when: datetime | None = None) -> None:
    assessment.apply(edits.set_answer(assessment, NAME, text).at(when))


def test_a_version_says_what_it_is_and_who_made_it() -> None:
    assessment = Assessment(FORM, {NAME: "事務"})
    add(assessment, " 素案 ")
    version = assessment.versions[0]
    assert (version.label, version.day, version.by, version.note) == (
        "素案",
        "2026-11-22",
        "税務課",
        "初版",
    )
    assert (version.state.form, version.state.edition) == (FORM, FORM.edition)


def test_a_version_is_as_the_document_was_whatever_is_written_later() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    name = add(assessment)
    write(assessment, "後")
    assert assessment.version_state(name).answers == {NAME: "前"}
    assert assessment.answers == {NAME: "後"}


def test_what_is_done_to_the_copy_of_a_version_is_done_to_nothing_else() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    name = add(assessment)
    copy = assessment.version_state(name)
    write(copy, "別")
    assert assessment.version_state(name).answers == {NAME: "前"}
    assert assessment.answers == {NAME: "前"}


def test_a_version_names_the_pictures_that_it_shows() -> None:
    flow = Free((Figure("first.png"), Figure("gone.png")))
    assessment = Assessment(FORM, {("flow",): flow}, PICTURES)
    add(assessment)
    assert assessment.versions[0].pictures == {"first.png"}


def test_versions_stand_in_the_order_in_which_they_were_made() -> None:
    assessment = Assessment(FORM)
    for label in ("素案", "意見募集版", "素案"):
        add(assessment, label)
    assert [version.label for version in assessment.versions] == ["素案", "意見募集版", "素案"]
    assert len({version.name for version in assessment.versions}) == 3


def test_adding_a_version_changes_no_answer_and_can_be_taken_back() -> None:
    assessment = Assessment(FORM, {NAME: "事務"})
    history = History(assessment)
    history.commit(edits.add_version(assessment, "素案", "2026-11-22"))
    assert history.undo_label == "版「素案」の追加"
    assert assessment.answers == {NAME: "事務"}
    versions = assessment.versions
    history.undo()
    assert assessment.versions == ()
    history.redo()
    assert assessment.versions == versions


def test_a_version_that_was_removed_comes_back_where_it_stood() -> None:
    assessment = Assessment(FORM)
    names = [add(assessment, label) for label in ("一", "二", "三")]
    versions = assessment.versions
    edit = edits.remove_version(assessment, names[1])
    assessment.apply(edit)
    assert [version.label for version in assessment.versions] == ["一", "三"]
    assessment.apply(edit.inverse())
    assert assessment.versions == versions


def test_what_is_said_of_a_version_can_be_changed_and_what_it_preserves_cannot() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    name = add(assessment)
    write(assessment, "後")
    other = edits.add_version(assessment, "x", "2026-11-23").versions
    assert other is not None
    said = replace(assessment.version(name), label="公表版", state=other.after[-1].state)
    assessment.apply(edits.describe_version(assessment, said))
    assert assessment.version(name).label == "公表版"
    assert assessment.version_state(name).answers == {NAME: "前"}


def test_saying_the_same_of_a_version_is_no_edit() -> None:
    assessment = Assessment(FORM)
    version = assessment.version(add(assessment))
    assert edits.describe_version(assessment, version).is_empty


def test_an_edit_for_other_versions_is_refused_and_changes_nothing() -> None:
    assessment = Assessment(FORM, {NAME: "事務"})
    edit = edits.add_version(assessment, "素案", "2026-11-22")
    assessment.apply(edit)
    with pytest.raises(StaleEditError):
        assessment.apply(
            Edit("x", edits.set_answer(assessment, NAME, None).changes, versions=edit.versions)
        )
    assert assessment.answers == {NAME: "事務"}
    assert len(assessment.versions) == 1


@pytest.mark.parametrize("ask", [edits.remove_version, edits.restore_version])
def test_a_version_that_does_not_exist_is_told(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(AssessorError, match="その版はありません"):
        ask(Assessment(FORM), "gone")


def test_several_edits_with_versions_are_amended_into_one() -> None:
    assessment = Assessment(FORM, {NAME: "事務"})
    write(assessment, "前", NOW)
    start = assessment.snapshot()
    first = edits.add_version(assessment, "一", "2026-11-22")
    assessment.apply(first)
    second = edits.add_version(assessment, "二", "2026-11-23")
    assessment.apply(second)
    together = first.amended(second)
    other = start.snapshot()
    other.apply(together)
    assert other.versions == assessment.versions
    other.apply(together.inverse())
    assert other.versions == ()
    assert other.past(NAME) == start.past(NAME) != ()


@settings(max_examples=40)
@given(assessments(answers=6), st.data())
def test_bringing_back_a_version_gives_exactly_its_answers(
    assessment: Assessment, data: st.DataObject
) -> None:
    before = dict(assessment.answers)
    name = add(assessment)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.sampled_from(item_places(assessment)))
        value = data.draw(values(FORM.items[place[-1]]))
        assessment.apply(edits.set_answer(assessment, place, value))
    later = dict(assessment.answers)
    history = History(assessment)
    history.commit(edits.restore_version(assessment, name).at(NOW))
    assert _without_records(assessment.answers) == _without_records(before)
    assert [version.name for version in assessment.versions] == [name]
    if history.can_undo:
        history.undo()
    assert assessment.answers == later


def _without_records(answers: Mapping[Place, Value]) -> Mapping[Place, Value]:
    """Return what the document says, without what is said about it."""
    return {place: value for place, value in answers.items() if place[0] not in FORM.record_repeats}


def test_bringing_back_a_version_can_be_undone_by_each_answers_own_history_too() -> None:
    answers: dict[Place, Value] = {NAME: "前"}
    assessment = Assessment(FORM, answers)
    name = add(assessment)
    write(assessment, "後", NOW)
    assessment.apply(edits.restore_version(assessment, name).at(NOW))
    assert [past.before for past in assessment.past(NAME)] == ["後", "前"]


@settings(max_examples=30)
@given(assessments_with_past())
def test_undoing_all_versions_one_by_one_leaves_the_answers(assessment: Assessment) -> None:
    answers = dict(assessment.answers)
    history = History(assessment)
    for version in assessment.versions:
        history.commit(edits.remove_version(assessment, version.name))
    assert assessment.versions == ()
    assert assessment.answers == answers
    removed = 0
    while history.can_undo:
        history.undo()
        removed += 1
    assert removed == len(assessment.versions)


def test_a_snapshot_keeps_versions_and_history_and_later_ones_do_not_touch_it() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    add(assessment)
    write(assessment, "後", NOW)
    snapshot = assessment.snapshot()
    add(assessment, "意見募集版")
    assert [version.label for version in snapshot.versions] == ["素案"]
    assert [past.before for past in snapshot.past(NAME)] == ["前"]
