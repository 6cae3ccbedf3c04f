"""The list of files against their chapters, and 記録項目 against the band that was chosen."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Figure, Free, Paragraph, Place, Table, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.strategies import FORM


def document(listed: str, *names: str) -> Assessment:
    entries = tuple(f"f{number}" for number in range(len(names)))
    answers: dict[Place, Value] = {("file_names",): listed, ("file",): Entries(entries)}
    answers |= {
        ("file", entry, "file_name"): name
        for entry, name in zip(entries, names, strict=True)
        if name
    }
    return Assessment(FORM, answers)


def names_told(assessment: Assessment) -> list[Finding]:
    return [found for found in check(assessment) if found.code.startswith("file-")]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("(1)資格ファイル\n（２）給付ファイル", ("資格ファイル", "給付ファイル")),
        ("(1)資格ファイル　(2)給付ファイル", ("給付ファイル", "資格ファイル")),
        ("①資格ファイル（以下「資格」という。）", ("資格ファイル",)),
        ("・ﾜｸﾁﾝファイル", ("(1) ワクチンファイル",)),
        ("１．資格ファイル\n\n", ("資格ファイル",)),
        ("本事務では次の一つのファイルを取り扱う。\n資格ファイル", ("資格ファイル",)),
        ("資格ファイル（2024年度）", ("資格ファイル（2024年度）",)),
    ],
)
def test_a_list_may_be_written_in_many_ways(listed: str, names: tuple[str, ...]) -> None:
    assert names_told(document(listed, *names)) == []


def test_a_name_that_is_nearly_the_same_is_levelled_in_one_click() -> None:
    listed = "(1)国民健康保険資格ファイル\n(2)給付ファイル"
    assessment = document(listed, "国民健康保険資格情報ファイル", "給付ファイル")
    (finding,) = names_told(assessment)
    assert (finding.code, finding.place) == ("file-unlisted", ("file", "f0", "file_name"))
    there, here = finding.fixes
    assessment.apply(edit_for(assessment, [there]))
    assert names_told(assessment) == []
    assessment = document(listed, "国民健康保険資格情報ファイル", "給付ファイル")
    assessment.apply(edit_for(assessment, [here]))
    assert names_told(assessment) == []
    assert assessment.answers[("file_names",)] == (
        "(1)国民健康保険資格情報ファイル\n(2)給付ファイル"
    )


def test_a_file_that_nobody_listed_and_a_name_without_a_file_are_both_told() -> None:
    found = names_told(document("(1)資格ファイル\n(2)賦課台帳", "資格ファイル", "接種記録"))
    assert [(finding.code, finding.quotation) for finding in found] == [
        ("file-without-chapter", "賦課台帳"),
        ("file-unlisted", "接種記録"),
    ]


def test_a_file_still_without_a_name_may_be_the_one_that_is_missing() -> None:
    assert names_told(document("(1)資格ファイル\n(2)賦課台帳", "資格ファイル", "")) == []


def told(band: str, *parts: Paragraph | Table | Figure) -> list[str]:
    answers: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "file_items"): Choice(band),
        ("file", "f", "records"): Free(parts),
    }
    found = check(Assessment(FORM, answers))
    return [finding.code for finding in found if finding.code.startswith("records-")]


def grid(cells: int) -> Table:
    names = [f"項目{number}" for number in range(cells)]
    return Table(tuple(tuple(names[row : row + 6]) for row in range(0, cells, 6)))


def matrix(rows: int) -> Table:
    head = ("番号", "項目", "資格", "給付")
    return Table((head, *((str(row), f"項目{row}", "○", "－") for row in range(rows))), header=1)


@pytest.mark.parametrize(
    ("band", "parts", "codes"),
    [
        ("from_100", [Paragraph("別添のとおり")], ["records-thin"]),
        ("from_10", [Paragraph("宛名番号")], ["records-thin"]),
        ("under_10", [Paragraph("宛名番号")], []),
        ("from_10", [Paragraph("宛名番号、氏名、住所、生年月日、性別、世帯番号")], []),
        ("from_100", [grid(40)], ["records-band"]),
        ("from_100", [grid(90)], []),
        ("under_10", [matrix(60)], ["records-band"]),
        ("from_50", [matrix(60)], []),
        ("from_10", [matrix(20), Paragraph("※　○は記録する項目を示す。")], []),
        # A picture may hold any number of them.
        ("from_100", [Paragraph("次の表のとおり"), Figure("table.png")], []),
    ],
)
def test_the_number_of_records_is_told_where_it_cannot_be_meant(
    band: str, parts: list[Paragraph | Table | Figure], codes: list[str]
) -> None:
    assert told(band, *parts) == codes
