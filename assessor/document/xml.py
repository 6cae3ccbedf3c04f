"""The main XML of a document file: which form, the answers, and the list of versions.

One answer a line (``document.xml_answers``), so that text tools can compare two documents; behind
them one version a line, oldest first:

    <version name="v0a1b2c3d" label="素案" day="2026-11-22" by="税務課" note="…" form="…"
             edition="…"><figure name="flow.svg"/></version>
    <link name="…"/>      a state without a name, which is kept because older ones build on it

Format 1 has no versions and no history. Format 2 may have both. A document without them is
written as format 1: there is nothing in it that an older program could drop. What this program
does not know at a place it keeps (``Assessment.strangers``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from assessor.document.xml_answers import (
    fault,
    line,
    parsed,
    place_of,
    quoted,
    value_of,
)
from assessor.form.values import Place, Value, clean_text

_ROOT = '<assessment xmlns="urn:assessor:document" version="{}" form={} edition={}>'
_NAMES = {
    "version": re.compile(r"[A-Za-z0-9_]{1,60}"),
    # With a dash, so that none is called like a version.
    "link": re.compile(r"[A-Za-z0-9_]{1,60}-[0-9]{1,4}"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of a version; a link has only a name."""

    name: str
    label: str = ""
    day: str = ""
    by: str = ""
    note: str = ""
    form: str = ""
    edition: str = ""
    figures: tuple[str, ...] = ()
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What stands in the XML: which form, the answers, the versions from the oldest."""

    form: str
    edition: str
    answers: Mapping[Place, Value]
    versions: tuple[Listed, ...] = ()
    format: int = 1


def to_xml(
    form: str,
    edition: str,
    answers: Iterable[tuple[Place, Value]],
    versions: Iterable[Listed] = (),
    file_format: int = 1,
) -> bytes:
    """Return the document's XML, in UTF-8, the answers in the order in which they come."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _ROOT.format(file_format, quoted(form), quoted(edition)),
        *(line(place, value) for place, value in answers),
        *map(_listed, versions),
        "</assessment>",
        "",
    ]
    return "\n".join(lines).encode()


def from_xml(content: bytes) -> Record:
    """Return what ``content`` says; raise ``DocumentError`` where it is not a document of ours."""
    root = parsed(content, "assessment")
    file_format = int(root.get("version", ""))
    answers: dict[Place, Value] = {}
    versions: dict[str, Listed] = {}
    for element in root.iterchildren(etree.Element):
        tag = etree.QName(element).localname
        if file_format > 1 and tag in _NAMES:
            _add(versions, element)
            continue
        place = place_of(element)
        if place in answers:
            raise fault(element, f"「{element.get('at')}」が二重にあります")
        value = value_of(element)
        if value is not None:
            answers[place] = value
    form, edition = root.get("form", ""), root.get("edition", "")
    return Record(form, edition, answers, tuple(versions.values()), file_format)


def _listed(version: Listed) -> str:
    if version.is_link:
        return f"<link name={quoted(version.name)}/>"
    attributes = "".join(f" {name}={quoted(getattr(version, name))}" for name in ("name", *_WORDS))
    figures = "".join(f"<figure name={quoted(name)}/>" for name in version.figures)
    return f"<version{attributes}>{figures}</version>"


_WORDS = ("label", "day", "by", "note", "form", "edition")


def _add(versions: dict[str, Listed], element: etree._Element) -> None:
    name, tag = element.get("name", ""), etree.QName(element).localname
    if not _NAMES[tag].fullmatch(name) or name in versions:
        raise fault(element, "版の名前に誤りがあります")
    words = {word: clean_text(element.get(word, "")) for word in _WORDS}
    figures = tuple(figure.get("name", "") for figure in element.iterchildren(etree.Element))
    versions[name] = Listed(name, **words, figures=figures, is_link=tag == "link")
