"""Which formats there are, and what happens where there is none."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import encode
from assessor.errors import ExportError
from assessor.export.writers import WRITERS, Cancelled, Settings, export


@pytest.mark.parametrize("name", ["out.docx", "out.pdf", "out.html", "out.txt", "OUT.DOCX"])
def test_the_suffix_chooses_the_format(
    name: str, tmp_path: Path, filled: Assessment, settings: Settings
) -> None:
    export(filled, tmp_path / name, settings)
    content = (tmp_path / name).read_bytes()
    assert content == WRITERS[Path(name).suffix.lower()](filled, settings)


@pytest.mark.parametrize("name", ["out.doc", "out"])
def test_an_unknown_suffix_is_refused_with_those_that_are_possible(
    name: str, tmp_path: Path, filled: Assessment, settings: Settings
) -> None:
    with pytest.raises(ExportError) as error:
        export(filled, tmp_path / name, settings)
    assert ".docx、.pdf、.html、.txt" in error.value.line
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path, filled: Assessment) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export(filled, target, Settings(date(2026, 11, 22), _cancel))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_last_progress_is_the_whole(tmp_path: Path, filled: Assessment) -> None:
    seen: list[float] = []
    export(filled, tmp_path / "out.txt", Settings(date(2026, 11, 22), seen.append))
    assert seen[-1] == 1


def test_a_writer_is_loaded_only_when_it_is_used() -> None:
    code = "import sys, assessor.export.writers; print('assessor.export.docx' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def _cancel(share: float) -> None:
    if share > 0.5:
        raise Cancelled


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html"])
def test_a_document_is_never_overwritten_by_its_own_export(
    name: str, tmp_path: Path, filled: Assessment, settings: Settings
) -> None:
    content = encode(filled)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ExportError, match="上書きしません"):
        export(filled, tmp_path / name, settings)
    assert (tmp_path / name).read_bytes() == content


def test_an_older_export_is_replaced(
    tmp_path: Path, filled: Assessment, settings: Settings
) -> None:
    for name in ("a.docx", "a.pdf") * 2:  # a PDF that carries a document ends like one
        export(filled, tmp_path / name, settings)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.pdf"]
