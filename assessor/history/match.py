"""Which entries of two documents are the same, told by what is in them.

This is the only place where that is guessed: for documents that do not share the names of entries,
because one came from an import. What is guessed is data, so that a person can correct it; then
``renamed`` gives the new document the names of the old one, and ``history.compare`` stays exact.

The best assignment as a whole is taken, not for one entry after another the best that is left:
five 委託事項 of one company are alike in all but a few words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from assessor.document.assessment import Assessment
from assessor.form.kinds import folded, show
from assessor.form.values import Entries, Place, Value
from assessor.history.assignment import best_assignment
from assessor.history.likeness import text_likeness


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of the old document, and the one of the new document that is the same.

    One of the two names is empty where an entry has no partner.
    """

    repeat: Place
    """Where the entries stand in the old document."""
    before: str
    after: str
    score: float = 0.0
    """How alike they are, from 0 to 1."""


def share_names(old: Assessment, new: Assessment) -> bool:
    """Tell whether two documents have entries with the same names, given at birth.

    Importers number entries; that both documents have an entry with the same number says nothing.
    """
    return bool(_born(old) & _born(new))


def matches(old: Assessment, new: Assessment) -> tuple[Match, ...]:
    """Return every entry with its partner, if any; those around others before them."""
    return tuple(
        match
        for name in old.form.repeats
        if not old.form.scopes[name]
        for match in _matched(_Side(old, (name,)), _Side(new, (name,)))
    )


def with_names_of(old: Assessment, new: Assessment) -> tuple[Assessment, tuple[Match, ...]]:
    """Return ``new`` with the entry names of ``old``, and what had to be guessed for that."""
    if share_names(old, new):
        return new, ()
    found = matches(old, new)
    return renamed(new, found), found


def renamed(new: Assessment, found: Iterable[Match]) -> Assessment:
    """Return a copy of ``new`` whose entries have the names that the matches say.

    An entry without partner keeps its name, or gets another where the old document has that.
    """
    names = _names(found)
    answers: dict[Place, Value] = {}
    for place, value in new.answers.items():
        at = _renamed_place(place, names)
        answers[at] = _renamed_entries(value, names.get(at, {}))
    return Assessment(new.form, answers, new.attachments, new.edition)


def repaired(
    old: Assessment, new: Assessment, found: Iterable[Match], pair: Match
) -> tuple[Match, ...]:
    """Return the matches with one entry given another partner, or none, by a person.

    Who had that partner before has none; what stands in the entries is matched anew.
    """
    there = [match for match in found if match.repeat == pair.repeat]
    mine = next((match.after for match in there if match.before == pair.before), "")
    robbed = next((match.before for match in there if pair.after and match.after == pair.after), "")
    gone = {pair.after, mine} - {""}
    changed = {(*pair.repeat, name) for name in (pair.before, robbed) if name}
    depth = len(pair.repeat) + 1
    kept = [
        match
        for match in found
        if match.repeat[:depth] not in changed
        and not (
            match.repeat == pair.repeat
            and (match.before in {pair.before, robbed} - {""} or match.after in gone)
        )
    ]
    if robbed and robbed != pair.before:
        kept.append(Match(pair.repeat, robbed, ""))
    if mine and mine != pair.after:
        kept.append(Match(pair.repeat, "", mine))
    return (*kept, pair, *_matched_inside(old, new, kept, pair))


def partner_place(found: Iterable[Match], repeat: Place) -> Place | None:
    """Return where the entries of ``repeat`` stand in the new document; None where nowhere."""
    partners = {(match.repeat, match.before): match.after for match in found}
    place: Place = ()
    for at in range(0, len(repeat) - 1, 2):
        partner = partners.get((repeat[: at + 1], repeat[at + 1]), "")
        if not partner:
            return None
        place = (*place, repeat[at], partner)
    return (*place, repeat[-1])


_NUMBERED = re.compile(r"[a-z]\d{1,5}")
_LEAST = 0.45
_SAME_NAME = 0.1
_MOST_SIGNS = 400
"""Of each answer; what follows hardly makes another entry of it."""


def _born(assessment: Assessment) -> set[tuple[Place, str]]:
    return {
        (place[::2], name)
        for place, value in assessment.answers.items()
        if isinstance(value, Entries)
        for name in value.names
        if not _NUMBERED.fullmatch(name)
    }


def _names(found: Iterable[Match]) -> dict[Place, dict[str, str]]:
    """Return for each repeat what its entries are to be called."""
    by_repeat: dict[Place, list[Match]] = {}
    for match in found:
        by_repeat.setdefault(match.repeat, []).append(match)
    return {repeat: _names_of(of_repeat) for repeat, of_repeat in by_repeat.items()}


def _names_of(found: Sequence[Match]) -> dict[str, str]:
    taken = {match.before for match in found}
    names = {match.after: match.before for match in found if match.before and match.after}
    for match in found:
        if match.after and not match.before:
            others = (f"{match.after}n{number}" for number in count(1))
            name = next(name for name in chain([match.after], others) if name not in taken)
            names[match.after] = name
            taken.add(name)
    return names


def _renamed_place(place: Place, names: Mapping[Place, Mapping[str, str]]) -> Place:
    at: Place = ()
    for repeat, entry in zip(place[:-1:2], place[1::2], strict=True):
        at = (*at, repeat)
        at = (*at, names.get(at, {}).get(entry, entry))
    return (*at, place[-1])


def _renamed_entries(value: Value, names: Mapping[str, str]) -> Value:
    if not isinstance(value, Entries):
        return value
    return Entries(tuple(names.get(name, name) for name in value.names))


def _matched(old: "_Side", new: "_Side") -> Iterator[Match]:
    """Yield the partners of the entries of one repeat, each followed by what stands in it."""
    before, after = old.entries(), new.entries()
    worth = [[_likeness(one, other) for other in after] for one in before]
    partners = {
        row: column for row, column in best_assignment(worth) if worth[row][column] >= _LEAST
    }
    for row, entry in enumerate(before):
        column = partners.get(row)
        if column is None:
            yield Match(old.place, entry.name, "")
            continue
        score = min(worth[row][column], 1.0)
        yield Match(old.place, entry.name, after[column].name, score)
        for repeat in old.repeats_in():
            yield from _matched(old.inside(entry, repeat), new.inside(after[column], repeat))
    taken = set(partners.values())
    for column, entry in enumerate(after):
        if column not in taken:
            yield Match(old.place, "", entry.name)


def _matched_inside(
    old: Assessment, new: Assessment, found: Iterable[Match], pair: Match
) -> Iterator[Match]:
    """Yield the partners of what stands in two entries that are the same."""
    theirs = partner_place(found, pair.repeat)
    if pair.after and theirs:
        one, other = _Side(old, pair.repeat), _Side(new, theirs)
        inside = {entry.name: entry for entry in one.entries()}.get(pair.before)
        outside = {entry.name: entry for entry in other.entries()}.get(pair.after)
        if inside and outside:
            for repeat in one.repeats_in():
                yield from _matched(one.inside(inside, repeat), other.inside(outside, repeat))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is compared: what it is called, and its answers by the names of the items."""

    name: str
    title: str
    texts: Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class _Side:
    """One repeat of one of the two documents."""

    assessment: Assessment
    place: Place

    def entries(self) -> list[_Entry]:
        """Return the entries in their order."""
        texts: dict[str, dict[tuple[str, ...], str]] = {
            name: {} for name in self.assessment.entries(self.place)
        }
        depth = len(self.place)
        for place, value in self.assessment.answers.items():
            if place[:depth] == self.place and len(place) > depth and place[depth] in texts:
                words = texts[place[depth]]
                item = place[depth + 1 :: 2]
                words[item] = words.get(item, "") + self._text(place, value)
        return [
            _Entry(name, folded(self.assessment.entry_title(self.place, name)), words)
            for name, words in texts.items()
        ]

    def repeats_in(self) -> list[str]:
        """Return the names of the repeats that stand in an entry."""
        form = self.assessment.form
        return [name for name in form.repeats if form.scopes[name] == self.place[::2]]

    def inside(self, entry: _Entry, repeat: str) -> "_Side":
        """Return a repeat in an entry."""
        return _Side(self.assessment, (*self.place, entry.name, repeat))

    def _text(self, place: Place, value: Value) -> str:
        item = self.assessment.form.item(place)
        return folded(show(item, value))[:_MOST_SIGNS] if item else ""


def _likeness(one: _Entry, other: _Entry) -> float:
    """Return how alike two entries are: half by what they are called, where they are."""
    likeness = _texts_likeness(one.texts, other.texts)
    if one.title and other.title:
        likeness = (likeness + text_likeness(one.title, other.title)) / 2
    return likeness + _SAME_NAME * (one.name == other.name)


def _texts_likeness(
    one: Mapping[tuple[str, ...], str], other: Mapping[tuple[str, ...], str]
) -> float:
    """Return how alike the answers are, long ones counting more; 0.5 where there are none."""
    total = alike = 0.0
    for item in {**one, **other}:
        before, after = one.get(item, ""), other.get(item, "")
        weight = max(len(before), len(after)) ** 0.5
        total += weight
        alike += weight * text_likeness(before, after)
    return alike / total if total else 0.5
