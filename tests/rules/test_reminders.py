"""What falls due, relative to a day that is given; without a day nobody is reminded."""

from datetime import date

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding, Severity
from assessor.rules.reminders import last_day
from tests.strategies import FORM

CODES = {"review-soon", "review-overdue", "renewal-soon", "renewal-overdue", "ended"}


def document(*changed: str, **answers: Value) -> Assessment:
    given: dict[Place, Value] = {(name,): value for name, value in answers.items()}
    if changed:
        names = tuple(f"c{number}" for number in range(len(changed)))
        given["change",] = Entries(names)
        for name, day in zip(names, changed, strict=True):
            given["change", name, "change_date"] = day
    return Assessment(FORM, given)


def reminded(assessment: Assessment, today: date | None) -> list[Finding]:
    return [finding for finding in check(assessment, today) if finding.code in CODES]


def test_five_years_end_the_day_before_the_same_day() -> None:
    assert last_day(date(2017, 2, 9), 5) == date(2022, 2, 8)
    assert last_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert last_day(date(2024, 2, 29), 4) == date(2028, 2, 28)


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2017, 2, 9), []),
        (date(2017, 12, 1), ["review-soon"]),
        (date(2018, 2, 8), ["review-soon"]),
        (date(2018, 2, 9), ["review-overdue"]),
        (date(2021, 2, 7), ["review-overdue"]),
        (date(2021, 2, 8), ["review-overdue", "renewal-soon"]),
        (date(2022, 2, 8), ["review-overdue", "renewal-soon"]),
        (date(2022, 2, 9), ["review-overdue", "renewal-overdue"]),
    ],
)
def test_what_is_due_after_a_publication(today: date, codes: list[str]) -> None:
    findings = reminded(document(publication_date="平成29年2月9日"), today)
    assert [finding.code for finding in findings] == codes


def test_the_days_are_named() -> None:
    (soon,) = [
        finding
        for finding in reminded(document(publication_date="平成29年2月9日"), date(2021, 10, 1))
        if finding.code == "renewal-soon"
    ]
    assert "平成29年2月9日" in soon.message
    assert "令和4年2月8日" in soon.message
    assert soon.severity == Severity.NOTE


def test_without_a_day_nobody_is_reminded() -> None:
    assert reminded(document(publication_date="平成29年2月9日"), None) == []


def test_a_change_begins_the_year_anew_and_not_the_five_years() -> None:
    changed = document("令和3年6月1日", publication_date="平成29年2月9日")
    codes = [finding.code for finding in reminded(changed, date(2022, 2, 9))]
    assert codes == ["renewal-overdue"]
    (overdue,) = [
        finding
        for finding in reminded(changed, date(2022, 6, 1))
        if finding.code == "review-overdue"
    ]
    assert "令和4年5月31日" in overdue.message
    assert overdue.place == ("change", "c0", "change_date")


def test_the_five_years_count_from_the_first_publication_after_the_review() -> None:
    corrected = document(
        "令和3年12月17日",
        "令和4年10月5日",
        review_date="令和3年11月29日",
        publication_date="令和4年10月5日",
    )
    (overdue,) = [
        finding
        for finding in reminded(corrected, date(2026, 12, 17))
        if finding.code == "renewal-overdue"
    ]
    assert "令和8年12月16日" in overdue.message
    codes = [finding.code for finding in reminded(corrected, date(2026, 12, 16))]
    assert "renewal-overdue" not in codes


@pytest.mark.parametrize(
    ("today", "codes"),
    [(date(2025, 4, 1), ["ended"]), (date(2028, 3, 30), ["ended"]), (date(2028, 3, 31), [])],
)
def test_what_has_ended_stays_published_for_three_years(today: date, codes: list[str]) -> None:
    ended = document(
        assessment_title="予防接種に関する事務　全項目評価書【令和7年3月31日　終了】",
        publication_date="平成29年2月9日",
    )
    assert [finding.code for finding in reminded(ended, today)] == codes


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("予防接種に関する事務【終了】", True),
        ("予防接種に関する事務【令和7年3月31日終了】", False),
        ("終了届に関する事務", False),
    ],
)
def test_an_end_without_a_day_is_told(title: str, *, told: bool) -> None:
    codes = [finding.code for finding in check(document(assessment_title=title))]
    assert ("end-undated" in codes) == told
