"""Systems, companies and 入手元 that one chapter names and another does not."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Entries, Free, Paragraph, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from tests.strategies import FORM

RISKS = [
    item.name
    for item in FORM.items.values()
    if item.kind == "text" and item.name.startswith(("obtain1", "use1", "use2", "storage", "nws"))
]


def told(code: str, answers: dict[Place, Value]) -> list[Finding]:
    return [finding for finding in check(Assessment(FORM, answers)) if finding.code == code]


def with_systems(measure: str, *names: str) -> dict[Place, Value]:
    entries = tuple(f"s{number}" for number in range(len(names)))
    answers: dict[Place, Value] = {
        ("system",): Entries(entries),
        ("file",): Entries(("f",)),
        ("file", "f", "use3_measures"): measure,
        ("office_content",): "届出は、受付支援システムで受け付ける。",
    }
    answers |= {
        ("system", entry, "system_name"): name for entry, name in zip(entries, names, strict=True)
    }
    return answers


@pytest.mark.parametrize(
    "measure",
    [
        "国民健康保険システムでは、操作の記録を残す。",
        "本市国民健康保険システムにおいて、操作の記録を残す。",
        "＜統合宛名システム（宛名）における措置＞\n記録を残す。",
        "中間サーバーでは、許可表により制限する。",
        "情報提供ネットワークシステムにおいて、許可される。",
        "受付支援システムでは、番号を表示しない。",
        "生体認証システムでは、顔により認証する。",
        "当該システムでは、記録を残す。",
        "既存住基システムでは、記録を残す。",
        "データベースサーバーでは、記録を残す。",
        "措置を講じたシステムでは、記録を残す。",
        "各業務システムでは、権限を設ける。",
        # What is only named takes no measure.
        "集計は、国保データベースシステムで行う。",
        "財務会計システムへ引き渡す。",
    ],
)
def test_a_system_that_is_known_or_only_named_is_not_told(measure: str) -> None:
    answers = with_systems(measure, "国民健康保険システム", "統合宛名システム")
    assert told("system-unlisted", answers) == []


@pytest.mark.parametrize(
    ("measure", "quotation"),
    [
        ("・健康管理システムでは、操作の記録を残す。", "健康管理システム"),
        ("＜滞納整理システムにおける措置＞\n記録を残す。", "滞納整理システム"),
        ("接種記録システム（VRS）には、権限を設ける。VRSは…", "接種記録システム"),
    ],
)
def test_a_system_that_takes_a_measure_is_listed(measure: str, quotation: str) -> None:
    (finding,) = told("system-unlisted", with_systems(measure, "国民健康保険システム"))
    assert finding.quotation == quotation


def test_a_system_is_told_once_however_often_it_is_named() -> None:
    measure = "健康管理システムでは、記録を残す。\n健康管理システムでは、権限を設ける。"
    answers = with_systems(measure, "国民健康保険システム")
    answers["file", "f", "use4_measures"] = measure
    assert len(told("system-unlisted", answers)) == 1


def test_without_any_system_in_the_first_chapter_nothing_is_compared() -> None:
    assert told("system-unlisted", with_systems("健康管理システムでは、記録を残す。")) == []


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("国民健康保険システム", 0),
        ("収納管理システム", 1),
        ("国保窓口", 0),
        ("国民健康保険システム（新）", 0),
    ],
)
def test_a_system_without_any_measure_is_told_once_the_chapter_is_written(
    name: str, number: int
) -> None:
    answers = with_systems("－", name)
    assert told("system-unmentioned", answers) == []
    for item in RISKS:
        answers["file", "f", item] = "国民健康保険システムにおいて、権限のない者の操作を拒む。"
    assert len(told("system-unmentioned", answers)) == number


@pytest.mark.parametrize(
    ("measure", "quotations"),
    [
        ("甲野情報株式会社の作業場所を確認する。", ["甲野情報株式会社"]),
        ("株式会社乙川の作業場所を確認する。株式会社乙川は、…", ["株式会社乙川"]),
        ("みなと入力サービス株式会社の作業場所を確認する。", []),
        ("（株）星見データの作業場所を確認する。", []),
        ("会社の作業場所を確認する。", []),
        ("当該株式会社の作業場所を確認する。", []),
    ],
)
def test_a_company_in_the_measures_is_known_to_the_outline(
    measure: str, quotations: list[str]
) -> None:
    answers: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "outsourcing"): Entries(("o", "p")),
        ("file", "f", "outsourcing", "o", "outsourcing_party"): "みなと入力サービス株式会社",
        ("file", "f", "outsourcing", "p", "outsourcing_party"): "株式会社星見データ",
        ("file", "f", "outsourcing_protection"): measure,
    }
    assert [finding.quotation for finding in told("party-unknown", answers)] == quotations


def with_sources(flow: str, **tails: str) -> dict[Place, Value]:
    return {
        ("flow",): Free((Paragraph(flow),)),
        ("file",): Entries(("f",)),
        ("file", "f", "obtained_from"): Checks.of(tails, tails),
    }


LONG = "市町村との間で照会及び提供を行う。国保連合会から審査の結果を受け取る。" * 20


def test_those_outside_who_give_data_are_in_the_text_on_the_flow() -> None:
    tails = {"national": "日本年金機構", "local": "他の市町村長", "other": "国保連合会、丙組合等"}
    found = told("source-unmentioned", with_sources(LONG, **tails))
    assert [finding.quotation for finding in found] == ["日本年金機構", "丙組合等"]


def test_departments_may_stand_there_by_their_systems() -> None:
    assert told("source-unmentioned", with_sources(LONG, own_body="課税課")) == []


def test_a_short_text_beside_the_figure_does_not_tell_the_whole_flow() -> None:
    answers = with_sources("太い矢印は、特定個人情報の流れを示す。", national="日本年金機構")
    assert told("source-unmentioned", answers) == []
