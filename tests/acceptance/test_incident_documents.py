"""Published lists of incidents and measures, imported: every row, every word, the right columns.

The counts were taken by hand from the documents with the tags and the white space out: 000 has 21
lines of table, one its header and one the rest of a row torn by a page; 001 has 25, three of them
headers; the 別紙 at the end of 004 has 3, one its header; 003 has three tables of 3, 2 and 2 rows
and one of 2 rows that lost its lines.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.export.annex import write_annex
from assessor.form.kinds import folded
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice
from assessor.importers.imported import Imported
from assessor.importers.table import import_files
from assessor.paths import forms_folder
from assessor.rules.check import standards
from assessor.rules.incident_annex import annex_of
from tests.export import word

LIBRARY = FormLibrary(forms_folder())
CHIBA = "000_18ce380ef0f2ab2c.txt"
TOKYO = "001_beba6d49f386c401.txt"
NOTICE = "002_2a656e4af59b07f4.txt"
COMMISSION = "003_7e2ddf2d60efe85c.txt"
SENDAI = "004_df1ea52212b0946d.txt"

# Document: incidents, measures, and how many characters each column holds.
COUNTED = {
    CHIBA: (19, 0, {"content": 1551, "kinds_written": 69, "prevention": 2362}),
    TOKYO: (22, 0, {"number": 22, "date": 135, "content": 1552, "prevention": 3864}),
    SENDAI: (2, 0, {"number": 2, "date": 12, "persons": 8, "content": 396, "prevention": 231}),
    COMMISSION: (0, 9, {}),
}
HEADERS = (
    "年度 事案の内容 類型 再発防止策 発生年月 内 容 指導事項 改善策の実施状況"
    "1 経過と概要 2 流出した個人情報 3 事故後の対応 4 再発防止について"
)
"""The words above columns and parts, which are nobody's answer."""
MEASURE_CHARACTERS = 4890
"""In both columns of the four tables of 003."""


def imported(folder: Path, name: str) -> Imported:
    return import_files([folder / name], LIBRARY, records=name == SENDAI)


def document(folder: Path, name: str) -> Assessment:
    result = imported(folder, name)
    assessment = Assessment(result.form)
    assessment.apply(result.edit)
    return assessment


def column(assessment: Assessment, repeat: str, item: str) -> list[str]:
    """The answers of one item in the order of the entries; an empty text where there is none."""
    found = []
    for entry in assessment.entries((repeat,)):
        value = assessment.answers.get((repeat, entry, f"{repeat}_{item}"), "")
        found.append(value if isinstance(value, str) else getattr(value, "text", ""))
    return found


def characters(texts: list[str]) -> int:
    return len(re.sub(r"\s", "", "".join(texts)))


@pytest.mark.parametrize("name", COUNTED)
def test_every_row_and_every_character_of_the_tables_is_there(
    name: str, shared_documents: Path
) -> None:
    assessment = document(shared_documents, name)
    incidents, measures, expected = COUNTED[name]
    assert len(assessment.entries(("incident",))) == incidents
    assert len(assessment.entries(("measure",))) == measures
    found = {item: characters(column(assessment, "incident", item)) for item in expected}
    assert found == expected


def test_both_columns_of_the_measures_are_whole(shared_documents: Path) -> None:
    assessment = document(shared_documents, COMMISSION)
    both = [*column(assessment, "measure", "issue"), *column(assessment, "measure", "progress")]
    assert characters(both) == MEASURE_CHARACTERS


@pytest.mark.parametrize("name", [CHIBA, TOKYO, SENDAI])
def test_every_cell_of_the_source_stands_in_its_own_row_and_column(
    name: str, shared_documents: Path
) -> None:
    text = (shared_documents / name).read_text(encoding="utf-8")
    table = text[text.rindex("過去3年以内に評価実施機関において") :] if name == SENDAI else text
    rows = [line.split("\t") for line in table.split("\n") if line.count("\t") > 1]
    rows = [row for row in rows if folded(row[-1]) != "再発防止策"]
    assessment = document(shared_documents, name)
    shown = [
        [folded(cell) for cell in cells]
        for cells in zip(
            *(
                column(assessment, "incident", item)
                for item in ("number", "date", "content", "kinds_written", "persons", "prevention")
            ),
            strict=True,
        )
    ]
    at = -1
    for row in rows:
        words = [folded(re.sub(r"</?(?:p|ul|li|ol)\b[^>]*>", "", cell)) for cell in row]
        at += 1 if words[0] else 0
        together = "\n".join([shown[at][0] + shown[at][1], *shown[at]])
        assert all(word in together for word in words), row


def test_the_row_torn_by_a_page_is_one_incident_with_both_its_kinds(
    shared_documents: Path,
) -> None:
    assessment = document(shared_documents, CHIBA)
    place = ("incident", "e9")
    assert assessment.answers[(*place, "incident_kinds")] == Checks.of(["over_100", "malicious"])
    written = assessment.answers[(*place, "incident_kinds_written")]
    assert written == "100人以上\n不正目的"
    prevention = column(assessment, "incident", "prevention")[8]
    assert prevention.startswith("は、接続できないよう")
    assert prevention.endswith("再発防止に向けた抜本的な取組を実施。")


def test_the_kinds_are_read_and_loose_wording_is_told(shared_documents: Path) -> None:
    result = imported(shared_documents, CHIBA)
    assessment = document(shared_documents, CHIBA)
    ticked: Counter[str] = Counter()
    for entry in assessment.entries(("incident",)):
        value = assessment.answers[("incident", entry, "incident_kinds")]
        assert isinstance(value, Checks)
        ticked.update(value.ticked)
    assert ticked == {"sensitive": 15, "over_100": 2, "malicious": 3}
    loose = [doubt for doubt in result.report.doubts if "100人以上" in doubt.sentence]
    assert [doubt.place[1] for doubt in loose] == ["e5", "e9"]


def test_years_are_business_years_and_circled_numbers_are_kept(shared_documents: Path) -> None:
    years = Counter(column(document(shared_documents, CHIBA), "incident", "date"))
    assert years == {"R4年度": 7, "R5年度": 4, "R6年度": 8}
    tokyo = document(shared_documents, TOKYO)
    numbers = column(tokyo, "incident", "number")
    assert "".join(numbers) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒"
    assert column(tokyo, "incident", "date")[::21] == ["令和3年7月", "令和6年2月"]


def test_tags_become_lines(shared_documents: Path) -> None:
    lines = column(document(shared_documents, TOKYO), "incident", "prevention")[20].split("\n")
    assert [line[:3] for line in lines] == ["(1)", "(2)", "(3)"]
    bullets = column(document(shared_documents, SENDAI), "incident", "prevention")[1].split("\n")
    assert [line[0] for line in bullets] == ["・", "・"]
    for name in COUNTED:
        values = document(shared_documents, name).answers.values()
        assert not any(isinstance(value, str) and "<p>" in value for value in values)


@pytest.mark.parametrize("name", [CHIBA, TOKYO, SENDAI])
def test_the_title_of_the_list_is_kept_and_nothing_is_left_over(
    name: str, shared_documents: Path
) -> None:
    result = imported(shared_documents, name)
    titles = [placed.words for placed in result.report.placed if placed.place == ("list_title",)]
    assert len(titles) == 1
    assert "個人情報に関する重大事故" in titles[0]
    assert result.report.unplaced == ()


def test_a_notice_becomes_one_incident_with_its_parts(shared_documents: Path) -> None:
    result = imported(shared_documents, NOTICE)
    assessment = document(shared_documents, NOTICE)
    (content,) = column(assessment, "incident", "content")
    (data,) = column(assessment, "incident", "data")
    (response,) = column(assessment, "incident", "response")
    (prevention,) = column(assessment, "incident", "prevention")
    (title,) = column(assessment, "incident", "title")
    assert title.endswith("国民健康保険被保険者証の誤送付について")
    assert content.startswith("(1)平成23年10月18日")
    assert content.endswith("誤って封入・封緘し送付したものです。")
    assert data.startswith("3世帯8名の、被保険者証番号")
    assert response.startswith("(1)A世帯から")
    assert prevention.endswith("再発防止に向け全力で取り組んでまいります。")
    published = assessment.answers[("incident", "e1", "incident_published")]
    assert published == Choice("yes")
    assert column(assessment, "incident", "published_day") == ["平成23年10月21日"]
    assert column(assessment, "incident", "date") == [""]
    assert [text.near for text in result.report.unplaced] == ["本文の前", "本文の後"]
    assert any("発生した日" in doubt.sentence for doubt in result.report.doubts)


def test_measures_stand_under_the_matter_they_belong_to(shared_documents: Path) -> None:
    assessment = document(shared_documents, COMMISSION)
    matters = column(assessment, "measure", "matter")
    assert [matter[:9] for matter in matters] == ["住民票等誤交付事案"] * 3 + [
        "公金受取口座の誤登"
    ] * 6
    firsts = [issue.split("\n")[0] for issue in column(assessment, "measure", "issue")]
    assert [first[:2] for first in firsts] == [
        "1.",
        "2.",
        "今後",
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        "6.",
    ]


@pytest.mark.parametrize("name", [CHIBA, TOKYO, NOTICE, COMMISSION])
def test_no_word_of_the_source_is_lost(name: str, shared_documents: Path) -> None:
    text = (shared_documents / name).read_text(encoding="utf-8")
    result = imported(shared_documents, name)
    kept = folded("\n".join(str(change.after) for change in result.edit.changes)).replace(r"\n", "")
    headers = folded(HEADERS)
    words = re.sub(r"<(?!https)[^>]*>|^[#*-]+ |\*\*", " ", text, flags=re.MULTILINE).split()
    folded_words = [word for word in map(folded, words) if len(word) > 1]
    assert [word for word in folded_words if word not in kept and word not in headers] == []


def test_a_list_that_was_imported_is_found_to_be_the_same_register(shared_documents: Path) -> None:
    first, again = (document(shared_documents, CHIBA) for _ in range(2))
    assert first.entries(("ledger",)) == again.entries(("ledger",)) != ()
    other = document(shared_documents, TOKYO)
    assert other.entries(("ledger",)) != first.entries(("ledger",))


@pytest.mark.parametrize(
    ("name", "layout", "columns"),
    [(CHIBA, "chiba", 4), (TOKYO, "tokyo", 3), (SENDAI, "sendai", 5)],
)
def test_printed_in_its_own_layout_the_words_are_those_of_the_source(
    name: str, layout: str, columns: int, shared_documents: Path, tmp_path: Path
) -> None:
    annex = annex_of(
        document(shared_documents, name), date(2026, 11, 22), layout, standards(), every=True
    )
    path = tmp_path / "annex.docx"
    write_annex(LIBRARY.default, annex.title, annex.body, path, date(2026, 11, 22))
    text = (shared_documents / name).read_text(encoding="utf-8")
    source = text[text.rindex("過去3年以内に評価実施機関において") :] if name == SENDAI else text
    # The row torn by a page is one row again, with both its kinds in one cell.
    source = re.sub(r"\t(は、[^\n]*)\n\t\t不正目的\t", r"不正目的\1", source)
    header = folded("".join(annex.table.rows[0]))
    plain = folded(re.sub(r"</?(?:p|ul|li|ol)\b[^>]*>", "", source))
    head, *pages = plain.split(header)
    assert folded(word.text(path.read_bytes())) == head + header + "".join(pages)
    assert {len(row) for row in annex.table.rows} == {columns}
