"""別紙 from the records: the layouts found in practice, own columns, and which rows are listed."""

from datetime import date

import pytest

from assessor.errors import AssessorError
from assessor.form.values import Checks, Choice
from assessor.rules.check import standards
from assessor.rules.incident_annex import COLUMNS, LAYOUTS, TITLE, Annex, annex_of, circled
from tests.records_of_incidents import Row, records

DAY = date(2026, 11, 22)
FIRST: Row = {
    "number": "7",
    "date": "令和8年5月",
    "content": "誤送付した。",
    "kinds": "sensitive malicious",
    "persons": "8人",
    "prevention": "照合する。",
}
OLD: Row = {**FIRST, "date": "令和2年5月"}
UNSURE: Row = {
    "date": "令和5年度",
    "content": "紛失した。",
    "kinds": "over_100",
    "prevention": "調べる。",
}


def annex(layout: str, *rows: Row) -> Annex:
    return annex_of(records(*rows), DAY, layout, standards())


@pytest.mark.parametrize(
    ("layout", "header", "row"),
    [
        (
            "sendai",
            ("", "発生時期", "内容", "件数", "再発防止策"),
            ("1", "令和8年5月", "誤送付した。", "8人", "照合する。"),
        ),
        (
            "chiba",
            ("年度", "事案の内容", "類型", "再発防止策"),
            ("R8", "誤送付した。", "要配慮\n不正目的", "照合する。"),
        ),
        (
            "tokyo",
            ("発生年月", "内容", "再発防止策"),
            ("① 令和8年5月", "誤送付した。", "照合する。"),
        ),
        ("persons,circled", ("本人の数", "番号"), ("8人", "①")),
    ],
)
def test_a_layout_is_its_columns(layout: str, header: tuple[str], row: tuple[str]) -> None:
    table = annex(layout, FIRST).table
    assert table.rows == (header, row)
    assert table.header == 1


def test_what_counts_and_what_may_count_is_listed_in_its_order() -> None:
    found = annex("chiba", UNSURE, OLD, FIRST)
    assert [row[0] for row in found.table.rows[1:]] == ["令和5", "R8"]
    whole = annex_of(records(UNSURE, OLD, FIRST), DAY, "chiba", standards(), every=True)
    assert len(whole.table.rows) == 4


@pytest.mark.parametrize(
    ("when", "year"),
    [
        ("R4年度", "R4"),
        ("令和8年3月", "R7"),
        ("令和8年4月1日", "R8"),
        ("令和6年", "令和6年"),
        ("夏ごろ", "夏ごろ"),
    ],
)
def test_the_business_year_is_the_one_it_happened_in(when: str, year: str) -> None:
    found = annex_of(records({**FIRST, "date": when}), DAY, "year", standards(), every=True)
    assert found.table.rows[1] == (year,)


def test_the_kinds_are_as_the_source_had_them_or_short() -> None:
    written: Row = {**FIRST, "kinds_written": "100人以上"}
    assert annex("kinds", written).table.rows[1] == ("100人以上",)
    other: Row = {**FIRST, "kinds": Checks.of(["sensitive", "other"], {"other": "誤廃棄"})}
    assert annex("kinds", other).table.rows[1] == ("要配慮\n誤廃棄",)


def test_every_kind_has_a_short_word() -> None:
    every = " ".join(option.name for option in records().form.items["incident_kinds"].options)
    (words,) = annex("kinds", {**FIRST, "kinds": every}).table.rows[1]
    assert len(words.split("\n")) == len(every.split()) - 1  # 「その他」 without its words


def test_the_title_is_the_one_of_the_register_where_it_has_one() -> None:
    assert annex("tokyo").title == TITLE
    document = records(FIRST)
    own = type(document)(document.form, {**document.answers, ("list_title",): "別紙4 事故"})
    assert annex_of(own, DAY, "tokyo", standards()).title == "別紙4 事故"


def test_an_unknown_layout_is_refused_with_those_there_are() -> None:
    with pytest.raises(AssessorError, match="「osaka」") as caught:
        annex("osaka", FIRST)
    assert all(name in caught.value.hint for name in [*LAYOUTS, *COLUMNS])


@pytest.mark.parametrize(
    ("number", "sign"),
    [(1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "(51)")],
)
def test_numbers_are_circled_as_far_as_there_are_signs(number: int, sign: str) -> None:
    assert circled(number) == sign


def test_what_is_not_the_bodys_fault_is_not_listed() -> None:
    assert annex("tokyo", {**FIRST, "blameless": Choice("yes")}).listed == ()
