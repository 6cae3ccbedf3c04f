"""The document file ``*.hyoka``: a zip with ``document.xml`` and ``attachments/``.

Saving writes a file beside the old one, flushes it to the disk and replaces the old one, so that
at every moment one whole file stands there. A file that somebody else has changed since it was
read is not overwritten, nor is one that is not a document of ours.

Format 1: ``document.xml`` (see ``document.xml``), ``attachments/<name>``. Later versions of a
document will stand in ``versions/``; a reader ignores folders it does not know, a writer must not.
"""

import contextlib
import hashlib
import os
import re
import socket
import tempfile
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from assessor.document.assessment import Assessment
from assessor.document.xml import Record, from_xml, to_xml
from assessor.errors import DocumentError, ExternallyChangedError, reason
from assessor.form.library import FormLibrary
from assessor.form.values import Figure, Free, Place, Value

SUFFIX = ".hyoka"
_DOCUMENT = "document.xml"
_ATTACHMENTS = "attachments/"
_MEMBER_LIMIT = 5_000
_XML_LIMIT = 64 * 2**20
_ATTACHMENT_LIMIT = 256 * 2**20
_STAMP = (1980, 1, 1, 0, 0, 0)
_DAY = 86_400
_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)


def load(path: Path, library: FormLibrary) -> tuple[Assessment, str]:
    """Return the document in ``path`` and the digest of the file, which ``save`` wants back.

    Raises ``DocumentError`` where it cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path.name} を開けません（{reason(error)}）。") from error
    return decode(content, library, path.name), digest(content)


def save(assessment: Assessment, path: Path, expected: str | None = None) -> str:
    """Write the document to ``path`` and return the file's new digest.

    ``expected`` is the digest of the file as it was read; None where ``path`` is a new name.
    Raises ``ExternallyChangedError`` where another file stands there now, and ``DocumentError``
    where it cannot be written; in both cases the old file stays as it was.
    """
    path = path.resolve()
    _refuse_overwriting(path, expected)
    content = encode(assessment)
    remove_leftovers(path)
    _replace(path, content)
    return digest(content)


def write_beside(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: whole, or not at all."""
    _replace(path.resolve(), content)


def encode(assessment: Assessment) -> bytes:
    """Return the document as the bytes of a file; the same document gives the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = to_xml(assessment.form.id, assessment.edition, _in_order(assessment))
        archive.writestr(_member(_DOCUMENT), xml)
        for name in sorted(_used_attachments(assessment)):
            archive.writestr(_member(_ATTACHMENTS + name), assessment.attachments[name])
    return buffer.getvalue()


def decode(content: bytes, library: FormLibrary, name: str = "このファイル") -> Assessment:
    """Return the document in ``content``; ``name`` is how faults call the file."""
    record, attachments = _unpack(content, name)
    form, known = library.nearest(record.form, record.edition)
    edition = form.edition if known else record.edition or "不明"
    return Assessment(form, record.answers, attachments, edition)


def digest(content: bytes) -> str:
    """Return what tells one state of a file from another."""
    return hashlib.sha256(content).hexdigest()


def is_document(content: bytes) -> bool:
    """Tell whether ``content`` looks like a document file of ours."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def remove_leftovers(path: Path) -> None:
    """Remove what killed saves of ``path`` have left: files of dead processes, or a day old."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.(?P<host>[^.]*)\.(?P<pid>\d+)\.[^.]*\.tmp")
    with contextlib.suppress(OSError):
        for candidate in path.parent.glob(".*.tmp"):
            match = pattern.fullmatch(candidate.name)
            if match and _abandoned(candidate, match["host"], int(match["pid"])):
                candidate.unlink(missing_ok=True)


def _refuse_overwriting(path: Path, expected: str | None) -> None:
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise DocumentError(f"{path.name} を確かめられません（{reason(error)}）。") from error
    if expected is not None and digest(there) != expected:
        raise ExternallyChangedError(
            f"{path.name} は、開いた後に別の人又は別のプログラムが変更しています。",
            "上書きしないように、別の名前で保存してください。",
        )
    if expected is None and there and not is_document(there):
        raise DocumentError(
            f"{path.name} は評価書のファイルではないため、上書きしません。",
            "別の名前で保存してください。",
        )


def _in_order(assessment: Assessment) -> Iterator[tuple[Place, Value]]:
    """Yield the answers in printed order, entries before what stands in them, strangers last."""
    rest = dict(assessment.answers)
    for slot in assessment.slots():
        for length in range(1, len(slot.place) + 1, 2):
            place = slot.place[:length]
            if place in rest:
                yield place, rest.pop(place)
    yield from rest.items()


def _used_attachments(assessment: Assessment) -> set[str]:
    used = {
        part.attachment
        for value in assessment.answers.values()
        if isinstance(value, Free)
        for part in value.parts
        if isinstance(part, Figure)
    }
    return used & set(assessment.attachments)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _unpack(content: bytes, name: str) -> tuple[Record, dict[str, bytes]]:
    if not content:
        raise DocumentError(f"{name} は空のファイルです。", "控えのファイルから開いてください。")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MEMBER_LIMIT or _DOCUMENT not in archive.namelist():
                raise DocumentError(f"{name} は評価書のファイルではありません。")
            record = from_xml(_read(archive, archive.getinfo(_DOCUMENT), _XML_LIMIT, name))
            attachments: dict[str, bytes] = {}
            left = _ATTACHMENT_LIMIT
            for member in members:
                if member.filename.startswith(_ATTACHMENTS) and not member.is_dir():
                    data = _read(archive, member, left, name)
                    left -= len(data)
                    attachments[member.filename.removeprefix(_ATTACHMENTS)] = data
    except (
        zipfile.BadZipFile,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise DocumentError(
            f"{name} は評価書のファイルではないか、壊れています。",
            "控えのファイルから開いてください。",
        ) from error
    return record, attachments


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, name: str) -> bytes:
    with archive.open(member) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(f"{name} は大きすぎるため、安全のために開きません。")
    return data


def _replace(path: Path, content: bytes) -> None:
    temporary = ""
    try:
        prefix = f".{path.name}.{_host()}.{os.getpid()}."
        descriptor, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(path, Path(temporary))
        _replace_patiently(temporary, path)
        _flush_folder(path.parent)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise DocumentError(
            f"{path.name} に保存できません（{reason(error)}）。",
            "空き容量と書込みの権限を確かめるか、別の場所に保存してください。",
        ) from error


def _keep_mode(path: Path, temporary: Path) -> None:
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode & 0o777)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _replace_patiently(temporary: str, path: Path) -> None:
    """Replace ``path``; on Windows a virus scanner may hold either file for a moment."""
    for pause in _RETRIES:
        try:
            Path(temporary).replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    Path(temporary).replace(path)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _host() -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname())


def _abandoned(path: Path, host: str, pid: int) -> bool:
    if time.time() - path.stat().st_mtime > _DAY:
        return True
    return host == _host() and pid != os.getpid() and not _alive(pid)


def _alive(pid: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
