"""What tells one answer from another in a few characters, the same in every run.

For records that count only as long as the answer they are about stays as it was.
"""

import hashlib
from collections.abc import Iterable

from assessor.form.values import Checks, Value


def answer_digest(value: Value | None) -> str:
    """Return the digest of one answer."""
    return words_digest((_words(value),))


def answers_digest(values: Iterable[tuple[str, Value | None]]) -> str:
    """Return the digest of several answers, each with the name under which it stands."""
    return words_digest(part for name, value in values for part in (name, _words(value)))


def words_digest(words: Iterable[str]) -> str:
    """Return the digest of several words; where one ends and the next begins counts."""
    together = "\0".join(words)
    return hashlib.sha256(together.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _words(value: Value | None) -> str:
    return f"{sorted(value.ticked)}{value.tails}" if isinstance(value, Checks) else repr(value)
