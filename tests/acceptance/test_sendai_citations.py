"""What is out of date in the published Sendai 評価書, and what stands there when all is mended."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.library import FormLibrary
from assessor.importers.table import import_files
from assessor.paths import forms_folder
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for

SENDAI = "004_df1ea52212b0946d.txt"


@pytest.fixture
def sendai(shared_documents: Path) -> Assessment:
    imported = import_files([shared_documents / SENDAI], FormLibrary(forms_folder()))
    assessment = Assessment(imported.form)
    assessment.apply(imported.edit)
    return assessment


def citations(assessment: Assessment) -> list[Finding]:
    return [one for one in check(assessment) if one.code.startswith(("citation-", "name-outdated"))]


def test_what_is_out_of_date_is_found_and_nothing_else(sendai: Assessment) -> None:
    assert [(finding.code, finding.quotation) for finding in citations(sendai)] == [
        ("citation-ordinance", "仙台市個人情報保護条例"),
        ("citation-table-use", "別表第1の10及び93の2の項"),
        ("citation-table-link", "別表第2の16の2の項及び115の2の項"),
        ("name-outdated", "特定個人情報保護委員会"),
        ("name-outdated", "特定個人情報保護委員会"),
        ("name-outdated-uncertain", "政府機関等の情報セキュリティ対策のための統一基準"),
        ("name-outdated-uncertain", "政府機関等の情報セキュリティ対策のための統一基準"),
    ]


def test_the_citations_read_well_when_all_is_accepted(sendai: Assessment) -> None:
    fixes = [finding.fixes[0] for finding in citations(sendai) if finding.fixes]
    sendai.apply(edit_for(sendai, fixes))
    use, link = (sendai.answers[(name,)] for name in ("use_basis", "nws_basis"))
    assert isinstance(use, str)
    assert isinstance(link, str)
    assert "第9条第1項(別表の14及び126の項)" in use
    assert link.startswith("番号法第19条第8号及び同号に基づく主務省令\n")
    assert not [finding for finding in citations(sendai) if finding.fixes]
