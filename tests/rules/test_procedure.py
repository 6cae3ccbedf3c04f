"""The 意見聴取, the order of the steps, holding and using: told where the dates decide it."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.strategies import FORM

NATIONAL, LOCAL = Choice("national"), Choice("local")


def document(*more: dict[Place, Value], **answers: Value) -> Assessment:
    given: dict[Place, Value] = {(name,): value for name, value in answers.items()}
    for answered in more:
        given |= answered
    return Assessment(FORM, given)


def found(code: str, assessment: Assessment) -> list[Finding]:
    return [finding for finding in check(assessment) if finding.code == code]


@pytest.mark.parametrize(
    ("period", "reason", "short", "needless"),
    [
        ("令和3年9月22日から10月21日まで（30日間）", "", False, False),
        ("令和3年9月22日から10月20日まで（29日間）", "", True, False),
        ("令和3年9月22日から10月20日まで（29日間）", "－", True, False),
        ("令和3年9月22日から10月20日まで（29日間）", "期間の短縮は行っていない。", True, False),
        ("令和3年9月22日から10月20日まで", "法令の施行まで日がなかったため", False, False),
        ("令和3年9月22日から10月21日まで", "法令の施行まで日がなかったため", False, True),
        ("令和3年9月22日から10月21日まで", "期間の短縮は行っていない。", False, False),
        ("令和3年9月22日から10月21日まで", "―", False, False),
        ("令和3年9月下旬から30日間", "", False, False),
        ("令和3年9月1日から9月15日まで及び令和3年10月1日から10月30日まで", "", False, False),
    ],
)
def test_a_short_hearing_needs_a_reason_and_a_long_one_none(
    period: str, reason: str, *, short: bool, needless: bool
) -> None:
    answers: dict[str, Value] = {"hearing_period": period}
    if reason:
        answers["hearing_shortened"] = reason
    assert bool(found("hearing-short", document(**answers))) == short
    assert bool(found("hearing-reason-needless", document(**answers))) == needless


def test_a_short_hearing_says_how_many_days_it_had() -> None:
    (finding,) = found("hearing-short", document(hearing_period="R3.9.22～R3.10.10"))
    assert finding.place == ("hearing_shortened",)
    assert "令和3年9月22日から令和3年10月10日まで" in finding.message
    assert "19日間で、30日に満ちません" in finding.message


@pytest.mark.parametrize(
    ("period", "right"),
    [
        ("令和3年9月22日から10月21日まで（29日間）", "令和3年9月22日から10月21日まで（30日間）"),
        (
            "令和３年９月２２日から１０月２１日までの３１日間",
            "令和３年９月２２日から１０月２１日までの３０日間",
        ),
    ],
)
def test_a_miscounted_period_is_put_right(period: str, right: str) -> None:
    miscounted = document(hearing_period=period)
    (finding,) = found("hearing-miscounted", miscounted)
    miscounted.apply(edit_for(miscounted, finding.fixes))
    assert miscounted.answers[("hearing_period",)] == right
    assert found("hearing-miscounted", document(hearing_period=right)) == []


def test_a_period_that_ends_before_it_begins_is_told_and_not_counted() -> None:
    backward = document(hearing_period="令和3年10月21日から令和3年9月22日まで（30日間）")
    (finding,) = found("hearing-backward", backward)
    assert finding.quotation == "令和3年10月21日から令和3年9月22日"
    assert found("hearing-short", backward) == []
    assert found("hearing-miscounted", backward) == []


IN_ORDER: dict[str, Value] = {
    "threshold_date": "令和3年8月1日",
    "hearing_period": "令和3年9月22日から10月21日まで",
    "review_date": "令和3年11月29日",
    "publication_date": "令和3年12月17日",
}


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("threshold_date", "令和3年9月22日", None),
        ("threshold_date", "令和3年9月", None),
        ("threshold_date", "令和3年9月23日", "hearing_period"),
        ("threshold_date", "令和3年10月", "hearing_period"),
        ("review_date", "令和3年10月22日", None),
        ("review_date", "令和3年10月21日", "review_date"),
        ("review_date", "令和3年10月", None),
        ("review_date", "令和3年9月", "review_date"),
        ("review_date", "令和3年12月17日", None),
        ("review_date", "令和3年12月18日", "publication_date"),
        ("publication_date", "令和3年11月", None),
        ("publication_date", "令和3年10月1日", "publication_date"),
        ("publication_date", "令和9年10月1日予定", None),
        ("hearing_period", "令和3年12月1日に説明会", "review_date"),
        ("hearing_period", "未定", None),
    ],
)
def test_the_steps_are_taken_in_their_order(name: str, value: str, place: str | None) -> None:
    findings = found("procedure-order", document(**{**IN_ORDER, name: value}))
    assert [finding.place for finding in findings] == ([(place,)] if place else [])


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("令和3年10月1日", "より前になっています。"),
        ("令和3年10月21日", "より後になっていません。"),
    ],
)
def test_a_step_that_is_dated_too_early_is_told_so(day: str, words: str) -> None:
    period = "令和3年10月21日"
    answers = {**IN_ORDER, "hearing_period": period, "review_date": day}
    (finding,) = found("procedure-order", document(**answers))
    assert f"第三者点検の実施日（{day}）が、意見聴取の実施日（{period}）{words}" in finding.message


@pytest.mark.parametrize(("kind", "told"), [(NATIONAL, True), (LOCAL, False), (None, False)])
def test_the_approval_has_its_place_in_the_order_of_national_bodies(
    kind: Choice | None, *, told: bool
) -> None:
    answers = {**IN_ORDER, "submission_date": "令和3年10月1日", "approval_date": "令和3年12月20日"}
    if kind:
        answers["body_kind"] = kind
    places = [finding.place for finding in found("procedure-order", document(**answers))]
    assert places == ([("publication_date",), ("submission_date",)] if told else [])


def file(**answers: Value) -> dict[Place, Value]:
    inside: dict[Place, Value] = {("file", "f", name): value for name, value in answers.items()}
    return {("file",): Entries(("f",))} | inside


@pytest.mark.parametrize(
    ("held", "used", "told"),
    [
        ("平成29年9月", "平成29年7月1日", True),
        ("平成29年9月", "平成29年9月1日", False),
        ("平成29年9月1日", "平成29年9月1日", False),
        ("平成29年9月30日", "平成29年9月", False),
        ("平成29年", "平成28年度", False),
        ("平成29年4月1日", "平成28年度", True),
    ],
)
def test_nothing_is_used_before_it_is_held(held: str, used: str, *, told: bool) -> None:
    findings = found("used-before-held", document(file(held_since=held, used_since=used)))
    assert bool(findings) == told


@pytest.mark.parametrize(
    ("held", "changes", "told"),
    [
        ("令和3年12月16日", (), True),
        ("令和3年12月17日", (), False),
        ("令和3年12月", (), False),
        ("平成27年10月5日", ("c1",), False),
    ],
)
def test_a_new_document_is_published_before_the_file_is_held(
    held: str, changes: tuple[str, ...], *, told: bool
) -> None:
    answers = file(held_since=held) | ({("change",): Entries(changes)} if changes else {})
    findings = found("held-before-published", document(answers, **IN_ORDER))
    assert bool(findings) == told


@pytest.mark.parametrize(
    ("used", "told"),
    [("令和3年4月1日予定", True), ("令和3年4月1日", False), ("令和4年4月予定", False)],
)
def test_what_was_planned_is_no_plan_once_it_is_past(used: str, *, told: bool) -> None:
    findings = found("still-planned", document(file(used_since=used), **IN_ORDER))
    assert bool(findings) == told
