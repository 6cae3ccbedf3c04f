"""Two people worked on copies of one document: their changes made one, and where they collide.

Whatever only one of them did is taken. Where both changed the same answer, texts are merged by
paragraphs, boxes by boxes, free answers by parts. What is left is a collision: it stays as it was
in the common document until a person, or ``--prefer``, has decided it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit, VersionsChange
from assessor.document.pictures import shown
from assessor.document.versions import Version
from assessor.errors import AssessorError
from assessor.form.definition import Item
from assessor.form.kinds import read
from assessor.form.values import Entries, Place, Value
from assessor.history.answers import COLLIDES, merged_value
from assessor.history.compare import compare
from assessor.history.sequences import woven
from assessor.history.side import Side, entries_around


class Whose(StrEnum):
    """Which of the two is to be taken."""

    MINE = "mine"
    THEIRS = "theirs"


class CollisionKind(StrEnum):
    """What both did differently."""

    ANSWER = "answer"
    """Both changed the same passage of an answer."""
    ENTRY = "entry"
    """One removed an entry in which the other changed something."""
    ORDER = "order"
    """Both put the entries of a repeat into another order."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand there instead of either, where it is text; blank where it is empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Collision:
    """One decision that a person has to make."""

    kind: CollisionKind
    place: Place
    """Of the answer, of the repeat, or of the entry: the repeat's with the entry's name."""
    path: str
    """The place as people write it."""
    base: str
    """What stood there, as a person reads it; for an entry what it was called."""
    mine: str
    """What stands there now; empty where it is blank or removed."""
    theirs: str
    is_text: bool = field(default=False, kw_only=True)
    """Whether a person can decide it by writing a text of their own."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of two copies of one document."""

    edit: Edit
    """Applied to the common document, it gives the merged one; what is not decided stays."""
    collisions: tuple[Collision, ...]
    """What is not decided yet, in printed order."""
    versions: tuple[Version, ...]
    """The versions of both, oldest first."""


Decision = Whose | Written
Decisions = Mapping[Place, Decision]
_UNDECIDED: Decisions = MappingProxyType({})


def merge(
    base: Assessment,
    mine: Assessment,
    theirs: Assessment,
    decisions: Decisions = _UNDECIDED,
) -> Merge:
    """Return the changes of both as one edit, and what collides and is not decided."""
    return _Merging(Side(base), Side(mine), Side(theirs), decisions).merge()


def merged(base: Assessment, mine: Assessment, found: Merge) -> Assessment:
    """Return a copy of ``mine`` with all that was merged, also the versions of both."""
    copy = mine.snapshot()
    copy.apply(edit_of_mine(base, mine, found))
    return copy


def edit_of_mine(base: Assessment, mine: Assessment, found: Merge) -> Edit:
    """Return the edit that gives ``mine`` all that was merged, also the versions of both."""
    whole = base.snapshot()
    whole.apply(found.edit)
    step = compare(mine, whole, found.edit.label)
    changed = found.versions != mine.versions
    versions = VersionsChange(mine.versions, found.versions) if changed else None
    pictures = {
        name: picture
        for name, picture in {**step.attachments, **found.edit.attachments}.items()
        if mine.attachments.get(name) != picture
    }
    return replace(step, versions=versions, attachments=pictures)


def refuse_other_editions(*documents: Assessment) -> None:
    """Raise ``AssessorError`` where not all are on the same edition of the same form."""
    if len({(document.form.id, document.edition) for document in documents}) > 1:
        raise AssessorError(
            "様式の版が違う評価書は、統合できません。", "同じ版の様式に移してから統合してください。"
        )


class _Merging:
    """Three documents side by side, and what was decided."""

    def __init__(self, base: Side, mine: Side, theirs: Side, decisions: Decisions) -> None:
        self._base = base
        self._mine = mine
        self._theirs = theirs
        self._sides = (base, mine, theirs)
        self._decisions = decisions
        self._collisions: list[Collision] = []
        self._contested: dict[Place, Side] = {}
        """Entries that one removed and in which the other changed something: whose is taken."""

    def merge(self) -> Merge:
        """Return what comes of the three."""
        self._contest()
        places = dict.fromkeys(chain(*(side.answers for side in self._sides)))
        after = {place: self._value(place) for place in places}
        changes = (Change(place, self._base.value(place), after[place]) for place in places)
        rank = self._ranks()
        self._collisions.sort(key=lambda collision: rank.get(collision.place, len(rank)))
        versions = self._versions()
        return Merge(
            Edit(
                "統合",
                tuple(change for change in changes if change.before != change.after),
                self._pictures(after.values(), versions),
            ),
            tuple(self._collisions),
            versions,
        )

    def _contest(self) -> None:
        mine, theirs = self._touched(self._mine), self._touched(self._theirs)
        for entry in self._entries_of_base():
            kept = self._mine.has_entry(entry), self._theirs.has_entry(entry)
            fights = (kept == (True, False) and entry in mine) or (
                kept == (False, True) and entry in theirs
            )
            if fights and not self._around(entry):
                words = [side.entry_words(entry) for side in self._sides]
                paths = (side.entry_path(entry) for side in self._sides)
                path = next(filter(None, paths), "/".join(entry))
                chosen = self._decided(Collision(CollisionKind.ENTRY, entry, path, *words))
                self._contested[entry] = chosen or self._base

    def _entries_of_base(self) -> Iterator[Place]:
        """Yield the entries of the common document, outer ones before those in them."""
        for repeat, value in sorted(self._base.answers.items(), key=lambda answer: len(answer[0])):
            if isinstance(value, Entries):
                yield from ((*repeat, name) for name in value.names)

    def _touched(self, side: Side) -> frozenset[Place]:
        """Return every entry in which ``side`` changed something."""
        return frozenset(
            entry
            for place in {*self._base.answers, *side.answers}
            if side.value(place) != self._base.value(place)
            for entry in entries_around(place)
        )

    def _around(self, place: Place) -> Side | None:
        """Return whose is taken where ``place`` stands in a contested entry, or None."""
        sides = (self._contested.get(entry) for entry in entries_around(place))
        return next((side for side in sides if side), None)

    def _decided(self, collision: Collision) -> Side | None:
        """Return whose is to be taken; where nobody has decided, note the collision."""
        match self._decisions.get(collision.place):
            case Whose.MINE:
                return self._mine
            case Whose.THEIRS:
                return self._theirs
            case _:
                self._collisions.append(collision)
                return None

    def _value(self, place: Place) -> Value | None:
        around = self._around(place)
        if around:
            return around.value(place)
        base, mine, theirs = (side.value(place) for side in self._sides)
        if any(entry[:-1] == place for entry in self._contested):
            return self._entries(place)
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if isinstance(mine, Entries) or isinstance(theirs, Entries):
            return self._entries(place)
        together = merged_value(base, mine, theirs)
        return self._collided(place) if together is COLLIDES else together

    def _collided(self, place: Place) -> Value | None:
        words = [side.text(place) for side in self._sides]
        values = [side.value(place) for side in self._sides]
        is_text = all(value in {None, text} for value, text in zip(values, words, strict=True))
        decision, item = self._decisions.get(place), self._item(place)
        if isinstance(decision, Written) and is_text and item:
            return read(item, decision.text)
        path = self._path(place)
        collision = Collision(CollisionKind.ANSWER, place, path, *words, is_text=is_text)
        return (self._decided(collision) or self._base).value(place)

    def _entries(self, repeat: Place) -> Value | None:
        """Return the entries that stay and those that came, in the order of who changed it."""
        base, mine, theirs = (side.assessment.entries(repeat) for side in self._sides)
        wanted = {name for name in base if name in mine and name in theirs}
        wanted |= ({*mine} | {*theirs}) - {*base}
        for entry, side in self._contested.items():
            if entry[:-1] == repeat:
                wanted -= {entry[-1]}
                wanted |= {entry[-1]} if side.has_entry(entry) else set()
        names = woven(self._ordered(repeat), wanted, base)
        return Entries(names) if names else None

    def _ordered(self, repeat: Place) -> tuple[tuple[str, ...], ...]:
        """Return the three lists of entries, first the one whose order is taken."""
        base, mine, theirs = (side.assessment.entries(repeat) for side in self._sides)
        before, here, there = (
            [name for name in names if name in base and name in mine and name in theirs]
            for names in (base, mine, theirs)
        )
        if there in (before, here):
            return mine, theirs, base
        if here == before:
            return theirs, mine, base
        words = ["、".join(side.entries_words(repeat)) for side in self._sides]
        collision = Collision(CollisionKind.ORDER, repeat, self._path(repeat), *words)
        chosen = self._decided(collision)
        if chosen is None:
            return base, mine, theirs
        return (mine, theirs, base) if chosen is self._mine else (theirs, mine, base)

    def _item(self, place: Place) -> Item | None:
        return next(filter(None, (side.item(place) for side in self._sides)), None)

    def _path(self, place: Place) -> str:
        paths = (side.path(place) for side in self._sides)
        return next(filter(None, paths), "/".join(place))

    def _ranks(self) -> dict[Place, int]:
        """Return for every place, and every entry, where it stands in printed order."""
        ranks: dict[Place, int] = {}
        for place in chain(*(side.slots for side in (self._mine, self._theirs, self._base))):
            for around in (*entries_around(place), place):
                ranks.setdefault(around, len(ranks))
        return ranks

    def _pictures(
        self, values: Iterable[Value | None], versions: Iterable[Version]
    ) -> dict[str, bytes]:
        """Return the pictures that the answers and versions show and the common document lacks."""
        wanted = shown(values).union(*(version.pictures for version in versions))
        base = self._base.assessment.attachments
        return {
            name: side.assessment.attachments[name]
            for side in (self._theirs, self._mine)
            for name in sorted(wanted - base.keys())
            if name in side.assessment.attachments
        }

    def _versions(self) -> tuple[Version, ...]:
        """Return the versions of both; where both described one anew, the words of both."""
        base, mine, theirs = (
            {version.name: version for version in side.assessment.versions} for side in self._sides
        )
        found: list[Version] = []
        for name in woven([[*mine], [*theirs]], {*mine, *theirs}, {*base}):
            kept = [side.get(name) for side in (base, mine, theirs)]
            described = [version and _described(version) for version in kept]
            if described[1] in (described[0], described[2]):
                found += [kept[2]] if kept[2] else []
            elif described[2] == described[0]:
                found += [kept[1]] if kept[1] else []
            else:
                found += _both(kept[1], kept[2])
        return tuple(found)


def _described(version: Version) -> tuple[str, ...]:
    """Return what can change of a version; its answers never do."""
    return version.label, version.day, version.by, version.note


def _both(mine: Version | None, theirs: Version | None) -> list[Version]:
    if mine is None or theirs is None:
        return [version for version in (mine, theirs) if version]
    words = (_described(version) for version in (mine, theirs))
    note = "\n".join(" ".join(filter(None, described)) for described in words)
    return [replace(mine, note=note)]
