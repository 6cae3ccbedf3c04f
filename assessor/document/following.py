"""Marks of withheld passages follow the text, whoever edits it: typing, fixes, import, merging.

``Assessment.apply`` asks here what an edit means for the marks, and makes that a part of the edit,
so that one step of undo takes back both. In doubt more is hidden, never less, for what is hidden
too much is seen and what is shown too much is published:

* What is typed inside a passage is hidden with it; before and behind it, it is not. Where words
  were deleted at an edge, what is typed there stands in their place and is hidden as they were.
* What replaces words of a passage, alone or with some beside it, is hidden.
* What is deleted inside is gone. Where all is deleted the mark stays, without words, and takes
  what is typed at its place; until then it is an error, for the words may just have been cut out.
* A passage that comes to stand elsewhere (a paragraph is moved, a cut passage pasted) is hidden
  there; the copy of an entry is hidden like the entry.
* Where a text is rewritten so that nobody can tell, the mark has lost its words: an error.
* An entry that is removed takes its marks along.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assessor.document.changes import Edit
from assessor.document.withheld import (
    REPEAT,
    Span,
    Withheld,
    fitted,
    lost,
    records,
    span_of,
    withheld,
)
from assessor.form.texts import Address, text_at, texts
from assessor.form.values import Entries, Place, Value

_SOLID = 4
"""So many characters alike are the same words, and not chance."""
_BESIDE = 20
"""How much more than the passage may be rewritten with it."""
_TELLING = 4
"""How long a lost passage must be to be known again elsewhere."""


def followed(answers: Mapping[Place, Value], edit: Edit) -> Edit:
    """Return ``edit`` with what it means for the marks; an edit that says so itself stays."""
    if REPEAT not in answers or not edit.changes or edit.is_complete:
        return edit
    after = {change.place: change.after for change in edit.changes}
    touched = {place[1] for place in after if place[:1] == REPEAT and len(place) > 1}
    marks = [mark for mark in withheld(answers) if mark.place and mark.entry not in touched]
    found: dict[str, Withheld | None] = {}
    for mark in marks:
        if mark.place in after:
            found[mark.entry] = _followed(mark, answers, after)
    for mark in marks:
        now = found.get(mark.entry, mark)
        if now and not now.words:
            found[mark.entry] = _met_again(now, answers, after) or now
    for copy in _copies(marks, answers, after):
        found[copy.entry] = copy
    changes = records(found, {**answers, **_standing(after)})
    return replace(edit, changes=(*edit.changes, *changes)) if changes else edit


def _standing(after: Mapping[Place, Value | None]) -> dict[Place, Value]:
    """Return what the edit itself says of the marks, on which the rest builds."""
    return {
        place: value for place, value in after.items() if place[:1] == REPEAT and value is not None
    }


def _followed(
    mark: Withheld, answers: Mapping[Place, Value], after: Mapping[Place, Value | None]
) -> Withheld | None:
    """Return the mark as it is when the answer it stands in has changed."""
    before, value = answers.get(mark.place), after[mark.place]
    if value is None and _is_gone(mark.place, after):
        return None
    old = text_at(before, mark.address)
    span = span_of(mark, old)
    if span is None:
        return mark
    address = _moved(mark, before, value)
    new = text_at(value, address)
    if address != mark.address or new != old:
        here = replace(mark, address=address)
        moved = (span if new == old else _span_after(here, old, new, span)) if new else None
        return _shown(here, new, moved)
    return fitted(mark, new, *span)


def _shown(mark: Withheld, words: str, span: Span | None) -> Withheld:
    """Return the mark for a span of the new text; what was deleted from it is kept in mind."""
    if span is None:
        return lost(mark)
    now = fitted(mark, words, *span)
    shrunk = len(now.words) < len(mark.words) and _is_cut_from(now.words, mark.words)
    return replace(now, said=mark.said if shrunk or now.words == mark.words else now.words)


def _is_cut_from(words: str, longer: str) -> bool:
    """Tell whether ``words`` is ``longer`` with some of it taken out."""
    rest = iter(longer)
    return all(character in rest for character in words)


def _is_gone(place: Place, after: Mapping[Place, Value | None]) -> bool:
    """Tell whether an entry around ``place`` is taken out of its repeat."""
    for length in range(2, len(place), 2):
        repeat = place[: length - 1]
        if repeat in after:
            names = after[repeat]
            if not isinstance(names, Entries) or place[length - 1] not in names.names:
                return True
    return False


def _moved(mark: Withheld, before: Value | None, value: Value | None) -> Address:
    """Return where in an answer the text of a mark now stands: parts and rows come and go."""
    old, new = ({text.address: text.words for text in texts(each)} for each in (before, value))
    words = old[mark.address]
    if new.get(mark.address) == words:
        return mark.address
    same = [address for address, there in new.items() if there == words]
    fresh = [address for address in same if old.get(address) != words]
    if fresh:
        return fresh[0]
    kept = span_of(mark, new.get(mark.address, ""))
    if kept is None and len(mark.words) >= _TELLING:
        other = [address for address, there in new.items() if old.get(address) != there]
        return next((each for each in other if mark.words in new[each]), mark.address)
    return mark.address


def _met_again(
    mark: Withheld, answers: Mapping[Place, Value], after: Mapping[Place, Value | None]
) -> Withheld | None:
    """Return a mark without words for where its words have come to stand: cut out, and pasted."""
    if len(mark.said.strip()) < _TELLING:
        return None
    for place, value in after.items():
        if place[:1] == REPEAT:
            continue
        known = [text.words for text in texts(answers.get(place))]
        for text in texts(value):
            at = text.words.find(mark.said)
            if at >= 0 and not any(mark.said in words for words in known):
                here = replace(mark, place=place, address=text.address)
                return fitted(here, text.words, at, at + len(mark.said))
    return None


def _copies(
    marks: list[Withheld], answers: Mapping[Place, Value], after: Mapping[Place, Value | None]
) -> Iterator[Withheld]:
    """Yield marks for the answers of entries that are copied."""
    for place, value in after.items():
        if value is None or len(place) < len(("repeat", "entry", "item")) or place in answers:
            continue
        for mark in marks:
            beside = mark.place[-1] == place[-1] and len(mark.place) == len(place)
            if beside and mark.place not in after and answers.get(mark.place) == value:
                yield replace(mark, entry="e" + secrets.token_hex(4), place=place)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A run of the old text, and what stands in its place in the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def _span_after(mark: Withheld, old: str, new: str, span: Span) -> Span | None:
    """Return where the passage stands in the new text; None where nobody can tell."""
    begin, end = _alike_ends(old, new)
    gap = _Gap(begin, len(old) - end, begin, len(new) - end)
    if gap.start < gap.end and gap.new_start < gap.new_end:
        return _span_beside(mark, list(_gaps(old, new, gap)), span, new)
    spans = (_span_beside(mark, [slid], span, new) for slid in _slid(old, new, gap, span))
    return max(filter(None, spans), key=lambda found: found[1] - found[0], default=None)


def _alike_ends(old: str, new: str) -> Span:
    """Return how many characters are the same at the beginning, and at the end."""
    begin = _shared(old, new)
    return begin, _shared(old[begin:][::-1], new[begin:][::-1])


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with; halving is faster than counting."""
    known, least = 0, min(len(one), len(other)) + 1
    while least - known > 1:
        middle = (known + least) // 2
        if one[known:middle] == other[known:middle]:
            known = middle
        else:
            least = middle
    return known


def _slid(old: str, new: str, gap: _Gap, span: Span) -> Iterator[_Gap]:
    """Yield where else the same insertion or deletion can have been made, as far as it matters."""
    longer = new if gap.new_start < gap.new_end else old
    size = max(gap.end - gap.start, gap.new_end - gap.new_start)
    start, end = span
    first = gap.start
    while first > max(start - size, 0) and longer[first - 1] == longer[first + size - 1]:
        first -= 1
    for at in {gap.start, *(min(max(each, first), gap.start) for each in (0, start + 1, end))}:
        yield _Gap(at, at + gap.end - gap.start, at, at + gap.new_end - gap.new_start)


def _gaps(old: str, new: str, gap: _Gap) -> Iterator[_Gap]:
    """Yield what differs within a gap, between words that are the same."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only for texts with marks

    at, new_at = gap.start, gap.new_start
    inside = LCSseq.opcodes(old[gap.start : gap.end], new[gap.new_start : gap.new_end])
    for code in inside:
        if code.tag == "equal" and code.src_end - code.src_start >= _SOLID:
            start, new_start = gap.start + code.src_start, gap.new_start + code.dest_start
            if (at, new_at) != (start, new_start):
                yield _Gap(at, start, new_at, new_start)
            at, new_at = gap.start + code.src_end, gap.new_start + code.dest_end
    if (at, new_at) != (gap.end, gap.new_end):
        yield _Gap(at, gap.end, new_at, gap.new_end)


def _span_beside(mark: Withheld, gaps: list[_Gap], span: Span, new: str) -> Span | None:
    """Return the span of the passage after so many changes; None where it was rewritten."""
    start, end = span
    for gap in gaps:
        around = gap.start <= start and end <= gap.end and gap.end - gap.start > end - start
        if around and gap.new_start < gap.new_end:
            within = new[gap.new_start : gap.new_end]
            if mark.words and within.count(mark.words) == 1:
                at = gap.new_start + within.find(mark.words)
                return at, at + len(mark.words)
            if gap.end - gap.start > end - start + _BESIDE:
                return None
    before, behind = _shrunk(mark) if start < end else (True, True)
    found = _start(gaps, start, takes=before), _end(gaps, end, takes=behind)
    return found if found[0] <= found[1] else (found[1], found[0])


def _shrunk(mark: Withheld) -> tuple[bool, bool]:
    """Tell whether words were deleted at the beginning of the passage, and at its end."""
    if mark.said == mark.words:
        return False, False
    at_end, at_start = mark.said.startswith(mark.words), mark.said.endswith(mark.words)
    return at_start or not at_end, at_end or not at_start


def _start(gaps: list[_Gap], at: int, *, takes: bool) -> int:
    """Return where a passage begins that began at ``at``."""
    shift = 0
    for gap in gaps:
        if gap.start == gap.end == at:
            return gap.new_start if takes else gap.new_end
        if gap.start <= at < gap.end:
            return gap.new_start
        if gap.end <= at:
            shift = gap.new_end - gap.end
    return at + shift


def _end(gaps: list[_Gap], at: int, *, takes: bool) -> int:
    """Return where a passage ends that ended at ``at``."""
    shift = 0
    for gap in gaps:
        if gap.start == gap.end == at:
            return gap.new_end if takes else gap.new_start
        if gap.start < at <= gap.end:
            return gap.new_end
        if gap.end <= at:
            shift = gap.new_end - gap.end
    return at + shift
