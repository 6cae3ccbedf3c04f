"""A whole document inside a Word file or a PDF: what exporters put there and importers look for.

In a PDF it is an attached file. In a Word file it is a custom XML item, which Word keeps when it
saves:

    <assessment xmlns="urn:assessor:embedded" version="1" body="SHA-256 of the visible words">
      the .hyoka file in base64
    </assessment>

``body`` tells whether somebody has edited the words in Word after they were exported.
"""

import base64
import binascii
import hashlib
import html
import re
from dataclasses import dataclass

NAMESPACE = "urn:assessor:embedded"
PART = "customXml/item1.xml"
ATTACHMENT = "assessment.hyoka"
"""What the file is called that a PDF carries."""
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_ROOT = re.compile(
    rf'<(?P<tag>(?:\w+:)?assessment)\s[^>]*"{NAMESPACE}"[^>]*>(?P<data>[^<]*)</(?P=tag)>'
)
_BODY = re.compile(r'\sbody="([0-9a-f]*)"')


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document file, and the digest of the words it was printed as."""

    content: bytes
    body: str


def body_digest(document_xml: str) -> str:
    """Return the digest of the words in the main part of a Word file, however it is cut in runs."""
    words = html.unescape("".join(_WORDS.findall(document_xml)))
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()


def to_part(embedded: Embedded) -> str:
    """Return the custom XML part that carries a document."""
    data = base64.b64encode(embedded.content).decode("ascii")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<assessment xmlns="{NAMESPACE}" version="1" body="{embedded.body}">{data}</assessment>\n'
    )


def from_part(text: str) -> Embedded | None:
    """Return what a custom XML part carries, or None where it is not one of ours."""
    root = _ROOT.search(text)
    if root is None:
        return None
    body = _BODY.search(text[root.start() : root.start("data")])
    try:
        content = base64.b64decode(root["data"])
    except (binascii.Error, ValueError):
        return None
    return Embedded(content, body[1] if body else "")
