"""Look into a PDF with PDFium, as a browser would see it."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int
    title: str
    page: int


def pages(content: bytes) -> list[str]:
    """Return the words of each page, in the order in which they were put there."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [_words(document, number) for number in range(len(document))]


def text(content: bytes) -> str:
    return "\n".join(pages(content))


def bookmarks(content: bytes) -> list[Bookmark]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [
            Bookmark(mark.level, mark.get_title(), mark.get_dest().get_index() or 0)
            for mark in document.get_toc()
        ]


def properties(content: bytes) -> dict[str, str]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return dict(document.get_metadata_dict())


def attached(content: bytes) -> dict[str, bytes]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        files = [document.get_attachment(n) for n in range(document.count_attachments())]
        return {file.get_name(): bytes(file.get_data()) for file in files}


def alternatives(content: bytes) -> list[str]:
    """Return what is said of each figure to those who cannot see it."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [words for page in document for words in _alternatives_of(page)]


def _alternatives_of(page: pypdfium2.PdfPage) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    for number in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _alternatives_in(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    raw.FPDF_StructTree_Close(tree)


def _alternatives_in(element: object) -> Iterator[str]:
    room = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if room > 2:
        words = (ctypes.c_char * room)()
        raw.FPDF_StructElement_GetAltText(element, words, room)
        yield bytes(words).decode("utf-16-le").rstrip("\0")
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _alternatives_in(child)


def _words(document: pypdfium2.PdfDocument, number: int) -> str:
    # Where a line ends PDFium gives U+FFFE for a hyphen that it takes for a break.
    with closing(document[number]) as page, closing(page.get_textpage()) as words:
        return str(words.get_text_range()).replace("\ufffe", "-").replace("\r", "")
