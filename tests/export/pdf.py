"""Look into a PDF with PDFium, as a browser would see it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

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
    return [words for words, is_alternative in _read_aloud(content) if is_alternative]


def read_aloud(content: bytes) -> str:
    """Return the words in the order in which they are read to somebody, without alternatives."""
    return "".join(words for words, is_alternative in _read_aloud(content) if not is_alternative)


def _read_aloud(content: bytes) -> Iterator[tuple[str, bool]]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as words:
                marked = _marked_words(page, words)
                tree = raw.FPDF_StructTree_GetForPage(page)
                for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                    element = raw.FPDF_StructTree_GetChildAtIndex(tree, at)
                    yield from _element(element, marked)
                raw.FPDF_StructTree_Close(tree)


def _marked_words(
    page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage
) -> Mapping[int, Sequence[str]]:
    marked: dict[int, list[str]] = {}
    for piece in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        number = raw.FPDFPageObj_GetMarkedContentID(piece)
        said = _string(partial(raw.FPDFTextObj_GetText, piece, words))
        marked.setdefault(number, []).append(said)
    return marked


def _element(element: object, marked: Mapping[int, Sequence[str]]) -> Iterator[tuple[str, bool]]:
    said = _string(partial(raw.FPDF_StructElement_GetAltText, element))
    if said:  # instead of what is in it
        yield said, True
        return
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _element(child, marked)
        else:
            number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
            yield from ((words, False) for words in marked.get(number, ()))


def _string(ask: Callable[[object, int], int]) -> str:
    """Return what PDFium says when it is asked twice: for the room it needs, and for the words."""
    room = ask(None, 0)
    words = (raw.FPDF_WCHAR * max(room, 1))()
    ask(words, room)
    return bytes(words)[:room].decode("utf-16-le").rstrip("\0")


def _words(document: pypdfium2.PdfDocument, number: int) -> str:
    # Where a line ends PDFium gives U+FFFE for a hyphen that it takes for a break.
    with closing(document[number]) as page, closing(page.get_textpage()) as words:
        return str(words.get_text_range()).replace("\ufffe", "-").replace("\r", "")
