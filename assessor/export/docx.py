"""Word: the package around the body, from the templates in resources/docx.

Everything but the body is a template with a few words to fill in, so that a designer can change
the look without Python. The file carries the whole document (``document.embedded``). The same
document gives the same bytes.
"""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from assessor.document.assessment import Assessment
from assessor.document.embedded import PART, Embedded, body_digest, to_part
from assessor.document.file import encode
from assessor.export.blocks import Block
from assessor.export.compose import compose
from assessor.export.docx_body import TWIPS, Body, padding
from assessor.export.sheet import OPTIONS_SIZE, PAGE_HEIGHT, PAGE_WIDTH, Sheet
from assessor.form.definition import Layout
from assessor.paths import resources_folder

_STAMP = (1980, 1, 1, 0, 0, 0)
_DATA_SIZE = 0.88
"""The type in tables of the user's, as a share of the type of the answers."""
_DOCUMENT = "word/document.xml"
_FOOTER_DISTANCE = 10.0
_TEMPLATES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/footer.xml": "footer.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "customXml/itemProps1.xml": "data_properties.xml",
    "customXml/_rels/item1.xml.rels": "data_rels.xml",
}
"""Part of the package: template in resources/docx."""


def write(assessment: Assessment, today: date, progress: Callable[[float], None]) -> bytes:
    """Return the document as a Word file."""
    sheet = Sheet(assessment.form.layout)
    body = Body(sheet)
    blocks = compose(assessment)
    document = _document("".join(body.xml(_watched(blocks, progress))), sheet.layout)
    words = {
        **_layout_words(sheet.layout),
        "title": escape(_title(assessment)),
        "subject": escape(assessment.form.title),
        "today": today.isoformat(),
        "pictures": body.media.relationships,
    }
    data = Embedded(encode(assessment), body_digest(document))
    return _package(
        [
            *((part, _filled(name, words)) for part, name in _TEMPLATES.items()),
            (_DOCUMENT, document),
            (PART, to_part(data)),
            *body.media.parts,
        ]
    )


def _title(assessment: Assessment) -> str:
    """Return what people call the document (評価書名), or what the form is called."""
    form = assessment.form
    for name, item in form.items.items():
        value = assessment.answers.get((name,))
        if item.names_entry and not form.scopes[name] and isinstance(value, str):
            return value
    return form.title


def _watched(blocks: tuple[Block, ...], progress: Callable[[float], None]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        progress(number / len(blocks))
        yield block


def _document(body: str, layout: Layout) -> str:
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
        f'<w:pgSz w:w="{round(PAGE_WIDTH * TWIPS)}" w:h="{round(PAGE_HEIGHT * TWIPS)}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="{distance}" w:footer="{distance}" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _layout_words(layout: Layout) -> dict[str, str]:
    return {
        "font": escape(layout.font, {'"': "&quot;"}),
        "size": str(round(layout.font_size * 2)),
        "options_size": str(round(layout.font_size * OPTIONS_SIZE * 2)),
        "data_size": str(round(layout.font_size * _DATA_SIZE * 2)),
        "padding": str(padding()),
    }


def _filled(name: str, words: dict[str, str]) -> str:
    template = (resources_folder() / "docx" / name).read_text(encoding="utf-8")
    return template.format_map(words)


def _package(parts: list[tuple[str, str | bytes]]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
