"""A PDF of ours gives the document back; any other is refused with a reason."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.document.file import encode, load
from assessor.errors import DocumentError, ExportError, ImportFormatError
from assessor.export.typesetting import Attachment, Copy, Typesetting
from assessor.export.writers import Settings, export
from assessor.importers.pdf import read_pdf
from assessor.importers.table import import_files
from assessor.paths import resources_folder
from tests.strategies import FORM, LIBRARY, assessments_with_past

DAY = date(2026, 11, 22)


@given(assessments_with_past(steps=5))
@settings(max_examples=10, deadline=None)
def test_a_document_with_its_past_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, assessment: Assessment
) -> None:
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    try:
        export(assessment, path, Settings(DAY))
    except ExportError:
        return
    assert encode(read_pdf(path.read_bytes(), LIBRARY)) == encode(assessment)


def test_the_sample_comes_back_by_an_import(tmp_path: Path) -> None:
    sample = load(resources_folder() / "sample.hyoka", LIBRARY)[0]
    path = tmp_path / "sample.pdf"
    export(sample, path, Settings(DAY))
    imported = import_files([path], LIBRARY)
    back = Assessment(imported.form, edition=imported.edition)
    back.apply(imported.edit)
    assert encode(back) == encode(sample)
    assert imported.report.doubts == ()


def test_a_pdf_made_to_be_handed_on_says_that_it_carries_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    export(Assessment(FORM), path, Settings(DAY, carries_document=False))
    with pytest.raises(ImportFormatError, match="評価書のデータが入っていない"):
        import_files([path], LIBRARY)


def test_a_document_that_somebody_attached_is_found(tmp_path: Path) -> None:
    document = Assessment(FORM, {("declaration",): "宣言"})
    content = _with(tmp_path, ("note.txt", b"words"), ("old.hyoka", encode(document)))
    assert read_pdf(content, LIBRARY).answers == document.answers


def test_a_damaged_attachment_is_refused_as_a_damaged_document(tmp_path: Path) -> None:
    content = _with(tmp_path, ("assessment.hyoka", b"no document"))
    with pytest.raises(DocumentError):
        read_pdf(content, LIBRARY)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"words", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(ImportFormatError, match="読み込めません"):
        read_pdf(content, LIBRARY)


def test_several_are_not_read_at_once(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="一つずつ"):
        import_files([tmp_path / "a.pdf", tmp_path / "b.pdf"], LIBRARY)


def _with(folder: Path, *files: tuple[str, bytes]) -> bytes:
    attachments = tuple(
        Attachment(name, content, "application/octet-stream", "") for name, content in files
    )
    copy = Copy(Assessment(FORM), (), DAY, ("a-3a",), attachments)
    return Typesetting(folder).pdf(copy)
