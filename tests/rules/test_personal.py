"""Numbers and addresses of persons: found in every spelling, and never repeated in a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.form.values import Entries, Place, Unreadable
from assessor.rules.check import check, standards
from assessor.rules.personal import TEXT_CHECKS, masked
from tests.strategies import FORM

PLACE: Place = ("office_name",)


def codes(words: str) -> list[str]:
    known = standards()
    return [code for code, look in TEXT_CHECKS.items() for _ in look(words, known[code])]


def marked(words: str) -> list[str]:
    known = standards()
    marks = [mark for code, look in TEXT_CHECKS.items() for mark in look(words, known[code])]
    return [words[mark.start : mark.end] for mark in marks]


# 123456789018 has the right check digit, and so have the others that count as 個人番号.
FOUND = (
    ("番号は123456789018です", "personal-number", "123456789018"),
    ("番号は1234 5678 9018です", "personal-number", "1234 5678 9018"),
    ("番号は1234-5678-9018です", "personal-number", "1234-5678-9018"),
    ("番号は１２３４　５６７８　９０１８です", "personal-number", "１２３４　５６７８　９０１８"),
    ("番号は１２３４－５６７８－９０１８です", "personal-number", "１２３４－５６７８－９０１８"),
    ("番号は123456789012です", "twelve-digits", "123456789012"),
    ("090-1234-5678", "personal-telephone", "090-1234-5678"),
    ("（０８０）１２３４－５６７８", "personal-telephone", "０８０）１２３４－５６７８"),
    ("07012345678", "personal-telephone", "07012345678"),
    ("+81-90-1234-5678", "personal-telephone", "+81-90-1234-5678"),
    ("連絡先 hoshi1985@gmail.com まで", "personal-mail", "hoshi1985@gmail.com"),
    ("t-yamada@city.hoshimi.lg.jp", "personal-mail", "t-yamada@city.hoshimi.lg.jp"),
    (
        "ｓａｔｏ．ｔａｒｏ＠city.hoshimi.lg.jp",
        "personal-mail",
        "ｓａｔｏ．ｔａｒｏ＠city.hoshimi.lg.jp",
    ),
)

QUIET = (
    "法人番号は1234567890123です",
    "法人番号は1 2345 6789 0123です",
    "1234-5678-9018-0000",
    "000000000000",
    "123,456,789,012円、123456789018円",
    "https://www.example.jp/123456789018.html",
    "電話0000-00-0000、電話022-214-8452、TEL022-214-8452、0120-123-456、050-1234-5678",
    "090-0000-0000",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "平成29年7月1日から令和4年10月5日まで",
    "kokuho-nenkin@city.hoshimi.lg.jp",
    "ueda-kokuho@city.ueda.nagano.jp",
    "内線1234、1235、1236",
)


@pytest.mark.parametrize(("words", "code", "passage"), FOUND)
def test_what_is_a_persons_is_marked_exactly(words: str, code: str, passage: str) -> None:
    assert (codes(words), marked(words)) == ([code], [passage])


@pytest.mark.parametrize("words", QUIET)
def test_what_is_an_offices_is_no_finding(words: str) -> None:
    assert codes(words) == []


@given(st.integers(1, 10**11 - 1).filter(lambda number: len(set(f"{number:011}")) > 1))
def test_of_ten_last_digits_just_one_makes_a_personal_number(number: int) -> None:
    told = [codes(f"番号{number:011}{last}") for last in range(10)]
    assert told.count(["personal-number"]) == 1
    assert told.count(["twelve-digits"]) == 9


@pytest.mark.parametrize(("words", "code", "_passage"), FOUND)
def test_no_report_repeats_them(words: str, code: str, _passage: str) -> None:
    for value in (words, Unreadable(words, "読めません")):
        findings = check(Assessment(FORM, {PLACE: value}))
        about = [found for found in findings if found.place == PLACE]
        assert code in {found.code for found in about}
        for found in about:
            assert codes(found.message) == codes(found.quotation) == []
            assert "*" in found.quotation


def test_a_mask_leaves_the_rest_readable() -> None:
    words = "国保年金課 090-1234-5678、yamada@gmail.com、番号1234 5678 9018"
    assert masked(words, standards()) == (
        "国保年金課 090-****-****、y*****@gmail.com、番号12** **** ****"
    )


def test_older_states_are_looked_at_too() -> None:
    row: Place = ("change", "c", "change_before")
    assessment = Assessment(FORM, {("change",): Entries(("c",)), row: "番号123456789018"})
    assert "personal-number" in {found.code for found in check(assessment) if found.place == row}
