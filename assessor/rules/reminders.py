"""What falls due: the yearly review, the evaluation after five years, the end of publication.

All of it is counted from dates in the document, relative to a day given by whoever asks; without
one nobody is reminded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assessor.form.dates import Days, in_japanese, read_date
from assessor.form.values import Place
from assessor.form.written_dates import find_dates
from assessor.rules.context import Context
from assessor.rules.finding import Hit
from assessor.rules.kinds import Check

_PUBLICATION = "publication_date"
_REVIEW = "review_date"
_CHANGE_DATE = "change_date"
_TITLE = "assessment_title"
_END = re.compile(r"[【\[［〔](?P<words>[^】\]］〕]*終了[^】\]］〕]*)[】\]］〕]")


@dataclass(frozen=True, slots=True)
class Due:
    """A day until which something is to be done, and the day it is counted from."""

    by: date
    since: date
    place: Place
    """Where the day it is counted from stands."""


def yearly_review(context: Context) -> Due | None:
    """Return until when the document is to be reviewed: a year after it was last published."""
    last = max(_publications(context), default=None, key=lambda found: found[0])
    if last is None or _end(context):
        return None
    years = context.standards["review-overdue"].number("years")
    return Due(last_day(last[0], years), *last)


def renewal(context: Context) -> Due | None:
    """Return until when the evaluation is to be made anew.

    It counts from the publication of the last evaluation, the first after the 第三者点検; what is
    published later only corrects it and changes nothing. Without a 第三者点検 it is the 公表日.
    """
    if _end(context):
        return None
    reviewed = _day_at(context, (_REVIEW,))
    after = [
        found for found in _publications(context) if reviewed and found[0] >= reviewed.last
    ] or [found for found in _publications(context) if found[1] == (_PUBLICATION,)]
    if not after:
        return None
    first = min(after, key=lambda found: found[0])
    years = context.standards["renewal-overdue"].number("years")
    return Due(last_day(first[0], years), *first)


def last_day(since: date, years: int) -> date:
    """Return the last day of so many years: 平成29年2月9日 and five years give 令和4年2月8日."""
    try:
        after = since.replace(year=since.year + years)
    except ValueError:  # 29 February
        after = date(since.year + years, 3, 1)
    return after - timedelta(days=1)


def _review_soon(context: Context) -> Iterator[Hit]:
    """Yield a yearly review that falls due soon."""
    due, ahead = yearly_review(context), context.standards["review-soon"].number("days_ahead")
    if due and _is_soon(context, due.by, ahead):
        words = (in_japanese(due.since), in_japanese(due.by))
        yield Hit(due.place, _REVIEW_SOON.format(*words))


def _review_overdue(context: Context) -> Iterator[Hit]:
    """Yield a yearly review whose day is past."""
    due = yearly_review(context)
    if due and _is_past(context, due.by):
        words = (in_japanese(due.since), in_japanese(due.by))
        yield Hit(due.place, _REVIEW_OVERDUE.format(*words))


def _renewal_soon(context: Context) -> Iterator[Hit]:
    """Yield an evaluation that is to be made anew soon."""
    due, ahead = renewal(context), context.standards["renewal-soon"].number("days_ahead")
    if due and _is_soon(context, due.by, ahead):
        words = (in_japanese(due.since), in_japanese(due.by))
        yield Hit(due.place, _RENEWAL_SOON.format(*words))


def _renewal_overdue(context: Context) -> Iterator[Hit]:
    """Yield an evaluation that should have been made anew."""
    due = renewal(context)
    if due and _is_past(context, due.by):
        words = (in_japanese(due.since), in_japanese(due.by))
        yield Hit(due.place, _RENEWAL_OVERDUE.format(*words))


def _still_to_publish(context: Context) -> Iterator[Hit]:
    """Yield until when a document whose 事務 has ended is to stay published."""
    end = _end(context)
    if end is None or context.today is None:
        return
    until = last_day(end, context.standards["ended"].number("years"))
    if context.today <= until:
        yield Hit((_TITLE,), _ENDED.format(in_japanese(end), in_japanese(until)))


def _end_undated(context: Context) -> Iterator[Hit]:
    """Yield a title that says 終了 without a day, so that nobody can count from it."""
    words = context.text((_TITLE,))
    if _END.search(words) and _end(context) is None:
        yield Hit((_TITLE,), _UNDATED)


def _end(context: Context) -> date | None:
    """Return the day on which the 事務 ended, as the title says it."""
    match = _END.search(context.text((_TITLE,)))
    dates = find_dates(match["words"]) if match else ()
    return next((found.days.last for found in dates if found.days), None)


def _publications(context: Context) -> list[tuple[date, Place]]:
    """Return the days on which a version was published, as far as the document names them."""
    slots = [(_PUBLICATION,), *(slot.place for slot in context.slots_of(_CHANGE_DATE))]
    days = [(_day_at(context, place), place) for place in slots]
    return [(found.first, place) for found, place in days if found and not found.planned]


def _day_at(context: Context, place: Place) -> Days | None:
    words = context.text(place)
    return context.remembered("date", words, read_date) if words else None


def _is_soon(context: Context, by: date, ahead: int) -> bool:
    return context.today is not None and 0 <= (by - context.today).days <= ahead


def _is_past(context: Context, by: date) -> bool:
    return context.today is not None and by < context.today


_REVIEW_SOON = (
    "最後の公表・変更（{}）から1年となる{}までに、記載を見直してください（少なくとも1年に1回）。"
)
_REVIEW_OVERDUE = (
    "最後の公表・変更（{}）から1年の{}を過ぎました。記載を見直し、変更の要否を確かめてください。"
)
_RENEWAL_SOON = (
    "評価の公表（{}）から5年を経過する前、{}までに再実施するよう努めるものとされています。"
    "準備を始めてください。"
)
_RENEWAL_OVERDUE = "評価の公表（{}）から5年の{}を過ぎました。評価の再実施を検討してください。"
_ENDED = "事務の終了（{}）から3年間、{}までは公表を続けてください。"
_UNDATED = "題名に「終了」とありますが、年月日がありません。終了した年月日を書いてください。"

CHECKS: Mapping[str, Check] = {
    "review-soon": _review_soon,
    "review-overdue": _review_overdue,
    "renewal-soon": _renewal_soon,
    "renewal-overdue": _renewal_overdue,
    "ended": _still_to_publish,
    "end-undated": _end_undated,
}
