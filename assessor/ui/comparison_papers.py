"""The papers that can be made of the comparison in the window, and what is asked about them."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assessor.export.counterparts import Counterparts
from assessor.ui.files import PaperWork
from assessor.ui.jobs import Progress, Work

PAPERS = {
    "table": "新旧対照表",
    "redline": "見え消し",
    "summary": "変更の概要",
    "changes": "変更箇所",
}
"""What people call the papers, by their names in ``export.comparison_report``."""
REVIEWED = frozenset(["table", "summary"])
"""The papers that can say what reviewers said."""
_KINDS = {".docx": "Word文書 (*.docx)", ".html": "ブラウザーで読むページ (*.html)"}
_AUTHOR = "特定個人情報保護評価書"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper is to be written, and how."""

    paper: str
    author: str
    """Who made the revisions of a 見え消し."""
    day: date
    with_review: bool = True
    """Whether what reviewers said is to stand in it."""


def paper_work(pair: Counterparts, wanted: Wanted) -> PaperWork:
    """Return how a paper about ``pair`` is written."""
    from assessor.export.comparison_report import Paper  # noqa: PLC0415 - heavy, rarely used
    from assessor.export.comparison_writers import (  # noqa: PLC0415
        PaperSettings,
        suffixes,
        write_comparison,
    )

    paper = Paper(wanted.paper)
    shown = pair if wanted.with_review else replace(pair, records=None)
    settings = PaperSettings(paper, wanted.author or _AUTHOR, wanted.day)
    kinds = ";;".join(_KINDS[suffix] for suffix in suffixes(paper) if suffix in _KINDS)

    def to(path: Path) -> Work:
        def work(progress: Progress) -> None:
            progress(0)
            write_comparison(shown, path, settings)

        return work

    return PaperWork(PAPERS[wanted.paper], kinds, to)
