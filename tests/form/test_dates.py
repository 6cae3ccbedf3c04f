from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.dates import Days, era_of, in_japanese, read_date
from assessor.form.kinds import read
from tests.strategies import FORM, raw_texts

DAYS = {
    "平成29年9月": (date(2017, 9, 1), date(2017, 9, 30)),
    "2017-09-01": (date(2017, 9, 1), date(2017, 9, 1)),
    "20170901": (date(2017, 9, 1), date(2017, 9, 1)),
    "２０１７０９０１": (date(2017, 9, 1), date(2017, 9, 1)),
    "2017/9/1": (date(2017, 9, 1), date(2017, 9, 1)),
    "2017.9": (date(2017, 9, 1), date(2017, 9, 30)),
    "令和元年5月1日": (date(2019, 5, 1), date(2019, 5, 1)),
    "R6.4.1": (date(2024, 4, 1), date(2024, 4, 1)),
    "h29.9.1": (date(2017, 9, 1), date(2017, 9, 1)),
    "Ｈ２９．９．１": (date(2017, 9, 1), date(2017, 9, 1)),
    "㍻29年": (date(2017, 1, 1), date(2017, 12, 31)),
    "㋿6年 4月 1日": (date(2024, 4, 1), date(2024, 4, 1)),
    "令和六年四月一日": (date(2024, 4, 1), date(2024, 4, 1)),
    "昭和六十三年十二月三十一日": (date(1988, 12, 31), date(1988, 12, 31)),
    "平成二九年十月二十日": (date(2017, 10, 20), date(2017, 10, 20)),
    "昭和64年": (date(1989, 1, 1), date(1989, 12, 31)),
    "平成31年4月30日現在": (date(2019, 4, 30), date(2019, 4, 30)),
    "令和5年度": (date(2023, 4, 1), date(2024, 3, 31)),
    "2023年度": (date(2023, 4, 1), date(2024, 3, 31)),
    "令和6年2月": (date(2024, 2, 1), date(2024, 2, 29)),
    "平成30年4月1日から": (date(2018, 4, 1), date(2018, 4, 1)),
}
PLANNED = ("平成27年6月予定", "平成27年6月（予定）", "令和7年4月1日見込み", "令和7年度予定")
REFUSED = (
    "2月30日",
    "令和5年2月30日",
    "2017-02-29",
    "令和6年13月",
    "令和0年",
    "令和六年十十月",
    "9999年度",
    "0000-01-01",
    "平成29年9月1日と10月1日",
    "そのうち",
    "平成",
    "－",
    "20171301",
    "",
)


@pytest.mark.parametrize("text", DAYS)
def test_a_written_date_means_these_days(text: str) -> None:
    assert read_date(text) == Days(*DAYS[text])


@pytest.mark.parametrize("text", PLANNED)
def test_a_planned_date_is_understood_as_planned(text: str) -> None:
    days = read_date(text)
    assert days
    assert days.planned


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", [*DAYS, *PLANNED])
def test_a_date_is_kept_as_it_was_typed(text: str) -> None:
    assert read(FORM.items["held_since"], text) == text


@given(raw_texts | st.text("令平成昭和元年月日度予定RHS0123456789.-/十二三 ", max_size=14))
def test_no_text_makes_reading_a_date_fail(text: str) -> None:
    days = read_date(text)
    assert days is None or days.first <= days.last


@given(st.dates(date(1926, 12, 26), date(2099, 12, 31)))
def test_every_day_is_read_back_in_both_calendars(day: date) -> None:
    era, first = next(
        (era, year)
        for era, year in (("令和", 2019), ("平成", 1989), ("昭和", 1926))
        if day.year >= year
    )
    for text in (day.isoformat(), f"{era}{day.year - first + 1}年{day.month}月{day.day}日"):
        assert read_date(text) == Days(day, day)


def test_a_day_is_written_as_officials_do() -> None:
    assert in_japanese(date(2019, 5, 1)) == "令和元年5月1日"
    assert in_japanese(date(2019, 4, 30)) == "平成31年4月30日"
    assert in_japanese(date(1989, 1, 7)) == "昭和64年1月7日"
    assert era_of(date(1800, 1, 1)) == ("西暦", 1800)


@given(st.dates(date(1873, 1, 1), date(2099, 12, 31)))
def test_a_day_that_is_written_is_read_back(day: date) -> None:
    assert read_date(in_japanese(day)) == Days(day, day)
