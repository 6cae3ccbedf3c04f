"""The texts inside an answer, each with an address: a tail, a paragraph, a cell of a table.

Whoever looks for words in answers (checks, comparisons) goes this way, and so sees every kind of
answer alike; a replacement goes back the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    FreePart,
    Paragraph,
    Table,
    Unreadable,
    Value,
)

Address = tuple[str | int, ...]
"""Where in an answer a text stands: ``()`` the whole of a text, ``(option,)`` the tail of a box,
``(part,)`` a paragraph or the caption of a figure, ``(part, row, column)`` a cell, from 0."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in an answer."""

    address: Address
    words: str


def texts(value: Value | None) -> Iterator[Text]:
    """Yield every text in ``value`` that is not empty, in printed order."""
    match value:
        case str():
            found = [Text((), value)]
        case Unreadable():
            found = [Text((), value.text)]
        case Checks():
            found = [Text((option,), words) for option, words in value.tails]
        case Free():
            found = [
                text for index, part in enumerate(value.parts) for text in _within(index, part)
            ]
        case Choice() | Entries() | None:
            found = []
    yield from (text for text in found if text.words)


def text_at(value: Value | None, address: Address) -> str:
    """Return the text at ``address``, or an empty string where none stands there."""
    return next((text.words for text in texts(value) if text.address == address), "")


def with_text(value: Value | None, address: Address, words: str) -> Value | None:
    """Return ``value`` with ``words`` at ``address``; unchanged where there is no such address."""
    match value, address:
        case (str(), ()):
            return words
        case (Unreadable(), ()):
            return replace(value, text=words)
        case (Checks(), (str() as option,)):
            return Checks.of(value.ticked, {**dict(value.tails), option: words})
        case (Free(), (int() as index, *inside)) if 0 <= index < len(value.parts):
            parts = list(value.parts)
            parts[index] = _with_words(parts[index], inside, words)
            return Free(tuple(parts))
        case _:
            return value


def _within(index: int, part: FreePart) -> Iterator[Text]:
    match part:
        case Paragraph():
            yield Text((index,), part.text)
        case Figure():
            yield Text((index,), part.caption)
        case Table():
            for row, cells in enumerate(part.rows):
                for column, cell in enumerate(cells):
                    yield Text((index, row, column), cell)


def _with_words(part: FreePart, inside: list[str | int], words: str) -> FreePart:
    match part, inside:
        case (Paragraph(), []):
            return replace(part, text=words)
        case (Figure(), []):
            return replace(part, caption=words)
        case (Table(), [int() as row, int() as column]):
            rows = [list(cells) for cells in part.rows]
            if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
                rows[row][column] = words
            return replace(part, rows=tuple(tuple(cells) for cells in rows))
        case _:
            return part
