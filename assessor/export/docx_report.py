"""A report as a Word file in the look of the printed form.

The file carries no document: a report is read and filed, and never opened as a 評価書 again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from assessor.export import blocks, docx_package
from assessor.export.blocks import Grid, Role, Row, Text
from assessor.export.docx_body import Body, paragraph, run
from assessor.export.report_blocks import (
    Facts,
    Heading,
    ReportBlock,
    Sentences,
    Steps,
    Table,
    Title,
)
from assessor.export.sheet import Sheet
from assessor.form.definition import Layout

_TEMPLATES = {
    "[Content_Types].xml": "plain_content_types.xml",
    **docx_package.TEMPLATES,
    "word/_rels/document.xml.rels": "plain_rels.xml",
}
"""Part of the package: template in resources/docx."""
_LABEL = 26.0
"""Where the labels of facts end, in per cent of the printed width."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a report is printed on, and what sort of report that is."""

    layout: Layout
    subject: str
    landscape: bool = False


def write(report: Iterable[ReportBlock], title: str, today: date, page: Page) -> bytes:
    """Return the report as a Word file; ``title`` is what it is about."""
    body = Body(Sheet(page.layout, page.landscape))
    xml = "".join(part for block in report for part in _block(block, body))
    words = docx_package.words(title, page.subject, today, page.layout)
    document = docx_package.document(xml, page.layout, landscape=page.landscape)
    return docx_package.package(
        [
            *docx_package.filled(_TEMPLATES, words),
            (docx_package.DOCUMENT, document),
        ]
    )


def _block(block: ReportBlock, body: Body) -> Iterator[str]:
    match block:
        case Title(text):
            yield paragraph("Title", run(text))
        case Heading():
            yield _heading(block)
        case Sentences(text):
            yield paragraph("Sentences", run(text))
        case Steps(sentences):
            for number, sentence in enumerate(sentences, start=1):
                yield paragraph("Step", run(f"({number})　{sentence}"))
        case Facts(rows=rows):
            yield from body.xml([Grid(tuple(_fact(label, words) for label, words in rows))])
        case Table():
            yield from body.xml([_grid(block)])


def _heading(heading: Heading) -> str:
    if heading.level > 1:
        return paragraph("Heading2", run(heading.text))
    return paragraph("Part", run(heading.text), "<w:pageBreakBefore/>" if heading.new_page else "")


def _fact(label: str, words: str) -> Row:
    return Row(
        (
            blocks.Cell(Role.LABEL, 0, _LABEL, (Text(label),)),
            blocks.Cell(Role.ANSWER, _LABEL, 100, (Text(words),)),
        ),
        whole=True,
    )


def _grid(table: Table) -> Grid:
    edges = list(pairwise(accumulate((column.width for column in table.columns), initial=0.0)))
    head = Row(
        tuple(
            blocks.Cell(Role.HEAD, left, right, (Text(column.head),))
            for column, (left, right) in zip(table.columns, edges, strict=True)
        ),
        whole=True,
        leads=True,
    )
    # Not kept whole: with the head held to its next row, LibreOffice would break a page too early.
    rows = (
        Row(
            tuple(
                blocks.Cell(
                    Role.DATA, left, right, tuple(Text(line.text, line.marks) for line in cell)
                )
                for cell, (left, right) in zip(cells, edges, strict=True)
            ),
        )
        for cells in table.rows
    )
    return Grid((head, *rows), header=1)
