from pathlib import Path

import pytest
from hypothesis import given

from assessor.document.assessment import Assessment
from assessor.form.definition import Form, Item
from assessor.form.expression import parse
from assessor.form.values import Checks, Choice, Entries, Place, Unreadable, Value
from assessor.rules.evaluate import Evaluation
from tests.small_forms import small_form
from tests.strategies import assessments

YES, NO = Choice("yes"), Choice("no")
IN_FILE: Place = ("file", "f", "file_name")
IN_TASK: Place = ("file", "f", "task", "t", "task_title")


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return small_form(tmp_path)


def tasks(*ways: Value | None, use: Value | None = YES) -> dict[Place, Value]:
    names = tuple(f"t{number}" for number in range(len(ways)))
    answers: dict[Place, Value | None] = {
        ("file",): Entries(("f",)),
        ("file", "f", "task_use"): use,
        ("file", "f", "task"): Entries(names) if names else None,
    }
    for name, way in zip(names, ways, strict=True):
        answers["file", "f", "task", name, "task_way"] = way
    return {place: value for place, value in answers.items() if value is not None}


HOLDING: list[tuple[str, dict[Place, Value]]] = [
    ("a_choice = yes", {("a_choice",): YES}),
    ("a_choice != yes", {("a_choice",): NO}),
    ("a_choice != yes", {}),
    ("some_checks has left", {("some_checks",): Checks.of(["left"])}),
    ("filled(some_checks.other)", {("some_checks",): Checks.of([], {"other": "x"})}),
    ("filled(a_text)", {("a_text",): "－"}),
    ("filled(a_date)", {("a_date",): Unreadable("そのうち", "")}),
    ("a_count = count(file)", {("a_count",): "１件", ("file",): Entries(("f",))}),
    (
        "some_checks.many = count(task)",
        {("some_checks",): Checks.of([], {"many": "2"})} | tasks(YES, NO),
    ),
    ("count(task) = 0", tasks()),
    (
        "count(task) > 1 and count(task) >= 2 and count(task) < 3 and count(task) <= 2",
        tasks(YES, NO),
    ),
    ("count(task) != 1", tasks()),
    ("every(task, task_way = yes)", tasks(YES, YES)),
    ("every(task, task_way = yes)", tasks()),
    ("some(task, task_way = yes)", tasks(NO, YES)),
    ("not some(task, task_way = yes)", tasks(NO, None)),
    ("every(task, task_use = yes)", tasks(NO)),
    ("not (a_choice = yes and filled(a_text)) or filled(a_line)", {("a_choice",): YES}),
]
FAILING: list[tuple[str, dict[Place, Value]]] = [
    ("a_choice = yes", {("a_choice",): NO}),
    ("a_choice = yes", {}),
    ("a_choice = yes", {("a_choice",): Unreadable("する", "")}),
    ("some_checks has left", {("some_checks",): Checks.of([], {"left": "x"})}),
    ("some_checks has left", {}),
    ("filled(some_checks.other)", {("some_checks",): Checks.of(["other"])}),
    ("filled(a_text)", {("a_text",): " 　"}),
    ("a_count = count(file)", {("a_count",): "多数", ("file",): Entries(("f",))}),
    ("a_count = count(file)", {("file",): Entries(("f",))}),
    ("count(task) > 1", tasks(YES)),
    ("every(task, task_way = yes)", tasks(YES, None)),
    ("some(task, task_way = yes)", tasks()),
    ("filled(task_title)", tasks(YES)),
]


@pytest.mark.parametrize(("condition", "answers"), HOLDING)
def test_a_condition_holds(condition: str, answers: dict[Place, Value], form: Form) -> None:
    assert Evaluation(Assessment(form, answers)).holds(parse(condition), IN_FILE)


@pytest.mark.parametrize(("condition", "answers"), FAILING)
def test_a_condition_fails(condition: str, answers: dict[Place, Value], form: Form) -> None:
    assert not Evaluation(Assessment(form, answers)).holds(parse(condition), IN_FILE)


def test_a_condition_is_seen_from_its_own_entry(form: Form) -> None:
    evaluation = Evaluation(Assessment(form, tasks(YES, NO)))
    way = parse("task_way = yes")
    assert evaluation.holds(way, ("file", "f", "task", "t0", "task_title"))
    assert not evaluation.holds(way, ("file", "f", "task", "t1", "task_title"))


def test_what_is_folded_away_has_no_effect(form: Form) -> None:
    folded = tasks(YES, YES, use=NO) | {("a_reason",): "理由"}
    evaluation = Evaluation(Assessment(form, folded))
    assert not evaluation.applies(("file", "f", "task"))
    assert not evaluation.applies(("file", "f", "task", "t0", "task_way"))
    assert not evaluation.holds(parse("some(task, task_way = yes)"), IN_FILE)
    assert evaluation.holds(parse("count(task) = 0"), IN_FILE)
    assert not evaluation.holds(parse("filled(a_reason)"), IN_FILE)


def test_conditions_of_a_group_hold_for_everything_in_it(form: Form) -> None:
    for answer, applies in ((YES, True), (NO, False)):
        evaluation = Evaluation(Assessment(form, tasks() | {("a_choice",): answer}))
        assert evaluation.applies(("file", "f", "far")) is applies
        assert evaluation.applies(("file", "f", "file_name_again")) is applies


@pytest.mark.parametrize(
    ("answers", "decided"), [({}, False), ({("a_choice",): NO}, True), ({("a_text",): "x"}, False)]
)
def test_an_item_is_decided_when_what_it_hangs_on_is_answered(
    answers: dict[Place, Value], *, decided: bool, form: Form
) -> None:
    evaluation = Evaluation(Assessment(form, answers))
    assert evaluation.decided(("a_reason",)) is decided
    assert evaluation.decided(("a_text",))


def test_one_answer_that_rules_an_item_out_decides_whatever_else_is_blank(form: Form) -> None:
    answers = tasks(NO, use=None) | {("a_choice",): NO}
    assert Evaluation(Assessment(form, answers)).decided(("file", "f", "far"))
    undecided = Evaluation(Assessment(form, tasks(NO, use=None)))
    assert not undecided.decided(("file", "f", "task", "t0", "task_way"))


@given(assessments())
def test_every_place_of_a_random_document_applies_or_does_not(assessment: Assessment) -> None:
    evaluation = Evaluation(assessment)
    for slot in assessment.slots():
        applies = evaluation.applies(slot.place)
        assert applies is all(
            evaluation.holds(condition.expression, slot.place)
            for condition in assessment.form.conditions[slot.place[-1]]
        )
        if not applies and isinstance(slot.node, Item):
            assert assessment.form.conditions[slot.place[-1]]
