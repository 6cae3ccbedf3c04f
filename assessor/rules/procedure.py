"""The procedure: the 意見聴取, the order of its steps, and when a file may be held and used.

Only what the dates decide is told: a month stands for all of its days, and a text without a date
for none. Whether a step is needed at all depends on the 区分; where that is blank, nothing is
concluded from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessor.form.dates import Days, in_japanese, read_date
from assessor.form.kinds import folded
from assessor.form.numerals import written_number
from assessor.form.values import Place, says_nothing
from assessor.form.written_dates import Period, find_dates, find_periods
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Passage, Replacement
from assessor.rules.kinds import Check

_PERIOD = "hearing_period"
_REASON = "hearing_shortened"
_BODY_KIND = "body_kind"
_NATIONAL = "national"
_THRESHOLD = "threshold_date"
_REVIEW = "review_date"
_SUBMISSION = "submission_date"
_APPROVAL = "approval_date"
_PUBLICATION = "publication_date"
_HELD = "held_since"
_USED = "used_since"
_CHANGES = "change"


def _short_hearing(context: Context) -> Iterator[Hit]:
    """Yield a 意見聴取 that was too short and says no reason."""
    period = _hearing(context)
    least = context.standards["hearing-short"].number("least_days")
    if period and 0 < period.length < least and not _gives_reason(context):
        yield Hit((_REASON,), _SHORT.format(_in_words(period), period.length, least))


def _needless_reason(context: Context) -> Iterator[Hit]:
    """Yield a reason for shortening a 意見聴取 that was long enough."""
    period = _hearing(context)
    least = context.standards["hearing-short"].number("least_days")
    if period and period.length >= least and _gives_reason(context):
        yield Hit((_REASON,), _NEEDLESS.format(_in_words(period), period.length))


def _miscounted(context: Context) -> Iterator[Hit]:
    """Yield a number of days that is not that of its period; both ends count."""
    words = context.text((_PERIOD,))
    for period in context.remembered("periods", words, _periods):
        if period.stated is None or period.stated == period.length or period.length < 1:
            continue
        passage = Passage((), period.stated_start, period.stated_end)
        old = words[period.stated_start : period.stated_end]
        fix = Replacement((_PERIOD,), passage, old, written_number(period.length, old))
        message = _MISCOUNTED.format(_in_words(period), period.length, period.stated)
        yield Hit((_PERIOD,), message, passage, (fix,))


def _backward_hearing(context: Context) -> Iterator[Hit]:
    """Yield a period that ends before it begins."""
    for period in context.remembered("periods", context.text((_PERIOD,)), _periods):
        if period.length < 1:
            passage = Passage((), period.start, period.end)
            yield Hit((_PERIOD,), _BACKWARD.format(_in_words(period)), passage)


def _out_of_order(context: Context) -> Iterator[Hit]:
    """Yield each step that is dated before the step it follows."""
    steps = [step for step in _steps(context) if step]
    for number, later in enumerate(steps):
        for earlier in reversed(steps[:number]):
            if _contradicts(earlier, later):
                words = (later.label, _day(later.days), earlier.label, _day(earlier.days))
                is_before = later.days.last < earlier.days.first
                order = _BEFORE if is_before else _SAME_DAY
                yield Hit(later.place, order.format(*words) + _ORDER)
                break


def _used_before_held(context: Context) -> Iterator[Hit]:
    """Yield a file that is used before it is held."""
    for slot in context.slots_of(_USED):
        used = _date_at(context, slot.place)
        held = _date_at(context, (*slot.place[:-1], _HELD))
        if used and held and used.last < held.first:
            yield Hit(slot.place, _USED_FIRST.format(_day(used), _day(held)))


def _held_before_published(context: Context) -> Iterator[Hit]:
    """Yield a file that is held before the first version of the document is published."""
    published = _date_at(context, (_PUBLICATION,))
    first = not context.assessment.entries((_CHANGES,)) and context.published is None
    if not published or not first:
        return
    for slot in context.slots_of(_HELD):
        held = _date_at(context, slot.place)
        if held and held.last < published.first:
            yield Hit(slot.place, _HELD_FIRST.format(_day(held), _day(published)))


def _still_planned(context: Context) -> Iterator[Hit]:
    """Yield what is still called 予定 although its day is before that of the publication."""
    published = _date_at(context, (_PUBLICATION,))
    if not published:
        return
    for name in (_HELD, _USED, _THRESHOLD, _REVIEW, _SUBMISSION):
        for slot in context.slots_of(name):
            days = _date_at(context, slot.place)
            if days and days.planned and days.last < published.first:
                yield Hit(slot.place, _PLANNED.format(_day(days), _day(published)))


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the procedure."""

    place: Place
    label: str
    days: Days
    strict: bool = False
    """Whether it must be on a later day than what comes before it."""


def _steps(context: Context) -> Iterator[_Step | None]:
    """Yield the steps that are dated, in the order in which they have to be taken."""
    yield _step(context, _THRESHOLD, "基礎項目評価の実施日")
    hearing = _hearing(context)
    single = _hearing_day(context)
    if hearing and hearing.length > 0:
        yield _Step((_PERIOD,), "意見聴取の開始日", Days(hearing.first, hearing.first))
        yield _Step((_PERIOD,), "意見聴取の終了日", Days(hearing.last, hearing.last))
    elif single:
        yield _Step((_PERIOD,), "意見聴取の実施日", single)
    yield _step(context, _REVIEW, "第三者点検の実施日", strict=True)
    if context.chosen((_BODY_KIND,)) == _NATIONAL:
        yield _step(context, _SUBMISSION, "個人情報保護委員会への提出日", strict=True)
        yield _step(context, _APPROVAL, "個人情報保護委員会の承認日")
    yield _step(context, _PUBLICATION, "公表日")


def _step(context: Context, name: str, label: str, *, strict: bool = False) -> _Step | None:
    days = _date_at(context, (name,))
    return _Step((name,), label, days, strict) if days else None


def _contradicts(earlier: _Step, later: _Step) -> bool:
    """Tell whether the order is wrong on whichever of their days the two steps were taken."""
    if earlier.place == later.place:
        return False
    if later.strict and earlier.place == (_PERIOD,):
        return later.days.last <= earlier.days.first
    return later.days.last < earlier.days.first


def _hearing(context: Context) -> Period | None:
    """Return the longest period of the 意見聴取; a second one may be only a part of it."""
    periods = context.remembered("periods", context.text((_PERIOD,)), _periods)
    return max(periods, key=lambda period: period.length, default=None)


def _hearing_day(context: Context) -> Days | None:
    words = context.text((_PERIOD,))
    dates = context.remembered("dates", words, _days)
    return dates[0] if len(dates) == 1 else None


def _periods(words: str) -> tuple[Period, ...]:
    return tuple(find_periods(words))


def _days(words: str) -> tuple[Days, ...]:
    return tuple(found.days for found in find_dates(words) if found.days and not found.fiscal)


def _gives_reason(context: Context) -> bool:
    words = context.text((_REASON,))
    denials = context.standards["hearing-short"].words("no_reason")
    return not says_nothing(words) and not any(denial in folded(words) for denial in denials)


def _date_at(context: Context, place: Place) -> Days | None:
    words = context.text(place)
    return context.remembered("date", words, read_date) if words else None


def _day(days: Days) -> str:
    if days.first == days.last:
        return in_japanese(days.first)
    whole_month = (days.first.year, days.first.month) == (days.last.year, days.last.month)
    words = in_japanese(days.first)
    return words[: words.index("月") + 1] if whole_month else words[: words.index("年") + 1]


def _in_words(period: Period) -> str:
    return f"{in_japanese(period.first)}から{in_japanese(period.last)}まで"


_SHORT = (
    "意見聴取の期間（{}）は{}日間で、{}日に満ちません。期間を短縮した特段の理由を書いてください。"
)
_NEEDLESS = (
    "意見聴取の期間（{}）は{}日間で、短縮に当たりません。理由の記載が要るか確かめてください。"
)
_MISCOUNTED = "{}は、初日と末日を含めて{}日間です。「{}日間」を直してください。"
_BACKWARD = "意見聴取の期間（{}）の終わりが始まりより前です。日付を直してください。"
_BEFORE = "{}（{}）が、{}（{}）より前になっています。"
_SAME_DAY = "{}（{}）が、{}（{}）より後になっていません。"
_ORDER = "日付と手続の順序を確かめてください。"
_USED_FIRST = "使用開始日（{}）が保有開始日（{}）より前です。どちらかを直してください。"
_HELD_FIRST = (
    "保有開始日（{}）が公表日（{}）より前です。評価は、保有する前に行うものです。"
    "日付か、事情の記載を確かめてください。"
)
_PLANNED = "{}の「予定」のままですが、公表日（{}）には過ぎています。実際の日付に直してください。"

CHECKS: Mapping[str, Check] = {
    "hearing-short": _short_hearing,
    "hearing-reason-needless": _needless_reason,
    "hearing-miscounted": _miscounted,
    "hearing-backward": _backward_hearing,
    "procedure-order": _out_of_order,
    "used-before-held": _used_before_held,
    "held-before-published": _held_before_published,
    "still-planned": _still_planned,
}
