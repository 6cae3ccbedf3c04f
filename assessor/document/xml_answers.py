"""One answer as a line of XML and back: what every XML of a document file is made of.

<text at="office_name">…</text>        lines, paragraphs, dates, counts; line ends as &#10;
<choice at="subjects">from_300k</choice>
<checks at="…"><on option="other">tail</on><off option="x">tail</off></checks>
<free at="flow"><p>…</p><table header="1"><tr><td>…</td></tr></table>
                <figure name="…">caption</figure></free>
<entries at="system">e1 e2</entries>
<unreadable at="held_since" reason="…">そのうち</unreadable>
<blank at="…"></blank>                 nothing; only where a difference or the past is told
"""

from collections.abc import Iterator

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

FORMAT = 2
NAMESPACE = "{urn:assessor:document}"
_DIGITS = 9


def line(place: Place, value: Value | None, more: str = "") -> str:
    """Return an answer as a line; ``more`` are further attributes, as XML."""
    at = quoted("/".join(place)) + more
    match value:
        case None:
            return f"<blank at={at}></blank>"
        case str():
            return f"<text at={at}>{escaped(value)}</text>"
        case Choice():
            return f"<choice at={at}>{escaped(value.option)}</choice>"
        case Checks():
            return f"<checks at={at}>{''.join(_boxes(value))}</checks>"
        case Free():
            return f"<free at={at}>{''.join(map(_part, value.parts))}</free>"
        case Entries():
            return f"<entries at={at}>{escaped(' '.join(value.names))}</entries>"
        case Unreadable():
            reason = quoted(value.reason)
            return f"<unreadable at={at} reason={reason}>{escaped(value.text)}</unreadable>"


def value_of(element: etree._Element) -> Value | None:
    """Return the answer in an element; None where it is blank."""
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
        case "blank":
            return None
        case other:
            raise fault(element, f"「{other}」という要素は読めません")


def place_of(element: etree._Element) -> Place:
    """Return where the answer in an element stands."""
    return tuple(element.get("at", "").split("/"))


def parsed(content: bytes, tag: str) -> etree._Element:
    """Return the root of ``content``; raise ``DocumentError`` where it is not ours, or newer."""
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
    if root.tag != NAMESPACE + tag:
        raise DocumentError("評価書のファイルではありません。")
    version = root.get("version", "")
    if not _is_number(version) or int(version) > FORMAT:
        raise DocumentError(
            "この評価書は、新しい版の assessor で保存されています。",
            "assessor を新しい版にして開いてください。",
        )
    return root


def _is_number(text: str) -> bool:
    """Tell whether ``text`` is a number that ``int`` takes, however long it may be."""
    return text.isdecimal() and len(text) < _DIGITS


def _doctype() -> DocumentError:
    return DocumentError("このファイルは DOCTYPE を含むため、安全のために開きません。")


def fault(element: etree._Element, message: str) -> DocumentError:
    """Return the fault that ``element`` cannot be read."""
    return DocumentError(f"評価書の中身の{element.sourceline}行目を読めません（{message}）。")


def escaped(text: str) -> str:
    """Return ``text`` as XML; what cannot stand in XML would make the whole file unreadable."""
    return clean_text(text).translate(_SIGNS)


def quoted(text: str) -> str:
    """Return ``text`` as the value of an attribute."""
    return f'"{escaped(text)}"'


# Not xml.sax.saxutils: importing that costs more than the rest of this module, at every start.
_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def _boxes(value: Checks) -> Iterator[str]:
    tails = dict(value.tails)
    for option in sorted(value.ticked | set(tails)):
        tag = "on" if option in value.ticked else "off"
        yield f"<{tag} option={quoted(option)}>{escaped(tails.get(option, ''))}</{tag}>"


def _part(part: FreePart) -> str:
    match part:
        case Paragraph():
            return f"<p>{escaped(part.text)}</p>"
        case Table():
            rows = "".join(
                "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>"
                for row in part.rows
            )
            return f'<table header="{part.header}">{rows}</table>'
        case Figure():
            return f"<figure name={quoted(part.attachment)}>{escaped(part.caption)}</figure>"


def _checks(element: etree._Element) -> Checks:
    boxes = list(element.iterchildren(NAMESPACE + "on", NAMESPACE + "off"))
    ticked = (box.get("option", "") for box in boxes if box.tag == NAMESPACE + "on")
    return Checks.of(ticked, {box.get("option", ""): _text(box) for box in boxes})


def _entries(element: etree._Element) -> Entries | None:
    names = tuple(_text(element).split())
    if len(set(names)) < len(names) or any("/" in name for name in names):
        raise fault(element, "繰返しの名前に誤りがあります")
    return Entries(names) if names else None


def _free_part(element: etree._Element) -> FreePart:
    match etree.QName(element).localname:
        case "p":
            return Paragraph(_text(element))
        case "table":
            rows = tuple(tuple(_text(cell) for cell in row) for row in element)
            header = element.get("header", "0")
            return Table(rows, int(header) if _is_number(header) else 0)
        case "figure":
            return Figure(element.get("name", ""), _text(element))
        case other:
            raise fault(element, f"「{other}」という要素は読めません")


def _text(element: etree._Element) -> str:
    return clean_text(element.text or "")
