"""What the records of incidents say of themselves, and of a 評価書 that lies beside them.

The first checks look at a document that is such a record, the last ones at a 評価書 for which
somebody has named the records of its body (``Context.records``). Everywhere else there is nothing
to say.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from assessor.form.dates import in_japanese, read_date
from assessor.form.values import Choice, Place
from assessor.rules.context import Context
from assessor.rules.finding import Answer, Hit
from assessor.rules.incident_counts import (
    ITEMS_CHECK,
    PERSONS_CHECK,
    THRESHOLD_CHECK,
    Count,
    Verdict,
    counts_for_items,
    counts_for_threshold,
    whole_verdict,
)
from assessor.rules.incident_reports import Reports, reports
from assessor.rules.incidents import NO, YES, Incident, incidents
from assessor.rules.kinds import Check
from assessor.rules.standards import Standards

ACCIDENT = "accident"
RECENT_ACCIDENT: Place = ("recent_accident",)
_MEASURE_DUE = "measure_due"
_STATE, _DONE = "measure_state", "done"


def _persons_disagree(context: Context) -> Iterator[Hit]:
    """Yield incidents whose number of persons speaks against their 類型."""
    standard = context.standards[PERSONS_CHECK]
    most = standard.number("most")
    many = frozenset(standard.words("many"))
    for incident in incidents(context.assessment):
        persons, ticked = incident.persons, not incident.kinds.isdisjoint(many)
        if not persons or not incident.kinds or incident.chosen("blameless") == YES:
            continue
        written = incident.text("persons")
        if persons.least > most and not ticked:
            yield Hit(incident.at("kinds"), _MANY.format(written, most))
        elif persons.most is not None and persons.most <= most and ticked:
            yield Hit(incident.at("kinds"), _FEW.format(written, most))


def _days_disagree(context: Context) -> Iterator[Hit]:
    """Yield days of one incident that contradict each other on whichever day they mean."""
    for incident in incidents(context.assessment):
        steps = [
            (name, incident.days(name))
            for name in ("date", "found", "prompt_report", "final_report")
            if context.answer(incident.at(name)) is not None
        ]
        known = [(name, days) for name, days in steps if days]
        for (earlier, before), (later, after) in pairwise(known):
            if after.last < before.first:
                labels = (_label(incident, later), _label(incident, earlier))
                yield Hit(incident.at(later), _BACKWARD.format(*labels))


def _prompt_open(context: Context) -> Iterator[Hit]:
    """Yield incidents whose 速報 is still to be made in time."""
    for incident, due, today in _unreported(context, "prompt_report"):
        if today <= due.prompt_by:
            words = (in_japanese(due.prompt_from), in_japanese(due.prompt_by))
            yield Hit(incident.at("prompt_report"), _PROMPT_OPEN.format(*words))


def _prompt_late(context: Context) -> Iterator[Hit]:
    """Yield incidents whose 速報 is late by the usual measure."""
    for incident, due, today in _unreported(context, "prompt_report"):
        if today > due.prompt_by:
            message = _PROMPT_LATE.format(in_japanese(due.prompt_by))
            yield Hit(incident.at("prompt_report"), message)


def _final_open(context: Context) -> Iterator[Hit]:
    """Yield incidents whose 確報 is still to be made in time."""
    for incident, due, today in _unreported(context, "final_report"):
        if today <= due.final_by:
            yield Hit(incident.at("final_report"), _FINAL_OPEN.format(*_final_words(due)))


def _final_late(context: Context) -> Iterator[Hit]:
    """Yield incidents whose 確報 is late."""
    for incident, due, today in _unreported(context, "final_report"):
        if today > due.final_by:
            yield Hit(incident.at("final_report"), _FINAL_LATE.format(*_final_words(due)))


def _overdue_measures(context: Context) -> Iterator[Hit]:
    """Yield measures that are not done and whose day is past."""
    for slot in context.slots_of(_MEASURE_DUE):
        due = read_date(context.text(slot.place))
        done = context.chosen((*slot.place[:-1], _STATE)) == _DONE
        if due and not done and context.today is not None and due.last < context.today:
            yield Hit(slot.place, _OVERDUE.format(context.text(slot.place)))


def _accidents_disagree(context: Context) -> Iterator[Hit]:
    """Yield answers about the last years that the records speak against."""
    verdict = _verdict(context, counts_for_items)
    for slot in context.slots_of(ACCIDENT):
        yield from _against(context, slot.place, verdict, ITEMS_CHECK)


def _recent_accidents_disagree(context: Context) -> Iterator[Hit]:
    """Yield the answer for the しきい値判断 where the records speak against it."""
    if context.slots_of(RECENT_ACCIDENT[0]):
        verdict = _verdict(context, counts_for_threshold)
        yield from _against(context, RECENT_ACCIDENT, verdict, THRESHOLD_CHECK)


def _verdict(
    context: Context, count: Callable[[Incident, date, Standards], Count]
) -> Verdict | None:
    if context.records is None or context.today is None:
        return None
    rows = incidents(context.records)
    return whole_verdict(count(row, context.today, context.standards) for row in rows)


def _against(context: Context, place: Place, verdict: Verdict | None, code: str) -> Iterator[Hit]:
    chosen = context.chosen(place)
    years = context.standards[code].number("years")
    item = context.assessment.form.items[place[-1]]
    right = {Verdict.COUNTS: YES, Verdict.NOT: NO}.get(verdict) if verdict else None
    option = item.option(right) if right else None
    if chosen and option and chosen != right:
        message = (_NO_ACCIDENT if right == NO else _ACCIDENT).format(years, option.label)
        fix = Answer(place, Choice(option.name), f"「{option.label}」を選ぶ")
        yield Hit(place, message, fixes=(fix,))
    elif chosen == NO and verdict is Verdict.OPEN:
        yield Hit(place, _UNDECIDED.format(years))


def _unreported(context: Context, report: str) -> Iterator[tuple[Incident, Reports, date]]:
    """Yield the incidents that are to be reported and of which one report is not noted."""
    if context.today is None:
        return
    for incident in incidents(context.assessment):
        due = reports(incident, context.standards)
        if due and incident.chosen("reporting") == YES and not incident.text(report).strip():
            yield incident, due, context.today


def _final_words(due: Reports) -> tuple[int, str]:
    return due.days, in_japanese(due.final_by)


def _label(incident: Incident, name: str) -> str:
    return incident.assessment.form.items[f"incident_{name}"].label


_MANY = (
    "本人の数が「{}」ですが、{}人を超えるものという類型に印がありません。"
    "数か類型を確かめてください。"
)
_FEW = (
    "本人の数が「{}」ですが、{}人を超えるものという類型に印があります。数か類型を確かめてください。"
)
_BACKWARD = "「{}」が「{}」より前になっています。日付を確かめてください。"
_PROMPT_OPEN = (
    "速報の目安は、発覚日を1日目として{}から{}までです。速報をしたら、その日を書いてください。"
)
_PROMPT_LATE = "速報の目安の日（{}）を過ぎています。速報をした日を書くか、報告を急いでください。"
_FINAL_OPEN = (
    "確報の期限は、発覚日を1日目として{}日目の{}です。確報をしたら、その日を書いてください。"
)
_FINAL_LATE = "確報の期限（{}日目の{}）を過ぎています。確報をした日を書くか、報告を急いでください。"
_OVERDUE = (
    "改善策の期限（{}）を過ぎています。実施したら状態を改め、まだであれば期限を見直してください。"
)
_ACCIDENT = (
    "重大事故等の記録には、過去{}年以内の重大事故があります。「{}」ではないか確かめてください。"
)
_NO_ACCIDENT = (
    "重大事故等の記録には、過去{}年以内の重大事故がありません。「{}」ではないか確かめてください。"
)
_UNDECIDED = (
    "重大事故等の記録に、過去{}年以内に数えるか決まらない事故があります。"
    "記録を補って、確かめてください。"
)

CHECKS: Mapping[str, Check] = {
    PERSONS_CHECK: _persons_disagree,
    "incident-days": _days_disagree,
    "incident-prompt-open": _prompt_open,
    "incident-prompt-late": _prompt_late,
    "incident-final-open": _final_open,
    "incident-final-late": _final_late,
    "measure-overdue": _overdue_measures,
    ITEMS_CHECK: _accidents_disagree,
    THRESHOLD_CHECK: _recent_accidents_disagree,
}
