"""非公表: passages of answers that the copy for the public does not show, each with its reason.

They are kept in the document as entries of a repeat of our own, so that saving, undo, versions and
merging know them. A mark counts no characters: it carries its own words and as much of what stands
around them as tells them from the same words elsewhere in the text. So what is typed farther off
changes no mark, and two people who write in one answer do not collide over numbers.

``document.following`` keeps that true while answers are edited. A mark whose words cannot be found
stays, for only a person may say that nothing is to be hidden any more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assessor.document.changes import Change
from assessor.form.texts import Address, text_at
from assessor.form.values import Entries, Place, Value

REPEAT: Place = ("withheld",)
Span = tuple[int, int]
"""Where a passage begins and ends in its text."""
Spans = dict[Address, list[Span]]
"""The passages in the texts of one answer."""
_AROUND, _MOST_AROUND = 12, 96
"""How many characters on either side a mark knows at least, and at most."""
_LIKE = 4
"""So many of them still there are enough, where the words stand once."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One passage that is withheld."""

    entry: str
    place: Place
    address: Address
    words: str
    """What is hidden; empty where it was deleted or cannot be told any more."""
    before: str
    after: str
    """What stands around it."""
    said: str
    """What was hidden before something was deleted from it."""
    reason: str
    among: str = ""
    """Which of how many that read all alike, as ``2/5``; empty where there is but one."""


def withheld(answers: Mapping[Place, Value]) -> Iterator[Withheld]:
    """Yield every mark, in the order in which they were made."""
    names = answers.get(REPEAT)
    for entry in names.names if isinstance(names, Entries) else ():

        def text(name: str, entry: str = entry) -> str:
            value = answers.get((*REPEAT, entry, f"withheld_{name}"))
            return value if isinstance(value, str) else ""

        yield Withheld(
            entry=entry,
            place=tuple(filter(None, text("place").split("/"))),
            address=_address(text("address")),
            words=text("words"),
            before=text("before"),
            after=text("after"),
            said=text("said") or text("words"),
            reason=text("reason"),
            among=text("among"),
        )


def span_of(mark: Withheld, words: str) -> tuple[int, int] | None:
    """Return where the words of ``mark`` begin and end in a text; None where that is not clear."""
    if not (mark.words or mark.before or mark.after):
        return None
    found = list(_occurrences(mark.words, words))
    exact = [at for at in found if _stands(mark, words, at)]
    chosen = _chosen(exact, mark.among)
    if chosen is not None:
        return chosen, chosen + len(mark.words)
    if exact or not mark.words:
        return None
    alike = [_likeness(mark, words, at) for at in found]
    best = max(alike, default=0)
    if alike.count(best) != 1 or (best < _LIKE and len(mark.words) < 2 * _LIKE):
        return None
    at = found[alike.index(best)]
    return at, at + len(mark.words)


def span_in(mark: Withheld, answers: Mapping[Place, Value]) -> tuple[int, int] | None:
    """Return where the passage begins and ends in its text; None where it has lost its words."""
    if not mark.words:
        return None
    return span_of(mark, text_at(answers.get(mark.place), mark.address))


def withheld_spans(answers: Mapping[Place, Value]) -> dict[Place, Spans]:
    """Return what is withheld of each answer, as far as it can be told."""
    found: dict[Place, Spans] = {}
    for mark in withheld(answers):
        span = span_in(mark, answers)
        if span:
            found.setdefault(mark.place, {}).setdefault(mark.address, []).append(span)
    return found


def fitted(mark: Withheld, words: str, start: int, end: int) -> Withheld:
    """Return ``mark`` for the passage from ``start`` to ``end`` of a text, as short as it can be.

    It stays the very same where it says that already.
    """
    short = max(len(mark.before), len(mark.after)) <= _AROUND
    if mark.words == words[start:end] and short and _standing(mark, words) == [start]:
        return replace(mark, among="") if mark.among else mark
    around = _AROUND
    while True:
        found = replace(
            mark,
            words=words[start:end],
            before=words[max(start - around, 0) : start],
            after=words[end : end + around],
            among="",
        )
        alike = _standing(found, words)
        if alike == [start]:
            return found
        if around >= _MOST_AROUND:
            return replace(found, among=f"{alike.index(start) + 1}/{len(alike)}")
        around *= 2


def lost(mark: Withheld) -> Withheld:
    """Return ``mark`` as it is kept when nobody can tell where its words have gone."""
    return replace(mark, words="", before="", after="", among="")


def records(marks: Mapping[str, Withheld | None], answers: Mapping[Place, Value]) -> list[Change]:
    """Return the changes that keep ``marks``, by entry; None takes a mark out."""
    names = answers.get(REPEAT)
    there = names.names if isinstance(names, Entries) else ()
    kept = tuple(entry for entry in there if marks.get(entry, "") is not None)
    kept += tuple(entry for entry, mark in marks.items() if mark and entry not in there)
    found = [Change(REPEAT, names, Entries(kept) if kept else None)] if kept != there else []
    for entry, mark in marks.items():
        for name, after in _fields(mark).items():
            place = (*REPEAT, entry, f"withheld_{name}")
            before = answers.get(place)
            if before != (after or None):
                found.append(Change(place, before, after or None))
    return found


def _fields(mark: Withheld | None) -> dict[str, str]:
    if mark is None:
        return dict.fromkeys(_FIELDS, "")
    values = (
        "/".join(mark.place),
        "/".join(map(str, mark.address)),
        mark.words,
        mark.before,
        mark.after,
        mark.said if mark.said != mark.words else "",
        mark.reason,
        mark.among,
    )
    return dict(zip(_FIELDS, values, strict=True))


_FIELDS = ("place", "address", "words", "before", "after", "said", "reason", "among")


def _address(text: str) -> Address:
    """Return an address as it was kept; the names of options never are numbers."""
    return tuple(int(step) if step.isdecimal() else step for step in text.split("/") if step)


def _occurrences(passage: str, words: str) -> Iterator[int]:
    """Yield where ``passage`` stands in ``words``; an empty one stands everywhere."""
    at = words.find(passage)
    while at >= 0:
        yield at
        at = words.find(passage, at + 1) if at < len(words) else -1


def _stands(mark: Withheld, words: str, at: int) -> bool:
    return words.startswith(mark.after, at + len(mark.words)) and words.endswith(mark.before, 0, at)


def _standing(mark: Withheld, words: str) -> list[int]:
    """Return where the words of ``mark`` stand with the same around them."""
    return [at for at in _occurrences(mark.words, words) if _stands(mark, words, at)]


def _chosen(exact: list[int], among: str) -> int | None:
    """Return the place that is meant of those that read alike; None where others came or went."""
    if len(exact) == 1 and not among:
        return exact[0]
    number, _, count = among.partition("/")
    if number.isdecimal() and count == str(len(exact)) and 0 < int(number) <= len(exact):
        return exact[int(number) - 1]
    return None


def _likeness(mark: Withheld, words: str, at: int) -> int:
    """Return how many of the characters around are still there."""
    before = zip(reversed(words[:at]), reversed(mark.before), strict=False)
    after = zip(words[at + len(mark.words) :], mark.after, strict=False)
    return _alike(before) + _alike(after)


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
