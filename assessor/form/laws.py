"""What is known of citations: names of acts, the rows of the 別表, wordings that are out of date.

``forms/citations/*.xml`` holds it, each fact with how sure it is; whoever corrects one touches no
code. The checks go by it, and the window offers the citations from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lxml import etree

from assessor.errors import FormError
from assessor.form.dates import in_japanese
from assessor.form.definition import Evidence
from assessor.form.reader import parse_xml, validate
from assessor.paths import forms_folder

_NAMESPACE = "{urn:assessor:citations}"
_SCHEMA = "citations.rng"
_SINCE = "{since}"


@dataclass(frozen=True, slots=True)
class Act:
    """The act that the citations are of, by the names people use for it."""

    name: str
    full: str
    also: tuple[str, ...]
    evidence: Evidence

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it."""
        return (self.name, self.full, *self.also)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row (項) of the 別表."""

    number: str
    law: str
    """The law that the 事務 rests on."""
    office: str
    """Which of its 事務, or an empty string."""
    words: tuple[str, ...]
    """Each of them tells that a 事務 belongs to the row."""
    also: tuple[str, ...]
    """With these too the row may be cited, though they alone do not point to it."""
    evidence: Evidence
    old: str = ""
    """The row of 別表第一 that stood for it, or an empty string."""

    def is_pointed_to(self, text: str) -> bool:
        """Tell whether ``text`` speaks of a 事務 of this row."""
        return any(word in text for word in self.words)

    def fits(self, text: str) -> bool:
        """Tell whether ``text`` speaks of something for which this row may be cited."""
        return self.is_pointed_to(text) or any(word in text for word in self.also)


@dataclass(frozen=True, slots=True)
class Rowless:
    """A 事務 that has no row in the 別表, and what it rests on instead."""

    words: tuple[str, ...]
    basis: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outdated:
    """One wording that is out of date; the notation of ``old`` is explained in the data."""

    check: str
    kind: str
    old: tuple[str, ...]
    new: str
    note: str
    fix: str
    """``yes``, ``unless-article`` or ``no``."""
    evidence: Evidence
    where: str
    """File and line, for faults that show only when it is used."""
    since: date | None = None
    since_sure: str = ""
    act: str = ""
    means: str = ""
    near: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_behind: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is said of it to a person, following on 「…」は."""
        return self.note.replace(_SINCE, in_japanese(self.since)) if self.since else self.note


@dataclass(frozen=True, slots=True)
class Laws:
    """Everything that is known of citations."""

    act: Act
    rows: tuple[TableRow, ...]
    rowless: tuple[Rowless, ...]
    outdated: tuple[Outdated, ...]

    def row(self, number: str) -> TableRow | None:
        """Return the row with this number, or None where it is not known."""
        return next((row for row in self.rows if row.number == number), None)


@cache
def laws() -> Laws:
    """Return what the shipped data says."""
    return read_laws(forms_folder() / "citations")


def read_laws(folder: Path) -> Laws:
    """Return what the files in ``folder`` say.

    Raises ``FormError``, naming file and line, where one cannot be used.
    """
    elements = list(_elements(folder))
    acts = [_act(element) for _, element in elements if element.tag == _NAMESPACE + "act"]
    if len(acts) != 1:
        raise FormError(f"{folder.name}: act は一つだけ書いてください。")
    rows: dict[str, TableRow] = {}
    for path, element in elements:
        if element.tag == _NAMESPACE + "row":
            row = _row(element)
            if row.number in rows:
                raise _error(path, element, f"「{row.number}の項」が二つあります。")
            rows[row.number] = row
    return Laws(
        acts[0],
        tuple(rows.values()),
        tuple(_rowless(one) for _, one in elements if one.tag == _NAMESPACE + "rowless"),
        tuple(_outdated(path, one) for path, one in elements if one.tag == _NAMESPACE + "outdated"),
    )


def _elements(folder: Path) -> Iterator[tuple[Path, etree._Element]]:
    for path in sorted(folder.glob("*.xml")):
        root = parse_xml(path)
        validate(path, root, folder / _SCHEMA)
        yield from ((path, element) for element in root)


def _act(element: etree._Element) -> Act:
    return Act(
        element.attrib["name"],
        element.attrib["full"],
        _words(element, "also"),
        _evidence(element),
    )


def _row(element: etree._Element) -> TableRow:
    return TableRow(
        number=element.attrib["number"],
        law=element.attrib["law"],
        office=element.get("office", ""),
        words=_words(element, "words"),
        also=_words(element, "also"),
        evidence=_evidence(element),
        old=element.get("old", ""),
    )


def _rowless(element: etree._Element) -> Rowless:
    return Rowless(_words(element, "words"), element.attrib["basis"], _evidence(element))


def _outdated(path: Path, element: etree._Element) -> Outdated:
    found = Outdated(
        check=element.attrib["check"],
        kind=element.attrib["kind"],
        old=tuple(_text(old) for old in element.findall(_NAMESPACE + "old")),
        new=_text(element.find(_NAMESPACE + "new")),
        note=_text(element.find(_NAMESPACE + "note")),
        fix=element.attrib["fix"],
        evidence=_evidence(element),
        where=f"{path.name}:{element.sourceline}",
        since=date.fromisoformat(element.attrib["since"]) if element.get("since") else None,
        since_sure=element.get("since-sure", ""),
        act=element.get("act", ""),
        means=element.get("means", ""),
        near=_words(element, "near"),
        unless_before=_words(element, "unless-before"),
        unless_behind=_words(element, "unless-behind"),
    )
    if _SINCE in found.note and found.since is None:
        raise _error(path, element, "変わった日（since）がありません。")
    renumbered = all(">" in old for old in found.old)
    if found.fix != "no" and not found.new and not renumbered:
        raise _error(path, element, "直し方（new か {7>8}）がありません。")
    return found


def _words(element: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(element.get(name, "").split())


def _evidence(element: etree._Element) -> Evidence:
    return Evidence(element.attrib["source"], element.get("sure", ""))


def _text(element: etree._Element | None) -> str:
    return " ".join(((element.text if element is not None else None) or "").split())


def _error(path: Path, element: etree._Element, what: str) -> FormError:
    return FormError(f"{path.name}:{element.sourceline}: {what}")
