"""A comparison as a file: which papers there are, and in which formats, by suffix.

The one function to call is ``write_comparison``. A writer is loaded when it is asked for.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessor.document.disk import write_beside
from assessor.errors import ExportError
from assessor.export.comparison_report import TITLES, Paper, comparison_report
from assessor.export.content import document_name
from assessor.export.counterparts import Counterparts
from assessor.export.writers import writer_for
from assessor.form.values import Place


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """What a writer needs to know beside what is compared."""

    paper: Paper
    author: str
    """Who made the revisions of a 見え消し."""
    day: date
    """The day of these revisions, and of the file."""


Writer = Callable[[Counterparts, PaperSettings], bytes]


def write_comparison(pair: Counterparts, path: Path, settings: PaperSettings) -> None:
    """Write a paper about a comparison to ``path`` in the format of its suffix: whole, or not.

    A file that stands there is replaced. Raises ``ExportError`` where the paper has no such format
    or a document of ours stands there, ``DocumentError`` where the file cannot be written.
    """
    writers = {
        suffix: write for (paper, suffix), write in _WRITERS.items() if paper is settings.paper
    }
    writer = writer_for(path, {**writers, ".json": _json})
    write_beside(path, writer(pair, settings))


def suffixes(paper: Paper) -> tuple[str, ...]:
    """Return in which formats a paper can be written; JSON can say any comparison."""
    return tuple(suffix for known, suffix in _WRITERS if known is paper)


def _docx(pair: Counterparts, settings: PaperSettings) -> bytes:
    from assessor.export.docx_report import Page, write  # noqa: PLC0415 - loaded when it is used

    paper = settings.paper
    report = comparison_report(pair, paper, _pages(pair, settings))
    page = Page(pair.new.form.layout, TITLES[paper], landscape=paper is Paper.TABLE)
    return write(report, document_name(pair.new), settings.day, page)


def _html(pair: Counterparts, settings: PaperSettings) -> bytes:
    from assessor.export.html_report import write  # noqa: PLC0415

    report = comparison_report(pair, settings.paper, _pages(pair, settings))
    return write(report, document_name(pair.new), landscape=settings.paper is Paper.TABLE)


def _redline(pair: Counterparts, settings: PaperSettings) -> bytes:
    from assessor.export.docx_redline import write  # noqa: PLC0415
    from assessor.export.docx_revisions import Author  # noqa: PLC0415

    author = Author(settings.author, settings.day)
    return write(pair.old, pair.new, author, settings.day)


def _json(pair: Counterparts, _settings: PaperSettings) -> bytes:
    from assessor.export.comparison_json import comparison_json  # noqa: PLC0415

    found = comparison_json(pair.comparison, pair.guessed)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _pages(pair: Counterparts, settings: PaperSettings) -> Mapping[Place, int]:
    """Return the pages of the new document; none where it cannot be made a PDF."""
    from assessor.export.printed_pages import printed_pages  # noqa: PLC0415

    if settings.paper is Paper.CHANGES or not pair.printed.differences:
        return {}
    try:
        return printed_pages(pair.new, settings.day)
    except ExportError:
        return {}


_WRITERS: Mapping[tuple[Paper, str], Writer] = {
    (Paper.TABLE, ".docx"): _docx,
    (Paper.TABLE, ".html"): _html,
    (Paper.REDLINE, ".docx"): _redline,
    (Paper.CHANGES, ".docx"): _docx,
    (Paper.CHANGES, ".html"): _html,
    (Paper.SUMMARY, ".docx"): _docx,
    (Paper.SUMMARY, ".html"): _html,
}
