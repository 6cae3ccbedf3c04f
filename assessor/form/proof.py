"""Form files that have been held against their schema before, so that a start need not do it again.

``proven.sha256`` beside the forms lists them and their schemas with their digests. While every
file stands there as listed, and none besides, the schema has nothing new to say, which saves every
start some 20 ms. One file edited, added or missing, and all are held against it as ever.

The list is not a lock: whoever edits a form needs no list, and a test asks for the new one,
``cd forms && sha256sum *.rng *.xml > proven.sha256``, when the edited form is right.
"""

import hashlib
from pathlib import Path

PROVEN = "proven.sha256"
"""The name of the list, as ``sha256sum`` writes it."""


def is_proven(folder: Path) -> bool:
    """Tell whether the forms and schemas in ``folder`` are those that its list speaks of."""
    try:
        listed = (folder / PROVEN).read_text(encoding="utf-8")
        return listed.splitlines() == digests(folder)
    except OSError:
        return False


def digests(folder: Path) -> list[str]:
    """Return the lines that the list should have."""
    files = sorted([*folder.glob("*.rng"), *folder.glob("*.xml")], key=_order)
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]


def _order(path: Path) -> tuple[str, str]:
    return path.suffix, path.name
