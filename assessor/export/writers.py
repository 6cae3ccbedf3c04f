"""The formats a document can be exported to, by suffix. A writer is loaded when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from assessor.document.assessment import Assessment
from assessor.document.disk import write_beside
from assessor.document.file import holds_document
from assessor.errors import ExportError
from assessor.export.copies import Copy, copied


class Cancelled(Exception):  # noqa: N818 - not an error: the user changed his mind
    """Raised by a progress callable to stop an export; nothing is written."""


def ignore(_share: float) -> None:
    """Take notice of the progress, and do nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a writer needs to know beside the document."""

    today: date
    progress: Callable[[float], None] = ignore
    """Told the share that is done, from 0 to 1; may raise ``Cancelled``."""
    carries_document: bool = True
    """Whether a Word file or PDF can be opened again: it then holds versions and history, too."""
    copy: Copy | None = None
    """Which copy is made; None prints the document as it is, without a sign of what is withheld."""
    carried: Assessment | None = None
    """What a file carries, where that is not what it prints."""


Writer = Callable[[Assessment, Settings], bytes]
_Writer = TypeVar("_Writer")


def export(assessment: Assessment, path: Path, settings: Settings) -> None:
    """Write the document to ``path`` in the format of its suffix: whole, or not at all.

    Raises ``ExportError`` where there is no such format or a document of ours stands there,
    ``DocumentError`` where the file cannot be written.
    """
    writer = writer_for(path, WRITERS)
    if settings.copy:
        shown = copied(assessment, settings.copy)
        whole = assessment if settings.copy is Copy.SUBMISSION else None
        assessment, settings = shown, replace(settings, carried=whole)
    content = writer(assessment, settings)
    settings.progress(1)
    write_beside(path, content)


def writer_for(path: Path, writers: Mapping[str, _Writer]) -> _Writer:
    """Return the one of ``writers`` that the suffix of ``path`` asks for.

    Raises ``ExportError`` where there is none, or a document of ours stands at ``path``.
    """
    writer = writers.get(path.suffix.lower())
    if writer is None:
        known = "、".join(writers)
        shown = f"「{path.suffix}」の形式" if path.suffix else "拡張子のない名前"
        raise ExportError(f"{shown}では書き出せません。", f"次のどれかにしてください：{known}")
    if holds_document(path):
        raise ExportError(
            f"{path.name} は評価書のファイルなので、書き出しでは上書きしません。",
            "別の名前を指定してください。",
        )
    return writer


def _docx(assessment: Assessment, settings: Settings) -> bytes:
    from assessor.export.docx import write  # noqa: PLC0415 - loaded when it is used

    return write(
        assessment,
        settings.today,
        settings.progress,
        carries_document=settings.carries_document,
        carried=settings.carried,
    )


def _pdf(assessment: Assessment, settings: Settings) -> bytes:
    from assessor.export.pdf import write  # noqa: PLC0415

    return write(
        assessment,
        settings.today,
        settings.progress,
        carries_document=settings.carries_document,
        carried=settings.carried,
    )


def _html(assessment: Assessment, settings: Settings) -> bytes:
    from assessor.export.html import write  # noqa: PLC0415

    return write(assessment, settings.progress)


def _text(assessment: Assessment, settings: Settings) -> bytes:
    from assessor.export.text import write  # noqa: PLC0415

    return write(assessment, settings.progress)


WRITERS: Mapping[str, Writer] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": _html,
    ".txt": _text,
}
