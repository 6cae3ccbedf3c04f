"""Dates and periods inside a text: the characters each takes, and the days it means.

What a later date leaves out it has from the one before it: 「令和3年9月22日から10月21日まで」. What
is written is kept apart from what it means, so that a day that does not exist, an era that had
ended and two calendars that disagree can be told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from assessor.form.dates import Days, day_of, read_date
from assessor.form.numerals import read_number

_ERAS = {
    "令和": 2019, "㋿": 2019, "R": 2019,
    "平成": 1989, "㍻": 1989, "H": 1989,
    "昭和": 1926, "㍼": 1926, "S": 1926,
    "大正": 1912, "㍽": 1912,
    "明治": 1868, "㍾": 1868,
}  # fmt: skip
_NAMES = {"㋿": "令和", "R": "令和", "㍻": "平成", "H": "平成", "㍼": "昭和", "S": "昭和"} | {
    "㍽": "大正",
    "㍾": "明治",
}
_LEVEL = str.maketrans(
    "０１２３４５６７８９．／－−‐ＲＨＳ（）　～〜\u2015\u2014\u2013", "0123456789./---RHS() ~~---"
)
"""One character for one, so that places stay the same."""
_UNLEVEL = re.compile(f"[{''.join(map(chr, _LEVEL))}]+")

_NUMBER = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_YEAR = (
    rf"(?:(?P<era>令和|平成|昭和|大正|明治|[㋿㍻㍼㍽㍾]) ?(?P<of_era>元|{_NUMBER}) ?年"
    r"|(?:西暦)?(?P<western>(?:1[89]|2[01])[0-9]{2}) ?年)"
)
_OTHER_YEAR = re.sub(r"\?P<", "?P<o_", _YEAR)
_FROM = (
    rf"(?P<year>{_YEAR}(?: ?\( ?(?P<other>{_OTHER_YEAR}) ?\))?)|(?P<same>[同翌]年)|(?P<there>同月)"
)
_DAY = rf"(?: ?(?P<month>{_NUMBER}) ?月)?(?: ?(?P<day>{_NUMBER}) ?日(?!間))?"
_SIGNS = (
    r"(?P<letter>(?<![A-Za-z])[RHS](?=[0-9]))?(?P<s_year>[0-9]{1,4})(?P<sign>[./-])"
    r"(?P<s_month>[0-9]{1,2})(?P=sign)(?P<s_day>[0-9]{1,2})(?!(?P=sign)?[0-9])"
)
_FIRST = "令平昭大明㋿㍻㍼㍽㍾西同翌0-9〇一二三四五六七八九十"
_DATE = re.compile(
    # Most characters begin no date, and are passed over quickly.
    rf"(?=[RHS{_FIRST}])"
    rf"(?:(?<![0-9.])(?=[RHS0-9])(?:{_SIGNS})"
    rf"|(?=[{_FIRST}])(?<![0-9])(?:{_FROM})?(?:(?P<fiscal>度)|{_DAY}))"
)
_SIGN_OF_DATE = re.compile("[年月]|[0-9０-９][./．／－−‐―—–-][0-9０-９]")
"""What every date has, or the first of those that follow one another."""
_BETWEEN = re.compile(r"[ \n]*(?:\([月火水木金土日](?:曜日)?\))?[ \n]*(?:から|より|~|-|至)[ \n]*")
_STATED = re.compile(r"(?P<number>[0-9]{1,3}|[〇一二三四五六七八九十]{1,3}) ?日間")
_FAR = 40
"""How far behind a period its length may stand."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text; what is not written, nor known from before, is None."""

    start: int
    end: int
    year: int | None
    """Of the western calendar."""
    month: int | None
    day: int | None
    era: str = ""
    """The era where one is written."""
    of_era: int = 0
    era_end: int = 0
    """Where the words for era and year end."""
    other_year: int | None = None
    """The year in the other calendar that is written behind it in brackets."""
    fiscal: bool = False

    @property
    def days(self) -> Days | None:
        """The days it means; None where that is not known or there is no such day."""
        if self.year is None:
            return None
        if self.fiscal:
            return read_date(f"{self.year}年度")
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.month and self.day else ""
        return read_date(f"{self.year}年{month}{day}")

    @property
    def exists(self) -> bool:
        """Whether there is such a month and day, in a leap year if the year is not known."""
        if self.month is None:
            return True
        return day_of(self.year or 2000, self.month, self.day or 1) is not None


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates with から or a dash between them."""

    first: date
    last: date
    start: int
    end: int
    stated: int | None = None
    """The number of days that is written behind it: 「（30日間）」."""
    stated_start: int = 0
    stated_end: int = 0

    @property
    def length(self) -> int:
        """The number of days, the first and the last counted too."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=8)  # several checks ask for the same text one after the other
def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return every date in ``text``; a year alone counts, a month or a day alone does not."""
    if not _SIGN_OF_DATE.search(text):
        return ()
    return tuple(found for found in _every(_levelled(text)) if _is_date(found))


def find_periods(text: str) -> list[Period]:
    """Return every period in ``text`` whose two ends are days that exist."""
    plain = _levelled(text)
    found = []
    dates = list(_every(plain))
    for one, other in pairwise(dates):
        first, last = one.days, other.days
        if not _BETWEEN.fullmatch(plain, one.end, other.start) or not first or not last:
            continue
        if one.day is None or other.day is None:
            continue
        following = next((each.start for each in dates if each.start >= other.end), len(plain))
        stated = _STATED.search(plain, other.end, min(following, other.end + _FAR))
        number = _number(stated["number"]) if stated else None
        span = stated.span("number") if stated else (0, 0)
        found.append(Period(first.first, last.last, one.start, other.end, number, *span))
    return found


def _levelled(text: str) -> str:
    # To translate all of a Japanese text takes five times as long.
    return _UNLEVEL.sub(lambda run: run[0].translate(_LEVEL), text)


def _is_date(found: WrittenDate) -> bool:
    return found.year is not None or found.month is not None


def _every(plain: str) -> Iterator[WrittenDate]:
    before: WrittenDate | None = None
    for match in _DATE.finditer(plain):
        near = before if before and _linked(plain, before, match) else None
        if match.end() == match.start() or not _says_date(match, near):
            continue
        before = _separated(match) if match["sign"] else _written(match, near)
        yield before


def _says_date(match: re.Match[str], before: WrittenDate | None) -> bool:
    """Tell whether more stands there than one number: 「5日」 alone may mean how many days."""
    if match["sign"]:
        return bool(match["letter"]) or len(match["s_year"]) == len("2024")
    if match["day"] and not match["month"]:
        return before is not None
    return bool(match["year"] or match["same"] or (match["month"] and match["day"]))


def _linked(plain: str, before: WrittenDate, match: re.Match[str]) -> bool:
    return bool(match["same"] or match["there"]) or bool(
        _BETWEEN.fullmatch(plain, before.end, match.start())
    )


def _separated(match: re.Match[str]) -> WrittenDate:
    era, number = match["letter"], int(match["s_year"])
    return WrittenDate(
        *match.span(),
        year=_ERAS[era] + number - 1 if era else number,
        month=int(match["s_month"]),
        day=int(match["s_day"]),
        era=_NAMES[era] if era else "",
        of_era=number if era else 0,
        era_end=match.end("s_year"),
    )


def _written(match: re.Match[str], before: WrittenDate | None) -> WrittenDate:
    month = _number(match["month"])
    day = _number(match["day"])
    year, era, of_era = _year(match, "")
    if year is None and before:
        year = before.year
        if year is not None and (match["same"] or "").startswith("翌"):
            year += 1
        month = month or before.month
        if year and before.month and month and month < before.month and not match["same"]:
            year += 1
    other = _year(match, "o_")[0] if match["other"] else None
    end_of_year = match.string.index("年", match.end("of_era")) + 1 if era else match.start()
    return WrittenDate(
        *match.span(),
        year=year,
        month=month,
        day=day,
        era=era,
        of_era=of_era,
        era_end=end_of_year,
        other_year=other,
        fiscal=bool(match["fiscal"]),
    )


def _year(match: re.Match[str], prefix: str) -> tuple[int | None, str, int]:
    """Return the western year, the era that is written, and the year of it."""
    if match[f"{prefix}western"]:
        return int(match[f"{prefix}western"]), "", 0
    era = match[f"{prefix}era"]
    if not era:
        return None, "", 0
    number = 1 if match[f"{prefix}of_era"] == "元" else _number(match[f"{prefix}of_era"]) or 0
    return _ERAS[era] + number - 1, _NAMES.get(era, era), number


def _number(words: str | None) -> int | None:
    return read_number(words) if words else None
