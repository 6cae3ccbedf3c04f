"""Rows of 変更箇所 made of proposals, kept true, merged and parted; each function gives an edit.

A row is an ordinary entry: it is edited, moved and removed like any other. What it describes stands
on record beside it (``history.records``). Rows of earlier publications are never touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.edits import new_name
from assessor.form.dates import read_date
from assessor.form.values import Choice, Entries, Place, Value
from assessor.history.likeness import text_likeness
from assessor.history.proposal import ADDED, REMOVED, Proposal
from assessor.history.records import (
    AFTER,
    BEFORE,
    ITEM,
    ROWS,
    Record,
    new_rows,
    records,
    replaced,
    text_at,
)
from assessor.history.timing import EARLY

DATE, TIMING, REASON = "change_date", "change_timing", "change_reason"


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A row whose answer has changed again since it was written."""

    row: str
    """The name of its entry."""
    now: tuple[Proposal, ...]
    """What it has to tell of now; nothing where the change was taken back."""

    @property
    def item(self) -> str:
        """What would stand in 項目."""
        return _lines(proposal.item for proposal in self.now)

    @property
    def before(self) -> str:
        """What would stand in 変更前の記載."""
        return _sides(self.now)[0]

    @property
    def after(self) -> str:
        """What would stand in 変更後の記載."""
        return _sides(self.now)[1]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A proposal that a person decided not to list, and why."""

    entry: str
    """The name of its record."""
    proposal: Proposal
    reason: str
    day: str


def adopt(assessment: Assessment, wanted: Sequence[Proposal], *, together: bool = False) -> Edit:
    """Make a row of each proposal, or one row of all of them."""
    groups = [tuple(wanted)] if together and wanted else [(proposal,) for proposal in wanted]
    rows = [(new_name(), group) for group in groups]
    changes = [_order(assessment, tuple(name for name, _ in rows))] if rows else []
    for name, group in rows:
        changes += _filled(name, group)
    found = [*records(assessment)]
    found += [_record(name, proposal) for name, group in rows for proposal in group]
    return Edit("変更箇所への追加", (*changes, *replaced(assessment, found)) if rows else ())


def leave_out(assessment: Assessment, wanted: Iterable[Proposal], reason: str, day: date) -> Edit:
    """Keep proposals out of 変更箇所 as long as what they are about stays the same."""
    out = [
        replace(_record("", proposal), reason=reason.strip(), day=day.isoformat())
        for proposal in wanted
    ]
    changes = replaced(assessment, [*records(assessment), *out]) if out else []
    return Edit("変更箇所に載せない操作", tuple(changes))


def left_out(assessment: Assessment, found: Iterable[Proposal]) -> tuple[LeftOut, ...]:
    """Return which of all proposals were left out; what has changed since is not among them."""
    kept = [record for record in records(assessment) if not record.row]
    return tuple(
        LeftOut(record.entry, proposal, record.reason, record.day)
        for proposal in found
        for record in kept
        if record.tells_of(proposal)
    )


def taken_up(assessment: Assessment, entry: str) -> Edit:
    """Propose again what was left out."""
    kept = [record for record in records(assessment) if record.entry != entry]
    return Edit("変更箇所に載せる操作", tuple(replaced(assessment, kept)))


def stale_rows(
    published: Assessment, current: Assessment, found: Iterable[Proposal]
) -> tuple[StaleRow, ...]:
    """Return the new rows that no longer tell what changed; ``found`` are all proposals."""
    links: dict[str, list[Record]] = {row: [] for row in new_rows(published, current)}
    for record in records(current):
        if record.row in links:
            links[record.row].append(record)
    every = list(found)
    linked = [record for group in links.values() for record in group]
    free = [each for each in every if not any(record.tells_of(each) for record in linked)]
    stale = []
    for row, group in links.items():
        if all(any(record.tells_of(each) for each in every) for record in group):
            continue
        now = [_now(current, record, every, free) for record in group]
        stale.append(StaleRow(row, tuple(dict.fromkeys(each for each in now if each))))
    return tuple(stale)


def refreshed(assessment: Assessment, stale: StaleRow) -> Edit:
    """Give a row its new text, or remove it; 変更日, 提出時期 and the explanation stay."""
    others = [record for record in records(assessment) if record.row != stale.row]
    if not stale.now:
        kept = tuple(row for row in assessment.entries(ROWS) if row != stale.row)
        changes = _emptied(assessment, (stale.row,), kept)
        return Edit("変更箇所の行の削除", (*changes, *replaced(assessment, others)))
    words = {ITEM: stale.item, BEFORE: stale.before, AFTER: stale.after}
    changes = _written(assessment, stale.row, dict(words))
    links = [*others, *(_record(stale.row, proposal) for proposal in stale.now)]
    return Edit("変更箇所の行の更新", (*changes, *replaced(assessment, links)))


def merged_rows(assessment: Assessment, rows: Sequence[str]) -> Edit:
    """Make one row of several, where the first of them stands; nothing they say is lost."""
    order = [row for row in assessment.entries(ROWS) if row in rows]
    if len(order) < len(("this", "that")):
        return Edit("変更箇所の行の統合", ())
    first, *others = order
    words: dict[str, Value | None] = {
        name: _lines(text_at(assessment, (*ROWS, row, name)) for row in order)
        for name in (ITEM, REASON)
    }
    words[BEFORE], words[AFTER] = _pairs_in_lines(
        (text_at(assessment, (*ROWS, row, BEFORE)), text_at(assessment, (*ROWS, row, AFTER)))
        for row in order
    )
    timings = [assessment.answers.get((*ROWS, row, TIMING)) for row in order]
    words[TIMING] = Choice(EARLY) if Choice(EARLY) in timings else timings[0]
    kept = tuple(row for row in assessment.entries(ROWS) if row not in others)
    changes = [*_written(assessment, first, words), *_emptied(assessment, others, kept)]
    links = [
        replace(record, entry=new_name(), row=first) if record.row in others else record
        for record in records(assessment)
    ]
    return Edit("変更箇所の行の統合", (*changes, *replaced(assessment, links)))


def split_row(assessment: Assessment, row: str, found: Iterable[Proposal] = ()) -> Edit:
    """Make a row of each proposal that a row tells of; else two rows alike, to be edited.

    ``found`` are all proposals. 変更日, 提出時期 and the explanation are those of the row.
    """
    links = [record for record in records(assessment) if record.row == row]
    told = [each for each in found if any(record.tells_of(each) for record in links)]
    parted = len(told) > 1
    names = [row, *(new_name() for _ in (told[1:] if parted else [row]))]
    at = assessment.entries(ROWS).index(row)
    there = assessment.entries(ROWS)
    changes = [_entries(assessment, (*there[:at], *names, *there[at + 1 :]))]
    for number, name in enumerate(names):
        words: dict[str, Value | None] = {
            item: assessment.answers.get((*ROWS, row, item))
            for item in (DATE, ITEM, BEFORE, AFTER, TIMING, REASON)
        }
        if parted:
            each = told[number]
            words |= {ITEM: each.item, BEFORE: each.before, AFTER: each.after}
        changes += _written(assessment, name, words)
    others = [record for record in records(assessment) if record.row != row]
    if parted:
        links = [_record(name, each) for name, each in zip(names, told, strict=True)]
    else:
        links += [replace(record, entry=new_name(), row=names[1]) for record in links]
    return Edit("変更箇所の行の分割", (*changes, *replaced(assessment, [*others, *links])))


def _record(row: str, proposal: Proposal) -> Record:
    return Record(new_name(), row, proposal.places, proposal.digests)


def _now(
    current: Assessment, record: Record, every: Sequence[Proposal], free: list[Proposal]
) -> Proposal | None:
    """Return what a record is about now: the same, or what is most like it and has no row."""
    same = next((each for each in every if record.tells_of(each)), None)
    if same:
        return same
    near = [each for each in free if not set(each.places).isdisjoint(record.places)]
    words = text_at(current, (*ROWS, record.row, BEFORE))
    best = max(
        near,
        key=lambda each: (
            each.digests[0] == record.digests[0],
            text_likeness(each.before, words),
        ),
        default=None,
    )
    if best:
        free.remove(best)
    return best


def _filled(row: str, group: Sequence[Proposal]) -> list[Change]:
    first = group[0]
    before, after = _sides(group)
    timing = next((each.timing for each in group if each.timing.option == EARLY), first.timing)
    words: dict[str, Value] = {
        DATE: first.day,
        ITEM: _lines(each.item for each in group),
        BEFORE: before,
        AFTER: after,
        TIMING: Choice(timing.option),
        REASON: timing.reason,
    }
    return [Change((*ROWS, row, name), None, value) for name, value in words.items() if value]


def _sides(group: Iterable[Proposal]) -> tuple[str, str]:
    return _pairs_in_lines((each.before, each.after) for each in group)


def _pairs_in_lines(pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return what stood before and after line by line; what is alike is told once."""
    once = list(dict.fromkeys(pairs))
    return _side([before for before, _ in once]), _side([after for _, after in once])


def _side(words: Sequence[str]) -> str:
    is_remark = set(words) in ({ADDED}, {REMOVED})
    return words[0] if is_remark else "\n".join(words)


def _lines(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(word for word in words if word))


def _order(assessment: Assessment, names: tuple[str, ...]) -> Change:
    """Return the entries with new ones behind the others, or before them if the newest lead."""
    there = assessment.entries(ROWS)
    days = [read_date(text_at(assessment, (*ROWS, row, DATE))) for row in there]
    known = [day.first for day in days if day]
    newest_first = bool(known) and known[0] > known[-1]
    return _entries(assessment, (*names, *there) if newest_first else (*there, *names))


def _entries(assessment: Assessment, names: tuple[str, ...]) -> Change:
    return Change(ROWS, assessment.answers.get(ROWS), Entries(names) if names else None)


def _written(assessment: Assessment, row: str, words: dict[str, Value | None]) -> list[Change]:
    places: dict[Place, Value | None] = {
        (*ROWS, row, name): value or None for name, value in words.items()
    }
    return [
        Change(place, assessment.answers.get(place), value)
        for place, value in places.items()
        if assessment.answers.get(place) != value
    ]


def _emptied(assessment: Assessment, rows: Iterable[str], kept: tuple[str, ...]) -> list[Change]:
    gone = {(*ROWS, row) for row in rows}
    inside = [
        Change(place, value, None)
        for place, value in assessment.answers.items()
        if place[:2] in gone
    ]
    return [*inside, _entries(assessment, kept)]
