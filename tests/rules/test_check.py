"""What holds for every item: blank, unreadable, misfit, not applicable, too many, strange."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.form.definition import Form
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Unreadable,
    Value,
)
from assessor.rules.check import check
from assessor.rules.finding import Answer, Finding, Severity
from tests.small_forms import one_section, small_form
from tests.strategies import FORM, LIBRARY, PICTURES, assessments

YES, NO = Choice("yes"), Choice("no")


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return small_form(tmp_path)


def at(place: Place, form: Form, answers: dict[Place, Value]) -> list[Finding]:
    return [finding for finding in check(Assessment(form, answers)) if finding.place == place]


BLANKS = {
    "a_line": "記載がありません。ここに書いてください。",
    "a_text": "記載がありません。内容を書いてください。該当しない場合は、「－」又は「なし」と",
    "a_date": "記載がありません。日付を書いてください。",
    "a_choice": "記載がありません。選択肢から一つを選んでください。",
    "some_checks": "記載がありません。当てはまる欄に印を付けてください。",
}


@pytest.mark.parametrize("item", BLANKS)
@pytest.mark.parametrize("blank", [None, "　\n", Checks.of([]), Unreadable(" ", "読めません")])
def test_a_blank_item_says_what_to_do(item: str, blank: Value | None, form: Form) -> None:
    answers: dict[Place, Value] = {} if blank is None else {(item,): blank}
    (finding,) = at((item,), form, answers)
    assert (finding.code, finding.severity) == ("blank", Severity.ERROR)
    assert finding.message.startswith(BLANKS[item])


def test_a_text_that_an_answer_asks_for_is_not_said_to_be_needless(form: Form) -> None:
    (finding,) = at(("a_reason",), form, {("a_choice",): YES})
    assert finding.message == "記載がありません。内容を書いてください。"


def test_a_blank_picture_says_what_to_put_there() -> None:
    (finding,) = at(("flow",), FORM, {("flow",): Free((Paragraph(" "),))})
    assert finding.message == "記載がありません。図・表又は文章を入れてください。"


def test_a_blank_item_that_is_only_advised_is_a_warning(form: Form) -> None:
    (finding,) = at(("a_count",), form, {})
    assert (finding.code, finding.severity) == ("blank-advised", Severity.WARNING)


def test_a_blank_item_that_nobody_needs_is_no_finding(form: Form) -> None:
    assert at(("a_picture",), form, {}) == []


@pytest.mark.parametrize("item", ["a_line", "a_text"])
@pytest.mark.parametrize("text", ["－", "-", "なし", "書いてある"])
def test_a_dash_is_an_answer(item: str, text: str, form: Form) -> None:
    assert at((item,), form, {(item,): text}) == []


def test_what_cannot_be_read_is_quoted_with_the_reason(form: Form) -> None:
    long = "来年の春ごろを目途に調整しているところであり、まだ決まっていない"
    (finding,) = at(("a_date",), form, {("a_date",): Unreadable(long, "日付として読めません")})
    assert (finding.code, finding.severity) == ("unreadable", Severity.ERROR)
    assert finding.message.startswith("日付として読めません。「来年の春ごろを")
    assert "…」" in finding.message


@pytest.mark.parametrize(
    ("item", "value"),
    [("a_text", YES), ("a_choice", "する"), ("a_choice", Choice("gone")), ("a_text", "a\rb")],
)
def test_a_value_of_the_wrong_kind_is_a_misfit(item: str, value: Value, form: Form) -> None:
    (finding,) = at((item,), form, {(item,): value})
    assert (finding.code, finding.severity) == ("misfit", Severity.ERROR)


def test_what_need_not_be_answered_is_not_missed(form: Form) -> None:
    assert at(("a_reason",), form, {("a_choice",): NO}) == []
    assert [f.code for f in at(("a_reason",), form, {("a_choice",): YES})] == ["blank"]


@pytest.mark.parametrize("text", ["－", "―", "なし", "該当なし", " "])
def test_a_dash_where_nothing_need_be_said_is_no_finding(text: str, form: Form) -> None:
    assert at(("a_reason",), form, {("a_choice",): NO, ("a_reason",): text}) == []


def test_an_answer_that_does_not_apply_is_a_warning(form: Form) -> None:
    (finding,) = at(("a_reason",), form, {("a_choice",): NO, ("a_reason",): "理由"})
    assert (finding.code, finding.severity) == ("not-applicable", Severity.WARNING)


def test_before_the_question_is_answered_nothing_is_out_of_place(form: Form) -> None:
    assert at(("a_reason",), form, {("a_reason",): "理由"}) == []


def test_what_is_folded_away_is_not_judged(form: Form) -> None:
    answers: dict[Place, Value] = {("a_choice",): NO, ("a_reason",): Unreadable("？", "読めません")}
    assert [finding.code for finding in at(("a_reason",), form, answers)] == ["not-applicable"]


def test_a_box_that_stands_alone_excludes_the_others(form: Form) -> None:
    (finding,) = at(("some_checks",), form, {("some_checks",): Checks.of(["none", "left"])})
    assert (finding.code, finding.severity) == ("not-alone", Severity.ERROR)
    assert "「なし」" in finding.message
    for ticked in (["none"], ["left"]):
        assert at(("some_checks",), form, {("some_checks",): Checks.of(ticked)}) == []


def test_a_picture_that_is_not_in_the_file_is_missed() -> None:
    flow = Free((Paragraph("流れ"), Figure("first.png")))
    for attachments, codes in (({}, ["figure-missing"]), (PICTURES, [])):
        found = check(Assessment(FORM, {("flow",): flow}, attachments))
        assert [finding.code for finding in found if finding.place == ("flow",)] == codes


def test_missing_entries_are_missed_where_they_are_wanted(form: Form) -> None:
    assert [f.code for f in at(("file",), form, {})] == ["entries-missing"]
    tasks = ("file", "f", "task")
    one: dict[Place, Value] = {("file",): Entries(("f",))}
    for use, codes in ((YES, ["entries-missing"]), (NO, []), (None, [])):
        answers = one if use is None else {**one, ("file", "f", "task_use"): use}
        assert [f.code for f in at(tasks, form, answers)] == codes


def test_missing_entries_say_where(form: Form) -> None:
    answers: dict[Place, Value] = {
        ("file",): Entries(("f", "g")),
        ("file", "g", "file_name"): "台帳",
        ("file", "g", "task_use"): YES,
    }
    (finding,) = at(("file", "g", "task"), form, answers)
    assert finding.path == "（台帳）Ⅱ2委託事項"
    assert finding.message == "「委託事項」が一つもありません。追加してください。"


@pytest.mark.parametrize(("number", "codes"), [(3, []), (4, ["entries-many"])])
def test_more_entries_than_there_is_room_for_are_a_warning(
    number: int, codes: list[str], form: Form
) -> None:
    entries = Entries(tuple(f"f{n}" for n in range(number)))
    found = at(("file",), form, {("file",): entries})
    assert [finding.code for finding in found] == codes


def test_twenty_systems_fit_and_the_rest_goes_to_an_annex() -> None:
    for number, codes in ((20, []), (21, ["entries-many"])):
        entries = Entries(tuple(f"s{n}" for n in range(number)))
        found = at(("system",), FORM, {("system",): entries})
        assert [finding.code for finding in found] == codes
    assert "別紙" in found[0].message


def test_a_stranger_is_reported_and_a_blank_one_is_not(form: Form) -> None:
    answers: dict[Place, Value] = {("gone",): "昔の記載", ("empty",): " "}
    strangers = [f for f in check(Assessment(form, answers)) if f.code == "stranger"]
    assert [(f.place, f.path, f.severity) for f in strangers] == [
        (("gone",), "gone", Severity.WARNING)
    ]


def test_an_unplaced_text_is_a_warning_and_needs_no_reason() -> None:
    answers: dict[Place, Value] = {
        ("unplaced",): Entries(("u1", "u2")),
        ("unplaced", "u1", "unplaced_text"): "迷子",
    }
    codes = {
        f.place: f.code for f in check(Assessment(FORM, answers)) if f.place[:1] == ("unplaced",)
    }
    assert codes == {("unplaced", "u1", "unplaced_text"): "unplaced"}


def test_an_unknown_edition_comes_first() -> None:
    findings = check(Assessment(FORM, edition="令和99年1月"))
    assert (findings[0].code, findings[0].severity) == ("edition-unknown", Severity.WARNING)
    assert "edition-unknown" not in {f.code for f in check(Assessment(FORM))}


def test_findings_of_items_come_in_printed_order() -> None:
    findings = check(Assessment(FORM))
    order = [slot.place for slot in Assessment(FORM).slots()]
    places = [order.index(f.place) for f in findings if f.place in order]
    assert places == sorted(places)
    assert len(places) > 20


def test_a_rule_speaks_with_its_own_severity_and_its_evidence(tmp_path: Path) -> None:
    form = small_form(
        tmp_path,
        one_section(
            """<item name="a" label="甲" kind="text" source="recall" sure="low">
            <rule name="my_rule" severity="note" if="filled(a)" then="filled(b)">乙も書く。</rule>
            </item><item name="b" label="乙" kind="text" required="no"/>"""
        ),
    )
    (finding,) = check(Assessment(form, {("a",): "x"}))
    assert finding == Finding(
        "my-rule",
        Severity.NOTE,
        ("a",),
        "1 甲",
        "甲",
        "乙も書く。",
        finding.basis,
        verified=False,
        quotation="x",
        title="乙も書く",
    )
    assert check(Assessment(form, {("a",): "x", ("b",): "y"})) == []


@settings(max_examples=40)
@given(assessments())
def test_every_finding_of_a_random_document_can_be_shown(assessment: Assessment) -> None:
    for finding in check(assessment):
        assert finding.path
        assert finding.message.endswith("。")
        assert "\n" not in finding.message
        assert finding.severity in Severity


@pytest.mark.parametrize("edition", [known.id for known in LIBRARY.editions])
def test_a_blank_document_can_be_checked(edition: str) -> None:
    assert {f.code for f in check(Assessment(LIBRARY.form(edition)))} >= {
        "blank",
        "entries-missing",
    }


def test_words_behind_a_box_without_a_tick_contradict_it(form: Form) -> None:
    answer = Checks.of(["left"], {"other": "台帳"})
    (finding,) = at(("some_checks",), form, {("some_checks",): answer})
    assert (finding.code, finding.severity) == ("tail-unticked", Severity.ERROR)
    (fix,) = finding.fixes
    assert isinstance(fix, Answer)
    assert at(("some_checks",), form, {("some_checks",): fix.value or answer}) == []
    ticked = Checks.of(["left", "other"], {"other": "台帳"})
    assert at(("some_checks",), form, {("some_checks",): ticked}) == []


def test_no_tick_is_offered_that_another_one_excludes(form: Form) -> None:
    answer = Checks.of(["none"], {"other": "台帳"})
    (finding,) = at(("some_checks",), form, {("some_checks",): answer})
    assert (finding.code, finding.fixes) == ("tail-unticked", ())


def test_a_tick_that_asks_for_words_is_not_left_without_them(form: Form) -> None:
    answer = Checks.of(["other"])
    (finding,) = at(("some_checks",), form, {("some_checks",): answer})
    assert (finding.code, finding.severity) == ("tail-blank", Severity.WARNING)


def test_the_guideline_is_no_basis_for_an_item_of_our_own() -> None:
    findings = {finding.place[-1]: finding for finding in check(Assessment(FORM, {}))}
    own = next(name for name in FORM.items if FORM.items[name].evidence.source == "own")
    official = next(name for name in findings if FORM.items[name].evidence.source == "doc")
    assert findings[own].basis == ""
    assert "指針" in findings[official].basis
    assert not findings[official].verified
