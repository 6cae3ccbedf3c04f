"""One-of values and checkboxes, out of a text that also prints the options.

``[ 十分である ] <選択肢> 1) 特に力を入れている 2) 十分である``: the numbered list says what could
be chosen, the bracket what was. The extraction loses brackets, ticks and order. What the text does
not say clearly is left blank, with a doubt: nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assessor.form.definition import Item, Option
from assessor.form.kinds import folded
from assessor.form.values import Checks, Choice, Value
from assessor.importers.folding import Folded, distance, fold
from assessor.importers.markup import EMPTY, TICKED

_TICKS = f"{TICKED}■●○◯◎✓✔レ☒"
_IN_BRACKETS = _TICKS + "oOxXvV✕×*/1"
_BOXES = f"{EMPTY}□"
_LIST_TITLE = re.compile(r"[<(\[【《]?選択肢[>)\]】》]?[:：]?")
_MARK_BEFORE = re.compile(
    rf"(?P<mark>\[(?P<inside>[^\[\]]?)\]|(?P<sign>[{_TICKS}{_BOXES}]))(?P<extra>[{_TICKS}{_BOXES}])?$"
)
_MARK = re.compile(
    rf"\[(?P<inside>[^\[\]]?)\](?P<extra>[{_TICKS}{_BOXES}])?|(?P<sign>[{_TICKS}{_BOXES}])"
)
_DELIMITERS = " \t\n\u3000[]［］【】〔〕()（）「」,、。:："

NOTHING_CHOSEN = "選択肢はありますが、どれが選ばれたかが読み取れません。"
CONTRADICTION = "選ばれた値が二つ以上書かれています。原本で確かめてください。"
EMPTY_BOX = "選択肢の前の欄が空です。原本で確かめてください。"
NO_TICK = "どの欄にも印がありません。原本で確かめてください。"
ONLY_TAILS = "どの欄にも印がありませんが、かっこの中に記載があります。原本で確かめてください。"
TAIL_WITHOUT_TICK = "印のない欄のかっこの中に記載があります。原本で確かめてください。"
UNEQUAL_BOXES = "空欄の形が二通りあり、印が失われたおそれがあります。原本で確かめてください。"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about one item."""

    value: Value | None = None
    rest: str = ""
    """What belongs to something else."""
    doubt: str = ""
    contradicts: bool = False
    """Whether the words themselves must be kept, because no value stands for them."""
    understood: str = ""
    """The printed words that were read as options although they are damaged."""


def read_choice(item: Item, text: str) -> Reading:
    """Return which option ``text`` chooses, and what it says besides."""
    scan = _Scan(fold(text))
    listed = scan.take_list(item.options)
    values: dict[str, set[str]] = {}
    for option, state in scan.take_values(item.options):
        values.setdefault(option.name, set()).add(state)
    rest = scan.rest()
    if not values:
        return Reading(None, rest, NOTHING_CHOSEN if listed else "")
    if len(values) == 1:
        [(name, states)] = values.items()
        if states == {"empty"}:
            return Reading(None, rest, EMPTY_BOX, contradicts=True)
        return Reading(Choice(name), rest)
    ticked = [name for name, states in values.items() if "ticked" in states]
    others = {state for name, states in values.items() if name not in ticked for state in states}
    if len(ticked) == 1 and not listed and others == {"empty"}:
        return Reading(Choice(ticked[0]), rest)
    return Reading(None, rest, CONTRADICTION, contradicts=True)


def read_checks(item: Item, text: str) -> Reading:
    """Return which boxes of ``text`` are ticked, their tails, and what else it says."""
    plain = fold(text)
    boxes = list(_boxes(item, plain))
    if not boxes:
        return Reading(None, text.strip(), "")
    tails: dict[str, str] = {}
    rest = [_without_group(item, plain.raw[: plain.raw_start(boxes[0].start)])]
    ends = [box.start for box in boxes[1:]] + [len(plain.text)]
    for box, end in zip(boxes, ends, strict=True):
        raw = plain.raw[plain.raw_end(box.end) : plain.raw_start(end)]
        tail, left = _tail(box.option, _without_group(item, raw))
        if tail == tails.setdefault(box.option.name, tail):
            tail = ""
        rest += [tail, left]
    ticked = [box.option.name for box in boxes if box.state == "ticked"]
    value = Checks.of(ticked, tails)
    doubt = _doubt(item, boxes, value)
    return Reading(
        value if value != Checks.of(()) else None,
        "\n".join(part for part in rest if part),
        doubt,
        contradicts=doubt == UNEQUAL_BOXES,
        understood=" ".join(plain.text[box.start : box.end] for box in boxes),
    )


@dataclass(slots=True)
class _Scan:
    """A folded text, and which of its characters have been understood."""

    plain: Folded
    taken: set[int] = field(default_factory=set)

    def take_list(self, options: Sequence[Option]) -> bool:
        """Take the printed list of options; tell whether there is one."""
        numbered = re.compile(rf"\(?(?P<number>\d{{1,2}})(?P<stop>[).:]*)(?:{_any_of(options)})")
        found = [
            match
            for match in numbered.finditer(self.plain.text)
            if match["stop"] or not self._raw_at(match.start("number")).isascii()
        ]
        found += _LIST_TITLE.finditer(self.plain.text)
        for match in found:
            self.taken |= set(range(match.start(), match.end()))
        return bool(found)

    def take_values(self, options: Sequence[Option]) -> Iterator[tuple[Option, str]]:
        """Take and yield each option that stands apart, with the state of the mark before it."""
        by_label = {folded(option.label): option for option in options}
        for match in re.finditer(_any_of(options), self.plain.text):
            start, end = match.span()
            if self.taken & set(range(start, end)) or not self._stands_apart(start, end):
                continue
            mark = _MARK_BEFORE.search(self.plain.text[:start])
            if mark:
                start, state = mark.start(), _state(mark)
            else:
                state = "plain"
                start -= self.plain.text[:start].endswith(("[", "【", "〔"))
            end += self.plain.text[end:].startswith(("]", "】", "〕"))
            self.taken |= set(range(start, end))
            yield by_label[match[0]], state

    def rest(self) -> str:
        """Return the original text of everything that was not taken."""
        raw = list(self.plain.raw)
        for at in self.taken:
            raw[self.plain.origin[at]] = "\0"
        text = re.sub(r"[\0 \t\u3000]*\0[\0 \t\u3000]*", " ", "".join(raw))
        lines = (line.strip(" \t") for line in text.split("\n"))
        kept = "\n".join(line for line in lines if line.strip(" \t\u3000"))
        return "" if not kept.strip("[]［］\n ") else kept

    def _stands_apart(self, start: int, end: int) -> bool:
        raw = self.plain.raw
        before = self.plain.origin[start] - 1
        after = self.plain.raw_end(end)
        delimiters = _DELIMITERS + _TICKS + _BOXES
        return (before < 0 or raw[before] in delimiters) and (
            after >= len(raw) or raw[after] in _DELIMITERS
        )

    def _raw_at(self, at: int) -> str:
        return self.plain.raw[self.plain.origin[at]]


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    end: int
    option: Option
    state: str
    look: str


def _any_of(options: Sequence[Option]) -> str:
    labels = sorted((folded(option.label) for option in options), key=len, reverse=True)
    return "|".join(re.escape(label) for label in labels)


def _state(mark: re.Match[str]) -> str:
    inside = mark["inside"] or ""
    signs = (mark["sign"] or "") + (mark["extra"] or "")
    ticked = (inside and inside in _IN_BRACKETS) or any(sign in _TICKS for sign in signs)
    return "ticked" if ticked else "empty"


def _boxes(item: Item, plain: Folded) -> Iterator[_Box]:
    end = 0
    for mark in _MARK.finditer(plain.text):
        if mark.start() < end:
            continue
        found = _option_at(item.options, plain.text[mark.end() :])
        if found:
            option, length = found
            end = mark.end() + length
            yield _Box(mark.start(), end, option, _state(mark), mark[0])


def _option_at(options: Sequence[Option], text: str) -> tuple[Option, int] | None:
    """Return the option that ``text`` begins with, whole or with small damage, and its length."""
    whole = [option for option in options if text.startswith(folded(option.label))]
    if whole:
        option = max(whole, key=lambda option: len(option.label))
        return option, len(folded(option.label))
    damaged = [found for option in options for found in _damaged(option, text)]
    if not damaged:
        return None
    _, length, option = min(damaged, key=lambda found: found[:2])
    return option, length


def _damaged(option: Option, text: str) -> Iterator[tuple[float, int, Option]]:
    label = folded(option.label)
    limit = len(label) // 5
    for length in range(len(label) - limit, len(label) + limit + 1):
        start = text[:length]
        if limit and len(start) == length and start[0] == label[0]:
            edits = distance(start, label, limit)
            if edits <= limit:
                yield edits / len(label), length, option


def _without_group(item: Item, raw: str) -> str:
    """Return ``raw`` without the line that heads a group of boxes."""
    groups = {folded(option.group) for option in item.options if option.group}
    words = re.split(r"(\s+)", raw)
    kept = "".join(word for word in words if folded(word).strip("・:") not in groups or not word)
    return "\n".join(line.strip() for line in kept.split("\n") if line.strip())


def _tail(option: Option, raw: str) -> tuple[str, str]:
    """Return what stands in the brackets behind a box, and what is left."""
    text = raw.strip(" \t\n\u3000")
    if option.unit:
        text = text.removesuffix(option.unit).rstrip(" \t\u3000")
    if text[:1] not in {"(", "（"}:
        return (text, "") if option.tail else ("", text)
    closing = _closing(text)
    inner, after = text[1:closing], text[closing + 1 :].strip()
    if option.tail:
        return inner.strip(" \t\u3000"), after
    return "", "" if not folded(text).strip("()") else text


def _closing(text: str) -> int:
    """Return where the first bracket closes: the last place that balances it, or the end."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "(（") - (sign in ")）")
        if depth == 0:
            return at
    return len(text)


def _doubt(item: Item, boxes: Sequence[_Box], value: Checks) -> str:
    without_tick = [name for name, _ in value.tails if name not in value.ticked]
    if value.ticked:
        return TAIL_WITHOUT_TICK if without_tick else ""
    if item.layout == "band":
        return ""
    if any(one.look != other.look for one, other in pairwise(boxes)):
        return UNEQUAL_BOXES
    return ONLY_TAILS if without_tick else NO_TICK
