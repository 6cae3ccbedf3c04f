"""Wordings that are out of date in one text, each with what replaces it.

The data says what is old and when it counts; here it is found. No two that are found overlap: where
two wordings share characters, the one that begins first, and of those the longest, counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assessor.form.laws import Outdated, laws
from assessor.form.numerals import NUMERAL, half_width
from assessor.rules.cited_rows import Owner, Rows, names_act, owner, rows_behind
from assessor.rules.notation import Wording, in_width, wordings

TABLE = "別表"
"""The kind of wording behind which rows are cited."""
_ARTICLE = re.compile(rf"[】」)]?\s*(?:第\s*)?{NUMERAL}[条項号]|\s*附則")
_DEFINES = re.compile(
    r"(?:に規定する|に定める|で定める|に定義する|で定義する|で定義される|に掲げる|の)?「?"
)
_OPENING = 40


@dataclass(frozen=True, slots=True)
class Old:
    """One old wording as it stands in a text; ``start`` and ``end`` count characters."""

    outdated: Outdated
    start: int
    end: int
    new: str | None
    """What a program can put in its place."""
    rows: Rows | None = None
    """The rows cited behind a 別表."""


@lru_cache(maxsize=8)  # several checks ask for the same text one after the other
def old_wordings(words: str, about: str = "") -> tuple[Old, ...]:
    """Return every old wording in ``words``, in order; ``about`` is what its item asks for."""
    half = half_width(words)
    found = [
        old
        for outdated, wording in _known()
        if wording.key in half and _is_near(outdated, words + about)
        for old in _matches(outdated, wording, words, half)
    ]
    found.sort(key=lambda old: (old.start, -old.end))
    apart: list[Old] = []
    for old in found:
        if not apart or old.start >= apart[-1].end:
            apart.append(old)
    return tuple(apart)


@cache
def _known() -> tuple[tuple[Outdated, Wording], ...]:
    return wordings(laws().outdated)


def _is_near(outdated: Outdated, words: str) -> bool:
    return not outdated.near or any(near in words for near in outdated.near)


def _matches(outdated: Outdated, wording: Wording, words: str, half: str) -> Iterator[Old]:
    for match in wording.pattern.finditer(half):
        if _counts(outdated, half, match.start(), match.end()):
            if outdated.kind == TABLE:
                yield from _table(outdated, match, half)
            else:
                new = _new(outdated, wording, match, words)
                yield Old(outdated, match.start(), match.end(), new)


def _counts(outdated: Outdated, half: str, start: int, end: int) -> bool:
    """Tell whether what was matched is what the data speaks of."""
    before, behind = half[max(0, start - _OPENING) : start], half[end : end + _OPENING]
    told_as_past = before.endswith(("旧", "旧・"))
    spared = before.endswith(outdated.unless_before) or behind.startswith(outdated.unless_behind)
    if told_as_past or spared:
        return False
    if outdated.act and outdated.kind != TABLE and owner(half, start) is not Owner.ACT:
        return False
    return not outdated.means or _means(outdated.means, before, behind)


def _means(what: str, before: str, behind: str) -> bool:
    """Tell whether a citation gives the meaning of ``what``: 「…に規定する特定個人情報」."""
    match = _DEFINES.match(behind)
    rest = behind[match.end() :] if match else behind
    if rest.startswith(what):
        # 特定個人情報 is not 特定個人情報ファイル.
        return what + "ファイル" != rest[: len(what) + 4]
    named = "|".join(map(re.escape, laws().act.names))
    return re.search(rf"{what}」?(?:とは、?|は、)?\(?(?:{named})?\s*$", before) is not None


def _new(outdated: Outdated, wording: Wording, match: re.Match[str], words: str) -> str | None:
    old = words[match.start() : match.end()]
    has_article = _ARTICLE.match(half_width(words), match.end()) is not None
    if outdated.fix == "no" or (outdated.fix == "unless-article" and has_article):
        return None
    if wording.renumbered:
        return wording.new_words(match, words)
    return in_width(outdated.new, old)


def _table(outdated: Outdated, match: re.Match[str], half: str) -> Iterator[Old]:
    """Yield a 別表 of the past with the rows cited behind it."""
    rows = rows_behind(half, match.end())
    whose = owner(half, match.start())
    # Other laws and rules have a 別表 too: with no act named right before, the rest must tell.
    telling = names_act(half) or (rows is not None and rows.has_item)
    if whose is Owner.ACT or (whose is Owner.UNKNOWN and telling):
        end = rows.end if rows else match.end()
        yield Old(outdated, match.start(), end, None, rows)
