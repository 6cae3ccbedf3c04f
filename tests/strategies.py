"""Random answers and documents over a form, for the property tests of every package."""

import base64
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.form.definition import Form, Item
from assessor.form.kinds import read
from assessor.form.library import FormLibrary
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Table,
    Value,
    clean_text,
)
from assessor.paths import forms_folder

LIBRARY = FormLibrary(forms_folder())
FORM = LIBRARY.default

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURES = {"first.png": PNG, "second.png": PNG + b"\0"}

# 𠮷 is outside the first plane, 葛 carries a variation selector, が is written in two characters.
ODD = (
    "𠮷野家",
    "葛\U000e0100城市",
    "か\u3099き\u309a",
    "\t",
    "\u00a0",
    "\v",
    "\r\n",
    "\u2028",
    "\x85",
    "]]>",
    "&amp;<b>",
    "\"'",
    "①Ⅱ㈱㍻",
    "ﾊﾝｶｸ",
    "　",
    " ",
    "\n",
    "\ufeff",
    "\u200b",
    "🏙️👩\u200d💻",
    "\ud800",
    "\x00\x1b\x7f",
    "）（",
    "［　］",
    "[○] ",
    "−－ー-",
)
DATES = (
    "平成29年9月",
    "平成27年6月予定",
    "2017-09-01",
    "令和元年5月1日",
    "R6.4.1",
    "Ｈ２９．９．１",
    "㍻29年",
    "そのうち",
)

raw_texts = st.lists(st.sampled_from(ODD) | st.text(max_size=8), max_size=6).map("".join)
"""What a keyboard, a clipboard or a broken file can deliver."""

texts = raw_texts.map(clean_text)
"""Text as answers hold it; may be empty."""

words = texts.filter(lambda text: text.strip() != "")

_parts = (
    st.builds(Paragraph, texts)
    | st.builds(
        Table,
        st.lists(st.lists(texts, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
        st.integers(0, 2),
    )
    | st.builds(Figure, st.sampled_from(sorted(PICTURES)), texts)
)


def typed(item: Item) -> st.SearchStrategy[str]:
    """Return texts as somebody may type them into ``item``."""
    labels = [option.label for option in item.options]
    return raw_texts | st.sampled_from([*DATES, "３件", "1,000", *labels])


@st.composite
def checks(draw: st.DrawFn, item: Item) -> Checks:
    """Return boxes ticked at random, with tails where the form asks for one."""
    ticked = draw(st.sets(st.sampled_from([option.name for option in item.options])))
    tailed = [option.name for option in item.options if option.tail]
    lines = texts.map(lambda text: text.replace("\n", " "))
    tails = draw(st.dictionaries(st.sampled_from(tailed), lines)) if tailed else {}
    return Checks.of(ticked, tails)


def values(item: Item) -> st.SearchStrategy[Value | None]:
    """Return answers to ``item``, also such as cannot be read as its kind."""
    match item.kind:
        case "choice":
            chosen = st.sampled_from([Choice(option.name) for option in item.options])
            return chosen | raw_texts.map(lambda text: read(item, text))
        case "checks":
            return checks(item).map(lambda value: value if value != Checks.of(()) else None)
        case "free":
            return st.lists(_parts, min_size=1, max_size=4).map(lambda parts: Free(tuple(parts)))
        case _:
            return typed(item).map(lambda text: read(item, text))


@st.composite
def assessments(
    draw: st.DrawFn, form: Form = FORM, *, entries: int = 2, answers: int = 12
) -> Assessment:
    """Return a document with up to so many entries in each repeat, and so many answers."""
    filled: dict[Place, Value] = {}
    for name, scope in form.scopes.items():
        if name in form.repeats:
            for around in _entry_places(filled, scope):
                names = tuple(f"e{n}" for n in range(draw(st.integers(0, entries))))
                if names:
                    filled[(*around, name)] = Entries(names)
    places = item_places(Assessment(form, filled))
    for place in draw(st.lists(st.sampled_from(places), max_size=answers)):
        value = draw(values(form.items[place[-1]]))
        if value is not None:
            filled[place] = value
    return Assessment(form, filled, PICTURES)


@st.composite
def assessments_with_past(draw: st.DrawFn, *, steps: int = 8) -> Assessment:
    """Return a document that was written for a while: with versions, and a history of answers."""
    assessment = draw(assessments(entries=1, answers=6))
    when = datetime(2026, 11, 22, 9, tzinfo=timezone(timedelta(hours=9)))
    places = draw(st.lists(st.sampled_from(item_places(assessment)), min_size=1, max_size=4))
    for _ in range(draw(st.integers(0, steps))):
        if draw(st.integers(0, 3)) == 0:
            label, by, note = draw(texts), draw(texts), draw(texts)
            assessment.apply(edits.add_version(assessment, label, "2026-11-22", by, note))
        else:
            place = draw(st.sampled_from(places))
            edit = edits.set_answer(assessment, place, draw(values(FORM.items[place[-1]])))
            when += timedelta(minutes=draw(st.integers(0, 30)))
            assessment.apply(edit.at(draw(st.sampled_from([when, None]))))
    return assessment


def item_places(assessment: Assessment) -> list[Place]:
    """Return every place that can be answered; drawing from them is faster than from slots."""
    return [slot.place for slot in assessment.slots() if isinstance(slot.node, Item)]


def _entry_places(filled: dict[Place, Value], scope: tuple[str, ...]) -> Iterable[Place]:
    places: list[Place] = [()]
    for name in scope:
        places = [
            (*place, name, entry)
            for place in places
            for entry in _names(filled.get((*place, name)))
        ]
    return places


def _names(value: Value | None) -> tuple[str, ...]:
    return value.names if isinstance(value, Entries) else ()
