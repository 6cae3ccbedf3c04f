"""The values an answer can have: a closed union, immutable and comparable.

``None`` is blank and is not a value. Lines, paragraphs, dates and counts are kept as ``str``,
exactly as they were typed; what they mean is derived when it is needed (``form.dates``,
``form.kinds.count_of``). What cannot be read as its kind is kept as ``Unreadable``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Place = tuple[str, ...]
"""Where an answer stands: item and entry names in turn, ``("file", "f1", "purpose")``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The one option that was chosen, by its name in the form data."""

    option: str


@dataclass(frozen=True, slots=True)
class Checks:
    """Ticked boxes, and the free text or count behind each; a tail may stand without its tick."""

    ticked: frozenset[str]
    tails: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, ticked: Iterable[str], tails: Mapping[str, str] = MappingProxyType({})) -> "Checks":
        """Return the checks in their one canonical form: tails sorted, empty tails left out."""
        kept = tuple(sorted((name, text) for name, text in tails.items() if text))
        return cls(frozenset(ticked), kept)

    def tail(self, option: str) -> str:
        """Return the text behind ``option``, or an empty string."""
        return dict(self.tails).get(option, "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Free text, with its line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain cells.

    The last cell of a row that is shorter than the widest one spans the columns that are left.
    """

    rows: tuple[tuple[str, ...], ...]
    header: int = 0
    """How many rows at the top are a header."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, by the name of its attachment."""

    attachment: str
    caption: str = ""


FreePart = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Free:
    """A freely arranged answer (別添1, 別添2, 別紙): text, tables and figures in their order."""

    parts: tuple[FreePart, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a repeat, in their order. An entry is named at birth and keeps its name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that could not be read as its kind, kept as it was, with the reason."""

    text: str
    reason: str


Value = str | Choice | Checks | Free | Entries | Unreadable


def is_blank(value: Value | None) -> bool:
    """Tell whether nothing that a reader could see stands there."""
    match value:
        case None:
            return True
        case str() | Unreadable():
            text = value if isinstance(value, str) else value.text
            return not text.strip()
        case Checks():
            return not value.ticked and not any(text.strip() for _, text in value.tails)
        case Free():
            return all(_part_is_blank(part) for part in value.parts)
        case Entries():
            return not value.names
        case Choice():
            return False


def says_nothing(value: Value | None) -> bool:
    """Tell whether ``value`` is blank or only says that there is nothing to say: 「－」「なし」."""
    if not isinstance(value, str | Unreadable):
        return is_blank(value)
    text = value if isinstance(value, str) else value.text
    return text.strip().strip("。") in _NOTHING


_NOTHING = frozenset(
    ["", *"-－−–—―ーｰ‐", "なし", "無し", "無", "該当なし", "該当無し", "該当しない", "特になし"]
)


def _part_is_blank(part: FreePart) -> bool:
    match part:
        case Paragraph():
            return not part.text.strip()
        case Table():
            return not any(cell.strip() for row in part.rows for cell in row)
        case Figure():
            return False


_LINE_ENDS = str.maketrans(
    {"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
_FORBIDDEN = {code: None for code in range(32) if chr(code) not in "\t\n"} | {
    0x7F: None,
    0xFFFE: None,
    0xFFFF: None,
    **dict.fromkeys(range(0xD800, 0xE000)),
}
_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What one of the two tables above would change."""


def clean_text(text: str) -> str:
    """Return ``text`` with every kind of line end as a line feed, without control characters.

    Word and Excel paste vertical tabs and next-line characters for line breaks; other control
    characters cannot stand in XML and cannot be seen.
    """
    if _UNCLEAN.search(text) is None:  # nearly always, and far faster
        return text
    return text.replace("\r\n", "\n").translate(_LINE_ENDS).translate(_FORBIDDEN)
