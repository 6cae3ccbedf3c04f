"""The document file ``*.hyoka``: a zip with ``document.xml`` and ``attachments/``.

Saving writes a file beside the old one, flushes it to the disk and replaces the old one, so that
at every moment one whole file stands there. What a killed save leaves beside it is removed by the
next load or save in that folder. A file that somebody else has changed since it was read is not
overwritten, nor is one that is not a document of ours.

Format 1: ``document.xml`` (see ``document.xml``), ``attachments/<name>``. Whatever is added to the
zip raises the format, so that an older program refuses the file and cannot drop what it does not
know.
"""

import contextlib
import hashlib
import os
import re
import secrets
import stat
import time
import zipfile
import zlib
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
# What a file may hold, and what save therefore refuses to put into one. A document of 200 pages
# has half a megabyte of XML; libxml2 reads no text longer than ten million bytes.
_MEMBER_LIMIT = 5_000
_XML_LIMIT = 10_000_000
_ATTACHMENT_LIMIT = 256 * 2**20
_FILE_LIMIT = _XML_LIMIT + _ATTACHMENT_LIMIT + 2**20
_CENTRAL_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_STAMP = (1980, 1, 1, 0, 0, 0)
_DAY = 86_400
_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)


def load(path: Path, library: FormLibrary) -> tuple[Assessment, str]:
    """Return the document in ``path`` and the digest of the file, which ``save`` wants back.

    Raises ``DocumentError`` where it cannot be read.
    """
    try:
        remove_leftovers(path)
        with path.open("rb") as stream:
            content = stream.read(_FILE_LIMIT + 1)
    except OSError as error:
        raise DocumentError(f"{path.name} を開けません（{reason(error)}）。") from error
    if len(content) > _FILE_LIMIT:
        raise _too_big(path.name)
    return decode(content, library, path.name), digest(content)


def save(assessment: Assessment, path: Path, expected: str | None = None) -> str:
    """Write the document to ``path`` and return the file's new digest.

    ``expected`` is the digest of the file as it was read; None where ``path`` is a new name.
    Raises ``ExternallyChangedError`` where another file stands there now, and ``DocumentError``
    where it cannot be written; in both cases the old file stays as it was.
    """
    if expected is None:
        _refuse_suffix(path)
    path = _resolved(path)
    _refuse_overwriting(path, expected)
    content = encode(assessment)
    remove_leftovers(path)
    _replace(path, content)
    return digest(content)


def write_beside(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: whole, or not at all."""
    _replace(_resolved(path), content)


def encode(assessment: Assessment) -> bytes:
    """Return the document as the bytes of a file; the same document gives the same bytes.

    Raises ``DocumentError`` where the file would be too big to be opened again.
    """
    xml = to_xml(assessment.form.id, assessment.edition, _in_order(assessment))
    pictures = {name: assessment.attachments[name] for name in _used_attachments(assessment)}
    sizes = sum(map(len, pictures.values()))
    if len(xml) > _XML_LIMIT or sizes > _ATTACHMENT_LIMIT or len(pictures) >= _MEMBER_LIMIT:
        raise DocumentError(
            "評価書が大きすぎて保存できません。", "大きな図や文章を減らしてから保存してください。"
        )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_member(_DOCUMENT), xml)
        for name in sorted(pictures):
            archive.writestr(_member(_ATTACHMENTS + name), pictures[name])
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
    return _names_document(BytesIO(content))


def holds_document(path: Path) -> bool:
    """Tell whether a document file of ours stands at ``path``, whatever it is called."""
    return _names_document(path)


def remove_leftovers(path: Path) -> None:
    """Remove what killed saves have left beside ``path``: files of dead processes, or a day old."""
    with contextlib.suppress(OSError):
        for candidate in path.parent.glob(".*.tmp"):
            match = _TEMPORARY.fullmatch(candidate.name)
            with contextlib.suppress(OSError):
                if match and _abandoned(candidate, match["host"], int(match["pid"])):
                    candidate.unlink()


def _refuse_suffix(path: Path) -> None:
    """Refuse a new name under which the document would later be taken for something else."""
    if path.suffix.lower() != SUFFIX:
        raise DocumentError(
            f"評価書は「{path.name}」という名前では保存できません。",
            f"名前の終わりを {SUFFIX} にしてください。",
        )


def _names_document(archive_file: Path | BytesIO) -> bool:
    try:
        with zipfile.ZipFile(archive_file) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _refuse_overwriting(path: Path, expected: str | None) -> None:
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise DocumentError(f"{path.name} を確かめられません（{reason(error)}）。") from error
    if not path.stat().st_mode & stat.S_IWUSR:
        raise DocumentError(f"{path.name} は読取り専用です。", "別の名前で保存してください。")
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
    yield from sorted(rest.items(), key=lambda answer: answer[0])


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
    # Counted before zipfile makes an object of each.
    if content.count(_CENTRAL_ENTRY) > _MEMBER_LIMIT:
        raise _too_big(name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read_members(archive, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
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


def _read_members(archive: zipfile.ZipFile, name: str) -> tuple[Record, dict[str, bytes]]:
    if _DOCUMENT not in archive.namelist():
        raise DocumentError(
            f"{name} は評価書のファイルではありません。",
            f"開けるのは{SUFFIX}のファイルです。他の文書は取り込んでください。",
        )
    record = from_xml(_read(archive, archive.getinfo(_DOCUMENT), _XML_LIMIT, name))
    attachments: dict[str, bytes] = {}
    left = _ATTACHMENT_LIMIT
    for member in archive.infolist():
        if member.filename.startswith(_ATTACHMENTS) and not member.is_dir():
            data = _read(archive, member, left, name)
            left -= len(data)
            attachments[_attachment_name(member, name)] = data
    return record, attachments


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, name: str) -> bytes:
    if member.compress_type not in _METHODS:
        raise NotImplementedError(f"compression method {member.compress_type}")
    with archive.open(member) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_big(name)
    return data


def _attachment_name(member: zipfile.ZipInfo, name: str) -> str:
    """Return the name without the folder; refuse one that leads somewhere else."""
    plain = member.filename.removeprefix(_ATTACHMENTS)
    if plain in {"", ".", ".."} or re.search(r"[/\\:]", plain):
        raise DocumentError(
            f"{name} に、使えない名前の図が入っているため、安全のために開きません。"
        )
    return plain


def _too_big(name: str) -> DocumentError:
    return DocumentError(f"{name} は大きすぎるため、安全のために開きません。")


def _resolved(path: Path) -> Path:
    """Return where ``path`` leads, so that a link to a document stays a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise DocumentError(
            f"{path.name} の場所が分かりません。", "別の場所に保存してください。"
        ) from error


# Says who is writing, and not what: the file's own name may be as long as names can be.
_TEMPORARY = re.compile(r"\.hyoka\.(?P<host>[^.]*)\.(?P<pid>\d{1,10})\.[^.]*\.tmp")


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".hyoka.{_host()}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            _keep_mode(path, temporary)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _replace_patiently(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, FileNotFoundError):
            raise DocumentError(
                f"{path.name} に保存できません（フォルダー {path.parent} がありません）。",
                "あるフォルダーを指定してください。",
            ) from error
        raise DocumentError(
            f"{path.name} に保存できません（{reason(error)}）。",
            "空き容量と書込みの権限を確かめるか、別の場所に保存してください。",
        ) from error
    _flush_folder(path.parent)


def _keep_mode(path: Path, temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def _replace_patiently(temporary: Path, path: Path) -> None:
    """Replace ``path``; on Windows a virus scanner may hold either file for a moment."""
    for pause in _RETRIES:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _flush_folder(folder: Path) -> None:
    """Flush the new name to the disk where that is possible; the file is already in its place."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _host() -> str:
    import socket  # noqa: PLC0415 - a start neither saves nor finds what others have left

    return re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname())[:40]


def _abandoned(path: Path, host: str, pid: int) -> bool:
    if time.time() - path.stat().st_mtime > _DAY:
        return True
    return host == _host() and pid != os.getpid() and not _alive(pid)


def _alive(pid: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
