"""Dates in any text that cannot be right: no such day, the era of another time, two years at once.

An answer that is a date and nothing else is read as one; that it cannot be is said there.
"""

from collections.abc import Iterator, Mapping

from assessor.form.dates import era_of, first_day_of, year_in_words
from assessor.form.numerals import written_number
from assessor.form.written_dates import WrittenDate, find_dates
from assessor.rules.finding import Mark
from assessor.rules.kinds import TextCheck
from assessor.rules.standards import Standard


def _impossible(words: str, standard: Standard) -> Iterator[Mark]:
    """Find days that are in no calendar: 6月31日."""
    for found in find_dates(words):
        around = len(words.strip()) - (found.end - found.start)
        if not found.exists and around > standard.number("words_around"):
            written = words[found.start : found.end]
            message = f"「{written}」は暦にない日付です。正しい日付に直してください。"
            yield Mark(found.start, found.end, message)


def _other_era(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find years of an era that had ended, or had not begun: 平成40年."""
    for found in find_dates(words):
        right = _right_era(found)
        if right:
            end = found.era_end
            written = words[found.start : end]
            new = _as_written(written, *right)
            message = f"「{written}」は、{right[0]}{year_in_words(right[1])}に当たります。"
            yield Mark(found.start, end, f"{message}元号を確かめてください。", new)


def _two_years(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find an era and a western year beside each other that are not the same year."""
    for found in find_dates(words):
        if found.other_year is not None and found.other_year != found.year:
            written = words[found.start : found.end]
            message = f"「{written}」の元号の年と西暦の年が合いません。どちらかを直してください。"
            yield Mark(found.start, found.end, message)


def _right_era(found: WrittenDate) -> tuple[str, int] | None:
    """Return era and year that the date should have; None where those written are right."""
    days = found.days
    if not days or not found.era or found.of_era < 1:
        return None
    right, year = era_of(days.first)
    if right != found.era and days.last < first_day_of(found.era):
        return right, year
    began_later = first_day_of(right) > first_day_of(found.era)
    return (right, year) if right != found.era and began_later else None


def _as_written(written: str, era: str, year: int) -> str | None:
    """Return era and year in the way of what was written; None for signs such as ㍻."""
    digits = written.strip(_NO_DIGITS)
    number = written_number(year, digits)
    if written.endswith("年") and written[0] in "令平昭大明":
        return f"{era}{'元' if year == 1 else number}年"
    if written[0] in _LETTERS.values() and era in _LETTERS:
        return f"{_LETTERS[era]}{number}"
    return None


_NO_DIGITS = "令和平成昭大正明治年RHSＲＨＳ元 　"
_LETTERS = {"令和": "R", "平成": "H", "昭和": "S"}

TEXT_CHECKS: Mapping[str, TextCheck] = {
    "date-impossible": _impossible,
    "date-other-era": _other_era,
    "date-two-years": _two_years,
}
