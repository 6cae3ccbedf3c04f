"""Numbers and addresses of persons that have no business in a published document.

What is found is shown to many, in reports too; so no message repeats it, and ``masked`` keeps it
out of whatever else is quoted. Landlines and the addresses of offices belong in a 評価書.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessor.rules.finding import Mark
from assessor.rules.kinds import TextCheck
from assessor.rules.standards import Standard, Standards


def personal_numbers(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find numbers that can be somebody's 個人番号: the check digit is right."""
    for found in _numbers(words):
        if _can_be_personal(found.digits):
            message = (
                f"個人番号と思われる12桁の番号（{found.masked}）があります。"
                "検査用数字も合いますので、消してください。"
            )
            yield Mark(found.start, found.end, message, anywhere=True)


def twelve_digits(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find other numbers of twelve digits."""
    for found in _numbers(words):
        if not _can_be_personal(found.digits):
            message = (
                f"12桁の番号（{found.masked}）があります。"
                "個人番号を書き誤ったものではないことを確かめてください。"
            )
            yield Mark(found.start, found.end, message, anywhere=True)


def personal_telephones(words: str, _standard: Standard) -> Iterator[Mark]:
    """Find numbers of mobile telephones."""
    for found in _telephones(words):
        message = (
            f"携帯電話の番号（{found.masked}）があります。"
            "個人のものでしたら、部署の番号に書き換えてください。"
        )
        yield Mark(found.start, found.end, message, anywhere=True)


def personal_mails(words: str, standard: Standard) -> Iterator[Mark]:
    """Find mail addresses that belong to a person rather than to an office."""
    for found in _mails(words, standard):
        message = (
            f"個人のものと思われるメールアドレス（{found.masked}）があります。"
            "部署のアドレスに書き換えるか、消してください。"
        )
        yield Mark(found.start, found.end, message, anywhere=True)


TEXT_CHECKS: Mapping[str, TextCheck] = {
    "personal-number": personal_numbers,
    "twelve-digits": twelve_digits,
    "personal-telephone": personal_telephones,
    "personal-mail": personal_mails,
}


def masked(words: str, standards: Standards) -> str:
    """Return ``words`` with asterisks over what the checks of this module find in them."""
    if not _SUSPICIOUS.search(words):  # nearly always
        return words
    mails = _mails(words, standards["personal-mail"])
    for found in [*_numbers(words), *_telephones(words), *mails]:
        words = words[: found.start] + found.masked + words[found.end :]
    return words


@dataclass(frozen=True, slots=True)
class _Found:
    """Something of a person's, and where it stands."""

    start: int
    end: int
    words: str
    shown: int
    """How many characters at its beginning may be repeated."""
    kept: int = 0
    """How many at its end."""

    @property
    def digits(self) -> str:
        return re.sub("[^0-9]", "", _plain(self.words))

    @property
    def masked(self) -> str:
        """As many characters, but only the first ones and the end readable."""
        end = len(self.words) - self.kept
        hidden = re.sub(r"[^\W_]", "*", _plain(self.words[self.shown : end]))
        return self.words[: self.shown] + hidden + self.words[end:]


_SUSPICIOUS = re.compile("[0-9０-９]{4}|[@＠]")
_FOUR_DIGITS = re.compile("[0-9０-９][0-9０-９]{3}")  # so written it is found faster
"""What most texts do not have, so that nothing else need be looked for in them."""
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z/_=])(?<![0-9][- ,.])"
    r"[0-9]{4}([- ]?)[0-9]{4}\1[0-9]{4}"
    r"(?![- ,]?[0-9]|[A-Za-z/_]|\.[0-9A-Za-z]|[円件人])"
)
_TELEPHONE = re.compile(
    r"(?<![0-9])(?<![0-9]-)"
    r"(?:\+81[- ]?|0)[6789]0[-() ]{0,2}[0-9]{4}[-() ]{0,2}[0-9]{4}"
    r"(?![- ]?[0-9])"
)
_PLACEHOLDERS = ("00000000", "0000-0000", "0000 0000")
_MAIL = re.compile(r"(?P<person>[A-Za-z0-9._%+-]+)@(?P<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")


def _numbers(words: str) -> Iterator[_Found]:
    if not _FOUR_DIGITS.search(words):
        return
    for match in _NUMBER.finditer(_plain(words)):
        if len(set(match[0]) - set("- ")) > 1:  # 0000 0000 0000 is nobody's
            yield _Found(*match.span(), words[slice(*match.span())], shown=2)


def _telephones(words: str) -> Iterator[_Found]:
    if not _FOUR_DIGITS.search(words):
        return
    for match in _TELEPHONE.finditer(_plain(words)):
        if not match[0].endswith(_PLACEHOLDERS):
            yield _Found(*match.span(), words[slice(*match.span())], shown=3)


def _mails(words: str, standard: Standard) -> Iterator[_Found]:
    if "@" not in words and "＠" not in words:
        return
    for match in _MAIL.finditer(_plain(words)):
        domain = match["domain"].lower()
        free = any(f".{domain}".endswith(f".{known}") for known in standard.words("domains"))
        # An office in 堺 or 上田 is called after its town, which stands behind the @ too.
        names = set(re.split("[^a-z]+", match["person"].lower())) - set(domain.split("."))
        if free or not names.isdisjoint(standard.words("surnames")):
            kept = len(match["domain"]) + 1
            yield _Found(*match.span(), words[slice(*match.span())], shown=1, kept=kept)


def _can_be_personal(digits: str) -> bool:
    """Tell whether the last of twelve digits is the check digit of the others."""
    weights = [*range(2, 8), *range(2, 7)]
    total = sum(int(digit) * weight for digit, weight in zip(digits[10::-1], weights, strict=True))
    rest = total % 11
    return int(digits[-1]) == (0 if rest <= 1 else 11 - rest)


_PLAIN: dict[int, int] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    ord("　"): ord(" "),
    **dict.fromkeys(map(ord, "−‐‑–—―ー－"), ord("-")),
}


def _plain(words: str) -> str:
    """Return ``words`` with all widths and dashes levelled, and every character in its place."""
    return words.translate(_PLAIN)
