from pathlib import Path

from hypothesis import given

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.pictures import shown
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice, Entries, Figure, Free, Place, Unreadable, Value
from assessor.history.compare import compare, compared
from assessor.history.difference import DifferenceKind, Obstacle
from tests.small_forms import EVERY_KIND, small_form, write_edition, write_form
from tests.strategies import FORM, assessments

ADDED, REMOVED, CHANGED, MOVED = DifferenceKind
FILES: Place = ("file",)
TASKS: Place = ("file", "f", "task")


@given(assessments(), assessments())
def test_applying_what_differs_turns_one_document_into_the_other(
    one: Assessment, other: Assessment
) -> None:
    one.apply(compare(one, other))
    assert one.answers == other.answers


@given(assessments(), assessments())
def test_the_pictures_of_the_other_document_come_along(one: Assessment, other: Assessment) -> None:
    bare = Assessment(FORM, one.answers)
    bare.apply(compare(bare, other))
    assert bare.attachments.keys() == shown(other.answers.values())


@given(assessments())
def test_nothing_differs_from_itself(assessment: Assessment) -> None:
    assert not compare(assessment, assessment).changes
    comparison = compared(assessment, assessment)
    assert comparison.differences == ()
    assert comparison.coverage.compared == comparison.coverage.total


@given(assessments(), assessments())
def test_every_change_is_told_or_named_as_not_compared(one: Assessment, other: Assessment) -> None:
    comparison = compared(one, other)
    told = {difference.place for difference in comparison.differences}
    told |= {inner.place for difference in comparison.differences for inner in difference.inside}
    told |= {limit.place for limit in comparison.coverage.skipped}
    for change in compare(one, other).changes:
        is_record = change.place[0] in one.form.record_repeats
        if not is_record and not isinstance(change.before or change.after, Entries):
            around = {change.place[:length] for length in range(2, len(change.place), 2)}
            assert change.place in told or around & told


@given(assessments(), assessments())
def test_back_again_the_opposite_is_told(one: Assessment, other: Assessment) -> None:
    there, back = compared(one, other), compared(other, one)
    assert there.number(ADDED) == back.number(REMOVED)
    assert there.number(CHANGED) == back.number(CHANGED)
    assert there.coverage.total == back.coverage.total


def test_an_answer_is_told_with_its_path_label_mark_and_both_values(tmp_path: Path) -> None:
    old = filled(small_form(tmp_path), {("a_text",): "前"})
    new = filled(old.form, {("a_text",): "後"})
    (difference,) = compared(old, new).differences
    assert (difference.kind, difference.place) == (CHANGED, ("a_text",))
    assert (difference.path, difference.label, difference.important) == ("Ⅰ1②", "文", True)
    assert (difference.before, difference.after) == ("前", "後")
    assert difference.section.label == "基本"


def test_boxes_and_choices_are_told_by_their_words(tmp_path: Path) -> None:
    old = filled(small_form(tmp_path), {("a_choice",): Choice("yes")})
    new = filled(old.form, {("a_choice",): Choice("no"), ("some_checks",): Checks.of(["left"])})
    choice, checks = compared(old, new).differences
    assert (choice.before_text, choice.after_text) == ("する", "しない")
    assert (checks.kind, checks.after_text) == (ADDED, "[○] 左")


def test_differences_stand_in_printed_order(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一", "二")
    new = with_tasks(tmp_path, "一", "三")
    new.apply(edits.set_answer(new, ("a_line",), "行"))
    new.apply(edits.set_answer(new, ("file", "f", "far"), "遠"))
    assert [difference.path for difference in compared(old, new).differences] == [
        "Ⅰ1①",
        "Ⅱ2委託事項2",
        "Ⅱ2委託事項2",
        "Ⅱ3 遠く",
    ]


def test_an_entry_is_one_difference_with_all_that_stands_in_it(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一")
    new = with_tasks(tmp_path, "一", "二")
    new.apply(edits.set_answer(new, (*TASKS, "二", "task_way"), Choice("yes")))
    (difference,) = compared(old, new).differences
    assert (difference.kind, difference.place, difference.is_entry) == (ADDED, (*TASKS, "二"), True)
    assert (difference.path, difference.after_text) == ("Ⅱ2委託事項2", "二")
    assert [(inner.path, inner.after_text) for inner in difference.inside] == [
        ("Ⅱ2委託事項2", "二"),
        ("Ⅱ2委託事項2①", "する"),
    ]


def test_an_entry_within_an_entry_that_is_gone_is_told_with_it(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一")
    new = Assessment(old.form)
    (difference,) = compared(old, new).differences
    assert (difference.kind, difference.place) == (REMOVED, ("file", "f"))
    assert [inner.before for inner in difference.inside] == ["一"]


def test_an_entry_behind_a_new_one_has_another_number_and_no_difference(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一", "二")
    new = with_tasks(tmp_path, "新", "一", "二")
    new.apply(edits.set_answer(new, (*TASKS, "二", "task_way"), Choice("yes")))
    added, way = compared(old, new).differences
    assert (added.kind, added.place) == (ADDED, (*TASKS, "新"))
    assert (way.before_path, way.after_path) == ("Ⅱ2委託事項2①", "Ⅱ2委託事項3①")


def test_as_few_entries_moved_as_explain_the_order(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一", "二", "三")
    new = with_tasks(tmp_path, "三", "一", "二")
    (difference,) = compared(old, new).differences
    assert (difference.kind, difference.place) == (MOVED, (*TASKS, "三"))
    assert difference.positions == (3, 1)
    assert (difference.before_path, difference.after_path) == ("Ⅱ2委託事項3", "Ⅱ2委託事項1")


def test_what_is_not_printed_is_told_and_marked() -> None:
    old, new = Assessment(FORM), Assessment(FORM)
    item = next(slot for slot in new.slots() if not slot.section.printed)
    new.apply(Edit("", edits.set_answer(new, item.place, "記載").changes))
    comparison = compared(old, new)
    assert [difference.printed for difference in comparison.differences] == [False]
    assert comparison.of(printed=True).differences == ()


def test_differences_are_chosen_by_chapter_mark_and_kind(tmp_path: Path) -> None:
    old = with_tasks(tmp_path, "一")
    new = with_tasks(tmp_path, "一")
    new.apply(edits.set_answer(new, ("a_line",), "行"))
    new.apply(edits.set_answer(new, ("a_text",), "文"))
    new.apply(edits.set_answer(new, (*TASKS, "一", "task_title"), "壱"))
    comparison = compared(old, new)

    def places(**chosen: object) -> list[Place]:
        return [difference.place for difference in comparison.of(**chosen).differences]  # type: ignore[arg-type]

    assert places(sections=["top"]) == [("a_line",), ("a_text",)]
    assert places(important=True) == [("a_text",)]
    assert places(kinds=[CHANGED]) == [(*TASKS, "一", "task_title")]
    assert [section.name for section in comparison.sections] == ["top", "inside"]


def test_an_item_that_the_other_edition_lacks_is_named_with_its_answer(tmp_path: Path) -> None:
    write_form(tmp_path, EVERY_KIND)
    write_edition(tmp_path, '<remove name="a_count"/>')
    library = FormLibrary(tmp_path)
    old = filled(library.form("small"), {("a_count",): "3件", ("a_line",): "行"})
    new = filled(library.form("later"), {("a_line",): "新しい行"})
    comparison = compared(old, new)
    assert [difference.place for difference in comparison.differences] == [("a_line",)]
    (limit,) = comparison.coverage.skipped
    assert (limit.obstacle, limit.place, limit.before) == (Obstacle.LACKING, ("a_count",), "3件")
    assert comparison.coverage.compared == comparison.coverage.total - 1
    assert comparison.coverage.sentence == "8項目中7項目を比べました。"
    assert (comparison.before_tag, comparison.after_tag) == (old.form.tag, new.form.tag)


def test_answers_without_a_place_are_named(tmp_path: Path) -> None:
    old = filled(small_form(tmp_path), {("gone_item",): "昔の記載"})
    coverage = compared(old, Assessment(old.form)).coverage
    assert [(limit.obstacle, limit.before) for limit in coverage.skipped] == [
        (Obstacle.STRANGER, "昔の記載")
    ]
    assert coverage.compared == coverage.total - 1


def test_what_cannot_be_read_is_compared_as_text_and_named(tmp_path: Path) -> None:
    old = filled(small_form(tmp_path), {("a_date",): Unreadable("そのうち", "日付でない")})
    comparison = compared(old, filled(old.form, {("a_date",): "令和4年10月5日"}))
    assert [difference.before_text for difference in comparison.differences] == ["そのうち"]
    assert [limit.obstacle for limit in comparison.coverage.partial] == [Obstacle.UNREADABLE]


def test_pictures_are_compared_by_what_is_in_them(tmp_path: Path) -> None:
    form = small_form(tmp_path)

    def picture(name: str, content: bytes) -> Assessment:
        return Assessment(form, {("a_picture",): Free((Figure(name),))}, {name: content})

    same = compared(picture("a.png", b"1"), picture("b.png", b"1"))
    assert same.differences == ()
    assert [limit.obstacle for limit in same.coverage.partial] == [Obstacle.PICTURE]
    other = compared(picture("a.png", b"1"), picture("a.png", b"2"))
    assert [difference.kind for difference in other.differences] == [CHANGED]


def filled(form: Form, answers: dict[Place, Value]) -> Assessment:
    return Assessment(form, answers)


def with_tasks(folder: Path, *names: str) -> Assessment:
    """Return a document with one file and tasks of these names, each called by its name."""
    answers: dict[Place, Value] = {FILES: Entries(("f",)), TASKS: Entries(names)}
    answers |= {(*TASKS, name, "task_title"): name for name in names}
    return Assessment(small_form(folder), answers)
