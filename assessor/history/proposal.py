"""What the program proposes for （別添3）変更箇所; a person accepts, changes or leaves it out.

Kept apart from how it is found (``history.describe``), because windows and commands only read it.
"""

from dataclasses import dataclass
from enum import StrEnum

from assessor.document.digest import words_digest
from assessor.form.values import Place
from assessor.history.difference import DifferenceKind

ADDED = "（右記を追加）"
"""Stands for 変更前 where something was only added; so in published 変更箇所."""
REMOVED = "（左記を削除）"
"""Stands for 変更後 where something was only taken out."""


class Nature(StrEnum):
    """What kind of change it is, as far as that bears on 提出時期."""

    CITATION = "citation"
    """Only the numbers of articles, rows or tables of a law."""
    NAME = "name"
    """The name of a section, a post, an institution; an address or a telephone number."""
    SLIP = "slip"
    """A kana or sign or two in a longer passage: 誤字脱字."""
    ORDER = "order"
    """Entries that stand in another order."""
    SAFEGUARD = "safeguard"
    """A measure against a risk was added, and nothing taken out."""
    SCOPE = "scope"
    """A choice, a number, an entry, or whom and what it is about."""
    OTHER = "other"


class Certainty(StrEnum):
    """How sure a proposal of 提出時期 is. The decision is always a person's."""

    LIKELY = "likely"
    OPEN = "open"
    """Somebody has to look at what the change means."""
    DECIDED = "decided"
    """A person has said so for the whole edit."""


@dataclass(frozen=True, slots=True)
class Timing:
    """A proposal of 提出時期 and 提出時期に係る説明."""

    option: str
    """``before`` or ``after``, as in the form."""
    reason: str
    """What is proposed for 提出時期に係る説明."""
    certainty: Certainty
    why: str
    """Why the program proposes it, for the person who decides."""
    verified: bool = False
    """Whether the rule behind it was read in a source; else it is only known from memory."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed row."""

    kind: DifferenceKind
    places: tuple[Place, ...]
    """The answers that it is about; for entries, and their order, that of the entry or repeat."""
    item: str
    before: str
    after: str
    day: str
    """変更日, as it is written."""
    important: bool
    nature: Nature
    timing: Timing
    group: str = ""
    """The same in all rows that tell of one wording replaced in many places; else empty."""
    passage: tuple[str, str] = ("", "")
    """The whole passage before and after, also where only the wording is quoted."""
    beside: tuple[str, ...] = ()
    """New rows that name the same item already and were written by hand."""

    @property
    def digests(self) -> tuple[str, str]:
        """What tells the passage from others, before and after; the same in every run."""
        before, after = self.passage
        return words_digest([before]), words_digest([after])
