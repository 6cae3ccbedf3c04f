"""Dates as staff write them: 平成29年9月, 平成27年6月予定, 令和元年5月1日, R6.4.1, 20170901.

What was typed is kept; this module only tells which days it means. A month or a year alone
means all of its days.
"""

import re
from dataclasses import dataclass
from datetime import date

_ERAS = {
    "令和": (2019, "R"),
    "平成": (1989, "H"),
    "昭和": (1926, "S"),
    "大正": (1912, "T"),
    "明治": (1868, "M"),
}
_BEGINNINGS = {
    "令和": date(2019, 5, 1),
    "平成": date(1989, 1, 8),
    "昭和": date(1926, 12, 25),
    "大正": date(1912, 7, 30),
    "明治": date(1868, 1, 25),
}
"""The first day of each era."""
_FIRST_YEAR = {name: year for era, (year, letter) in _ERAS.items() for name in (era, letter)}
_LIGATURES = {"㋿": "令和", "㍻": "平成", "㍼": "昭和", "㍽": "大正", "㍾": "明治"}
_DIGITS = str.maketrans("０１２３４５６７８９．／－ー−‐", "0123456789./----")
_KANJI = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

_ERA = "|".join(name for name in _FIRST_YEAR)
_SEPARATED = re.compile(
    rf"(?:(?P<era>{_ERA})(?P<year_of_era>元|\d{{1,2}})|(?P<year>\d{{4}}))"
    r"(?:(?P<fiscal>年度)|年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?P<sign>[./-])(?P<month2>\d{1,2})(?:(?P=sign)(?P<day2>\d{1,2}))?)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[(（]?(?P<word>予定|見込み?|頃|ごろ|から|より|以降|現在|時点)?[)）]?[。．.]?")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a written date means, both ends included."""

    first: date
    last: date
    planned: bool = False
    """Whether 予定 or 見込み is written behind it."""


def read_date(text: str) -> Days | None:
    """Return the days that ``text`` means, or None where it cannot be understood."""
    plain = _together(_plain(text))
    match = _SEPARATED.match(plain)
    if not match:
        return None
    rest = _AFTER.fullmatch(plain[match.end() :])
    days = _days(match)
    if not rest or not days:
        return None
    planned = (rest["word"] or "").startswith(("予定", "見込"))
    return Days(days.first, days.last, planned)


def in_japanese(day: date) -> str:
    """Return ``day`` as officials write it: 「令和元年5月1日」."""
    era, year = era_of(day)
    return f"{era}{year_in_words(year)}{day.month}月{day.day}日"


def era_of(day: date) -> tuple[str, int]:
    """Return the era of ``day`` and the year in it; days before 明治 count as 西暦."""
    for era, first in _BEGINNINGS.items():
        if day >= first:
            return era, day.year - first.year + 1
    return "西暦", day.year


def short_year(day: date) -> str:
    """Return the year of ``day`` as tables write it: 「R4」; days before 明治 count as 西暦."""
    era, year = era_of(day)
    return f"{_ERAS[era][1]}{year}" if era in _ERAS else str(year)


def first_day_of(era: str) -> date:
    """Return the day on which an era began."""
    return _BEGINNINGS[era]


def year_in_words(year: int) -> str:
    """Return the year of an era: 「元年」, 「2年」."""
    return "元年" if year == 1 else f"{year}年"


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    for sign, era in _LIGATURES.items():
        text = text.replace(sign, era)
    text = re.sub(
        r"[\s　]", "", text.translate(_DIGITS).translate({0xFF32: "R", 0xFF28: "H", 0xFF33: "S"})
    )
    return re.sub(r"[〇一二三四五六七八九十]+(?=[年月日])", _arabic, text)


def _together(plain: str) -> str:
    """Return a date that is written as eight digits with signs between them: 20260820."""
    return re.sub(r"^([12]\d{3})(\d{2})(\d{2})(?!\d)", r"\1-\2-\3", plain)


def _arabic(match: re.Match[str]) -> str:
    word = match[0]
    if "十" not in word:
        return "".join(str(_KANJI[sign]) for sign in word)
    tens, _, ones = word.partition("十")
    try:
        return str((_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0))
    except KeyError:
        return word


def _days(match: re.Match[str]) -> Days | None:
    from calendar import monthrange  # noqa: PLC0415 - a start reads no dates

    year = _year(match)
    month = match["month"] or match["month2"]
    day = match["day"] or match["day2"]
    if year is None:
        return None
    try:
        if match["fiscal"]:
            return Days(date(year, 4, 1), date(year + 1, 3, 31))
        if not month:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if day:
            exact = date(year, int(month), int(day))
            return Days(exact, exact)
        last = monthrange(year, int(month))[1]
        return Days(date(year, int(month), 1), date(year, int(month), last))
    except ValueError:
        return None


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    number = 1 if match["year_of_era"] == "元" else int(match["year_of_era"])
    return _FIRST_YEAR[match["era"].upper()] + number - 1 if number else None
