"""What a document file says of the past: a version as a difference, and the history of answers.

<difference xmlns="urn:assessor:document" version="2">
<text at="office_name">前の名</text>             so it stood in the version
<blank at="…"></blank>                           nothing stood there
</difference>

<history xmlns="urn:assessor:document" version="2">
<text at="office_name" until="2026-11-22T20:12+09:00">前の名</text>
</history>
"""

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from assessor.document.past import Past, Records
from assessor.document.versions import Difference
from assessor.document.xml_answers import FORMAT, fault, line, parsed, place_of, quoted, value_of
from assessor.form.values import Place, Value


def difference_to_xml(difference: Difference) -> bytes:
    """Return a difference as XML, in UTF-8."""
    return _xml("difference", (line(place, value) for place, value in difference.items()))


def difference_from_xml(content: bytes) -> Difference:
    """Return the difference that ``content`` says; raise ``DocumentError`` where it is damaged."""
    found: dict[Place, Value | None] = {}
    for element in parsed(content, "difference").iterchildren(etree.Element):
        place = place_of(element)
        if place in found:
            raise fault(element, f"「{element.get('at')}」が二重にあります")
        found[place] = value_of(element)
    return found


def records_to_xml(records: Records) -> bytes:
    """Return the history of answers as XML, in UTF-8."""
    return _xml(
        "history",
        (
            line(place, past.before, f" until={quoted(past.when.isoformat(timespec='minutes'))}")
            for place, pasts in records.items()
            for past in pasts
        ),
    )


def records_from_xml(content: bytes) -> Records:
    """Return the history that ``content`` says; raise ``DocumentError`` where it is damaged."""
    found: dict[Place, tuple[Past, ...]] = {}
    for element in parsed(content, "history").iterchildren(etree.Element):
        place = place_of(element)
        past = Past(_time(element), value_of(element))
        found[place] = (*found.get(place, ()), past)
    return found


def _time(element: etree._Element) -> datetime:
    try:
        time = datetime.fromisoformat(element.get("until", ""))
        return time if time.tzinfo else time.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise fault(element, "時刻を読めません") from error


def _xml(tag: str, lines: Iterable[str]) -> bytes:
    head = f'<{tag} xmlns="urn:assessor:document" version="{FORMAT}">'
    whole = ['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, f"</{tag}>", ""]
    return "\n".join(whole).encode()
