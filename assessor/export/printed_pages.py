"""On which page of the PDF each place of a document begins: for lists that send people there."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.document.assessment import Assessment
from assessor.export.compose import compose
from assessor.export.typesetting import Copy, Typesetting
from assessor.form.values import Place


def printed_pages(assessment: Assessment, today: date) -> Mapping[Place, int]:
    """Return the page of each place, counted from 1.

    Raises ``ExportError`` where the document cannot be made a PDF.
    """
    with TemporaryDirectory(prefix="assessor-") as folder:
        typesetting = Typesetting(Path(folder), spots=True)
        typesetting.pdf(Copy(assessment, compose(assessment), today))
        found = typesetting.found_spots()
    pages: dict[Place, int] = {}
    for place, page, *_ in found if isinstance(found, list) else ():
        pages.setdefault(tuple(place), int(page))
    return pages
