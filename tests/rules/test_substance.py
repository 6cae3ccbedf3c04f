"""Answers that say too little: pasted, short, vague, taken over from the guidance, 同上."""

import pytest

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.form.values import Checks, Choice, Entries, Place, Value
from assessor.rules.check import check, standards
from assessor.rules.context import Context
from assessor.rules.finding import Finding
from assessor.rules.memo import Memo
from assessor.rules.substance import CHECKS
from tests.strategies import FORM

FILE: dict[Place, Value] = {("file",): Entries(("f", "g"))}
LONG = (
    "利用者ごとの識別符号と生体認証により端末を開き、操作の記録を七年間保存して毎月点検している。"
)


def at(item: str, file: str = "f") -> Place:
    return ("file", file, item) if FORM.scopes[item] else (item,)


def found(code: str, answers: dict[Place, Value]) -> list[Finding]:
    return [each for each in check(Assessment(FORM, FILE | answers)) if each.code == code]


def test_the_same_words_in_three_items_are_told_once_at_the_first() -> None:
    items = ("use3_measures", "use4_measures", "obtain2_measures")
    (finding,) = found("pasted", {at(item): f"・{LONG}" for item in items})
    assert finding.place == at("obtain2_measures")
    assert "Ⅲ3リスク3" in finding.message
    assert finding.quotation == LONG


def test_lines_pasted_together_are_told_together() -> None:
    items = ("use3_measures", "use4_measures", "obtain2_measures")
    text = f"①{LONG}\n②委託先にも同じことを求め、{LONG}"
    assert len(found("pasted", {at(item): text for item in items})) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {at("use3_measures"): LONG, at("use4_measures"): LONG},
        {at(item, file): LONG for item in ("use3_measures", "use4_measures") for file in "fg"},
        {
            at(item): f"＜中間サーバー・ソフトウェアにおける措置＞\n{LONG}"
            for item in ("nws1_measures", "nws2_measures", "nws3_measures")
        },
        {
            at(item): f"②中間サーバーでは、{LONG}"
            for item in ("nws1_measures", "nws2_measures", "nws3_measures")
        },
        {at(item): "－" for item in ("use1_other", "use2_other", "obtain1_other")},
        {
            at(item): "権限を制限する。"
            for item in ("use3_measures", "use4_measures", "nws1_measures")
        },
    ],
    ids=["twice", "in two files", "under the nation's heading", "the nation's", "none", "short"],
)
def test_what_may_be_said_again_is_no_finding(answers: dict[Place, Value]) -> None:
    assert found("pasted", answers) == []


@pytest.mark.parametrize("words", ["事務のため", "適正な事務を行うために必要である。"])
def test_an_answer_far_shorter_than_the_example_is_told(words: str) -> None:
    (finding,) = found("answer-short", {at("file_range_need"): words})
    assert finding.quotation == words


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("file_range_need", "－"),
        ("file_range_need", "納税義務者の税額を決定し、扶養親族の控除を確認するため"),
        ("accident_content", "別紙のとおり"),
        ("purpose_change", "使用目的の変更はない。"),
        ("other_bodies", "教育委員会"),
        ("recipient_data", "税額"),
        ("review_result", "妥当である"),
        ("use3_measures", "左に同じ"),
    ],
)
def test_an_answer_that_is_short_by_nature_is_no_finding(item: str, words: str) -> None:
    place: Place = ("file", "f", "recipient", "r", item) if "recipient" in item else at(item)
    assert found("answer-short", {place: words}) == []


VAGUE = (
    "適切に管理する。",
    "特定個人情報を適切に管理している。",
    "漏えいが生じないよう、必要な措置を講じている。",
    "職員に対し、適切な対策を実施する",
    "取扱いには十分に注意する。",
    "万全を期している。",
)


@pytest.mark.parametrize("words", VAGUE)
def test_an_answer_that_only_says_properly_is_told(words: str) -> None:
    (finding,) = found("answer-vague", {at("use3_measures"): words})
    assert f"「{words}」" in finding.message
    assert found("answer-short", {at("use3_measures"): words}) == []


@pytest.mark.parametrize(
    "words",
    [
        "施錠できる保管庫に入れ、適切に管理する。",
        "年1回の研修により適切に対応する。",
        "「星見市情報セキュリティポリシー」に基づき適切に管理する。",
        f"{LONG}その他必要な措置を講じる。{LONG}",
        "適切に管理するための責任者を置く。",
    ],
)
def test_an_answer_that_says_how_is_no_finding(words: str) -> None:
    assert found("answer-vague", {at("use3_measures"): words}) == []


def test_an_example_that_nobody_changed_is_told() -> None:
    guide = FORM.items["use3_measures"].guide
    assert guide
    for words in (guide.example, f"次のとおりとする。\n{guide.example.replace('・', '･')}"):
        (finding,) = found("example-kept", {at("use3_measures"): words})
        assert finding.place == at("use3_measures")
    assert found("example-kept", {at("use3_measures"): guide.example[:-20]}) == []


def test_a_short_example_may_fit_everybody() -> None:
    assert found("example-kept", {("body_name",): "星見市長", at("register_omission"): "-"}) == []


@pytest.mark.parametrize("words", ["同上", "上記と同じ。", "〃", "左に同じ"])
def test_same_as_above_is_told(words: str) -> None:
    places: dict[Place, Value] = {
        at("use3_measures"): words,
        at("obtained_by"): Checks.of(["own_body", "other"], {"own_body": "市民課", "other": words}),
    }
    findings = found("same-as-above", places)
    assert {finding.place: finding.quotation for finding in findings} == dict.fromkeys(
        places, words
    )


@pytest.mark.parametrize("words", ["別紙1のとおり", "同一の者が行う。", "Ⅲ2リスク1の措置と同じ"])
def test_a_place_that_is_named_can_be_found(words: str) -> None:
    assert found("same-as-above", {at("use3_measures"): words}) == []


def test_what_does_not_apply_is_not_judged() -> None:
    answers: dict[Place, Value] = {
        at("authentication"): Choice("no"),
        at("authentication_way"): "適切に管理する。",
    }
    assert found("answer-vague", answers) == []


def test_a_later_check_sees_what_has_changed() -> None:
    memo, answers = Memo(), FILE | {at("use3_measures"): "適切に管理する。"}
    assessment = Assessment(FORM, answers)
    told = []
    for words in ("適切に管理する。", LONG, "適切に管理する。"):
        assessment.apply(set_answer(assessment, at("use3_measures"), words))
        memo.turn()
        context = Context(assessment, standards(), memo=memo)
        told.append(sum(hit is not None for hit in CHECKS["answer-vague"](context)))
    assert told == [1, 0, 1]
