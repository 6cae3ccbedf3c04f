"""What one answer makes needless is told once, with that answer, and not item by item."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Choice, Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Answer, Finding, Severity
from tests.strategies import FORM

F, G = ("file", "f"), ("file", "g")
NONE = Checks.of(["none"])
LOCAL = Choice("local")
CODES = {"not-applicable", "national-only"}


def told(answers: dict[Place, Value]) -> list[Finding]:
    files: dict[Place, Value] = {("file",): Entries(("f", "g"))}
    return [found for found in check(Assessment(FORM, files | answers)) if found.code in CODES]


def test_a_tick_set_by_mistake_is_one_finding_at_the_first_item_it_bars() -> None:
    (finding,) = told(
        {
            (*F, "transfer_none"): NONE,
            (*F, "transfer_record"): Choice("yes"),
            (*F, "transfer_record_way"): "操作の記録を残している。",
            (*F, "transfer2_measures"): "暗号化している。",
            (*F, "transfer_other_risks"): "－",
        }
    )
    assert (finding.code, finding.place) == ("not-applicable", (*F, "transfer_record"))
    assert "「提供・移転しない」に印がある" in finding.message
    assert "3項目" in finding.message


def test_two_files_and_two_causes_are_told_apart() -> None:
    found = told(
        {
            (*F, "transfer_none"): NONE,
            (*F, "transfer2_measures"): "暗号化している。",
            (*G, "transfer_none"): NONE,
            (*G, "transfer2_measures"): "暗号化している。",
            (*G, "deceased"): Choice("no"),
            (*G, "deceased_way"): "台帳で保管する。",
        }
    )
    assert [finding.place for finding in found] == [
        (*F, "transfer2_measures"),
        (*G, "transfer2_measures"),
        (*G, "deceased_way"),
    ]


def test_entries_of_a_repeat_that_is_barred_are_one_finding() -> None:
    outsourcing = (*F, "outsourcing")
    (finding,) = told(
        {
            (*F, "outsourcing_use"): Choice("no"),
            outsourcing: Entries(("o", "p")),
            (*outsourcing, "o", "outsourcing_title"): "電算処理",
            (*outsourcing, "p", "outsourcing_title"): "入力",
        }
    )
    assert finding.place == (*outsourcing, "o", "outsourcing_title")
    assert "「委託の有無」が「委託しない」である" in finding.message


def test_one_text_without_need_is_told_by_itself() -> None:
    (finding,) = told({("nws_use",): Choice("no"), ("nws_basis",): "番号法第19条第8号"})
    assert (finding.severity, finding.fixes) == (Severity.WARNING, ())
    assert "項目の記載は要りません" not in finding.message


@pytest.mark.parametrize("item", ["approval_date", "submission_date", "commission_review"])
def test_what_only_national_bodies_fill_in_is_an_error_with_a_fix(item: str) -> None:
    (finding,) = told({("body_kind",): LOCAL, (item,): "令和6年9月18日"})
    assert (finding.code, finding.severity) == ("national-only", Severity.ERROR)
    assert [(fix.place, fix.value) for fix in finding.fixes if isinstance(fix, Answer)] == [
        ((item,), None)
    ]
    assert told({("body_kind",): Choice("national"), (item,): "令和6年9月18日"}) == []
    assert told({(item,): "令和6年9月18日"}) == []


def test_several_items_of_national_bodies_are_told_once() -> None:
    answers: dict[Place, Value] = {
        ("body_kind",): LOCAL,
        ("approval_date",): "令和6年9月18日",
        ("commission_review",): "承認された。",
    }
    (finding,) = told(answers)
    assert (finding.place, finding.fixes) == (("approval_date",), ())


def test_a_finding_is_as_sure_as_the_condition_it_rests_on() -> None:
    """The condition of the 委託 is remembered, that of the 死者の個人番号 was read."""
    remembered: dict[Place, Value] = {
        (*F, "outsourcing_use"): Choice("no"),
        (*F, "outsourcing_count"): "3",
    }
    known: dict[Place, Value] = {
        (*F, "deceased"): Choice("no"),
        (*F, "deceased_way"): "台帳で保管する。",
    }
    assert [found.verified for found in told(remembered)] == [False]
    assert [found.verified for found in told(known)] == [True]
