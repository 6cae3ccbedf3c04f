"""見え消し: accepting all gives the new document, rejecting all the old one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.export.docx import write as write_plain
from assessor.export.docx_redline import write
from assessor.export.docx_revisions import Author
from assessor.form.definition import Form
from assessor.form.values import Choice, Free, Paragraph, Place, Table, Value
from tests.export import word
from tests.export.changed_sample import LIBRARY, changed_sample, sample
from tests.export.random_documents import DOCUMENTS, random_document
from tests.export.revisions import accepted, as_it_is, rejected
from tests.strategies import assessments

DAY = date(2026, 11, 22)
AUTHOR = Author("国保年金課", DAY)
OUTSIDE = ("w:ins", "w:del", "w:pPrChange", "w:trPrChange")


@pytest.fixture(scope="module")
def changed() -> bytes:
    return redline(sample(), changed_sample())


def test_the_changed_sample_comes_back_and_so_does_the_sample() -> None:
    assert comes_back(sample(), changed_sample())
    assert comes_back(changed_sample(), sample())


@given(st.data())
def test_any_two_documents_come_back(small_form: Form, data: st.DataObject) -> None:
    old = data.draw(assessments(small_form))
    new = data.draw(assessments(small_form))
    assert comes_back(old, new)


@settings(max_examples=8)
@given(DOCUMENTS, DOCUMENTS)
def test_any_two_documents_of_the_official_form_come_back(
    one: tuple[int, float, list[str]], other: tuple[int, float, list[str]]
) -> None:
    old, new = (random_document(LIBRARY.default, *drawn) for drawn in (one, other))
    assert comes_back(old, new)


def test_a_document_against_itself_has_no_revision() -> None:
    assert revisions(redline(sample(), sample())) == []


def test_every_revision_says_who_and_when_and_has_a_number_of_its_own(changed: bytes) -> None:
    found = word.elements(changed, f"//{' | //'.join(OUTSIDE)}")
    assert len(found) > 50
    assert {one.get(f"{word.W}author") for one in found} == {"国保年金課"}
    assert {one.get(f"{word.W}date") for one in found} == {"2026-11-22T00:00:00Z"}
    assert len({one.get(f"{word.W}id") for one in found}) == len(found)


def test_words_are_marked_and_not_the_whole_answer(small_form: Form) -> None:
    assert revisions(two(small_form, ("office",), "市民部の保険課", "市民部の国保課")) == [
        ("del", "保険課"),
        ("ins", "国保課"),
    ]


def test_another_option_is_another_as_a_whole(small_form: Form) -> None:
    content = two(small_form, ("threshold",), Choice("may"), Choice("must"))
    gone, come = ((tag, words.strip()) for tag, words in revisions(content))
    options = {option.name: option.label for option in small_form.items["threshold"].options}
    assert (gone, come) == (("del", options["may"]), ("ins", options["must"]))


def test_an_entry_that_is_new_is_rows_that_are_new(changed: bytes) -> None:
    rows = word.elements(changed, "//w:tr[w:trPr/w:ins]")
    words = ["".join(map(str, row.itertext())) for row in rows]
    assert any("健診データの作成" in row for row in words)
    assert [row for row in words if "国保連合会" in row] == []


def test_a_row_of_a_table_in_a_frame_goes_and_comes_as_a_row(small_form: Form) -> None:
    before = Free((Table((("番号", "項目"), ("1", "氏名"), ("2", "住所")), header=1),))
    after = Free((Table((("番号", "項目"), ("1", "氏名"), ("3", "性別を知る")), header=1),))
    content = two(small_form, ("flow",), before, after)
    assert len(word.elements(content, "//w:tr[w:trPr/w:del]")) == 1
    assert len(word.elements(content, "//w:tr[w:trPr/w:ins]")) == 1


def test_a_table_with_other_columns_is_another_table(small_form: Form) -> None:
    before = Free((Table((("番号", "項目"),)), Paragraph("以上")))
    after = Free((Table((("番号", "項目", "備考"),)), Paragraph("以上")))
    content = two(small_form, ("flow",), before, after)
    assert len(word.elements(content, "//w:tbl[w:tr/w:trPr/w:del]")) == 1
    assert len(word.elements(content, "//w:tbl[w:tr/w:trPr/w:ins]")) == 1


def test_a_picture_that_is_replaced_is_there_twice(changed: bytes) -> None:
    assert len(word.elements(changed, "//w:del//w:drawing")) == 1
    assert len(word.elements(changed, "//w:ins//w:drawing")) == 1


def test_two_tables_never_touch(changed: bytes) -> None:
    assert word.elements(changed, "//w:tbl/following-sibling::*[1][self::w:tbl]") == []


def test_the_file_carries_no_document(changed: bytes) -> None:
    assert not [name for name in word.names(changed) if "customXml" in name]


def comes_back(old: Assessment, new: Assessment) -> bool:
    content = redline(old, new)
    return accepted(content) == printed(new) and rejected(content) == printed(old)


def redline(old: Assessment, new: Assessment) -> bytes:
    return write(old, new, AUTHOR, DAY)


def printed(document: Assessment) -> list[object]:
    return as_it_is(write_plain(document, DAY, lambda _: None, carries_document=False))


def two(form: Form, place: Place, before: Value, after: Value) -> bytes:
    """Return the 見え消し of two documents with one answer."""
    return redline(Assessment(form, {place: before}), Assessment(form, {place: after}))


def revisions(content: bytes) -> list[tuple[str, str]]:
    """Return the words that are marked, and how."""
    found = word.elements(content, "//w:p/w:ins | //w:p/w:del")
    return [(str(one.tag).removeprefix(word.W), "".join(map(str, one.itertext()))) for one in found]
