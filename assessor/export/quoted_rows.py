"""Rows of 変更箇所 without what they quote of withheld passages.

A row quotes an answer as it is or as it was, wholly or a few lines of it. So what was withheld in
any version the document knows is looked for too, unless the answer shows the same words openly by
now; and what is a part of a withheld passage is hidden like the passage.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from assessor.document.assessment import Assessment
from assessor.document.same_words import same_words, shared_words
from assessor.document.withheld import Span, span_in, withheld
from assessor.errors import DocumentError
from assessor.export.hiding import changed, put
from assessor.form.cited import item_cited
from assessor.form.kinds import folded
from assessor.form.texts import text_at, texts
from assessor.form.values import Place, Value
from assessor.rules.change_rows import ITEM

_TELLING = 4
"""Words of so many signs are hidden in every row; shorter ones only where a row can mean them."""
_PART, _PART_ELSEWHERE = 4, 8
"""So many signs in turn are a part of a passage: in a row about its item, and in any other."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage that some state of the document withholds."""

    place: Place
    said: frozenset[str]
    source: str
    """The text it stood in."""
    span: Span


def quoted_rows(
    assessment: Assessment, rows: frozenset[str], sign: str, beside: Assessment | None
) -> dict[Place, Value]:
    """Return what stands in the repeats called ``rows``, with signs for what is withheld."""
    states = [assessment, beside] if beside else [assessment]
    found = list(dict.fromkeys(chain.from_iterable(map(_passages, states))))
    about: dict[Place, frozenset[str] | None] = {}
    answers: dict[Place, Value] = {}
    for place, value in assessment.answers.items():
        if place[0] in rows:
            row = place[:2]
            if found and row not in about:
                about[row] = _items_meant(assessment, row)
            hide = partial(_without, found=found, about=about.get(row), sign=sign)
            answers[place] = changed(value, hide) if found else value
    return answers


def _passages(assessment: Assessment) -> Iterator[_Passage]:
    """Yield what a document withholds, and what its versions did."""
    yield from _withheld(assessment.answers)
    for version in assessment.versions:
        try:
            past = version.state.answers
        except DocumentError:  # nobody can have quoted from it lately
            continue
        for passage in _withheld(past):
            if not _stands_open(assessment, passage):
                yield passage


def _withheld(answers: Mapping[Place, Value]) -> Iterator[_Passage]:
    for mark in withheld(answers):
        span = span_in(mark, answers)
        if span:
            source = text_at(answers.get(mark.place), mark.address)
            yield _Passage(mark.place, frozenset((mark.words, mark.said)), source, span)


def _stands_open(assessment: Assessment, passage: _Passage) -> bool:
    """Tell whether the words of an older passage now stand in the answer and are not withheld."""
    now = {mark.words for mark in withheld(assessment.answers) if mark.place == passage.place}
    words = passage.source[slice(*passage.span)]
    found = texts(assessment.answers.get(passage.place))
    return words not in now and any(words in text.words for text in found)


def _items_meant(assessment: Assessment, row: Place) -> frozenset[str] | None:
    """Return the names of the items that a row is about; None where that cannot be told."""
    value = assessment.answers.get((*row, ITEM))
    cited = item_cited(assessment.form, value) if isinstance(value, str) else None
    return frozenset(cited.items) if cited else None


def _without(text: str, *, found: list[_Passage], about: frozenset[str] | None, sign: str) -> str:
    spans: list[Span] = []
    for passage in found:
        near = about is None or passage.place[-1] in about
        for words in passage.said:
            if near or len(folded(words)) >= _TELLING:
                spans += same_words(words, text)
        hidden = passage.source[slice(*passage.span)]
        spans += shared_words(hidden, text, _PART if near else _PART_ELSEWHERE)
        if near:
            spans += _lines(text, passage)
    return put(text, spans, sign)


def _lines(text: str, passage: _Passage) -> Iterator[Span]:
    """Yield what of the lines of a text stands in the passage, however short they are."""
    first, last = passage.span
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        start = at + line.find(words)
        for begin, end in same_words(words, passage.source):
            if begin < last and first < end:
                exact = passage.source[begin:end] == words
                shift = start - begin
                yield (
                    (max(first, begin) + shift, min(last, end) + shift)
                    if exact
                    else (start, start + len(words))
                )
        at += len(line) + 1
