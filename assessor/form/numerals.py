"""Numbers as laws are cited with them: 第1, 第１, 第一, 第十二, 93の2.

What is read is compared; what is put in place of a number is written as that number was, so that a
corrected citation looks like the words around it.
"""

import re

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE = re.compile("[！-～　]+")
_FULL = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}

KANJI = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100}
DIGIT = f"[0-9{KANJI}十百]"
"""One sign of a number in text of half width."""
NUMERAL = rf"(?>[0-9]{{1,3}}(?![0-9])|[{KANJI}十百]{{1,6}})"
"""A number of an article or a row in text of half width."""


def half_width(words: str) -> str:
    """Return ``words`` with letters, digits and signs in half width, one character for one."""
    # To translate all of a Japanese text takes five times as long.
    return _WIDE.sub(lambda run: run[0].translate(_HALF), words)


def read_number(words: str) -> int | None:
    """Return the number that ``words`` mean, in any style, or None."""
    half = half_width(words)
    if re.fullmatch("[0-9]+", half):
        return int(half)
    if re.fullmatch(f"[{KANJI}]+", half):
        return int("".join(str(KANJI.index(sign)) for sign in half))
    total, digit = 0, 0
    for sign in half:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign in KANJI and not digit:
            digit = KANJI.index(sign)
        else:
            return None
    return total + digit if half else None


def written_number(number: int, like: str) -> str:
    """Return ``number`` in the style of ``like``: half or full width, 二十三 or 二三."""
    if any(sign in KANJI or sign in _UNITS for sign in like):
        by_place = len(like) > 1 and not any(sign in _UNITS for sign in like)
        return _by_place(number) if by_place else _in_words(number)
    return str(number) if like.isascii() else str(number).translate(_FULL)


def styles(number: int) -> str:
    """Return a pattern for ``number`` in every style, in text of half width.

    Digits go on with digits of their own kind only: 別表第一30の項 cites 別表第一.
    """
    kanji = "|".join(dict.fromkeys((_in_words(number), _by_place(number))))
    return rf"(?:{number}(?![0-9])|(?:{kanji})(?![{KANJI}十百]))"


def read_row(words: str) -> str | None:
    """Return the number of a row as the data has it, ``93の2``, or None."""
    numbers = [read_number(part) for part in words.split("の")]
    return None if None in numbers else "の".join(str(number) for number in numbers)


def written_row(row: str, like: str) -> str:
    """Return the number of a row in the style of ``like``."""
    style = like.split("の", maxsplit=1)[0]
    return "の".join(written_number(int(part), style) for part in row.split("の"))


def _by_place(number: int) -> str:
    return "".join(KANJI[int(digit)] for digit in str(number))


def _in_words(number: int) -> str:
    if not number:
        return KANJI[0]
    if number >= 1000:  # noqa: PLR2004 - no act has so many articles in words
        return _by_place(number)
    words = ""
    for sign, unit in (("百", 100), ("十", 10)):
        count, number = divmod(number, unit)
        words += (KANJI[count] if count > 1 else "") + sign if count else ""
    return words + (KANJI[number] if number else "")
