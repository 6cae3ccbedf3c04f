"""The zip that a document file is: its members, and how much of what it may hold.

Nothing is taken from an archive on trust: not the number of members, nor what the headers say of
their sizes. A member that is read late, when the document is long open, is never
a reason to lose the document: it counts as damaged.
"""

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from assessor.errors import DocumentError

# What a file may hold, and what save therefore refuses to put into one. A document of 200 pages
# has half a megabyte of XML; libxml2 reads no text longer than ten million bytes.
MEMBER_LIMIT = 5_000
XML_LIMIT = 10_000_000
PAST_LIMIT = 100_000_000
"""The XML of all versions and of the history together."""
PICTURES_LIMIT = 256 * 2**20
FILE_LIMIT = XML_LIMIT + PAST_LIMIT + PICTURES_LIMIT + 2**20
DAMAGED = b"DAMAGED\n"
"""What a damaged member is kept with: as XML it cannot be read, neither now nor later."""
_CENTRAL_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_STAMP = (1980, 1, 1, 0, 0, 0)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
_PIECE = 256
_LENGTHS, _HEADER = 26, 30


class Archive:
    """The members of a zip; ``name`` is how faults call the file.

    Raises ``DocumentError`` where it is not a zip, or too big.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._content = content
        if not content:
            raise DocumentError(
                f"{name} は空のファイルです。", "控えのファイルから開いてください。"
            )
        # Counted before zipfile makes an object of each.
        if content.count(_CENTRAL_ENTRY) > MEMBER_LIMIT:
            raise too_big(name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _FAULTS as error:
            raise self._broken() from error
        self._members = {member.filename: member for member in self._zip.infolist()}

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def names_in(self, folder: str, limit: int) -> list[str]:
        """Return the names of the members in a folder, without it.

        Raises ``DocumentError`` where they are bigger together than ``limit``; zipfile hands out
        no more of a member than its header says.
        """
        found = [
            member
            for path, member in self._members.items()
            if path.startswith(folder) and not member.is_dir()
        ]
        if sum(member.file_size for member in found) > limit:
            raise too_big(self._name)
        return [member.filename.removeprefix(folder) for member in found]

    def read(self, member: str, limit: int) -> bytes:
        """Return what stands in a member; raise ``DocumentError`` where it cannot be read."""
        try:
            data = self._read(member, limit + 1)
        except (*_FAULTS, KeyError) as error:
            raise self._broken() from error
        if len(data) > limit:
            raise too_big(self._name)
        return data

    def rescued(self, member: str, limit: int) -> bytes:
        """Return what stands in a member, and what can be had of it where it is damaged."""
        try:
            return self.read(member, limit)
        except DocumentError:
            return DAMAGED + self._remains(member, limit - len(DAMAGED))

    def _read(self, member: str, size: int) -> bytes:
        info = self._members[member]
        if info.compress_type not in _METHODS:
            raise NotImplementedError(f"compression method {info.compress_type}")
        with self._zip.open(info) as stream:
            return stream.read(size)

    def _remains(self, member: str, limit: int) -> bytes:
        """Return what a member says up to where it is damaged, whatever its checksum."""
        info = self._members.get(member)
        if info is None or info.compress_type not in _METHODS:
            return b""
        lengths = self._content[info.header_offset + _LENGTHS : info.header_offset + _HEADER]
        start = info.header_offset + _HEADER + sum(struct.unpack("<HH", lengths.ljust(4, b"\0")))
        data = self._content[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            return data[:limit]
        remains = bytearray()
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        with contextlib.suppress(zlib.error):
            for at in range(0, len(data), _PIECE):
                if len(remains) >= limit:
                    break
                remains += inflater.decompress(data[at : at + _PIECE], limit - len(remains))
        return bytes(remains)

    def _broken(self) -> DocumentError:
        return DocumentError(
            f"{self._name} は評価書のファイルではないか、壊れています。",
            "控えのファイルから開いてください。",
        )


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of the members; the same members give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def holds_member(archive_file: Path | BytesIO, member: str) -> bool:
    """Tell whether there is a zip with such a member; a file that only carries one is none."""
    try:
        with zipfile.ZipFile(archive_file) as archive:
            begins = any(info.header_offset == 0 for info in archive.infolist())
            return begins and member in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def too_big(name: str) -> DocumentError:
    """Return the fault of a file that is bigger than it may be."""
    return DocumentError(f"{name} は大きすぎるため、安全のために開きません。")
