"""What a text cites: rows behind a 別表, and the act that a citation belongs to.

Works on text of half width, in which every character stands where it stood.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from assessor.form.laws import laws
from assessor.form.numerals import NUMERAL, read_row

_ROW = rf"{NUMERAL}(?>の{NUMERAL})?(?![0-9条号人件年月日回名歳個%割時分円階])"
_BETWEEN = r"\s*(?:及び|並びに|又は|と|、|,|・)\s*(?:第|の)?"
_ITEM = r"の?項"
_ROWS = re.compile(
    # The の of 別表第一の30, a bracket, a space or nothing; then the rows.
    rf"(?P<joint>\s*(?:の(?=\s*(?:第|項番)?{NUMERAL})|\()?\s*(?:第|項番)?)"
    rf"(?P<rows>{_ROW}(?:{_ITEM})?"
    rf"(?:(?:{_BETWEEN}{_ROW}(?:{_ITEM})?)*{_BETWEEN}{_ROW}{_ITEM}|(?:{_BETWEEN}{_ROW})+(?=\)))?"
    rf"(?:(?:及び|並びに|又は|・){_ROW})?)"
)
_TABLE = re.compile(r"別表(?!\s*第)")
_OTHER_ACT = (
    # 平成25年法律第27号 is the number of an act and not its name.
    rf"(?:施行令|施行規則|条例|規則|規程|要綱|要領|政令|(?<!主務)省令|命令|法律)(?!第?{NUMERAL}号)"
    r"|(?<=[々一-鿿ァ-ヶー])(?<![方手用司作違適合不立])法(?![令人的定務律案])"
)
# What may stand between the name of an act and the words that cite a part of it.
_PARTS = re.compile(
    rf"(?:\s|第?{NUMERAL}[条項号](?:の{NUMERAL})?|の{NUMERAL}"
    rf"|別表\s*第?(?:{NUMERAL})?(?:の?{NUMERAL})?(?:{_ITEM})?|」という。?\)|[、,・「」()]"
    r"|以下|の|及び|並びに|又は|に基づく|に規定する|に定める|に掲げる|から|まで|同号|同項)*"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LOOKED_BACK = 160


class Owner(Enum):
    """Whose part is cited."""

    ACT = "番号法"
    OTHER = "another law"
    UNKNOWN = "none is named right before"


@dataclass(frozen=True, slots=True)
class Cited:
    """One row that is cited; ``start`` and ``end`` count characters."""

    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that are cited behind a 別表."""

    start: int
    """Where the words that join them to the 別表 begin."""
    end: int
    rows: tuple[Cited, ...]
    joint: str
    """「の」, a bracket or a space; empty where they follow at once."""
    has_item: bool
    """Whether 項 is written at the end."""
    bracket: str
    """The bracket that closes them, where the joint opens one; the last of their characters."""


def rows_behind(half: str, at: int) -> Rows | None:
    """Return the rows cited from ``at`` on, right behind a 別表."""
    match = _ROWS.match(half, at)
    if match is None:
        return None
    rows = tuple(
        Cited(row.start(), row.end(), number)
        for row in re.compile(_ROW).finditer(half, match.start("rows"), match.end())
        if (number := read_row(row[0]))
    )
    item = re.compile(_ITEM).match(half, match.end())
    end = item.end() if item else match.end()
    closed = half[end : end + 1] == ")" and "(" in match["joint"]
    has_item = half[:end].endswith("項")
    return Rows(at, end + closed, rows, match["joint"], has_item, ")" if closed else "")


def current_rows(half: str) -> tuple[Rows, ...]:
    """Return every citation of rows of the one 別表 there is now."""
    found = []
    for table in _TABLE.finditer(half):
        rows = rows_behind(half, table.end())
        if rows and rows.has_item and owner(half, table.start()) is not Owner.OTHER:
            found.append(rows)
    return tuple(found)


def owner(half: str, at: int) -> Owner:
    """Tell whose part is cited at ``at``: the act named last, where only other parts stand between.

    A sentence about something else between the name and the citation leaves it open.
    """
    # What brackets add about a part (its heading, the number of the act) says nothing here.
    before = _IN_BRACKETS.sub("", half[max(0, at - _LOOKED_BACK) : at])
    named = None
    for named in _acts().finditer(before):  # noqa: B007 - the last one counts
        pass
    if named is None or not _PARTS.fullmatch(before, named.end()):
        return Owner.UNKNOWN
    return Owner.ACT if named["act"] else Owner.OTHER


def names_act(half: str) -> bool:
    """Tell whether the act is named anywhere in ``half``."""
    return any(name in half for name in laws().act.names)


@cache
def _acts() -> re.Pattern[str]:
    names = sorted(laws().act.names, key=len, reverse=True)
    act = "|".join(map(re.escape, names))
    return re.compile(rf"(?P<act>(?:{act})(?!施行|の施行))|(?:{_OTHER_ACT})")
