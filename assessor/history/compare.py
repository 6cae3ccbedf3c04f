"""What differs between two documents, place by place.

Entries keep the names they were given at birth, and items have the same name in every edition of
a form. So what belongs together is known and never guessed; where two documents do not share the
names of entries, ``history.match`` gives one of them the names of the other first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.pictures import shown
from assessor.form.definition import Section, nodes
from assessor.form.places import RepeatSlot, Slot
from assessor.form.values import (
    Entries,
    Figure,
    Free,
    Place,
    Table,
    Unreadable,
    Value,
    is_blank,
)
from assessor.history.difference import (
    Comparison,
    Coverage,
    Difference,
    DifferenceKind,
    Limit,
    Obstacle,
)
from assessor.history.side import Side, entries_around


def compare(old: Assessment, new: Assessment, label: str = "比較") -> Edit:
    """Return the edit that gives ``old`` the answers of ``new``, and the pictures it lacks."""
    places = dict.fromkeys([*old.answers, *new.answers])
    changes = (
        Change(place, old.answers.get(place), new.answers.get(place))
        for place in places
        if old.answers.get(place) != new.answers.get(place)
    )
    pictures = {
        name: new.attachments[name]
        for name in sorted(shown(new.answers.values()) & new.attachments.keys())
        if old.attachments.get(name) != new.attachments[name]
    }
    return Edit(label, tuple(changes), pictures)


def compared(old: Assessment, new: Assessment) -> Comparison:
    """Return all differences between two documents, and what could not be compared.

    The documents may be on different editions of a form. Records about a document (what was set
    aside, what reviewers said) are not what it says, and are not compared.
    """
    walk = _Walk(Side(old), Side(new))
    records = old.form.record_repeats | new.form.record_repeats
    for place in _order([*walk.old.slots], [*walk.new.slots]):
        if place[0] not in records:
            walk.visit(place)
    walk.visit_strangers()
    return Comparison(
        old.form.tag,
        new.form.tag,
        tuple(walk.differences()),
        Coverage(
            walk.total - len(walk.skipped), walk.total, tuple(walk.skipped), tuple(walk.partial)
        ),
    )


@dataclass
class _Entry:
    """An entry that only one document has, and what was found in it so far."""

    difference: Difference
    inside: list[Difference] = field(default_factory=list)

    def whole(self) -> Difference:
        important = any(difference.important for difference in self.inside)
        return replace(self.difference, inside=tuple(self.inside), important=important)


class _Walk:
    """Both documents side by side, place by place in printed order."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self.total = 0
        self.skipped: list[Limit] = []
        self.partial: list[Limit] = []
        self._found: list[Difference | _Entry] = []
        self._entries: dict[Place, _Entry] = {}
        self._met: set[Place] = set()
        self._moved = frozenset(_moved(old.assessment, new.assessment))

    def differences(self) -> Iterator[Difference]:
        for found in self._found:
            yield found.whole() if isinstance(found, _Entry) else found

    def visit(self, place: Place) -> None:
        """Compare what stands at ``place``, and say first what became of the entry around it."""
        for entry in entries_around(place):
            if entry not in self._met:
                self._met.add(entry)
                self._meet(entry)
        if self.old.item(place) or self.new.item(place):
            self._visit_item(place)

    def visit_strangers(self) -> None:
        """Name the answers that neither form has a place for."""
        known = self.old.slots.keys() | self.new.slots.keys()
        strangers = (*self.old.assessment.strangers(), *self.new.assessment.strangers())
        for place in dict.fromkeys(place for place, _ in strangers if place not in known):
            self.total += 1
            self._limit(self.skipped, Obstacle.STRANGER, place)

    def _meet(self, entry: Place) -> None:
        if self._around(entry[:-2]):
            return
        if entry in self._moved:
            self._found.append(self._entry_difference(DifferenceKind.MOVED, entry))
            return
        before, after = self.old.has_entry(entry), self.new.has_entry(entry)
        if before != after and self._comparable(entry[:-1]):
            kind = DifferenceKind.ADDED if after else DifferenceKind.REMOVED
            self._entries[entry] = _Entry(self._entry_difference(kind, entry))
            self._found.append(self._entries[entry])

    def _around(self, place: Place) -> _Entry | None:
        """Return the entry around ``place`` that only one document has, or None."""
        entries = (self._entries.get(entry) for entry in entries_around(place))
        return next((entry for entry in entries if entry), None)

    def _comparable(self, place: Place) -> bool:
        """Tell whether both forms know what is asked at ``place``."""
        return self.old.assessment.form.knows(place) and self.new.assessment.form.knows(place)

    def _visit_item(self, place: Place) -> None:
        self.total += 1
        entry = self._around(place)
        if entry:
            difference = self._difference(place)
            if difference.kind is not DifferenceKind.CHANGED:  # blank is nothing to tell of
                entry.inside.append(difference)
        elif not self._comparable(place):
            self._limit(self.skipped, Obstacle.LACKING, place)
        else:
            self._compare(place)

    def _compare(self, place: Place) -> None:
        values = self.old.value(place), self.new.value(place)
        if not self._is_same(*values):
            self._found.append(self._difference(place))
        for obstacle in _obstacles(values):
            self._limit(self.partial, obstacle, place)

    def _is_same(self, before: Value | None, after: Value | None) -> bool:
        if isinstance(before, Free) and isinstance(after, Free):
            old, new = self.old.assessment.attachments, self.new.assessment.attachments
            return _by_content(before, old) == _by_content(after, new)
        return before == after

    def _difference(self, place: Place) -> Difference:
        before, after = self.old.value(place), self.new.value(place)
        slot = self.new.slots.get(place) or self.old.slots[place]
        item = self.new.item(place) or self.old.item(place)
        return Difference(
            _kind(before, after),
            place,
            slot.node.label,
            self.old.path(place),
            self.new.path(place),
            _section(slot),
            important=bool(item and item.important),
            before=before,
            after=after,
            before_text=self.old.text(place),
            after_text=self.new.text(place),
        )

    def _entry_difference(self, kind: DifferenceKind, entry: Place) -> Difference:
        slot = self.new.slots.get(entry[:-1]) or self.old.slots[entry[:-1]]
        return Difference(
            kind,
            entry,
            slot.node.label,
            self.old.entry_path(entry),
            self.new.entry_path(entry),
            _section(slot),
            important=False,
            before_text=self.old.entry_title(entry),
            after_text=self.new.entry_title(entry),
            positions=(self.old.position(entry), self.new.position(entry)),
        )

    def _limit(self, limits: list[Limit], obstacle: Obstacle, place: Place) -> None:
        slot = self.new.slots.get(place) or self.old.slots.get(place)
        limits.append(
            Limit(
                obstacle,
                place,
                self.new.path(place) or self.old.path(place) or "/".join(place),
                slot.node.label if slot else "",
                self.old.value(place),
                self.new.value(place),
            )
        )


def _order(old: list[Place], new: list[Place]) -> Iterator[Place]:
    """Yield the places of both in the order of ``new``; others behind those they stood behind."""
    known = frozenset(new)
    behind: dict[Place, list[Place]] = {}
    last: Place = ()
    for place in old:
        if place in known:
            last = place
        else:
            behind.setdefault(last, []).append(place)
    yield from behind.get((), ())
    for place in new:
        yield place
        yield from behind.get(place, ())


def _moved(old: Assessment, new: Assessment) -> Iterator[Place]:
    """Yield the entries that stand in another order than before, as few as explain it."""
    for repeat, value in old.answers.items():
        after = new.entries(repeat)
        if isinstance(value, Entries) and value.names != after:
            at = {name: index for index, name in enumerate(after)}
            common = [name for name in value.names if name in at]
            settled = _longest_rise([at[name] for name in common])
            yield from ((*repeat, name) for name in common if at[name] not in settled)


def _longest_rise(numbers: list[int]) -> frozenset[int]:
    """Return the longest choice of numbers that rise in their order."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for number in numbers:
        at = bisect_left(ends, number)
        chain = (*(chains[at - 1] if at else ()), number)
        ends[at:] = [number, *ends[at + 1 :]]
        chains[at:] = [chain, *chains[at + 1 :]]
    return frozenset(chains[-1] if chains else ())


def _section(slot: Slot | RepeatSlot) -> Section:
    """Return the chapter; for entries that are whole chapters, the first of them."""
    around = [step.node for step in slot.trail]
    below = nodes(slot.node) if isinstance(slot, RepeatSlot) else ()
    return next(node for node in (*around, *below) if isinstance(node, Section))


def _kind(before: Value | None, after: Value | None) -> DifferenceKind:
    if is_blank(before) == is_blank(after):
        return DifferenceKind.CHANGED
    return DifferenceKind.ADDED if is_blank(before) else DifferenceKind.REMOVED


def _by_content(value: Free, pictures: Mapping[str, bytes]) -> Free:
    """Return the answer with its pictures called by what is in them, whatever their names."""
    return Free(
        tuple(
            replace(part, attachment=sha256(pictures[part.attachment]).hexdigest())
            if isinstance(part, Figure) and part.attachment in pictures
            else part
            for part in value.parts
        )
    )


def _obstacles(values: Iterable[Value | None]) -> Iterator[Obstacle]:
    """Yield why answers can be compared only in part."""
    kinds: dict[type, Obstacle] = {Figure: Obstacle.PICTURE, Table: Obstacle.TABLE}
    found = []
    for value in values:
        if isinstance(value, Unreadable):
            found.append(Obstacle.UNREADABLE)
        elif isinstance(value, Free):
            found += [kinds[type(part)] for part in value.parts if type(part) in kinds]
    yield from dict.fromkeys(found)
