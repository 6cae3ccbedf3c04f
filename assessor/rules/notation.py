"""The notation in which the data writes wordings that are out of date, as patterns.

The data explains it to those who write it (``forms/citations/outdated.xml``). A pattern looks at
text of half width, in which every character stands where it stood.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.errors import FormError
from assessor.form.laws import Outdated
from assessor.form.numerals import DIGIT, half_width, styles, written_number

_BODY = r"(?:[一-鿿々ヶケ]{1,6}?[都道府県市区町村])?"
_TOKEN = re.compile(
    r"\{(?P<old>\d+)(?:>(?P<new>\d+))?\}|(?P<body>\{body\})|(?P<sign>[\[\]()|])"
    r"|(?P<space>\s+)|(?P<words>[^\[\](){}|\s]+)"
)
_SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_DEPTHS = {"[": 1, "(": 1, "]": -1, ")": -1}
_FULL_WIDTH = str.maketrans({code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@dataclass(frozen=True, slots=True)
class Wording:
    """One old wording as a pattern."""

    pattern: re.Pattern[str]
    key: str
    """Words that every match has, by which most texts are passed over quickly."""
    renumbered: tuple[int, ...]
    """The numbers that replace the named groups ``n0``, ``n1`` …"""

    def new_words(self, match: re.Match[str], words: str) -> str:
        """Return what was matched in ``words`` with its numbers replaced, in their own style."""
        start, new = match.start(), words[match.start() : match.end()]
        for index in reversed(range(len(self.renumbered))):
            first, last = (at - start for at in match.span(f"n{index}"))
            number = written_number(self.renumbered[index], new[first:last])
            new = new[:first] + number + new[last:]
        return new


def wordings(outdated: Iterable[Outdated]) -> tuple[tuple[Outdated, Wording], ...]:
    """Return every old wording of the entries, each with the entry it stands in.

    Raises ``FormError`` where the notation cannot be read.
    """
    return tuple((one, _wording(one, old)) for one in outdated for old in one.old)


def in_width(new: str, old: str) -> str:
    """Return ``new`` with its digits and letters as wide as in ``old``, half where unclear."""
    wide = any("！" <= sign <= "～" and sign.isalnum() for sign in old)
    return new.translate(_FULL_WIDTH) if wide else new


def _wording(outdated: Outdated, old: str) -> Wording:
    parts: list[str] = []
    numbers: list[int] = []
    keys = [""]
    depth = 0
    for token in _tokens(outdated, old):
        parts.append(_part(token, len(numbers), first=not parts))
        numbers += [int(token["new"])] if token["new"] else []
        depth += _DEPTHS.get(token["sign"] or "", 0)
        keys += [half_width(token["words"])] if token["words"] and not depth else []
    try:
        pattern = re.compile("".join(parts))
    except re.error as error:
        raise _error(outdated, old) from error
    return Wording(pattern, max(keys, key=len), tuple(numbers))


def _tokens(outdated: Outdated, old: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(old):
        token = _TOKEN.match(old, at)
        if token is None:
            raise _error(outdated, old)
        yield token
        at = token.end()


def _part(token: re.Match[str], numbers: int, *, first: bool) -> str:
    if token["sign"]:
        return _SIGNS[token["sign"]]
    if token["old"]:
        return _number(token, numbers, first=first)
    if token["words"]:
        return re.escape(half_width(token["words"]))
    return _BODY if token["body"] else r"\s*"


def _number(token: re.Match[str], index: int, *, first: bool) -> str:
    """Return the pattern of a number, named where it is to be replaced."""
    before = rf"(?<!{DIGIT})" if first else ""
    name = f"?P<n{index}>" if token["new"] else "?:"
    return f"{before}({name}{styles(int(token['old']))})"


def _error(outdated: Outdated, old: str) -> FormError:
    return FormError(f"{outdated.where}: 「{old}」の書き方が読めません。")
