"""What a comparison of two documents says: the differences, and what could not be compared.

Kept apart from how they are found (``history.compare``), because windows, exporters and commands
only read them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from assessor.form.definition import Section
from assessor.form.values import Place, Value


class DifferenceKind(StrEnum):
    """What happened at a place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """An entry stands elsewhere among its like; what is in it may have changed besides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two documents differ: an answer, or an entry with all that stands in it."""

    kind: DifferenceKind
    place: Place
    """The place of the answer; for an entry that of its repeat, and the entry's name."""
    label: str
    before_path: str
    """The place as people wrote it in the old document; empty where it is not in it."""
    after_path: str
    section: Section
    important: bool
    """Whether the item, or one in the entry, bears ※."""
    before: Value | None = None
    after: Value | None = None
    before_text: str = ""
    """The answer as a person reads it; for an entry, what it was called."""
    after_text: str = ""
    inside: tuple["Difference", ...] = ()
    """What stands in an entry that was added or removed, place by place."""
    positions: tuple[int, int] = (0, 0)
    """Where an entry stood among its like, and stands now, from 1; 0: it is not there."""

    @property
    def path(self) -> str:
        """The place as people write it now, or wrote it where it is gone."""
        return self.after_path or self.before_path

    @property
    def is_entry(self) -> bool:
        """Whether it is about an entry as a whole."""
        return self.positions != (0, 0)

    @property
    def printed(self) -> bool:
        """Whether the item is on the official form; parts of our own are not."""
        return self.section.printed


class Obstacle(StrEnum):
    """Why something was not compared, or compared only in part."""

    LACKING = "lacking"
    STRANGER = "stranger"
    UNREADABLE = "unreadable"
    PICTURE = "picture"
    TABLE = "table"

    @property
    def sentence(self) -> str:
        """What a person is told."""
        return _SENTENCES[self]


_SENTENCES = {
    Obstacle.LACKING: "もう一方の様式の版に、この項目がありません。",
    Obstacle.STRANGER: "どちらの様式の版にもない項目の記載です。",
    Obstacle.UNREADABLE: "項目の形に合わない記載のため、文字だけを比べました。",
    Obstacle.PICTURE: "図は、画像のデータが同じかどうかだけを比べました。",
    Obstacle.TABLE: "表は、行と欄の文字だけを比べました。",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """One place that was not compared, or only in part."""

    obstacle: Obstacle
    place: Place
    path: str
    label: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of two documents was compared.

    Every item of either document counts once in each entry it stands in; rows that only repeat
    another answer do not count.
    """

    compared: int
    total: int
    skipped: tuple[Limit, ...] = ()
    """What could not be compared."""
    partial: tuple[Limit, ...] = ()
    """What was compared only in part."""

    @property
    def sentence(self) -> str:
        """What a person is told first."""
        return f"{self.total}項目中{self.compared}項目を比べました。"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two documents in printed order."""

    before_tag: str
    """The edition of the form that the old document is on, as it is printed."""
    after_tag: str
    differences: tuple[Difference, ...]
    coverage: Coverage

    def of(
        self,
        *,
        sections: Iterable[str] | None = None,
        important: bool = False,
        kinds: Iterable[DifferenceKind] | None = None,
        printed: bool = False,
    ) -> "Comparison":
        """Return only the differences in some chapters, of ※ items, of some kinds, or printed."""
        wanted_sections = None if sections is None else frozenset(sections)
        wanted_kinds = frozenset(DifferenceKind if kinds is None else kinds)
        kept = tuple(
            difference
            for difference in self.differences
            if (wanted_sections is None or difference.section.name in wanted_sections)
            and (difference.important or not important)
            and difference.kind in wanted_kinds
            and (difference.printed or not printed)
        )
        return replace(self, differences=kept)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The chapters in which something differs, in printed order."""
        return tuple(
            {
                difference.section.name: difference.section for difference in self.differences
            }.values()
        )

    def number(self, kind: DifferenceKind) -> int:
        """Return how many differences of a kind there are."""
        return sum(difference.kind is kind for difference in self.differences)
