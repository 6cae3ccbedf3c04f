"""Which passages of a text changed, quoted as a careful clerk would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.kinds import folded
from assessor.history.insertion import Wording, in_whole_words, inserted, one_wording
from assessor.history.passages import Passage, passages
from assessor.history.units import units
from tests.strategies import texts

LONG = "市は、届出を受け付けた日の翌日までに内容を審査し、その結果を台帳に登録する。" * 5
POINTS = "・届出は窓口で受け付ける。\n・届出は台帳に登録する。\n・届出は5年間保存する。"
STRUCTURED = (
    f"＜窓口における措置＞\n{LONG}\n①本人を確認する。\n②書類を確認する。\n"
    f"＜宛名システムにおける措置＞\n{LONG}"
)


def told(before: str, after: str) -> list[tuple[str, str, str]]:
    return [(each.heading, each.before, each.after) for each in passages(before, after)]


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert passages(text, text) == ()


@given(texts, texts)
def test_two_texts_differ_where_a_reader_sees_it_and_only_there(old: str, new: str) -> None:
    assert bool(passages(old, new)) == (folded(old) != folded(new))


@given(texts, texts)
def test_what_is_quoted_stands_in_the_texts(old: str, new: str) -> None:
    for passage in passages(old, new):
        for line in passage.before.split("\n"):
            assert folded(line) in folded(old)
        for line in passage.after.split("\n"):
            assert folded(line) in folded(new)


@given(st.lists(texts, min_size=1, max_size=4).map("\n".join))
def test_units_stand_in_the_text_in_their_order(text: str) -> None:
    found = units(text)
    assert [text[unit.start : unit.end] for unit in found] == [unit.words for unit in found]
    assert folded("".join(unit.words for unit in found)) == folded(text)


def test_an_added_list_item_is_quoted_alone_with_the_heading_it_stands_below() -> None:
    after = STRUCTURED.replace("②書類を", "②手数料を受け取る。\n③書類を")
    assert told(STRUCTURED, after) == [("窓口における措置", "", "②手数料を受け取る。")]


def test_a_removed_list_item_is_quoted_alone() -> None:
    after = STRUCTURED.replace("①本人を確認する。\n②", "①")
    assert told(STRUCTURED, after) == [("窓口における措置", "①本人を確認する。", "")]


def test_a_changed_list_item_is_quoted_whole() -> None:
    after = STRUCTURED.replace("②書類を確認する", "②書類を2名で確認する")
    assert told(STRUCTURED, after) == [
        ("窓口における措置", "②書類を確認する。", "②書類を2名で確認する。")
    ]


def test_what_is_added_with_its_heading_names_no_other() -> None:
    block = "＜クラウドにおける措置＞\n専用の回線を用いる。"
    after = STRUCTURED.replace("＜宛名", f"{block}\n＜宛名")
    assert told(STRUCTURED, after) == [("", "", block)]


def test_of_a_long_paragraph_the_sentences_that_changed_are_quoted() -> None:
    before = f"{LONG}保存期間は5年である。{LONG}"
    after = before.replace("5年", "10年")
    assert told(before, after) == [("", "保存期間は5年である。", "保存期間は10年である。")]


def test_a_short_answer_is_quoted_whole() -> None:
    assert told(POINTS, POINTS.replace("5年", "10年")) == [
        ("", POINTS, POINTS.replace("5年", "10年"))
    ]


def test_sentences_that_were_added_are_quoted_alone() -> None:
    assert told("窓口で受け付ける。", "窓口で受け付ける。郵送でも受け付ける。") == [
        ("", "", "郵送でも受け付ける。")
    ]


def test_words_added_inside_a_sentence_are_quoted_with_it() -> None:
    assert told("窓口で受け付ける。", "窓口及び郵送により正式に受け付ける。") == [
        ("", "窓口で受け付ける。", "窓口及び郵送により正式に受け付ける。")
    ]


def test_an_addition_in_brackets_is_quoted_alone() -> None:
    assert told("宛名システムを用いた管理", "宛名システム（証明書の機能を含む。）を用いた管理") == [
        ("", "", "（証明書の機能を含む。）")
    ]


def test_other_numbers_before_list_items_are_no_change() -> None:
    before = "①受け付ける。\n②確かめる。\n" + LONG
    assert told(before, "①名を書く。\n②受け付ける。\n③確かめる。\n" + LONG) == [
        ("", "", "①名を書く。")
    ]


def test_a_point_is_quoted_with_the_paragraph_it_belongs_to() -> None:
    before = f"①次の場合に限る。\n・転入したとき\n・転出したとき\n②{LONG}"
    after = before.replace("・転入したとき", "・転入又は転居したとき")
    assert told(before, after) == [
        ("", "①次の場合に限る。\n・転入したとき", "①次の場合に限る。\n・転入又は転居したとき")
    ]


def test_list_items_are_seen_also_where_line_ends_were_lost() -> None:
    before = f"<窓口における措置> {LONG} ・本人を確認する。 ・書類を確認する。"
    after = before.replace("・書類を", "・全ての書類を")
    assert told(before, after) == [
        ("窓口における措置", "・書類を確認する。", "・全ての書類を確認する。")
    ]


def test_of_a_row_of_a_table_only_the_cells_that_differ_are_quoted() -> None:
    assert told("宛名番号\t3回\t製品名", "宛名番号\t4回\t製品名") == [("", "3回", "4回")]


def test_a_text_that_only_got_other_numbers_is_quoted_whole() -> None:
    assert passages("①受け付ける。", "②受け付ける。") == (
        Passage("①受け付ける。", "②受け付ける。"),
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("管理する。", "管理する。毎年、記録を点検する。", "毎年、記録を点検する。"),
        ("番号を管理", "番号（個人番号を含む。）を管理", "（個人番号を含む。）"),
        ("窓口で受け付ける。", "市の窓口で受け付ける。", ""),
        ("同じ。", "同じ。", ""),
        ("", "全て新しい。とても新しい。", "全て新しい。とても新しい。"),
    ],
)
def test_what_was_put_in_alone(before: str, after: str, words: str) -> None:
    assert inserted(before, after) == words


def test_one_wording_is_found_however_often_it_was_replaced() -> None:
    before = "届出は保険年金課の窓口で受け付け、翌日までに保険年金課長が内容を審査する。"
    wording = one_wording(before, before.replace("保険年金", "国保医療"))
    assert wording
    assert wording.key == ("保険年金", "国保医療")
    assert wording.behind == "課"


def test_two_changes_are_no_one_wording() -> None:
    before = "届出は保険年金課の窓口で受け付け、翌日までに担当する課長が内容を審査する。"
    after = "届出は国保医療課の窓口で受け付け、翌日までに担当する部長が内容を審査する。"
    assert one_wording(before, after) is None


def test_a_wording_is_told_in_whole_words() -> None:
    found = [
        Wording("国保", "保険", "市民部", "年金課長"),
        Wording("国保", "保険", "", "年金課"),
    ]
    assert in_whole_words(found) == Wording("国保年金課", "保険年金課")
