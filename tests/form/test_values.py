import pytest
from hypothesis import given
from lxml import etree

from assessor.form import values
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
    is_blank,
    says_nothing,
)
from tests.strategies import raw_texts

BLANK: list[Value | None] = [
    None,
    "",
    " 　\n\t",
    Checks.of(()),
    Checks.of((), {"other": " "}),
    Free(()),
    Free((Paragraph(" "), Table((("", "　"), ())))),
    Entries(()),
    Unreadable("　", "日付として読めません"),
]
SAID: list[Value] = [
    "－",
    Choice("yes"),
    Checks.of(["left"]),
    Checks.of((), {"other": "x"}),
    Free((Figure("a.png"),)),
    Free((Table((("", "x"),)),)),
    Entries(("e1",)),
    Unreadable("x", "y"),
]


@given(raw_texts)
def test_cleaned_text_can_stand_in_xml_and_is_clean(text: str) -> None:
    clean = clean_text(text)
    element = etree.Element("p")
    element.text = clean
    assert clean_text(clean) == clean
    clean.encode()


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert clean_text("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h\ni") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


def test_text_is_left_alone_only_where_nothing_has_to_be_cleaned() -> None:
    touched = {code for code in range(0x10000) if values._UNCLEAN.search(chr(code))}
    assert touched == set(values._LINE_ENDS) | set(values._FORBIDDEN)


def test_visible_characters_and_tabs_stay() -> None:
    text = "𠮷葛\U000e0100か\u3099\t\u00a0　\u200b①Ⅱﾊﾝ🏙️"
    assert clean_text(text) == text


@pytest.mark.parametrize("value", BLANK, ids=repr)
def test_what_nobody_can_see_is_blank(value: Value | None) -> None:
    assert is_blank(value)
    assert says_nothing(value)


@pytest.mark.parametrize("value", SAID, ids=repr)
def test_what_somebody_can_see_is_not_blank(value: Value) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize("text", ["－", "-", "―", "—", "なし", "　なし。", "該当なし", "特になし"])
def test_a_dash_or_none_says_nothing(text: str) -> None:
    assert says_nothing(text)
    assert says_nothing(Unreadable(text, "日付として読めません"))
    assert not is_blank(text)


@pytest.mark.parametrize("value", ["なしの礫", "0", Choice("no"), Checks.of(["none"])], ids=repr)
def test_other_words_say_something(value: Value) -> None:
    assert not says_nothing(value)


def test_checks_have_one_form_however_they_are_made() -> None:
    assert Checks.of(["b", "a"], {"b": "2", "a": "1", "c": ""}) == Checks.of(
        ["a", "b"], {"a": "1", "b": "2"}
    )
    assert Checks.of(["a"], {"a": "1"}).tail("a") == "1"
    assert Checks.of(["a"]).tail("a") == ""


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    assert Table((("a",), ("b", "c"))).width == 2
    assert Table(()).width == 0
