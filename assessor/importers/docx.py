"""A Word file that this program exported: the document comes back from it without loss.

Word keeps the custom XML part in which the exporter put the whole document; LibreOffice (7.4)
keeps it too. What somebody has changed in the words on the pages is not read, but noticed.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from assessor.document.assessment import Assessment
from assessor.document.embedded import Embedded, body_digest, from_part
from assessor.document.file import decode
from assessor.errors import ImportFormatError
from assessor.form.library import FormLibrary

EDITED = (
    "このWordファイルの本文は、書き出した後に変更されています。"
    "変更された部分は取り込んでいませんので、お手数ですが、見比べて書き写してください。"
)
_BODY = "word/document.xml"
_PARTS = "customXml/"
_LIMIT = 256 * 2**20
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
"""What reading a file raises that is no Word file, is broken, or is locked with a password."""
_FOREIGN = "このWordファイルは、assessor が書き出したものではないため、読み込めません。"
_BROKEN = "Wordファイルではないか、壊れているため、読み込めません。"
_HINT = "元の評価書のファイルを開いてください。"


def read_docx(content: bytes, library: FormLibrary) -> tuple[Assessment, list[str]]:
    """Return the document that a Word file carries, and what is doubtful about it.

    Raises ``ImportFormatError`` where the file is no Word file or carries no document, and
    ``DocumentError`` where it carries one that cannot be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            body = _read(archive, _BODY)
            embedded = next(_embedded(archive), None)
    except _FAULTS as error:
        raise ImportFormatError(_BROKEN, _HINT) from error
    if embedded is None:
        raise ImportFormatError(_FOREIGN, _HINT)
    doubts = [] if body_digest(body) == embedded.body else [EDITED]
    return decode(embedded.content, library), doubts


def _embedded(archive: zipfile.ZipFile) -> Iterator[Embedded]:
    for name in archive.namelist():
        if name.startswith(_PARTS) and name.endswith(".xml"):
            found = from_part(_read(archive, name))
            if found:
                yield found


def _read(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        data = stream.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise ImportFormatError("Wordファイルが大きすぎるため、安全のために読み込みません。", _HINT)
    return data.decode("utf-8-sig", errors="replace")
