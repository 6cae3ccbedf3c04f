"""The texts inside an answer, found and replaced at their addresses."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.form.texts import Text, text_at, texts, with_text
from assessor.form.values import Checks, Choice, Figure, Free, Paragraph, Table, Unreadable, Value
from tests.strategies import FORM, values

ANSWERS = st.sampled_from(list(FORM.items.values())).flatmap(values)


def test_each_kind_of_answer_gives_its_texts_in_order() -> None:
    assert list(texts("文")) == [Text((), "文")]
    assert list(texts(Unreadable("三つ", "数ではない"))) == [Text((), "三つ")]
    assert list(texts(Checks.of(["a"], {"a": "甲", "b": "乙"}))) == [
        Text(("a",), "甲"),
        Text(("b",), "乙"),
    ]
    free = Free((Paragraph("文"), Table((("一", ""), ("二",))), Figure("a.png", "図1")))
    assert list(texts(free)) == [
        Text((0,), "文"),
        Text((1, 0, 0), "一"),
        Text((1, 1, 0), "二"),
        Text((2,), "図1"),
    ]
    assert list(texts(Choice("yes"))) == []
    assert list(texts(None)) == []


@given(ANSWERS, st.text(alphabet="新しい文", min_size=1))
def test_a_text_is_replaced_where_it_stands_and_nothing_else(
    value: Value | None, words: str
) -> None:
    found = list(texts(value))
    for text in found:
        changed = with_text(value, text.address, words)
        assert text_at(changed, text.address) == words
        others = [other for other in texts(changed) if other.address != text.address]
        assert others == [other for other in found if other.address != text.address]
        assert with_text(changed, text.address, text.words) == value


@given(ANSWERS)
def test_an_address_that_is_not_there_changes_nothing(value: Value | None) -> None:
    assert with_text(value, (999, 999, 999), "文") == value
    assert with_text(value, (999,), "文") == value
