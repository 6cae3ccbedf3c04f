from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.kinds import KINDS, count_of, fits, folded, read, show
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Table,
    Unreadable,
    Value,
    clean_text,
)
from tests.strategies import FORM, checks, raw_texts, typed, values

ITEMS = {kind: next(item for item in FORM.items.values() if item.kind == kind) for kind in KINDS}
ITEMS["checks"] = FORM.items["obtained_from"]
EVERY_VALUE: list[Value] = [
    "文",
    Choice("gone"),
    Checks.of(["gone"], {"lost": "尾"}),
    Free((Paragraph("段"), Table((("表",),)), Figure("f.png", "図"))),
    Entries(("e1", "e2")),
    Unreadable("読めない", "理由"),
]
PAIRS = list(product(KINDS, EVERY_VALUE))
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
@given(data=st.data())
def test_what_is_read_is_shown_so_that_it_is_read_the_same(kind: str, data: st.DataObject) -> None:
    item = ITEMS[kind]
    value = read(item, data.draw(typed(item)))
    if value is not None:
        assert read(item, show(item, value)) == value
        assert fits(item, value)


@every_kind
@given(text=raw_texts)
def test_no_text_makes_reading_fail_or_loses_a_word(kind: str, text: str) -> None:
    item = ITEMS[kind]
    value = read(item, text)
    kept = "" if value is None else show(item, value)
    assert kept.split() == clean_text(text).split()


@given(st.data())
def test_boxes_are_shown_so_that_they_are_read_the_same(data: st.DataObject) -> None:
    item = ITEMS["checks"]
    value = data.draw(checks(item))
    assert (read(item, show(item, value)) or Checks.of(())) == value


@every_kind
@given(data=st.data())
def test_a_random_answer_fits_its_kind(kind: str, data: st.DataObject) -> None:
    value = data.draw(values(ITEMS[kind]))
    assert value is None or fits(ITEMS[kind], value)


def test_a_choice_is_read_whatever_its_width() -> None:
    assert read(FORM.items["subjects"], " １，０００人以上 １万人未満") == Choice("from_1k")


def test_a_choice_that_does_not_exist_is_kept_with_a_reason() -> None:
    assert read(FORM.items["nws_use"], "たぶん") == Unreadable("たぶん", "選択肢にありません")


def test_a_tick_is_read_with_its_tail() -> None:
    text = "[○] 本人又は本人の代理人\n[　] その他（国（省）等）"
    assert read(ITEMS["checks"], text) == Checks.of(["person"], {"other": "国（省）等"})


@pytest.mark.parametrize(
    "text",
    [
        "[○] その他（a）\n[○] その他（b）",
        "[○] その他（a）\n[　] その他",
        "[○] 知らない欄",
        "本人又は本人の代理人",
        "[○] 本人又は本人の代理人（尾）",
    ],
)
def test_boxes_that_cannot_be_understood_are_kept_as_they_are(text: str) -> None:
    value = read(ITEMS["checks"], text)
    assert isinstance(value, Unreadable)
    assert value.text == text


def test_a_line_has_no_line_breaks() -> None:
    assert read(ITEMS["line"], "星見市\r\n星見課") == "星見市 星見課"


@pytest.mark.parametrize(("kind", "value"), PAIRS)
def test_a_value_that_does_not_fit_is_shown_whole(kind: str, value: Value) -> None:
    shown = show(ITEMS[kind], value)
    for word in _words(value):
        assert word in shown


def _words(value: Value) -> list[str]:
    match value:
        case str():
            return [value]
        case Choice():
            return [value.option]
        case Checks():
            return [*value.ticked, *(text for tail in value.tails for text in tail)]
        case Free():
            return ["段", "表", "図"]
        case Entries():
            return list(value.names)
        case Unreadable():
            return [value.text]


@pytest.mark.parametrize(("kind", "value"), PAIRS)
def test_only_a_value_of_its_kind_fits(kind: str, value: Value) -> None:
    kinds = {"line", "text", "date", "count"} if isinstance(value, str) else set[str]()
    kinds |= {"free"} if isinstance(value, Free) else set()
    assert fits(ITEMS[kind], value) == (kind in kinds or isinstance(value, Unreadable))


def test_uncleaned_text_does_not_fit() -> None:
    assert not fits(ITEMS["text"], "a\r\nb")
    assert not fits(ITEMS["text"], "")


@pytest.mark.parametrize(
    ("text", "number"),
    [("３", 3), ("3 件", 3), ("1,000", 1000), ("１，０００件", 1000), ("0", 0), ("約3", None)],
)
def test_a_count_means_a_number(text: str, number: int | None) -> None:
    assert count_of(text) == number


def test_nonsense_is_no_count_however_long() -> None:
    assert count_of("9" * 5000) is None
    assert count_of("-1") is None
    assert count_of(Choice("yes")) is None
    assert count_of(None) is None
    assert isinstance(read(ITEMS["count"], "9" * 5000), Unreadable)


def test_comparing_levels_widths_spaces_and_dashes() -> None:
    assert folded("１，０００ 人〜") == folded("1,000人～")
    assert folded("―") == folded("-")


def test_every_kind_has_a_japanese_name() -> None:
    assert all(kind.name == name and kind.japanese for name, kind in KINDS.items())
