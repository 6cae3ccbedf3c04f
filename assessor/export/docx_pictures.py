"""Pictures in a Word file: how large they are, and what Word wants to have of them.

Word shows an SVG only since 2016 and needs a PNG beside it, which is drawn here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from lxml import etree

from assessor.paths import resources_folder

_EMU = 36_000
"""English metric units in a millimetre."""
_MM_PER_PIXEL = 25.4 / 96
_PIXELS_PER_MM = 150 / 25.4
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_UNITS = {"": 1.0, "px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72}
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture on the page: its parts with their suffix, the usual one first, and its size."""

    parts: tuple[tuple[str, bytes], ...]
    width: float
    height: float


def drawing(content: bytes, width: float, height: float) -> Drawing | None:
    """Return the picture scaled into millimetres; None where it is no PNG, JPEG or SVG.

    A vector graphic fills the width; a photograph is never made larger than it is.
    """
    for suffix, size_of in ((".png", _png_size), (".jpg", _jpeg_size)):
        size = size_of(content)
        if size:
            scale = min(width / size[0], height / size[1], _MM_PER_PIXEL)
            return Drawing(((suffix, content),), size[0] * scale, size[1] * scale)
    size = _svg_size(content)
    if not size:
        return None
    scale = min(width / size[0], height / size[1])
    shown = (size[0] * scale, size[1] * scale)
    painted = _painted(content, shown[0])
    return Drawing(((".png", painted), (".svg", content)), *shown) if painted else None


class Media:
    """The picture parts of one Word file; the same picture is kept once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._drawings = 0

    @property
    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name of each part in the package, and what it holds."""
        for content, name in self._names.items():
            yield f"word/media/{name}", content

    @property
    def relationships(self) -> str:
        """The relationships from the document to the parts, as XML."""
        return "".join(
            f'<Relationship Id="{_identifier(name)}" Type="{_RELATIONSHIP}" Target="media/{name}"/>'
            for name in self._names.values()
        )

    def run(self, picture: Drawing, description: str) -> str:
        """Return the run that shows ``picture``, and keep its parts."""
        self._drawings += 1
        first, *others = [_identifier(self._keep(suffix, data)) for suffix, data in picture.parts]
        size = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
        names = f'id="{self._drawings}" name="図{self._drawings}" descr={quoteattr(description)}'
        vector = _VECTOR.format(others[0]) if others else ""
        return _RUN.format(size=size, names=names, picture=first, vector=vector)

    def _keep(self, suffix: str, content: bytes) -> str:
        return self._names.setdefault(content, f"image{len(self._names) + 1}{suffix}")


def _identifier(name: str) -> str:
    return "rId" + name.partition(".")[0].capitalize()


_VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)
_RUN = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
    "<wp:docPr {names}/><wp:cNvGraphicFramePr><a:graphicFrameLocks"
    ' noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture}">'
    "{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


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


@lru_cache(maxsize=8)
def _painted(svg: bytes, width: float) -> bytes | None:
    """Return an SVG as PNG, with our own typeface, so that it looks the same everywhere.

    Kept for the next export: painting takes as long as everything else together.
    """
    import resvg_py  # noqa: PLC0415 - only needed where a document has an SVG

    fonts = [str(path) for path in sorted((resources_folder() / "fonts").glob("*.ttf"))]
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode("utf-8"),
                width=round(width * _PIXELS_PER_MM),
                font_files=fonts,
                skip_system_fonts=True,
                font_family="BIZ UDPGothic",
                sans_serif_family="BIZ UDPGothic",
            )
        )
    except (ValueError, UnicodeDecodeError):
        return None
