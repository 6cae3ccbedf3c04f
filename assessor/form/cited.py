"""Which item people mean when they cite one in words: 「II 3④入手にかかる妥当性 <…事務>」.

The opposite of ``places.written_path``, for what is typed by hand in 変更箇所 and elsewhere: in any
width, with I for Ⅰ, with or without numbers and labels, with labels that have drifted from the
form's, with the name of a file in brackets and the heading of a passage behind it.

The words are followed down the form from node to node; the way that leaves the fewest words over
wins, and where two ways are as good, nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assessor.form.definition import (
    Echo,
    Form,
    Group,
    Heading,
    Item,
    Line,
    Node,
    Repeat,
    Section,
    children,
    nodes,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What some words cite."""

    items: tuple[str, ...]
    """The item; or, where a whole group or chapter is cited, every item in it."""
    entries: tuple[tuple[str, int], ...] = ()
    """Of the repeats on the way, those whose entry is numbered: 委託事項4."""
    bracketed: tuple[str, ...] = ()
    """What stands in brackets between: names of files."""
    heading: str = ""
    """The heading of the passage that is meant: 「＜…における措置＞」."""
    rest: str = ""
    """What is left over and belongs to nothing in the form, levelled for comparing."""

    @property
    def item(self) -> str:
        """The one item that is cited, or an empty string where it is a whole group."""
        return self.items[0] if len(self.items) == 1 else ""


def item_cited(form: Form, words: str) -> Cited | None:
    """Return what ``words`` cite in ``form``, or None where that cannot be told."""
    address, _, heading = re.sub(r"[＜〈≪]", "<", words).partition("<")
    start = _Way((), levelled(address))
    # Nearly all name every number, and are found far faster so.
    way = _best(form, start, patient=False)
    if way is None or way.rest:
        way = _best(form, start, patient=True)
    if way is None:
        return None
    way = _by_label(form, way)
    items = _items(way.trail[-1])
    if way.rest and len(items) > 1:
        return None
    return Cited(
        items,
        way.entries,
        way.bracketed,
        re.split("[＞〉≫>]", heading)[0].strip(),
        way.rest,
    )


@lru_cache(maxsize=4_096)
def levelled(words: str) -> str:
    """Return ``words`` for comparing: widths, spaces, stops and common drifts levelled."""
    plain = "".join(
        sign if sign in _CIRCLED else unicodedata.normalize("NFKC", sign) for sign in words
    )
    plain = _SILENT.sub("", plain)
    for written, level in _DRIFTS.items():
        plain = plain.replace(written, level)
    return plain


@dataclass(frozen=True, slots=True)
class _Way:
    """A way down the form, and the words that are still to be read."""

    trail: tuple[Node, ...]
    rest: str
    skipped: int = 0
    """How many numbered nodes were passed without being named."""
    entries: tuple[tuple[str, int], ...] = ()
    bracketed: tuple[str, ...] = ()
    named: int = 0
    """How many nodes of the trail are named; what was only passed behind them does not count."""

    @property
    def worth(self) -> tuple[int, int]:
        """Smaller is better."""
        return len(self.rest), self.skipped

    def naming(self, node: Node, rest: str) -> "_Way":
        """Return the way on through ``node``, which is named by the words before ``rest``."""
        trail = (*self.trail, node)
        return replace(self, trail=trail, rest=rest, named=len(trail))


def _best(form: Form, start: _Way, *, patient: bool) -> _Way | None:
    """Return the one best way, cut off behind the last node that is named; None for a tie.

    Only who is patient goes through numbered nodes that are not named.
    """
    ways = [
        replace(way, trail=way.trail[: way.named])
        for way in _ways(form, start, patient=patient)
        if way.named
    ]
    if not ways:
        return None
    worth = min(way.worth for way in ways)
    deepest_last = sorted((way for way in ways if way.worth == worth), key=lambda way: way.named)
    deepest = deepest_last[-1]
    # A group and its item may bear the same label: then it is the item.
    on_the_way = all(any(node is way.trail[-1] for node in deepest.trail) for way in deepest_last)
    return deepest if on_the_way else None


def _ways(node: Node | Form, way: _Way, *, patient: bool) -> Iterator[_Way]:
    yield way
    bracket = re.match(r"\(([^()]*)\)", way.rest)
    if bracket and not re.fullmatch(r"別添\d|備考", bracket[1]):
        rest = way.rest[bracket.end() :]
        named = replace(way, rest=rest, bracketed=(*way.bracketed, bracket[1]))
        yield from _ways(node, named, patient=patient)
    if not way.rest:
        return
    for child in children(node):
        if isinstance(child, Line | Echo):
            continue
        for after in _read(child, way, patient=patient):
            yield from _ways(child, after, patient=patient)


def _read(node: Node, way: _Way, *, patient: bool) -> Iterator[_Way]:
    """Yield the ways on through ``node``: named by its number or label, or passed in silence."""
    number, label = _number(node), _level_label(node)
    if isinstance(node, Repeat) and label and way.rest.startswith(label):
        named = way.naming(node, way.rest[len(label) :])
        index = re.match(r"\d+", named.rest)
        if index:
            entries = (*way.entries, (node.name, int(index[0])))
            named = replace(named, rest=named.rest[index.end() :], entries=entries)
        yield named
    elif number and (match := _numbered(number).match(way.rest)):
        named = way.naming(node, way.rest[match.end() :])
        yield named
        if label and named.rest.startswith(label):
            yield replace(named, rest=named.rest.removeprefix(label))
    elif label and way.rest.startswith(label):
        named = way.naming(node, way.rest[len(label) :])
        yield replace(named, skipped=way.skipped + bool(number))
    if (patient or not number) and children(node):
        trail = (*way.trail, node)
        yield replace(way, trail=trail, skipped=way.skipped + bool(number))


def _by_label(form: Form, way: _Way) -> _Way:
    """Follow words left over to the one item of that label nearby: 「Ⅲ5リスク3 …その他のリスク…」.

    People put a number too many before what stands at the end of a group.
    """
    if not way.rest:
        return way
    for around in (*reversed(way.trail), form):
        found = [
            node
            for node in nodes(around)
            if isinstance(node, Item) and _level_label(node) == way.rest
        ]
        if len(found) == 1:
            return replace(way, trail=(found[0],), rest="")
        if found:
            return way
    return way


def _items(node: Node) -> tuple[str, ...]:
    """Return the items that are meant by ``node``."""
    if isinstance(node, Item):
        return (node.name,)
    inside = [each for each in nodes(node) if isinstance(each, Item)]
    if isinstance(node, Repeat):
        titles = tuple(each.name for each in inside if each.names_entry)
        return titles[:1] or tuple(each.name for each in inside)
    if isinstance(node, Section) and node.style == "free":
        return tuple(each.name for each in inside[:1])
    return tuple(each.name for each in inside)


def _number(node: Node) -> str:
    match node:
        case Section() | Group() | Heading() | Item():
            return levelled(node.number).strip("()")
        case _:
            return ""


def _level_label(node: Node) -> str:
    match node:
        case Section() | Group() | Heading() | Item() | Repeat():
            return levelled(node.label)
        case _:
            return ""


@cache
def _numbered(number: str) -> re.Pattern[str]:
    """Return the pattern of ``number`` with nothing behind it that would make it another one."""
    more = r"\d" if number[-1].isdigit() else "[IVX]"
    return re.compile(rf"\(?{re.escape(number)}\)?(?!{more})")


_CIRCLED = frozenset(map(chr, range(0x2460, 0x2474)))
_SILENT = re.compile(r"[\s.．:：、。,・の※「」-]")
_DRIFTS = {
    "かかる": "係る",
    "および": "及び",
    "または": "又は",
    "ならびに": "並びに",
    "取り扱": "取扱",
    "に当たり": "にあたり",
}
