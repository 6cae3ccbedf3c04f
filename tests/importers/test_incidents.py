"""Tables of incidents and measures from small sources: headers, page breaks, kinds, sheets."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from assessor.document.assessment import Assessment
from assessor.document.file import decode, encode
from assessor.errors import ImportFormatError
from assessor.form.values import Checks, Choice, Place, Unreadable, Value
from assessor.importers.imported import Imported
from assessor.importers.incidents import read_incident_texts
from assessor.importers.table import import_files
from tests.strategies import LIBRARY

HEADER = "番号\t発生年月\t内容\t類型\t再発防止策\n"
ROW = "1\t令和8年5月\t誤送付した。\t要配慮\t照合する。\n"


def read_text(text: str) -> Imported:
    found = read_incident_texts([text], LIBRARY)
    assert found is not None
    return found


def answers(imported: Imported) -> dict[Place, Value]:
    assessment = Assessment(imported.form)
    assessment.apply(imported.edit)
    return dict(assessment.answers)


def row(number: int, item: str, imported: Imported, repeat: str = "incident") -> Value | None:
    return answers(imported).get((repeat, f"e{number}", f"{repeat}_{item}"))


def csv_of(folder: Path, text: str, encoding: str = "utf-8") -> Imported:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return import_files([path], LIBRARY)


def test_a_header_on_the_next_page_goes_on_with_the_same_rows() -> None:
    found = read_text(HEADER + ROW + "\n" + HEADER + ROW.replace("1\t", "2\t"))
    assert [row(number, "number", found) for number in (1, 2, 3)] == ["1", "2", None]
    assert found.report.unplaced == ()


def test_the_rest_of_a_row_is_joined_to_it() -> None:
    found = read_text(HEADER + ROW + "\n\t\t\t不正目的\t研修する。\n")
    assert row(1, "kinds", found) == Checks.of(["sensitive", "malicious"])
    assert row(1, "prevention", found) == "照合する。\n研修する。"
    assert row(2, "prevention", found) is None


def test_a_line_below_a_row_belongs_to_its_last_cell_and_a_paragraph_does_not() -> None:
    found = read_text(HEADER + ROW + "・続き\n\n以上です。\n")
    assert row(1, "prevention", found) == "照合する。\n・続き"
    assert [text.text for text in found.report.unplaced] == ["以上です。"]


def test_a_number_in_the_cell_of_the_day_is_the_number() -> None:
    found = read_text("発生年月\t内容\t再発防止策\n⑫ 令和8年5月\t誤送付した。\t照合する。\n")
    assert (row(1, "number", found), row(1, "date", found)) == ("⑫", "令和8年5月")


def test_a_day_that_cannot_be_read_is_kept_and_doubted() -> None:
    found = read_text(HEADER + ROW.replace("令和8年5月", "夏ごろ"))
    assert isinstance(row(1, "date", found), Unreadable)
    assert any("夏ごろ" in doubt.sentence for doubt in found.report.doubts)


@pytest.mark.parametrize(
    ("words", "ticked"),
    [
        ("要配慮、100人超", {"sensitive", "over_100"}),
        ("条例要配慮", {"ordinance"}),
        ("財産的被害", {"property"}),
        ("不正アクセス", {"malicious"}),
        ("本人の数が100人を超えるもの", {"over_100"}),
    ],
)
def test_short_words_are_read_as_kinds(words: str, ticked: set[str]) -> None:
    found = read_text(HEADER + ROW.replace("要配慮", words))
    assert row(1, "kinds", found) == Checks.of(ticked)
    assert row(1, "kinds_written", found) == words
    assert found.report.doubts == ()


def test_a_kind_that_nobody_knows_is_kept_and_doubted() -> None:
    found = read_text(HEADER + ROW.replace("要配慮", "重大"))
    assert row(1, "kinds", found) == Checks.of(["other"], {"other": "重大"})
    assert len(found.report.doubts) == 1


def test_a_column_without_an_item_goes_to_the_remarks() -> None:
    found = read_text(
        "発生年月\t内容\t再発防止策\t決裁\n令和8年5月\t誤送付した。\t照合する。\t済\n"
    )
    assert row(1, "note", found) == "決裁：済"
    assert len(found.report.doubts) == 1


def test_a_row_with_one_cell_heads_the_measure_below_it() -> None:
    rows = "１．委託\t\t\t\n確認がない。\t確認する。\t令和9年3月\t実施中\n"
    text = "指摘事項\t改善策\t期限\t状態\n" + rows
    found = read_text(text)
    assert row(1, "issue", found, "measure") == "１．委託\n確認がない。"
    assert row(1, "due", found, "measure") == "令和9年3月"
    assert row(1, "state", found, "measure") == Choice("doing")


@pytest.mark.parametrize("text", ["牛乳\n卵\n", "番号\t品名\n1\t卵\n", "内容\t類型\n", ""])
def test_what_says_nothing_of_incidents_is_not_read(text: str) -> None:
    assert read_incident_texts([text], LIBRARY) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_table_of_separated_values_is_read(encoding: str, tmp_path: Path) -> None:
    header = "番号,発生日,発覚日,内容,再発防止策\r\n"
    text = header + '1,2026-05-01,2026-05-02,"一行目\n二行目",照合する。\r\n'
    found = csv_of(tmp_path, text, encoding)
    assert row(1, "content", found) == "一行目\n二行目"
    assert row(1, "found", found) == "2026-05-02"


def test_our_own_columns_are_all_read(tmp_path: Path) -> None:
    form = LIBRARY.form("records")
    names = ["title", "date", "content", "object", "persons", "blameless", "reporting", "note"]
    labels = [form.items[f"incident_{name}"].label for name in names]
    cells = [
        *("封入誤り", "令和8年5月1日", "誤送付した。", "特定個人情報（個人番号を含む個人情報）"),
        *("221人", "当たらない", "対象である", "簿冊にある。"),
    ]
    found = csv_of(tmp_path, ",".join(labels) + "\n" + ",".join(cells) + "\n")
    assert row(1, "object", found) == Choice("specific")
    assert row(1, "reporting", found) == Choice("yes")
    assert row(1, "note", found) == "簿冊にある。"
    assert found.report.doubts == ()


def test_a_sheet_of_excel_is_read_with_its_days_and_numbers(tmp_path: Path) -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("一覧")
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    sheet.write_row(0, 0, ["重大事故の一覧"])
    sheet.write_row(2, 0, ["番号", "発生日", "内容", "人数", "再発防止策"])
    sheet.write_number(3, 0, 1)
    sheet.write_datetime(3, 1, datetime(2026, 5, 1), day)  # noqa: DTZ001 - as Excel has it
    sheet.write_row(3, 2, ["誤送付した。\n回収した。", 221, "照合する。"])
    book.close()
    path = tmp_path / "list.xlsx"
    path.write_bytes(stream.getvalue())
    found = import_files([path], LIBRARY)
    assert [row(1, item, found) for item in ("number", "date", "persons")] == [
        *("1", "令和8年5月1日", "221")
    ]
    assert row(1, "content", found) == "誤送付した。\n回収した。"
    assert found.report.placed[0].words == "重大事故の一覧"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"a,b\n1,2\n", "見出しが見つからない"),
        ("a.xlsx", b"PK\x03\x04 nothing", "Excelのファイルではない"),
        ("a.csv", b"", "空のファイル"),
    ],
)
def test_other_tables_are_refused_with_a_reason(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ImportFormatError, match=reason):
        import_files([path], LIBRARY)


def test_what_was_imported_is_a_document_like_any_other() -> None:
    found = read_text(HEADER + ROW)
    assessment = Assessment(found.form)
    assessment.apply(found.edit)
    assert decode(encode(assessment), LIBRARY).answers == assessment.answers
