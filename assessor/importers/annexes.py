"""別紙: what stands behind the last chapter, or in a file of its own, with a title and a table."""

from collections.abc import Iterator, Sequence

from assessor.form.definition import Form, Item
from assessor.form.values import Free, Paragraph, Place, Table, Value
from assessor.importers.blocks import free_of
from assessor.importers.entries import entry_name
from assessor.importers.source import Piece, joined

_TITLE_LENGTH = 120


def annex_of(pieces: Sequence[Piece], widths: dict[int, int]) -> tuple[Free | None, str, str]:
    """Return body and title of a 別紙, or None and the text where it has no table."""
    free = free_of(pieces, widths)
    if free is None or not any(isinstance(part, Table) for part in free.parts):
        return None, "", joined(list(pieces))
    parts = tuple(_headed(part) if isinstance(part, Table) else part for part in free.parts)
    first = parts[0]
    if not isinstance(first, Paragraph):
        return Free(parts), "", ""
    title, _, below = first.text.partition("\n")
    if len(title) > _TITLE_LENGTH:
        return Free(parts), "", ""
    return Free((Paragraph(below), *parts[1:]) if below.strip() else parts[1:]), title, ""


def annex_answers(form: Form, number: int, title: str, body: Free) -> Iterator[tuple[Place, Value]]:
    """Yield the answers of the entry ``number`` of the form's 別紙."""
    repeat = next((repeat for repeat in form.repeats.values() if repeat.style == "annex"), None)
    if repeat is None:
        return
    prefix = (repeat.name, entry_name(number))
    for item in repeat.children:
        if isinstance(item, Item):
            value: Value = body if item.kind == "free" else title or repeat.label
            yield (*prefix, item.name), value


def _headed(table: Table) -> Table:
    return Table(table.rows, table.header or int(len(table.rows) > 1))
