"""The pages of the print preview: typeset like the PDF, and drawn one by one.

Made in another thread, since a long document takes a second for the first time. What no type
shows is drawn as a box here: a preview must not stop at it as an export does.
"""

from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

import pypdfium2
from PySide6.QtGui import QImage

from assessor.document.assessment import Assessment
from assessor.export.compose import compose
from assessor.export.typesetting import Copy, Typesetting
from assessor.form.values import Place
from assessor.importers.pdf import PDFIUM

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place of the document is printed: the page from 0, and points from its edges."""

    place: Place
    page: int
    down: float
    across: float


class Pages:
    """The pages of one state of a document; whoever has them closes them."""

    def __init__(self, content: bytes, spots: list[Spot]) -> None:
        self.spots = spots
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(content)
            self.sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
        """Width and height of each page in points."""

    def image(self, number: int, scale: float) -> QImage:
        """Return a page drawn with so many pixels to a point."""
        with PDFIUM:
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            words = bytes(bitmap.buffer)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            bitmap.close()
            page.close()
        return QImage(words, *size, QImage.Format.Format_RGB32).copy()

    def spot_of(self, place: Place) -> Spot | None:
        """Return where a place is printed; if nowhere, where the first thing in or around it is."""
        for length in range(len(place), 0, -1):
            around = place[:length]
            inside = (spot for spot in self.spots if spot.place[:length] == around)
            found = next(inside, None)
            if found:
                return found
        return None

    def spot_at(self, page: int, down: float, across: float = inf) -> Spot | None:
        """Return what is printed at a point: what begins last before it."""
        before = (spot for spot in self.spots if (spot.page, spot.down) <= (page, down))
        return max(
            (spot for spot in before if spot.page < page or spot.across <= across),
            key=lambda spot: (spot.page, spot.down, spot.across),
            default=None,
        )

    def close(self) -> None:
        """Give back what the pages hold."""
        with PDFIUM:
            self._document.close()


class Press:
    """Typesets one document again and again; the second time takes a fraction of the first."""

    def __init__(self) -> None:
        folder = mkdtemp(prefix="assessor-")
        finalize(self, rmtree, folder, ignore_errors=True)
        self._typesetting = Typesetting(Path(folder), spots=True)

    def pages(self, assessment: Assessment, today: date) -> Pages:
        """Return the pages of a document; nobody else may ask meanwhile."""
        content = self._typesetting.pdf(Copy(assessment, compose(assessment), today))
        return Pages(content, _spots(self._typesetting.found_spots()))


def _spots(found: object) -> list[Spot]:
    spots = [
        Spot(tuple(place), page - 1, down * POINTS_PER_MM, across * POINTS_PER_MM)
        for place, page, down, across in (found if isinstance(found, list) else ())
    ]
    return sorted(spots, key=lambda spot: (spot.page, spot.down, spot.across))
