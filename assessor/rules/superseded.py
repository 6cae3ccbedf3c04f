"""A wording that the newest rows of 変更箇所 replaced and that still stands elsewhere.

A department gets a new name, its row is written, and in the other chapters the old name stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from assessor.form.kinds import folded
from assessor.form.texts import Address
from assessor.form.values import Place
from assessor.rules.change_rows import Row, newest, places_of, rows
from assessor.rules.context import ROWS, Context, Part
from assessor.rules.finding import Hit, Passage, Replacement
from assessor.rules.kinds import Check
from assessor.rules.standards import Standard

_TEXT_KINDS = frozenset(["line", "text", "free"])


def _old_wording(context: Context) -> Iterator[Hit]:
    """Yield every place where a wording still stands that a newest row replaced."""
    standard = context.standards["change-old-wording"]
    for row in newest(rows(context)):
        if not _is_name(context, row, standard):
            continue
        old, new = row.before.strip(), row.after.strip()
        for part in context.parts:
            key = ("old wording", old, new, part)
            for found in context.memo.result(key, partial(_in_part, part, old, new)):
                fix = Replacement(found.place, found.passage, old, new)
                yield Hit(found.place, _STANDS.format(old, new), found.passage, (fix,))


@dataclass(frozen=True, slots=True)
class _Found:
    place: Place
    passage: Passage


def _is_name(context: Context, row: Row, standard: Standard) -> bool:
    """Tell whether a row replaces a name, a number or the like, and no sentence or choice."""
    old, new = row.before.strip(), row.after.strip()
    short = standard.number("shortest") <= len(old) <= standard.number("longest")
    quoted = short and 0 < len(new) <= standard.number("longest") and old != new
    if not quoted or _SENTENCE.search(old + new) or folded(old) in _bare(standard):
        return False
    items = context.assessment.form.items
    places = places_of(context, row)
    return bool(places) and all(items[place[-1]].kind in _TEXT_KINDS for place in places)


def _bare(standard: Standard) -> frozenset[str]:
    return frozenset(standard.words("remarks"))


def _in_part(part: Part, old: str, new: str) -> tuple[_Found, ...]:
    return tuple(
        _found(slot.place, text.address, start, start + len(old))
        for slot, text, section in part.texts
        if section.style != ROWS and old in text.words
        for start in _starts(text.words, old, new)
    )


def _found(place: Place, address: Address, start: int, end: int) -> _Found:
    return _Found(place, Passage(address, start, end))


def _starts(words: str, old: str, new: str) -> Iterator[int]:
    """Yield where ``old`` stands by itself: not in ``new``, nor at the end of a longer name."""
    within = [match.span() for match in re.finditer(re.escape(new), words)]
    for match in re.finditer(re.escape(old), words):
        start, end = match.span()
        inside = any(first <= start and end <= last for first, last in within)
        former = words[max(0, start - 1) : start]
        if not inside and former != "旧" and not _joined(former, old[0]):
            yield start


def _joined(before: str, first: str) -> bool:
    return any(kind.fullmatch(before) and kind.fullmatch(first) for kind in _SIGNS)


_SENTENCE = re.compile(r"[。\n]|[(（]?[左右上下]記")
_SIGNS = tuple(map(re.compile, ("[一-鿿々〆]", "[ァ-ヶー]", "[A-Za-zＡ-Ｚａ-ｚ]", "[0-9０-９]")))
_STANDS = (
    "変更箇所で「{}」を「{}」に改めていますが、ここには前の記載が残っています。"
    "併せて直してください。"
)

CHECKS: Mapping[str, Check] = {"change-old-wording": _old_wording}
