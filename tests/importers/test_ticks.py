# ruff: noqa: E501 - lines of a source are as long as they are
"""What a text says about a choice or about checkboxes, and when it says nothing clear."""

import pytest

from assessor.form.definition import Evidence, Item, Option
from assessor.form.values import Checks, Choice
from assessor.importers import ticks
from assessor.importers.ticks import read_checks, read_choice

DOC = Evidence("doc")
DOING = Item(
    "doing",
    "choice",
    "監査",
    DOC,
    options=(
        Option("strong", "特に力を入れて行っている", DOC),
        Option("enough", "十分に行っている", DOC),
        Option("poor", "十分に行っていない", DOC),
    ),
)
LIST = "<選択肢> 1) 特に力を入れて行っている 2) 十分に行っている 3) 十分に行っていない"
WAYS = Item(
    "ways",
    "checks",
    "入手方法",
    DOC,
    options=(
        Option("paper", "紙", DOC, group="書面"),
        Option("media", "電子記録媒体（フラッシュメモリを除く。）", DOC, group="電子"),
        Option("line", "専用線", DOC, group="電子"),
        Option("count", "提供を行っている", DOC, tail="count", unit="件", group="電子"),
        Option("other", "その他", DOC, tail="text", group="電子"),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        f"[十分に行っている] {LIST}",
        f"［　十分に行っている　］ {LIST}",
        f"{LIST} [十分に行っている]",
        "十分に行っている",
        "[ 十分に行っている ]\n＜選択肢＞\n１）特に力を入れて行っている\t２）十分に行っている\n３）十分に行っていない",
        "[ ] 特に力を入れて行っている [○] 十分に行っている [ ] 十分に行っていない",
        "□特に力を入れて行っている ■十分に行っている □十分に行っていない",
        "[十分に行っている] 選択肢：①特に力を入れて行っている②十分に行っている③十分に行っていない",
    ],
)
def test_one_value_is_the_choice(text: str) -> None:
    reading = read_choice(DOING, text)
    assert reading.value == Choice("enough")
    assert (reading.rest, reading.doubt) == ("", "")


def test_what_follows_the_choice_is_left() -> None:
    reading = read_choice(
        DOING, f"[十分に行っている] {LIST}\n毎年、十分に行っていることを確かめる。"
    )
    assert reading.value == Choice("enough")
    assert reading.rest == "毎年、十分に行っていることを確かめる。"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f"[] 十分に行っていない [] ☑ 十分に行っている {LIST}", ticks.CONTRADICTION),
        (f"[特に力を入れて行っている] [十分に行っている] {LIST}", ticks.CONTRADICTION),
        ("[○] 十分に行っている [○] 十分に行っていない", ticks.CONTRADICTION),
        (LIST, ticks.NOTHING_CHOSEN),
        (f"[　] {LIST}", ticks.NOTHING_CHOSEN),
        (f"[　] 十分に行っている {LIST}", ticks.EMPTY_BOX),
    ],
)
def test_what_is_not_clear_is_not_guessed(text: str, doubt: str) -> None:
    reading = read_choice(DOING, text)
    assert reading.value is None
    assert reading.doubt == doubt


def test_a_value_that_is_no_option_is_left() -> None:
    reading = read_choice(DOING, f"[まあまあ] {LIST}")
    assert reading.value is None
    assert "まあまあ" in reading.rest


@pytest.mark.parametrize(
    "text",
    [
        "[ ○ ] 紙 [　] 専用線 [○] その他（郵送）",
        "[○]紙\t[ ]専用線\n[○]その他(郵送)",
        "■紙 □専用線 ■その他（郵送）",
        "[☑] 紙 [] 専用線 [☑] その他 郵送",
    ],
)
def test_ticks_and_tails_are_read(text: str) -> None:
    reading = read_checks(WAYS, text)
    assert reading.value == Checks.of({"paper", "other"}, {"other": "郵送"})
    assert (reading.rest, reading.doubt) == ("", "")


def test_brackets_inside_a_tail_stay() -> None:
    reading = read_checks(WAYS, "[○] その他（VRS（本体）、郵送（紙））")
    assert reading.value == Checks.of({"other"}, {"other": "VRS（本体）、郵送（紙）"})


def test_the_unit_behind_a_count_is_no_tail() -> None:
    reading = read_checks(WAYS, "[○] 提供を行っている （ 57 ） 件 [　] 紙")
    assert reading.value == Checks.of({"count"}, {"count": "57"})


def test_a_damaged_option_is_found() -> None:
    reading = read_checks(WAYS, "[○] 電子記録媒体(フラッシュメモリを除く。 [　] 紙")
    assert reading.value == Checks.of({"media"})


def test_lines_that_head_groups_are_no_content() -> None:
    reading = read_checks(WAYS, "・書面 [○] 紙 ・電子 [　] 専用線 [○] その他（ ）")
    assert reading.value == Checks.of({"paper", "other"})
    assert reading.rest == ""


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("[　] 紙 [　] 専用線", ticks.NO_TICK),
        ("[　] 紙 [　] その他（郵送）", ticks.ONLY_TAILS),
        ("[○] 紙 [　] その他（郵送）", ticks.TAIL_WITHOUT_TICK),
        ("[] 紙 [☐] 専用線", ticks.UNEQUAL_BOXES),
    ],
)
def test_doubtful_boxes_are_reported(text: str, doubt: str) -> None:
    assert read_checks(WAYS, text).doubt == doubt


def test_tails_stand_without_their_ticks() -> None:
    reading = read_checks(WAYS, "[　] 紙 [　] その他（郵送）")
    assert reading.value == Checks.of((), {"other": "郵送"})


def test_a_second_tail_of_one_option_is_left() -> None:
    reading = read_checks(WAYS, "[○] その他（郵送） [○] その他（持参）")
    assert reading.value == Checks.of({"other"}, {"other": "郵送"})
    assert reading.rest == "持参"


def test_text_without_boxes_is_left() -> None:
    reading = read_checks(WAYS, "紙による。")
    assert (reading.value, reading.rest) == (None, "紙による。")
