"""Which importer reads which file: one line per format."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from assessor.document.archive import FILE_LIMIT
from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit, VersionsChange
from assessor.document.file import SUFFIX
from assessor.document.past import Log
from assessor.errors import ImportFormatError, reason
from assessor.form.library import FormLibrary
from assessor.importers.decoding import LARGEST, decoded
from assessor.importers.docx import read_docx
from assessor.importers.imported import Doubt, Imported
from assessor.importers.pdf import read_pdf
from assessor.importers.report import report_of
from assessor.importers.text import read_texts

_LARGEST_WHOLE = 2 * FILE_LIMIT
"""Bytes of a file that carries a document: its pictures stand on the pages, too."""


def import_files(paths: Sequence[Path], library: FormLibrary) -> Imported:
    """Return what the files say; several are parts of one document, in their order."""
    suffixes = {path.suffix.lower() for path in paths}
    unknown = suffixes - IMPORTERS.keys()
    if SUFFIX in unknown:
        raise ImportFormatError(
            f"「{SUFFIX}」は評価書のファイルなので、取り込む必要はありません。",
            "そのまま開いて使ってください。",
        )
    if unknown:
        name = min(unknown)
        raise ImportFormatError(
            f"「{name}」のファイルは取り込めません。"
            if name
            else "拡張子のないファイルは取り込めません。",
            f"取り込めるのは{'、'.join(sorted(IMPORTERS))}です。",
        )
    if len(suffixes) != 1:
        raise ImportFormatError("形式の違うファイルを一度に取り込むことはできません。")
    return IMPORTERS[suffixes.pop()](paths, library)


def _import_texts(paths: Sequence[Path], library: FormLibrary) -> Imported:
    return read_texts([decoded(_content(path), path.name) for path in paths], library)


def _import_word(paths: Sequence[Path], library: FormLibrary) -> Imported:
    """Read a Word file that carries a whole document: nothing has to be recognised."""
    if len(paths) > 1:
        raise ImportFormatError("Wordファイルは一つずつ取り込んでください。")
    document, sentences = read_docx(_content(paths[0], _LARGEST_WHOLE), library)
    return _whole(document, sentences)


def _import_pdf(paths: Sequence[Path], library: FormLibrary) -> Imported:
    """Read a PDF that carries a whole document, as a Word file does."""
    if len(paths) > 1:
        raise ImportFormatError("PDFは一つずつ取り込んでください。")
    return _whole(read_pdf(_content(paths[0], _LARGEST_WHOLE), library), ())


def _whole(document: Assessment, sentences: Iterable[str]) -> Imported:
    changes = tuple(Change(place, None, value) for place, value in document.answers.items())
    past = VersionsChange((), document.versions, (Log(), document.kept.log))
    edit = Edit("取り込み", changes, document.attachments, versions=past)
    doubts = [Doubt((), "", sentence) for sentence in sentences]
    return Imported(
        document.form, edit, report_of(document.form, edit, (), doubts), document.edition
    )


def _content(path: Path, most: int = LARGEST) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise ImportFormatError(f"{path} を読めません（{reason(error)}）。") from error


IMPORTERS: dict[str, Callable[[Sequence[Path], FormLibrary], Imported]] = {
    ".txt": _import_texts,
    ".docx": _import_word,
    ".pdf": _import_pdf,
}
