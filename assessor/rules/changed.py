"""The rows of 変更箇所 by themselves and against the text they say they changed.

Only the newest rows are held against the text: what an older row says may have been changed again.
A row whose item cannot be told from its words is left alone.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from assessor.form.dates import Days, in_japanese, read_date
from assessor.form.definition import Form, Item
from assessor.form.kinds import folded, show
from assessor.form.values import Figure, Free, Place, Value, is_blank, says_nothing
from assessor.rules.change_rows import (
    AFTER,
    DATE,
    EARLY,
    ITEM,
    LATE,
    REASON,
    TIMING,
    Row,
    newest,
    places_of,
    reading,
    rows,
)
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check

_PUBLICATION = "publication_date"
_CHAPTERS = "chapters"


def is_important(context: Context, row: Row) -> bool:
    """Tell whether a row is about an item with ※, or a group that has one."""
    items = context.assessment.form.items
    return row.cited is not None and any(items[name].important for name in row.cited.items)


def _reason_missing(context: Context) -> Iterator[Hit | None]:
    """Yield rows that were submitted afterwards and do not say why."""
    yield from reading(context)
    for row in rows(context):
        if row.timing != LATE or not says_nothing(row.reason):
            continue
        if is_important(context, row):
            yield Hit(row.at(REASON), _IMPORTANT_REASON)
        elif is_blank(row.reason):
            yield Hit(row.at(REASON), _REASON)


def _not_in_text(context: Context) -> Iterator[Hit | None]:
    """Yield rows whose 変更後 does not stand in the item."""
    for row in newest(rows(context)):
        places = _with_entries(context, places_of(context, row))
        values = tuple(map(context.assessment.answers.get, places))
        # By identity, for the hash of a long answer takes long; what is kept keeps it alive.
        key = ("stands", row.after, places, tuple(map(id, values)))
        compare = partial(_compared, context.assessment.form, row.after, places, values)
        _, span = context.memo.result(key, compare)
        if span:
            place = row.at(AFTER)
            line = _short(row.after[slice(*span)])
            yield Hit(place, _NOT_IN_TEXT.format(line), Passage((), *span))
        yield None


def _names_entry(form: Form, place: Place) -> bool:
    """Tell whether the answer at ``place`` is what people call the entry around it."""
    inside = len(place) > 1 and form.items[place[-1]].names_entry
    return inside and form.repeats[place[-3]].style != _CHAPTERS


def _with_entries(context: Context, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places; what names an entry is cited for all that stands in it."""
    form = context.assessment.form
    around = {place[:-1] for place in places if _names_entry(form, place)}
    if not around:
        return places

    def inside() -> tuple[Place, ...]:
        slots = (slot for slot in context.places.walk if isinstance(slot.node, Item))
        found = (slot.place for slot in slots if slot.place[:-1] in around)
        return tuple(dict.fromkeys((*places, *found)))

    return context.memo.result(("cited entries", context.places, places), inside)


def _same(context: Context) -> Iterator[Hit]:
    """Yield rows that change nothing."""
    for row in rows(context):
        if row.after.strip() and row.before.strip() == row.after.strip():
            yield Hit(row.at(AFTER), _SAME)


def _out_of_order(context: Context) -> Iterator[Hit]:
    """Yield the first row that is neither in the order of the dates nor in the opposite one."""
    dated = [(row, row.days) for row in rows(context) if row.days]
    falls = [later for (_, one), (later, other) in pairwise(dated) if other.last < one.first]
    rises = [later for (_, one), (later, other) in pairwise(dated) if other.first > one.last]
    if falls and rises:
        yield Hit(min(falls, rises, key=len)[0].at(DATE), _ORDER)


def _early_after_all(context: Context) -> Iterator[Hit]:
    """Yield the newest rows that are called 事前 but dated before the publication."""
    published = _publication(context)
    for row in newest(rows(context)) if published else ():
        if row.timing == EARLY and row.days and published and row.days.last < published.first:
            words = (in_japanese(row.days.last), in_japanese(published.first))
            yield Hit(row.at(TIMING), _EARLY_AFTER_ALL.format(*words))


def _later_than_published(context: Context) -> Iterator[Hit]:
    """Yield rows that were changed, and submitted afterwards, but later than the publication."""
    published = _publication(context)
    for row in newest(rows(context)) if published else ():
        if row.timing == LATE and row.days and published and row.days.first > published.last:
            words = (in_japanese(row.days.first), in_japanese(published.last))
            yield Hit(row.at(DATE), _LATER.format(*words))


def _item_unknown(context: Context) -> Iterator[Hit]:
    """Yield the newest rows whose number of an entry is not in the document: 委託事項9."""
    for row in newest(rows(context)):
        if row.cited and row.cited.entries and row.after.strip() and not places_of(context, row):
            if _REMARK.search(_levelled(row.after.strip().split("\n")[0])):
                continue  # its entry has been taken out
            repeat, index = row.cited.entries[-1]
            label = context.assessment.form.repeats[repeat].label
            yield Hit(row.at(ITEM), _NO_ENTRY.format(f"{label}{index}"))


def _compared(
    form: Form, after: str, places: tuple[Place, ...], values: tuple[Value | None, ...]
) -> tuple[object, tuple[int, int] | None]:
    """Return the values, and where ``after`` says what stands in none of them.

    What is blank, or has a figure, cannot be compared.
    """
    if all(is_blank(value) for value in values) or any(_has_figure(value) for value in values):
        return values, None
    items = (form.items[place[-1]] for place in places)
    shown = [
        (f"{item.number}{item.label}" if len(places) > 1 else "") + show(item, value)
        for item, value in zip(items, values, strict=True)
        if value is not None
    ]
    return values, _missing(after, "\n".join(shown))


def _has_figure(value: Value | None) -> bool:
    return isinstance(value, Free) and any(isinstance(part, Figure) for part in value.parts)


def _missing(after: str, current: str) -> tuple[int, int] | None:
    """Return where the first line of ``after`` is that does not stand in ``current``.

    Of a line that stands there but for a few words, the first phrase that does not.
    """
    stands = _levelled(current)
    for match in re.finditer(r"[^\n]+", after):
        pieces = map(_levelled, _ELLIPSIS.split(match[0]))
        if all(not words or _REMARK.search(words) or words in stands for words in pieces):
            continue
        phrases = re.compile("[^、。\n]+[、。]*").finditer(after, *match.span())
        apart = [phrase for phrase in phrases if _levelled(phrase[0]) not in stands]
        return apart[0].span() if apart else match.span()
    return None


def _levelled(words: str) -> str:
    return folded(words).translate(_BRACKETS)


def _publication(context: Context) -> Days | None:
    words = context.text((_PUBLICATION,))
    return context.remembered("date", words, read_date) if words else None


def _short(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= _SHORT else words[:_SHORT] + "…"


_SHORT = 30
_BRACKETS = str.maketrans("〈〉≪≫《》", "<><><>")
_ELLIPSIS = re.compile(r"[(（][^()（）]{0,6}略[)）]|…+|・{3,}|\.{3,}")
_REMARK = re.compile(
    r"^[-ー]$|^なし$|(?:追加|追記|削除|修正|変更|新設|廃止)(?:した|する|しました|による)?[)。]?$"
    r"|^\(?(?:左記|右記|上記|下記|同左|同上|別紙)"
)
"""What tells of a change instead of quoting it: 「（右記を追加）」「…を追記」「（削除）」."""
_IMPORTANT_REASON = (
    "※の付く項目の変更を事後に提出する理由を書いてください"
    "（重要な変更に当たらない、緊急時の事後評価であるなど）。"
)
_REASON = "提出時期を「事後」とした理由を書いてください。"
_NOT_IN_TEXT = (
    "変更後の記載とした「{}」が、今のその項目に見当たりません。どちらかを直してください。"
)
_SAME = "変更前と変更後の記載が同じです。変更した箇所が分かるように直してください。"
_ORDER = "変更日の順に並んでいません。行の順序か、変更日を確かめてください。"
_EARLY_AFTER_ALL = (
    "提出時期は「事前」ですが、変更日（{}）が公表日（{}）より前です。"
    "変更を実施する前に提出・公表したか確かめてください。"
)
_LATER = "変更日（{}）が公表日（{}）より後です。公表日を新しくしたか確かめてください。"
_NO_ENTRY = "「{}」は、この評価書にありません。項目の番号を確かめてください。"

CHECKS: Mapping[str, Check] = {
    "change-reason-missing": _reason_missing,
    "change-not-in-text": _not_in_text,
    "change-same": _same,
    "change-order": _out_of_order,
    "change-early-after-all": _early_after_all,
    "change-later-than-published": _later_than_published,
    "change-entry-unknown": _item_unknown,
}
