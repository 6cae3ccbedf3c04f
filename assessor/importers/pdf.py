"""A PDF that this program made: the document comes back from the file that is attached to it.

A PDF without one is not read: what its pages show would have to be guessed. PDFium bears one
thread at a time; whoever uses it holds ``PDFIUM``.
"""

from collections.abc import Iterator
from contextlib import suppress
from threading import Lock

from assessor.document.assessment import Assessment
from assessor.document.embedded import ATTACHMENT
from assessor.document.file import decode, is_document
from assessor.errors import ImportFormatError
from assessor.form.library import FormLibrary

PDFIUM = Lock()
_FOREIGN = "このPDFには評価書のデータが入っていないため、読み込めません。"
_FOREIGN_HINT = "元の評価書のファイルか、文字を写したテキストファイルから始めてください。"
_BROKEN = "PDFではないか、壊れているか、パスワードが掛かっているため、読み込めません。"
_BROKEN_HINT = "元の評価書のファイルを開いてください。"
_MOST = 1_000
"""Attachments among which ours is looked for."""


def read_pdf(content: bytes, library: FormLibrary) -> Assessment:
    """Return the document that a PDF carries.

    Raises ``ImportFormatError`` where the file is no PDF or carries no document, and
    ``DocumentError`` where it carries one that cannot be read.
    """
    with PDFIUM:
        attached = list(_attached(content))
    ours = [data for name, data in attached if name == ATTACHMENT]
    others = [data for name, data in attached if is_document(data)]
    for data in (*ours, *others):
        return decode(data, library)
    raise ImportFormatError(_FOREIGN, _FOREIGN_HINT)


def _attached(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each attached file that can be read."""
    import pypdfium2  # noqa: PLC0415 - large, rarely used

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ImportFormatError(_BROKEN, _BROKEN_HINT) from error
    try:
        for number in range(min(document.count_attachments(), _MOST)):
            with suppress(pypdfium2.PdfiumError):
                attachment = document.get_attachment(number)
                yield attachment.get_name(), bytes(attachment.get_data())
    finally:
        document.close()
