"""How one text is written: spaces, doubled signs, brackets, numbering, marks left to be filled in.

What can only be judged beside the rest of the document (widths) stands in ``rules.widths``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from assessor.form.places import Slot
from assessor.form.texts import Text
from assessor.form.values import Free
from assessor.rules.context import ROWS, Context, Part
from assessor.rules.finding import Hit, Mark
from assessor.rules.kinds import Check, TextCheck
from assessor.rules.marks import few
from assessor.rules.standards import Standard


def unfinished(words: str, standard: Standard) -> Iterator[Mark]:
    """Find marks that somebody meant to fill in later: ○○, 要確認, 令和　年　月."""
    pattern = _left_open(
        standard.words("signs"), standard.words("plain"), standard.words("bracketed")
    )
    for match in pattern.finditer(words):
        around = words[match.start() - 1 : match.end() + 1]
        if around not in (f"「{match[0]}」", f"『{match[0]}』"):  # about the sign itself
            message = (
                f"「{match[0].strip()}」が残っています。"
                "書きかけの箇所でしたら、正しい内容に書き換えてください。"
            )
            yield Mark(*match.span(), message)


def doubled(words: str, standard: Standard) -> Iterator[Mark]:
    """Find particles and punctuation written twice: をを, 。。."""
    for twice in standard.words("doubled"):
        start = words.find(twice)
        while start >= 0:
            end = start + len(twice)
            if not _is_part_of(words, start, end, standard.words("right")):
                half = len(twice) // 2
                new = twice[:half] if twice[:half] == twice[half:] else "。"
                message = f"「{twice}」と続いています。「{new}」に直してください。"
                yield Mark(start, end, message, new)
            start = words.find(twice, end)


def stray_spaces(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find spaces that nobody meant: at the end of a line, doubled, inside a word."""
    if not words.strip() or (" " not in words and "　" not in words):
        return
    marks = [_stray_space(match) for match in _STRAY_SPACE.finditer(words)]
    yield from few(words, marks, "余分な空白が{}か所あります。消してください。")


def open_brackets(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find brackets without their other half."""
    open_ones: list[tuple[int, str]] = []
    for match in _BRACKETS.finditer(words):
        start, sign = match.start(), match[0]
        if sign in _OTHER_HALF:
            open_ones.append((start, _OTHER_HALF[sign]))
        elif open_ones and open_ones[-1][1] == sign.translate(_CLOSING):
            open_ones.pop()
        elif open_ones or not _ENUMERATOR.search(words[:start]):
            yield _open_bracket(start, sign)
            return  # what follows cannot be told apart
    for start, _ in open_ones[:1]:
        yield _open_bracket(start, words[start])


def circled_numbers(words: str, standard: Standard) -> Iterator[Mark]:
    """Find lines numbered ①②③ where one number is missing or comes twice.

    Where several do, the numbers are those of a figure, and not those of the lines.
    """
    lines = list(_CIRCLED_LINE.finditer(words))
    if len(lines) < standard.number("least"):
        return
    numbered = [line for line in lines if not line["particle"]]  # 「②については、…」
    wrong = _out_of_order(lines)
    if len(wrong) == 1 and _out_of_order(numbered):
        line, number = wrong[0]
        message = (
            f"番号「{line['first']}」は、順番では「{_CIRCLED[number]}」です。"
            "抜けや重なりがないか確かめてください。"
        )
        yield Mark(*line.span("first"), message)


def mixed_numbers(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find dates and numbers with digits of both widths: 令和4年１0月."""
    if not (_WIDE_DIGIT.search(words) and _NARROW_DIGIT.search(words)):
        return
    for match in _DATE_OR_NUMBER.finditer(words):
        if _is_mixed(re.findall("[0-9０-９]+", match[0])):
            wide = len(re.findall("[０-９]", match[0])) > len(re.findall("[0-9]", match[0]))
            new = match[0].translate(_TO_WIDE if wide else _TO_NARROW)
            message = (
                f"「{match[0]}」の数字に、全角と半角が混ざっています。「{new}」に直してください。"
            )
            yield Mark(*match.span(), message, new)


def empty_headings(context: Context) -> Iterator[Hit | None]:
    """Find headings such as ＜…における措置＞ with nothing below."""
    for part in context.parts:
        for slot, text, (start, end, at_end) in context.seen("headings", part, _bare_headings):
            if not (at_end and _goes_on(context, slot, text)):
                heading = text.words[start:end]
                message = (
                    f"見出し「{heading}」の下に記載がありません。"
                    "記載するか、見出しを消してください。"
                )
                yield Mark(start, end, message).hit(slot.place, text.address, text.words)
        yield None


CHECKS: Mapping[str, Check] = {"heading-empty": empty_headings}
TEXT_CHECKS: Mapping[str, TextCheck] = {
    "unfinished": unfinished,
    "doubled": doubled,
    "stray-space": stray_spaces,
    "bracket-open": open_brackets,
    "circled-number": circled_numbers,
    "mixed-number": mixed_numbers,
}

_NEAR = 6
_LETTER = "一-鿿ぁ-んァ-ヶー"
_STRAY_SPACE = re.compile(
    r"(?P<end>[ 　]+(?=\n|\Z))"
    r"|(?<=\S)(?P<double>[ 　]{2,}(?=\S))"
    rf"|(?<=[{_LETTER}])(?P<inside> (?=[ぁ-ん]))"
    r"|(?<=[^\s（(「『【［])(?P<before>[ 　](?=[、。）」』】]))"
    r"|(?<=[（「『【])(?P<after>[ 　](?=[^\s）」』】]))"
)
_OTHER_HALF = {"(": ")", "（": ")", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_OTHER_HALF |= {"[": "]", "［": "]", "{": "}", "｛": "}"}
_CLOSING = str.maketrans("）］｝", ")]}")
_BRACKETS = re.compile("[()（）「」『』【】\\[\\]［］〔〕{}｛｝]")
_ENUMERATOR = re.compile(r"(?:^|[\s、。・])[0-9０-９A-Za-zァ-ヶ一二三四五六七八九十]{1,2}$")
_CIRCLED = "".join(
    chr(code) for codes in ((0x2460, 0x2474), (0x3251, 0x3260)) for code in range(*codes)
)
_CIRCLED_LINE = re.compile(
    rf"^[ 　]*(?=(?P<first>[{_CIRCLED}]))(?:[{_CIRCLED}][、・～及びから並にと]*)*"
    rf"(?<=(?P<last>[{_CIRCLED}]))(?P<particle>[にのをはとがでへか])?",
    re.MULTILINE,
)
_DATE_OR_NUMBER = re.compile("[0-9０-９]+年[0-9０-９]+月(?:[0-9０-９]+日)?|[0-9０-９]+")
_NARROW_DIGIT, _WIDE_DIGIT = re.compile("[0-9]"), re.compile("[０-９]")
_TO_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HEADING = re.compile(r"^[ 　]*(?P<words>[＜<][^＜＞<>\n]{2,60}[＞>])[ 　]*$", re.MULTILINE)
_BLANKS = (
    "(?<![XＸA-Za-z])[XＸ]{2,}(?![A-Za-z])",
    "[ 　]+年[ 　]+月(?:[ 　]+日)?",
    "第[ 　]*[○〇◯ 　][ 　]*[条項号表]",
    "(?<![一二三四五六七八九十〇])[○〇◯][年月日]",
    "の[○〇◯]の項",
)
_FIRST_OF_OTHERS = "【（([［〔＜<XＸ 　第○〇◯の"
"""With what the words in brackets and the blanks begin."""


@cache
def _left_open(
    signs: tuple[str, ...], plain: tuple[str, ...], bracketed: tuple[str, ...]
) -> re.Pattern[str]:
    """Return what finds signs in a row, words that stand alone, and words in brackets."""
    alone = "|".join(map(re.escape, plain))
    inside = "|".join(map(re.escape, bracketed))
    # Most characters begin none of these, and are passed over quickly.
    first = "".join({*signs, *(word[0] for word in plain), *_FIRST_OF_OTHERS})
    return re.compile(
        f"(?=[{re.escape(first)}])(?:"
        + "|".join(
            [
                *(re.escape(sign) + "{2,}" for sign in signs),
                f"(?<![一-鿿A-Za-zＡ-Ｚ])(?:{alone})(?![一-鿿ァ-ヶA-Za-zＡ-Ｚ])",
                rf"[【（(［\[〔＜<](?:{inside})[】）)］\]〕＞>]",
                *_BLANKS,
            ]
        )
        + ")"
    )


def _is_part_of(words: str, start: int, end: int, longer: tuple[str, ...]) -> bool:
    """Tell whether one of ``longer`` stands around the words from ``start`` to ``end``."""
    return any(
        words.find(right, max(0, end - len(right)), start + len(right)) >= 0 for right in longer
    )


def _stray_space(match: re.Match[str]) -> Mark:
    match match.lastgroup:
        case "end":
            return Mark(*match.span(), "行の終わりに空白があります。消してください。", "")
        case "double":
            message = "空白が続いています。一つにしてください。"
            return Mark(*match.span(), message, match[0][0])
        case _:
            before = match.string[: match.start()].rsplit("\n", maxsplit=1)[-1][-_NEAR:]
            after = match.string[match.end() :].split("\n", maxsplit=1)[0][:_NEAR]
            message = f"「{before}」と「{after}」の間に空白があります。消してください。"
            return Mark(*match.span(), message, "")


def _out_of_order(lines: list[re.Match[str]]) -> list[tuple[re.Match[str], int]]:
    """Return the lines whose number neither begins anew nor follows, with the index to follow."""
    pairs = [(line, _CIRCLED.index(before["last"]) + 1) for before, line in pairwise(lines)]
    return [
        (line, wanted)
        for line, wanted in pairs
        if _CIRCLED.index(line["first"]) not in (0, wanted) and wanted < len(_CIRCLED)
    ]


def _open_bracket(start: int, sign: str) -> Mark:
    other = "閉じる" if sign in _OTHER_HALF else "始まりの"
    return Mark(
        start, start + 1, f"かっこ「{sign}」に、{other}かっこがありません。対にしてください。"
    )


def _is_mixed(numbers: list[str]) -> bool:
    """Tell whether digits of both widths stand in them.

    One digit wide and more digits narrow is a rule that many offices keep.
    """
    widths = {(len(number) > 1, "０" <= digit <= "９") for number in numbers for digit in number}
    either = {(True, False), (True, True)} <= widths or {(False, False), (False, True)} <= widths
    return either or {(False, False), (True, True)} <= widths


_Bare = tuple[int, int, bool]
"""Where a heading with nothing below stands, and whether the text ends there."""


def _bare_headings(part: Part) -> tuple[tuple[Slot, Text, _Bare], ...]:
    return tuple(
        (slot, text, bare)
        for slot, text, section in part.texts
        if section.style != ROWS and ("＜" in text.words or "<" in text.words)
        for bare in _bare_in(text.words)
    )


def _bare_in(words: str) -> Iterator[_Bare]:
    headings = list(_HEADING.finditer(words))
    for number, match in enumerate(headings):
        following = headings[number + 1].start() if number + 1 < len(headings) else len(words)
        if not words[match.end() : following].strip():
            yield (*match.span("words"), following == len(words))


def _goes_on(context: Context, slot: Slot, text: Text) -> bool:
    """Tell whether a table or a figure may stand below ``text``."""
    value = context.assessment.answers.get(slot.place)
    part = text.address[0] if text.address else None
    last = isinstance(value, Free) and part == len(value.parts) - 1
    return isinstance(value, Free) and (len(text.address) > 1 or not last)
