"""Dates and periods inside a text, however they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.dates import in_japanese
from assessor.form.written_dates import find_dates, find_periods
from tests.strategies import raw_texts

# A text, and the characters of every date in it.
FOUND = {
    "令和3年9月22日から令和3年10月21日まで（30日間）、令和4年も": [
        "令和3年9月22日",
        "令和3年10月21日",
        "令和4年",
    ],
    "令和 3 年 9 月 22 日": ["令和 3 年 9 月 22 日"],
    "平成四十年四月一日に": ["平成四十年四月一日"],
    "令和４年（２０２１年）４月": ["令和４年（２０２１年）４月"],
    "R3.9.22、2021/9/22、2021-09-22": ["R3.9.22", "2021/9/22", "2021-09-22"],
    "㍻31年4月1日": ["㍻31年4月1日"],
    "5日以内に1月10日までに": ["1月10日"],
    "30日間、7営業日、3年": [],
    "022-214-1209 第3.1.2節": [],
    "": [],
}

# A text; first and last day, days written behind it.
PERIODS: dict[str, tuple[date, date, int | None]] = {
    "令和3年9月22日から令和3年10月21日までの30日間": (date(2021, 9, 22), date(2021, 10, 21), 30),
    "令和８年５月１５日（金）～６月１５日（月）（３２日間）": (
        date(2026, 5, 15),
        date(2026, 6, 15),
        32,
    ),
    "令和3年12月20日～翌年1月20日": (date(2021, 12, 20), date(2022, 1, 20), None),
    "令和3年12月20日から1月20日まで": (date(2021, 12, 20), date(2022, 1, 20), None),
    "令和3年9月1日から同月30日まで": (date(2021, 9, 1), date(2021, 9, 30), None),
    "令和3年9月1日から30日まで": (date(2021, 9, 1), date(2021, 9, 30), None),
    "R3.9.22～R3.10.21": (date(2021, 9, 22), date(2021, 10, 21), None),
    "2021/9/22-2021/10/21": (date(2021, 9, 22), date(2021, 10, 21), None),
    "令和三年九月二十二日より十月二十一日まで（三十日間）": (
        date(2021, 9, 22),
        date(2021, 10, 21),
        30,
    ),
}


@pytest.mark.parametrize("text", FOUND)
def test_dates_are_found_with_the_characters_they_take(text: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] == FOUND[text]


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_understood(text: str) -> None:
    (period,) = find_periods(text)
    assert (period.first, period.last, period.stated) == PERIODS[text]


@pytest.mark.parametrize(
    "text",
    [
        "9月22日から10月21日まで",
        "令和3年9月から10月まで",
        "令和3年9月22日に公表し、令和3年10月21日に締め切った",
        "令和3年9月31日から令和3年10月21日まで",
    ],
)
def test_what_does_not_name_two_days_is_no_period(text: str) -> None:
    assert find_periods(text) == []


def test_the_length_belongs_to_the_period_before_it() -> None:
    text = "令和3年9月1日から9月30日まで及び令和3年11月1日から11月15日まで（15日間）"
    assert [(period.length, period.stated) for period in find_periods(text)] == [
        (30, None),
        (15, 15),
    ]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("令和3年9月22日から令和3年10月21日", 30),
        ("平成27年5月19日から6月17日", 30),
        ("令和7年9月16日から10月16日", 31),
    ],
)
def test_both_ends_of_a_period_count(text: str, length: int) -> None:
    (period,) = find_periods(text)
    assert period.length == length


@given(st.dates(date(1926, 12, 25), date(2099, 12, 31)), st.integers(0, 400))
def test_every_period_of_two_written_days_is_read_back(first: date, more: int) -> None:
    last = min(first + timedelta(days=more), date(2099, 12, 31))
    (period,) = find_periods(f"募集は{in_japanese(first)}から{in_japanese(last)}まで。")
    assert (period.first, period.last) == (first, last)
    assert period.length == (last - first).days + 1


@given(
    raw_texts | st.text("令平成昭和元年月日度同翌から～（）RHS0123456789.-/十二三 ", max_size=30)
)
def test_no_text_makes_finding_dates_fail(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        days = found.days
        assert days is None or days.first <= days.last
        assert found.exists or found.month
    find_periods(text)
