"""The papers that can be made of the comparison in the window: 新旧対照表, 見え消し, 変更の概要."""

from datetime import date
from pathlib import Path

from assessor.export.counterparts import Counterparts
from assessor.ui.files import PaperWork
from assessor.ui.jobs import Progress, Work

PAPERS = {"table": "新旧対照表", "redline": "見え消し", "summary": "変更の概要"}
"""What people call the papers, by their names in ``export.comparison_report``."""
_KINDS = {".docx": "Word文書 (*.docx)", ".html": "ブラウザーで読むページ (*.html)"}
_AUTHOR = "特定個人情報保護評価書"


def paper_work(pair: Counterparts, name: str, author: str) -> PaperWork:
    """Return how a paper about ``pair`` is written; ``author`` is who made the revisions."""
    from assessor.export.comparison_report import Paper  # noqa: PLC0415 - heavy, rarely used
    from assessor.export.comparison_writers import (  # noqa: PLC0415
        PaperSettings,
        suffixes,
        write_comparison,
    )

    paper = Paper(name)
    today = date.today()  # noqa: DTZ011 - local day
    kinds = ";;".join(_KINDS[suffix] for suffix in suffixes(paper) if suffix in _KINDS)

    def to(path: Path) -> Work:
        def work(progress: Progress) -> None:
            progress(0)
            write_comparison(pair, path, PaperSettings(paper, author or _AUTHOR, today))

        return work

    return PaperWork(PAPERS[name], kinds, to)
