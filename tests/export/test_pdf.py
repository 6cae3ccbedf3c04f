"""The document as PDF: whole, tagged, kept to the archive's standard, words never as markup."""

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.document.file import encode, load
from assessor.errors import ExportError
from assessor.export.pdf import write
from assessor.form.values import Checks, Entries, Figure, Free, Paragraph, Place, Value
from assessor.paths import resources_folder
from assessor.rules.characters import unprintable
from tests.export import pdf
from tests.export.conftest import SVG
from tests.export.random_documents import printed, random_document, squeezed
from tests.strategies import FORM, LIBRARY

DAY = date(2026, 4, 1)
SIGNS = [
    chr(code) for code in range(0x20, 0xFFFF) if unicodedata.category(chr(code))[0] not in "CM"
]
PRINTABLE = st.lists(
    st.text(st.sampled_from(sorted(set(SIGNS) - set(unprintable("".join(SIGNS))))), min_size=1),
    min_size=1,
    max_size=6,
)
RANDOM = st.tuples(st.integers(0, 2**32), st.sampled_from([0.05, 0.4, 0.9]), PRINTABLE)
"""Random documents that a PDF can show."""


def made(assessment: Assessment, *, carries_document: bool = False) -> bytes:
    return write(assessment, DAY, lambda _share: None, carries_document=carries_document)


@pytest.fixture(scope="module")
def sample() -> Assessment:
    return load(resources_folder() / "sample.hyoka", LIBRARY)[0]


@pytest.fixture(scope="module")
def content(sample: Assessment) -> bytes:
    return made(sample)


def test_it_says_which_standards_it_keeps(content: bytes) -> None:
    assert content.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in content
    assert b"pdfaid:part>2<" in content.replace(b" ", b"")
    assert b"pdfuaid:part>1<" in content.replace(b" ", b"")


def test_it_says_what_it_is_called_and_of_whom(content: bytes, sample: Assessment) -> None:
    said = pdf.properties(content)
    assert said["Title"] == sample.answer(("assessment_title",))
    assert said["Author"] == sample.answer(("body_name",))
    assert said["Subject"] == FORM.title
    assert b"/Lang(ja-JP)" in content.replace(b" ", b"") or b"(ja-JP)" in content


def test_bookmarks_lead_to_chapters_and_groups(content: bytes) -> None:
    marks = pdf.bookmarks(content)
    chapters = [mark.title for mark in marks if mark.level == 0]
    assert chapters[:3] == [FORM.title, "項目一覧", "Ⅰ　基本情報"]
    assert len(set(chapters)) == len(chapters), "chapters of several files are told apart"
    groups = [mark.title for mark in marks if mark.level == 1]
    assert groups[:2] == [
        "１．特定個人情報ファイルを取り扱う事務",
        "２．特定個人情報ファイルを取り扱う事務において使用するシステム",
    ]
    assert [mark.page for mark in marks] == sorted(mark.page for mark in marks)
    pages = [squeezed(page) for page in pdf.pages(content)]
    assert [mark for mark in marks if squeezed(mark.title) not in pages[mark.page]] == []


def test_the_cover_and_the_list_of_chapters_are_a_page_each(content: bytes) -> None:
    cover, contents, first, *_ = pdf.pages(content)
    assert FORM.tag in cover
    assert contents.startswith("項目一覧")
    assert first.startswith("Ⅰ　基本情報")


def test_the_head_of_the_changes_stands_on_each_of_their_pages(content: bytes) -> None:
    heads = [page for page in pdf.pages(content) if "変更前の記載" in page]
    assert len(heads) == 2
    assert heads[1].startswith("変更日")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert made(Assessment(FORM)) == made(Assessment(FORM))


def test_marks_of_the_setting_language_are_words_like_any_other() -> None:
    words = '#panic("x") *a* _b_ $c$ `d` @e <f> \\ // /* = - + #{'
    answers: dict[Place, Value] = {
        ("office_content",): words,
        ("declaration",): words,
        ("nowhere",): words,
        ("subjects",): Checks.of([words]),
        ("assessment_title",): words,
    }
    content = made(Assessment(FORM, answers))
    assert squeezed(pdf.text(content)).count(squeezed(words)) == 5
    assert pdf.properties(content)["Title"] == words


@given(RANDOM)
@settings(max_examples=15, deadline=None)
def test_every_answer_is_found(document: tuple[int, float, list[str]]) -> None:
    assessment = random_document(FORM, *document)
    pages = [squeezed(page) for page in pdf.pages(made(assessment))]
    assert [line for line in printed(assessment) if not _stands(line, pages)] == []


def test_characters_that_no_type_shows_are_named_with_their_places() -> None:
    answers: dict[Place, Value] = {
        ("assessment_title",): "𠮷野家",
        ("system",): Entries(("s1", "s2")),
        ("system", "s2", "system_function"): "外字\ue000と😀と𠮷",
    }
    with pytest.raises(ExportError) as error:
        made(Assessment(FORM, answers))
    assert "「𠮷」U+20BB7（評価書名）" in str(error.value)
    assert "外字U+E000（Ⅰ2システム2②）" in str(error.value)
    assert "「😀」U+1F600（Ⅰ2システム2②）" in str(error.value)
    assert str(error.value).count("U+20BB7") == 1


def test_of_many_such_characters_a_few_are_named() -> None:
    strange = "".join(chr(0x20000 + number) for number in range(40))
    with pytest.raises(ExportError, match=r"ほか\d\d種類。"):
        made(Assessment(FORM, {("declaration",): strange}))


def test_what_nobody_sees_stops_nothing() -> None:
    words = "一\u200b二\ufe0f三\u00a0四\t五\u2003六\u00ad七葛\U000e0100"
    text = squeezed(pdf.text(made(Assessment(FORM, {("declaration",): words}))))
    assert [sign for sign in "一二三四五六七葛" if sign not in text] == []


def test_a_picture_is_shown_with_its_caption() -> None:
    content = made(_with_pictures({"a.svg": SVG}))
    assert "図：a.svg" not in pdf.text(content)
    assert "説明a.svg" in pdf.text(content)
    assert pdf.alternatives(content) == ["説明a.svg"]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"no picture",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + b"\0\0\0\x09\0\0\0\x09" + b"rest",
        b"\xff\xd8\xff\xc0\0\x11\x08\0\x09\0\x09",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect',
    ],
)
def test_a_picture_that_is_none_is_said_to_be_missing(broken: bytes) -> None:
    content = made(_with_pictures({"broken": broken, "a.svg": SVG}))
    shown = squeezed(pdf.text(content))
    assert "［図：broken］" in shown
    assert "［図：a.svg］" not in shown


def test_a_picture_with_such_a_character_is_named() -> None:
    svg = SVG.replace(b"<rect", "<text>𠮷</text><rect".encode())
    with pytest.raises(ExportError, match=r"図の中に.*：「b\.svg」。$"):
        made(_with_pictures({"a.svg": SVG, "b.svg": svg}))


def test_it_carries_the_document_only_where_that_is_wanted(sample: Assessment) -> None:
    with_document = made(sample, carries_document=True)
    assert pdf.attached(with_document) == {"assessment.hyoka": encode(sample)}
    assert b"pdfaid:part>3<" in with_document.replace(b" ", b"")
    assert b"/AFRelationship" in with_document
    assert pdf.attached(made(sample)) == {}


def _with_pictures(pictures: dict[str, bytes]) -> Assessment:
    figures = tuple(Figure(name, f"説明{name}" if name == "a.svg" else "") for name in pictures)
    return Assessment(FORM, {("flow",): Free((*figures, Paragraph("終わり")))}, pictures)


def _stands(line: str, pages: list[str]) -> bool:
    """Tell whether ``line`` stands on a page, or begins on one and ends on the next."""
    if any(line in page for page in pages):
        return True
    return any(
        line[:at] in page and line[at:] in below
        for page, below in pairwise(pages)
        for at in range(1, len(line))
    )
