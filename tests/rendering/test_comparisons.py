"""What others make of comparisons as Word files.

``make test-rendering`` installs them.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from assessor.export.comparison_report import Paper
from assessor.export.comparison_writers import PaperSettings, write_comparison
from assessor.export.counterparts import counterparts
from tests.export.changed_sample import changed_sample, sample
from tests.rendering.office import converted, output_of, squeezed, validator_errors

pytestmark = pytest.mark.rendering
WIDE = {Paper.TABLE: "841", Paper.REDLINE: "595", Paper.CHANGES: "595", Paper.SUMMARY: "595"}
PAGES = {Paper.TABLE: 8, Paper.REDLINE: 75, Paper.CHANGES: 4, Paper.SUMMARY: 1}


@pytest.fixture(scope="module", params=list(Paper))
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper about the sample and what became of it."""
    path = tmp_path_factory.mktemp("comparison") / f"{request.param}.docx"
    pair = counterparts(sample(), changed_sample(), "old.hyoka", "new.hyoka")
    write_comparison(pair, path, PaperSettings(request.param, "国保年金課", date(2026, 11, 22)))
    return path


@pytest.fixture(scope="module")
def pdf(written: Path) -> Path:
    return converted(written, "pdf")


def test_the_validator_finds_no_error(written: Path, checkout: Path) -> None:
    assert validator_errors(written, checkout) == []


def test_the_paper_is_as_wide_and_as_long_as_it_should_be(pdf: Path) -> None:
    paper = Paper(pdf.stem)
    information = output_of("pdfinfo", str(pdf))
    assert re.search(rf"Page size:\s+{WIDE[paper]}\.", information)
    pages = re.search(r"Pages:\s+(\d+)", information)
    assert pages is not None
    assert int(pages[1]) <= PAGES[paper]


def test_what_is_new_is_on_paper(pdf: Path) -> None:
    shown = squeezed(output_of("pdftotext", "-raw", str(pdf), "-"))
    new = {Paper.CHANGES: "Ⅰ1②"}.get(Paper(pdf.stem), "健診データの作成")
    assert new in shown


def test_the_summary_of_the_table_is_one_page(pdf: Path) -> None:
    if Paper(pdf.stem) is not Paper.TABLE:
        pytest.skip("only the 新旧対照表 begins with a summary")
    second = squeezed(output_of("pdftotext", "-f", "2", "-l", "2", "-raw", str(pdf), "-"))
    assert second.startswith("新旧対照表")
