"""A 別紙 on its own: the title and the table, in every format there is."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from assessor.document.assessment import Assessment
from assessor.document.file import save
from assessor.errors import ExportError
from assessor.export.annex import annex_document, write_annex
from assessor.form.values import Free, Table
from tests.export import word
from tests.strategies import FORM

DAY = date(2026, 11, 22)
BODY = Free((Table((("年度", "内容"), ("R8", "=1+1\n誤送付した。"), ("R8", "@紛失した。")), 1),))
TITLE = "個人情報に関する重大事故の内容"


def written(folder: Path, suffix: str) -> bytes:
    path = folder / f"annex{suffix}"
    write_annex(FORM, TITLE, BODY, path, DAY)
    return path.read_bytes()


def test_word_holds_the_title_and_the_table_and_no_document(tmp_path: Path) -> None:
    content = written(tmp_path, ".docx")
    assert word.text(content).split("\n")[0] == TITLE
    assert len(word.elements(content, "//w:tbl//w:tr")) == 3
    assert not any(name.startswith("customXml") for name in word.names(content))


@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_page_and_text_hold_every_cell(suffix: str, tmp_path: Path) -> None:
    content = written(tmp_path, suffix).decode()
    assert TITLE in content
    assert "別紙　" not in content
    assert all(words in content for words in ("年度", "=1+1", "誤送付した。", "@紛失した。"))


def test_the_pdf_is_written(tmp_path: Path) -> None:
    assert written(tmp_path, ".pdf").startswith(b"%PDF-")


def test_excel_holds_every_cell_as_text_and_no_formula(tmp_path: Path) -> None:
    written(tmp_path, ".xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "annex.xlsx"))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [
        [TITLE, ""],
        ["", ""],
        ["年度", "内容"],
        ["R8", "=1+1\n誤送付した。"],
        ["R8", "@紛失した。"],
    ]


def test_the_same_table_gives_the_same_file(tmp_path: Path) -> None:
    assert written(tmp_path, ".xlsx") == written(tmp_path, ".xlsx")


def test_a_document_of_ours_is_not_overwritten(tmp_path: Path) -> None:
    save(Assessment(FORM), tmp_path / "a.hyoka")
    (tmp_path / "a.hyoka").rename(tmp_path / "annex.xlsx")
    with pytest.raises(ExportError, match="上書きしません"):
        written(tmp_path, ".xlsx")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        written(tmp_path, ".odt")


def test_it_is_a_document_of_one_section() -> None:
    alone = annex_document(FORM, TITLE, BODY)
    assert [section.label for section in alone.form.sections] == ["別紙"]
    assert list(alone.strangers()) == []
