"""Numbers in citations are read in every style and written in the style of what they replace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.numerals import read_number, read_row, written_number, written_row

STYLES = ("7", "７", "七", "二三")


@given(st.integers(1, 999), st.sampled_from(STYLES))
def test_a_written_number_is_read_again_and_keeps_its_style(number: int, like: str) -> None:
    written = written_number(number, like)
    assert read_number(written) == number
    assert written_number(number, written) == written or number < 11


@pytest.mark.parametrize(
    ("words", "number"),
    [("十", 10), ("二十", 20), ("百二十六", 126), ("一二六", 126), ("１２６", 126), ("四〇", 40)],
)
def test_kanji_and_wide_digits_are_read(words: str, number: int) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["", "項", "1の2", "十項", "二三十"])
def test_other_words_are_no_number(words: str) -> None:
    assert read_number(words) is None


def test_a_row_keeps_its_second_number() -> None:
    assert read_row("九十三の二") == read_row("９３の２") == "93の2"
    assert written_row("36の2", "九十三の二") == "三十六の二"
    assert written_row("126", "９３の２") == "１２６"
