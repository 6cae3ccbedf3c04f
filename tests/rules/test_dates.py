"""Dates in any text that cannot be right, each with what would be right."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.kinds import read
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.strategies import FORM


def found(code: str, text: str) -> list[Finding]:
    return [each for each in check(Assessment(FORM, {("necessity",): text})) if each.code == code]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("平成31年6月31日から実施している。", ["平成31年6月31日"]),
        ("毎年4月31日を期限としている。", ["4月31日"]),
        ("令和5年2月29日に廃棄した記録", ["令和5年2月29日"]),
        ("令和6年2月29日に廃棄した記録", []),
        ("毎年2月29日を期限としている。", []),
        ("令和3年13月を期限としている。", ["令和3年13月"]),
        ("9月から12月まで、30日前に通知", []),
    ],
)
def test_a_day_that_is_in_no_calendar_is_told(text: str, quoted: list[str]) -> None:
    assert [finding.quotation for finding in found("date-impossible", text)] == quoted


def test_an_answer_that_is_only_such_a_day_is_told_once() -> None:
    for text in ("令和3年9月31日", "令和3年9月31日（予定）"):
        value = read(FORM.items["threshold_date"], text)
        assert value
        findings = check(Assessment(FORM, {("threshold_date",): value}))
        told = [each for each in findings if each.place == ("threshold_date",)]
        assert [each.code for each in told] == ["unreadable"]
        assert told[0].message.startswith("暦にない日付です。")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("平成40年3月31日まで保存する。", "令和10年3月31日まで保存する。"),
        ("平成31年5月1日から", "令和元年5月1日から"),
        ("平成３２年度まで", "令和２年度まで"),
        ("令和元年4月1日から", "平成31年4月1日から"),
        ("昭和64年2月1日から", "平成元年2月1日から"),
        ("H40.3.31まで", "R10.3.31まで"),
    ],
)
def test_the_year_of_another_era_is_told_and_put_right(text: str, right: str) -> None:
    (finding,) = found("date-other-era", text)
    document = Assessment(FORM, {("necessity",): text})
    document.apply(edit_for(document, finding.fixes))
    assert document.answers[("necessity",)] == right
    assert found("date-other-era", right) == []


@pytest.mark.parametrize(
    "text",
    [
        "平成31年4月30日",
        "平成31年度に",
        "平成31年に",
        "令和元年5月",
        "令和元年度に",
        "昭和64年1月7日",
    ],
)
def test_the_last_year_of_an_era_is_right(text: str) -> None:
    assert found("date-other-era", text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("令和4年（2021年）4月に開始した。", True),
        ("令和４年（２０２２年）４月に開始した。", False),
        ("2019年（令和元年）に開始した。", False),
        ("2018年（令和元年）に開始した。", True),
    ],
)
def test_two_years_of_two_calendars_are_the_same_year(text: str, *, wrong: bool) -> None:
    assert bool(found("date-two-years", text)) == wrong
