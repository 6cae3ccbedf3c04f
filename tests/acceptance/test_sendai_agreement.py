"""The published Sendai 評価書: answers and names that do not agree, and nothing that does."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.library import FormLibrary
from assessor.importers.table import import_files
from assessor.paths import forms_folder
from assessor.rules import agreement, files, mentions, names, parties, pointers, unsolved
from assessor.rules.check import check

SENDAI = "004_df1ea52212b0946d.txt"
OURS = {
    code
    for module in (agreement, files, mentions, names, parties, pointers, unsolved)
    for code in module.CHECKS
}


@pytest.fixture
def found(shared_documents: Path) -> list[tuple[str, str]]:
    imported = import_files([shared_documents / SENDAI], FormLibrary(forms_folder()))
    assessment = Assessment(imported.form)
    assessment.apply(imported.edit)
    return [(finding.code, finding.path) for finding in check(assessment)]


def test_what_does_not_agree_is_found_and_nothing_else(found: list[tuple[str, str]]) -> None:
    assert [each for each in found if each[0] in OURS] == [
        ("title-draft", "評価書名"),
        ("flow-without-figure", "（別添1）"),
        ("told-nothing", "Ⅴ1④ 個人情報ファイル名"),
        ("told-nothing", "Ⅴ1④ 公表場所"),
    ]


def test_the_missing_pages_and_the_lost_ticks_are_found(found: list[tuple[str, str]]) -> None:
    blank = {path for code, path in found if code == "blank"}
    assert blank >= {
        "Ⅰ1①",
        "Ⅰ1③",
        "Ⅱ4 委託の有無",
        "Ⅱ4委託事項1⑦",
        "Ⅱ4委託事項2⑦",
        "Ⅱ4委託事項3⑦",
        "Ⅱ5 提供・移転の有無",
        "Ⅱ6①",
        "Ⅲ4 再委託先による特定個人情報ファイルの適切な取扱いの確保",
    }
