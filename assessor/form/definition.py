"""What a form consists of: sections, groups, items, repeats. Data only, immutable.

A ``Form`` is a tree in printed order. Every item, echo and repeat has a name that is unique in
the form and stays the same over its editions; an answer's ``Place`` is made of these names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assessor.form.expression import Expression
from assessor.form.values import Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a wording is known: doc, page, law, own, or recall (not verified)."""

    source: str
    sure: str = ""

    @property
    def verified(self) -> bool:
        """Whether somebody has read the wording in a source."""
        return self.source != "recall"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice or checkbox, with the tail that may follow it."""

    name: str
    label: str
    evidence: Evidence
    tail: str = ""
    """``text``, ``count`` or nothing: what is asked behind the box."""
    unit: str = ""
    group: str = ""
    """The line that heads the options of one group (主な記録項目)."""
    alone: bool = False
    """Whether it excludes all other boxes (行っていない)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A demand on one item: where ``condition`` holds, ``demand`` must hold."""

    name: str
    severity: str
    title: str
    """What it looks for, in a few words: 「委託の件数が委託事項の数と合わない」."""
    example: str
    """A case in which it is broken."""
    condition: Expression
    demand: Expression
    message: str
    evidence: Evidence
    basis: str = ""
    """What demands it; empty where the items of the form only depend on each other."""
    aspects: tuple[int, ...] = ()
    """Numbers of the 審査の観点 that it bears on."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Guidance in our own words: what to write, what reviewers look for, a good short example."""

    write: str
    review: str
    example: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a node applies, and how that is known."""

    expression: Expression
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked and answered: 「②システムの機能」."""

    name: str
    kind: str
    label: str
    evidence: Evidence
    number: str = ""
    mark: str = ""
    important: bool = False
    """Whether a change of it is an object of a 重要な変更 (※ here or above)."""
    options: tuple[Option, ...] = ()
    unit: str = ""
    required: str = "yes"
    """``yes``, ``advised`` (a reviewer will ask) or ``no``."""
    condition: Condition | None = None
    rules: tuple[Rule, ...] = ()
    guide: Guide | None = None
    layout: str = ""
    per_line: int = 2
    """Options printed on one line."""
    width: int = 0
    """Column width in per cent, where the repeat is printed as rows of a table."""
    names_entry: bool = False
    """Whether the answer is what people call the entry it stands in."""
    children: tuple["Item", ...] = ()
    fixed: tuple["Fixed", ...] = ()
    line: int = 0

    def option(self, name: str) -> Option | None:
        """Return the option called ``name``, or None."""
        return next((option for option in self.options if option.name == name), None)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A row that is printed and not asked: 「全ての記録項目　別添２を参照。」."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A row that repeats the answer of another item (Ⅲ 1. 特定個人情報ファイル名)."""

    name: str
    of: str
    label: str
    evidence: Evidence
    layout: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A label over several items that has no answer of its own: 「⑦使用の主体」, 「再委託」."""

    label: str
    number: str
    mark: str
    evidence: Evidence
    items: tuple[Item, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of fixed text in a group (the five risks of Ⅲ 4)."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that is asked as often as there are entries: システム, 委託事項, ファイル."""

    name: str
    label: str
    evidence: Evidence
    children: tuple["Node", ...]
    at_least: int = 0
    at_most: int = 0
    """0: as many as wanted."""
    limit_evidence: Evidence | None = None
    """How the largest number of entries is known; None where it is known as the repeat is."""
    continued: tuple[int, ...] = ()
    """The last entry on the main page, and on each continuation page."""
    condition: Condition | None = None
    style: str = ""
    title_in_band: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A banded part of a section: 「２．…システム」, or one risk: 「リスク１：…」."""

    number: str
    label: str
    mark: str
    evidence: Evidence
    children: tuple["Node", ...]
    style: str = ""
    condition: Condition | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter (Ⅰ…Ⅵ), a 別添, the cover; or a part of our own that is not printed."""

    name: str
    number: str
    label: str
    mark: str
    evidence: Evidence
    children: tuple["Node", ...]
    style: str = ""
    printed: bool = True
    listed: bool = True
    """Whether the 項目一覧 names it."""
    line: int = 0

    @property
    def is_page(self) -> bool:
        """Whether people fill it in on a page of its own; records are kept elsewhere."""
        return self.style not in {"unplaced", "records"}


Node = Section | Group | Heading | Item | Echo | Line | Repeat


@dataclass(frozen=True, slots=True)
class Layout:
    """How the printed form looks: widths in per cent, margins in mm, sizes in points."""

    page: str = "A4"
    margin: float = 20
    font: str = "BIZ UDPゴシック"
    font_size: float = 10.5
    label_width: float = 22
    sublabel_width: float = 13
    outer_width: float = 6
    options_share: float = 56
    """How much of an answer cell the list of options takes."""
    band_shade: str = "E7EDF3"
    label_shade: str = "F6F7F9"


@dataclass(frozen=True)
class Form:
    """One edition of an official form, blank."""

    id: str
    family: str
    number: str
    edition: str
    title: str
    short_title: str
    evidence: Evidence
    """How well this edition is known; the items have their own evidence."""
    layout: Layout
    sections: tuple[Section | Repeat, ...]
    default: bool = False
    items: dict[str, Item] = field(default_factory=dict)
    echoes: dict[str, Echo] = field(default_factory=dict)
    repeats: dict[str, Repeat] = field(default_factory=dict)
    scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each item, echo and repeat: the names of the repeats around it, outermost first."""
    conditions: dict[str, tuple[Condition, ...]] = field(default_factory=dict)
    """For each item, echo and repeat: all that must hold for it to apply, outermost first."""

    guides: dict[str, Guide] = field(default_factory=dict)
    """All guidance there is, by name; the linter looks for texts that nobody is shown."""
    entry_names: dict[str, str] = field(default_factory=dict)
    """For each repeat where there is one: the item whose answer is what people call an entry."""
    written_labels: dict[str, str] = field(default_factory=dict)
    """For each item and echo: what stands behind the numbers where people cite it; may be empty."""

    @property
    def tag(self) -> str:
        """The edition tag as it is printed: 「[平成30年5月 様式4]」."""
        return f"[{self.edition}　{self.number}]"

    @cached_property
    def record_repeats(self) -> frozenset[str]:
        """The names of the repeats whose entries say something about the document, not in it."""
        return frozenset(
            child.name
            for section in self.sections
            if isinstance(section, Section) and section.style == "records"
            for child in section.children
            if isinstance(child, Repeat)
        )

    def item(self, place: Place) -> Item | None:
        """Return the item whose answer stands at ``place``, or None where there is none."""
        return self.items.get(place[-1]) if self.knows(place) else None

    def repeat(self, place: Place) -> Repeat | None:
        """Return the repeat whose entries stand at ``place``, or None where there is none."""
        return self.repeats.get(place[-1]) if self.knows(place) else None

    def knows(self, place: Place) -> bool:
        """Tell whether ``place`` can exist in this form."""
        return bool(place) and len(place) % 2 == 1 and self.scopes.get(place[-1]) == place[:-1:2]

    def place_near(self, name: str, place: Place) -> Place | None:
        """Return the place of ``name`` as seen from ``place``: in the same or an outer entry.

        None where ``name`` stands in a repeat that does not enclose ``place``.
        """
        scope = self.scopes[name]
        if place[: 2 * len(scope) : 2] != scope or len(place) < 2 * len(scope):
            return None
        return (*place[: 2 * len(scope)], name)


def nodes(node: Node | Form) -> Iterator[Node]:
    """Yield every node below ``node`` in printed order, depth first."""
    for child in children(node):
        yield child
        yield from nodes(child)


def children(node: Node | Form) -> tuple[Node, ...]:
    """Return what stands directly below ``node``."""
    match node:
        case Form():
            return node.sections
        case Section() | Group() | Repeat() | Item():
            return node.children
        case Heading():
            return node.items
        case Echo() | Line():
            return ()
