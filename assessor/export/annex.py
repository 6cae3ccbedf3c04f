"""A 別紙 on its own, as it is printed behind a 評価書: the same section of the form, and no other.

For Excel there is a table and nothing else.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from assessor.document.assessment import Assessment
from assessor.document.disk import write_beside
from assessor.export.writers import WRITERS, Settings, export, writer_for
from assessor.form.definition import Form, Node, Repeat, Section
from assessor.form.index import indexed
from assessor.form.values import Entries, Free, Place, Table, Value

_SHEET = ".xlsx"


def write_annex(form: Form, title: str, body: Free, path: Path, today: date) -> None:
    """Write a 別紙 to ``path`` in the format of its suffix, in the look of ``form``.

    Raises ``ExportError`` where there is no such format or a document of ours stands there,
    ``DocumentError`` where the file cannot be written.
    """
    if path.suffix.lower() == _SHEET:
        from assessor.export.xlsx import write  # noqa: PLC0415 - loaded when it is used

        tables = [part for part in body.parts if isinstance(part, Table)]
        writer = writer_for(path, {**WRITERS, _SHEET: write})
        if writer is write:
            write_beside(path, write(title, tables, today))
        return
    export(annex_document(form, title, body), path, Settings(today, carries_document=False))


def annex_document(form: Form, title: str, body: Free) -> Assessment:
    """Return a document that consists of nothing but one 別紙, called by its title alone."""
    sections = tuple(
        replace(section, children=tuple(map(_unnamed, section.children)))
        for section in form.sections
        if isinstance(section, Section) and section.style == "annex"
    )
    alone = indexed(replace(form, title=title, short_title=title, sections=sections))
    repeat = next(repeat for repeat in alone.repeats.values() if repeat.style == "annex")
    around = (repeat.name, "a1")
    answers: dict[Place, Value] = {
        (*around, item.name): body if item.kind == "free" else title
        for item in alone.items.values()
    }
    return Assessment(alone, {(repeat.name,): Entries(("a1",)), **answers})


def _unnamed(node: Node) -> Node:
    return replace(node, label="") if isinstance(node, Repeat) else node
