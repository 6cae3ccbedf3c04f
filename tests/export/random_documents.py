"""Random documents over any form, and what of them a reader must find in print.

Every line of every answer carries a number of its own, so that it is found only where it really
was printed.
"""

import random
import re
from collections.abc import Iterator

from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.form.definition import Echo, Form, Item
from assessor.form.places import slots
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    FreePart,
    Paragraph,
    Place,
    Table,
    Unreadable,
    Value,
    clean_text,
)

WORDS = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(clean_text),
    min_size=1,
    max_size=6,
)
DOCUMENTS = st.tuples(st.integers(0, 2**32), st.sampled_from([0.05, 0.4, 0.9]), WORDS)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def random_document(form: Form, seed: int, density: float, words: list[str]) -> Assessment:
    return Assessment(form, _Maker(random.Random(seed), density, words).answers(form))  # noqa: S311


def printed(assessment: Assessment) -> Iterator[str]:
    """Yield what must be found, without white space."""
    for slot in assessment.slots():
        if slot.section.printed and isinstance(slot.node, Item):
            value = assessment.answers.get(slot.place)
            if value is not None:
                yield from filter(None, map(squeezed, _lines(slot.node, value)))
    for place, value in assessment.strangers():
        item = assessment.form.items.get(place[-1])
        yield from filter(None, map(squeezed, _lines(item, value)))


def _lines(item: Item | None, value: Value) -> Iterator[str]:
    match value:
        case str() | Unreadable():
            text = value if isinstance(value, str) else value.text
            yield from text.split("\n")
        case Choice(name):
            yield _label(item, name)
        case Checks():
            yield from (f"[○]{_label(item, name)}" for name in value.ticked)
            for _, tail in value.tails:
                yield from tail.split("\n")
        case Free(parts):
            for part in parts:
                yield from _part_lines(part)
        case Entries():
            return


def _label(item: Item | None, name: str) -> str:
    option = item.option(name) if item else None
    return option.label if option else name


def _part_lines(part: FreePart) -> Iterator[str]:
    match part:
        case Paragraph(text):
            yield from text.split("\n")
        case Table(rows):
            for row in rows:
                for cell in row:
                    yield from cell.split("\n")
        case Figure(name, caption):
            yield caption or name


class _Maker:
    def __init__(self, chance: random.Random, density: float, words: list[str]) -> None:
        self._chance = chance
        self._density = density
        self._words = words
        self._count = 0

    def answers(self, form: Form) -> dict[Place, Value]:
        entries: dict[Place, tuple[str, ...]] = {}

        def entries_at(place: Place) -> tuple[str, ...]:
            if place not in entries:
                count = self._chance.choice([0, 1, 1, 2, 3, 7]) if len(place) == 1 else 2
                entries[place] = tuple(f"e{number}" for number in range(count))
            return entries[place]

        answers: dict[Place, Value] = {}
        for slot in slots(form, entries_at):
            if not isinstance(slot.node, Echo) and self._chance.random() < self._density:
                answers[slot.place] = self._value(slot.node)
        answers.update({place: Entries(names) for place, names in entries.items() if names})
        if self._chance.random() < self._density:
            answers["gone",] = self._text()
            answers["file", "nobody", "file_name"] = self._text()
        return answers

    def _value(self, item: Item) -> Value:
        if self._chance.random() < 0.1:
            kind = self._chance.choice(["choice", "checks", "free", "text", "unreadable"])
            return self._value_of(kind, item)
        return self._value_of(item.kind, item)

    def _value_of(self, kind: str, item: Item) -> Value:
        match kind:
            case "choice":
                return self._choice(item)
            case "checks":
                return self._checks(item)
            case "free":
                return self._free()
            case "unreadable":
                return Unreadable(self._text(), "理由")
            case _:
                return self._text()

    def _text(self) -> str:
        return "\n".join(self._line() for _ in range(self._chance.choice([1, 1, 2, 5])))

    def _line(self) -> str:
        self._count += 1
        return f"{self._chance.choice(self._words)}«{self._count}»"

    def _choice(self, item: Item) -> Value:
        names = [option.name for option in item.options]
        return Choice(self._chance.choice([*names, *names, "unheard_of"]))

    def _checks(self, item: Item) -> Value:
        names = [*(option.name for option in item.options), "unheard_of"]
        ticked = {name for name in names if self._chance.random() < 0.4} or {names[0]}
        return Checks.of(
            ticked, {name: self._text() for name in names if self._chance.random() < 0.3}
        )

    def _free(self) -> Value:
        return Free(tuple(self._part() for _ in range(self._chance.randint(1, 4))))

    def _part(self) -> FreePart:
        match self._chance.randint(0, 2):
            case 0:
                return Paragraph(self._text())
            case 1:
                return Figure(f"picture{self._count}.png", self._chance.choice(["", self._line()]))
            case _:
                rows = tuple(
                    tuple(self._text() for _ in range(self._chance.randint(1, 4)))
                    for _ in range(self._chance.randint(1, 4))
                )
                return Table(rows, self._chance.randint(0, 2))
