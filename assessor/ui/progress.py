"""How far a document is: for each part, each entry and the whole, what is asked, left and wrong.

Worked out anew from the answers and the findings, so that outline and findings cannot disagree.
No Qt here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.form.definition import Echo
from assessor.form.places import Slot
from assessor.form.values import Place, is_blank
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


def tallies(
    evaluation: Evaluation, parts: Iterable[Part], findings: Iterable[Finding]
) -> Mapping[Key, Tally]:
    """Return the tally of every part and entry in which something is asked, and of the whole."""
    owners = {(part.around, name): part for part in parts for name in part.names}
    counted: dict[Key, Tally] = {}
    for slot in evaluation.assessment.slots():
        if slot.section.is_page and not isinstance(slot.node, Echo):
            _add(counted, owners, slot.place, _tally_of(slot, evaluation))
    for finding in findings:
        if finding.place:
            wrong = finding.severity is Severity.ERROR and finding.code not in UNFILLED
            missing = int(finding.code in UNFILLED)
            _add(counted, owners, finding.place, Tally(left=missing, errors=int(wrong)))
    return counted


def owner_of(place: Place, owners: Mapping[tuple[Place, str], Part]) -> Part | None:
    """Return the part that shows ``place``, from the parts by place of entry and name."""
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


def _add(
    counted: dict[Key, Tally], owners: Mapping[tuple[Place, str], Part], place: Place, tally: Tally
) -> None:
    part = owner_of(place, owners)
    if part is None:
        return
    entries: list[Key] = [place[:length] for length in range(2, len(place), 2)]
    for key in [(), part.key, *entries]:
        counted.setdefault(key, Tally()).add(tally)


def _tally_of(slot: Slot, evaluation: Evaluation) -> Tally:
    """Count one item; what is left of it is counted with the findings."""
    node = slot.node
    value = evaluation.assessment.answers.get(slot.place)
    applies = evaluation.applies(slot.place)
    asked = applies and not isinstance(node, Echo) and node.required != "no"
    return Tally(
        slots=1, applying=int(applies), asked=int(asked), started=applies and not is_blank(value)
    )
