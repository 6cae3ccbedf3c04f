"""What a picture is and how large it is printed: the same in every format that shows it."""

import struct
from dataclasses import dataclass

from lxml import etree

_MM_PER_PIXEL = 25.4 / 96
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_UNITS = {"": 1.0, "px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72}
CAPTION = 12.0
AROUND = 30.0
"""Millimetres of a page that a picture leaves for a caption, and for heading and frame."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """What a picture is, by its suffix, and how large it is printed in millimetres."""

    suffix: str
    width: float
    height: float


def scaled(content: bytes, width: float, height: float) -> Scaled | None:
    """Return a picture scaled into a room; None where it is no PNG, JPEG or SVG.

    A vector graphic fills the room; a photograph is never made larger than it is.
    """
    for suffix, size_of in ((".png", _png_size), (".jpg", _jpeg_size)):
        size = size_of(content)
        if size:
            scale = min(width / size[0], height / size[1], _MM_PER_PIXEL)
            return Scaled(suffix, size[0] * scale, size[1] * scale)
    size = _svg_size(content)
    if not size:
        return None
    scale = min(width / size[0], height / size[1])
    return Scaled(".svg", size[0] * scale, size[1] * scale)


def _png_size(content: bytes) -> tuple[float, float] | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:  # noqa: PLR2004 - its header
        return None
    return _positive(*struct.unpack(">II", content[16:24]))


def _jpeg_size(content: bytes) -> tuple[float, float] | None:
    if content[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 - begins each marker
        if content[at + 1] in _START_OF_FRAME:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return _positive(width, height)
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _svg_size(content: bytes) -> tuple[float, float] | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if etree.QName(root).localname != "svg":
        return None
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if width and height:
        return width, height
    box = [_length(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    return _positive(box[2], box[3]) if len(box) == 4 else None  # noqa: PLR2004 - x, y, w, h


def _length(text: str) -> float:
    number = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        return float(number) * _UNITS.get(text.strip()[len(number) :], 0)
    except ValueError:
        return 0


def _positive(width: float, height: float) -> tuple[float, float] | None:
    return (width, height) if width > 0 and height > 0 else None
