"""The rows of 変更箇所 by themselves and against the text they say they changed."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Figure, Free, Paragraph, Place, Value
from assessor.importers.table import import_files
from assessor.rules.change_rows import places_of, rows
from assessor.rules.check import check, standards
from assessor.rules.context import Context
from assessor.rules.finding import Finding
from tests.rules.rows_of_changes import EARLY, LATE, with_answers, with_rows
from tests.strategies import FORM, LIBRARY

SENDAI = "004_df1ea52212b0946d.txt"
REASON = "重要な変更に当たらない。"
FILES: dict[Place, Value] = {
    ("file",): Entries(("f", "g")),
    ("file", "f", "file_name"): "資格情報ファイル",
    ("file", "g", "file_name"): "給付情報ファイル",
    ("file", "f", "storage_place"): "電算室に置く。",
    ("file", "g", "storage_place"): "データセンターに置く。",
}


def found(code: str, document: Assessment) -> list[Finding]:
    return [finding for finding in check(document) if finding.code == code]


@pytest.mark.parametrize(
    ("item", "timing", "reason", "told"),
    [
        ("Ⅱ6①保管場所", LATE, "", True),
        ("Ⅱ6①保管場所", LATE, "－", True),
        ("II 6 ① 保管場所 <システムにおける措置>", LATE, "なし", True),
        ("Ⅱ6①保管場所", LATE, "緊急時の事後評価として対応。", False),
        ("Ⅱ6①保管場所", EARLY, "", False),
        ("Ⅱ6①保管場所", "", "", False),
        ("Ⅲ7リスク1⑥技術的対策", LATE, "－", True),
        ("Ⅲ7リスク1⑨", LATE, "－", False),
        ("Ⅳ", LATE, "－", True),
        ("Ⅰ7①部署", LATE, "－", False),
        ("Ⅰ7①部署", LATE, "", True),
        ("(評価書の種類)", LATE, "－", False),
    ],
)
def test_who_submits_an_important_item_afterwards_says_why(
    item: str, timing: str, reason: str, *, told: bool
) -> None:
    document = with_rows((item, "甲", "乙", timing, reason))
    findings = found("change-reason-missing", document)
    assert [finding.place for finding in findings] == [("change", "c0", "change_reason")] * told


def test_a_missing_reason_is_told_once() -> None:
    document = with_rows(("Ⅱ6①保管場所", "甲", "乙", LATE, ""))
    place = ("change", "c0", "change_reason")
    codes = [finding.code for finding in check(document) if finding.place == place]
    assert codes == ["change-reason-missing"]


@pytest.mark.parametrize(
    ("after", "current", "told"),
    [
        ("健康政策課", "健康政策課", ""),
        ("健康政策課", "健康福祉局　健康政策課", ""),
        ("ﾃﾞｼﾞﾀﾙ課", "デジタル課", ""),
        ("＜措置＞\n記録する。", "〈措置〉　記録する。なお、", ""),
        ("健康政策課", "保健予防課", "健康政策課"),
        ("一日一回、記録する。", "一日一回、点検する。", "記録する。"),
        ("（右記を追加）", "保健予防課", ""),
        ("（削除）", "保健予防課", ""),
        ("庶務の係を追加した。", "保健予防課", ""),
        ("保健予防課（中略）庶務係", "保健予防課　管理係　庶務係", ""),
        ("保健予防課（中略）庶務係", "保健予防課　管理係", "保健予防課（中略）庶務係"),
        ("健康政策課", "", ""),
    ],
)
def test_what_a_row_says_stands_in_the_item(after: str, current: str, told: str) -> None:
    document = with_rows(("Ⅰ7①部署", "旧課", after, LATE, REASON), department=current or " ")
    findings = found("change-not-in-text", document)
    assert [finding.quotation for finding in findings] == ([told] if told else [])


def test_only_the_newest_rows_are_held_against_the_text() -> None:
    row = ("Ⅰ7①部署", "旧課", "保健課", LATE, REASON)
    newer = ("Ⅰ7①部署", "保健課", "健康課", LATE, REASON)
    days = ("令和7年4月1日", "令和8年4月1日")
    assert found("change-not-in-text", with_rows(row, newer, days=days, department="健康課")) == []
    assert found("change-not-in-text", with_rows(row, newer, days=days, department="保健課")) != []


def test_a_choice_is_held_against_its_label() -> None:
    row = ("Ⅰ6①実施の有無", "実施しない", "実施する", LATE, REASON)
    assert found("change-not-in-text", with_rows(row, nws_use=Choice("yes"))) == []
    assert len(found("change-not-in-text", with_rows(row, nws_use=Choice("no")))) == 1


def test_a_figure_cannot_be_compared() -> None:
    row = ("(別添1) 事務内容", "（右記を追加）", "電子申請の流れ", LATE, REASON)
    flow = Free((Paragraph("業務の流れ"), Figure("flow.png")))
    assert found("change-not-in-text", with_rows(row, flow=flow)) == []
    assert len(found("change-not-in-text", with_rows(row, flow=Free(flow.parts[:1])))) == 1


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Ⅱ6①（給付情報ファイル）保管場所", False),
        ("（給付情報ファイル）Ⅱ6①", False),
        ("Ⅱ6①（資格情報ファイル）保管場所", True),
        ("Ⅱ6①保管場所", False),
    ],
)
def test_the_file_in_brackets_is_the_one_that_is_meant(item: str, *, told: bool) -> None:
    document = with_rows((item, "本庁舎に置く。", "データセンターに置く。", LATE, REASON))
    assert bool(found("change-not-in-text", with_answers(document, FILES))) == told


def test_a_row_of_a_whole_entry_is_held_against_all_that_stands_in_it() -> None:
    said = "宛名システム\n②システムの機能　宛名を管理する。"
    entry: dict[Place, Value] = {
        ("system",): Entries(("s1",)),
        ("system", "s1", "system_name"): "宛名システム",
        ("system", "s1", "system_function"): "宛名を管理する。",
    }
    row = ("Ⅰ2システム1", "（右記を追加）", said, LATE, REASON)
    assert found("change-not-in-text", with_answers(with_rows(row), entry)) == []
    entry["system", "s1", "system_function"] = "番号を管理する。"
    assert len(found("change-not-in-text", with_answers(with_rows(row), entry))) == 1


def test_an_entry_is_found_by_its_number() -> None:
    tasks: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "outsourcing"): Entries(("b", "a")),
    }
    document = with_answers(with_rows(("Ⅱ4委託事項2①", "甲", "乙", LATE, REASON)), tasks)
    context = Context(document, standards())
    (row,) = rows(context)
    assert places_of(context, row) == (("file", "f", "outsourcing", "a", "outsourcing_content"),)


@pytest.mark.parametrize(
    ("item", "after", "told"),
    [
        ("Ⅱ4委託事項3①", "乙", True),
        ("Ⅱ4委託事項3①", "（削除）", False),
        ("Ⅱ4委託事項2", "乙", False),
    ],
)
def test_a_number_of_an_entry_that_is_not_there_is_told(
    item: str, after: str, *, told: bool
) -> None:
    tasks: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "outsourcing"): Entries(("b", "a")),
    }
    document = with_answers(with_rows((item, "甲", after, LATE, REASON)), tasks)
    findings = found("change-entry-unknown", document)
    assert [finding.place for finding in findings] == [("change", "c0", "change_item")] * told


@pytest.mark.parametrize(
    ("before", "after", "told"), [("市民課", "市民課", True), ("市民課", "戸籍課", False)]
)
def test_a_row_changes_something(before: str, after: str, *, told: bool) -> None:
    findings = found("change-same", with_rows(("Ⅰ7①部署", before, after, LATE, REASON)))
    assert bool(findings) == told


@pytest.mark.parametrize(
    ("days", "place"),
    [
        (("令和6年4月1日", "令和7年4月1日", "令和7年4月1日", "令和8年4月1日"), None),
        (("令和8年4月1日", "令和7年4月1日", "令和6年4月1日"), None),
        (("令和6年4月1日", "令和7年4月1日", "令和5年4月1日"), "c2"),
        (("令和6年4月1日", "令和6年4月", "令和6年4月2日"), None),
        (("令和6年4月1日", "未定", "令和7年4月1日"), None),
    ],
)
def test_rows_stand_in_the_order_of_their_days(days: tuple[str, ...], place: str | None) -> None:
    several = [("Ⅰ7①部署", "甲", "乙", LATE, REASON)] * len(days)
    findings = found("change-order", with_rows(*several, days=days))
    told = [("change", place, "change_date")] if place else []
    assert [finding.place for finding in findings] == told


@pytest.mark.parametrize(
    ("timing", "day", "published", "codes"),
    [
        (EARLY, "令和8年8月20日", "令和8年8月20日", []),
        (EARLY, "令和8年8月1日", "令和8年8月20日", ["change-early-after-all"]),
        (EARLY, "令和9年1月4日", "令和8年8月20日", []),
        (EARLY, "令和8年8月1日", "令和8年8月", []),
        (LATE, "令和8年8月1日", "令和8年8月20日", []),
        (LATE, "令和8年8月21日", "令和8年8月20日", ["change-later-than-published"]),
        (LATE, "令和8年8月21日", "", []),
    ],
)
def test_the_day_of_a_change_and_of_the_publication_agree_with_its_timing(
    timing: str, day: str, published: str, codes: list[str]
) -> None:
    answers: dict[str, Value] = {"publication_date": published} if published else {}
    row = ("Ⅰ7①部署", "甲", "乙", timing, REASON)
    given = with_rows(row, days=(day,), **answers)
    wanted = {"change-early-after-all", "change-later-than-published"}
    assert [finding.code for finding in check(given) if finding.code in wanted] == codes


def test_a_form_without_rows_has_none() -> None:
    assert rows(Context(Assessment(FORM), standards())) == ()


def test_the_rows_of_a_published_document_are_understood(shared_documents: Path) -> None:
    imported = import_files([shared_documents / SENDAI], LIBRARY)
    document = Assessment(imported.form)
    document.apply(imported.edit)
    context = Context(document, standards())
    all_rows = rows(context)
    assert len(all_rows) == 32
    unresolved = [row for row in all_rows if row.cited is None or not row.cited.item]
    assert [row.before for row in unresolved] == ["重点項目評価書"]
    assert all(places_of(context, row) for row in all_rows if row.cited)
    told = {finding.place[1] for finding in found("change-not-in-text", document)}
    assert len(told) == 4
    assert found("change-reason-missing", document) == []


def test_the_title_of_the_document_is_cited_for_itself_alone() -> None:
    row = ("評価書名", "甲に関する事務", "乙に関する事務", LATE, REASON)
    document = with_rows(row, assessment_title="丙に関する事務　全項目評価書")
    told = [finding.place for finding in found("change-not-in-text", document)]
    assert told == [("change", "c0", "change_after")]
