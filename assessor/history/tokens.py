"""A text cut into what a reader sees as one: words by script, numbers with units, dates, articles.

Japanese writes no spaces. Where the script changes there is nearly always a bound between words;
what that rule would cut in two (令和4年10月5日, 第9条第1項, 1,000人, LG-WAN) is caught before it.
A model that finds phrases was tried on published changes: it cut dates in two, and kept whole
clauses together.
"""

import re
import unicodedata
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple


class Script(StrEnum):
    """What sort of signs a token is made of."""

    NUMBER = auto()
    """A number with its unit, a date, an article of a law, an address, a telephone number."""
    LATIN = auto()
    KATAKANA = auto()
    KANJI = auto()
    KANA = auto()
    """Hiragana: endings and particles, which say little alone."""
    SPACE = auto()
    LINE_END = auto()
    SIGN = auto()
    PARAGRAPH = auto()
    """A whole line that stands elsewhere in the other text."""


class Token(NamedTuple):
    """One word, number or sign, as it is written; a long text has thousands."""

    text: str
    script: Script

    @property
    def weight(self) -> float:
        """How much it tells a reader that this token is the same in two texts."""
        if self.script in _WORDS:
            return float(min(len(self.text), _HEAVY))
        return _LIGHT * len(self.text) if self.script is Script.KANA else 0.0


def tokens(text: str) -> list[Token]:
    """Return ``text`` in tokens; joined they are the text."""
    return [Token(match[0], _SCRIPTS[match.lastgroup or "sign"]) for match in _TOKEN.finditer(text)]


def levelled(text: str) -> str:
    """Return ``text`` for comparing: full and half width, and the look of dashes, made one.

    ``form.kinds.folded`` levels more (① and 1, spaces): too much for showing what has changed.
    """
    return _level_word(text) if len(text) <= _WORD else _level(text)


def _level(text: str) -> str:
    if _UNEVEN.search(text) is None:
        return text
    return _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text).translate(_DASHES)


_level_word = lru_cache(maxsize=8192)(_level)
_WORD = 40
_WORDS = frozenset([Script.NUMBER, Script.LATIN, Script.KATAKANA, Script.KANJI])
_HEAVY = 8
_LIGHT = 0.4
_D = "[0-9０-９]"
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆ヶ\U00020000-\U0003ffff"
_SELECTORS = "\u3099\u309a\ufe00-\ufe0f\u0300-\u036f\U000e0100-\U000e01ef"
_KANA = f"ぁ-ゖゝゞ{_SELECTORS}"
_LATIN = r"A-Za-zＡ-Ｚａ-ｚ\u2160-\u217f"
_UNITS = (
    "か月間?|カ月間?|ヶ月間?|箇月間?|か所|カ所|ヶ所|箇所|項目|種類|世帯|日間|週間|年間|時間|分間|"
    "人|名|件|回目?|月|日|年|時|分|秒|円|歳|台|枚|部|点|階|級|桁|文字|字|次|類|章|倍|割|%|％"
)
_ENDINGS = (
    "について|において|における|に対して|に対する|に関する|に関して|に基づき|により|による|によって|とともに|ともに|"
    "として|とする|という|ために|ための|ため|こと|もの|など|のみ|だけ|から|まで|より|では|には|とは|への|での|との|"
    "からの|までの|されている|される|されて|された|している|して|した|する|さらに|また|なお|ただし|を"
)
_AND = "及び|並びに|又は|若しくは|もしくは"
_ERA = f"(?:令和|平成|昭和|大正|明治)(?:元|{_D})"
_WIDE = re.compile(r"[\uff00-\uffef\u3000\u2160-\u217f]+")
_DASHES = str.maketrans({"〜": "~", "‐": "-", "−": "-", "–": "-", "—": "-", "―": "-"})
_UNEVEN = re.compile(r"[\uff00-\uffef\u3000\u2160-\u217f〜‐−–—―]")

_PATTERNS = {
    "line_end": r"\n",
    "space": r"[^\S\n]+",
    "latin": (
        rf"https?://[!-~]+|[{_LATIN}][{_LATIN}0-9０-９]*(?:[-_.@/+&'‐－][{_LATIN}0-9０-９]+)*"
    ),
    "number": "|".join(
        (
            rf"(?:第{_D}+(?:[{_KANJI}](?:の{_D}+)*)?)+",
            rf"{_ERA}{_D}*年(?:度|{_D}+月(?:{_D}+日)?)?",
            rf"{_D}+年(?:度|{_D}+月(?:{_D}+日)?)|{_D}+月{_D}+日|{_D}+時{_D}+分",
            rf"{_D}+丁目(?:{_D}+番(?:{_D}+号)?)?",
            rf"{_D}+(?:[-‐－−–:：/／]{_D}+)+",
            rf"{_D}+(?:[,，.．]{_D}+)*[十百千万億兆]?(?:{_UNITS})?",
        )
    ),
    "katakana": f"[ァ-ヺーヽヾｦ-ﾟ{_SELECTORS}]+",
    "kana": f"(?:{_ENDINGS}|{_AND})|[{_KANA}]+?(?={_ENDINGS}|[^{_KANA}]|$)",
    "kanji": f"(?:(?!第{_D}|{_ERA}|{_AND})[{_KANJI}{_SELECTORS}])+",
    "sign": f"(?s:.)[{_SELECTORS}]*",
}
_SCRIPTS = {name: Script[name.upper()] for name in _PATTERNS}
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
