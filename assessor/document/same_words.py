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
    signs = [(match.start(), match.end()) for match in _SIGN.finditer(text)]
    plain, origins = "", list[int]()
    for number, (start, end) in enumerate(signs):
        level = folded(text[start:end])
        plain += level
        origins += [number] * len(level)
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield signs[origins[at]][0], signs[origins[end - 1]][1]
        at = plain.find(wanted, end)


_COMBINING = "".join(
    re.escape(chr(code)) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code))
)
_SIGN = re.compile(rf"(?s:.)[{_COMBINING}ﾞﾟ]*")
"""One sign with the marks on it, which are one sign when widths are levelled."""
