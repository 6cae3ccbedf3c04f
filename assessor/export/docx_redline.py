"""見え消し: the official layout with Word's revisions, so that 承諾 and 元に戻す work.

Accepting all gives the printout of the new document, rejecting all that of the old one. Only the
columns of tables in freely filled frames are as wide as in the new document either way: how wide
they are follows from their words.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lxml import etree

from assessor.document.assessment import Assessment
from assessor.export import docx_package
from assessor.export.blocks import Bracket, Contents, Grid
from assessor.export.blocks_beside import (
    Printed,
    blocks_beside,
    grid_rows_beside,
    is_frame,
    with_edges,
)
from assessor.export.compose import compose
from assessor.export.content import document_name
from assessor.export.docx_body import GAP, Body
from assessor.export.docx_revisions import NAMESPACES, Author, Revisions, W, elements
from assessor.export.sheet import Sheet
from assessor.history.parts import Beside

_TEMPLATES = {
    "[Content_Types].xml": "plain_content_types.xml",
    **docx_package.TEMPLATES,
    "word/_rels/document.xml.rels": "plain_rels.xml",
}
"""Part of the package: template in resources/docx."""


def write(old: Assessment, new: Assessment, author: Author, today: date) -> bytes:
    """Return the new document as a Word file in which its differences from the old are marked."""
    sheet = Sheet(new.form.layout)
    redline = _Redline(Body(sheet), Revisions(author))
    document = etree.fromstring(docx_package.document("", sheet.layout).encode())
    (body,) = document
    last = body[-1]
    for element in redline.elements(blocks_beside(compose(old), compose(new))):
        last.addprevious(element)
    etree.cleanup_namespaces(document, keep_ns_prefixes=[*NAMESPACES])
    words = docx_package.words(document_name(new), new.form.title, today, sheet.layout)
    words["pictures"] = redline.body.media.relationships
    xml = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return docx_package.package(
        [
            *docx_package.filled(_TEMPLATES, words),
            (docx_package.DOCUMENT, xml),
            *redline.body.media.parts,
        ]
    )


class _Redline:
    """Turns blocks side by side into the body of a Word document with revisions."""

    def __init__(self, body: Body, revisions: Revisions) -> None:
        self.body = body
        self._revisions = revisions

    def elements(self, beside: Sequence[Beside[Printed]]) -> Iterator[etree._Element]:
        """Yield paragraphs and tables; two tables never touch."""
        after_table = False
        for element in self._elements(beside):
            is_table = element.tag == f"{W}tbl"
            if after_table and is_table:
                yield self._revisions.passing(elements(GAP)[0])
            yield element
            after_table = is_table

    def _elements(self, beside: Sequence[Beside[Printed]]) -> Iterator[etree._Element]:
        for pair in beside:
            yield from self._gap(*(bool(side and side.gap) for side in (pair.before, pair.after)))
            yield from self._pair(pair)
        lasts = (_last(pair.before for pair in beside), _last(pair.after for pair in beside))
        yield from self._gap(*(isinstance(side and side.block, Grid) for side in lasts))

    def _gap(self, old: bool, new: bool) -> Iterator[etree._Element]:  # noqa: FBT001 - a side each
        if old or new:
            (gap,) = elements(GAP)
            yield gap if old and new else self._revisions.marked(gap, "del" if old else "ins")

    def _pair(self, pair: Beside[Printed]) -> Iterator[etree._Element]:
        match pair:
            case Beside(Printed(block=Grid() as old), Printed(block=Grid() as new)):
                yield self._table(old, new)
            case Beside(Printed(block=old), Printed(block=new)) if old == new:
                yield from elements(self.body.block(new))
            case Beside(Printed(block=old), Printed(block=new)) if not isinstance(new, Contents):
                yield from self._headings(
                    elements(self.body.block(old)), elements(self.body.block(new))
                )
            case Beside(before, after):
                for side, tag in ((before, "del"), (after, "ins")):
                    for element in elements(self.body.block(side.block)) if side else ():
                        yield self._revisions.marked(element, tag)

    def _headings(
        self, old: list[etree._Element], new: list[etree._Element]
    ) -> Iterator[etree._Element]:
        for one, other in zip(old, new, strict=False):
            yield from self._revisions.merged_paragraphs([one], [other])
        for tag, more in (("del", old[len(new) :]), ("ins", new[len(old) :])):
            for paragraph in more:
                yield self._revisions.marked(paragraph, tag)

    def _table(self, old: Grid, new: Grid) -> etree._Element:
        if is_frame(new):
            old = with_edges(old, new.edges)
        edges = sorted({*old.edges, *new.edges})
        (table,) = elements(self.body.table_start(edges) + "</w:tbl>")
        before = elements("".join(self.body.rows(old, edges)))
        after = elements("".join(self.body.rows(new, edges)))
        wholes = [[_is_chosen(cell.content) for cell, _ in cells] for cells in new.all_cells()]
        for pair in grid_rows_beside(old, new):
            match pair:
                case Beside(int(one), int(other)):
                    row = self._revisions.merged_row(before[one], after[other], wholes[other])
                case Beside(int(one), _):
                    row = self._revisions.marked(before[one], "del")
                case Beside(_, int(other)):
                    row = self._revisions.marked(after[other], "ins")
                case _:
                    continue
            table.append(row)
        return table


def _is_chosen(content: Sequence[object]) -> bool:
    return any(isinstance(piece, Bracket) for piece in content)


def _last(side: Iterable[Printed | None]) -> Printed | None:
    return next((printed for printed in reversed([*side]) if printed), None)
