"""The same content in the same order in every format: what one department reads, all read."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.compose import compose
from assessor.export.typesetting import Copy, Typesetting
from assessor.export.writers import WRITERS, Settings
from assessor.paths import resources_folder
from tests.export import html, pdf, word
from tests.export.random_documents import random_document, squeezed
from tests.export.test_pdf import RANDOM
from tests.strategies import FORM, LIBRARY

DAY = date(2026, 11, 22)
DECORATION = re.compile(r"[\s─－｜／・：■▼◆●＜＞\[\]○　]")


@pytest.mark.parametrize("name", ["blank", "sample"])
def test_a_document_says_the_same_in_every_format(name: str) -> None:
    sample = load(resources_folder() / "sample.hyoka", LIBRARY)[0]
    _hold_together(Assessment(FORM) if name == "blank" else sample)


@given(RANDOM)
@settings(max_examples=6, deadline=None)
def test_any_document_says_the_same_in_every_format(
    document: tuple[int, float, list[str]],
) -> None:
    _hold_together(random_document(FORM, *document))


def _hold_together(assessment: Assessment) -> None:
    content = {suffix: WRITERS[suffix](assessment, Settings(DAY)) for suffix in WRITERS}
    in_word = squeezed(word.text(content[".docx"]))
    assert squeezed(html.text(content[".html"])) == in_word
    # PDFium takes a hyphen at the end of a line for one that was put there.
    read = squeezed(pdf.read_aloud(_endless(assessment)))
    assert read.replace("-", "") == in_word.replace("-", "")
    lines = [_bare(line) for line in word.text(content[".docx"]).split("\n")]
    text = _bare(content[".txt"].decode())
    cover = lines.index("項目一覧")
    # In a text the two columns of the cover stand one below the other.
    assert [line for line in lines[:cover] if line not in text] == []
    assert _first_missing(lines[cover:], text) is None


def _endless(assessment: Assessment) -> bytes:
    """Return the document on pages so long that no cell breaks: in pieces the order is another."""
    with TemporaryDirectory() as folder:
        typesetting = Typesetting(Path(folder))
        template = Path(folder) / "form.typ"
        words = template.read_text(encoding="utf-8")
        assert 'paper: "a4"' in words
        long = words.replace('paper: "a4"', "width: 210mm, height: auto")
        template.write_text(long.replace('numbering: "1"', "numbering: none"), encoding="utf-8")
        return typesetting.pdf(Copy(assessment, compose(assessment), DAY))


def _first_missing(lines: Sequence[str], text: str) -> str | None:
    """Return the first of ``lines`` that does not come behind those before it."""
    at = 0
    for line in lines:
        found = text.find(line, at)
        if found < 0:
            return line
        at = found + len(line)
    return None


def _bare(words: str) -> str:
    return DECORATION.sub("", words)
