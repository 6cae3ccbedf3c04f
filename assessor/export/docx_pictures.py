"""Pictures in a Word file: how large they are, and what Word wants to have of them.

Word shows an SVG only since 2016 and needs a PNG beside it, which is drawn here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from assessor.export.pictures import scaled
from assessor.paths import resources_folder

_EMU = 36_000
"""English metric units in a millimetre."""
_PIXELS_PER_MM = 150 / 25.4
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture on the page: its parts with their suffix, the usual one first, and its size."""

    parts: tuple[tuple[str, bytes], ...]
    width: float
    height: float


def drawing(content: bytes, width: float, height: float) -> Drawing | None:
    """Return the picture scaled into millimetres; None where it is no PNG, JPEG or SVG."""
    shown = scaled(content, width, height)
    if not shown:
        return None
    if shown.suffix != ".svg":
        return Drawing(((shown.suffix, content),), shown.width, shown.height)
    painted = _painted(content, shown.width)
    parts = ((".png", painted), (".svg", content)) if painted else ()
    return Drawing(parts, shown.width, shown.height) if parts else None


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
