"""The document against the version last published: what has changed and no row tells."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from tests.rules.rows_of_changes import EARLY, LATE, Row, with_answers, with_rows

REASON = "重要な変更に当たらない。"
FILE: dict[Place, Value] = {
    ("file",): Entries(("f",)),
    ("file", "f", "storage_place"): "電算室に置く。",
    ("file", "f", "technical"): Choice("enough"),
    ("file", "f", "technical_measures"): "暗号化する。",
    ("file", "f", "outsourcing"): Entries(("o1", "o2")),
    ("file", "f", "outsourcing", "o1", "outsourcing_title"): "運用",
    ("file", "f", "outsourcing", "o2", "outsourcing_title"): "入力",
    ("department",): "市民課",
    ("review_date",): "令和3年11月29日",
    ("publication_date",): "令和3年12月17日",
}
OLD_ROW: Row = ("Ⅰ7①部署", "戸籍課", "市民課", LATE, REASON)


def told(code: str, now: Assessment, published: Assessment | None) -> list[Finding]:
    return [finding for finding in check(now, None, published) if finding.code == code]


def document(*rows: Row, more: dict[Place, Value] | None = None) -> Assessment:
    days = ("令和3年4月1日", *("令和8年8月20日" for _ in rows))
    return with_answers(with_rows(OLD_ROW, *rows, days=days), {**FILE, **(more or {})})


PUBLISHED = document()
DEPARTMENT: dict[Place, Value] = {("department",): "戸籍住民課"}
STORAGE: dict[Place, Value] = {("file", "f", "storage_place"): "データセンターに置く。"}


def test_nothing_is_told_without_another_version_or_a_change() -> None:
    assert told("change-unlisted", document(more=DEPARTMENT), None) == []
    assert told("change-unlisted", document(), PUBLISHED) == []


def test_a_change_without_a_row_is_told_once_an_item() -> None:
    now = document(more={**DEPARTMENT, **STORAGE})
    findings = told("change-unlisted", now, PUBLISHED)
    assert [finding.place for finding in findings] == [
        ("department",),
        ("file", "f", "storage_place"),
    ]
    assert "※" not in findings[0].message
    assert "重要な変更" in findings[1].message


@pytest.mark.parametrize(
    ("item", "unlisted"),
    [
        ("Ⅰ7①部署", False),
        ("Ⅰ 7 評価実施機関における担当部署", False),
        ("Ⅰ7②所属長の役職名", True),
        ("組織の名称", True),
    ],
)
def test_a_row_on_the_item_tells_of_its_change(item: str, *, unlisted: bool) -> None:
    now = document((item, "市民課", "戸籍住民課", LATE, REASON), more=DEPARTMENT)
    assert bool(told("change-unlisted", now, PUBLISHED)) == unlisted


def test_a_row_of_the_published_version_does_not_tell_of_a_later_change() -> None:
    assert len(told("change-unlisted", document(more=DEPARTMENT), PUBLISHED)) == 1


def test_a_row_on_an_item_tells_of_its_sub_items() -> None:
    changed: dict[Place, Value] = {("file", "f", "technical_measures"): "暗号化し、記録する。"}
    row = ("Ⅲ7リスク1⑥技術的対策", "暗号化する。", "暗号化し、記録する。", LATE, REASON)
    assert told("change-unlisted", document(row, more=changed), PUBLISHED) == []
    assert len(told("change-unlisted", document(more=changed), PUBLISHED)) == 1


def test_widths_and_the_date_of_publication_are_no_change_to_be_listed() -> None:
    changed: dict[Place, Value] = {
        ("department",): "市民　課",
        ("publication_date",): "令和8年8月20日",
    }
    assert told("change-unlisted", document(more=changed), PUBLISHED) == []


ADDED: dict[Place, Value] = {
    ("file", "f", "outsourcing"): Entries(("o1", "o2", "o3")),
    ("file", "f", "outsourcing", "o3", "outsourcing_title"): "印刷",
    ("file", "f", "outsourcing", "o3", "outsourcing_party"): "星見印刷株式会社",
}
REMOVED: dict[Place, Value] = {("file", "f", "outsourcing"): Entries(("o1",))}


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (ADDED, ("Ⅱ4委託事項3", "（右記を追加）", "印刷", LATE, REASON)),
        (ADDED, ("Ⅱ4委託事項3①委託内容", "（右記を追加）", "印刷", LATE, REASON)),
        (REMOVED, ("Ⅱ4委託事項2", "入力", "（削除）", LATE, REASON)),
    ],
)
def test_an_entry_that_came_or_went_is_told_once(change: dict[Place, Value], row: Row) -> None:
    without = document(more=change)
    findings = told("change-unlisted", without, PUBLISHED)
    assert [finding.place for finding in findings] == [("file", "f", "outsourcing")]
    assert told("change-unlisted", document(row, more=change), PUBLISHED) == []


def test_entries_of_other_names_are_not_compared() -> None:
    other: dict[Place, Value] = {
        ("file",): Entries(("x",)),
        ("file", "x", "storage_place"): "電算室に置く。",
    }
    now = with_answers(with_rows(OLD_ROW, days=("令和3年4月1日",)), other)
    places = {finding.place for finding in told("change-unlisted", now, PUBLISHED)}
    assert not {place for place in places if place[0] == "file"}


@pytest.mark.parametrize(
    ("timing", "review", "first"),
    [
        (EARLY, "令和3年11月29日", True),
        (EARLY, "令和8年7月23日", False),
        (LATE, "令和3年11月29日", False),
    ],
)
def test_before_an_important_change_there_is_a_procedure(
    timing: str, review: str, *, first: bool
) -> None:
    row = ("Ⅱ6①保管場所", "電算室に置く。", "データセンターに置く。", timing, REASON)
    now = document(row, row, more={**STORAGE, ("review_date",): review})
    findings = told("change-first", now, PUBLISHED)
    assert [finding.place for finding in findings] == [("change", "c1", "change_timing")] * first


def test_an_item_without_a_mark_needs_no_procedure() -> None:
    now = document(("Ⅰ7①部署", "市民課", "戸籍住民課", EARLY, REASON), more=DEPARTMENT)
    assert told("change-first", now, PUBLISHED) == []
