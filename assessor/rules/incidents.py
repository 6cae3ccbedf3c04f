"""One serious incident as its row in the records says it, each answer in the words it means.

Everything that is worked out of a row (whether it counts, when reports are due, how it stands in an
annex) begins here, so that nobody else knows the names of its items.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.document.assessment import Assessment
from assessor.form.dates import Days, read_date
from assessor.form.values import Checks, Choice, Place

REPEAT: Place = ("incident",)
YES, NO = "yes", "no"
OTHER = "other"
"""The box for what is none of the 類型 that the law names."""
_UNITS = {"": 1, "千": 1_000, "万": 10_000}
_NUMBER = re.compile(r"(?P<about>約|およそ)?(?P<number>\d+)(?P<unit>[千万]?)(?:人|名|件)")
_OPEN = re.compile(r"(?:人|名|件)(?:以上|超|余り?|を超え)")
_CLOSED = re.compile(r"(?:人|名|件)(?:以下|未満|以内)")


@dataclass(frozen=True, slots=True)
class Persons:
    """How many persons an incident concerns; ``most`` is None where nobody knows."""

    least: int
    most: int | None
    about: bool = False
    """Whether the number is only an estimate."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One row; a text is empty and a day None where nothing is said."""

    assessment: Assessment
    entry: str

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return (*REPEAT, self.entry)

    def at(self, name: str) -> Place:
        """Return the place of one of its items."""
        return (*self.place, f"incident_{name}")

    def text(self, name: str) -> str:
        """Return what stands there as it was written."""
        value = self.assessment.answers.get(self.at(name))
        words = value if isinstance(value, str) else getattr(value, "text", "")
        return words if isinstance(words, str) else ""

    def chosen(self, name: str) -> str:
        """Return the name of the option that is chosen."""
        value = self.assessment.answers.get(self.at(name))
        return value.option if isinstance(value, Choice) else ""

    def days(self, name: str) -> Days | None:
        """Return the days that a date means."""
        words = self.text(name)
        return read_date(words) if words else None

    @property
    def kinds(self) -> frozenset[str]:
        """The 類型 that are ticked, by their names in the form."""
        value = self.assessment.answers.get(self.at("kinds"))
        return value.ticked if isinstance(value, Checks) else frozenset()

    @property
    def other_kind(self) -> str:
        """What is written behind the box for what the law does not name."""
        value = self.assessment.answers.get(self.at("kinds"))
        return value.tail(OTHER) if isinstance(value, Checks) else ""

    @property
    def persons(self) -> Persons | None:
        """How many persons it concerns, where a number can be read."""
        return persons_of(self.text("persons"))

    @property
    def name(self) -> str:
        """What a person calls it: its title, its number, or which one it is."""
        index = self.assessment.entries(REPEAT).index(self.entry) + 1
        return self.text("title") or self.text("number") or f"重大事故{index}"


def incidents(records: Assessment) -> Iterator[Incident]:
    """Yield every incident of the records, in their order; none where the form has no such rows."""
    if REPEAT[0] in records.form.repeats:
        for entry in records.entries(REPEAT):
            yield Incident(records, entry)


def persons_of(words: str) -> Persons | None:
    """Return the number of persons that ``words`` mean: 「221件」, 「約5万人」, 「101人以上」.

    Where several numbers stand there, it is at least the largest and at most their sum.
    """
    plain = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", words))
    found = list(_NUMBER.finditer(plain))
    numbers = [int(one["number"]) * _UNITS[one["unit"]] for one in found]
    if not numbers and plain.isdecimal():
        return Persons(int(plain), int(plain))
    if not numbers:
        return None
    about = any(one["about"] for one in found)
    if _OPEN.search(plain):
        return Persons(max(numbers), None, about)
    if _CLOSED.search(plain):
        return Persons(0, sum(numbers), about)
    return Persons(max(numbers), sum(numbers), about)
