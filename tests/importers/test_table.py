"""From files on disk: encodings, formats, and what is refused."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.file import decode, encode, load
from assessor.errors import ImportFormatError
from assessor.export.writers import Settings, export
from assessor.importers.decoding import LARGEST
from assessor.importers.table import import_files
from assessor.paths import resources_folder
from tests.importers.sources import BASICS, DEPARTMENT, SMALL, TITLE, library


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_texts_of_usual_encodings_are_read(encoding: str, line_end: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.TXT", SMALL.replace("\n", line_end).encode(encoding))
    report = import_files([path], library()).report
    assert len(report.placed) == 5
    assert report.unplaced == ()


def test_several_texts_are_parts_in_their_order(tmp_path: Path) -> None:
    parts = [
        written(tmp_path, "b.txt", (TITLE + BASICS).encode()),
        written(tmp_path, "a.txt", DEPARTMENT.encode()),
    ]
    assert len(import_files(parts, library()).report.placed) == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空のファイル"),
        (b" \r\n\t\n", "空のファイル"),
        (bytes(range(256)) * 40, "文字のファイルとして読めません"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 500, "文字のファイルとして読めません"),
        ("牛乳\n卵\n食パン\n".encode(), "項目が見つからない"),
        (b"a" * (LARGEST + 1), "大きすぎます"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", content)
    with pytest.raises(ImportFormatError, match=reason):
        import_files([path], library())


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match=r"「\.pages」のファイルは取り込めません"):
        import_files([tmp_path / "a.pages"], library())


def test_formats_are_not_mixed(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="形式の違うファイル"):
        import_files([tmp_path / "a.txt", tmp_path / "a.docx"], library())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="読めません"):
        import_files([tmp_path / "a.txt"], library())


def test_our_own_word_file_comes_back_whole(tmp_path: Path) -> None:
    sample = load(resources_folder() / "sample.hyoka", library())[0]
    path = tmp_path / "sample.docx"
    export(sample, path, Settings(today=date(2026, 11, 22)))
    result = import_files([path], library())
    assert {change.place: change.after for change in result.edit.changes} == sample.answers
    assert result.edit.attachments == sample.attachments
    assert result.edition == sample.edition


def test_word_files_are_read_one_by_one(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="一つずつ"):
        import_files([tmp_path / "a.docx", tmp_path / "b.docx"], library())


def test_a_document_of_ours_needs_no_import_and_the_message_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError) as caught:
        import_files([tmp_path / "a.HYOKA"], library())
    assert "そのまま開いて" in caught.value.line


def test_a_source_without_suffix_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="拡張子のないファイル"):
        import_files([tmp_path / "a"], library())


def test_a_source_that_is_gone_is_reported_in_japanese(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match="見つかりません"):
        import_files([tmp_path / "a.txt"], library())


def test_our_own_word_file_brings_its_versions_and_its_history(tmp_path: Path) -> None:
    document, _ = load(resources_folder() / "sample.hyoka", library())
    place = ("office_name",)
    document.apply(edits.add_version(document, "素案", "2026-11-22"))
    edit = edits.set_answer(document, place, "別の事務")
    document.apply(edit.at(datetime(2026, 11, 22, tzinfo=UTC)))
    path = tmp_path / "sample.docx"
    export(document, path, Settings(date(2026, 11, 22)))
    imported = import_files([path], library())
    read = Assessment(imported.form, edition=imported.edition)
    read.apply(imported.edit)
    again = decode(encode(read), library())
    assert again.answers == document.answers
    assert again.versions == document.versions
    assert again.past(place) == document.past(place) != ()
