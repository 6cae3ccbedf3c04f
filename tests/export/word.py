"""Look into a Word file with lxml, as Word would see it."""

import zipfile
from io import BytesIO

from lxml import etree

NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def document(content: bytes) -> etree._Element:
    return etree.fromstring(part(content))


def elements(content: bytes, path: str) -> list[etree._Element]:
    found = document(content).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def text(content: bytes) -> str:
    """Return the words of the body, a paragraph a line."""
    return "\n".join(_words(paragraph) for paragraph in document(content).iter(f"{W}p"))


def _words(paragraph: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        signs.get(str(element.tag), (element.text or "") if element.tag == f"{W}t" else "")
        for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        if element.getparent() is None or element.getparent().tag != f"{W}tabs"  # type: ignore[union-attr]
    )
