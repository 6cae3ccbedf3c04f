"""What others make of our Word files: the Open XML validator, and LibreOffice on its way to PDF.

``make test-rendering`` installs both.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.writers import Settings, export
from assessor.form.definition import Section, children
from assessor.form.library import FormLibrary
from assessor.form.values import Figure, Free, Place, Value
from assessor.importers.docx import read_docx
from assessor.paths import forms_folder, resources_folder
from tests.export.conftest import SVG
from tests.export.random_documents import random_document
from tests.rendering.office import converted, output_of, squeezed, validator_errors

pytestmark = pytest.mark.rendering
LIBRARY = FormLibrary(forms_folder())
SAMPLE = resources_folder() / "sample.hyoka"


@pytest.fixture(scope="module", params=["blank", "random", "sample"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word file: of the blank form, of one filled with anything, and of the sample."""
    path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    export(_document(request.param), path, Settings(date(2026, 11, 22)))
    return path


@pytest.fixture(scope="module")
def pdf(written: Path) -> Path:
    """The same as PDF, by LibreOffice."""
    return converted(written, "pdf")


def test_the_validator_finds_no_error(written: Path, checkout: Path) -> None:
    assert validator_errors(written, checkout) == []


def test_libreoffice_shows_every_chapter(pdf: Path) -> None:
    shown = squeezed(output_of("pdftotext", "-layout", str(pdf), "-"))
    listed = [
        section
        for node in LIBRARY.default.sections
        for section in (node, *children(node))
        if isinstance(section, Section) and section.listed
    ]
    assert [section.label for section in listed if squeezed(section.label) not in shown] == []


def test_the_number_of_pages_is_sensible(pdf: Path) -> None:
    pages = re.search(r"Pages:\s+(\d+)", output_of("pdfinfo", str(pdf)))
    assert pages is not None
    least, most = {"blank": (15, 25), "random": (15, 200), "sample": (35, 75)}[pdf.stem]
    assert least <= int(pages[1]) <= most


def test_every_page_is_a4(pdf: Path) -> None:
    assert re.search(r"Page size:\s+59[45]\.\d+ x 84[12]", output_of("pdfinfo", str(pdf)))


def test_the_japanese_typeface_is_used(pdf: Path) -> None:
    assert "BIZ-UDPGothic" in output_of("pdffonts", str(pdf)).replace(
        "BIZUDPGothic", "BIZ-UDPGothic"
    )


def test_libreoffice_keeps_the_document_in_a_file_it_saves_again(
    written: Path, tmp_path: Path
) -> None:
    again = converted(written, "docx", tmp_path)
    document, doubts = read_docx(again.read_bytes(), LIBRARY)
    assert document.answers == _document(written.stem).answers
    assert doubts == []


def _document(name: str) -> Assessment:
    match name:
        case "blank":
            return Assessment(LIBRARY.default)
        case "random":
            document = random_document(LIBRARY.default, 7, 0.6, ["語 & <語>", "文", "12"])
            answers: dict[Place, Value] = dict(document.answers)
            answers["flow",] = Free((Figure("flow.svg", "図"),))
            return Assessment(LIBRARY.default, answers, {"flow.svg": SVG})
        case _:
            if not SAMPLE.exists():
                pytest.skip(f"{SAMPLE} does not exist yet")
            return load(SAMPLE, LIBRARY)[0]
