"""What a check says: a finding at a place, and the fix that one click would make.

A check yields ``Hit``s, which know only the place and the words; the table of checks adds code,
severity and basis, so that these stand in the data and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum

from assessor.form.texts import Address
from assessor.form.values import Place, Value

_LONG = 60


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The document cannot be handed in like this."""
    WARNING = "warning"
    """A reviewer will ask about it."""
    NOTE = "note"
    """Good to know."""

    @property
    def words(self) -> str:
        """What a user reads."""
        return {"error": "誤り", "warning": "注意", "note": "参考"}[self]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words in an answer that a finding is about; ``start`` and ``end`` count characters."""

    address: Address
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Replacement:
    """A fix that puts other words in the place of a passage."""

    place: Place
    passage: Passage
    old: str
    new: str

    @property
    def words(self) -> str:
        """What the button says."""
        if len(self.old) > _LONG:
            return "まとめて直す"
        return shown_words(self.old, self.new)


def shown_words(old: str, new: str) -> str:
    """Return what putting ``new`` in the place of ``old`` is called; blanks are named."""
    if new:
        return f"「{new}」に直す" if new.strip() else "空白に直す"
    if not old.strip():
        return "空白を消す"
    return f"「{old}」を消す" if any(map(str.isprintable, old)) else "見えない文字を消す"


@dataclass(frozen=True, slots=True)
class Answer:
    """A fix that answers an item anew, or makes it blank with None."""

    place: Place
    value: Value | None
    words: str
    """What the button says: 「「委託しない」に印を付ける」."""


Fix = Replacement | Answer


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check has found, before it is known how grave that is."""

    place: Place
    """Empty where it is about the document as a whole."""
    message: str
    passage: Passage | None = None
    fixes: tuple[Fix, ...] = ()
    """The best first; a person takes one of them or none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check of texts has found in one text, wherever that text stands."""

    start: int
    end: int
    message: str
    new: str | None = None
    """The words to put there instead, where that is clear; empty words take the passage out."""
    anywhere: bool = False
    """Whether it counts in 変更箇所 too, which quotes older states as they were."""

    def hit(self, place: Place, address: Address, words: str) -> Hit:
        """Return it as found at ``address`` in the answer at ``place``."""
        passage = Passage(address, self.start, self.end)
        old = words[self.start : self.end]
        fixes = () if self.new is None else (Replacement(place, passage, old, self.new),)
        return Hit(place, self.message, passage, fixes)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check says about a place: what is wrong and what to do, in one sentence."""

    code: str
    severity: Severity
    place: Place
    path: str
    """The place as people write it."""
    label: str
    message: str
    basis: str = ""
    verified: bool = True
    """Whether the basis was read in a source; False is shown as 未確認."""
    aspects: tuple[int, ...] = ()
    """Numbers of the 審査の観点 (指針第10の1(2)) that it bears on."""
    quotation: str = ""
    """The words of the answer that it is about."""
    passage: Passage | None = None
    fixes: tuple[Fix, ...] = ()
    title: str = ""
    """What was looked for, in a few words."""
