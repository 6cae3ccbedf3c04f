"""One of the documents that are laid side by side, as comparing and merging look at it.

An entry is written as the place of its repeat and its name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assessor.document.assessment import Assessment
from assessor.form.definition import Item
from assessor.form.kinds import show
from assessor.form.places import RepeatSlot, Slot, Step
from assessor.form.values import Place, Value


class Side:
    """The places of one document in printed order, what stands there, and how it writes them."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.slots: dict[Place, Slot | RepeatSlot] = {
            slot.place: slot
            for slot in assessment.walk()
            if isinstance(slot, RepeatSlot) or isinstance(slot.node, Item)
        }

    @property
    def answers(self) -> Mapping[Place, Value]:
        """Every answer that is not blank."""
        return self.assessment.answers

    def value(self, place: Place) -> Value | None:
        """Return the answer at ``place``."""
        return self.assessment.answers.get(place)

    def item(self, place: Place) -> Item | None:
        """Return the item at ``place``, or None where this document has none there."""
        slot = self.slots.get(place)
        return slot.node if slot and isinstance(slot.node, Item) else None

    def text(self, place: Place) -> str:
        """Return the answer as a person reads it, also where the form does not know the item."""
        value = self.value(place)
        item = self.item(place)
        return show(item, value) if item and value is not None else ""

    def path(self, place: Place) -> str:
        """Return ``place`` as people write it; empty where this document has no such place."""
        slot = self.slots.get(place)
        return self.assessment.written_path(slot) if slot else ""

    def has_entry(self, entry: Place) -> bool:
        """Tell whether there is such an entry."""
        return entry[-1] in self.assessment.entries(entry[:-1])

    def position(self, entry: Place) -> int:
        """Return where the entry stands among its like, from 1; 0 where it does not."""
        names = self.assessment.entries(entry[:-1])
        return names.index(entry[-1]) + 1 if entry[-1] in names else 0

    def entry_path(self, entry: Place) -> str:
        """Return an entry as people write it: 「Ⅱ4委託事項2」."""
        slot = self.slots.get(entry[:-1])
        if not isinstance(slot, RepeatSlot) or not self.has_entry(entry):
            return ""
        step = Step(slot.node, entry[-1], self.position(entry))
        return self.assessment.written_path(replace(slot, trail=(*slot.trail[:-1], step)))

    def entry_title(self, entry: Place) -> str:
        """Return what the entry is called, or an empty string."""
        return self.assessment.entry_title(entry[:-1], entry[-1]) if self.has_entry(entry) else ""

    def entry_words(self, entry: Place) -> str:
        """Return what the entry is called, or how it is written; empty where there is none."""
        return self.entry_title(entry) or self.entry_path(entry)

    def entries_words(self, repeat: Place) -> list[str]:
        """Return what the entries of a repeat are called, in their order."""
        return [self.entry_words((*repeat, name)) for name in self.assessment.entries(repeat)]


def entries_around(place: Place) -> Iterator[Place]:
    """Yield the entries that ``place`` stands in, or is, outermost first."""
    for length in range(2, len(place) + 1, 2):
        yield place[:length]
