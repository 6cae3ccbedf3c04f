"""An answer cut into what is quoted as a whole: headings, list items, paragraphs, rows of a table.

Texts that were pasted or imported have lost line ends, so a list item may also begin behind a
space: 「…する。 ・転出者について…」.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessor.form.kinds import folded


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the units of a text."""

    start: int
    end: int
    words: str
    key: str
    """The words for comparing: whatever their widths, spaces and number in the list."""
    heading: str = ""
    """The heading it stands below, without brackets."""
    is_heading: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return "\t" in self.words

    @property
    def is_numbered(self) -> bool:
        """Whether it begins with a number."""
        return _NUMBERED.match(self.words) is not None

    @property
    def is_point(self) -> bool:
        """Whether it begins with a point, as the parts of a numbered paragraph do."""
        return self.words.startswith(_POINTS)

    @property
    def is_title(self) -> bool:
        """Whether it only says what stands below it: 「(令和9年1月4日から)」."""
        return not self.words.endswith(_ENDS) and len(self.words) <= _TITLE and not self.is_row

    def leads(self, other: "Unit") -> bool:
        """Tell whether ``other``, which comes next, is not understood without it."""
        if self.is_heading or self.is_row or other.is_row or self.heading != other.heading:
            return False
        if other.is_point:
            return self.is_numbered
        return self.is_title and not other.is_numbered and not other.is_heading


def units(text: str) -> tuple[Unit, ...]:
    """Return the units of ``text`` in reading order; blank lines belong to none."""
    found = []
    heading = ""
    for start, end in _spans(text):
        words = text[start:end]
        named = _HEADING.fullmatch(words)
        if named:
            heading = named["words"].strip()
        key = folded(_MARK.sub("", words, count=1)) or folded(words)
        found.append(Unit(start, end, words, key, heading, is_heading=named is not None))
    return tuple(found)


def sentences(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """Return the sentences of a part of ``text``, as units."""
    return tuple(
        Unit(match.start(), match.end(), match[0], folded(match[0]))
        for match in _SENTENCE.finditer(text, start, end)
        if match[0].strip()
    )


def quoted(text: str, part: Sequence[Unit]) -> str:
    """Return ``part`` of the units of ``text`` as it is quoted in a row."""
    return text[part[0].start : part[-1].end].replace("\t", "　").strip() if part else ""


_CIRCLED = r"\u2460-\u2473\u3251-\u325f"
_NUMBER = rf"(?:[{_CIRCLED}]|[(（][0-9０-９]{{1,2}}[)）]|[0-9０-９]{{1,2}}[.．](?![0-9０-９]))"
_NUMBERED = re.compile(_NUMBER)
_POINTS = ("・", "－", "-", "●", "○", "◆")
_MARK = re.compile(rf"(?:{_NUMBER}|[・●◆])[ 　]*(?=\S)")
_ENDS = ("。", "）", ")", "」")
_TITLE = 40
_OPEN, _CLOSE = "＜<〈≪《", "＞>〉≫》"
_NAMED = rf"[{_OPEN}][^{_OPEN}{_CLOSE}\n]{{2,60}}[{_CLOSE}]"
_HEADING = re.compile(rf"[{_OPEN}](?P<words>[^{_OPEN}{_CLOSE}\n]{{2,60}})[{_CLOSE}]")
_BOUND = re.compile(
    rf"\n|(?<=\s)(?={_NUMBER}|・|{_NAMED})|(?<=。)(?=[{_CIRCLED}])"
    rf"|(?:(?<=\n)|(?<=\A)|(?<=\s))(?P<heading>{_NAMED})"
)
_SENTENCE = re.compile(r"[^。\n]*。[)）」]?|[^。\n]+")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each unit begins and ends, without the spaces around it."""
    bounds = {0, len(text)}
    for match in _BOUND.finditer(text):
        bounds.update(match.span())
    ordered = sorted(bounds)
    for start, end in pairwise(ordered):
        words = text[start:end]
        stripped = words.strip()
        if stripped:
            begin = start + words.index(stripped[0])
            yield begin, begin + len(stripped)
