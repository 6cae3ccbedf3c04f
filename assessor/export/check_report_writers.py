"""The formats of the check report, by suffix. A writer is loaded when it is asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from assessor.document.disk import write_beside
from assessor.export.check_report import Origin, check_report
from assessor.export.content import document_name
from assessor.export.writers import writer_for
from assessor.rules.outcome import Outcome, without_persons

Writer = Callable[[Outcome, Origin], bytes]


def write_check_report(outcome: Outcome, origin: Origin, path: Path) -> None:
    """Write the check report to ``path`` in the format of its suffix: whole, or not at all.

    A file that stands there is replaced. Raises ``ExportError`` where there is no such format or a
    document of ours stands there, ``DocumentError`` where the file cannot be written.
    """
    writer = writer_for(path, WRITERS)
    write_beside(path, writer(outcome, origin))


def _docx(outcome: Outcome, origin: Origin) -> bytes:
    from assessor.export.docx_report import Page, write  # noqa: PLC0415 - loaded when it is used

    assessment = outcome.assessment
    report = check_report(outcome, origin)
    name = without_persons(document_name(assessment))
    return write(report, name, outcome.today, Page(assessment.form.layout, "点検報告書"))


def _html(outcome: Outcome, origin: Origin) -> bytes:
    from assessor.export.html_report import write  # noqa: PLC0415

    name = without_persons(document_name(outcome.assessment))
    return write(check_report(outcome, origin), name)


WRITERS: Mapping[str, Writer] = {".docx": _docx, ".html": _html}
