"""What every check is given: the answers, the day, the standards, and short ways to ask.

A check asks for items by their names in the form data. A form that lacks an item simply has
nothing to say about it: ``answer`` gives None and ``slots_of`` nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from assessor.document.assessment import Assessment
from assessor.form.definition import Item, Section
from assessor.form.places import RepeatSlot, Slot
from assessor.form.texts import Text, texts
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.evaluate import Evaluation
from assessor.rules.memo import Memo
from assessor.rules.standards import Standards

_Result = TypeVar("_Result")
_PART = 16
ROWS = "rows"
"""The style of the section that tells of older states (変更箇所)."""


class Places:
    """Every place of a document, in the ways that checks ask for them.

    They stay the same until an entry comes or goes, so that few checks have to work them out.
    """

    def __init__(self, assessment: Assessment) -> None:
        self.walk: tuple[Slot | RepeatSlot, ...] = tuple(assessment.walk())
        """Every place of an item, echo or repeat, in printed order."""
        self.items = tuple(
            (slot, slot.node, slot.section)
            for slot in self.walk
            if isinstance(slot, Slot) and isinstance(slot.node, Item)
        )
        """Every place of an item with the item and its section, in printed order."""
        self.holding = frozenset(slot.place for slot, _, _ in self.items)
        """Where answers can stand."""
        self.repeating = frozenset(slot.place for slot in self.walk if isinstance(slot, RepeatSlot))
        """Where entries can stand."""
        self.slot_at = {slot.place: slot for slot in self.walk}
        self.order: dict[Place, int] = {(): 0} | {
            slot.place: number for number, slot in enumerate(self.walk, start=1)
        }
        self.by_name: dict[str, list[Slot]] = {}
        for slot, item, _ in self.items:
            self.by_name.setdefault(item.name, []).append(slot)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some places of items, and the answers there; the same object as long as these are the same.

    A check that has to look at every answer looks at parts, and remembers what it saw by part.
    """

    places: tuple[tuple[Slot, Item, Section], ...]
    values: tuple[Value | None, ...]

    @property
    def answers(self) -> Iterator[tuple[Slot, Item, Section, Value]]:
        """Every answer there is."""
        for (slot, item, section), value in zip(self.places, self.values, strict=True):
            if value is not None:
                yield slot, item, section, value

    @property
    def texts(self) -> tuple[tuple[Slot, Text, Section], ...]:
        """Every text that is printed, with its place and section."""
        return tuple(
            (slot, text, section)
            for slot, _, section, value in self.answers
            if section.printed
            for text in texts(value)
        )


@dataclass
class Context:
    """One state of a document as the checks see it; make a new one when the answers change."""

    assessment: Assessment
    standards: Standards
    today: date | None = None
    """The day that reminders are relative to; None reminds of nothing."""
    published: Assessment | None = None
    """The version last published, where one is known."""
    memo: Memo = field(default_factory=Memo)
    records: Assessment | None = None
    """The body's records of serious incidents, where somebody has named them."""

    @cached_property
    def evaluation(self) -> Evaluation:
        """Which items apply."""
        return Evaluation(self.assessment)

    @cached_property
    def places(self) -> Places:
        """Every place there is."""
        answers = self.assessment.answers
        entries = {place: value for place, value in answers.items() if isinstance(value, Entries)}
        key = ("places", id(self.assessment.form), frozenset(entries.items()))
        return self.memo.result(key, lambda: Places(self.assessment))

    @property
    def walk(self) -> tuple[Slot | RepeatSlot, ...]:
        """Every place of an item, echo or repeat, in printed order."""
        return self.places.walk

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every place of an item in printed order; echoes are left out."""
        return tuple(slot for slot, _, _ in self.places.items)

    @property
    def slot_at(self) -> dict[Place, Slot | RepeatSlot]:
        """The slot of every place."""
        return self.places.slot_at

    @property
    def order(self) -> dict[Place, int]:
        """Where every place stands in printed order; the document itself is first."""
        return self.places.order

    def path(self, place: Place) -> str:
        """Return ``place`` as people write it."""
        slot = self.slot_at.get(place)
        if slot:
            return self.assessment.written_path(slot)
        return "/".join(place) or "文書全体"

    def slots_of(self, name: str) -> list[Slot]:
        """Return every place of the item called ``name``, in printed order."""
        return self.places.by_name.get(name, [])

    def answer(self, place: Place) -> Value | None:
        """Return what stands at ``place``; None where it is blank or does not apply."""
        value = self.assessment.answers.get(place)
        return value if value is not None and self.evaluation.applies(place) else None

    def text(self, place: Place) -> str:
        """Return the text at ``place``; an empty string where none stands there or applies."""
        value = self.answer(place)
        return value if isinstance(value, str) else ""

    def chosen(self, place: Place) -> str:
        """Return the name of the option chosen at ``place``, or an empty string."""
        value = self.answer(place)
        return value.option if isinstance(value, Choice) else ""

    def texts(self, *, changes: bool = False) -> Iterator[tuple[Slot, Text]]:
        """Yield every text that is printed, in printed order.

        What does not apply but is written is printed too. Tables of rows (変更箇所) tell of older
        states in the words of their time, and come only where ``changes`` asks for them.
        """
        for slot, text, section in self.found_texts:
            if changes or section.style != ROWS:
                yield slot, text

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every place of an item and its answer, in printed order, so many at a time."""
        answers, items = self.assessment.answers, self.places.items
        values = [answers.get(slot.place) for slot, _, _ in items]
        return tuple(
            self._part(start, items[start : start + _PART], tuple(values[start : start + _PART]))
            for start in range(0, len(items), _PART)
        )

    def _part(
        self,
        start: int,
        slots: tuple[tuple[Slot, Item, Section], ...],
        values: tuple[Value | None, ...],
    ) -> Part:
        # By identity, for the hash of a long table takes long; the part keeps the values alive.
        key = ("part", self.places, start, tuple(map(id, values)))
        return self.memo.result(key, lambda: Part(slots, values))

    @cached_property
    def found_texts(self) -> tuple[tuple[Slot, Text, Section], ...]:
        """Every text that is printed, with its place and section, in printed order."""
        found = [self.seen("texts", part, lambda part: part.texts) for part in self.parts]
        return tuple(chain.from_iterable(found))

    def seen(self, name: str, part: Part, work: Callable[[Part], _Result]) -> _Result:
        """Return what ``work`` makes of ``part``, worked out once; ``name`` names the work."""
        return self.memo.result((name, part), lambda: work(part))

    def remembered(self, name: str, text: str, work: Callable[[str], _Result]) -> _Result:
        """Return what ``work`` makes of ``text``, worked out once per text; ``name`` names it."""
        return self.memo.result((name, text), lambda: work(text))
