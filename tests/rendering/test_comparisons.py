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
from assessor.export.docx import write as write_plain
from tests.export import word
from tests.export.changed_sample import changed_sample, sample
from tests.rendering.office import converted, output_of, settled, squeezed, validator_errors

pytestmark = pytest.mark.rendering
DAY = date(2026, 11, 22)
WIDE = {Paper.TABLE: "841", Paper.REDLINE: "595", Paper.CHANGES: "595", Paper.SUMMARY: "595"}
PAGES = {Paper.TABLE: 8, Paper.REDLINE: 75, Paper.CHANGES: 4, Paper.SUMMARY: 1}


@pytest.fixture(scope="module", params=list(Paper))
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper about the sample and what became of it."""
    path = tmp_path_factory.mktemp("comparison") / f"{request.param}.docx"
    pair = counterparts(sample(), changed_sample(), "old.hyoka", "new.hyoka")
    write_comparison(pair, path, PaperSettings(request.param, "国保年金課", DAY))
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


@pytest.mark.parametrize("command", ["AcceptAllTrackedChanges", "RejectAllTrackedChanges"])
def test_libreoffice_accepts_and_rejects_as_we_mean_it(command: str, tmp_path: Path) -> None:
    old, new = sample(), changed_sample()
    path = tmp_path / "redline.docx"
    settings = PaperSettings(Paper.REDLINE, "国保年金課", DAY)
    write_comparison(counterparts(old, new, "old", "new"), path, settings)
    after = settled(path, command).read_bytes()
    wanted = new if command.startswith("Accept") else old
    plain = write_plain(wanted, DAY, lambda _: None, carries_document=False)
    assert word.elements(after, "//w:ins | //w:del") == []
    assert _lines(after) == _lines(plain)
    for what in ("//w:tbl", "//w:tr", "//w:drawing"):
        assert len(word.elements(after, what)) == len(word.elements(plain, what))


def _lines(content: bytes) -> list[str]:
    return [line.strip() for line in word.text(content).split("\n") if line.strip()]
