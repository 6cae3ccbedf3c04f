# ruff: noqa: E501 - citations are as long as they are
"""Old citations and names are found in every style, and what replaces them reads well in place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Choice, Entries, Free, Paragraph, Place, Table, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding, Replacement
from assessor.rules.fixes import edit_for
from tests.strategies import FORM

HEALTH, VACCINATION = "国民健康保険に関する事務", "予防接種に関する事務"
WORDS: Place = ("use_basis",)
DESTINATION: Place = ("file", "f", "destination", "d")


def found(assessment: Assessment) -> list[Finding]:
    return [one for one in check(assessment) if one.code.startswith(("citation-", "name-outdated"))]


def document(words: Value, office: str = HEALTH, **answers: Value) -> Assessment:
    others: dict[Place, Value] = {(name,): value for name, value in answers.items()}
    return Assessment(FORM, {("office_name",): office, WORDS: words} | others)


def codes(words: str, office: str = HEALTH) -> list[str]:
    return [finding.code for finding in found(document(words, office))]


def mended(words: str, office: str = HEALTH) -> Value | None:
    """What stands there when all that is offered has been accepted."""
    assessment = document(words, office)
    accept_all(assessment)
    return assessment.answers.get(WORDS)


def accept_all(assessment: Assessment) -> None:
    fixes = [finding.fixes[0] for finding in found(assessment) if finding.fixes]
    assessment.apply(edit_for(assessment, fixes))


USES = {
    "番号法第9条第1項　別表第一の30の項": "番号法第9条第1項　別表の44の項",
    "番号法第９条第１項　別表第１の３０の項": "番号法第９条第１項　別表の４４の項",
    "番号法第九条第一項　別表第一の三十の項": "番号法第九条第一項　別表の四十四の項",
    "番号利用法別表第１の30": "番号利用法別表の44の項",
    "番号法別表第一　30の項": "番号法別表　44の項",
    "番号法別表第1（30の項）": "番号法別表（44の項）",
    "番号法別表第1（第30項）": "番号法別表（44の項）",
    "番号法別表第１第30項": "番号法別表の44の項",
    "番号法別表第一30の項": "番号法別表の44の項",
    "番号法第9条第1項（利用範囲）　別表第一　項番30": "番号法第9条第1項（利用範囲）　別表の44の項",
    "番号法第9条（国民健康保険法）、別表第一の30の項": "番号法第9条（国民健康保険法）、別表の44の項",
    "番号法第9条第1項及び別表第一": "番号法第9条第1項及び別表",
    "・番号法第9条第1項\n・別表第一の30の項": "・番号法第9条第1項\n・別表の44の項",
    "番号法別表第一の16の項（地方税）、別表第一の30の項": "番号法別表の24の項（地方税）、別表の44の項",
    "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）第9条第1項、別表第一の30の項": (
        "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）第9条第1項、別表の44の項"
    ),
}


@pytest.mark.parametrize("words", USES)
def test_the_old_table_of_uses_becomes_the_one_table_in_the_style_of_the_words(words: str) -> None:
    assert mended(words) == USES[words]


def test_two_rows_are_renumbered_each_by_the_office() -> None:
    words = "番号法第9条第1項(別表第1の10及び93の2の項)"
    assert mended(words, VACCINATION) == "番号法第9条第1項(別表の14及び126の項)"


@pytest.mark.parametrize("words", ["番号法別表第一の68の項", "番号法別表第一の30及び68の項"])
def test_a_row_that_the_office_does_not_confirm_is_told_but_not_renumbered(words: str) -> None:
    (finding,) = found(document(words))
    assert finding.code == "citation-table-use"
    assert "国民健康保険法は44の項" in finding.message
    assert finding.fixes == ()


def test_the_law_named_beside_a_citation_counts_more_than_the_office() -> None:
    words = "番号法別表第一の68の項（介護保険法）"
    assert mended(words) == "番号法別表の100の項（介護保険法）"


def test_what_is_moved_to_another_office_is_cited_by_that_office() -> None:
    answers: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        DESTINATION[:-1]: Entries(("d",)),
        (*DESTINATION, "destination_title"): "介護保険課",
        (*DESTINATION, "destination_basis"): "番号法別表第一の68の項",
    }
    assessment = Assessment(FORM, {("office_name",): HEALTH} | answers)
    accept_all(assessment)
    assert assessment.answers[(*DESTINATION, "destination_basis")] == "番号法別表の100の項"


LINKS = {
    "番号法第19条第8号　別表第二の42の項": "番号法第19条第8号及び同号に基づく主務省令",
    "番号法第19条第8号 別表第2の16の2の項及び115の2の項": "番号法第19条第8号及び同号に基づく主務省令",
    "番号法第19条第8号（別表第2の42の項）": "番号法第19条第8号（同号に基づく主務省令）",
    "番号法第19条第7号（特定個人情報の提供の制限）及び別表第二": (
        "番号法第19条第8号（特定個人情報の提供の制限）及び同号に基づく主務省令"
    ),
    "番号法第9条（利用範囲）及び第19条第7号　別表第二": (
        "番号法第9条（利用範囲）及び第19条第8号及び同号に基づく主務省令"
    ),
    "番号法第19条第7号及び別表第二": "番号法第19条第8号及び同号に基づく主務省令",
    "番号法第十九条第七号、別表第二の四十二の項": "番号法第十九条第八号及び同号に基づく主務省令",
    "番号法別表第２の４２、４３及び４４の項": "番号法第１９条第８号及び同号に基づく主務省令",
    "（照会）別表第二（1、2、3、120の項）": "（照会）番号法第19条第8号及び同号に基づく主務省令",
}


@pytest.mark.parametrize("words", LINKS)
def test_the_old_table_of_links_becomes_the_present_basis(words: str) -> None:
    assert mended(words) == LINKS[words]


def test_words_about_the_columns_of_the_old_table_are_only_told() -> None:
    (finding,) = found(document("番号法別表第二の第四欄に掲げる情報"))
    assert finding.code == "citation-table-link"
    assert finding.fixes == ()


SILENT = [
    "番号法第9条第1項　別表の44の項",
    "住民基本台帳法別表第一の30の項",
    "住民基本台帳法第30条の9、別表第二の42の項",
    "星見市個人番号の利用等に関する条例別表第1の3の項",
    "申請書は別表第1のとおり",
    "別表第10の項",
    "番号法第9条第1項　別表第三",
    "番号法第19条第7号",  # 住民基本台帳法 with its own providers: nothing here speaks of a link
    "介護保険法第19条第7号に基づく情報連携",
    "番号法施行令第19条第7号に基づく情報連携",
    "番号法第2条第8項に規定する個人番号カード",
    "番号法第2条第9項に規定する特定個人情報",
    "番号法第2条第10項に規定する特定個人情報ファイル",
    "個人情報保護委員会",
    "旧特定個人情報保護委員会",
    "平成26年特定個人情報保護委員会規則第1号",
    "デジタル庁(旧内閣官房情報通信技術(IT)総合戦略室)",
    "NISC政府機関統一基準群",
    "星見市議会の個人情報の保護に関する条例",
    "星見市個人情報の保護に関する法律施行条例",
    "個人情報の保護に関する法律",
]


@pytest.mark.parametrize("words", SILENT)
def test_what_is_right_or_another_law_or_told_as_past_is_left_alone(words: str) -> None:
    assert codes(words) == []


REPLACED = {
    "番号法別表第一の主務省令で定める事務を定める命令第24条": "番号法別表の主務省令で定める事務を定める命令第24条",
    "別表第二の主務省令で定める事務及び情報を定める命令": "番号法第19条第8号に基づく主務省令",
    "番号法第19条第7号に基づく情報連携": "番号法第19条第8号に基づく情報連携",
    "番号法19条７号に基づく情報連携": "番号法19条８号に基づく情報連携",
    "番号法第十九条第七号に基づく情報連携": "番号法第十九条第八号に基づく情報連携",
    "番号法第2条第8項に規定する特定個人情報をいう。": "番号法第2条第9項に規定する特定個人情報をいう。",
    "特定個人情報（番号法第2条第8項）": "特定個人情報（番号法第2条第9項）",
    "番号法第２条第９項に規定する特定個人情報ファイル": "番号法第２条第１０項に規定する特定個人情報ファイル",
    "番号法第2条第14項に規定する情報提供ネットワークシステム": "番号法第2条第15項に規定する情報提供ネットワークシステム",
    "特定個人情報保護委員会に報告": "個人情報保護委員会に報告",
    "内閣官房情報通信技術（ＩＴ）総合戦略室": "デジタル庁",
    "内閣官房IT総合戦略室": "デジタル庁",
    "行政機関個人情報保護法に基づき": "個人情報の保護に関する法律に基づき",
}


@pytest.mark.parametrize("words", REPLACED)
def test_old_clauses_and_names_are_replaced(words: str) -> None:
    assert mended(words) == REPLACED[words]
    assert codes(REPLACED[words]) == []


POINTED_OUT = {
    "仙台市個人情報保護条例や": ("citation-ordinance", "仙台市個人情報保護条例"),
    "星見市個人情報の保護に関する条例": ("citation-ordinance", "星見市個人情報の保護に関する条例"),
    "行政機関個人情報保護法第8条": ("citation-ordinance", "行政機関個人情報保護法"),
    "【別表第二省令】第7条": ("citation-order", "別表第二省令"),
    "別表第二主務省令第7条": ("citation-order", "別表第二主務省令"),
    "内閣府大臣官房番号制度担当室": ("name-outdated-uncertain", "内閣府大臣官房番号制度担当室"),
    "ＮＩＳＣの基準": ("name-outdated-uncertain", "ＮＩＳＣ"),
}


@pytest.mark.parametrize("words", POINTED_OUT)
def test_what_a_person_must_look_at_is_pointed_out_without_a_fix(words: str) -> None:
    (finding,) = found(document(words))
    assert (finding.code, finding.quotation) == POINTED_OUT[words]
    assert finding.fixes == ()
    assert finding.verified is False


UNFIT = {
    "番号法別表の100の項": "番号法別表の44の項",
    "番号法別表の１００の項": "番号法別表の４４の項",
    "番号法別表の百の項": "番号法別表の四十四の項",
    "番号法別表の30の項": "番号法別表の44の項",  # the number it had in 別表第一
    "番号法別表の44の項（介護保険法）": "番号法別表の100の項（介護保険法）",
}


@pytest.mark.parametrize("words", UNFIT)
def test_a_row_of_another_office_is_told_with_the_right_one(words: str) -> None:
    assert codes(words) == ["citation-row"]
    assert mended(words) == UNFIT[words]


FITTING = [
    "番号法別表の44の項",
    "番号法別表の100の項（介護保険法）",
    "番号法別表の44の項、別表の24の項",
    "番号法別表の99の項",  # a row that is not known here says nothing
    "星見市個人番号の利用等に関する条例別表の3の項",
]


@pytest.mark.parametrize("words", FITTING)
def test_a_row_that_fits_or_is_not_known_is_silent(words: str) -> None:
    assert codes(words) == []


def test_outside_the_basis_a_row_is_held_only_against_the_law_beside_it() -> None:
    silent = document("－", special_note="番号法別表の100の項により移転する。")
    told = document("－", special_note="番号法別表の44の項（介護保険法）により移転する。")
    assert found(silent) == []
    assert [finding.code for finding in found(told)] == ["citation-row"]


def test_the_resident_register_has_no_row() -> None:
    assert codes("番号法別表の24の項", "住民基本台帳に関する事務") == ["citation-row-none"]
    assert codes("番号法第7条、第8条及び第16条", "住民基本台帳に関する事務") == []


def test_tails_paragraphs_and_cells_are_looked_at_too() -> None:
    body = Free((Paragraph("特定個人情報保護委員会"), Table((("番号法別表第一の30の項",),))))
    tail = Checks.of(["other"], {"other": "IT総合戦略室"})
    answers: dict[Place, Value] = {
        ("office_name",): HEALTH,
        ("file",): Entries(("f",)),
        ("file", "f", "obtained_from"): tail,
        ("flow",): body,
    }
    assessment = Assessment(FORM, answers)
    accept_all(assessment)
    assert found(assessment) == []
    mended_tail = Checks.of(["other"], {"other": "デジタル庁"})
    assert assessment.answers[("file", "f", "obtained_from")] == mended_tail


def test_rows_of_changes_tell_of_older_states_and_are_left_alone() -> None:
    answers: dict[Place, Value] = {
        ("change",): Entries(("c",)),
        ("change", "c", "change_before"): "番号法第9条第1項　別表第一の30の項",
    }
    assert found(Assessment(FORM, answers)) == []


def test_every_message_is_short_and_quotes_the_words() -> None:
    for words in [*USES, *LINKS, *REPLACED, *POINTED_OUT]:
        for finding in found(document(words)):
            assert len(finding.message) <= 130, finding.message
            quoted = finding.message.partition("「")[2].partition("」")[0]
            assert quoted.rstrip("…") in finding.quotation


PIECES = [
    *USES,
    *LINKS,
    *REPLACED,
    *POINTED_OUT,
    *UNFIT,
    *SILENT,
    "、",
    "。",
    "\n",
    "に基づき",
    "（",
    "）",
    "・",
    " ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("".join))
def test_accepting_all_leaves_nothing_to_accept_and_touches_nothing_else(words: str) -> None:
    assessment = document(words, special_note="－")
    before = found(assessment)
    passages = [finding.passage for finding in before if finding.passage]
    spans = sorted((passage.start, passage.end) for passage in passages)
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), spans
    accept_all(assessment)
    after = assessment.answers.get(WORDS, "")
    assert isinstance(after, str)
    assert _outside(words, before) == _kept(after, before)
    assert [one.quotation for one in found(assessment) if one.fixes] == []


def _replacements(findings: list[Finding]) -> list[Replacement]:
    first = [one.fixes[0] for one in findings if one.fixes]
    made = [fix for fix in first if isinstance(fix, Replacement)]
    return sorted(made, key=lambda fix: fix.passage.start)


def _outside(words: str, findings: list[Finding]) -> str:
    for fix in reversed(_replacements(findings)):
        words = words[: fix.passage.start] + words[fix.passage.end :]
    return words


def _kept(after: str, findings: list[Finding]) -> str:
    moved = 0
    for fix in _replacements(findings):
        start = fix.passage.start + moved
        assert after[start : start + len(fix.new)] == fix.new
        after = after[:start] + after[start + len(fix.new) :]
        moved -= len(fix.old)
    return after


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("番号法第19条第7号", "番号法第19条第8号"),
        ("番号法第十九条第七号", "番号法第十九条第八号"),
        ("行政手続における特定の個人を識別するための番号の利用等に関する法律第１９条第７号", None),
    ],
)
def test_the_item_says_that_a_clause_is_about_the_link(words: str, right: str | None) -> None:
    assessment = Assessment(FORM, {("nws_use",): Choice("yes"), ("nws_basis",): words})
    (finding,) = found(assessment)
    assert (finding.code, finding.place) == ("citation-clause-basis", ("nws_basis",))
    accept_all(assessment)
    assert assessment.answers[("nws_basis",)] == (right or words.replace("７", "８"))
    assert found(assessment) == []


def test_a_clause_is_told_once_where_the_text_says_it_too() -> None:
    words = "番号法第19条第7号（情報連携）"
    answers: dict[Place, Value] = {("nws_use",): Choice("yes"), ("nws_basis",): words}
    assert [one.code for one in found(Assessment(FORM, answers))] == ["citation-clause"]


def test_elsewhere_and_without_the_link_the_clause_may_be_meant() -> None:
    clause = "番号法第19条第7号"
    answers: dict[Place, Value] = {("nws_use",): Choice("no"), ("nws_basis",): clause}
    assert found(Assessment(FORM, {**answers, ("necessity",): clause})) == []
    recipient: Place = ("file", "f", "recipient", "r")
    for way, told in (("nws", ["citation-clause-basis"]), ("paper", [])):
        around: dict[Place, Value] = {
            ("file",): Entries(("f",)),
            recipient[:-1]: Entries(("r",)),
            (*recipient, "recipient_way"): Checks.of([way]),
            (*recipient, "recipient_basis"): clause,
        }
        assert [one.code for one in found(Assessment(FORM, around))] == told
