from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.form.values import Checks, Entries, Figure, Free, Paragraph, Place, Value
from assessor.history.compare import compare
from assessor.history.merge import CollisionKind, Merge, Whose, merge, merged
from tests.small_forms import small_form
from tests.strategies import FORM, PNG, assessments, item_places, values

FILES: Place = ("file",)
TASKS: Place = ("file", "f", "task")
Work = Callable[[Assessment], Edit]


@st.composite
def disjoint(draw: st.DrawFn) -> tuple[Assessment, Edit, Edit]:
    """A document, and two edits of it that touch different answers."""
    base = draw(assessments())
    places = draw(st.lists(st.sampled_from(item_places(base)), unique=True, max_size=8))
    half = draw(st.integers(0, len(places)))
    sides = []
    for chosen in (places[:half], places[half:]):
        copy = base.snapshot()
        for place in chosen:
            copy.apply(edits.set_answer(copy, place, draw(values(FORM.items[place[-1]]))))
        sides.append(compare(base, copy))
    return base, sides[0], sides[1]


@given(disjoint())
def test_edits_apart_are_both_made(drawn: tuple[Assessment, Edit, Edit]) -> None:
    base, one, other = drawn
    found = merge(base, after(base, one), after(base, other))
    assert found.collisions == ()
    assert after(base, found.edit).answers == after(after(base, one), other).answers


@given(assessments(), assessments())
def test_what_only_one_changed_is_taken(base: Assessment, changed: Assessment) -> None:
    for found in (merge(base, changed, base), merge(base, base, changed)):
        assert found.collisions == ()
        assert after(base, found.edit).answers == changed.answers


@given(assessments(), assessments())
def test_what_both_changed_alike_is_taken(base: Assessment, changed: Assessment) -> None:
    found = merge(base, changed, changed)
    assert found.collisions == ()
    assert after(base, found.edit).answers == changed.answers


@given(assessments(entries=3), assessments(entries=3), assessments(entries=3))
def test_who_is_called_mine_changes_nothing_but_the_order(
    base: Assessment, one: Assessment, other: Assessment
) -> None:
    there, back = merge(base, one, other), merge(base, other, one)
    assert {one.place for one in there.collisions} == {one.place for one in back.collisions}
    assert unordered(after(base, there.edit)) == unordered(after(base, back.edit))


@given(assessments(entries=3), assessments(entries=3), assessments(entries=3))
def test_nothing_is_dropped_silently(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    found = merge(base, mine, theirs)
    whole = after(base, found.edit).answers
    collided = {collision.place for collision in found.collisions}
    for change in (*compare(base, mine).changes, *compare(base, theirs).changes):
        around = {change.place[:length] for length in range(1, len(change.place) + 1)}
        value = change.after
        if collided & around or isinstance(value, Entries) or value is None:
            continue
        both = mine.answers.get(change.place), theirs.answers.get(change.place)
        assert whole[change.place] == value or base.answers.get(change.place) not in both


@given(assessments(entries=3), assessments(entries=3), assessments(entries=3))
def test_every_collision_can_be_decided(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    undecided = merge(base, mine, theirs).collisions
    for whose in Whose:
        found = merge(base, mine, theirs, dict.fromkeys((one.place for one in undecided), whose))
        assert found.collisions == ()
        side = mine if whose is Whose.MINE else theirs
        for collision in undecided:
            if collision.kind is CollisionKind.ANSWER:
                whole = after(base, found.edit)
                assert whole.answers.get(collision.place) == side.answers.get(collision.place)


def test_one_answer_changed_by_both_is_a_collision(tmp_path: Path) -> None:
    base = document(tmp_path, {("a_line",): "元"})
    found = merged_of(base, typed(("a_line",), "私"), typed(("a_line",), "他"))
    (collision,) = found.collisions
    assert (collision.kind, collision.place, collision.path) == (
        CollisionKind.ANSWER,
        ("a_line",),
        "Ⅰ1①",
    )
    assert (collision.base, collision.mine, collision.theirs) == ("元", "私", "他")
    assert found.edit.changes == ()


def test_a_text_changed_in_different_paragraphs_is_merged(tmp_path: Path) -> None:
    base = document(tmp_path, {("a_text",): "一\n二\n三"})
    found = merged_of(base, typed(("a_text",), "壱\n二\n三"), typed(("a_text",), "一\n二\n参\n四"))
    assert found.collisions == ()
    assert after(base, found.edit).answers["a_text",] == "壱\n二\n参\n四"


@pytest.mark.parametrize(
    ("mine", "theirs"), [("一\n壱", "一\n弐"), ("新\n一", "別\n一"), ("", "一\n二")]
)
def test_a_text_changed_in_one_paragraph_is_a_collision(
    tmp_path: Path, mine: str, theirs: str
) -> None:
    base = document(tmp_path, {("a_text",): "一"})
    found = merged_of(base, typed(("a_text",), mine or None), typed(("a_text",), theirs))
    assert [collision.kind for collision in found.collisions] == [CollisionKind.ANSWER]


def test_different_boxes_are_merged(tmp_path: Path) -> None:
    base = document(tmp_path, {("some_checks",): Checks.of(["left"])})
    mine, theirs = Checks.of([]), Checks.of(["left", "other"], {"other": "外"})
    found = merged_of(base, typed(("some_checks",), mine), typed(("some_checks",), theirs))
    assert after(base, found.edit).answers["some_checks",] == Checks.of(["other"], {"other": "外"})


def test_different_parts_of_a_free_answer_are_merged_with_their_pictures(tmp_path: Path) -> None:
    one, other = Paragraph("一"), Paragraph("二")
    base = document(tmp_path, {("a_picture",): Free((one, other))})
    figure = Figure("new.png")

    def draw(copy: Assessment) -> Edit:
        value = Free((figure, one, other))
        return edits.set_answer(copy, ("a_picture",), value, "", {"new.png": PNG})

    found = merged_of(base, draw, typed(("a_picture",), Free((one, Paragraph("弐")))))
    assert after(base, found.edit).answers["a_picture",] == Free((figure, one, Paragraph("弐")))
    assert found.edit.attachments == {"new.png": PNG}


def test_entries_that_both_added_are_both_there(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a", "b")
    found = merged_of(base, add("m", behind="a"), add("t", behind="a"))
    assert found.collisions == ()
    assert after(base, found.edit).entries(TASKS) == ("a", "m", "t", "b")


def test_one_moved_an_entry_and_the_other_added_and_removed_some(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a", "b", "c", "d")

    def add_and_remove(copy: Assessment) -> Edit:
        copy.apply(edits.add_entry(copy, TASKS, "t", after="a"))
        return edits.remove_entry(copy, TASKS, "b")

    found = merged_of(base, lambda copy: edits.move_entry(copy, TASKS, "d", -3), add_and_remove)
    assert found.collisions == ()
    assert after(base, found.edit).entries(TASKS) == ("d", "a", "t", "c")


def test_both_put_the_entries_into_another_order(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a", "b", "c")
    works = (
        lambda copy: edits.move_entry(copy, TASKS, "c", -2),
        lambda copy: edits.move_entry(copy, TASKS, "a", 1),
    )
    found = merged_of(base, *works)
    (collision,) = found.collisions
    assert (collision.kind, collision.place) == (CollisionKind.ORDER, TASKS)
    assert (collision.base, collision.mine, collision.theirs) == (
        "題a、題b、題c",
        "題c、題a、題b",
        "題b、題a、題c",
    )
    decided = merged_of(base, *works, decisions={TASKS: Whose.THEIRS})
    assert after(base, decided.edit).entries(TASKS) == ("b", "a", "c")


def test_one_removed_an_entry_in_which_the_other_worked(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a", "b")
    works = (
        lambda copy: edits.remove_entry(copy, TASKS, "b"),
        typed((*TASKS, "b", "task_title"), "新しい題"),
    )
    found = merged_of(base, *works)
    (collision,) = found.collisions
    assert (collision.kind, collision.place) == (CollisionKind.ENTRY, (*TASKS, "b"))
    assert collision.path == "Ⅱ2委託事項2"
    assert (collision.base, collision.mine, collision.theirs) == ("題b", "", "新しい題")
    assert after(base, found.edit).answers == base.answers

    removed = merged_of(base, *works, decisions={(*TASKS, "b"): Whose.MINE})
    assert after(base, removed.edit).entries(TASKS) == ("a",)
    kept = merged_of(base, *works, decisions={(*TASKS, "b"): Whose.THEIRS})
    assert after(base, kept.edit).answers[*TASKS, "b", "task_title"] == "新しい題"
    assert after(base, kept.edit).entries(TASKS) == ("a", "b")


def test_one_removed_a_file_and_the_other_added_a_task_to_it(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a")
    found = merged_of(base, lambda copy: edits.remove_entry(copy, FILES, "f"), add("t"))
    assert [collision.place for collision in found.collisions] == [("file", "f")]


def test_the_versions_of_both_are_kept(tmp_path: Path) -> None:
    base = with_tasks(tmp_path, "a")
    base.apply(edits.add_version(base, "素案", "2026-04-01"))
    mine, theirs = base.snapshot(), base.snapshot()
    mine.apply(edits.add_version(mine, "提出版", "2026-05-01"))
    theirs.apply(edits.describe_version(theirs, replace(theirs.versions[0], label="素案（改）")))
    theirs.apply(edits.add_version(theirs, "点検版", "2026-04-20"))
    theirs.apply(edits.set_answer(theirs, ("a_line",), "行"))
    whole = merged(base, mine, merge(base, mine, theirs))
    labels = [version.label for version in whole.versions]
    assert labels == ["素案（改）", "提出版", "点検版"]
    assert whole.answers == theirs.answers


def after(assessment: Assessment, edit: Edit) -> Assessment:
    copy = assessment.snapshot()
    copy.apply(edit)
    return copy


def merged_of(
    base: Assessment, mine: Work, theirs: Work, decisions: dict[Place, Whose] | None = None
) -> Merge:
    """Return what comes of two copies of ``base`` on which two people worked."""
    copies = []
    for work in (mine, theirs):
        copy = base.snapshot()
        copy.apply(work(copy))
        copies.append(copy)
    return merge(base, copies[0], copies[1], decisions or {})


def typed(place: Place, value: Value | None) -> Work:
    return lambda copy: edits.set_answer(copy, place, value)


def add(name: str, behind: str = "") -> Work:
    return lambda copy: edits.add_entry(copy, TASKS, name, behind)


def unordered(assessment: Assessment) -> dict[Place, object]:
    return {
        place: frozenset(value.names) if isinstance(value, Entries) else value
        for place, value in assessment.answers.items()
    }


def document(folder: Path, answers: dict[Place, Value]) -> Assessment:
    return Assessment(small_form(folder), answers)


def with_tasks(folder: Path, *names: str) -> Assessment:
    answers: dict[Place, Value] = {FILES: Entries(("f",)), TASKS: Entries(names)}
    return document(folder, answers | {(*TASKS, name, "task_title"): f"題{name}" for name in names})
