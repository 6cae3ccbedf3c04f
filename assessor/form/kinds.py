"""The kinds of answer: how typed text becomes a value, and a value text again.

``KINDS`` is the one table; an item's ``kind`` is its key. ``read`` never raises: what it cannot
understand becomes ``Unreadable``. For every value that ``read`` can return,
``read(item, show(item, value)) == value``.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessor.form.dates import read_date
from assessor.form.definition import Item, Option
from assessor.form.numerals import half_width
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    FreePart,
    Paragraph,
    Table,
    Unreadable,
    Value,
    clean_text,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer."""

    name: str
    japanese: str
    read: Callable[[Item, str], Value | None]
    show: Callable[[Item, Value], str]
    fits: Callable[[Item, Value], bool]


def read(item: Item, text: str) -> Value | None:
    """Return the value that ``text`` means as an answer to ``item``; blank text is None."""
    text = clean_text(text)
    return KINDS[item.kind].read(item, text) if text else None


def show(item: Item, value: Value) -> str:
    """Return ``value`` as text that a person can read, and that ``read`` understands.

    A value that does not fit the item (from a file that another program wrote) is shown whole
    all the same.
    """
    if isinstance(value, Unreadable):
        return value.text
    return KINDS[item.kind].show(item, value) or _show_misfit(item, value)


def fits(item: Item, value: Value) -> bool:
    """Tell whether ``value`` can be an answer to ``item``."""
    return isinstance(value, Unreadable) or KINDS[item.kind].fits(item, value)


def count_of(text: Value | None) -> int | None:
    """Return the number that a typed count means: 「３」, 「3 件」, 「1,000」; else None."""
    if not isinstance(text, str):
        return None
    plain = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", text)).removesuffix("件")
    return int(plain) if plain.isdecimal() and len(plain) <= _DIGITS else None


_DIGITS = 12
"""More is no count of anything in a form."""


def folded(text: str) -> str:
    """Return ``text`` for comparing only: widths, spaces and the look of dashes levelled."""
    # Most texts are normal when their signs are, and that is quickly seen.
    plain = unicodedata.normalize("NFKC", half_width(text))
    return _LOOKALIKE.sub(lambda sign: _LOOKALIKES[sign[0]], "".join(plain.split()))


_LOOKALIKES = {"〜": "~", "‐": "-", "−": "-", "–": "-", "—": "-", "―": "-"}
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")


def _read_line(_item: Item, text: str) -> Value:
    return text.replace("\n", " ")


def _read_text(_item: Item, text: str) -> Value:
    return text


def _show_text(_item: Item, value: Value) -> str:
    return value if isinstance(value, str) else ""


def _show_misfit(item: Item, value: Value) -> str:
    match value:
        case str():
            return value
        case Unreadable():
            return value.text
        case Choice():
            return value.option
        case Checks():
            return _show_boxes(value, {option.name: option.label for option in item.options})
        case Entries():
            return " ".join(value.names)
        case Free():
            return _show_free(item, value)


def _fits_text(_item: Item, value: Value) -> bool:
    return isinstance(value, str) and value != "" and value == clean_text(value)


def _read_date(_item: Item, text: str) -> Value:
    if read_date(text) is None:
        from assessor.form.written_dates import find_dates  # noqa: PLC0415 - for few answers

        exist = all(found.exists for found in find_dates(text))
        return Unreadable(text, "日付として読めません" if exist else "暦にない日付です")
    return text


def _read_count(_item: Item, text: str) -> Value:
    if count_of(text) is None:
        return Unreadable(text, "数として読めません")
    return text


def _read_choice(item: Item, text: str) -> Value:
    wanted = folded(text)
    for option in item.options:
        if wanted == folded(option.label):
            return Choice(option.name)
    return Unreadable(text, "選択肢にありません")


def _show_choice(item: Item, value: Value) -> str:
    option = item.option(value.option) if isinstance(value, Choice) else None
    return option.label if option else ""


def _fits_choice(item: Item, value: Value) -> bool:
    return isinstance(value, Choice) and item.option(value.option) is not None


_BOX = re.compile(r"\[(?P<mark>[○　])\] (?P<rest>.*)")


def _show_checks(item: Item, value: Value) -> str:
    labels = {option.name: option.label for option in item.options}
    return _show_boxes(value, labels) if isinstance(value, Checks) else ""


def _show_boxes(value: Checks, labels: Mapping[str, str]) -> str:
    tails = dict(value.tails)
    asked = value.ticked | tails.keys()
    lines = []
    for name in [*(name for name in labels if name in asked), *sorted(asked - labels.keys())]:
        mark = "○" if name in value.ticked else "　"
        tail = tails.get(name, "").replace("\n", " ")
        lines.append(f"[{mark}] {labels.get(name, name)}" + (f"（{tail}）" if tail else ""))
    return "\n".join(lines)


def _read_checks(item: Item, text: str) -> Value | None:
    ticked: list[str] = []
    tails: dict[str, str] = {}
    for line in filter(None, text.split("\n")):
        match = _BOX.fullmatch(line)
        found = _option_of(item, match["rest"]) if match else None
        if not match or not found:
            return Unreadable(text, "チェック欄として読めません")
        option, tail = found
        if option.name in tails:
            return Unreadable(text, f"「{option.label}」が二つあります")
        ticked += [option.name] * (match["mark"] == "○")
        tails[option.name] = tail
    checks = Checks.of(ticked, tails)
    return checks if checks != Checks.of(()) else None


def _option_of(item: Item, text: str) -> tuple[Option, str] | None:
    for option in sorted(item.options, key=lambda option: -len(option.label)):
        if text == option.label:
            return option, ""
        if option.tail and text.startswith(f"{option.label}（") and text.endswith("）"):
            return option, text[len(option.label) + 1 : -1]
    return None


def _fits_checks(item: Item, value: Value) -> bool:
    if not isinstance(value, Checks) or value == Checks.of(()):
        return False
    tailed = {option.name for option in item.options if option.tail}
    known = {option.name for option in item.options}
    return value.ticked <= known and {name for name, _ in value.tails} <= tailed


def _read_free(_item: Item, text: str) -> Value:
    return Free((Paragraph(text),))


def _show_free(_item: Item, value: Value) -> str:
    return "\n".join(map(_show_part, value.parts)) if isinstance(value, Free) else ""


def _show_part(part: FreePart) -> str:
    match part:
        case Paragraph():
            return part.text
        case Table():
            return "\n".join("\t".join(row) for row in part.rows)
        case Figure():
            return f"［図：{part.caption or part.attachment}］"


def _fits_free(_item: Item, value: Value) -> bool:
    return isinstance(value, Free) and bool(value.parts)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("line", "一行の文", _read_line, _show_text, _fits_text),
        Kind("text", "文章", _read_text, _show_text, _fits_text),
        Kind("date", "日付", _read_date, _show_text, _fits_text),
        Kind("count", "数", _read_count, _show_text, _fits_text),
        Kind("choice", "一つを選ぶ", _read_choice, _show_choice, _fits_choice),
        Kind("checks", "チェック欄", _read_checks, _show_checks, _fits_checks),
        Kind("free", "自由な配置", _read_free, _show_free, _fits_free),
    )
}
