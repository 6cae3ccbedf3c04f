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
    before, after = zip(*(line.texts for line in lines), strict=True)
    assert "\n".join(text for text in before if text is not None) == old
    assert "\n".join(text for text in after if text is not None) == new


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


def test_a_line_that_only_one_text_has_stands_alone() -> None:
    old = "届出を受け付ける。\n証明書を交付する。\n写しを保管する。"
    new = "他市へ通知する。\n届出を窓口で受け付ける。\n証明書を交付する。\n写しを保管する。"
    first, second, rest = lines_beside(pieces(old, new))
    assert first.texts == (None, "他市へ通知する。")
    assert second.texts == ("届出を受け付ける。", "届出を窓口で受け付ける。")
    assert rest.is_same
