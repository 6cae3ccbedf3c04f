"""The pictures of a document, and which it can hold: told by what is in the file, not by its name.

Pictures that only versions and the history show are read when they are asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from typing_extensions import override

from assessor.document.unread import Unread
from assessor.form.values import Figure, Free, Value

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".svg": "SVG"}
"""The suffix an attachment gets, and what people call the format."""


def picture_suffix(content: bytes) -> str:
    """Return the suffix for a picture with this content, or an empty string for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if content.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    beginning = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<") and b"<svg" in beginning:
        return ".svg"
    return ""


class Pictures(Mapping[str, bytes]):
    """Pictures by name. Only the document that owns them adds some."""

    def __init__(
        self,
        read: Mapping[str, bytes],
        unread: Mapping[str, Unread[bytes]] = MappingProxyType({}),
    ) -> None:
        self._read = dict(read)
        self._unread = unread

    @override
    def __getitem__(self, name: str) -> bytes:
        """Return a picture, or what is left of it where the file is damaged there."""
        return self._read[name] if name in self._read else self._unread[name].value

    @override
    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a picture, without reading it."""
        return name in self._read or name in self._unread

    @override
    def __iter__(self) -> Iterator[str]:
        return iter({**self._read, **self._unread})

    @override
    def __len__(self) -> int:
        return len({*self._read, *self._unread})

    def add(self, more: Mapping[str, bytes]) -> None:
        """Keep more pictures."""
        self._read.update(more)

    def copy(self) -> "Pictures":
        """Return the same pictures, for another owner."""
        return Pictures(self._read, self._unread)


def shown(values: Iterable[Value | None]) -> frozenset[str]:
    """Return the names of the pictures that stand in answers."""
    return frozenset(
        part.attachment
        for value in values
        if isinstance(value, Free)
        for part in value.parts
        if isinstance(part, Figure)
    )
