"""How much room words take, roughly: what stands on one line is decided before there is a page.

Widths are in em, the width of one kanji, for a proportional Gothic type; the estimate errs on
the wide side.
"""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

_ADVANCES = (
    (" ", 0.34),
    (",.:;'|!", 0.37),
    ("()[]-/", 0.5),
    ("　", 0.67),
    ("（）「」『』［］〔〕、。，．・：", 0.6),
)
_ADVANCE = {sign: width for signs, width in _ADVANCES for sign in signs}
"""Of the BIZ UDPゴシック that is shipped, a little rounded up."""
_NARROW = 0.75
_WIDE = 1.0
_GAPS = {(_NARROW, _WIDE), (_WIDE, _NARROW)}
_BESIDE = 0.22
"""What LibreOffice puts between a digit and a kanji; Word does not, the styles forbid it."""
_MM_PER_POINT = 25.4 / 72
GAP = 0.6
"""Between two things on one line."""


def em(text: str) -> float:
    """Return the width of the longest line of ``text``."""
    return max(map(_line_em, text.split("\n")))


def em_in(millimetres: float, points: float) -> float:
    """Return how many em of type of this size stand in a width."""
    return millimetres / (points * _MM_PER_POINT)


def mm(ems: float, points: float) -> float:
    """Return how wide so many em of type of this size are, in millimetres."""
    return ems * points * _MM_PER_POINT


def columns(rows: Sequence[Sequence[float]]) -> list[float]:
    """Return the width of each column for rows of widths, the gap behind each included."""
    count = max(map(len, rows), default=0)
    return [max(row[n] for row in rows if n < len(row)) + GAP for n in range(count)]


def lines(
    things: Sequence[T], width_of: Callable[[T], float], room: float, per_line: int
) -> tuple[tuple[T, ...], ...]:
    """Return ``things`` as lines of at most ``per_line``, fewer where the columns do not fit."""
    for count in range(per_line, 1, -1):
        rows = tuple(tuple(things[at : at + count]) for at in range(0, len(things), count))
        if sum(columns([[width_of(thing) for thing in row] for row in rows])) - GAP <= room:
            return rows
    return tuple((thing,) for thing in things)


def shares(widths: Sequence[float], least: float, most: float) -> list[float]:
    """Return column widths in per cent, in proportion to ``widths`` held between two bounds."""
    held = [min(max(width, least), most) for width in widths]
    return [100 * width / sum(held) for width in held]


def _line_em(line: str) -> float:
    widths = [_ADVANCE.get(sign) or _advance(sign) for sign in line]
    return sum(widths) + _BESIDE * sum(pair in _GAPS for pair in pairwise(widths))


def _advance(sign: str) -> float:
    return _NARROW if unicodedata.east_asian_width(sign) in _NARROW_CLASSES else _WIDE


_NARROW_CLASSES = frozenset({"Na", "H", "N"})
