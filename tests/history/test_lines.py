"""Lines side by side: nothing of either text is lost, and like stands beside like."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.history.lines import lines_beside
from assessor.history.wording import pieces

texts = st.lists(
    st.sampled_from(
        ["市民課が確認する。", "\n", "ﾃﾞｰﾀ", "データ", "３件", "3件", "、", "移送する。\n"]
    ),
    max_size=12,
).map("".join)


@given(texts, texts)
def test_both_texts_stand_in_the_lines(old: str, new: str) -> None:
    lines = lines_beside(pieces(old, new))
    assert "\n".join(line.texts[0] for line in lines) == old
    assert "\n".join(line.texts[1] for line in lines) == new


@given(texts)
def test_a_text_beside_itself_is_one_line_that_is_the_same(text: str) -> None:
    (line,) = lines_beside(pieces(text, text))
    assert line.is_same
    assert line.texts == (text, text)


def test_a_changed_line_stands_alone_between_those_that_are_the_same() -> None:
    lines = lines_beside(
        pieces("一行目です\n二行目です\n三行目です", "一行目です\n変えました\n三行目です")
    )
    assert [line.is_same for line in lines] == [True, False, True]
    assert lines[1].texts == ("二行目です", "変えました")
