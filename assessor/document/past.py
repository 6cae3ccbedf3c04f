"""Each answer's own history since the last version: when it changed, and what stood before.

A key press is not worth a record. What is written at one place within ``BURST`` is one record,
with what stood there when it began; a place has at most ``MOST`` records, of which the oldest (how
the place was when the history began) stays and the next ones go. So memory and file are bounded
by the document's own size; the file has a limit of its own besides (``thinned``).

The record of a change that was undone stays. It only is not shown as long as the answer is as
before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assessor.document.unread import Unread
from assessor.form.values import Place, Value

BURST = timedelta(minutes=10)
MOST = 20


@dataclass(frozen=True, slots=True)
class Past:
    """What stood somewhere, and until when: to the minute, with its offset from world time."""

    when: datetime
    before: Value | None


Records = Mapping[Place, tuple[Past, ...]]
"""The records of each place, oldest first."""


@dataclass(frozen=True, slots=True)
class Log:
    """The records of all places: those of the file, unread, and those of this sitting."""

    stored: tuple[Unread[Records], ...] = ()
    recent: Records = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is no record at all; reads nothing."""
        return not self.stored and not self.recent

    def with_record(
        self, place: Place, before: Value | None, when: datetime, *, apart: bool = False
    ) -> "Log":
        """Return the log with one record more, ``apart`` from those of the same minutes."""
        when = when if when.tzinfo else when.astimezone()
        new = Past(when.replace(second=0, microsecond=0), before)
        there = self.recent.get(place, ())
        within = there and abs(new.when - there[-1].when) < BURST
        if within and not apart:
            return self
        return Log(self.stored, {**self.recent, place: _followed(there, new)})

    def of(self, place: Place) -> tuple[Past, ...]:
        """Return the records of one place, oldest first; those that are damaged are left out."""
        records: tuple[Past, ...] = ()
        for part in (*self._readable(), self.recent):
            for past in part.get(place, ()):
                records = _followed(records, past)
        return records

    def records(self) -> Records:
        """Return the records of all places, in the order of the places, without the damaged."""
        places = {place for part in (*self._readable(), self.recent) for place in part}
        return {place: self.of(place) for place in sorted(places)}

    def damaged(self) -> tuple[Unread[Records], ...]:
        """Return the parts of the file that cannot be read."""
        return tuple(part for part in self.stored if not part.is_readable)

    def _readable(self) -> Iterator[Records]:
        return (part.value for part in self.stored if part.is_readable)


def thinned(records: Records, most: int) -> Records:
    """Return the records with at most so many of each place: the oldest and the latest."""
    return {place: _capped(pasts, most) for place, pasts in records.items()} if most else {}


def _followed(records: tuple[Past, ...], new: Past) -> tuple[Past, ...]:
    if records and records[-1].before == new.before:  # what stood between was undone
        records = records[:-1]
    return _capped((*records, new), MOST)


def _capped(records: tuple[Past, ...], most: int) -> tuple[Past, ...]:
    if len(records) <= most:
        return records
    return (records[0], *records[len(records) - most + 1 :])
