"""A Word file around a body: the parts that every one has, from the templates in resources/docx.

Everything but the body is a template with a few words to fill in, so that a designer can change
the look without Python. The same parts give the same bytes.
"""

import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from assessor.export.docx_body import TWIPS, padding
from assessor.export.sheet import DATA_SIZE, OPTIONS_SIZE, PAGE_HEIGHT, PAGE_WIDTH
from assessor.form.definition import Layout
from assessor.paths import resources_folder

DOCUMENT = "word/document.xml"
_STAMP = (1980, 1, 1, 0, 0, 0)
_FOOTER_DISTANCE = 10.0
TEMPLATES = {
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/footer.xml": "footer.xml",
}
"""Part of every package: template in resources/docx."""


def document(body: str, layout: Layout, *, landscape: bool = False) -> str:
    """Return the main part around a body."""
    width, height = round(PAGE_WIDTH * TWIPS), round(PAGE_HEIGHT * TWIPS)
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    margin = round(layout.margin * TWIPS)
    distance = round(_FOOTER_DISTANCE * TWIPS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<w:body>{body}<w:sectPr>"
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        f"<w:pgSz {size}/>"
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="{distance}" w:footer="{distance}" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def words(title: str, subject: str, today: date, layout: Layout) -> dict[str, str]:
    """Return the words that the templates ask for."""
    return {
        "font": escape(layout.font, {'"': "&quot;"}),
        "size": str(round(layout.font_size * 2)),
        "options_size": str(round(layout.font_size * OPTIONS_SIZE * 2)),
        "data_size": str(round(layout.font_size * DATA_SIZE * 2)),
        "padding": str(padding()),
        "title": escape(title),
        "subject": escape(subject),
        "today": today.isoformat(),
        "pictures": "",
    }


def filled(templates: Mapping[str, str], known: dict[str, str]) -> list[tuple[str, str]]:
    """Return the parts that come from templates, with ``known`` words in their places."""
    folder = resources_folder() / "docx"
    return [
        (part, (folder / name).read_text(encoding="utf-8").format_map(known))
        for part, name in templates.items()
    ]


def package(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Return the parts as one file."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
