"""What every check is given: the answers, the day, the standards, and short ways to ask.

A check asks for items by their names in the form data. A form that lacks an item simply has
nothing to say about it: ``answer`` gives None and ``slots_of`` nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
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
    def found_texts(self) -> tuple[tuple[Slot, Text, Section], ...]:
        """Every text that is printed, with its place and section, in printed order."""
        answers = self.assessment.answers
        return tuple(
            (slot, text, section)
            for slot, _, section in self.places.items
            if section.printed and (value := answers.get(slot.place)) is not None
            for text in texts(value)
        )

    def remembered(self, name: str, text: str, work: Callable[[str], _Result]) -> _Result:
        """Return what ``work`` makes of ``text``, worked out once per text; ``name`` names it."""
        return self.memo.result((name, text), lambda: work(text))
