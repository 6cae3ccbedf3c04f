"""Where two texts differ, as a careful person would mark it.

First whole lines are laid side by side, so that a long text costs little and a paragraph that
moved is seen. What is left between equal lines is compared word by word (``history.phrases``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from assessor.history.hunks import Hunk, hunks, in_turn
from assessor.history.phrases import phrases
from assessor.history.tokens import Script, Token, levelled, tokens


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    WIDTH = "width"
    """The same but for full and half width, or the look of a dash."""
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved-away"
    """A whole paragraph that stands elsewhere in the new text."""
    MOVED_HERE = "moved-here"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; all ``before`` joined are the old text, all ``after`` the new one."""

    kind: PieceKind
    before: str
    after: str

    @property
    def text(self) -> str:
        """What a reader is shown: as it is now, or as it was where it is gone."""
        return self.after or self.before


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other, in reading order."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    old_keys, new_keys = list(map(_key, old)), list(map(_key, new))
    runs = _without_short_lines(hunks(old_keys, new_keys), old_keys)
    moved = _moved(runs, old_keys, new_keys)
    found: list[Piece] = []
    for run in runs:
        if run.same:
            for one, other in zip(old[run.before], new[run.after], strict=True):
                found += _like_lines(one, other)
        else:
            found += _changed(_stream(old[run.before], moved), _stream(new[run.after], moved))
    return tuple(_joined(_widths_joined(found)))


_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SHORT_LINE = 4
_SHORT_LIKE = 3
_LEAST_MOVED = 8


def _without_short_lines(runs: list[Hunk], old: Sequence[str]) -> list[Hunk]:
    """Let the words decide where all that is the same between differences is blank lines or －."""

    def is_chance(at: int, run: Hunk) -> bool:
        signs = sum(len(line.strip()) for line in old[run.before])
        return 0 < at < len(runs) - 1 and signs < _SHORT_LINE

    return in_turn(
        Hunk(run.same and not is_chance(at, run), run.before, run.after)
        for at, run in enumerate(runs)
    )


def _moved(runs: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the lines, levelled, that are gone from one place and stand at one other."""
    gone = Counter(line for run in runs if not run.same for line in old[run.before])
    come = Counter(line for run in runs if not run.same for line in new[run.after])
    return frozenset(
        line
        for line, times in gone.items()
        if times == come[line] == 1 and len(line.strip()) >= _LEAST_MOVED
    )


def _key(line: str) -> str:
    return levelled(line.removesuffix("\n"))


def _stream(lines: Iterable[str], moved: frozenset[str]) -> list[Token]:
    """Return the tokens of ``lines``; a line that moved is one."""
    stream: list[Token] = []
    for line in lines:
        if _key(line) in moved:
            words = line.removesuffix("\n")
            stream.append(Token(words, Script.PARAGRAPH))
            stream += tokens(line[len(words) :])
        else:
            stream += tokens(line)
    return stream


def _like_lines(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces of two lines that are the same but for widths and the line end."""
    if before == after:
        yield Piece(PieceKind.SAME, before, after)
        return
    words, other_words = before.removesuffix("\n"), after.removesuffix("\n")
    yield from _like_words(words, other_words)
    yield from _changed(tokens(before[len(words) :]), tokens(after[len(other_words) :]))


def _like_words(before: str, after: str) -> Iterator[Piece]:
    old, new = tokens(before), tokens(after)
    if list(map(_level, old)) != list(map(_level, new)):
        yield _like(before, after)  # widths can decide where a word ends
        return
    for one, other in zip(old, new, strict=True):
        yield _like(one.text, other.text)


def _level(token: Token) -> str:
    return levelled(token.text)


def _changed(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    found: list[Piece] = []
    for phrase in phrases(old, new):
        if phrase.same:
            found += (
                _like(one.text, other.text)
                for one, other in zip(phrase.before, phrase.after, strict=True)
            )
        else:
            found += _one_side(phrase.before, PieceKind.REMOVED)
            found += _one_side(phrase.after, PieceKind.ADDED)
    return found


def _like(before: str, after: str) -> Piece:
    return Piece(PieceKind.SAME if before == after else PieceKind.WIDTH, before, after)


def _one_side(side: Iterable[Token], kind: PieceKind) -> Iterator[Piece]:
    removed = kind is PieceKind.REMOVED
    for token in side:
        if token.script is Script.PARAGRAPH:
            shown = PieceKind.MOVED_AWAY if removed else PieceKind.MOVED_HERE
        else:
            shown = kind
        yield Piece(shown, token.text, "") if removed else Piece(shown, "", token.text)


def _widths_joined(found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces; those that differ in width take in the word or two between them."""
    for at, piece in enumerate(found):
        between = (
            0 < at < len(found) - 1
            and found[at - 1].kind is found[at + 1].kind is PieceKind.WIDTH
            and len(piece.text) <= _SHORT_LIKE
        )
        if piece.kind is PieceKind.SAME and between:
            yield Piece(PieceKind.WIDTH, piece.before, piece.after)
        else:
            yield piece


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, neighbours of one kind as one; moved paragraphs stay apart."""
    for kind, group in groupby(found, key=lambda piece: piece.kind):
        if kind in {PieceKind.MOVED_AWAY, PieceKind.MOVED_HERE}:
            yield from group
            continue
        run = list(group)
        before = "".join(piece.before for piece in run)
        after = "".join(piece.after for piece in run)
        if before or after:
            yield Piece(kind, before, after)
