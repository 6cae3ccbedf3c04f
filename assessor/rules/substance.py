"""Answers that say too little: pasted, short, or only that things are done properly."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import TypeVar

from assessor.form.definition import Item
from assessor.form.kinds import folded
from assessor.form.places import Slot
from assessor.form.texts import texts
from assessor.form.values import Free, Place, Value, says_nothing
from assessor.rules.context import ROWS, Context, Places
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check
from assessor.rules.standards import Standard

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to an item that asks for prose."""

    slot: Slot
    item: Item
    value: Value

    @property
    def words(self) -> str:
        """What stands there, where that is one text."""
        return self.value if isinstance(self.value, str) else ""


def pasted(context: Context) -> Iterator[Hit]:
    """Find lines that stand word for word in several items.

    The same item of another file or 委託事項 may say the same, and what the nation says of the
    中間サーバー is the same in every document.
    """
    standard = context.standards["pasted"]
    least, items = standard.number("length"), standard.number("items")
    boilerplate = standard.words("boilerplate")

    def lines(answers: list[_Answer]) -> frozenset[tuple[str, str]]:
        return frozenset(
            (line.folded, answer.item.name)
            for answer in answers
            for line in _lines(answer.words, least, boilerplate)
        )

    found = frozenset[tuple[str, str]]().union(*_each(context, "lines", lines))
    counted = Counter(line for line, _ in found)
    often = {line for line, number in counted.items() if number >= items}
    groups: dict[tuple[Place, ...], Hit] = {}
    if often:
        for places, passage in _where(context, often, least, boilerplate):
            groups.setdefault(places, _pasted(context, places, passage))
    yield from groups.values()


def short(context: Context) -> Iterator[Hit]:
    """Find answers that are far shorter than what the guidance shows."""
    standard = context.standards["answer-short"]
    for slot in _slots_with(context, "short", lambda answer: _is_short(answer, standard)):
        message = "記載例に比べて、記載がかなり短くなっています。具体的な内容を書き足してください。"
        yield Hit(slot.place, message)


def vague(context: Context) -> Iterator[Hit]:
    """Find answers that only say that things are done properly."""
    standard = context.standards["answer-vague"]
    for slot in _slots_with(context, "vague", lambda answer: _is_vague(answer, standard)):
        message = (
            f"「{_short(context.text(slot.place))}」だけでは、措置の内容が分かりません。"
            "誰が、何を、どのように行うかを具体的に書いてください。"
        )
        yield Hit(slot.place, message)


def kept_examples(context: Context) -> Iterator[Hit]:
    """Find examples of the program's own guidance that nobody has changed."""
    standard = context.standards["example-kept"]
    least = standard.number("length")
    for slot in _slots_with(context, "example", lambda answer: _is_example(answer, least)):
        message = (
            "このプログラムの記載例がそのまま残っています。"
            "自団体の事務の実態に合わせて書き換えてください。"
        )
        yield Hit(slot.place, message)


def same_as_above(context: Context) -> Iterator[Hit]:
    """Find answers such as 同上, which say nothing to whoever reads one row."""
    standard = context.standards["same-as-above"]
    for slot in _slots_with(context, "above", lambda answer: _is_same(answer, standard)):
        words = next(text.words for text in texts(context.assessment.answers.get(slot.place)))
        message = (
            f"「{_short(words)}」だけでは、この項目だけを読む人に内容が伝わりません。"
            "内容を書いてください。"
        )
        yield Hit(slot.place, message)


CHECKS: Mapping[str, Check] = {
    "pasted": pasted,
    "answer-short": short,
    "answer-vague": vague,
    "example-kept": kept_examples,
    "same-as-above": same_as_above,
}

_PART = 64
_KINDS = ("line", "text", "checks")
_SHORT = 30
_BULLET = re.compile(r"^[\s・･①-⑳]*(?:[(（]?[0-9０-９ア-ン]{1,2}[)）.．])?\s*")
_HEADING = re.compile(r"^\s*[＜<](?P<words>[^＜＞<>]*)[＞>]")
_AFTER_VAGUE = "[ぁ-ん講行実施図努等]*。?"


def _is_short(answer: _Answer, standard: Standard) -> bool:
    item, words = answer.item, answer.words
    if not (words and item.guide and item.kind == "text" and item.required == "yes"):
        return False
    example = len(folded(item.guide.example))
    plain = folded(words).rstrip("。")
    told = says_nothing(words) or plain.endswith(standard.words("complete"))
    percent = standard.number("percent")
    few = 100 * len(plain) < percent * example
    return few and not told and example >= standard.number("example")


def _is_vague(answer: _Answer, standard: Standard) -> bool:
    plain = folded(answer.words)
    if not plain or len(plain) > standard.number("length") or answer.item.kind != "text":
        return False
    match = _ending_in(standard.words("vague")).search(plain)
    before = plain[: match.start()] if match else ""
    concrete = re.search("[0-9a-z「]", before, re.IGNORECASE) or any(
        word in before for word in standard.words("concrete")
    )
    return match is not None and not concrete


@cache
def _ending_in(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases))}){_AFTER_VAGUE}$")


def _is_example(answer: _Answer, least: int) -> bool:
    if not (answer.words and answer.item.guide and answer.item.kind == "text"):
        return False
    example = folded(answer.item.guide.example)
    return len(example) >= least and example in folded(answer.words)


def _is_same(answer: _Answer, standard: Standard) -> bool:
    return not isinstance(answer.value, Free) and any(
        folded(text.words).rstrip("。") in standard.words("above") for text in texts(answer.value)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an answer, without its bullet."""

    folded: str
    start: int
    end: int


def _lines(words: str, least: int, boilerplate: tuple[str, ...]) -> Iterator[_Line]:
    """Yield the long lines that are not the nation's."""
    start, heading = 0, ""
    for line in words.split("\n"):
        found = _HEADING.match(line)
        if found:
            heading = found["words"]
        begin = found.end() if found else 0
        begin += len(line[begin:]) - len(_BULLET.sub("", line[begin:]))
        plain = folded(line[begin:])
        if len(plain) >= least and not any(word in heading + plain for word in boilerplate):
            yield _Line(plain, start + begin, start + len(line))
        start += len(line) + 1


def _where(
    context: Context, often: set[str], least: int, boilerplate: tuple[str, ...]
) -> Iterator[tuple[tuple[Place, ...], Passage]]:
    """Yield where each of these lines stands, and its passage at the first of the places."""
    places: dict[str, list[Place]] = defaultdict(list)
    passages: dict[str, Passage] = {}
    for slot, _ in chain.from_iterable(_prose(context.places)):
        value = context.assessment.answers.get(slot.place)
        for line in _lines(value, least, boilerplate) if isinstance(value, str) else ():
            if line.folded in often:
                places[line.folded].append(slot.place)
                passages.setdefault(line.folded, Passage((), line.start, line.end))
    yield from ((tuple(at), passages[line]) for line, at in places.items())


def _pasted(context: Context, places: tuple[Place, ...], passage: Passage) -> Hit:
    first, second, *others = places
    more = f"など{len(others) + 1}か所" if others else ""
    message = (
        f"同じ文章が{context.path(second)}{more}にもあります。"
        "それぞれの項目の事情に即した内容に書き分けてください。"
    )
    return Hit(first, message, passage)


def _slots_with(context: Context, name: str, holds: Callable[[_Answer], bool]) -> Iterator[Slot]:
    """Yield the places whose answers apply and are such."""
    parts = _each(context, name, lambda answers: [each.slot for each in answers if holds(each)])
    for slots in parts:
        yield from (slot for slot in slots if context.evaluation.applies(slot.place))


def _each(
    context: Context, name: str, work: Callable[[list[_Answer]], _Result]
) -> Iterator[_Result]:
    """Yield what ``work`` makes of the answers, so many at a time, and only where one is new."""
    answers = context.assessment.answers
    parts = context.memo.result(("prose", context.places), partial(_prose, context.places))
    for number, part in enumerate(parts):
        values = tuple(answers.get(slot.place) for slot, _ in part)
        key = (name, context.places, number, values)
        yield context.memo.result(key, partial(_worked, work, part, values))


_Part = tuple[tuple[Slot, Item], ...]


def _worked(
    work: Callable[[list[_Answer]], _Result], part: _Part, values: tuple[Value | None, ...]
) -> _Result:
    return work(
        [
            _Answer(slot, item, value)
            for (slot, item), value in zip(part, values, strict=True)
            if value is not None
        ]
    )


def _prose(places: Places) -> tuple[_Part, ...]:
    """Return the places that words can be written at, so many at a time."""
    found = [
        (slot, item)
        for slot, item, section in places.items
        if section.printed and section.style != ROWS and item.kind in _KINDS
    ]
    return tuple(tuple(found[start : start + _PART]) for start in range(0, len(found), _PART))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"
