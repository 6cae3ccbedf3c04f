"""Characters of a text as Qt counts them: in units of UTF-16, of which some characters take two."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


def units(text: str) -> int:
    """Return how many units Qt counts in ``text``."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_in(edit: QTextEdit) -> str:
    """Return what stands in an editor, without what is still being composed."""
    # toPlainText would turn no-break spaces into spaces.
    raw = edit.document().toRawText()
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")


def cursor_over(edit: QTextEdit, start: int, end: int) -> QTextCursor:
    """Return a cursor that marks the characters from ``start`` to ``end``."""
    text = text_in(edit)
    cursor = QTextCursor(edit.document())
    cursor.setPosition(units(text[:start]))
    cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def marked_in(edit: QTextEdit) -> tuple[int, int]:
    """Return which characters are marked; where none are, twice where the cursor is."""
    encoded = text_in(edit).encode("utf-16-le", "surrogatepass")
    cursor = edit.textCursor()
    ends = (cursor.selectionStart(), cursor.selectionEnd())
    start, end = (len(encoded[: 2 * at].decode("utf-16-le", "replace")) for at in ends)
    return start, end
