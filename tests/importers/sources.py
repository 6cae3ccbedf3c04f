# ruff: noqa: E501 - lines of a source are as long as they are
"""Small sources for the tests of the importers, and how to look at what became of them."""

from functools import cache

from assessor.document.assessment import Assessment
from assessor.form.kinds import show
from assessor.form.library import FormLibrary
from assessor.importers.imported import Imported
from assessor.importers.text import read_texts
from assessor.paths import forms_folder

TITLE = "特定個人情報保護評価書（全項目評価書）\n"
BASICS = """Ⅰ　基本情報
1. 特定個人情報ファイルを取り扱う事務
①事務の名称\t予防接種に関する事務
②事務の内容 ※\t接種の記録を管理する。
③対象人数\t[ 30万人以上 ] ＜選択肢＞ 1) 1,000人未満 2) 1,000人以上1万人未満 3) 1万人以上10万人未満 4) 10万人以上30万人未満 5) 30万人以上
"""
DEPARTMENT = """7. 評価実施機関における担当部署
①部署\t保健所
②所属長の役職名\t保健所長
"""
SMALL = TITLE + BASICS + DEPARTMENT


@cache
def library() -> FormLibrary:
    return FormLibrary(forms_folder())


def imported(*texts: str) -> Imported:
    return read_texts(texts, library())


def document(*texts: str) -> Assessment:
    result = imported(*texts)
    assessment = Assessment(result.form, edition=result.edition)
    assessment.apply(result.edit)
    return assessment


def answers(*texts: str) -> dict[str, str]:
    """Return every answer as text, by its path."""
    read = document(*texts)
    found = {}
    for slot in read.slots():
        item = read.form.item(slot.place)
        value = read.answer(slot.place)
        if item is not None and value is not None and slot.place[0] != "unplaced":
            found[read.written_path(slot)] = show(item, value)
    return found


def doubts(*texts: str) -> dict[str, str]:
    return {doubt.path: doubt.sentence for doubt in imported(*texts).report.doubts}


def kept(*texts: str) -> list[str]:
    return [text.text for text in imported(*texts).report.unplaced]
