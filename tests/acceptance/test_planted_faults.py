"""Forty faults that people make, planted in a copy of the sample: exactly these are found.

Each is planted alone first, so that a failure names the fault; then all of them at once. A fault
is what one person does in one place; what a check says of it must be one finding, in that place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.document.file import load
from assessor.form.kinds import read
from assessor.form.values import Checks, Choice, Free, Paragraph, Place, Value
from assessor.paths import resources_folder
from assessor.rules.check import check
from tests.strategies import LIBRARY

TODAY = date(2026, 11, 22)
SAMPLE = load(resources_folder() / "sample.hyoka", LIBRARY)[0]
F1, F2 = ("file", "f1"), ("file", "f2")

Change = Callable[[Value | None], Value | None]


@dataclass(frozen=True)
class Fault:
    """What somebody has done at ``place``, and the finding that says so there (or at ``told``)."""

    code: str
    place: Place
    change: Change
    told: Place = ()


def blank(_value: Value | None) -> None:
    """Forget to write."""


def write(words: str) -> Change:
    return lambda _value: words


def choose(option: str) -> Change:
    return lambda _value: Choice(option)


def typed(place: Place, words: str) -> Change:
    item = SAMPLE.form.items[place[-1]]
    return lambda _value: read(item, words)


def add(words: str) -> Change:
    return lambda value: f"{value}\n{words}"


def swap(old: str, new: str) -> Change:
    def swapped(value: Value | None) -> str:
        assert isinstance(value, str)
        assert old in value
        return value.replace(old, new)

    return swapped


def tick(*options: str) -> Change:
    def ticked(value: Value | None) -> Checks:
        assert isinstance(value, Checks)
        return Checks.of(value.ticked | set(options), dict(value.tails))

    return ticked


def tail(option: str, words: str) -> Change:
    def tailed(value: Value | None) -> Checks:
        assert isinstance(value, Checks)
        return Checks.of(value.ticked, {**dict(value.tails), option: words})

    return tailed


FAULTS = {
    "an item forgotten": Fault("blank", ("head_post",), blank),
    "an item forgotten in a file": Fault("blank", (*F1, "notice"), blank),
    "what must be there at the end forgotten": Fault("blank-advised", ("hearing_opinions",), blank),
    "no date where a date is asked": Fault(
        "unreadable", (*F2, "held_since"), typed((*F2, "held_since"), "そのうち")
    ),
    "an option that there is not": Fault(
        "unreadable", (*F1, "storage_period"), typed((*F1, "storage_period"), "十五年くらい")
    ),
    "words behind a box that is not ticked": Fault(
        "tail-unticked", ("system", "s3", "system_connections"), tail("other", "国保連合会")
    ),
    "a box ticked and nothing said behind it": Fault(
        "tail-blank", ("system", "s1", "system_connections"), tail("other", "")
    ),
    "one 委託事項 counted too many": Fault(
        "outsourcing-counted", (*F2, "outsourcing_count"), write("3")
    ),
    "one 提供先 counted too many": Fault(
        "provision-counted", (*F2, "transfer_use"), tail("provide", "2")
    ),
    "再委託 said to be none, and described": Fault(
        "not-applicable", (*F1, "outsourcing", "o2", "reoutsourcing_content"), write("入力の一部")
    ),
    "再委託 said to be, and not described": Fault(
        "blank", (*F1, "outsourcing", "o4", "reoutsourcing_permission"), blank
    ),
    "ファイル簿 published, no place named": Fault("told-nothing", ("register_place",), write("－")),
    "a file missing in the list": Fault(
        "file-unlisted",
        ("file_names",),
        swap("\n（２）国民健康保険給付情報ファイル", ""),
        (*F2, "file_name"),
    ),
    "the wrong result of the しきい値判断": Fault(
        "threshold-differs", ("threshold_result",), choose("basic")
    ),
    "a 意見聴取 of three weeks without a reason": Fault(
        "hearing-short",
        ("hearing_period",),
        write("令和8年5月15日から令和8年6月4日まで（21日間）"),
        ("hearing_shortened",),
    ),
    "the 点検 dated a year too late": Fault(
        "procedure-order",
        ("review_date",),
        write("令和9年7月23日"),
        ("publication_date",),
    ),
    "素案 left in the title": Fault(
        "title-draft-published", ("assessment_title",), lambda value: f"{value}（素案）"
    ),
    "a 宣言 of nobody": Fault("declaration-body", ("declaration",), swap("星見市", "本市")),
    "the old 別表第一": Fault(
        "citation-table-use", ("use_basis",), swap("1項　別表の44", "1項　別表第一の30")
    ),
    "the old 第7号": Fault("citation-clause", ("nws_basis",), swap("第19条第8号", "第19条第7号")),
    "a body that has another name now": Fault(
        "name-outdated", ("special_note",), add("・特定個人情報保護委員会の指針に沿って運用する。")
    ),
    "the ordinance of before": Fault(
        "citation-ordinance", ("request_note",), add("星見市個人情報保護条例による。")
    ),
    "a mark left to be filled in": Fault("unfinished", ("necessity",), add("（要確認）")),
    "kana of half width": Fault("halfwidth-kana", (*F1, "matching"), add("ﾃﾞｰﾀの件数を照合する。")),
    "a 個人番号 in the text": Fault(
        "personal-number", (*F1, "decisions"), add("（例　123456789018の者）")
    ),
    "a mobile number": Fault("personal-telephone", (*F2, "notice"), add("連絡先は090-1234-5678")),
    "somebody's own mail address": Fault(
        "personal-mail", (*F2, "usage"), add("送付先は hoshimi.taro@gmail.com")
    ),
    "a particle twice": Fault("doubled", (*F2, "purpose"), add("・支給額をを計算すること")),
    "a bracket that does not close": Fault(
        "bracket-open", (*F2, "matching"), add("・重複した申請（前月分を確認する。")
    ),
    "a day that there is not": Fault(
        "date-impossible", (*F2, "statistics"), add("令和8年2月30日から作成を始めた。")
    ),
    "two years for one": Fault(
        "date-two-years", (*F1, "statistics"), add("令和4年（2021年）から同じ方法で行っている。")
    ),
    "a character pasted from a PDF": Fault(
        "lookalike-character", (*F2, "decisions"), add("⼾籍の確認を含む。")
    ),
    "a character nobody sees": Fault(
        "invisible-character", (*F1, "user_department"), swap("市民課", "市民\u200b課")
    ),
    "only 適切に管理する": Fault(
        "answer-vague", (*F1, "use3_measures"), write("特定個人情報を適切に管理する。")
    ),
    "同上": Fault("same-as-above", (*F1, "storage2_measures"), write("同上")),
    "a number left out": Fault(
        "circled-number",
        (*F1, "granting_way"),
        lambda value: "\n".join(line for line in str(value).split("\n") if line[:1] != "③"),
    ),
    "a flow without a figure": Fault(
        "flow-without-figure",
        ("flow",),
        lambda value: Free(
            tuple(part for part in value.parts if isinstance(part, Paragraph))
            if isinstance(value, Free)
            else ()
        ),
    ),
    "記録項目 that say nothing": Fault(
        "records-thin", (*F2, "records"), lambda _value: Free((Paragraph("別途"),))
    ),
    "a company nobody knows": Fault(
        "party-unknown",
        (*F1, "outsourcing_protection"),
        add("株式会社山田計算センターも同様とする。"),
    ),
    "an open issue without a plan": Fault("left-open", (*F2, "obtain4_enough"), choose("open")),
}


def document(*faults: Fault) -> Assessment:
    assessment = SAMPLE.snapshot()
    for fault in faults:
        value = fault.change(assessment.answers.get(fault.place))
        assessment.apply(set_answer(assessment, fault.place, value))
    return assessment


def found(assessment: Assessment) -> list[tuple[Place, str]]:
    return sorted((finding.place, finding.code) for finding in check(assessment, TODAY))


def expected(*faults: Fault) -> list[tuple[Place, str]]:
    return sorted((fault.told or fault.place, fault.code) for fault in faults)


def test_the_sample_is_clean() -> None:
    assert found(SAMPLE) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_nothing_else(name: str) -> None:
    assert found(document(FAULTS[name])) == expected(FAULTS[name])


def test_forty_faults_at_once_are_found_and_nothing_else() -> None:
    assert len(FAULTS) == 40
    assert found(document(*FAULTS.values())) == expected(*FAULTS.values())
