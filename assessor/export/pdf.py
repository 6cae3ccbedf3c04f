"""PDF: the document in the layout of its form, tagged, for the archive and for the public.

Typst sets the pages from a template of ours and the blocks as data. The file keeps PDF/A-2a and
PDF/UA-1, or PDF/A-3a where it carries the document itself; a character that the typeface lacks
is an error there, and is told with its place before anything is written.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.document.assessment import Assessment
from assessor.errors import ExportError
from assessor.export.compose import compose
from assessor.export.content import document_name
from assessor.export.pdf_data import Json, Pages
from assessor.export.sheet import Sheet
from assessor.paths import resources_folder


def write(assessment: Assessment, today: date, progress: Callable[[float], None]) -> bytes:
    """Return the document as a PDF file."""
    import typst  # noqa: PLC0415 - large, and loaded when it is used

    pages = Pages(Sheet(assessment.form.layout))
    data = _data(assessment, pages, today)
    progress(0.2)
    with TemporaryDirectory(prefix="assessor-") as name:
        folder = Path(name)
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        template = (resources_folder() / "typst" / "form.typ").read_bytes()
        (folder / "form.typ").write_bytes(template)
        for file, content in pages.pictures.items():
            (folder / file).write_bytes(content)
        try:
            made = typst.compile(
                folder / "form.typ",
                root=folder,
                font_paths=[resources_folder() / "fonts"],
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datetime(today.year, today.month, today.day, tzinfo=UTC),
            )
        except typst.TypstError as error:
            raise ExportError(f"PDFにできません（{error.message}）。") from error
    progress(0.9)
    return made


def _data(assessment: Assessment, pages: Pages, today: date) -> Json:
    body = assessment.answers.get(("body_name",))
    return {
        "title": document_name(assessment),
        "author": body if isinstance(body, str) else "",
        "keywords": [assessment.form.title],
        "day": [today.year, today.month, today.day],
        "layout": pages.layout(),
        "blocks": list(pages.blocks(compose(assessment))),
    }
