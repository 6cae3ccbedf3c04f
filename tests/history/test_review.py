"""What reviewers said: kept with the change it is about, and never printed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.document.edits import (
    add_entry,
    add_version,
    remove_entry,
    restore_version,
    set_answer,
)
from assessor.export.compose import compose
from assessor.form.definition import Item
from assessor.form.values import Place
from assessor.history.compare import compared
from assessor.history.review import (
    Comment,
    CommentState,
    MarkState,
    Review,
    add_comment,
    change_comment,
    comments,
    mark,
    marks,
    remove_comment,
    review_of,
    sign_off,
    sign_offs,
    withdraw_sign_off,
)
from tests.strategies import FORM, LIBRARY, texts

NAME: Place = ("office_name",)
LAW: Place = ("office_content",)
SYSTEM: Place = ("system",)
DAY = date(2026, 4, 1)
MARKS = st.sampled_from(MarkState)


def document(text: str = "後") -> tuple[Assessment, Assessment]:
    """A document, and how it was when its name was still 前."""
    old = Assessment(FORM, {NAME: "前"})
    return old, Assessment(FORM, {NAME: text})


def review(old: Assessment, new: Assessment) -> Review:
    return review_of(compared(old, new), new)


def set_mark(old: Assessment, new: Assessment, state: MarkState) -> None:
    (difference,) = compared(old, new).differences
    new.apply(mark(new, difference, state, "係長", DAY))


def write(assessment: Assessment, place: Place, text: str | None) -> None:
    assessment.apply(set_answer(assessment, place, text))


def test_a_change_is_unchecked_until_somebody_marks_it() -> None:
    old, new = document()
    assert [change.state for change in review(old, new).changes] == [MarkState.UNCHECKED]
    set_mark(old, new, MarkState.CONFIRMED)
    (change,) = review(old, new).changes
    assert change.state is MarkState.CONFIRMED
    assert change.mark is not None
    assert (change.mark.by, change.mark.day) == ("係長", "2026-04-01")
    assert review(old, new).sentence == "1件中 1件確認済"


@given(MARKS, texts)
def test_a_mark_counts_just_as_long_as_the_answer_is_the_same(state: MarkState, text: str) -> None:
    old, new = document()
    set_mark(old, new, state)
    write(new, NAME, text or None)
    for change in review(old, new).changes:
        assert (change.state is state) == (text == "後" or state is MarkState.UNCHECKED)
        assert change.is_outdated == (text != "後" and state is not MarkState.UNCHECKED)
    write(new, NAME, "後")
    assert [change.state for change in review(old, new).changes] == [state]


def test_a_mark_does_not_count_against_another_state_than_it_was_set_against() -> None:
    old, new = document()
    set_mark(old, new, MarkState.CONFIRMED)
    older = Assessment(FORM, {NAME: "もっと前"})
    (change,) = review(older, new).changes
    assert change.state is MarkState.UNCHECKED
    assert not change.is_outdated


@given(st.lists(MARKS, max_size=5))
def test_a_change_has_one_mark_the_last(states: list[MarkState]) -> None:
    old, new = document()
    for state in states:
        set_mark(old, new, state)
    last = states[-1] if states else MarkState.UNCHECKED
    assert len(list(marks(new))) == (last is not MarkState.UNCHECKED)
    assert [change.state for change in review(old, new).changes] == [last]


def test_the_mark_of_a_new_entry_falls_back_when_something_in_it_changes() -> None:
    old = Assessment(FORM)
    new = Assessment(FORM)
    new.apply(add_entry(new, SYSTEM, "s1"))
    write(new, (*SYSTEM, "s1", "system_name"), "住基")
    set_mark(old, new, MarkState.CONFIRMED)
    assert review(old, new).changes[0].state is MarkState.CONFIRMED
    write(new, (*SYSTEM, "s1", "system_name"), "住基システム")
    assert review(old, new).changes[0].is_outdated


def test_comments_stand_with_their_change_or_elsewhere() -> None:
    old, new = document()
    new.apply(add_comment(new, Comment("", NAME, "なぜですか", "後", "課長", "2026-04-01")))
    new.apply(add_comment(new, Comment("", LAW, "根拠は")))
    found = review(old, new)
    assert [comment.text for comment in found.changes[0].comments] == ["なぜですか"]
    assert found.changes[0].comments[0].passage == "後"
    assert [comment.text for comment in found.elsewhere] == ["根拠は"]
    assert len(found.open_comments) == 2


def test_a_comment_in_a_new_entry_stands_with_the_entry() -> None:
    old, new = Assessment(FORM), Assessment(FORM)
    new.apply(add_entry(new, SYSTEM, "s1"))
    place = (*SYSTEM, "s1", "system_name")
    write(new, place, "住基")
    new.apply(add_comment(new, Comment("", place, "名称は")))
    assert [comment.text for comment in review(old, new).changes[0].comments] == ["名称は"]


@given(texts.filter(bool), texts, st.sampled_from(CommentState))
def test_a_comment_is_answered_and_done_with_and_survives_the_file(
    text: str, answer: str, state: CommentState
) -> None:
    _, new = document()
    new.apply(add_comment(new, Comment("", NAME, text)))
    (comment,) = comments(new)
    said = Comment(comment.entry, NAME, text, state=state, answer=answer)
    new.apply(change_comment(new, said))
    again = file.decode(file.encode(new), LIBRARY)
    assert list(comments(again)) == [said]
    new.apply(remove_comment(new, comment.entry))
    assert list(comments(new)) == []


def test_a_version_is_signed_off_by_roles() -> None:
    _, new = document()
    new.apply(add_version(new, "提出版", "2026-04-01"))
    (version,) = new.versions
    new.apply(sign_off(new, version.name, "起案", DAY))
    new.apply(sign_off(new, version.name, "審議会", DAY, "条件なし"))
    found = list(sign_offs(new, version.name))
    assert [(each.role, each.label, each.note) for each in found] == [
        ("起案", "提出版", ""),
        ("審議会", "提出版", "条件なし"),
    ]
    new.apply(withdraw_sign_off(new, found[0].entry))
    assert [each.role for each in sign_offs(new)] == ["審議会"]


def test_everything_said_is_undone_like_any_edit() -> None:
    old, new = document()
    before = dict(new.answers)
    (difference,) = compared(old, new).differences
    for edit in (
        mark(new, difference, MarkState.REVISE, "係長", DAY),
        add_comment(new, Comment("", NAME, "なぜ")),
    ):
        new.apply(edit)
        new.apply(edit.inverse())
        assert dict(new.answers) == before


def test_records_are_no_differences_and_are_not_counted() -> None:
    old, new = document()
    bare = compared(old, new)
    set_mark(old, new, MarkState.REVISE)
    new.apply(add_comment(new, Comment("", NAME, "なぜ")))
    assert compared(old, new) == bare


def test_records_stay_when_a_version_is_restored() -> None:
    old, new = document()
    new.apply(add_version(new, "素案", "2026-04-01"))
    write(new, NAME, "さらに後")
    set_mark(old, new, MarkState.CONFIRMED)
    new.apply(restore_version(new, new.versions[0].name))
    assert new.answer(NAME) == "後"
    assert len(list(marks(new))) == 1


def test_nothing_that_reviewers_say_is_printed() -> None:
    old, new = document()
    before = list(compose(new))
    set_mark(old, new, MarkState.REVISE)
    new.apply(add_comment(new, Comment("", NAME, "内緒のコメント")))
    new.apply(add_version(new, "素案", "2026-04-01"))
    new.apply(sign_off(new, new.versions[0].name, "課長", DAY))
    assert list(compose(new)) == before


def test_every_edition_has_the_records() -> None:
    editions = [edition.id for edition in LIBRARY.editions if edition.family == FORM.family]
    assert len(editions) > 1
    for edition in editions:
        form = LIBRARY.form(edition)
        assert {"review_mark", "review_comment", "sign_off", "set_aside"} <= form.record_repeats


def test_an_entry_that_went_is_a_change_of_its_own() -> None:
    old = Assessment(FORM)
    old.apply(add_entry(old, SYSTEM, "s1"))
    write(old, (*SYSTEM, "s1", "system_name"), "住基")
    new = old.snapshot()
    new.apply(remove_entry(new, SYSTEM, "s1"))
    set_mark(old, new, MarkState.CONFIRMED)
    write(old, (*SYSTEM, "s1", "system_name"), "戸籍")
    assert [change.state for change in review(old, new).changes] == [MarkState.UNCHECKED]


def test_the_places_used_here_are_in_the_form() -> None:
    for place in (NAME, LAW, (*SYSTEM, "s1", "system_name")):
        assert isinstance(FORM.item(place), Item)
