"""The check report from the window: the document is checked once more, in another thread.

What the window shows may be a moment old; a report that is filed must not be.
"""

from datetime import date
from pathlib import Path

from assessor.document.published import last_published_called
from assessor.export.check_report import Origin
from assessor.export.check_report_writers import write_check_report
from assessor.rules.outcome import outcome_of
from assessor.ui.jobs import Progress, Work
from assessor.ui.session import Session

KINDS = "Word文書 (*.docx);;ブラウザーで読むページ (*.html)"
NAME = "点検報告書"


def report_work(session: Session, path: Path) -> Work:
    """Return the work that checks the document as it is now and writes the report to ``path``."""
    snapshot = session.assessment.snapshot()
    published = session.context.published
    name = session.path.name if session.path else ""
    origin = Origin(
        name,
        "" if session.is_modified else session.digest or "",
        published=last_published_called(snapshot) if published else "",
    )
    today = date.today()  # noqa: DTZ011 - local day

    def work(progress: Progress) -> None:
        progress(0)
        outcome = outcome_of(snapshot, today, published)
        progress(0.5)
        write_check_report(outcome, origin, path)
        progress(1)

    return work
