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
from assessor.form.definition import Item
from assessor.form.places import RepeatSlot, Slot
from assessor.form.texts import Text, texts
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.evaluate import Evaluation
from assessor.rules.memo import Memo
from assessor.rules.standards import Standards

_Result = TypeVar("_Result")
ROWS = "rows"
"""The style of the section that tells of older states (変更箇所)."""


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
    def walk(self) -> tuple[Slot | RepeatSlot, ...]:
        """Every place of an item, echo or repeat, in printed order."""
        answers = self.assessment.answers
        entries = {place: value for place, value in answers.items() if isinstance(value, Entries)}
        key = ("walk", id(self.assessment.form), frozenset(entries.items()))
        return self.memo.result(key, lambda: tuple(self.assessment.walk()))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every place of an item in printed order; echoes are left out."""
        return tuple(
            slot for slot in self.walk if isinstance(slot, Slot) and isinstance(slot.node, Item)
        )

    @cached_property
    def slot_at(self) -> dict[Place, Slot | RepeatSlot]:
        """The slot of every place."""
        return {slot.place: slot for slot in self.walk}

    @cached_property
    def order(self) -> dict[Place, int]:
        """Where every place stands in printed order; the document itself is first."""
        return {(): 0} | {slot.place: number for number, slot in enumerate(self.walk, start=1)}

    def path(self, place: Place) -> str:
        """Return ``place`` as people write it."""
        slot = self.slot_at.get(place)
        if slot:
            return self.assessment.written_path(slot)
        return "/".join(place) or "文書全体"

    @cached_property
    def by_name(self) -> dict[str, list[Slot]]:
        """The places of every item, by its name."""
        found: dict[str, list[Slot]] = {}
        for slot in self.slots:
            found.setdefault(slot.node.name, []).append(slot)
        return found

    def slots_of(self, name: str) -> list[Slot]:
        """Return every place of the item called ``name``, in printed order."""
        return self.by_name.get(name, [])

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
        for slot in self.slots:
            section = slot.section
            if not section.printed or (section.style == ROWS and not changes):
                continue
            for text in texts(self.assessment.answers.get(slot.place)):
                yield slot, text

    def remembered(self, name: str, text: str, work: Callable[[str], _Result]) -> _Result:
        """Return what ``work`` makes of ``text``, worked out once per text; ``name`` names it."""
        return self.memo.result((name, text), lambda: work(text))
