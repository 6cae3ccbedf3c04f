"""What others make of the check report as a Word file.

``make test-rendering`` installs them.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.check_report import Origin
from assessor.export.check_report_writers import write_check_report
from assessor.form.library import FormLibrary
from assessor.importers.table import import_files
from assessor.paths import forms_folder, resources_folder
from assessor.rules.outcome import Outcome, outcome_of
from tests.rendering.office import converted, output_of, squeezed, validator_errors

pytestmark = pytest.mark.rendering
LIBRARY = FormLibrary(forms_folder())
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module", params=["blank", "sample", "sendai"])
def outcome(request: pytest.FixtureRequest) -> Outcome:
    """The outcome for a blank document, one without faults, and one that was imported."""
    match request.param:
        case "blank":
            return outcome_of(Assessment(LIBRARY.default), DAY)
        case "sample":
            return outcome_of(load(resources_folder() / "sample.hyoka", LIBRARY)[0], DAY)
        case _:
            folder = request.getfixturevalue("shared_documents")
            imported = import_files([folder / "004_df1ea52212b0946d.txt"], LIBRARY)
            assessment = Assessment(imported.form, edition=imported.edition)
            assessment.apply(imported.edit)
            return outcome_of(assessment, DAY)


@pytest.fixture(scope="module")
def written(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.docx"
    write_check_report(outcome, Origin("a.hyoka", "ab" * 32), path)
    return path


@pytest.fixture(scope="module")
def pdf(written: Path) -> Path:
    return converted(written, "pdf")


def test_the_validator_finds_no_error(written: Path, checkout: Path) -> None:
    assert validator_errors(written, checkout) == []


def test_every_finding_and_every_part_is_on_paper(pdf: Path, outcome: Outcome) -> None:
    # In the order of the file: with a layout, a cell of several lines is mixed with its neighbours.
    shown = squeezed(output_of("pdftotext", "-raw", str(pdf), "-"))
    parts = ("点検の結果", "しきい値判断", "章ごとの指摘", "審査の観点ごとの指摘", "行った点検")
    assert [part for part in parts if part not in shown] == []
    numbered = {finding.message[:8] for finding in outcome.findings}
    assert [words for words in numbered if squeezed(words) not in shown] == []


def test_every_page_is_a4_and_few_are_needed(pdf: Path, outcome: Outcome) -> None:
    information = output_of("pdfinfo", str(pdf))
    assert re.search(r"Page size:\s+59[45]\.\d+ x 84[12]", information)
    pages = re.search(r"Pages:\s+(\d+)", information)
    assert pages is not None
    assert 3 <= int(pages[1]) <= 12 + len(outcome.findings) / 8
