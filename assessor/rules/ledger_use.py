"""What a 評価書 takes over from the records of incidents, and how it remembers that it did.

The answers about the last years, their two texts and the 別紙 are proposed as one edit; a person
applies it or not. The document remembers in a side record of its own from which register the 別紙
is, for which day and in which layout, and a digest of it: whenever the register lies beside it, one
can tell whether it would be the same today.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.digest import words_digest
from assessor.document.edits import new_name
from assessor.errors import AssessorError
from assessor.form.dates import in_japanese, read_date
from assessor.form.values import Choice, Entries, Place, Value, is_blank
from assessor.rules.context import Context
from assessor.rules.finding import Hit
from assessor.rules.incident_annex import Annex, annex_of
from assessor.rules.incident_counts import (
    Verdict,
    counts_for_items,
    counts_for_threshold,
    whole_verdict,
)
from assessor.rules.incidents import NO, YES, incidents
from assessor.rules.kinds import Check
from assessor.rules.standards import Standards

ACCIDENT = "accident"
RECENT_ACCIDENT: Place = ("recent_accident",)
_TEXTS = ("accident_content", "accident_prevention")
_ANNEXES: Place = ("annex",)
_LEDGER: Place = ("ledger",)
_USES: Place = ("ledger_use",)
_ANNEX_NAME = re.compile(r"別紙[ 　]*[0-9０-９]*")


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the incidents of which register, as of which day, in which layout."""

    records: Assessment
    day: date
    layout: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One edit that takes the incidents over, and what a person has to know of it."""

    edit: Edit
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """What a 評価書 remembers of one register."""

    entry: str
    ledger: str
    digest: str
    annex: str
    layout: str
    day: str


def proposal(assessment: Assessment, order: Order, standards: Standards) -> Proposal:
    """Return what the register says for ``assessment``.

    Raises ``AssessorError`` where the document has no place for it, or no such layout is known.
    """
    if not {ACCIDENT, _ANNEXES[0], _USES[0]} <= assessment.form.scopes.keys():
        raise AssessorError(
            f"{assessment.form.title}には、重大事故の欄と別紙がありません。",
            "全項目評価書のファイルを指定してください。",
        )
    ledger = ledger_of(order.records)
    annex = annex_of(order.records, order.day, order.layout, standards)
    rows = list(incidents(order.records))
    verdict = whole_verdict(counts_for_items(row, order.day, standards) for row in rows)
    recent = whole_verdict(counts_for_threshold(row, order.day, standards) for row in rows)
    use = next((use for use in uses(assessment) if use.ledger == ledger), None)
    entry = use.annex if use and use.annex in assessment.entries(_ANNEXES) else new_name()
    wanted = {
        **_answers(assessment, verdict, _called(assessment, annex, entry)),
        **({RECENT_ACCIDENT: _CHOICES[recent]} if recent in _CHOICES else {}),
    }
    if annex.listed:
        wanted |= _annex(assessment, annex, entry)
        wanted |= _remembered(assessment, order, annex, entry)
    changes = tuple(
        Change(place, assessment.answers.get(place), value)
        for place, value in wanted.items()
        if assessment.answers.get(place) != value
    )
    return Proposal(Edit("重大事故の記録の反映", changes), tuple(_remarks(annex, verdict, recent)))


def uses(assessment: Assessment) -> Iterator[Use]:
    """Yield what the document remembers of registers."""
    for entry in assessment.entries(_USES):
        values = [
            assessment.answers.get((*_USES, entry, f"ledger_use_{name}"), "")
            for name in ("ledger", "digest", "annex", "layout", "day")
        ]
        yield Use(entry, *(value if isinstance(value, str) else "" for value in values))


def ledger_of(records: Assessment) -> str:
    """Return the name of the register, which it keeps from its birth.

    Raises ``AssessorError`` where the document is no such register.
    """
    names = records.entries(_LEDGER)
    if not names:
        raise AssessorError(
            "重大事故等の記録のファイルではありません。",
            "assessor new --form records で作ったファイルを指定してください。",
        )
    return names[0]


def annex_digest(annex: Annex) -> str:
    """Return what tells one 別紙 from another."""
    return words_digest([annex.title, *(cell for row in annex.table.rows for cell in row)])


def _outdated_annex(context: Context) -> Iterator[Hit]:
    """Yield a 別紙 that the register would no longer give."""
    records = context.records
    ledger = next(iter(records.entries(_LEDGER)), "") if records else ""
    for use in uses(context.assessment):
        day = read_date(use.day)
        if records is None or use.ledger != ledger or day is None:
            continue
        try:
            annex = annex_of(records, day.first, use.layout, context.standards)
        except AssessorError:  # a layout of a newer program
            continue
        if annex_digest(annex) != use.digest:
            place = (*_ANNEXES, use.annex, "annex_body")
            there = place in context.slot_at
            yield Hit(place if there else (), _OUTDATED.format(in_japanese(day.first)))


_CHOICES = {Verdict.COUNTS: Choice(YES), Verdict.NOT: Choice(NO)}


def _answers(assessment: Assessment, verdict: Verdict, pointer: str) -> dict[Place, Value | None]:
    """Return what every file is to say of the last years."""
    found: dict[Place, Value | None] = {}
    for slot in assessment.slots():
        place = slot.place
        if place[-1] == ACCIDENT and verdict in _CHOICES:
            found[place] = _CHOICES[verdict]
        elif place[-1] in _TEXTS and verdict is Verdict.COUNTS:
            before = assessment.answers.get(place)
            points = isinstance(before, str) and "別紙" in before
            found[place] = before if points else pointer
        elif place[-1] in _TEXTS and verdict is Verdict.NOT:
            before = assessment.answers.get(place)
            found[place] = None if before == pointer or is_blank(before) else before
    return found


def _called(assessment: Assessment, annex: Annex, entry: str) -> str:
    """Return how the text points to the 別紙: by its own number, or by its place among them."""
    name = _ANNEX_NAME.match(annex.title)
    entries = assessment.entries(_ANNEXES)
    number = entries.index(entry) + 1 if entry in entries else len(entries) + 1
    alone = number == 1 and len(entries) <= 1
    label = name[0].strip() if name else "別紙" if alone else f"別紙{number}"
    return f"{label}のとおり"


def _annex(assessment: Assessment, annex: Annex, entry: str) -> dict[Place, Value | None]:
    entries = assessment.entries(_ANNEXES)
    names = entries if entry in entries else (*entries, entry)
    return {
        _ANNEXES: Entries(names),
        (*_ANNEXES, entry, "annex_title"): annex.title,
        (*_ANNEXES, entry, "annex_body"): annex.body,
    }


def _remembered(
    assessment: Assessment, order: Order, annex: Annex, entry: str
) -> dict[Place, Value | None]:
    ledger = ledger_of(order.records)
    there = next((use.entry for use in uses(assessment) if use.ledger == ledger), "")
    use = there or new_name()
    entries = assessment.entries(_USES)
    words = {
        "ledger": ledger,
        "digest": annex_digest(annex),
        "annex": entry,
        "layout": order.layout,
        "day": order.day.isoformat(),
    }
    return {
        _USES: Entries(entries if there else (*entries, use)),
        **{(*_USES, use, f"ledger_use_{name}"): text for name, text in words.items()},
    }


def _remarks(annex: Annex, verdict: Verdict, recent: Verdict) -> Iterator[str]:
    for incident, count in annex.listed:
        if count.verdict is Verdict.OPEN:
            yield f"{incident.name}：{''.join(count.reasons)}"
    if verdict is Verdict.OPEN:
        yield "過去3年以内の重大事故の有無は、記録から決まらないため、変えていません。"
    if recent is Verdict.OPEN:
        yield "過去1年以内の重大事故の有無は、記録から決まらないため、変えていません。"
    if not annex.listed:
        yield "別紙に載せる事故がないため、別紙は変えていません。"


_OUTDATED = (
    "この別紙（{}現在）を作った後に、重大事故等の記録が変わりました。記録から作り直してください。"
)

CHECKS: Mapping[str, Check] = {"annex-outdated": _outdated_annex}
