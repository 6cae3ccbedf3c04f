"""Does a piece of text look like a label of the form, and how much.

Compared is what is left of a text when widths, spaces, the number before it and the ※ behind it
are gone. A label may have lost or changed characters: the distance allowed grows with its length.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.form.definition import Repeat
from assessor.importers.anchors import Anchor
from assessor.importers.folding import Folded, distance, fold

_MARK = re.compile(r"※(?:\(.*\))?$")
_AROUND = "*◆◇■□●▼【】"
_BEFORE_CONTENT = " \t\u3000:：[［【※□■☐☑"
_SHORT = 2
_LONG_NAME = 6
_LONG = 8
_LONGEST = 160
_MOST_EDITS = 6


@dataclass(frozen=True, slots=True)
class Match:
    """One label that a text may be."""

    anchor: Anchor
    gain: float
    """How much more likely the text is this label than part of an answer."""
    entry: int = 0
    """The number behind the label of a repeat: 3 in 「委託事項3」."""
    rest: str = ""
    """What follows the label in the same line."""


class Labels:
    """The labels of one form, looked up by text."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._by_label: dict[str, list[Anchor]] = defaultdict(list)
        self._by_number: dict[str, list[Anchor]] = defaultdict(list)
        self._repeats: list[Anchor] = []
        for anchor in anchors:
            if isinstance(anchor.node, Repeat):
                self._repeats.append(anchor)
                continue
            self._by_label[anchor.label].append(anchor)
            self._by_number[anchor.number].append(anchor)
        self._known: dict[str, list[Match]] = {}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for label in self._by_label:
            self._by_length[len(label)].append(label)
        self._longest_first = sorted(self._by_label, key=len, reverse=True)
        self._number = _number_pattern(self._by_number)
        self._range = re.compile(
            "|".join(rf"{re.escape(anchor.label)}\d+[~-]\d+" for anchor in self._repeats) or "$^"
        )

    def whole(self, text: str) -> list[Match]:
        """Return the labels that ``text`` as a whole is, or nearly is."""
        if text not in self._known:
            self._known[text] = self._whole(fold(text[: 2 * _LONGEST].strip(_AROUND)).text)
        return self._known[text]

    def _whole(self, plain: str) -> list[Match]:
        if not plain or len(plain) > _LONGEST:
            return []
        core = _MARK.sub("", plain).rstrip(":")
        return list(self._exact(core)) or list(self._headed(plain)) or list(self._near(core))

    def leading(self, text: str) -> list[Match]:
        """Return the labels that ``text`` begins with, before an answer in the same line."""
        plain = fold(text)
        return list(self._prefixes(plain)) + list(self._entries(plain))

    def is_continuation(self, text: str) -> bool:
        """Tell whether this heads a continuation page: 「システム2～5」."""
        return bool(self._range.fullmatch(fold(text).text.strip("()")))

    def _exact(self, core: str) -> Iterator[Match]:
        for number, label in self._readings(core):
            for anchor in self._by_label.get(label, ()):
                gain = _gain(anchor, number)
                if gain:
                    yield Match(anchor, gain)
        yield from self._entries(fold(core), whole=True)

    def _headed(self, core: str) -> Iterator[Match]:
        """A number that is a word, alone: 「リスク2：」, its name lost or on the next line."""
        number, label = self._split(core)
        if number and not label and not number.isascii():
            yield from (Match(anchor, 1.0) for anchor in self._by_number[number])

    def _near(self, core: str) -> Iterator[Match]:
        near = [
            (share, number, known)
            for number, label in self._readings(core)
            for length in range(len(label) - _MOST_EDITS, len(label) + _MOST_EDITS + 1)
            for known in self._by_length.get(length, ())
            if (share := _damage(label, known, numbered=bool(number))) is not None
        ]
        least = min((share for share, _, _ in near), default=0)
        for share, number, known in near:
            for anchor in self._by_label[known]:
                if share == least and number == anchor.number:
                    yield Match(anchor, _gain(anchor, number) * (1 - 2 * share))

    def _prefixes(self, plain: Folded) -> Iterator[Match]:
        number, core = self._split(plain.text[:_LONGEST])
        skipped = len(plain.text[:_LONGEST]) - len(core)
        for label in self._longest_first:
            if (len(label) <= _SHORT and not number) or not core.startswith(label):
                continue
            rest = _rest(plain, skipped + len(label))
            if rest is None:
                continue
            for anchor in self._by_label[label]:
                sure = anchor.number == number and (number or len(label) >= _LONG_NAME)
                if sure:
                    yield Match(anchor, 0.5 * _gain(anchor, number), rest=rest)
            return

    def _entries(self, plain: Folded, *, whole: bool = False) -> Iterator[Match]:
        for anchor in self._repeats:
            found = re.match(rf"\(?{re.escape(anchor.label)}(\d{{1,2}})?\)?", plain.text)
            if not found or not (found[1] or _needs_no_number(anchor)):
                continue
            entry = int(found[1] or 0)
            if found.end() == len(plain.text):
                yield Match(anchor, 3.2, entry)
            elif not whole:
                rest = _rest(plain, found.end())
                if rest:
                    yield Match(anchor, 2.8, entry, rest)

    def _readings(self, core: str) -> Iterator[tuple[str, str]]:
        """The text with a number taken off, and as it is: 「4情報」 is not number 4."""
        number, label = self._split(core)
        if number:
            yield number, label
        yield "", core

    def _split(self, core: str) -> tuple[str, str]:
        found = self._number.match(core)
        return (found["number"], core[found.end() :]) if found else ("", core)


def _number_pattern(numbers: Iterable[str]) -> re.Pattern[str]:
    known = "|".join(
        re.escape(number) + (r"(?!\d)" if number[-1].isdigit() else "(?![A-Z])")
        for number in sorted(numbers, key=len, reverse=True)
        if number
    )
    return re.compile(rf"[(\[]?(?P<number>{known or '$^'})[)\].:,、]*")


def _needs_no_number(anchor: Anchor) -> bool:
    """A 別紙 that is the only one has no number."""
    return isinstance(anchor.node, Repeat) and anchor.node.style == "annex"


def _gain(anchor: Anchor, number: str) -> float:
    length = len(anchor.label)
    if number == anchor.number and number:
        return 3 + min(length, 20) / 10
    if not number:
        if length <= _SHORT:
            return 0.8
        return (1.5 if anchor.number else 2) + min(length, 20) / 10
    return 1 if length >= _LONG and anchor.number else 0


def _damage(label: str, known: str, *, numbered: bool) -> float | None:
    """Return the share of characters that differ, or None where it is too large."""
    length = len(known)
    if length < (_LONG_NAME if numbered else _LONG):
        return None
    limit = min(length // 4, _MOST_EDITS)
    if abs(len(label) - length) > limit or len(set(known) - set(label)) > limit:
        return None
    edits = distance(label, known, limit)
    return edits / length if edits <= limit else None


def _rest(plain: Folded, at: int) -> str | None:
    """Return what follows the first ``at`` characters, or None where they do not end a word."""
    rest = plain.raw[plain.raw_end(at) :]
    stripped = _MARK_BEFORE.sub("", rest)
    if stripped != rest:
        return stripped.strip()
    return rest.lstrip(" \t\u3000:：").rstrip() if rest[:1] in _BEFORE_CONTENT else None


_MARK_BEFORE = re.compile(r"^[ \u3000]*※(?:[ \u3000]*[（(][^（()）]*[)）])?")
