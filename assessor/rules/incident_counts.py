"""Does an incident count: within so many years before a day, and of which kind.

Two things ask, in two windows: the しきい値判断 for 特定個人情報 within one year, the 評価書 for
個人情報 within three. The numbers stand in ``forms/checks/records.xml``. What a row leaves open is
said and not guessed: a month or a year alone means any of its days, from the first to the last.

The day so many years before counts as within them. The law leaves that open; so nothing is missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.form.dates import Days, in_japanese
from assessor.rules.incidents import OTHER, YES, Incident, incidents
from assessor.rules.standards import Standards

ITEMS_CHECK, THRESHOLD_CHECK = "accident-beside-records", "recent-accident-beside-records"
PERSONS_CHECK = "incident-persons"


class Verdict(StrEnum):
    """Whether something counts."""

    COUNTS = "counts"
    OPEN = "open"
    """It depends on what is not written."""
    NOT = "not"

    @property
    def words(self) -> str:
        """What a user reads."""
        return {"counts": "数える", "open": "決まらない", "not": "数えない"}[self]


@dataclass(frozen=True, slots=True)
class Count:
    """Whether one incident counts, and why, in sentences."""

    verdict: Verdict
    reasons: tuple[str, ...]


def counts_for_items(incident: Incident, day: date, standards: Standards) -> Count:
    """Return whether it counts as a 重大事故 with 個人情報 within the years before ``day``."""
    years = standards[ITEMS_CHECK].number("years")
    return _together(
        (
            _within(incident, day, years),
            _about_blame(incident),
            _about_kind(incident, standards),
        )
    )


def counts_for_threshold(incident: Incident, day: date, standards: Standards) -> Count:
    """Return whether it counts for the しきい値判断: 特定個人情報, a shorter window."""
    years = standards[THRESHOLD_CHECK].number("years")
    return _together(
        (
            _within(incident, day, years),
            _about_object(incident),
            _about_blame(incident),
            _about_kind(incident, standards),
        )
    )


def listed(
    records: Assessment, day: date, standards: Standards, *, every: bool = False
) -> list[tuple[Incident, Count]]:
    """Return the incidents that an annex of ``day`` lists: those that count, and those that may.

    ``every`` lists all there are.
    """
    counted = [(one, counts_for_items(one, day, standards)) for one in incidents(records)]
    return [(one, count) for one, count in counted if every or count.verdict is not Verdict.NOT]


def whole_verdict(counts: Iterable[Count]) -> Verdict:
    """Return whether there was any: one that counts is enough."""
    verdicts = {count.verdict for count in counts}
    if Verdict.COUNTS in verdicts:
        return Verdict.COUNTS
    return Verdict.OPEN if Verdict.OPEN in verdicts else Verdict.NOT


def years_before(day: date, years: int) -> date:
    """Return the day so many years before; for 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _together(counts: tuple[Count, ...]) -> Count:
    """Return what several demands come to: one that fails is enough, and is the reason."""
    for verdict in (Verdict.NOT, Verdict.OPEN):
        reasons = [one for count in counts if count.verdict is verdict for one in count.reasons]
        if reasons:
            return Count(verdict, tuple(reasons))
    return Count(Verdict.COUNTS, tuple(one for count in counts for one in count.reasons))


def _within(incident: Incident, day: date, years: int) -> Count:
    start = years_before(day, years)
    window = f"{in_japanese(start)}から{in_japanese(day)}まで"
    happened = _possible_days(incident)
    if happened is None:
        return _without_day(incident, start, window)
    words = incident.text("date")
    first, last = happened.first, happened.last
    if last < start:
        return Count(Verdict.NOT, (f"発生（{words}）は、過去{years}年（{window}）より前です。",))
    if first > day:
        return Count(Verdict.NOT, (f"発生（{words}）は、基準日（{in_japanese(day)}）より後です。",))
    if first >= start and last <= day:
        return Count(Verdict.COUNTS, (f"発生（{words}）は、過去{years}年以内（{window}）です。",))
    span = f"{in_japanese(first)}から{in_japanese(last)}までのどの日か"
    return Count(
        Verdict.OPEN,
        (
            f"発生は「{words}」とだけあり、{span}により、過去{years}年（{window}）に入るか決まりません。",
        ),
    )


def _possible_days(incident: Incident) -> Days | None:
    """Return the earliest and the latest day on which it can have happened."""
    happened, found = incident.days("date"), incident.days("found")
    if happened is None or found is None or found.last < happened.first:
        return happened
    return Days(happened.first, min(happened.last, found.last))


def _without_day(incident: Incident, start: date, window: str) -> Count:
    found = incident.days("found")
    if found and found.last < start:
        words = incident.text("found")
        return Count(Verdict.NOT, (f"発覚（{words}）が期間（{window}）より前です。",))
    written = incident.text("date")
    what = f"「{written}」は日付として読めない" if written else "発生日の記載がない"
    return Count(Verdict.OPEN, (f"{what}ため、期間（{window}）に入るか決まりません。",))


def _about_object(incident: Incident) -> Count:
    match incident.chosen("object"):
        case "specific":
            return Count(Verdict.COUNTS, ("特定個人情報の事故です。",))
        case "personal":
            return Count(Verdict.NOT, ("特定個人情報を含まない事故です。",))
        case _:
            return Count(Verdict.OPEN, ("特定個人情報を含むかが選ばれていません。",))


def _about_blame(incident: Incident) -> Count:
    if incident.chosen("blameless") == YES:
        return Count(
            Verdict.NOT,
            ("配送事故等、評価実施機関の責めに帰さない事由によるものです（除く扱いは未確認）。",),
        )
    return Count(Verdict.COUNTS, ())


def _about_kind(incident: Incident, standards: Standards) -> Count:
    """Return whether one of the 類型 of the law holds, or the number of persons makes it one."""
    kinds = incident.kinds - {OTHER}
    if kinds:
        item = incident.assessment.form.items["incident_kinds"]
        labels = "」「".join(option.label for option in item.options if option.name in kinds)
        return Count(Verdict.COUNTS, (f"類型は「{labels}」です。",))
    most = standards[PERSONS_CHECK].number("most")
    persons = incident.persons
    if persons and persons.least > most:
        return Count(
            Verdict.COUNTS, (f"本人の数（{incident.text('persons')}）が{most}人を超えます。",)
        )
    return Count(Verdict.OPEN, ("法令の類型のどれにも印がなく、重大事故に当たるか決まりません。",))
