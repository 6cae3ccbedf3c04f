"""What a person does about withheld passages, and how each of them stands now.

Edits as in ``document.edits``: each function looks at the document and returns an ``Edit``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.edits import new_name
from assessor.document.withheld import Withheld, fitted, records, span_in, withheld
from assessor.form.texts import Address, text_at
from assessor.form.values import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """One mark, and where its words stand now."""

    mark: Withheld
    span: tuple[int, int] | None
    """Where they begin and end in the text at ``mark.address``; None where they are lost."""


def passages(assessment: Assessment) -> Iterator[Passage]:
    """Yield every mark, in the order in which they were made."""
    for mark in withheld(assessment.answers):
        yield Passage(mark, span_in(mark, assessment.answers))


def passages_at(
    assessment: Assessment, place: Place, address: Address, start: int, end: int
) -> list[Withheld]:
    """Return the marks that touch a part of a text."""
    return [
        passage.mark
        for passage in passages(assessment)
        if (passage.mark.place, passage.mark.address) == (place, address)
        and passage.span
        and passage.span[0] <= end
        and start <= passage.span[1]
    ]


def withhold(
    assessment: Assessment, place: Place, address: Address, span: tuple[int, int], reason: str
) -> Edit:
    """Withhold a part of a text; marks that it overlaps become one with it.

    Line ends and spaces at either end say nothing and stay open.
    """
    words = text_at(assessment.answers.get(place), address)
    start, end = _trimmed(words, *span)
    marks: dict[str, Withheld | None] = {}
    for each in passages(assessment):
        if (each.mark.place, each.mark.address) == (place, address) and each.span:
            first, last = each.span
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
                marks[each.mark.entry] = None
    if start < end:
        new = Withheld(new_name(), place, address, "", "", "", "", reason.strip())
        made = fitted(new, words, start, end)
        marks[made.entry] = replace(made, said=made.words)
    changes = records(marks, assessment.answers) if start < end else []
    return Edit("非公表の指定", tuple(changes))


def release(assessment: Assessment, entry: str) -> Edit:
    """Take a mark away: what it hid is shown to everybody."""
    return Edit("非公表の取消し", tuple(records({entry: None}, assessment.answers)))


def give_reason(assessment: Assessment, entry: str, reason: str) -> Edit:
    """Say why a passage is withheld."""
    marks = {
        mark.entry: replace(mark, reason=reason.strip())
        for mark in withheld(assessment.answers)
        if mark.entry == entry
    }
    return Edit("非公表の理由の変更", tuple(records(dict(marks), assessment.answers)))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(words))
    while start < end and words[start].isspace():
        start += 1
    while start < end and words[end - 1].isspace():
        end -= 1
    return start, end
