"""Answers that say too little: pasted, short, or only that things are done properly."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from assessor.form.definition import Item
from assessor.form.kinds import folded
from assessor.form.places import Slot
from assessor.form.texts import Text, texts
from assessor.form.values import Free, Place, Value, says_nothing
from assessor.rules.context import ROWS, Context, Part
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check
from assessor.rules.standards import Standard


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to an item that asks for prose."""

    slot: Slot
    item: Item
    value: Value

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.slot.place

    @property
    def words(self) -> str:
        """What stands there, where that is one text."""
        return self.value if isinstance(self.value, str) else ""


def pasted(context: Context) -> Iterator[Hit | None]:
    """Find lines that stand word for word in several items.

    The same item of another file or 委託事項 may say the same, and what the nation says of the
    中間サーバー is the same in every document.
    """
    standard = context.standards["pasted"]
    least, items = standard.number("length"), standard.number("items")
    boilerplate = standard.words("boilerplate")

    def lines(part: Part) -> frozenset[tuple[str, str]]:
        return frozenset(
            (line.folded, answer.item.name)
            for answer in _answers(part)
            for line in _lines(answer.words, least, boilerplate)
        )

    found: set[tuple[str, str]] = set()
    for part in context.parts:
        found |= context.seen("lines", part, lines)
        yield None
    counted = Counter(line for line, _ in found)
    often = {line for line, number in counted.items() if number >= items}
    groups: dict[tuple[Place, ...], Hit] = {}
    if often:
        for places, passage in _where(context, often, least, boilerplate):
            groups.setdefault(places, _pasted(context, places, passage))
    yield from groups.values()


def short(context: Context) -> Iterator[Hit | None]:
    """Find answers that are far shorter than our example, unless more can be said of them."""
    vaguely, same = context.standards["answer-vague"], context.standards["same-as-above"]
    message = "記載例に比べて、記載がかなり短くなっています。具体的な内容を書き足してください。"

    def only_short(answer: _Answer, standard: Standard) -> bool:
        told = _is_short(answer, standard)
        return told and not (_is_vague(answer, vaguely) or _is_same(answer, same))

    return _told(context, "answer-short", only_short, lambda answer: Hit(answer.place, message))


def vague(context: Context) -> Iterator[Hit | None]:
    """Find answers that only say that things are done properly."""

    def hit(answer: _Answer) -> Hit:
        message = (
            f"「{_short(answer.words)}」だけでは、措置の内容が分かりません。"
            "誰が、何を、どのように行うかを具体的に書いてください。"
        )
        return Hit(answer.place, message)

    return _told(context, "answer-vague", _is_vague, hit)


def kept_examples(context: Context) -> Iterator[Hit | None]:
    """Find examples of the program's own guidance that nobody has changed."""
    message = (
        "このプログラムの記載例がそのまま残っています。"
        "自団体の事務の実態に合わせて書き換えてください。"
    )
    return _told(context, "example-kept", _is_example, lambda answer: Hit(answer.place, message))


def same_as_above(context: Context) -> Iterator[Hit | None]:
    """Find answers such as 同上, which say nothing to whoever reads one row."""
    standard = context.standards["same-as-above"]

    def hit(answer: _Answer) -> Hit:
        text = next(text for text in texts(answer.value) if _says_same(text, standard))
        message = (
            f"「{text.words}」だけでは、この項目だけを読む人に内容が伝わりません。"
            "内容を書いてください。"
        )
        return Hit(answer.place, message, Passage(text.address, 0, len(text.words)))

    return _told(context, "same-as-above", _is_same, hit)


CHECKS: Mapping[str, Check] = {
    "pasted": pasted,
    "answer-short": short,
    "answer-vague": vague,
    "example-kept": kept_examples,
    "same-as-above": same_as_above,
}

_SHORT = 30
_BULLET = re.compile(r"^[\s・･\u2460-\u2473]*(?:[(（]?[0-9０-９ア-ン]{1,2}[)）.．])?\s*")
_HEADING = re.compile(r"^\s*[＜<](?P<words>[^＜＞<>]*)[＞>]")
_AFTER_VAGUE = "[ぁ-ん講行実施図努等]*。?"


def _is_short(answer: _Answer, standard: Standard) -> bool:
    item, words = answer.item, answer.words
    if not (words and item.guide and item.kind == "text" and item.required == "yes"):
        return False
    example = len(_folded_once(item.guide.example))
    if len(words) > example:
        return False
    plain = folded(words).rstrip("。")
    told = says_nothing(words) or plain.endswith(standard.words("complete"))
    percent = standard.number("percent")
    few = 100 * len(plain) < percent * example
    return few and not told and example >= standard.number("example")


def _is_vague(answer: _Answer, standard: Standard) -> bool:
    if answer.item.kind != "text" or len(answer.words) > standard.number("length"):
        return False
    plain = folded(answer.words)
    match = _ending_in(standard.words("vague")).search(plain)
    before = plain[: match.start()] if match else ""
    concrete = re.search("[0-9a-z「]", before, re.IGNORECASE) or any(
        word in before for word in standard.words("concrete")
    )
    return match is not None and not concrete


@cache
def _ending_in(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases))}){_AFTER_VAGUE}$")


def _is_example(answer: _Answer, standard: Standard) -> bool:
    if not (answer.words and answer.item.guide and answer.item.kind == "text"):
        return False
    example = _folded_once(answer.item.guide.example)
    return len(example) >= standard.number("length") and example in folded(answer.words)


@cache
def _folded_once(example: str) -> str:
    return folded(example)


def _is_same(answer: _Answer, standard: Standard) -> bool:
    within = not isinstance(answer.value, Free)  # in a table the row above is in sight
    return within and any(_says_same(text, standard) for text in texts(answer.value))


def _says_same(text: Text, standard: Standard) -> bool:
    plain = folded(text.words).rstrip("。") if len(text.words) < _SHORT else ""
    return plain in standard.words("above")


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
    for answer in chain.from_iterable(map(_answers, context.parts)):
        for line in _lines(answer.words, least, boilerplate):
            if line.folded in often:
                places[line.folded].append(answer.place)
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


def _told(
    context: Context,
    code: str,
    holds: Callable[[_Answer, Standard], bool],
    hit: Callable[[_Answer], Hit],
) -> Iterator[Hit | None]:
    """Yield a hit for each answer that applies and is such."""
    standard = context.standards[code]

    def such(part: Part) -> tuple[_Answer, ...]:
        return tuple(answer for answer in _answers(part) if holds(answer, standard))

    for part in context.parts:
        found = context.seen(code, part, such)
        yield from (hit(answer) for answer in found if context.evaluation.applies(answer.place))
        yield None


def _answers(part: Part) -> Iterator[_Answer]:
    """Yield the answers that are printed, but for the tables that tell of older states."""
    for slot, item, section, value in part.answers:
        if section.printed and section.style != ROWS:
            yield _Answer(slot, item, value)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"
