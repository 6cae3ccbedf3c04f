"""A wording that the newest rows replaced and that still stands elsewhere."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Free, Paragraph, Table
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.rules.rows_of_changes import LATE, with_rows

REASON = "組織改正による。"
ROW = ("Ⅰ7①部署", "保険年金課", "国保年金課", LATE, REASON)


def told(document: Assessment) -> list[Finding]:
    return [finding for finding in check(document) if finding.code == "change-old-wording"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("市民部保険年金課　電話1234", None),
        ("（保険年金課）で受け付ける。", "（国保年金課）で受け付ける。"),
        ("国保年金課（旧保険年金課）で受け付ける。", None),
        ("総務課で受け付ける。", None),
        (
            "保険年金課長が定める。保険年金課で保管する。",
            "国保年金課長が定める。国保年金課で保管する。",
        ),
    ],
)
def test_an_old_name_is_told_wherever_it_stands_by_itself(text: str, right: str | None) -> None:
    document = with_rows(ROW, department="国保年金課", inquiry_to=text)
    findings = told(document)
    assert bool(findings) == (right is not None)
    for finding in findings:
        assert finding.quotation == "保険年金課"
        assert finding.place == ("inquiry_to",)
    if right:
        document.apply(edit_for(document, [fix for each in findings for fix in each.fixes]))
        assert document.answers[("inquiry_to",)] == right
        assert told(document) == []


def test_a_table_is_searched_too() -> None:
    records = Free((Paragraph("表"), Table((("所属", "保険年金課"),))))
    (finding,) = told(with_rows(ROW, department="国保年金課", flow=records))
    assert finding.passage
    assert finding.passage.address == (1, 0, 1)


def test_what_an_older_row_replaced_is_not_told() -> None:
    other = ("Ⅰ7②所属長の役職名", "課長補佐", "課長", LATE, REASON)
    days = ("令和7年4月1日", "令和8年4月1日")
    document = with_rows(ROW, other, days=days, department="国保年金課", inquiry_to="保険年金課")
    assert told(document) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("（右記を追加）", "国保年金課"),
        ("－", "国保年金課"),
        ("保険年金課で保管する。", "国保年金課で保管する。"),
        ("課", "室"),
        ("保険年金課", ""),
        ("保険年金課", "保険年金課"),
    ],
)
def test_what_is_no_name_is_not_searched_for(before: str, after: str) -> None:
    row = ("Ⅰ7①部署", before, after, LATE, REASON)
    text = f"（右記を追加）－保険年金課で保管する。{before}"
    assert told(with_rows(row, department=after or " ", inquiry_to=text)) == []


def test_a_name_within_the_new_one_is_no_old_one() -> None:
    row = ("Ⅰ7①部署", "年金課", "年金課保険係", LATE, REASON)
    document = with_rows(row, department="年金課保険係", inquiry_to="年金課保険係")
    assert told(document) == []
    assert len(told(with_rows(row, department="年金課保険係", inquiry_to="年金課"))) == 1


def test_a_choice_is_no_wording() -> None:
    row = ("Ⅰ6①実施の有無", "実施しない", "実施する", LATE, REASON)
    document = with_rows(row, nws_use=Choice("yes"), inquiry_way="統計は実施しない")
    assert told(document) == []


def test_other_rows_keep_the_words_of_their_time() -> None:
    other = ("Ⅴ2①連絡先", "保険年金課", "国保年金課　電話1234", LATE, REASON)
    answers = {"department": "国保年金課", "inquiry_to": "国保年金課　電話1234"}
    assert told(with_rows(ROW, other, department=answers["department"])) == []
