"""The rows of 変更箇所 as the checks see them: what each is about, and which are the newest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.form.cited import Cited, item_cited, levelled
from assessor.form.dates import Days, read_date
from assessor.form.definition import Form
from assessor.form.kinds import folded
from assessor.form.values import Choice, Place, is_blank
from assessor.rules.context import ROWS, Context, Part

CHANGES = "change"
DATE = "change_date"
ITEM = "change_item"
BEFORE = "change_before"
AFTER = "change_after"
TIMING = "change_timing"
REASON = "change_reason"
EARLY, LATE = "before", "after"
"""The options of 提出時期: 事前 and 事後."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row."""

    place: Place
    """Of its entry; an answer stands at ``row.at(DATE)``."""
    days: Days | None
    cited: Cited | None
    """The item it is about, where that can be told."""
    before: str
    after: str
    timing: str
    reason: str
    content: tuple[str, ...]
    """What tells it from other rows, wherever it stands; widths do not count."""

    def at(self, name: str) -> Place:
        """Return the place of one of its answers."""
        return (*self.place, name)


def reading(context: Context) -> Iterator[None]:
    """Tell what each row is about, which takes longest, and give way after each.

    ``rows`` has them at once then.
    """
    if CHANGES in context.assessment.form.repeats:
        for entry in context.assessment.entries((CHANGES,)):
            words = context.assessment.answers.get((CHANGES, entry, ITEM))
            if isinstance(words, str):
                _cited(context, words)
                yield


def rows(context: Context) -> tuple[Row, ...]:
    """Return every row, in printed order; the same tuple as long as they stay the same."""
    if CHANGES not in context.assessment.form.repeats:
        return ()
    parts = tuple(part for part in context.parts if _has_rows(part))
    return context.memo.result(("rows", parts), lambda: _read(context))


def newest(found: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows of the newest day; what older rows say may be superseded."""
    dated = [row for row in found if row.days]
    last = max((row.days.last for row in dated if row.days), default=None)
    return tuple(row for row in dated if row.days and row.days.last == last)


def places_of(context: Context, row: Row) -> tuple[Place, ...]:
    """Return the places in the document that a row is about."""
    cited = row.cited
    if cited is None:
        return ()
    titles = _titles(context) if cited.bracketed else ()
    key = ("cited places", context.places, cited, titles)
    return context.memo.result(key, lambda: _places(context, cited))


def _has_rows(part: Part) -> bool:
    return part.places[0][2].style == ROWS or part.places[-1][2].style == ROWS


def _read(context: Context) -> tuple[Row, ...]:
    entries = context.assessment.entries((CHANGES,))
    found = (_row(context, (CHANGES, entry)) for entry in entries)
    return tuple(row for row in found if row)


def _row(context: Context, place: Place) -> Row | None:
    answers = context.assessment.answers
    names = (DATE, ITEM, BEFORE, AFTER, REASON)
    values = {name: answers.get((*place, name)) for name in (*names, TIMING)}
    if all(is_blank(value) for value in values.values()):
        return None
    words = {name: value if isinstance(value := values[name], str) else "" for name in names}
    timing = values[TIMING]
    return Row(
        place,
        read_date(words[DATE]),
        _cited(context, words[ITEM]),
        words[BEFORE],
        words[AFTER],
        timing.option if isinstance(timing, Choice) else "",
        words[REASON],
        tuple(folded(words[name]) for name in (DATE, ITEM, BEFORE, AFTER)),
    )


def _cited(context: Context, words: str) -> Cited | None:
    form = context.assessment.form
    return context.memo.result(("cited", id(form), words), lambda: _cited_in_lines(form, words))


def _cited_in_lines(form: Form, words: str) -> Cited | None:
    """Return what a row is about; one that was made of several names an item on each line."""
    lines = [line for line in words.split("\n") if line.strip()]
    found = [item_cited(form, line) for line in lines] if len(lines) > 1 else []
    each = [cited for cited in found if cited and not cited.rest]
    if not each or len(each) < len(lines):
        return item_cited(form, words)
    items = tuple(dict.fromkeys(name for cited in each for name in cited.items))
    return Cited(items, bracketed=tuple(words for cited in each for words in cited.bracketed))


def _places(context: Context, cited: Cited) -> tuple[Place, ...]:
    numbered = [
        slot.place
        for item in cited.items
        for slot in context.slots_of(item)
        if all(_is_entry(context, slot.place, *entry) for entry in cited.entries)
    ]
    named = [place for place in numbered if _is_named(context, place, cited)]
    return tuple(named or numbered)


def _is_entry(context: Context, place: Place, repeat: str, index: int) -> bool:
    if repeat not in place[::2]:
        return False
    at = 2 * place[::2].index(repeat)
    entries = context.assessment.entries(place[: at + 1])
    return 0 < index <= len(entries) and entries[index - 1] == place[at + 1]


def _is_named(context: Context, place: Place, cited: Cited) -> bool:
    """Tell whether the title of the outermost entry around ``place`` stands in brackets."""
    if len(place) < len(("repeat", "entry", "item")):
        return False
    title = levelled(context.assessment.entry_title(place[:1], place[1]))
    return bool(title) and any(title in bracket for bracket in cited.bracketed)


def _titles(context: Context) -> tuple[str, ...]:
    assessment = context.assessment
    scopes = assessment.form.scopes
    outer = [name for name in assessment.form.repeats if not scopes[name] and name != CHANGES]
    return tuple(
        assessment.entry_title((name,), entry)
        for name in outer
        for entry in assessment.entries((name,))
    )
