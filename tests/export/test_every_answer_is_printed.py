"""No answer is lost on the way to paper, whatever it is: for each writer, random documents."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings

from assessor.export.writers import WRITERS, Settings
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder
from tests.export import html, word
from tests.export.random_documents import DOCUMENTS, printed, random_document, squeezed

FORM = FormLibrary(forms_folder()).default
TEXT_OF: dict[str, Callable[[bytes], str]] = {
    ".docx": word.text,
    ".html": html.text,
    ".txt": bytes.decode,
}
ELSEWHERE = {".pdf"}
"""A PDF breaks lines over pages and refuses what its type does not show: ``test_pdf``."""


def test_every_writer_is_looked_at() -> None:
    assert {*TEXT_OF, *ELSEWHERE} == set(WRITERS)


@pytest.mark.parametrize("suffix", TEXT_OF)
@given(DOCUMENTS)
@settings(max_examples=15)
def test_every_answer_is_found_in_the_file(
    suffix: str, document: tuple[int, float, list[str]]
) -> None:
    assessment = random_document(FORM, *document)
    text = squeezed(TEXT_OF[suffix](WRITERS[suffix](assessment, Settings(date(2026, 11, 22)))))
    missing = [line for line in printed(assessment) if line not in text]
    assert missing == []


@given(DOCUMENTS)
@settings(max_examples=5)
def test_every_cell_of_a_word_file_ends_in_a_paragraph(
    document: tuple[int, float, list[str]],
) -> None:
    assessment = random_document(FORM, *document)
    content = WRITERS[".docx"](assessment, Settings(date(2026, 11, 22)))
    cells = word.elements(content, "//w:tc")
    assert cells
    assert {cell[-1].tag for cell in cells} == {f"{word.W}p"}
