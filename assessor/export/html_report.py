"""A report as one page for a browser, which needs nothing else: no script, no font, no picture.

The page is the template resources/html/report.html. Tables are real tables; where the screen is
narrow each row becomes a card, and the roles that are written out keep it a table for those who
listen to it.
"""

from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from assessor.export.blocks import Mark, marked_words
from assessor.export.report_blocks import (
    Cell,
    Facts,
    Heading,
    Line,
    ReportBlock,
    Sentences,
    Steps,
    Table,
    Title,
)
from assessor.form.values import clean_text
from assessor.paths import resources_folder


def write(report: Iterable[ReportBlock], title: str, *, landscape: bool = False) -> bytes:
    """Return the report as a page; ``title`` is what it is about."""
    blocks = list(report)
    head = next((block.text for block in blocks if isinstance(block, Title)), "")
    template = (resources_folder() / "html" / "report.html").read_text(encoding="utf-8")
    page = Template(template).substitute(
        title=_words(f"{head}：{title}"),
        size="A4 landscape" if landscape else "A4",
        wide="100rem" if landscape else "62rem",
        head=_words(head),
        contents="\n".join(_contents(blocks)),
        body="\n".join(_body(blocks)),
    )
    return page.encode()


def _contents(blocks: list[ReportBlock]) -> Iterator[str]:
    parts = (block for block in blocks if isinstance(block, Heading) and block.level == 1)
    for number, heading in enumerate(parts, start=1):
        yield f'<li><a href="#part-{number}">{_words(heading.text)}</a></li>'


def _body(blocks: list[ReportBlock]) -> Iterator[str]:
    part = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            part += 1
        yield from _block(block, part)


def _block(block: ReportBlock, part: int) -> Iterator[str]:
    match block:
        case Title():
            return  # the template has a place for it
        case Heading(1, text, new_page):
            look = ' class="new-page"' if new_page else ""
            yield f'<h2 id="part-{part}"{look}>{_words(text)}</h2>'
        case Heading(_, text):
            yield f"<h3>{_words(text)}</h3>"
        case Sentences(text):
            yield f"<p>{_words(text)}</p>"
        case Steps(sentences):
            yield "<ol>"
            yield from (f"<li>{_words(sentence)}</li>" for sentence in sentences)
            yield "</ol>"
        case Facts():
            yield from _facts(block)
        case Table():
            yield from _table(block)


def _facts(facts: Facts) -> Iterator[str]:
    yield f'<table class="facts"><caption>{_words(facts.caption)}</caption><tbody>'
    for label, words in facts.rows:
        yield f'<tr><th scope="row">{_words(label)}</th><td>{_words(words)}</td></tr>'
    yield "</tbody></table>"


def _table(table: Table) -> Iterator[str]:
    yield f'<table class="list" role="table"><caption>{_words(table.caption)}</caption>'
    widths = (f'<col style="width:{column.width:g}%">' for column in table.columns)
    yield f"<colgroup>{''.join(widths)}</colgroup>"
    heads = (
        f'<th scope="col" role="columnheader">{_words(column.head)}</th>'
        for column in table.columns
    )
    yield f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        yield '<tr role="row">'
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            tag, more = ("td", 'role="cell"') if number else ("th", 'scope="row" role="rowheader"')
            yield f'<{tag} {more} data-head="{_words(column.head)}">{_lines(cell)}</{tag}>'
        yield "</tr>"
    yield "</tbody></table>"


def _lines(cell: Cell) -> str:
    return "".join(f'<p class="{line.look.value}">{_marked(line)}</p>' for line in cell)


def _marked(line: Line) -> str:
    return "".join(
        f"<{_TAGS[mark]}>{_words(words)}</{_TAGS[mark]}>" if mark else _words(words)
        for words, mark in marked_words(line.text, line.marks)
    )


_TAGS = {Mark.REMOVED: "del", Mark.ADDED: "ins", Mark.MOVED: "em"}


def _words(text: str) -> str:
    return escape(clean_text(text)).replace("\n", "<br>")
