"""The state of a document before some of its 変更箇所: what each row says is put back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.form.cited import Cited, item_cited, levelled
from assessor.form.definition import Repeat
from assessor.form.kinds import folded, read, show
from assessor.form.values import Checks, Free, FreePart, Paragraph, Place, Table, Value
from assessor.history.item_words import file_name

ROWS = ("change",)


@dataclass(frozen=True)
class Row:
    """One row of 変更箇所 as it is printed."""

    entry: str
    day: str
    item: str
    before: str
    after: str
    timing: str = ""

    @property
    def is_addition(self) -> bool:
        return "右記を追加" in self.before


@dataclass(frozen=True)
class Reconstruction:
    """The state before, the rows it was made from, and why others could not be put back."""

    before: Assessment
    rows: tuple[Row, ...]
    left: dict[str, str]


def rows_of(assessment: Assessment) -> list[Row]:
    """Return the rows of 変更箇所 in their order."""

    def shown(entry: str, name: str) -> str:
        value = assessment.answers.get((*ROWS, entry, name))
        return show(assessment.form.items[name], value) if value is not None else ""

    names = ("change_date", "change_item", "change_before", "change_after", "change_timing")
    return [
        Row(entry, *(shown(entry, name) for name in names)) for entry in assessment.entries(ROWS)
    ]


def without_rows(assessment: Assessment) -> Assessment:
    """Return the document with nothing in 変更箇所."""
    answers = {place: value for place, value in assessment.answers.items() if place[:1] != ROWS}
    return Assessment(assessment.form, answers, assessment.attachments)


def reconstructed(current: Assessment, rows: Iterable[Row]) -> Reconstruction:
    """Return the state before ``rows``, the newest last, were written."""
    before = without_rows(current)
    used: list[Row] = []
    left: dict[str, str] = {}
    for row in rows:
        cited = item_cited(current.form, row.item)
        places = places_cited(before, cited) if cited else []
        if cited is None or not cited.item:
            left[row.entry] = "項目が様式にない"
            continue
        changes = [change for place in places if (change := _put_back(before, place, row))]
        if changes:
            before.apply(Edit("復元", tuple(changes)))
            used.append(row)
        else:
            blank = all(before.answers.get(place) is None for place in places)
            left[row.entry] = "項目が空欄" if blank else "変更後が今の記載にない"
    return Reconstruction(before, tuple(used), left)


def places_cited(assessment: Assessment, cited: Cited) -> list[Place]:
    """Return where the answers stand that are cited."""
    found = []
    for slot in assessment.slots():
        steps = {step.node.name: step.index for step in slot.trail if isinstance(step.node, Repeat)}
        numbered = all(steps.get(repeat) == index for repeat, index in cited.entries)
        name = levelled(file_name(assessment, slot))
        named = not cited.bracketed or any(name in words for words in cited.bracketed)
        if slot.place[-1] in cited.items and numbered and named:
            found.append(slot.place)
    return found


def _put_back(assessment: Assessment, place: Place, row: Row) -> Change | None:
    value = assessment.answers.get(place)
    item = assessment.form.items[place[-1]]
    if value is None:
        return None
    if item.kind == "choice":
        after = read(item, row.before)
        return (
            Change(place, value, after) if folded(show(item, value)) == folded(row.after) else None
        )
    after = _before(value, row)
    return Change(place, value, after) if after is not None and after != value else None


def _before(value: Value, row: Row) -> Value | None:
    match value:
        case str():
            return _text_before(value, row)
        case Checks():
            tails = {name: _text_before(text, row) or text for name, text in value.tails}
            return Checks.of(value.ticked, tails)
        case Free():
            return replace(value, parts=tuple(_part_before(part, row) for part in value.parts))
        case _:
            return None


def _part_before(part: FreePart, row: Row) -> FreePart:
    match part:
        case Paragraph():
            return Paragraph(_text_before(part.text, row) or part.text)
        case Table():
            cells = tuple(
                tuple(_text_before(cell, row) or cell for cell in line) for line in part.rows
            )
            return replace(part, rows=cells)
        case _:
            return part


def _text_before(text: str, row: Row) -> str | None:
    """Return ``text`` with the words of ``row`` put back, or None where they do not stand in it."""
    span = span_of(text, row.after)
    if span is None:
        return None
    start, end = span
    if not row.is_addition:
        return text[:start] + row.before + text[end:]
    if not text[end:].strip():
        return text[:start].rstrip()
    if text[:start].endswith("\n"):  # whole lines were added
        return text[:start] + text[end:].lstrip("\n")
    return text[:start] + text[end:]


def span_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where ``words`` stand in ``text``, whatever the widths and spaces."""
    at = [number for number, sign in enumerate(text) for _ in folded(sign)]
    found = "".join(folded(sign) for sign in text).find(folded(words))
    if found < 0 or not folded(words):
        return None
    return at[found], at[found + len(folded(words)) - 1] + 1


def same_words(one: str, other: str) -> bool:
    """Tell whether two quotations are the same up to width and spaces."""
    return _levelled(one) == _levelled(other)


def _levelled(words: str) -> str:
    return re.sub("[〈≪《]", "<", re.sub("[〉≫》]", ">", folded(words)))
