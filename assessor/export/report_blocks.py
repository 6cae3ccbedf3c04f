"""What a report consists of, without saying how it looks: headings, sentences and tables.

A report is read on paper and on a screen. Its tables are lists with the same columns in every
row, unlike the grids of the form (``blocks``), so that a page in a browser can name the head of
every cell.
"""

from dataclasses import dataclass
from enum import StrEnum

from assessor.export.blocks import Marked


class Look(StrEnum):
    """What a line in a cell is; a writer may give each its look, the words say it without."""

    PLAIN = "plain"
    QUOTATION = "quotation"
    """Words of the document that was checked."""
    ASIDE = "aside"
    """What is of less weight: a code, a fix."""
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a cell."""

    text: str
    look: Look = Look.PLAIN
    marks: tuple[Marked, ...] = ()
    """Which of its words differ from another document."""


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; the widths of all make 100."""

    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the report."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a part of the report, level 2 stands inside one."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Sentences:
    """A paragraph between the tables."""

    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Sentences that follow from each other, numbered."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of labels and what is known of each."""

    caption: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; the first cell of a row names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


ReportBlock = Title | Heading | Sentences | Steps | Facts | Table


def cell(*lines: str) -> Cell:
    """Return a cell of plain lines; empty ones are left out."""
    return tuple(Line(line) for line in lines if line)
