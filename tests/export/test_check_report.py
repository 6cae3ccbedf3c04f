"""What a check report says: which document, what was found where and why, what nobody can know."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.document.file import load, save
from assessor.errors import ExportError
from assessor.export.check_report import Origin, check_report
from assessor.export.check_report_writers import WRITERS, write_check_report
from assessor.export.report_blocks import Facts, Heading, Look, ReportBlock, Steps, Table
from assessor.export.report_lists import numbers_in_words
from assessor.form.library import FormLibrary
from assessor.form.values import Choice, Entries, Place, Value
from assessor.paths import forms_folder, resources_folder
from assessor.rules.catalogue import catalogue
from assessor.rules.check import standards
from assessor.rules.finding import Answer, Finding, Passage, Replacement, Severity
from assessor.rules.outcome import Outcome, outcome_of
from assessor.rules.set_aside import SetAside, set_aside
from tests.export import word

LIBRARY = FormLibrary(forms_folder())
FORM = LIBRARY.default
DAY = date(2026, 4, 1)
TITLE: Place = ("assessment_title",)
NAME: Place = ("office_name",)
FINDING = Finding("blank", Severity.ERROR, NAME, "Ⅰ1①", "事務の名称", "書いてください。", "指針")
TWO_FILES: dict[Place, Value] = {
    ("file",): Entries(("f1", "f2")),
    ("file", "f1", "file_name"): "台帳",
    ("file", "f2", "file_name"): "履歴",
}
PERSONAL = "123456789018"
"""Twelve digits with the right check digit; nobody's number."""


def outcome(
    *findings: Finding,
    answers: dict[Place, Value] | None = None,
    aside: tuple[tuple[Finding, SetAside], ...] = (),
    compared: bool = False,
) -> Outcome:
    return Outcome(Assessment(FORM, answers or {}), DAY, compared, findings, aside)


def report(made: Outcome, origin: Origin | None = None) -> list[ReportBlock]:
    return list(check_report(made, origin or Origin("a.hyoka", "ab" * 32)))


def part(blocks: list[ReportBlock], number: int) -> list[ReportBlock]:
    """Return what stands in one part of the report."""
    starts = [at for at, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1]
    end = starts[number] if number < len(starts) else len(blocks)
    return blocks[starts[number - 1] + 1 : end]


def the_table(blocks: list[ReportBlock]) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def rows(table: Table) -> list[list[str]]:
    return [["\n".join(line.text for line in cell) for cell in row] for row in table.rows]


def facts(blocks: list[ReportBlock]) -> dict[str, str]:
    return dict(next(block for block in blocks if isinstance(block, Facts)).rows)


def test_it_says_which_document_in_which_state_was_checked_when() -> None:
    answers: dict[Place, Value] = {TITLE: "予防接種　全項目評価書", ("body_name",): "みどり市長"}
    known = facts(report(outcome(answers=answers)))
    assert known["評価書名"] == "予防接種　全項目評価書"
    assert known["評価実施機関名"] == "みどり市長"
    assert known["公表日"] == "（記載なし）"
    assert known["様式"] == FORM.tag
    assert known["ファイルの照合値"] == f"SHA-256　{'ab' * 32}"
    assert known["点検の基準日"] == "令和8年4月1日"


def test_it_claims_no_file_where_the_document_was_changed_after_it_was_saved() -> None:
    assert "変更を含む" in facts(report(outcome(), Origin("a.hyoka")))["ファイルの照合値"]
    unsaved = facts(report(outcome(), Origin()))
    assert "保存していない" in unsaved["ファイル"]
    assert "ファイルの照合値" not in unsaved


def test_it_counts_by_severity_and_those_set_aside_apart() -> None:
    note = replace(FINDING, severity=Severity.NOTE)
    aside = SetAside("e", "blank", NAME, "", "", "後で", "2026-03-02")
    blocks = report(outcome(FINDING, FINDING, note, aside=((FINDING, aside),)))
    counts = {row[0]: row[2] for row in rows(the_table(part(blocks, 1)))}
    assert counts == {"誤り": "2件", "注意": "0件", "参考": "1件", "見送り": "1件"}


def test_it_explains_the_threshold_step_by_step_and_says_how_sure_the_rule_is() -> None:
    answers: dict[Place, Value] = {("subjects",): Choice("from_300k")}
    blocks = part(report(outcome(answers=answers)), 2)
    (steps,) = (block for block in blocks if isinstance(block, Steps))
    assert "「30万人以上」" in steps.sentences[0]
    assert "基礎項目評価及び全項目評価" in steps.sentences[-1]


def test_findings_stand_under_their_chapter_with_their_numbers() -> None:
    second = replace(FINDING, place=("file", "f2", "file_name"), path="（履歴）Ⅱ1")
    blocks = part(report(outcome(FINDING, second, answers=TWO_FILES)), 3)
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Ⅰ　基本情報（1件）",
        "Ⅱ　特定個人情報ファイルの概要（履歴）（1件）",
    ]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [rows(table)[0][0] for table in tables] == ["1", "2"]


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ((), "評価書全体（1件）"),
        (("gone",), "様式にない項目（1件）"),
        (("file",), "特定個人情報ファイル（1件）"),
        (("assessment_title",), "表紙（1件）"),
    ],
)
def test_what_stands_in_no_chapter_has_a_heading_too(place: Place, heading: str) -> None:
    blocks = part(report(outcome(replace(FINDING, place=place))), 3)
    assert blocks[0] == Heading(2, heading)


def test_a_finding_tells_place_words_fixes_and_basis() -> None:
    passage = Passage((), 0, 1)
    finding = replace(
        FINDING,
        quotation="旧い",
        verified=False,
        fixes=(Replacement(NAME, passage, "旧", "新"), Answer(NAME, None, "消す")),
    )
    table = the_table(part(report(outcome(finding)), 3))
    assert rows(table) == [
        [
            "1",
            "誤り",
            "Ⅰ1①\n事務の名称",
            "書いてください。\n記載：「旧い」\n直し方の案：「新」に直す\n直し方の案：消す",
            "指針（未確認）",
        ]
    ]
    assert table.rows[0][1][0].look is Look.ERROR


def test_a_finding_without_a_basis_claims_none() -> None:
    table = the_table(part(report(outcome(replace(FINDING, basis=""))), 3))
    assert rows(table)[0][-1] == "－"


def test_an_aspect_names_the_findings_that_bear_on_it() -> None:
    six, none = replace(FINDING, aspects=(6,)), replace(FINDING, aspects=())
    blocks = part(report(outcome(six, none, six, six, six)), 4)
    bearing = {row[0]: row[2] for row in rows(the_table(blocks))}
    assert bearing["適合性(6)"] == "指摘1、3～5（4件）"
    assert "どの観点にも結び付けていない指摘：2" in str(blocks)


def test_an_aspect_without_a_finding_is_never_called_fulfilled() -> None:
    bearing = rows(the_table(part(report(outcome()), 4)))
    covered = {n for standard in catalogue([FORM]).values() for n in standard.aspects}
    assert len(bearing) == len(standards().aspects)
    for aspect, (_, words, said) in zip(standards().aspects, bearing, strict=True):
        assert words == aspect.words
        assert "人が読んで判断してください。" in said
        assert said.startswith("指摘はありません") == (aspect.number in covered)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([1], "1"),
        ([1, 2], "1、2"),
        ([1, 2, 3], "1～3"),
        ([1, 3, 4, 5, 9], "1、3～5、9"),
    ],
)
def test_numbers_that_follow_each_other_are_written_as_one(numbers: list[int], words: str) -> None:
    assert numbers_in_words(numbers) == words


def test_what_was_set_aside_is_listed_with_reason_and_day() -> None:
    aside = SetAside("e", "blank", NAME, "", "", "条例で\n定まるまで待つ。", "2026-03-02")
    table = the_table(part(report(outcome(aside=((FINDING, aside),))), 5))
    assert rows(table) == [
        ["Ⅰ1①\n事務の名称", "書いてください。", "条例で\n定まるまで待つ。", "令和8年3月2日"]
    ]


def test_what_came_back_is_listed_with_why_it_was_left_before() -> None:
    document = Assessment(FORM)
    found = next(f for f in outcome_of(document, DAY).findings if f.place == NAME)
    document.apply(set_aside(document, found, f"{PERSONAL}は確かめました。", DAY))
    document.apply(set_answer(document, NAME, " "))
    blocks = part(report(outcome_of(document, DAY)), 5)
    assert "見送った指摘はありません。" in str(blocks[0])
    (row,) = rows(the_table(blocks))
    assert row[0].startswith("Ⅰ1①")
    assert row[3] == "令和8年4月1日"
    assert "確かめました。" in row[2]
    assert PERSONAL not in row[2]


def test_a_record_without_reason_and_day_is_listed_as_such() -> None:
    aside = SetAside("e", "blank", NAME, "", "", "", "先月")
    (row,) = rows(the_table(part(report(outcome(aside=((FINDING, aside),))), 5)))
    assert row[2:] == ["（理由の記載はありません）", "先月"]


def test_every_check_that_was_run_is_listed_with_what_it_found() -> None:
    blocks = part(report(outcome(FINDING, FINDING)), 6)
    listed = {row[0].split("\n")[1]: row[3] for row in rows(the_table(blocks))}
    assert set(listed) == set(catalogue([FORM]))
    assert listed["blank"] == "2件"
    assert listed["misfit"] == "0件"


def test_it_says_whether_anything_was_compared() -> None:
    assert facts(part(report(outcome(compared=True)), 6))["公表した版との比較"] == "行いました"
    assert "行っていません" in facts(part(report(outcome()), 6))["公表した版との比較"]


def test_no_number_of_a_person_gets_into_a_report(tmp_path: Path) -> None:
    answers: dict[Place, Value] = {
        **TWO_FILES,
        TITLE: f"予防接種 {PERSONAL}",
        NAME: f"担当の番号は{PERSONAL}です。",
        ("file", "f1", "file_name"): f"台帳 {PERSONAL}",
    }
    document = Assessment(FORM, answers)
    found = next(f for f in outcome_of(document, DAY).findings if f.place == NAME)
    document.apply(set_aside(document, found, f"{PERSONAL}は確かめました。", DAY))
    made = outcome_of(document, DAY)
    assert made.aside
    for suffix in WRITERS:
        path = tmp_path / f"a{suffix}"
        write_check_report(made, Origin("a.hyoka"), path)
        content = path.read_bytes()
        texts = (
            [word.part(content, name) for name in word.names(content)]
            if suffix == ".docx"
            else [content]
        )
        assert not any(PERSONAL.encode() in text for text in texts)


@pytest.mark.parametrize("suffix", list(WRITERS))
@pytest.mark.parametrize("document", ["blank", "sample"])
def test_the_same_check_gives_the_same_bytes(tmp_path: Path, suffix: str, document: str) -> None:
    assessment = (
        Assessment(FORM)
        if document == "blank"
        else load(resources_folder() / "sample.hyoka", LIBRARY)[0]
    )
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in paths:
        write_check_report(outcome_of(assessment, DAY), Origin(), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_report_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("old", encoding="utf-8")
    write_check_report(outcome(), Origin(), path)
    assert "点検報告書" in path.read_text(encoding="utf-8")


def test_a_report_never_replaces_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.hyoka"
    save(Assessment(FORM), path)
    path = path.rename(tmp_path / "a.html")
    before = path.read_bytes()
    with pytest.raises(ExportError, match="上書きしません"):
        write_check_report(outcome(), Origin(), path)
    assert path.read_bytes() == before


def test_another_suffix_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as refused:
        write_check_report(outcome(), Origin(), tmp_path / "a.txt")
    assert ".docx、.html" in refused.value.hint
