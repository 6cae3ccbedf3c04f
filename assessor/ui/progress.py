"""How far a document is: for each part, each entry and the whole, what is asked, left and wrong.

Worked out anew from the answers and the findings, so that outline and findings cannot disagree.
No Qt here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.form.values import Place, is_blank
from assessor.rules.context import Places
from assessor.rules.evaluate import Evaluation
from assessor.rules.finding import Finding, Severity
from assessor.ui.parts import Part

UNFILLED = frozenset({"blank", "blank-advised", "entries-missing"})
"""The findings that say no more than that something is still to be written."""

Key = str | Place
"""What is counted: a part by its key, an entry by its place, the whole as ``()``."""


class State(StrEnum):
    """How far a part is."""

    BLANK = "blank"
    PROGRESS = "progress"
    ERRORS = "errors"
    COMPLETE = "complete"
    OPTIONAL = "optional"
    NOT_ASKED = "none"


@dataclass(slots=True)
class Tally:
    """What was counted."""

    slots: int = 0
    applying: int = 0
    asked: int = 0
    """Items that apply and have to be answered."""
    left: int = 0
    """What of these is still to be written."""
    errors: int = 0
    started: bool = False

    def add(self, other: "Tally") -> None:
        """Count ``other`` in."""
        self.slots += other.slots
        self.applying += other.applying
        self.asked += other.asked
        self.left += other.left
        self.errors += other.errors
        self.started = self.started or other.started

    @property
    def state(self) -> State:
        """What is most worth knowing."""
        if self.errors:
            return State.ERRORS
        if self.left:
            return State.PROGRESS if self.started else State.BLANK
        if self.asked or self.started:
            return State.COMPLETE
        return State.NOT_ASKED if self.slots and not self.applying else State.OPTIONAL

    @property
    def words(self) -> str:
        """The state in words, for those who do not see or know the sign."""
        match self.state:
            case State.ERRORS:
                return f"誤り {self.errors}"
            case State.PROGRESS | State.BLANK:
                return f"残り {self.left}"
            case State.COMPLETE:
                return "完了"
            case State.OPTIONAL:
                return "任意"
            case State.NOT_ASKED:
                return "該当なし"


class Count:
    """What is counted where; holds until an entry comes or goes."""

    def __init__(self, places: Places, parts: Iterable[Part]) -> None:
        self._owners = owners(parts)
        gathered: dict[tuple[str, Place], tuple[list[Key], list[tuple[Place, bool]]]] = {}
        for slot, item, section in places.items:
            part = owner_of(slot.place, self._owners) if section.is_page else None
            if part:
                here = (part.key, slot.place[:-1])
                _, items = gathered.setdefault(here, (_keys(slot.place, part), []))
                items.append((slot.place, item.required != "no"))
        self._gathered = list(gathered.values())
        """The items that are counted at the same keys; whether they have to be answered."""

    def tallies(self, evaluation: Evaluation, findings: Iterable[Finding]) -> Mapping[Key, Tally]:
        """Return the tally of every part and entry with something asked, and of the whole."""
        counted: dict[Key, Tally] = {}
        for keys, items in self._gathered:
            _add(counted, keys, _tally_of(items, evaluation))
        for finding in findings:
            part = owner_of(finding.place, self._owners) if finding.place else None
            if part:
                missing = finding.code in UNFILLED
                wrong = finding.severity is Severity.ERROR and not missing
                _add(counted, _keys(finding.place, part), Tally(left=missing, errors=wrong))
        return counted


def owners(parts: Iterable[Part]) -> Mapping[tuple[Place, str], Part]:
    """Return the parts by the place of their entry and the names in them."""
    return {(part.around, name): part for part in parts for name in part.names}


def owner_of(place: Place, owners: Mapping[tuple[Place, str], Part]) -> Part | None:
    """Return the part that shows ``place``."""
    for depth in range(len(place) - 1, -1, -2):
        part = owners.get((place[:depth], place[depth]))
        if part:
            return part
    return None


def named_entries(part: Part, assessment: Assessment) -> Iterator[tuple[Place, str]]:
    """Yield the entries that a part shows, each with its title; rows of a table are no entries."""
    for name, repeat in assessment.form.repeats.items():
        place = (*part.around, name)
        if name in part.names and repeat.style not in _ROWS and assessment.form.knows(place):
            for index, entry in enumerate(assessment.entries(place), start=1):
                title = assessment.entry_title(place, entry)
                yield (*place, entry), f"{repeat.label}{index}　{title}".rstrip()


_ROWS = frozenset({"rows"})


def _keys(place: Place, part: Part) -> list[Key]:
    """Return where an item at ``place`` is counted: the whole, its part, the entries around it."""
    return [(), part.key, *(place[:length] for length in range(2, len(place), 2))]


def _add(counted: dict[Key, Tally], keys: Iterable[Key], tally: Tally) -> None:
    for key in keys:
        counted.setdefault(key, Tally()).add(tally)


def _tally_of(items: Sequence[tuple[Place, bool]], evaluation: Evaluation) -> Tally:
    """Count items; what is left of them is counted with the findings."""
    answers = evaluation.assessment.answers
    tally = Tally(slots=len(items))
    for place, has_to_be_answered in items:
        if evaluation.applies(place):
            tally.applying += 1
            tally.asked += has_to_be_answered
            tally.started = tally.started or not is_blank(answers.get(place))
    return tally
