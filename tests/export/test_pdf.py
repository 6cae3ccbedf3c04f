"""The document as PDF: whole, tagged, kept to the archive's standard, words never as markup."""

from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.pdf import write
from assessor.form.values import Checks, Place, Value
from assessor.paths import resources_folder
from tests.strategies import FORM, LIBRARY

DAY = date(2026, 4, 1)


def made(assessment: Assessment) -> bytes:
    return write(assessment, DAY, lambda _share: None)


def test_the_sample_becomes_a_tagged_file_for_the_archive() -> None:
    content = made(load(resources_folder() / "sample.hyoka", LIBRARY)[0])
    assert content.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in content
    assert b"pdfaid:part>2<" in content.replace(b" ", b"")
    assert b"pdfuaid:part>1<" in content.replace(b" ", b"")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert made(Assessment(FORM)) == made(Assessment(FORM))


def test_marks_of_the_setting_language_are_words_like_any_other() -> None:
    words = '#panic("x") *a* _b_ $c$ `d` @e <f> \\ // /* = - + #{'
    answers: dict[Place, Value] = {("office_content",): words, ("declaration",): words}
    assert made(Assessment(FORM, answers))
    assert made(Assessment(FORM, {("nowhere",): words, ("subjects",): Checks.of(["a"])}))
