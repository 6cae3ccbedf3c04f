"""PDF: the document in the layout of its form, tagged, for the archive and for the public.

The file keeps PDF/UA-1 and PDF/A-2a; or PDF/A-3a where it carries the whole document with its
versions and history, so that it can be opened again. It then says which file of ours it is made of.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.document.assessment import Assessment
from assessor.document.embedded import ATTACHMENT
from assessor.document.file import encode
from assessor.export.compose import compose
from assessor.export.pdf_characters import refuse_unprintable
from assessor.export.typesetting import Attachment, Copy, Typesetting

_DESCRIPTION = "この評価書の元のデータ"


def write(
    assessment: Assessment,
    today: date,
    progress: Callable[[float], None],
    *,
    carries_document: bool = True,
    carried: Assessment | None = None,
) -> bytes:
    """Return the document as a PDF file, which can be opened again if it ``carries_document``.

    That is the document itself, or the one ``carried`` in its stead. Raises ``ExportError`` where
    the document holds a character that cannot be printed.
    """
    blocks = compose(assessment)
    refuse_unprintable(assessment, blocks)
    progress(0.2)
    if carries_document:
        data = Attachment(
            ATTACHMENT, encode(carried or assessment), "application/zip", _DESCRIPTION
        )
        copy = Copy(assessment, blocks, today, ("a-3a", "ua-1"), (data,))
    else:
        copy = Copy(assessment, blocks, today, ("a-2a", "ua-1"))
    with TemporaryDirectory(prefix="assessor-") as folder:
        made = Typesetting(Path(folder)).pdf(copy)
    progress(0.9)
    return made
