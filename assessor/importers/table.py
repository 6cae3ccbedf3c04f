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
from assessor.importers.imported import Doubt, FewItemsError, Imported
from assessor.importers.incidents import read_incident_rows, read_incident_texts
from assessor.importers.pdf import read_pdf
from assessor.importers.report import report_of
from assessor.importers.sheets import rows_of_csv, rows_of_xlsx, source_of
from assessor.importers.text import read_texts

_TEXT = ".txt"
_LARGEST_WHOLE = 2 * FILE_LIMIT
"""Bytes of a file that carries a document: its pictures stand on the pages, too."""


def import_files(paths: Sequence[Path], library: FormLibrary, *, records: bool = False) -> Imported:
    """Return what the files say; several are parts of one document, in their order.

    Texts are a 評価書, or tables or a notice of incidents where they are no 評価書. ``records``
    asks for the incidents also where they stand behind a 評価書.
    """
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
    suffix = suffixes.pop()
    if records and suffix == _TEXT:
        return _known(read_incident_texts(_texts(paths), library))
    return IMPORTERS[suffix](paths, library)


def _import_texts(paths: Sequence[Path], library: FormLibrary) -> Imported:
    texts = _texts(paths)
    try:
        return read_texts(texts, library)
    except FewItemsError:
        incidents = read_incident_texts(texts, library)
        if incidents is None:
            raise
        return incidents


def _import_csv(paths: Sequence[Path], library: FormLibrary) -> Imported:
    rows = [row for path in paths for row in rows_of_csv(_content(path), path.name)]
    return _known(read_incident_rows(rows, source_of(rows), library))


def _import_xlsx(paths: Sequence[Path], library: FormLibrary) -> Imported:
    rows = [row for path in paths for row in rows_of_xlsx(_content(path), path.name)]
    return _known(read_incident_rows(rows, source_of(rows), library))


def _known(imported: Imported | None) -> Imported:
    if imported is None:
        raise ImportFormatError(
            "重大事故又は指摘事項の表の見出しが見つからないので取り込めません。",
            "「発生年月」「内容」「再発防止策」などの見出しのある表を指定してください。",
        )
    return imported


def _texts(paths: Sequence[Path]) -> list[str]:
    return [decoded(_content(path), path.name) for path in paths]


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
    _TEXT: _import_texts,
    ".csv": _import_csv,
    ".xlsx": _import_xlsx,
    ".docx": _import_word,
    ".pdf": _import_pdf,
}
