"""Answers as XML and back: one answer a line, so that text tools can compare two documents.

    <text at="office_name">…</text>        lines, paragraphs, dates, counts; line ends as &#10;
    <choice at="subjects">from_300k</choice>
    <checks at="…"><on option="other">tail</on><off option="x">tail</off></checks>
    <free at="flow"><p>…</p><table header="1"><tr><td>…</td></tr></table>
                    <figure name="…">caption</figure></free>
    <entries at="system">e1 e2</entries>
    <unreadable at="held_since" reason="…">そのうち</unreadable>

Format 1, the first. What this program does not know at a place it keeps (``Assessment.strangers``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from assessor.errors import DocumentError
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    FreePart,
    Paragraph,
    Place,
    Table,
    Unreadable,
    Value,
    clean_text,
)

FORMAT = 1
_NAMESPACE = "{urn:assessor:document}"
_ROOT = '<assessment xmlns="urn:assessor:document" version="{}" form={} edition={}>'


@dataclass(frozen=True, slots=True)
class Record:
    """What stands in the XML: which form, and the answers."""

    form: str
    edition: str
    answers: Mapping[Place, Value]


def to_xml(form: str, edition: str, answers: Iterable[tuple[Place, Value]]) -> bytes:
    """Return the document's XML, in UTF-8, the answers in the order in which they come."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _ROOT.format(FORMAT, _quoted(form), _quoted(edition)),
        *(_line(place, value) for place, value in answers),
        "</assessment>",
        "",
    ]
    return "\n".join(lines).encode()


def from_xml(content: bytes) -> Record:
    """Return what ``content`` says; raise ``DocumentError`` where it is not a document of ours."""
    root = _parse(content)
    if root.tag != _NAMESPACE + "assessment":
        raise DocumentError("評価書のファイルではありません。")
    version = root.get("version", "")
    if not version.isdecimal() or int(version) > FORMAT:
        raise DocumentError(
            "この評価書は、新しい版の assessor で保存されています。",
            "assessor を新しい版にして開いてください。",
        )
    answers: dict[Place, Value] = {}
    for element in root.iterchildren(etree.Element):
        place = tuple(element.get("at", "").split("/"))
        if place in answers:
            raise _fault(element, f"「{element.get('at')}」が二重にあります")
        value = _value(element)
        if value is not None:
            answers[place] = value
    return Record(root.get("form", ""), root.get("edition", ""), answers)


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    if b"<!DOCTYPE" in content:
        raise _doctype()
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            "評価書の中身が壊れていて読めません。", "控えのファイルから開いてください。"
        ) from error
    if root.getroottree().docinfo.doctype:  # in another encoding
        raise _doctype()
    return root


def _doctype() -> DocumentError:
    return DocumentError("このファイルは DOCTYPE を含むため、安全のために開きません。")


def _line(place: Place, value: Value) -> str:
    at = _quoted("/".join(place))
    match value:
        case str():
            return f"<text at={at}>{_escaped(value)}</text>"
        case Choice():
            return f"<choice at={at}>{_escaped(value.option)}</choice>"
        case Checks():
            return f"<checks at={at}>{''.join(_boxes(value))}</checks>"
        case Free():
            return f"<free at={at}>{''.join(map(_part, value.parts))}</free>"
        case Entries():
            return f"<entries at={at}>{_escaped(' '.join(value.names))}</entries>"
        case Unreadable():
            reason = _quoted(value.reason)
            return f"<unreadable at={at} reason={reason}>{_escaped(value.text)}</unreadable>"


def _boxes(value: Checks) -> Iterator[str]:
    tails = dict(value.tails)
    for option in sorted(value.ticked | set(tails)):
        tag = "on" if option in value.ticked else "off"
        yield f"<{tag} option={_quoted(option)}>{_escaped(tails.get(option, ''))}</{tag}>"


def _part(part: FreePart) -> str:
    match part:
        case Paragraph():
            return f"<p>{_escaped(part.text)}</p>"
        case Table():
            rows = "".join(
                "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>"
                for row in part.rows
            )
            return f'<table header="{part.header}">{rows}</table>'
        case Figure():
            return f"<figure name={_quoted(part.attachment)}>{_escaped(part.caption)}</figure>"


def _escaped(text: str) -> str:
    """Return ``text`` as XML; what cannot stand in XML would make the whole file unreadable."""
    return clean_text(text).translate(_SIGNS)


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


# Not xml.sax.saxutils: importing that costs more than the rest of this module, at every start.
_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def _value(element: etree._Element) -> Value | None:
    match etree.QName(element).localname:
        case "text":
            return _text(element) or None
        case "choice":
            return Choice(_text(element))
        case "checks":
            return _checks(element)
        case "free":
            return Free(tuple(_free_part(part) for part in element.iterchildren(etree.Element)))
        case "entries":
            return _entries(element)
        case "unreadable":
            return Unreadable(_text(element), clean_text(element.get("reason", "")))
        case other:
            raise _fault(element, f"「{other}」という要素は読めません")


def _checks(element: etree._Element) -> Checks:
    boxes = list(element.iterchildren(_NAMESPACE + "on", _NAMESPACE + "off"))
    ticked = (box.get("option", "") for box in boxes if box.tag == _NAMESPACE + "on")
    return Checks.of(ticked, {box.get("option", ""): _text(box) for box in boxes})


def _entries(element: etree._Element) -> Entries | None:
    names = tuple(_text(element).split())
    if len(set(names)) < len(names) or any("/" in name for name in names):
        raise _fault(element, "繰返しの名前に誤りがあります")
    return Entries(names) if names else None


def _free_part(element: etree._Element) -> FreePart:
    match etree.QName(element).localname:
        case "p":
            return Paragraph(_text(element))
        case "table":
            rows = tuple(tuple(_text(cell) for cell in row) for row in element)
            header = element.get("header", "0")
            return Table(rows, int(header) if header.isdecimal() else 0)
        case "figure":
            return Figure(element.get("name", ""), _text(element))
        case other:
            raise _fault(element, f"「{other}」という要素は読めません")


def _text(element: etree._Element) -> str:
    return clean_text(element.text or "")


def _fault(element: etree._Element, message: str) -> DocumentError:
    return DocumentError(f"評価書の中身の{element.sourceline}行目を読めません（{message}）。")
