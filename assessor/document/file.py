"""The document file ``*.hyoka``: a zip that any zip tool opens, with XML that any editor shows.

    document.xml           the answers as they are, and the list of versions (``document.xml``)
    attachments/<name>     the pictures of all states, each once
    versions/<name>.xml    a version, where it differs from the next newer state (``document.kept``)
    history/<n>.xml        the answers' own history since the last version

A file that somebody else has changed since it was read is not overwritten, nor is one that is not
a document of ours.

Format 1: ``document.xml``, ``attachments/``. Format 2, the newest: also ``versions/`` and
``history/``; a document that has neither is written as format 1. Whatever is added to the zip
raises the format, so that an older program refuses the file and cannot drop what it does not know.
"""

import hashlib
import re
import stat
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from assessor.document import archive, kept
from assessor.document.archive import Archive, holds_member, zipped
from assessor.document.assessment import Assessment
from assessor.document.disk import remove_leftovers, replace_file, resolved
from assessor.document.pictures import Pictures, shown
from assessor.document.unread import Unread
from assessor.document.xml import Record, from_xml, to_xml
from assessor.document.xml_answers import FORMAT
from assessor.errors import DocumentError, ExternallyChangedError, reason
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import Place, Value

SUFFIX = ".hyoka"
_DOCUMENT = "document.xml"
_ATTACHMENTS = "attachments/"


def load(path: Path, library: FormLibrary) -> tuple[Assessment, str]:
    """Return the document in ``path`` and the digest of the file, which ``save`` wants back.

    Raises ``DocumentError`` where it cannot be read.
    """
    try:
        remove_leftovers(path)
        with path.open("rb") as stream:
            content = stream.read(archive.FILE_LIMIT + 1)
    except OSError as error:
        raise DocumentError(f"{path.name} を開けません（{reason(error)}）。") from error
    if len(content) > archive.FILE_LIMIT:
        raise archive.too_big(path.name)
    return decode(content, library, path.name), digest(content)


def save(assessment: Assessment, path: Path, expected: str | None = None) -> str:
    """Write the document to ``path`` and return the file's new digest.

    ``expected`` is the digest of the file as it was read; None where ``path`` is a new name.
    Raises ``ExternallyChangedError`` where another file stands there now, and ``DocumentError``
    where it cannot be written; in both cases the old file stays as it was.
    """
    if expected is None:
        _refuse_suffix(path)
    path = resolved(path)
    _refuse_overwriting(path, expected)
    content = encode(assessment)
    remove_leftovers(path)
    replace_file(path, content)
    return digest(content)


def encode(assessment: Assessment) -> bytes:
    """Return the document as the bytes of a file; the same document gives the same bytes.

    Raises ``DocumentError`` where the file would be too big to be opened again.
    """
    past = kept.written(assessment)
    document = to_xml(
        assessment.form.id,
        assessment.edition,
        _in_order(assessment),
        past.versions,
        FORMAT if past.members else 1,
    )
    pictures = _pictures(assessment)
    _refuse_size(document, past.members, pictures)
    return zipped(
        [
            (_DOCUMENT, document),
            *((_ATTACHMENTS + name, pictures[name]) for name in sorted(pictures)),
            *past.members.items(),
        ]
    )


def decode(content: bytes, library: FormLibrary, name: str = "このファイル") -> Assessment:
    """Return the document in ``content``; ``name`` is how faults call the file."""
    members = Archive(content, name)
    if _DOCUMENT not in members:
        raise DocumentError(
            f"{name} は評価書のファイルではありません。",
            f"開けるのは{SUFFIX}のファイルです。他の文書は取り込んでください。",
        )
    record = from_xml(members.read(_DOCUMENT, archive.XML_LIMIT))
    form, edition = _form(library, record.form, record.edition)
    past = kept.unread(members, record, form, lambda *names: _form(library, *names)[0])
    pictures = _unread_pictures(members, record, name)
    return Assessment(form, record.answers, pictures, edition, past)


def digest(content: bytes) -> str:
    """Return what tells one state of a file from another."""
    return hashlib.sha256(content).hexdigest()


def is_document(content: bytes) -> bool:
    """Tell whether ``content`` looks like a document file of ours."""
    return holds_member(BytesIO(content), _DOCUMENT)


def holds_document(path: Path) -> bool:
    """Tell whether a document file of ours stands at ``path``, whatever it is called."""
    return holds_member(path, _DOCUMENT)


def _form(library: FormLibrary, form_id: str, edition: str) -> tuple[Form, str]:
    form, known = library.nearest(form_id, edition)
    return form, form.edition if known else edition or "不明"


def _pictures(assessment: Assessment) -> dict[str, bytes]:
    """Return the pictures that anything refers to."""
    there = assessment.attachments
    used = shown(assessment.answers.values()) | kept.pictures(assessment)
    return {name: there[name] for name in used & there.keys()}


def _unread_pictures(members: Archive, record: Record, file_name: str) -> Pictures:
    """Return the pictures: those of the answers read, those that only the past shows unread."""
    names = set(members.names_in(_ATTACHMENTS, archive.PICTURES_LIMIT))
    if any(name in {"", ".", ".."} or re.search(r"[/\\:]", name) for name in names):
        raise DocumentError(
            f"{file_name} に、使えない名前の図が入っているため、安全のために開きません。"
        )
    now = shown(record.answers.values()) & names
    return Pictures(
        {name: members.read(_ATTACHMENTS + name, archive.PICTURES_LIMIT) for name in now},
        {name: _unread_picture(members, name) for name in names - now},
    )


def _unread_picture(members: Archive, name: str) -> Unread[bytes]:
    return Unread(
        lambda: members.rescued(_ATTACHMENTS + name, archive.PICTURES_LIMIT),
        lambda content: content,
    )


def _refuse_size(document: bytes, past: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> None:
    hint = "大きな図や文章を減らしてから保存してください。"
    if sum(map(len, past.values())) > archive.PAST_LIMIT:
        hint = "要らない版を削除してから保存してください。"
    elif (
        len(document) <= archive.XML_LIMIT
        and sum(map(len, pictures.values())) <= archive.PICTURES_LIMIT
        and len(pictures) + len(past) < archive.MEMBER_LIMIT
    ):
        return
    raise DocumentError("評価書が大きすぎて保存できません。", hint)


def _refuse_suffix(path: Path) -> None:
    """Refuse a new name under which the document would later be taken for something else."""
    if path.suffix.lower() != SUFFIX:
        raise DocumentError(
            f"評価書は「{path.name}」という名前では保存できません。",
            f"名前の終わりを {SUFFIX} にしてください。",
        )


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
