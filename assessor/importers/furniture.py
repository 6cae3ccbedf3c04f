"""What a source prints besides items: title, edition tag, contents, page numbers, running heads."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.form.definition import Repeat, Section
from assessor.form.kinds import folded
from assessor.importers.anchors import Anchor
from assessor.importers.labels import Labels
from assessor.importers.source import Row

_TAG = re.compile(
    r"[\[(]?(?P<edition>(?:令和|平成)(?:元|\d{1,2})年\d{1,2}月)\s*(?P<form>様式\d+)[\])]?"
)
_TITLE = re.compile(r"特定個人情報保護評価書\((?P<kind>[^()]{2,12}評価書)\)")
_PAGE_NUMBER = re.compile(
    r"-\s*\d{1,3}\s*-|\d{1,3}\s*/\s*\d{1,3}|\d{1,3}\s*(?:ページ|頁)|[pP]\.?\s*\d{1,3}"
)
_CONTENTS_TITLES = frozenset({"項目一覧", "目次"})
_OPTIONS_TITLE = "選択肢"
_RUN = 3
"""So many chapter headings with nothing between them are a table of contents."""
_OFTEN = 3
"""A line at the edge of so many pages is a running head."""
_HEAD_OF_TEXT = 6000


@dataclass(slots=True)
class Furniture:
    """What a source says about itself, and which rows are no content."""

    edition: str = ""
    form_number: str = ""
    kind: str = ""
    """What the title calls it: 「全項目評価書」."""
    rows: set[int] = field(default_factory=set)


def furniture_of(rows: Sequence[Row]) -> Furniture:
    """Return the edition and the kind that the rows name, and which rows are page numbers."""
    found = Furniture()
    for number, row in enumerate(rows):
        text = _plain(row)
        tag = _TAG.fullmatch(text)
        if tag:
            found.edition = found.edition or tag["edition"]
            found.form_number = found.form_number or tag["form"]
        if tag or _PAGE_NUMBER.fullmatch(text):
            found.rows.add(number)
    head = folded("".join(row.text for row in rows)[:_HEAD_OF_TEXT])
    title = _TITLE.search(head)
    found.kind = title["kind"] if title else ""
    found.rows |= _running_heads(rows)
    return found


def contents_rows(rows: Sequence[Row], labels: Labels) -> set[int]:
    """Return the rows of a table of contents, and those that head continuation pages."""
    found: set[int] = set()
    run: dict[int, int] = {}
    for number, row in enumerate(rows):
        text = row.text
        if folded(text) in _CONTENTS_TITLES or labels.is_continuation(text):
            found.add(number)
            continue
        chapter = _chapter(text, labels)
        if chapter is None or chapter.index in run:
            found |= set(run.values()) if len(run) >= _RUN else set()
            run = {}
        if chapter is not None:
            run[chapter.index] = number
    return found | (set(run.values()) if len(run) >= _RUN else set())


def form_words(anchors: Sequence[Anchor]) -> set[str]:
    """Return every word that the form itself prints, folded: labels, options, fixed texts."""
    words = {anchor.label for anchor in anchors} | {anchor.number for anchor in anchors}
    for anchor in anchors:
        node = anchor.node
        words |= {folded(getattr(node, "mark", "")), folded(getattr(node, "unit", ""))}
        words |= {folded(getattr(node, "text", ""))}
        for option in getattr(node, "options", ()):
            words |= {folded(option.label), folded(option.group), folded(option.unit)}
        for child in [*getattr(node, "children", ()), *_columns(anchor)]:
            words |= {folded(getattr(child, "label", ""))}
            words |= {folded(option.label) for option in getattr(child, "options", ())}
    return (words | _CONTENTS_TITLES | {_OPTIONS_TITLE}) - {""}


def _columns(anchor: Anchor) -> list[object]:
    """The labels of a table whose header is the only place that prints them."""
    if not isinstance(anchor.node, Section):
        return []
    repeats = [child for child in anchor.node.children if isinstance(child, Repeat)]
    return [child for repeat in repeats for child in repeat.children]


def _chapter(text: str, labels: Labels) -> Anchor | None:
    for match in labels.whole(text):
        if isinstance(match.anchor.node, Section):
            return match.anchor
    return None


def _plain(row: Row) -> str:
    return unicodedata.normalize("NFKC", row.text).strip()


def _running_heads(rows: Sequence[Row]) -> set[int]:
    """Return the rows at the edges of pages that are numbers, or that many pages share."""
    pages: dict[tuple[int, int], list[int]] = {}
    for number, row in enumerate(rows):
        pages.setdefault((row.part, row.page), []).append(number)
    if len(pages) < _OFTEN:
        return set()
    edges = {edge for page in pages.values() for edge in (page[0], page[-1])}
    shared = Counter(re.sub(r"\d+", "0", folded(rows[edge].text)) for edge in edges)
    return {
        edge
        for edge in edges
        if shared[re.sub(r"\d+", "0", folded(rows[edge].text))] >= _OFTEN
        and len(rows[edge].cells) == 1
    }
