"""Characters that another machine, a PDF or Excel cannot show.

What people type on Windows they type for Windows: 外字, half-width kana, characters that a PDF or
a file name from a Mac left behind. ① and Ⅱ stand in the form itself and 髙 and 﨑 in names; these
are shown everywhere today, and nothing is said of them. Nor of ㎡, which everybody reads aloud.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from assessor.paths import resources_folder
from assessor.rules.finding import Mark
from assessor.rules.kinds import TextCheck
from assessor.rules.marks import few
from assessor.rules.standards import Standard

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_COMBINING = "\u0300-\u036f\u3099\u309a"
_RADICALS = "\u2e80-\u2fdf"
_COPIES = "\uf900-\ufa0d"  # what follows are shapes of their own: 﨑, 神
_SELECTORS = "\U000e0100-\U000e01ef"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f"
_INVISIBLE = (
    "\x80-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e00ff"
)
_STAND_INS = "〓\ufffd"
_COMBINED = "\u2116\u2121\u3220-\u3243\u32c0-\u32cb\u32ff-\u3370\u337b-\u337f\u33e0-\u33fe"
"""№, ㈱, ㍻, ㌔: several characters in one, the best known of the 機種依存文字."""


def private_characters(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find 外字, and the signs that stand for one."""
    for match in _PRIVATE_RUN.finditer(words):
        if match[0][0] in _STAND_INS:
            message = (
                f"「{match[0]}」は、表示できない文字の代わりの記号です。"
                "本来の文字を確かめて書き直してください。"
            )
        else:
            message = (
                f"外字（{code_of(match[0][0])}）があります。他の機械では表示されませんので、"
                "別の文字に書き換えてください。"
            )
        yield Mark(*match.span(), message, anywhere=True)


def unshowable_characters(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find what the program's own fonts, and so a PDF, cannot show: emoji, rare characters."""
    strange = "".join(re.escape(sign) for sign in set(words) - _shown() if not _OTHERS.match(sign))
    if not strange:
        return
    for match in re.finditer(f"[{strange}][{strange}\u200d\ufe0f]*", words):
        message = (
            f"「{match[0]}」（{code_of(match[0][0])}）は、PDFや他の機械で"
            "表示されないことがあります。別の文字に書き換えてください。"
        )
        yield Mark(*match.span(), message, anywhere=True)


def lookalikes(words: str, standard: Standard) -> Iterator[Mark]:
    """Find characters that only look like the usual ones: ⺠ and ⼾ from a PDF."""
    for match in _LOOKALIKE_RUN.finditer(words):
        usual = {pair[0]: pair[1] for pair in standard.words("usual")}
        new = "".join(usual.get(sign) or unicodedata.normalize("NFKC", sign) for sign in match[0])
        known = _LOOKALIKE_RUN.search(new) is None
        remedy = f"通常の文字の「{new}」" if known else "通常の文字"
        message = (
            f"「{match[0]}」は、形が似ているだけの別の文字です。"
            f"検索などで見つかりませんので、{remedy}に直してください。"
        )
        yield Mark(*match.span(), message, new if known else None, anywhere=True)


def decomposed_characters(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find letters written in two characters, か and ゛, as file names from a Mac are."""
    for match in _DECOMPOSED_RUN.finditer(words):
        new = unicodedata.normalize("NFC", match[0])
        whole = _COMBINING_SIGN.search(new) is None
        message = (
            f"「{match[0]}」の濁点などが、別の文字になっています。ずれて表示されることがありますので、"
            "一文字に直してください。"
        )
        yield Mark(*match.span(), message, new if whole else None, anywhere=True)


def halfwidth_kana(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find 半角カナ."""
    marks = []
    for match in _HALFWIDTH_RUN.finditer(words):
        new = unicodedata.normalize("NFKC", match[0])
        message = f"「{match[0]}」は半角カナです。全角の「{new}」に直してください。"
        marks.append(Mark(*match.span(), message, new))
    return few(words, marks, "半角カナが{}か所あります。全角に直してください。")


def combined_characters(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find several characters written as one: ㈱, ㍻, №."""
    marks = []
    for match in _COMBINED_SIGN.finditer(words):
        new = unicodedata.normalize("NFKC", match[0]).translate(_WIDE_BRACKETS)
        message = (
            f"「{match[0]}」は、数文字を一字にした機種依存文字です。"
            f"読み上げや検索ができないことがありますので、「{new}」に直してください。"
        )
        marks.append(Mark(*match.span(), message, new))
    return few(
        words, marks, "「㈱」のような機種依存文字が{}か所あります。通常の文字に直してください。"
    )


def invisible_characters(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find characters that nobody sees, and that part a word for whoever searches for it."""
    for match in _INVISIBLE_RUN.finditer(words):
        if match["run"]:
            before = words[: match.start()].rsplit("\n", maxsplit=1)[-1][-_NEAR:]
            after = words[match.end() :].split("\n", maxsplit=1)[0][:_NEAR]
            where = f"「{before}」の後" if before else f"「{after}」の前"
            message = (
                f"{where}に、目に見えない文字（{code_of(match[0][0])}）があります。消してください。"
            )
            yield Mark(*match.span(), message, "", anywhere=True)


def glyph_selections(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find characters whose glyph is chosen by a selector that few programs heed."""
    for match in _SELECTED_RUN.finditer(words):
        message = (
            f"「{match[0]}」は、字形を指定した文字です。相手の機械では別の字形で"
            "表示されることがありますので、提出前に確かめてください。"
        )
        yield Mark(*match.span(), message, anywhere=True)


def odd_spaces(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find spaces that only look like one, and tabs."""
    marks = []
    for match in _SPACE_RUN.finditer(words):
        tab = match[0][0] == "\t"
        message = (
            "タブがあります。位置がそろいませんので、全角の空白に直してください。"
            if tab
            else f"特殊な空白（{code_of(match[0][0])}）があります。通常の空白に直してください。"
        )
        marks.append(Mark(*match.span(), message, ("　" if tab else " ") * len(match[0])))
    return few(words, marks, "タブや特殊な空白が{}か所あります。通常の空白に直してください。")


def unprintable(words: str) -> list[str]:
    """Return which characters a PDF cannot hold, each once: no type of ours shows them."""
    strange = set(words) - _shown()
    return sorted(sign for sign in strange if not _TAKES_NO_INK.match(sign))


def code_of(sign: str) -> str:
    """Return the number of a character as people cite it."""
    return f"U+{ord(sign):04X}"


def _where_unusual(find: TextCheck) -> TextCheck:
    """Return ``find`` so that it passes over texts of usual characters, as nearly all are."""

    def found(words: str, standard: Standard) -> Iterable[Mark]:
        return () if _is_usual(words) else find(words, standard)

    return found


TEXT_CHECKS: Mapping[str, TextCheck] = {
    "private-character": _where_unusual(private_characters),
    "unshowable-character": _where_unusual(unshowable_characters),
    "lookalike-character": _where_unusual(lookalikes),
    "decomposed-character": _where_unusual(decomposed_characters),
    "halfwidth-kana": _where_unusual(halfwidth_kana),
    "combined-character": _where_unusual(combined_characters),
    "invisible-character": _where_unusual(invisible_characters),
    "glyph-selection": _where_unusual(glyph_selections),
    "odd-space": _where_unusual(odd_spaces),
}

_NEAR = 5
_PRIVATE_RUN = re.compile(f"[{_PRIVATE}]+|[{_STAND_INS}]+")
_LOOKALIKE_RUN = re.compile(f"[{_RADICALS}{_COPIES}]+")
_DECOMPOSED_RUN = re.compile(f"(?:[^{_COMBINING}\n][{_COMBINING}]+)+")
_COMBINING_SIGN = re.compile(f"[{_COMBINING}]")
_COMBINED_SIGN = re.compile(f"[{_COMBINED}]")
_WIDE_BRACKETS = str.maketrans("()", "（）")
_HALFWIDTH_RUN = re.compile("[\uff61-\uff9f]+")
# An emoji may be made of several that are joined by such signs; they belong to it.
_INVISIBLE_RUN = re.compile(f"[\U0001f000-\U0001faff][{_INVISIBLE}]+|(?P<run>[{_INVISIBLE}]+)")
_SELECTED_RUN = re.compile(f".[{_SELECTORS}]+")
_SPACE_RUN = re.compile(f"[{_SPACES}]+|\t+")
_OTHERS = re.compile(
    f"[{_PRIVATE}{_STAND_INS}{_RADICALS}{_COPIES}{_COMBINING}{_INVISIBLE}{_SELECTORS}{_SPACES}\x00-\x1f]"
)
"""What the other checks speak of."""
_TAKES_NO_INK = re.compile(f"(?![\x80-\x9f\ufeff\ufffc])[{_INVISIBLE}{_SPACES}{_SELECTORS}\t\n]")
"""Of what no type shows: what is not to be seen anyway."""


@lru_cache(maxsize=8)  # every check asks for the same text, one after the other
def _is_usual(words: str) -> bool:
    """Tell whether no check of this module can find anything in ``words``."""
    return _usual().issuperset(words)


@cache
def _usual() -> frozenset[str]:
    shown = "".join(_shown())
    for found_by in (_OTHERS, _HALFWIDTH_RUN, _COMBINED_SIGN):
        shown = found_by.sub("", shown)
    return frozenset(shown) | {"\n"}


@cache
def _shown() -> frozenset[str]:
    """Return what the fonts show."""
    covered = (resources_folder() / "fonts" / "coverage.txt").read_text(encoding="ascii")
    spans = [word.partition("-")[::2] for word in covered.split()]
    return frozenset(
        chr(number)
        for first, last in spans
        for number in range(int(first, 16), int(last or first, 16) + 1)
    )
