"""What is printed, without saying how: the closed union that every writer turns into its format.

A document is a sequence of blocks. A ``Grid`` is a bordered table; its cells name the edges at
which they begin and end, in per cent of the printed width, so that rows of different division
stand in one table and nobody counts columns but ``Grid.columns``. A cell that reaches over several
rows stands in the first of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessor.form.values import Place


class Role(StrEnum):
    """What a cell is for; a writer gives each its look."""

    BAND = "band"
    """The heading of a group."""
    RISK = "risk"
    """The heading of one risk, or of a free text over the whole width."""
    ENTRY = "entry"
    """The heading of one entry of a repeat."""
    HEAD = "head"
    """The head of a column, or of a box on the cover."""
    LABEL = "label"
    INDENTED = "indented"
    """The label of an item that belongs to the one above it."""
    SIDE = "side"
    """The narrow label at the far left, over several labelled rows (再委託)."""
    ANSWER = "answer"
    CENTRED = "centred"
    """An answer in the middle of its box."""
    CHOSEN = "chosen"
    """The bracket with the option that was chosen."""
    OPTIONS = "options"
    """The options beside it."""
    FRAME = "frame"
    """A large frame, freely filled."""
    DATA = "data"
    """A cell of a table that the user made."""


class Side(StrEnum):
    """A side of a cell that may be without a border."""

    TOP = "top"
    LEFT = "left"
    BOTTOM = "bottom"
    RIGHT = "right"


class Mark(StrEnum):
    """Why words are marked in a comparison."""

    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of signs in a text that is marked."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Text:
    """Text with its line breaks.

    Only in a comparison are words marked; the text has one line then.
    """

    text: str
    marks: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Bracket:
    """The option that was chosen: ［　十分である　］; empty where none is."""

    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """What could be chosen, numbered, several on a line."""

    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One checkbox; ``tail`` is None where the form asks for nothing behind it."""

    label: str
    ticked: bool
    tail: str | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Checkboxes, several on a line, under the line that heads their group."""

    title: str
    columns: tuple[float, ...]
    """Where each column begins, in per cent of the room in the cell."""
    lines: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure; ``name`` tells by its suffix what ``content`` is."""

    name: str
    content: bytes
    caption: str


Piece = Text | Bracket | Options | Boxes | Picture


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, from its left to its right edge in per cent of the printed width."""

    role: Role
    left: float
    right: float
    content: tuple[Piece, ...]
    rows: int = 1
    open: frozenset[Side] = frozenset()
    """The sides without a border."""
    place: Place = ()
    """Whose answer stands in it, where a row holds several."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right, without those that reach into this row from above."""

    cells: tuple[Cell, ...]
    height: float = 0
    """At least so high, in millimetres."""
    whole: bool = False
    """Whether it shall not break over pages."""
    leads: bool = False
    """Whether it shall stand on one page with the next row."""
    place: Place = ()
    """Whose answer stands in it; for fixed words and the head of an entry, the entry around."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A bordered table over the whole width; ``header`` rows are repeated on every page."""

    rows: tuple[Row, ...]
    header: int = 0

    @property
    def edges(self) -> tuple[float, ...]:
        """Every edge of a cell once, from left to right."""
        cells = [cell for row in self.rows for cell in row.cells]
        return tuple(sorted({cell.left for cell in cells} | {cell.right for cell in cells}))

    def all_cells(self) -> Iterator[list[tuple[Cell, bool]]]:
        """Yield for each row its cells from left to right, and whether each comes from above."""
        hanging: dict[float, tuple[Cell, int]] = {}
        for row in self.rows:
            cells = [(cell, False) for cell in row.cells]
            cells += [(cell, True) for cell, _ in hanging.values()]
            yield sorted(cells, key=lambda pair: pair[0].left)
            hanging = {left: (cell, more - 1) for left, (cell, more) in hanging.items() if more > 1}
            hanging |= {cell.left: (cell, cell.rows - 1) for cell in row.cells if cell.rows > 1}


@dataclass(frozen=True, slots=True)
class Title:
    """The title on the cover."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside the tables; level 1 is a chapter. Each begins a page.

    ``entry`` is what the chapter is written for where there are several of it.
    """

    level: int
    text: str
    entry: str = ""
    place: Place = ()
    """Which answer says what it is called; for fixed words, the entry around."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the chapters (項目一覧), on a page of its own."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionTag:
    """The edition of the form, at the foot of the cover."""

    text: str


Block = Title | Heading | Contents | EditionTag | Grid


def marked_words(text: str, marks: Sequence[Marked]) -> Iterator[tuple[str, Mark | None]]:
    """Yield the words of a text, each run of one mark or of none, in reading order."""
    at = 0
    for marked in marks:
        yield text[at : marked.start], None
        yield text[marked.start : marked.end], marked.mark
        at = marked.end
    yield text[at:], None
