"""What rows of 変更箇所 describe, and which proposals were left out: kept beside the rows.

They are entries of a repeat of our own that is not printed, like the findings that were set aside,
so that saving, undo, versions and comparison know them. A record names the answers it is about and
what the passage was before and after, by digests: whether a row is out of date is worked out anew
each time, by holding that against what the difference calls for now.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.document.assessment import Assessment
from assessor.document.changes import Change
from assessor.form.cited import item_cited
from assessor.form.kinds import folded
from assessor.form.values import Entries, Place
from assessor.history.proposal import Proposal

ROWS: Place = ("change",)
"""変更箇所."""
ITEM, BEFORE, AFTER = "change_item", "change_before", "change_after"
REPEAT: Place = ("described",)


@dataclass(frozen=True, slots=True)
class Record:
    """What one row describes, or one proposal that was left out."""

    entry: str
    """Its own name."""
    row: str
    """The name of the row's entry; empty where the proposal was left out."""
    places: tuple[Place, ...]
    digests: tuple[str, str]
    reason: str = ""
    """Why it was left out."""
    day: str = ""
    """The day on which it was (ISO)."""

    def tells_of(self, proposal: Proposal) -> bool:
        """Tell whether ``proposal`` is still what it is about."""
        return self.places == proposal.places and self.digests == proposal.digests


def records(assessment: Assessment) -> Iterator[Record]:
    """Yield the records, oldest first; those whose row is gone say nothing any more."""
    rows = frozenset(assessment.entries(ROWS))
    for entry in assessment.entries(REPEAT):
        row, places, before, after, reason, day = (
            text_at(assessment, (*REPEAT, entry, name)) for name in _NAMES
        )
        if row in rows or not row:
            found = tuple(tuple(line.split("/")) for line in places.split("\n") if line)
            yield Record(entry, row, found, (before, after), reason, day)


def kept(record: Record) -> list[Change]:
    """Return the changes that write the answers of a new record."""
    words = (
        record.row,
        "\n".join(map("/".join, record.places)),
        *record.digests,
        record.reason,
        record.day,
    )
    return [
        Change((*REPEAT, record.entry, name), None, text)
        for name, text in zip(_NAMES, words, strict=True)
        if text
    ]


def replaced(assessment: Assessment, wanted: list[Record]) -> list[Change]:
    """Return the changes after which exactly ``wanted`` is on record."""
    there = {record.entry: record for record in records(assessment)}
    changes = [
        Change(place, value, None)
        for place, value in assessment.answers.items()
        if place[:1] == REPEAT and len(place) > 1 and there.get(place[1]) not in wanted
    ]
    for record in wanted:
        if there.get(record.entry) != record:
            changes += kept(record)
    before = assessment.answers.get(REPEAT)
    after = Entries(tuple(record.entry for record in wanted)) if wanted else None
    return [*changes, Change(REPEAT, before, after)] if before != after else changes


def is_settled(published: Assessment, current: Assessment, proposal: Proposal) -> bool:
    """Tell whether a proposal has its row, or was left out."""
    if any(record.tells_of(proposal) for record in records(current)):
        return True
    return any(_says_the_same(current, row, proposal) for row in new_rows(published, current))


def rows_beside(published: Assessment, current: Assessment, proposal: Proposal) -> tuple[str, ...]:
    """Return the new rows that name the item of ``proposal`` and were written by hand."""
    linked = {record.row for record in records(current)}
    cited = item_cited(current.form, proposal.item)
    if cited is None:
        return ()
    return tuple(
        row
        for row in new_rows(published, current)
        if row not in linked
        and (named := item_cited(current.form, text_at(current, (*ROWS, row, ITEM))))
        and (named.items, named.entries) == (cited.items, cited.entries)
    )


def new_rows(published: Assessment, current: Assessment) -> tuple[str, ...]:
    """Return the rows that the version last published does not have."""
    known = frozenset(published.entries(ROWS))
    return tuple(row for row in current.entries(ROWS) if row not in known)


def text_at(assessment: Assessment, place: Place) -> str:
    """Return the text at ``place``, or an empty one."""
    value = assessment.answers.get(place)
    return value if isinstance(value, str) else ""


_NAMES = tuple(
    f"described_{name}" for name in ("row", "places", "before", "after", "reason", "day")
)


def _says_the_same(assessment: Assessment, row: str, proposal: Proposal) -> bool:
    words = (folded(text_at(assessment, (*ROWS, row, name))) for name in (ITEM, BEFORE, AFTER))
    return tuple(words) == tuple(map(folded, (proposal.item, proposal.before, proposal.after)))
