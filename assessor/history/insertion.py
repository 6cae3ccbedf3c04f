"""What alone came into a passage, and the one wording that was put for another in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from assessor.form.kinds import folded
from assessor.history.tokens import Script, tokens
from assessor.history.wording import Piece, PieceKind, pieces


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording, and what was put for it; one side is empty where it came or went alone."""

    before: str
    after: str
    ahead: str = ""
    """What stands before it in the same word, wherever it was replaced."""
    behind: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others, whatever the widths."""
        return folded(self.before), folded(self.after)

    @property
    def says_something(self) -> bool:
        """Whether a reader understands it alone."""
        words = "".join(self.key)
        is_word = any(token.script in _WORDS for token in tokens(words))
        return is_word and len(words) >= _LEAST_REPLACED


def in_whole_words(found: Sequence[Wording]) -> Wording:
    """Return one wording for several of one key, with what is the same around all of them.

    課 for 係 in 保険年金課長 and 保険年金課 is told as 保険年金課.
    """
    first = found[0]
    if not first.before or not first.after:
        return first
    ahead = _shared_end([wording.ahead for wording in found])
    behind = _shared_start([wording.behind for wording in found])
    return Wording(f"{ahead}{first.before}{behind}", f"{ahead}{first.after}{behind}")


def inserted(before: str, after: str) -> str:
    """Return what was put into ``before`` in one place, where it says something alone; or ""."""
    signs = [(sign, at) for at, sign in enumerate(after) if (folded(sign))]
    old, new = _level(before), "".join(_level(sign) or sign for sign, _ in signs)
    if len(new) != len(signs) or len(old) >= len(new):
        return ""
    more = len(new) - len(old)
    first = _shared(old, new)
    if first + _shared(old[::-1], new[::-1]) < len(old):
        return ""
    least = len(old) - _shared(old[::-1], new[::-1])
    spans = [
        (signs[start][1], signs[start + more - 1][1] + 1)
        for start in range(first, max(least, 0) - 1, -1)
    ]
    whole = [span for span in spans if _is_balanced(after[slice(*span)])]
    alone = next((span for span in whole if _stands_alone(after, *span)), None)
    words = after[slice(*alone)].strip() if alone else ""
    return words if len(folded(words)) >= _LEAST_INSERTED else ""


def one_wording(before: str, after: str) -> Wording | None:
    """Return the one wording that was replaced, once or often; None where more has changed."""
    found = _replaced(pieces(before, after))
    first = next(iter(found), None)
    if first is None or not all(first.key) or any(each.key != first.key for each in found):
        return None
    ahead = _shared_end([wording.ahead for wording in found])
    return replace(first, ahead=ahead, behind=_shared_start([each.behind for each in found]))


_LEAST_INSERTED = 8
_ENDS = ("。", "。）", "。)")
_LEAST_REPLACED = 6
_NEAR = 4
_SAME = frozenset([PieceKind.SAME, PieceKind.WIDTH])
_LETTERS = r"[\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff々ヶA-Za-zＡ-Ｚａ-ｚ]"
_FIRST_WORD = re.compile(f"{_LETTERS}+")
_LAST_WORD = re.compile(f"{_LETTERS}+$")
_OPENING, _CLOSING = frozenset(["Ps", "Pi"]), frozenset(["Pe", "Pf"])
_WORDS = frozenset([Script.KANJI, Script.KATAKANA, Script.LATIN])


def _level(words: str) -> str:
    return "".join(
        folded(sign) if len(folded(sign)) == 1 else sign for sign in words if folded(sign)
    )


def _shared(one: str, other: str) -> int:
    """Return how many signs both begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (sign, like) in pairs if sign != like), min(len(one), len(other)))


def _is_balanced(words: str) -> bool:
    depth = 0
    for sign in words:
        depth += (category(sign) in _OPENING) - (category(sign) in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a part of ``text`` is sentences, or an addition in brackets."""
    words = text[start:end].strip()
    if category(words[0]) in _OPENING and category(words[-1]) in _CLOSING:
        return True
    before, behind = text[:start], text[end:]
    begins = not before.strip() or before[-1].isspace() or before.endswith(_ENDS)
    ends = not behind.strip() or behind[0].isspace() or words.endswith(_ENDS)
    return begins and ends


def _shared_start(words: Sequence[str]) -> str:
    start = min(words, key=len)
    while not all(word.startswith(start) for word in words):
        start = start[:-1]
    return start


def _shared_end(words: Sequence[str]) -> str:
    return _shared_start([word[::-1] for word in words])[::-1]


def _replaced(found: Sequence[Piece]) -> list[Wording]:
    """Return what was put for what; brackets are kept in pairs, and what is near together."""
    runs: list[list[Piece]] = []
    bounds: list[tuple[str, str]] = []
    at = 0
    while at < len(found):
        if found[at].kind in _SAME:
            at += 1
            continue
        start = at
        at = _end_of_run(found, start)
        runs.append(list(found[start:at]))
        before = found[start - 1].before if start else ""
        bounds.append((before, found[at].before if at < len(found) else ""))
    return [_wording(run, *around) for run, around in zip(runs, bounds, strict=True)]


def _end_of_run(found: Sequence[Piece], start: int) -> int:
    """Return where what was replaced at ``start`` ends."""
    end = start + 1
    for at in range(start + 1, len(found)):
        if found[at].kind in _SAME:
            continue
        run = found[start:end]
        closed = all(_is_balanced("".join(side)) for side in _sides(run))
        between = "".join(piece.before for piece in found[end:at])
        if closed and len(between) > _NEAR:
            break
        end = at + 1
    return end


def _sides(run: Sequence[Piece]) -> tuple[list[str], list[str]]:
    return [piece.before for piece in run], [piece.after for piece in run]


def _wording(run: Sequence[Piece], ahead: str, behind: str) -> Wording:
    """Return what a run replaced, without what both words begin and end with."""
    old, new = ("".join(side).strip() for side in _sides(run))
    least = min(len(old), len(new))
    end = min(_shared(old[::-1], new[::-1]), max(least - 1, 0))
    start = min(_shared(old, new), max(least - end - 1, 0))
    before = _LAST_WORD.search(ahead + old[:start])
    after = _FIRST_WORD.match(old[len(old) - end :] + behind)
    return Wording(
        old[start : len(old) - end],
        new[start : len(new) - end],
        before[0] if before else "",
        after[0] if after else "",
    )
