"""Word's revisions (変更履歴): an old and a new piece of a document made one that shows both.

What is put in is marked w:ins, what is taken out w:del; so are the marks that end paragraphs, and
whole rows of tables. Who accepts all of them has the new document, who rejects all the old one.

The paragraphs of a cell are one stream of words and marks, as Word sees them: when a mark goes,
its paragraph joins the next one and takes its look. The last mark of a cell cannot go.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby

from lxml import etree

from assessor.export.docx_body import run
from assessor.export.lines_beside import lines_beside
from assessor.history.wording import Piece, PieceKind, pieces

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
NAMESPACES = {
    "w": _MAIN,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_START = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\v"}
"""What stands for a tab, and for a line break: clean text holds no vertical tab."""
_FIRST_PRIVATE = 0xF0000


@dataclass(frozen=True, slots=True)
class Author:
    """Who made the revisions, and on which day, as Word shows them."""

    name: str
    day: date


def elements(xml: str) -> list[etree._Element]:
    """Return what ``xml`` holds, with the prefixes of a Word document."""
    return list(etree.fromstring(f"<w:body{_START}>{xml}</w:body>"))


class Revisions:
    """Makes revisions of one author in one document; each has a number of its own."""

    def __init__(self, author: Author) -> None:
        self._author = author
        self._numbers = count(1)

    def marked(self, element: etree._Element, tag: str) -> etree._Element:
        """Return a paragraph, row or table as taken out (``del``) or put in (``ins``)."""
        for row in element.iter(f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                row.insert(0, properties)
            properties.append(self._stamp(tag))
        for paragraph in list(element.iter(f"{W}p")):
            runs = _runs(paragraph)
            paragraph.extend(self._revised(tag, runs))
            _mark_properties(paragraph).append(self._stamp(tag))
        return element

    def passing(self, paragraph: etree._Element) -> etree._Element:
        """Return an empty paragraph that is gone whether all is accepted or rejected."""
        for tag in ("ins", "del"):
            _mark_properties(paragraph).append(self._stamp(tag))
        return paragraph

    def merged_row(
        self, old: etree._Element, new: etree._Element, wholes: Sequence[bool]
    ) -> etree._Element:
        """Return one row for both; ``wholes`` says of which cells lines change as a whole."""
        self._keep_row_properties(old, new)
        cells = zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), wholes, strict=True)
        for before, after, whole in cells:
            _keep_merging(before, after)
            olds, news = before.findall(f"{W}p"), after.findall(f"{W}p")
            for paragraph in news:
                after.remove(paragraph)
            after.extend(self.merged_paragraphs(olds, news, whole=whole))
        return new

    def merged_paragraphs(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element], *, whole: bool = False
    ) -> list[etree._Element]:
        """Return the paragraphs of a cell for both, or those of a heading."""
        before, after = ([_text(paragraph) for paragraph in side] for side in (old, new))
        shown: dict[str, list[etree._Element]] = {}
        if None in before or None in after:
            words, other_words = _as_signs(old, new, shown)
            found: Sequence[Piece] = lines_beside(words, other_words)
        else:
            words, other_words = ([text or "" for text in side] for side in (before, after))
            differ = lines_beside if whole else _pieces_of_lines
            found = differ(words, other_words)
        return list(self._paragraphs(found, old, new, shown))

    def _paragraphs(
        self,
        found: Iterable[Piece],
        old: Iterable[etree._Element],
        new: Iterable[etree._Element],
        shown: dict[str, list[etree._Element]],
    ) -> Iterator[etree._Element]:
        """Yield the paragraphs that a stream of words and marks makes; the last mark stays."""
        before = iter([_properties(paragraph) for paragraph in old])
        after = iter([_properties(paragraph) for paragraph in new])
        inside: list[etree._Element] = []
        for tag, text in (*_stream(found), ("", "\n")):
            if text != "\n":
                inside += self._revised(tag, _copies(shown, text) or elements(run(text)))
                continue
            one = next(before) if tag != "ins" else None
            other = next(after) if tag != "del" else None
            yield self._paragraph(one, other, inside)
            inside = []

    def _revised(self, tag: str, runs: list[etree._Element]) -> list[etree._Element]:
        if not runs or not tag:
            return runs
        around = self._stamp(tag)
        around.extend(map(_deleted, runs) if tag == "del" else runs)
        return [around]

    def _paragraph(
        self,
        old: etree._Element | None,
        new: etree._Element | None,
        inside: Iterable[etree._Element],
    ) -> etree._Element:
        """Return a paragraph whose mark is only in one of the documents, or in both."""
        paragraph = etree.Element(f"{W}p")
        kept = old if new is None else new
        if kept is not None:
            paragraph.append(deepcopy(kept))
        if old is None or new is None:
            _mark_properties(paragraph).append(self._stamp("ins" if old is None else "del"))
        elif _canonical(old) != _canonical(new):
            change = self._stamp("pPrChange")
            change.append(deepcopy(old))
            paragraph[0].append(change)
        paragraph.extend(inside)
        return paragraph

    def _keep_row_properties(self, old: etree._Element, new: etree._Element) -> None:
        """Let ``new`` remember the properties of the row in ``old``, where they were others."""
        before, after = old.find(f"{W}trPr"), new.find(f"{W}trPr")
        if _canonical(before) == _canonical(after):
            return
        if after is None:
            after = etree.Element(f"{W}trPr")
            new.insert(0, after)
        change = self._stamp("trPrChange")
        change.append(etree.Element(f"{W}trPr") if before is None else deepcopy(before))
        after.append(change)

    def _stamp(self, tag: str) -> etree._Element:
        stamp = etree.Element(f"{W}{tag}")
        stamp.set(f"{W}id", str(next(self._numbers)))
        stamp.set(f"{W}author", self._author.name)
        stamp.set(f"{W}date", f"{self._author.day.isoformat()}T00:00:00Z")
        return stamp


def _pieces_of_lines(old: Sequence[str], new: Sequence[str]) -> Sequence[Piece]:
    return pieces("\n".join(old), "\n".join(new))


def _stream(found: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """Yield words, and line feeds for marks, with what became of each: same, del or ins."""
    for piece in found:
        lines = piece.before.split("\n"), piece.after.split("\n")
        if piece.kind is PieceKind.WIDTH and len(lines[0]) == len(lines[1]):
            for number, (one, other) in enumerate(zip(*lines, strict=True)):
                yield from [("", "\n")] if number else []
                yield from [("", one)] if one == other else [("del", one), ("ins", other)]
        elif piece.kind is PieceKind.SAME:
            yield from _parted("", piece.after)
        else:
            yield from (*_parted("del", piece.before), *_parted("ins", piece.after))


def _parted(tag: str, text: str) -> Iterator[tuple[str, str]]:
    for is_end, run_of in groupby(text, key=lambda sign: sign == "\n"):
        signs = "".join(run_of)
        yield from [(tag, "\n")] * len(signs) if is_end else [(tag, signs)]


def _as_signs(
    old: Sequence[etree._Element],
    new: Sequence[etree._Element],
    shown: dict[str, list[etree._Element]],
) -> list[list[str]]:
    """Return one sign for each paragraph, the same where they show the same; fill in ``shown``."""
    signs: dict[bytes, str] = {}
    for paragraph in (*new, *old):
        sign = signs.setdefault(_look(paragraph), chr(_FIRST_PRIVATE + len(signs)))
        shown.setdefault(sign, _runs(deepcopy(paragraph)))
    return [[signs[_look(paragraph)] for paragraph in side] for side in (old, new)]


def _copies(shown: dict[str, list[etree._Element]], text: str) -> list[etree._Element]:
    return [deepcopy(run) for sign in text for run in shown.get(sign, ())] if shown else []


def _look(paragraph: etree._Element) -> bytes:
    """Return what a paragraph shows, whatever number its drawing has."""
    copy = deepcopy(paragraph)
    for properties in copy.findall(f"{W}pPr"):
        copy.remove(properties)
    for element in copy.iter():
        for name in ("id", "name"):
            element.attrib.pop(name, None)
    return _canonical(copy)


def _text(paragraph: etree._Element) -> str | None:
    """Return the words of a paragraph, or None where it shows a picture."""
    words = []
    for element in _inside(paragraph):
        if element.tag == f"{W}t":
            words.append(element.text or "")
        elif element.tag in _SIGNS:
            words.append(_SIGNS[str(element.tag)])
        else:
            return None
    return "".join(words)


def _inside(paragraph: etree._Element) -> Iterator[etree._Element]:
    for run_element in _runs(paragraph):
        yield from run_element


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    return paragraph.findall(f"{W}r")


def _properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(f"{W}pPr")
    return etree.Element(f"{W}pPr") if properties is None else properties


def _mark_properties(paragraph: etree._Element) -> etree._Element:
    """Return the properties of the mark that ends a paragraph, new ones where it has none."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return etree.SubElement(_first_properties(paragraph), f"{W}rPr") if mark is None else mark


def _first_properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties


def _deleted(run_element: etree._Element) -> etree._Element:
    for words in run_element.findall(f"{W}t"):
        words.tag = f"{W}delText"
    return run_element


def _keep_merging(old: etree._Element, new: etree._Element) -> None:
    """Let a cell that reached over several rows, or does, be open to the rows below."""
    merge = old.find(f"{W}tcPr/{W}vMerge")
    properties = new.find(f"{W}tcPr")
    if merge is None or properties is None or properties.find(f"{W}vMerge") is not None:
        return
    span = properties.find(f"{W}gridSpan")
    properties.insert(1 if span is None else 2, deepcopy(merge))


def _canonical(element: etree._Element | None) -> bytes:
    return b"" if element is None else etree.tostring(element, method="c14n", exclusive=True)
