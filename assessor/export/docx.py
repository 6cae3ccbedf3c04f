"""Word: the document in the layout of its form.

The file carries the whole document with its versions and history (``document.embedded``), so that
it can be opened again; or, where it is to be handed on without them, nothing but what is printed.
"""

from collections.abc import Callable, Iterator
from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.embedded import PART, Embedded, body_digest, to_part
from assessor.document.file import encode
from assessor.export import docx_package
from assessor.export.blocks import Block
from assessor.export.compose import compose
from assessor.export.content import document_name
from assessor.export.docx_body import Body
from assessor.export.sheet import Sheet

_PLAIN = {
    "[Content_Types].xml": "plain_content_types.xml",
    **docx_package.TEMPLATES,
    "word/_rels/document.xml.rels": "plain_rels.xml",
}
_CARRYING = {
    "[Content_Types].xml": "content_types.xml",
    **docx_package.TEMPLATES,
    "word/_rels/document.xml.rels": "document_rels.xml",
    "customXml/itemProps1.xml": "data_properties.xml",
    "customXml/_rels/item1.xml.rels": "data_rels.xml",
}
"""Part of the package: template in resources/docx. Two are about the data that it carries."""


def write(
    assessment: Assessment,
    today: date,
    progress: Callable[[float], None],
    *,
    carries_document: bool = True,
    carried: Assessment | None = None,
) -> bytes:
    """Return the document as a Word file, which can be opened again if it ``carries_document``.

    That is the document itself, or the one ``carried`` in its stead.
    """
    sheet = Sheet(assessment.form.layout)
    body = Body(sheet)
    blocks = compose(assessment)
    document = docx_package.document("".join(body.xml(_watched(blocks, progress))), sheet.layout)
    form = assessment.form
    words = docx_package.words(document_name(assessment), form.title, today, sheet.layout)
    words["pictures"] = body.media.relationships
    parts = [(docx_package.DOCUMENT, document)]
    if carries_document:
        parts.append(
            (PART, to_part(Embedded(encode(carried or assessment), body_digest(document))))
        )
    templates = _CARRYING if carries_document else _PLAIN
    return docx_package.package([*docx_package.filled(templates, words), *parts, *body.media.parts])


def _watched(blocks: tuple[Block, ...], progress: Callable[[float], None]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        progress(number / len(blocks))
        yield block
