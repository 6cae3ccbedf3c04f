"""Bytes of a text file to text: UTF-8, UTF-16 with its mark, or the cp932 of old Windows."""

import codecs
import unicodedata

from assessor.errors import ImportFormatError

LARGEST = 20_000_000
"""In bytes; the longest 評価書 known has 197 pages, about a megabyte."""
_FOREIGN_SHARE = 0.02
_SAMPLE = 20_000


def decoded(content: bytes, name: str) -> str:
    """Return the text in ``content``; raise ``ImportFormatError`` where it is none."""
    if len(content) > LARGEST:
        raise ImportFormatError(f"{name} は大きすぎます（上限は{LARGEST // 1_000_000}MBです）。")
    if not content.strip():
        raise ImportFormatError(f"{name} は空のファイルです。")
    text = _text(content)
    if text is None:
        raise ImportFormatError(
            f"{name} は文字のファイルとして読めません。",
            "UTF-8、UTF-16またはShift_JISの文字だけのファイルを指定してください。",
        )
    return text


def _text(content: bytes) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    for encoding in ("utf-8-sig", "cp932"):
        text = _decoded(content, encoding)
        if text is not None:
            return text
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    foreign = sum(unicodedata.category(sign) in {"Cc", "Co", "Cn"} for sign in sample)
    foreign -= sum(sample.count(sign) for sign in "\t\n\r\f\v")
    return text if foreign <= _FOREIGN_SHARE * len(sample) else None
