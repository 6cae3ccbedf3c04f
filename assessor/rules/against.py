"""The document against the version last published: what has changed and no row tells.

Only with such a version; the entries of both must have the same names, as they have in versions of
one document. Where a repeat shares no entry with the other version, nothing below it is compared.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from assessor.document.assessment import Assessment
from assessor.form.definition import Item, Section
from assessor.form.kinds import folded, show
from assessor.form.places import RepeatSlot
from assessor.form.values import Place, Value, is_blank
from assessor.rules.change_rows import EARLY, TIMING, Row, places_of, rows
from assessor.rules.changed import is_important
from assessor.rules.context import ROWS, Context, Part
from assessor.rules.finding import Hit
from assessor.rules.kinds import Check

_REVIEW = "review_date"


def new_rows(context: Context, published: Assessment) -> tuple[Row, ...]:
    """Return the rows that the version last published does not have."""
    key = ("published rows", published)
    known = context.memo.result(
        key, lambda: {row.content for row in rows(Context(published, context.standards))}
    )
    return tuple(row for row in rows(context) if row.content not in known)


def changed_places(context: Context, published: Assessment) -> tuple[Place, ...]:
    """Return the places of items whose answer is another one, in printed order."""
    return tuple(
        place
        for part in context.parts
        for place in context.memo.result(
            ("changed", part, published), partial(_changed, part, published)
        )
    )


def _unlisted(context: Context) -> Iterator[Hit]:
    """Yield every item that has changed and that no new row is about."""
    published = context.published
    if published is None:
        return
    silent = context.standards["change-unlisted"].words("unlisted")
    told = _told(context, published)
    entries: set[Place] = set()
    for place in changed_places(context, published):
        if place[-1] in silent or place in told:
            continue
        new = _new_entry(published, place)
        if new is None:
            important = context.assessment.form.items[place[-1]].important
            yield Hit(place, _UNLISTED_IMPORTANT if important else _UNLISTED)
        elif new not in told and new not in entries and _is_added(context, published, new):
            entries.add(new)
            label = context.assessment.form.repeats[new[-2]].label
            yield Hit(new[:-1], _ADDED.format(label))
    yield from _removed(context, published, told)


def _removed(context: Context, published: Assessment, told: set[Place]) -> Iterator[Hit]:
    """Yield the repeats that have lost an entry."""
    cited = [row.cited for row in new_rows(context, published) if row.cited]
    told_of = {repeat for found in cited for repeat, _ in found.entries}
    for slot in context.places.walk:
        if not isinstance(slot, RepeatSlot) or not _is_printed(slot):
            continue
        if slot.place in told or slot.node.name in told_of:
            continue
        now, before = context.assessment.entries(slot.place), published.entries(slot.place)
        if not set(before) <= set(now) and (not now or not set(before).isdisjoint(now)):
            yield Hit(slot.place, _REMOVED.format(slot.node.label))


def _is_printed(slot: RepeatSlot) -> bool:
    sections = [step.node for step in slot.trail if isinstance(step.node, Section)]
    return all(section.printed and section.style != ROWS for section in sections)


def _before_the_change(context: Context) -> Iterator[Hit]:
    """Yield what has to happen first where an important change is 事前 and no round was made."""
    published = context.published
    if published is None or _REVIEW not in context.assessment.form.items:
        return
    review = context.assessment.answers.get((_REVIEW,))
    if review is not None and review != published.answers.get((_REVIEW,)):
        return
    changed = set(changed_places(context, published))
    for row in new_rows(context, published):
        early = row.timing == EARLY and is_important(context, row)
        if early and changed.intersection(places_of(context, row)):
            yield Hit(row.at(TIMING), _FIRST)
            return


def _changed(part: Part, published: Assessment) -> tuple[Place, ...]:
    return tuple(
        slot.place
        for (slot, item, section), value in zip(part.places, part.values, strict=True)
        if section.printed
        and section.style != ROWS
        and item.name in published.form.items
        and _differ(item, value, published.answers.get(slot.place))
    )


def _differ(item: Item, value: Value | None, before: Value | None) -> bool:
    """Tell whether a reader would see another answer; widths and spaces are none."""
    if value == before or (is_blank(value) and is_blank(before)):
        return False
    if value is None or before is None:
        return True
    return folded(show(item, value)) != folded(show(item, before))


def _told(context: Context, published: Assessment) -> set[Place]:
    """Return the places that new rows are about, with their sub-items and entries."""
    items = context.assessment.form.items
    told: set[Place] = set()
    for row in new_rows(context, published):
        for place in places_of(context, row):
            told.add(place)
            told |= {(*place[:-1], child.name) for child in items[place[-1]].children}
            told |= {place[:length] for length in range(1, len(place))}
    return told


def _new_entry(published: Assessment, place: Place) -> Place | None:
    """Return the outermost entry around ``place`` that the published version does not have."""
    for length in range(2, len(place), 2):
        if place[length - 1] not in published.entries(place[: length - 1]):
            return place[:length]
    return None


def _is_added(context: Context, published: Assessment, entry: Place) -> bool:
    """Tell whether an entry came to others that are known; none may be known by its name."""
    before = published.entries(entry[:-1])
    now = context.assessment.entries(entry[:-1])
    return not before or not set(before).isdisjoint(now)


_UNLISTED = (
    "前回公表した版から変わっていますが、変更箇所に記載がありません。変更箇所に加えてください。"
)
_UNLISTED_IMPORTANT = (
    "※の付く項目が、前回公表した版から変わっています。"
    "重要な変更に当たるか確かめ、変更箇所に加えてください。"
)
_ADDED = "「{}」が、前回公表した版より増えています。変更箇所に加えてください。"
_REMOVED = "「{}」が、前回公表した版より減っています。変更箇所に加えてください。"
_FIRST = (
    "※の付く項目の変更です。重要な変更に当たる場合は、変更の前に、"
    "意見聴取、第三者点検、提出及び公表が必要です。"
)

CHECKS: Mapping[str, Check] = {
    "change-unlisted": _unlisted,
    "change-first": _before_the_change,
}
