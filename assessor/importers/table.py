"""Which importer reads which file: one line per format."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assessor.document.changes import Change, Edit, VersionsChange
from assessor.document.file import SUFFIX
from assessor.document.past import Log
from assessor.errors import ImportFormatError, reason
from assessor.form.library import FormLibrary
from assessor.importers.decoding import LARGEST, decoded
from assessor.importers.docx import read_docx
from assessor.importers.imported import Doubt, Imported
from assessor.importers.report import report_of
from assessor.importers.text import read_texts


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
    document, sentences = read_docx(_content(paths[0]), library)
    changes = tuple(Change(place, None, value) for place, value in document.answers.items())
    past = VersionsChange((), document.versions, (Log(), document.kept.log))
    edit = Edit("取り込み", changes, document.attachments, versions=past)
    doubts = [Doubt((), "", sentence) for sentence in sentences]
    return Imported(
        document.form, edit, report_of(document.form, edit, (), doubts), document.edition
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ImportFormatError(f"{path} を読めません（{reason(error)}）。") from error


IMPORTERS: dict[str, Callable[[Sequence[Path], FormLibrary], Imported]] = {
    ".txt": _import_texts,
    ".docx": _import_word,
}
