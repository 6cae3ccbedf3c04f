"""What stands in a file and is read when somebody first asks for it.

A document opens as fast with fifty versions as with none, because nothing of them is read.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from assessor.errors import DocumentError

Read = TypeVar("Read")


class Unread(Generic[Read]):
    """A part of a file: its bytes, and what they say.

    ``content`` gives the bytes, ``read`` makes something of them; both may raise
    ``DocumentError``, and then do so every time.
    """

    def __init__(self, content: Callable[[], bytes], read: Callable[[bytes], Read]) -> None:
        self._content = content
        self._read = read
        self._bytes: bytes | None = None
        self._value: Read | None = None

    @property
    def content(self) -> bytes:
        """The bytes, as they stand in the file."""
        if self._bytes is None:
            self._bytes = self._content()
        return self._bytes

    @property
    def value(self) -> Read:
        """What the bytes say."""
        if self._value is None:
            self._value = self._read(self.content)
        return self._value

    @property
    def is_readable(self) -> bool:
        """Whether it can be read; asking reads it."""
        try:
            return self.value is not None
        except DocumentError:
            return False
