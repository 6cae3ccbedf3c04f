"""How a text is written: what a careful clerk would correct, and what is as it should be."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Entries, Free, Paragraph, Place, Table, Value
from assessor.rules.check import check, standards
from assessor.rules.finding import Mark
from assessor.rules.style import TEXT_CHECKS
from tests.strategies import FORM


def found(words: str) -> list[tuple[str, Mark]]:
    known = standards()
    return [(code, mark) for code, look in TEXT_CHECKS.items() for mark in look(words, known[code])]


QUIET = (
    "［○］ 十分である　× －",
    "○",
    "公表用の写しでは、伏せる箇所を「○○」と表示する。",
    "平成二〇年一〇月",
    "要確認事項の一覧を毎月作成する。必要確認書類を示す。",
    "令和8年4月1日から、第2号被保険者の届出を受ける。",
    "（１）受付\n　届書を受け付ける。\n（２）審査\n　内容を確かめる。",
    "1)十分である　2)課題が残されている\nア）紙\nイ）媒体",
    "しかし、ものののぞき見はできない。そのの",
    "画面ののぞき見を防ぐ。閉庁までで終える。",
    "①受付\n②審査\n①受付\n②審査\n③決定",
    "①及び②共通\n③審査\n④決定",
    "①届出\n②申請\n③郵送\n　①に掲げる書類の写しを求める。\n④審査",
    "①窓口で受け付ける。\n③庁舎内で入力する。\n⑤通知する。",
    "令和４年10月１日から令和４年11月30日まで",
    "令和4年10月1日、１２か月、3人",
    "氏名 （カナ） ID 番号",
    "「番号法」（平成25年法律第27号。以下「番号法」という。）",
)


@pytest.mark.parametrize("words", QUIET)
def test_what_is_as_it_should_be_is_no_finding(words: str) -> None:
    assert found(words) == []


# The text, the code, the characters that are marked, and what is proposed instead.
CASES = (
    ("○○課が管理する。", "unfinished", "○○", None),
    ("「○○市情報公開条例」に基づく。", "unfinished", "○○", None),
    ("××システム", "unfinished", "××", None),
    ("担当は＊＊である。", "unfinished", "＊＊", None),
    ("台数は△△台", "unfinished", "△△", None),
    ("何件か？？", "unfinished", "？？", None),
    ("20XX年4月", "unfinished", "XX", None),
    ("保存期間は要確認。", "unfinished", "要確認", None),
    ("TODO 課長に聞く", "unfinished", "TODO", None),
    ("委託先【未定】", "unfinished", "【未定】", None),
    ("委託先（調整中）", "unfinished", "（調整中）", None),
    ("令和　年　月　日", "unfinished", "　年　月　日", None),
    ("番号法第○条", "unfinished", "第○条", None),
    ("○月○日", "unfinished", "○月", None),
    ("個人番号をを確認", "doubled", "をを", "を"),
    ("職員のの管理", "doubled", "のの", "の"),
    ("確認する。。", "doubled", "。。", "。"),
    ("受付、、審査", "doubled", "、、", "、"),
    ("確認する、。", "doubled", "、。", "。"),
    ("届出及び及び申請", "doubled", "及び及び", "及び"),
    ("確認する。　\n次の行", "stray-space", "　", ""),
    ("確認する。 ", "stray-space", " ", ""),
    ("届出　　申請", "stray-space", "　　", "　"),
    ("届出を受 けて", "stray-space", " ", ""),
    ("届出 、申請", "stray-space", " ", ""),
    ("（ 届出）", "stray-space", " ", ""),
    ("（以下「番号法」という。", "bracket-open", "（", None),
    ("届出書)を確認", "bracket-open", ")", None),
    ("「届出（写し」）", "bracket-open", "」", None),
    ("①受付\n②審査\n④決定", "circled-number", "④", None),
    ("①受付\n②審査\n②決定", "circled-number", "②", None),
    ("令和4年１0月", "mixed-number", "4年１0月", "4年10月"),
    ("令和4年１０月", "mixed-number", "4年１０月", "４年１０月"),
    ("令和４年１0月１１日", "mixed-number", "４年１0月１１日", "４年１０月１１日"),
    ("年間1２件", "mixed-number", "1２", "12"),
)


@pytest.mark.parametrize(("words", "code", "marked", "new"), CASES)
def test_what_a_clerk_would_correct_is_marked_exactly(
    words: str, code: str, marked: str, new: str | None
) -> None:
    known = found(words)
    assert {name for name, _ in known} == {code}
    mark = known[0][1]
    got = words[mark.start : mark.end]
    assert (got.removeprefix("令和"), mark.new) == (marked, new)


PLACE: Place = ("file", "f", "access_way")


def headings(value: Value, place: Place = PLACE) -> list[str]:
    findings = check(Assessment(FORM, {("file",): Entries(("f",)), place: value}))
    return [found.quotation for found in findings if found.code == "heading-empty"]


@pytest.mark.parametrize(
    "words",
    [
        "＜事務における措置＞\n\n＜中間サーバーにおける措置＞\n二要素認証を行う。",
        "＜中間サーバーにおける措置＞\n二要素認証を行う。\n＜事務における措置＞\n",
        "<事務における措置>\n<中間サーバーにおける措置>\n二要素認証を行う。",
    ],
)
def test_a_heading_with_nothing_below_is_told(words: str) -> None:
    (quotation,) = headings(words)
    assert quotation[1:-1] == "事務における措置"


@pytest.mark.parametrize(
    "words",
    [
        "＜事務における措置＞\n二要素認証を行う。",
        "＜事務における措置＞　二要素認証を行う。\n＜運用における措置＞施錠する。",
        "権限が＜照会＞に限られる。",
    ],
)
def test_a_heading_with_words_below_is_no_finding(words: str) -> None:
    assert headings(words) == []


def test_below_a_heading_a_table_may_stand() -> None:
    heading, table = Paragraph("＜記録項目＞"), Table((("宛名番号", "氏名"),))
    place: Place = ("file", "f", "records")
    assert headings(Free((heading, table)), place) == []
    assert headings(Free((table, heading)), place) == ["＜記録項目＞"]


def test_many_stray_spaces_are_told_and_mended_once() -> None:
    words = "氏名 \n住所  電話　\n生年 、性別"
    ((code, mark),) = found(words)
    assert (code, "4か所" in mark.message) == ("stray-space", True)
    mended = words[: mark.start] + (mark.new or "") + words[mark.end :]
    assert mended == "氏名\n住所 電話\n生年、性別"
    assert found(mended) == []
