"""What is written full-width here and half-width elsewhere in the same document.

Either is right, both together are not: what most places do is the rule, and the others are told.
Single digits and longer numbers are counted apart, because many offices write only the first
full-width.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from assessor.form.numerals import half_width
from assessor.form.places import Slot
from assessor.form.texts import Text, texts, with_text
from assessor.form.values import Value
from assessor.rules.context import ROWS, Context, Part
from assessor.rules.finding import Answer, Hit, Passage
from assessor.rules.kinds import Check
from assessor.rules.standards import Standard

_Way = tuple[str, bool]
"""A thing (かっこ, a word) and whether it is written full-width."""


def unlike_widths(context: Context) -> Iterator[Hit | None]:
    """Find what is written in another width than at most places of the document."""
    tallies: list[tuple[Part, Counter[_Way]]] = []
    total: Counter[_Way] = Counter()
    for part in context.parts:
        tally = context.seen("widths", part, _tally)
        total.update(tally)
        tallies.append((part, tally))
        yield None
    fewer = {way for way in total if _is_the_less(way, total, context.standards["width-unlike"])}
    for part, tally in tallies:
        if not fewer.isdisjoint(tally):
            for slot, value in _printed(part):
                yield from _hits(slot, value, fewer)


CHECKS: Mapping[str, Check] = {"width-unlike": unlike_widths}

_JAPANESE = "ぁ-んァ-ヶー一-鿿）」』"
_BRACKET, _COMMA, _STOP, _DIGIT, _NUMBER = "かっこ", "読点", "句点", "1桁の数字", "2桁以上の数字"
_THINGS = re.compile(
    # Most characters begin none of these, and are passed over quickly.
    "(?=[()（）0-9０-９、，,。．.A-Za-zＡ-Ｚａ-ｚ])(?:"
    # The brackets of 「(1)」 are often others than those of the text.
    r"[(（](?:※?[0-9０-９]{0,2}|[ァ-ヶa-zａ-ｚ一二三四五六七八九十])[)）]"
    r"|(?P<bracket>[()（）])"
    r"|(?<![0-9０-９A-Za-z.,．，])(?P<number>[0-9]+|[０-９]+)"
    r"(?=[年月日件人回時分秒個箇条項号歳名台課階種倍%％円万千億か])"
    rf"|(?P<comma>、|(?<=[{_JAPANESE}])[，,](?=[{_JAPANESE}（「]))"
    rf"|(?P<stop>。|(?<=[ぁ-ん）])[．.](?=[\s{_JAPANESE}（「]|\Z))"
    r"|(?P<word>[A-Za-z]{2,}|[Ａ-Ｚａ-ｚ]{2,}))"
)
_TO_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_TO_NARROW = {wide: narrow for narrow, wide in _TO_WIDE.items()}


def _printed(part: Part) -> Iterator[tuple[Slot, Value]]:
    for slot, _, section, value in part.answers:
        if section.printed and section.style != ROWS:
            yield slot, value


def _tally(part: Part) -> Counter[_Way]:
    return Counter(
        _way(match)
        for _, value in _printed(part)
        for text in texts(value)
        for match in _things(text.words)
    )


def _things(words: str) -> Iterator[re.Match[str]]:
    """Yield what can be written in two ways, where it stands in ``words``."""
    return (match for match in _THINGS.finditer(words) if match.lastgroup)


def _way(match: re.Match[str]) -> _Way:
    found = match[0]
    match match.lastgroup:
        case "bracket":
            return _BRACKET, found in "（）"
        case "number":
            return _DIGIT if len(found) == 1 else _NUMBER, found[0] >= "０"
        case "comma":
            return _COMMA, found == "、"
        case "stop":
            return _STOP, found == "。"
        case _:
            return half_width(found), found[0] >= "Ａ"


def _is_the_less(way: _Way, total: Counter[_Way], standard: Standard) -> bool:
    """Tell whether nearly all the places do otherwise."""
    thing, wide = way
    here, there = total[way], total.get((thing, not wide), 0)
    percent = 100 * here <= standard.number("percent") * (here + there)
    return percent and there >= standard.number("least")


def _hits(slot: Slot, value: Value | None, fewer: set[_Way]) -> Iterator[Hit]:
    """Yield one hit for each thing that the answer writes otherwise."""
    first: dict[_Way, tuple[Text, re.Match[str]]] = {}
    for text in texts(value):
        for match in _things(text.words):
            if (way := _way(match)) in fewer:
                first.setdefault(way, (text, match))
    for way, (text, match) in first.items():
        fix = Answer(slot.place, _levelled(value, way), f"{_other_way(way)}にそろえる")
        yield Hit(slot.place, _message(match[0], way), Passage(text.address, *match.span()), (fix,))


def _levelled(value: Value | None, way: _Way) -> Value | None:
    """Return ``value`` with all that is written this way written the other way."""
    for text in texts(value):
        words = _THINGS.sub(
            lambda match: (
                _other(match[0], way) if match.lastgroup and _way(match) == way else match[0]
            ),
            text.words,
        )
        value = with_text(value, text.address, words)
    return value


def _other(found: str, way: _Way) -> str:
    match way:
        case (thing, wide) if thing == _COMMA:
            return "，" if wide else "、"
        case (thing, wide) if thing == _STOP:
            return "．" if wide else "。"
        case (_, wide):
            return found.translate(_TO_NARROW if wide else _TO_WIDE)


def _other_way(way: _Way) -> str:
    thing, wide = way
    if thing in (_COMMA, _STOP):
        return f"「{_other('', way)}」"
    return "半角" if wide else "全角"


def _message(found: str, way: _Way) -> str:
    thing, wide = way
    this = thing if thing in (_BRACKET, _COMMA, _STOP) else f"「{found}」"
    how = f"「{found}」" if thing in (_COMMA, _STOP) else "全角" if wide else "半角"
    return (
        f"{this}が{how}で書かれています。文書の他の多くの箇所に合わせて、"
        f"{_other_way(way)}にそろえてください。"
    )
