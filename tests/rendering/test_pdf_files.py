"""What others make of our PDFs: poppler, and qpdf where it is installed.

No checker of PDF/A and PDF/UA is run: the only free one needs Java. What the standards ask for
and a reader can see is looked for here; the rest is what the typesetter refuses to leave out.
"""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from assessor.export.writers import Settings, export
from assessor.form.definition import Section, children
from tests.rendering.documents import LIBRARY, document
from tests.rendering.office import output_of, squeezed

pytestmark = pytest.mark.rendering


@pytest.fixture(scope="module", params=["blank", "random", "sample", "sendai"])
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    export(document(request.param, request), path, Settings(date(2026, 11, 22)))
    return path


def test_it_is_tagged_titled_and_of_a4(pdf: Path) -> None:
    said = output_of("pdfinfo", str(pdf))
    assert re.search(r"Tagged:\s+yes", said)
    assert re.search(r"Title:\s+\S", said)
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", said)
    assert re.search(r"JavaScript:\s+no", said)
    assert re.search(r"Encrypted:\s+no", said)


def test_it_says_which_standards_it_keeps(pdf: Path) -> None:
    metadata = output_of("pdfinfo", "-meta", str(pdf))
    for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert re.search(rf'{name}(>|=")\s*{value}', metadata), name
    assert "ja-JP" in metadata


def test_its_structure_has_headings_tables_and_figures(pdf: Path) -> None:
    # The titles that poppler prints with it are in no encoding.
    run = subprocess.run(["pdfinfo", "-struct", pdf], capture_output=True, check=True, timeout=60)  # noqa: S607
    structure = run.stdout.decode("latin-1").replace(":", " ").split()
    assert {"Document", "H1", "H2", "H3", "Table", "TR", "TH", "TD", "THead"} <= set(structure)


def test_every_typeface_is_embedded_with_its_characters(pdf: Path) -> None:
    rows = output_of("pdffonts", str(pdf)).splitlines()[2:]
    assert rows
    for row in rows:
        assert "BIZUDPGothic" in row
        assert re.search(r"\syes\s+yes\s+yes\s", row), "embedded, a subset, with its characters"


def test_every_chapter_is_on_paper(pdf: Path) -> None:
    shown = squeezed(output_of("pdftotext", "-raw", str(pdf), "-"))
    listed = [
        section.label
        for node in LIBRARY.default.sections
        for section in (node, *children(node))
        if isinstance(section, Section) and section.listed
    ]
    assert [label for label in listed if squeezed(label) not in shown] == []


def test_the_number_of_pages_is_sensible(pdf: Path) -> None:
    pages = re.search(r"Pages:\s+(\d+)", output_of("pdfinfo", str(pdf)))
    assert pages is not None
    least, most = {"blank": (15, 25), "sample": (45, 65), "sendai": (30, 50)}.get(
        pdf.stem, (15, 200)
    )
    assert least <= int(pages[1]) <= most


def test_qpdf_finds_no_fault(pdf: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    run = subprocess.run([qpdf, "--check", str(pdf)], capture_output=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
