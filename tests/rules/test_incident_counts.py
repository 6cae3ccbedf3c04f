"""Whether an incident counts on a day: the edges of the windows, and what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.dates import in_japanese
from assessor.form.values import Choice
from assessor.rules.check import standards
from assessor.rules.incident_counts import (
    Count,
    Verdict,
    counts_for_items,
    counts_for_threshold,
    listed,
    whole_verdict,
    years_before,
)
from assessor.rules.incidents import incidents, persons_of
from tests.records_of_incidents import Row, records

DAY = date(2026, 11, 22)
SPECIFIC = Choice("specific")
BASE: Row = {"kinds": "sensitive", "object": SPECIFIC}


def for_items(when: str, day: date = DAY, **more: str | Choice) -> Count:
    (incident,) = incidents(records({**BASE, "date": when, **more}))
    return counts_for_items(incident, day, standards())


def for_threshold(when: str, day: date = DAY, **more: str | Choice) -> Count:
    (incident,) = incidents(records({**BASE, "date": when, **more}))
    return counts_for_threshold(incident, day, standards())


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("令和5年11月22日", Verdict.COUNTS),  # the same day three years before
        ("令和5年11月21日", Verdict.NOT),
        ("令和8年11月22日", Verdict.COUNTS),  # the day itself
        ("令和8年11月23日", Verdict.NOT),
        ("令和5年12月", Verdict.COUNTS),
        ("令和5年11月", Verdict.OPEN),
        ("令和5年10月", Verdict.NOT),
        ("令和5年度", Verdict.OPEN),
        ("令和6年度", Verdict.COUNTS),
        ("令和4年度", Verdict.NOT),
        ("R6年度", Verdict.COUNTS),
        ("令和8年度", Verdict.OPEN),  # it goes on until March
        ("", Verdict.OPEN),
        ("夏ごろ", Verdict.OPEN),
    ],
)
def test_three_years_are_counted_from_the_same_day(when: str, verdict: Verdict) -> None:
    assert for_items(when).verdict is verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("令和7年11月22日", Verdict.COUNTS),
        ("令和7年11月21日", Verdict.NOT),
        ("令和7年11月", Verdict.OPEN),
        ("令和7年度", Verdict.OPEN),
    ],
)
def test_the_threshold_looks_back_one_year(when: str, verdict: Verdict) -> None:
    assert for_threshold(when).verdict is verdict


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2027, 2, 28), 3, date(2024, 2, 28)),
        (date(2027, 3, 1), 3, date(2024, 3, 1)),
    ],
)
def test_a_leap_day_has_a_day_before_it_in_every_year(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


def test_an_incident_of_a_leap_day_counts_until_its_anniversary_has_passed() -> None:
    assert for_items("令和6年2月29日", date(2027, 2, 28)).verdict is Verdict.COUNTS
    assert for_items("令和6年2月29日", date(2027, 3, 1)).verdict is Verdict.NOT


@given(st.dates(date(2019, 5, 1), date(2030, 12, 31)), st.integers(0, 2000))
def test_what_has_once_fallen_out_never_comes_back(happened: date, later: int) -> None:
    day = happened + timedelta(days=later)
    if for_items(in_japanese(happened), day).verdict is Verdict.NOT:
        assert for_items(in_japanese(happened), day + timedelta(days=1)).verdict is Verdict.NOT


def test_a_month_or_a_year_alone_names_its_first_and_last_day_in_the_reason() -> None:
    (reason,) = for_items("令和5年度").reasons
    assert "令和5年4月1日から令和6年3月31日までのどの日か" in reason
    (reason,) = for_items("令和5年11月").reasons
    assert "令和5年11月1日から令和5年11月30日まで" in reason


def test_it_cannot_have_happened_after_it_was_found() -> None:
    assert for_items("令和5年11月", found="令和5年11月20日").verdict is Verdict.NOT
    assert for_items("", found="令和5年11月20日").verdict is Verdict.NOT
    assert for_items("", found="令和6年11月20日").verdict is Verdict.OPEN


def test_only_incidents_with_a_personal_number_count_for_the_threshold() -> None:
    assert for_threshold("令和8年4月1日", object=Choice("personal")).verdict is Verdict.NOT
    (incident,) = incidents(records({"kinds": "sensitive", "date": "令和8年4月1日"}))
    assert counts_for_threshold(incident, DAY, standards()).verdict is Verdict.OPEN
    assert counts_for_items(incident, DAY, standards()).verdict is Verdict.COUNTS


def test_what_is_not_the_bodys_fault_does_not_count_and_says_that_this_is_not_verified() -> None:
    count = for_items("令和8年4月1日", blameless=Choice("yes"))
    assert count.verdict is Verdict.NOT
    assert "未確認" in count.reasons[0]


@pytest.mark.parametrize(
    ("persons", "verdict"),
    [("101人", Verdict.COUNTS), ("100人", Verdict.OPEN), ("不明", Verdict.OPEN)],
)
def test_more_than_a_hundred_persons_are_a_hundred_and_one(persons: str, verdict: Verdict) -> None:
    assert for_items("令和8年4月1日", kinds="", persons=persons).verdict is verdict


def test_one_that_counts_is_enough_for_the_whole() -> None:
    rows = records({**BASE, "date": "令和8年4月1日"}, {"date": ""}, {**BASE, "date": "平成元年"})
    assert [one.entry for one, _ in listed(rows, DAY, standards())] == ["e1", "e2"]
    counts = [counts_for_items(one, DAY, standards()) for one in incidents(rows)]
    assert whole_verdict(counts) is Verdict.COUNTS
    assert whole_verdict(counts[1:]) is Verdict.OPEN
    assert whole_verdict(counts[2:]) is Verdict.NOT
    assert whole_verdict([]) is Verdict.NOT


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("221件", 221, 221),
        ("１２９名", 129, 129),
        ("約5万人", 50_000, 50_000),
        ("1,989人", 1989, 1989),
        ("8", 8, 8),
        ("3世帯8名", 8, 8),
        ("市民5人と職員3人", 5, 8),
        ("101人以上", 101, None),
        ("100人以下", 0, 100),
    ],
)
def test_numbers_of_persons_are_read_as_they_are_written(
    words: str, least: int, most: int | None
) -> None:
    persons = persons_of(words)
    assert persons is not None
    assert (persons.least, persons.most) == (least, most)


@pytest.mark.parametrize("words", ["", "不明", "調査中", "3世帯"])
def test_a_number_nobody_knows_is_none(words: str) -> None:
    assert persons_of(words) is None
