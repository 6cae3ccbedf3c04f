"""The same words in another text, though its widths, spaces or line ends are others.

What is withheld in one place must not stand open in a row of 変更箇所 or in a 別紙 only because
somebody typed it there in half width.
"""

import re
import unicodedata
from collections.abc import Iterator

from assessor.form.kinds import folded


def same_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``words`` begin and end in ``text``; places do not overlap."""
    wanted = folded(words)
    if not wanted or (words not in text and wanted not in folded(text)):
        return
    plain, signs = _levelled(text)
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield signs[at][0], signs[end - 1][1]
        at = plain.find(wanted, end)


def shared_words(words: str, text: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield every run of ``least`` signs in ``text`` that stands in ``words`` too.

    Runs of nothing but endings and particles are left out; they stand everywhere.
    """
    wanted = folded(words)
    runs = {wanted[at : at + least] for at in range(len(wanted) - least + 1)}
    telling = {run for run in runs if not _PLAIN.fullmatch(run)}
    if not telling:
        return
    plain, signs = _levelled(text)
    for at in range(len(plain) - least + 1):
        if plain[at : at + least] in telling:
            yield signs[at][0], signs[at + least - 1][1]


def _levelled(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` for comparing, and for each of its letters where that stands in ``text``."""
    plain, signs = "", list[tuple[int, int]]()
    for match in _SIGN.finditer(text):
        level = folded(match[0])
        plain += level
        signs += [match.span()] * len(level)
    return plain, signs


_COMBINING = "".join(
    re.escape(chr(code)) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code))
)
_SIGN = re.compile(rf"(?s:.)[{_COMBINING}ﾞﾟ]*")
"""One sign with the marks on it, which are one sign when widths are levelled."""
_PLAIN = re.compile(r"[ぁ-ゖー、。,.・()「」]*")
