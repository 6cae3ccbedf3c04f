"""The words that differ between two passages, without chance likenesses, at the bounds of phrases.

The longest common subsequence keeps whatever two passages share, also a の between two sentences
that have nothing to do with each other. So it is gone over as a person would:

1. An addition or removal that could as well stand beside the next one joins it.
2. What is the same between two differences, and says less than they do, becomes a part of them.
3. An addition or removal that could stand a little to the left or right as well (「A、B、」 or
   「、A、B」) goes where sentences, brackets or phrases begin and end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from unicodedata import category

from assessor.history.hunks import Hunk, hunks, in_turn, joined, shared_start
from assessor.history.tokens import Script, Token, levelled


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens that is the same in both passages, or what stands there instead."""

    same: bool
    before: Sequence[Token]
    after: Sequence[Token]


def phrases(old: Sequence[Token], new: Sequence[Token]) -> list[Phrase]:
    """Return what is the same and what differs, as a person would mark it."""
    passages = _Passages(old, new)
    passages, runs = _with_words_cut(passages, passages.gathered())
    runs = passages.settled(passages.without_islands(_framed(runs)))
    return [
        Phrase(run.same, passages.old[run.before], passages.new[run.after]) for run in in_turn(runs)
    ]


class _Passages:
    """Two passages, and what is done to the runs found in them.

    Every list of runs begins and ends with one that is the same, though it may be empty.
    """

    def __init__(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        self.old = old
        self.new = new
        self._both = (old, new)
        self._old_keys = _keys(old, "old")
        self._new_keys = _keys(new, "new")

    @cached_property
    def _weights(self) -> tuple[list[float], list[float]]:
        """For both sides the weights up to each place; a run has the difference of two."""
        old, new = (
            accumulate((token.weight for token in side), initial=0.0) for side in self._both
        )
        return [*old], [*new]

    @cached_property
    def _brackets(self) -> tuple[list[int], list[int]]:
        """For both sides how many brackets are open at each place."""
        old, new = (accumulate(map(_bracket, side), initial=0) for side in self._both)
        return [*old], [*new]

    def gathered(self) -> list[Hunk]:
        """Return the runs; additions, or removals, join that can slide to each other."""
        runs = _framed(hunks(self._old_keys, self._new_keys))
        at = 3
        while at < len(runs):
            before, left, island, right, after = runs[at - 3 : at + 2]
            by = island.removed
            if self._room_left(right, by) == by:
                runs[at - 2 : at + 2] = [joined(left, right.grown(-by, -by)), after.grown(-by, 0)]
            elif self._room_right(left, by) == by:
                runs[at - 3 : at + 1] = [before.grown(0, by), joined(left.grown(by, by), right)]
            else:
                at += 2
                continue
            at = max(at - 2, 3)
        return runs

    def without_islands(self, found: list[Hunk]) -> list[Hunk]:
        """Join differences over what is the same between them but says too little."""
        runs = found
        while True:
            kept = runs[:2]
            for island, right in zip(runs[2:-1:2], runs[3::2], strict=True):
                if self._is_weak(kept[-1], island, right):
                    kept[-1] = joined(kept[-1], right)
                else:
                    kept += [island, right]
            if len(runs) > 1:
                kept.append(runs[-1])
            if len(kept) == len(runs):
                return runs
            runs = kept

    def settled(self, found: list[Hunk]) -> list[Hunk]:
        """Let each pure addition or removal stand where its bounds are easiest to read."""
        runs = list(found)
        for at in range(1, len(runs), 2):
            by = self._best_shift(*runs[at - 1 : at + 2])
            runs[at - 1] = runs[at - 1].grown(0, by)
            runs[at] = runs[at].grown(by, by)
            runs[at + 1] = runs[at + 1].grown(by, 0)
        return runs

    def _is_weak(self, left: Hunk, island: Hunk, right: Hunk) -> bool:
        if any(_begins_paragraph(self.old, at) for at in _places(island.before)):
            return False
        says = _sum(self._weights[0], island.before)
        if left.one_sided and right.one_sided and bool(left.added) == bool(right.added):
            return False
        smaller = min(self._size(left), self._size(right))
        return says <= _LITTLE or _TIMES * says <= smaller

    def _size(self, hunk: Hunk) -> float:
        removed = _sum(self._weights[0], hunk.before)
        return max(removed, _sum(self._weights[1], hunk.after))

    def _best_shift(self, left: Hunk, hunk: Hunk, right: Hunk) -> int:
        lowest = -self._room_left(hunk, min(left.removed, _FAR))
        highest = self._room_right(hunk, min(right.removed, _FAR))
        shifts = sorted(range(lowest, highest + 1), key=abs)
        return max(shifts, key=lambda by: self._ease(hunk, by)) if len(shifts) > 1 else 0

    def _ease(self, hunk: Hunk, by: int) -> int:
        """Return how well the bounds of an addition or removal read after shifting it."""
        moved = hunk.grown(by, by)
        if hunk.added:
            tokens, brackets, run = self.new, self._brackets[1], moved.after
        else:
            tokens, brackets, run = self.old, self._brackets[0], moved.before
        ease = _bound(tokens, run.start) + _bound(tokens, run.stop)
        return ease - _TORN if _sum(brackets, run) else ease

    def _room_left(self, hunk: Hunk, most: int) -> int:
        if not hunk.one_sided:
            return 0
        keys, run = self._side_keys(hunk)
        room = 0
        while room < most and keys[run.start - 1 - room] == keys[run.stop - 1 - room]:
            room += 1
        return room

    def _room_right(self, hunk: Hunk, most: int) -> int:
        if not hunk.one_sided:
            return 0
        keys, run = self._side_keys(hunk)
        room = 0
        while room < most and keys[run.start + room] == keys[run.stop + room]:
            room += 1
        return room

    def _side_keys(self, hunk: Hunk) -> tuple[list[str], slice]:
        return (self._new_keys, hunk.after) if hunk.added else (self._old_keys, hunk.before)


_LEAST_ALIKE = 2
_LITTLE = 0.9
"""A particle or a sign alone says no more."""
_TIMES = 2.0
"""A likeness is by chance where both differences around it say so many times more."""
_FAR = 200
_TORN = 20
"""What it costs to cut a pair of brackets in two."""
_OPENING = frozenset("（(「『【〔［[＜<《〈｛{")
_CLOSING = frozenset("）)」』】〕］]＞>》〉｝}")
_BULLETS = frozenset("・○●◎■□◆◇※")


def _keys(tokens: Sequence[Token], side: str) -> list[str]:
    """Return what makes a token the same as another; one that stands elsewhere is like none."""
    return [
        f"\n{side}" if token.script is Script.PARAGRAPH else levelled(token.text)
        for token in tokens
    ]


def _with_words_cut(passages: _Passages, runs: list[Hunk]) -> tuple[_Passages, list[Hunk]]:
    """Return passages and runs anew; words that differ give back the ends that are alike.

    転出先市区町村 and 他市区町村 have 市区町村 in common, which is a word in itself.
    """
    old: list[Token] = []
    new: list[Token] = []
    cut: list[Hunk] = []
    for run in runs:
        whole = Phrase(run.same, passages.old[run.before], passages.new[run.after])
        for phrase in _cut(whole):
            before, after = len(old), len(new)
            old += phrase.before
            new += phrase.after
            cut.append(Hunk(phrase.same, slice(before, len(old)), slice(after, len(new))))
    return _Passages(old, new), in_turn(cut)


def _cut(phrase: Phrase) -> list[Phrase]:
    if phrase.same:
        return [phrase]
    head, rest = _without_head(phrase)
    tail, middle = _without_head(_mirrored(rest))
    return [head, _mirrored(middle), _mirrored(tail)]


def _without_head(phrase: Phrase) -> tuple[Phrase, Phrase]:
    """Return the word that the first words of both sides begin with, and what is left."""
    before, after = phrase.before, phrase.after
    alike = _alike(before[0], after[0]) if before and after else 0
    if not alike:
        return Phrase(True, (), ()), phrase
    head = (Token(before[0].text[:alike], Script.KANJI),)
    return Phrase(True, head, head), Phrase(
        False, _without_first(before, alike), _without_first(after, alike)
    )


def _alike(one: Token, other: Token) -> int:
    """Return how many signs two words begin with alike, where these are a word in themselves."""
    if {one.script, other.script} != {Script.KANJI}:
        return 0
    alike = shared_start(one.text, other.text)
    rests = (len(one.text) - alike, len(other.text) - alike)
    return alike if alike >= _LEAST_ALIKE and rests != (1, 1) else 0


def _without_first(tokens: Sequence[Token], signs: int) -> Sequence[Token]:
    rest = tokens[0].text[signs:]
    return (*([Token(rest, Script.KANJI)] if rest else []), *tokens[1:])


def _mirrored(phrase: Phrase) -> Phrase:
    """Return the phrase as it reads from its end."""
    return Phrase(phrase.same, _backwards(phrase.before), _backwards(phrase.after))


def _backwards(tokens: Sequence[Token]) -> Sequence[Token]:
    return tuple(Token(token.text[::-1], token.script) for token in reversed(tokens))


def _framed(found: list[Hunk]) -> list[Hunk]:
    """Return the runs with an empty one at either end where they do not begin or end the same."""
    if not found:
        return found
    nothing_before = Hunk(True, slice(0, 0), slice(0, 0))
    old, new = found[-1].before.stop, found[-1].after.stop
    nothing_behind = Hunk(True, slice(old, old), slice(new, new))
    return [
        *([] if found[0].same else [nothing_before]),
        *found,
        *([] if found[-1].same else [nothing_behind]),
    ]


def _sum(sums: Sequence[float], run: slice) -> float:
    """Return what stands in a run, by the sums up to each of its ends."""
    return float(sums[run.stop] - sums[run.start])


def _bracket(token: Token) -> int:
    return (token.text in _OPENING) - (token.text in _CLOSING)


def _places(run: slice) -> range:
    return range(run.start, run.stop)


def _begins_paragraph(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a line ends at the token, or a bullet behind a space stands there."""
    token = tokens[at]
    if token.script is Script.LINE_END:
        return True
    return _is_bullet(token) and at > 0 and tokens[at - 1].script is Script.SPACE


def _is_bullet(token: Token) -> bool:
    """Tell whether the token heads one of a list: a dot, or a number in a ring."""
    ringed = token.script is Script.SIGN and category(token.text[0]) == "No"
    return ringed or token.text in _BULLETS


def _bound(tokens: Sequence[Token], at: int) -> int:
    """Return how natural it is for a reader to stop before the token ``at``."""
    if not 0 < at < len(tokens):
        return 6
    left, right = tokens[at - 1], tokens[at]
    if left.script is Script.LINE_END:
        return 6
    if right.script is Script.LINE_END or left.text in "。．.":
        return 5
    if right.text in _OPENING or left.text in _CLOSING or _is_bullet(right):
        return 4
    if left.text in "、，," or left.script is Script.SPACE:
        return 3
    if left.script is Script.KANA and right.script is not Script.KANA:
        return 2
    return 1 if left.script is not right.script else 0
