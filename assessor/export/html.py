"""HTML: the document as one page for a browser, which needs nothing else.

No script, no font, nothing from elsewhere. It is made to be listened to and to be read on a
telephone: headings in their order, a list of the chapters at the top, ticks in words. Each answer
has a link that a comment can cite (resources/html/document.html is the page around it).
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from string import Template

from assessor.document.assessment import Assessment
from assessor.export.blocks import Block, Contents, EditionTag, Grid, Heading, Title
from assessor.export.compose import compose
from assessor.export.content import document_name
from assessor.export.html_pieces import words
from assessor.export.html_rows import Anchors, Rows, Target, href, on_one_line
from assessor.export.outline import Outline
from assessor.export.written_places import written_places
from assessor.form.values import clean_text
from assessor.paths import resources_folder

_LISTED = 2
"""The deepest level of a heading that the list at the top names."""


def write(assessment: Assessment, progress: Callable[[float], None]) -> bytes:
    """Return the document as a page."""
    blocks = compose(assessment)
    page = _Page(Anchors(written_places(assessment)))
    body = []
    for number, block in enumerate(blocks):
        progress(number / len(blocks))
        body.append("".join(page.block(block)))
    template = (resources_folder() / "html" / "document.html").read_text(encoding="utf-8")
    made = Template(template).substitute(
        title=escape(clean_text(document_name(assessment))),
        form=escape(assessment.form.title),
        head=page.head,
        contents=_contents(page.anchors.targets),
        body="\n".join(body),
    )
    return made.encode()


class _Page:
    """The blocks of one document as HTML, and what is at the top of its page."""

    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors
        self.head = ""
        self._outline = Outline()
        self._rows = Rows(anchors, self._outline)
        self._chapter = ""

    def block(self, block: Block) -> Iterator[str]:
        """Yield a block; they are to come in their order."""
        match block:
            case Title(text):
                self._outline.chapter()
                self._chapter = self.head = words(text)
            case Heading(_, text, entry):
                yield self._heading(self._outline.heading(block), words(text), words(entry))
            case Contents(title, entries):
                yield self._heading(self._outline.chapter(), words(title))
                listed = "".join(f"<li>{words(entry)}</li>" for entry in entries)
                yield f'<ul class="listed">{listed}</ul>'
            case EditionTag(text):
                yield f'<p class="edition">{words(text)}</p>'
            case Grid():
                yield '<div class="grid">'
                yield from self._rows.grid(block, self._chapter)
                yield "</div>"

    def _heading(self, level: int, text: str, entry: str = "") -> str:
        name = self.anchors.of_heading(level, f"{text}　{entry}" if entry else text)
        if level == 1:
            self._chapter = on_one_line(text)
        inside = f'{text} <span class="entry">{entry}</span>' if entry else text
        return f"<h{level + 1}{name}>{inside}</h{level + 1}>"


def _contents(targets: Sequence[Target]) -> str:
    """Return the list of the headings with what stands below each."""
    made = []
    inside = False
    for target in targets:
        link = f'<a href="{href(target.name)}">{on_one_line(target.words)}</a>'
        if target.level == 1:
            made.append(f"{'</ul></li>' if inside else ''}<li>{link}<ul>")
            inside = True
        elif target.level <= _LISTED:
            made.append(f"<li>{link}</li>")
    made.append("</ul></li>" if inside else "")
    return "".join(made).replace("<ul></ul>", "")
