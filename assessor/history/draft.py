"""The rows of 変更箇所 before it is known what they have in common: one for each changed passage.

An entry that came or went is one row with all that stands in it; that entries stand in another
order is one row for each repeat.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assessor.document.digest import words_digest
from assessor.form.definition import Repeat
from assessor.form.places import RepeatSlot, Slot, Step
from assessor.form.values import Place
from assessor.history.difference import Difference, DifferenceKind
from assessor.history.insertion import Wording
from assessor.history.item_words import file_name, item_words
from assessor.history.passages import Passage
from assessor.history.proposal import Nature
from assessor.history.side import Side
from assessor.history.timing import nature_of
from assessor.history.written import TEXTS, passages_of


@dataclass(frozen=True, slots=True)
class Draft:
    """One changed passage, entry or order."""

    kind: DifferenceKind
    places: tuple[Place, ...]
    slots: tuple[Slot | RepeatSlot, ...]
    """What people cite for each of the places."""
    side: Side
    """The document that it is written with the numbers of."""
    passage: Passage
    important: bool
    nature: Nature
    told: Wording | None = None
    """The wording that is told instead of the passage: it was replaced in several items."""

    @property
    def before(self) -> str:
        """What is quoted as 変更前; empty where something was only added."""
        return self.told.before if self.told else self.passage.before

    @property
    def after(self) -> str:
        """What is quoted as 変更後; empty where something was only taken out."""
        return self.told.after if self.told else self.passage.after

    @property
    def group(self) -> str:
        """The same in all drafts that tell of one wording; else empty."""
        return words_digest(self.told.key) if self.told else ""

    def telling(self, wording: Wording) -> "Draft":
        """Return the draft that tells of a wording instead of its passage."""
        nature = nature_of(wording.before, wording.after, self.slots[0].node.label)
        return replace(self, told=wording, nature=nature)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files it is about, where there are several."""
        names = (file_name(self.side.assessment, slot) for slot in self.slots)
        return tuple(dict.fromkeys(filter(None, names)))

    @property
    def address(self) -> str:
        """The item as it is written without the names of files."""
        return item_words(self.side.assessment, self.slots[0])

    @property
    def item(self) -> str:
        """The item as it is written in the row."""
        return item_words(self.side.assessment, self.slots[0], self.files, self.passage.heading)


def drafts(old: Side, new: Side, differences: Iterable[Difference]) -> Iterator[Draft]:
    """Yield a draft for each changed passage, entry and order, in the order of ``differences``."""
    moved: set[Place] = set()
    for difference in differences:
        if difference.kind is DifferenceKind.MOVED:
            repeat = difference.place[:-1]
            if repeat not in moved:
                moved.add(repeat)
                yield from _order(old, new, repeat)
        elif difference.is_entry:
            yield _entry(old, new, difference)
        else:
            yield from _answer(old, new, difference)


def _answer(old: Side, new: Side, difference: Difference) -> Iterator[Draft]:
    place = difference.place
    item = new.item(place) or old.item(place)
    if item is None:
        return
    side = new if new.item(place) else old
    slots = (side.slots[place],)
    for passage in passages_of(item, (old, difference.before), (new, difference.after)):
        is_text = item.kind in TEXTS
        nature = nature_of(passage.before, passage.after, item.label) if is_text else Nature.SCOPE
        kind = _kind(passage)
        yield Draft(kind, (place,), slots, side, passage, difference.important, nature)


def _entry(old: Side, new: Side, difference: Difference) -> Draft:
    is_added = difference.kind is DifferenceKind.ADDED
    side = new if is_added else old
    words = _content(side, difference)
    passage = Passage("", words) if is_added else Passage(words, "")
    slots = (_cited(side, difference.place),)
    place, important = difference.place, difference.important
    return Draft(difference.kind, (place,), slots, side, passage, important, Nature.SCOPE)


def _order(old: Side, new: Side, repeat: Place) -> Iterator[Draft]:
    """Yield the order of entries that both documents have, where a reader can see it."""
    kept = set(old.assessment.entries(repeat)) & set(new.assessment.entries(repeat))
    before, after = (
        "\n".join(
            side.entry_words((*repeat, name))
            for name in side.assessment.entries(repeat)
            if name in kept
        )
        for side in (old, new)
    )
    if before != after:
        kind, passage = DifferenceKind.MOVED, Passage(before, after)
        slots = (new.slots[repeat],)
        yield Draft(kind, (repeat,), slots, new, passage, important=False, nature=Nature.ORDER)


def _kind(passage: Passage) -> DifferenceKind:
    if passage.before and passage.after:
        return DifferenceKind.CHANGED
    return DifferenceKind.REMOVED if passage.before else DifferenceKind.ADDED


def _cited(side: Side, entry: Place) -> Slot | RepeatSlot:
    """Return what people cite for an entry: 「Ⅰ2システム4」."""
    slot = side.slots[entry[:-1]]
    if not isinstance(slot, RepeatSlot):
        return slot
    step = Step(slot.node, entry[-1], side.position(entry))
    return replace(slot, trail=(*slot.trail[:-1], step))


def _content(side: Side, difference: Difference) -> str:
    """Return all that stands in an entry; a whole file is only named."""
    title = side.entry_title(difference.place)
    repeat = side.slots[difference.place[:-1]].node
    lines = [title] if title.strip() else []
    if not (isinstance(repeat, Repeat) and repeat.style == "chapters"):
        names_entry = side.assessment.form.entry_names.get(difference.place[-2], "")
        for inner in difference.inside:
            item = side.item(inner.place)
            if item and item.name != names_entry:
                lines.append(f"{item.number}{item.label}　{side.text(inner.place)}")
    return "\n".join(lines) or side.entry_path(difference.place)
