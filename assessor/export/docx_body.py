"""Blocks as WordprocessingML, written as text: a table of python-docx takes sixty times as long.

Every cell ends in a paragraph, tables have a fixed layout with exact widths, and each role of a
cell is a paragraph style of the template (resources/docx/styles.xml).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from assessor.export.blocks import (
    Block,
    Boxes,
    Bracket,
    Cell,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Mark,
    Marked,
    Options,
    Picture,
    Piece,
    Role,
    Row,
    Side,
    Text,
    Title,
    marked_words,
)
from assessor.export.content import OFFERED, box_text, bracket_text, group_title, missing_figure
from assessor.export.docx_pictures import Media, drawing
from assessor.export.measure import columns, em
from assessor.export.pictures import AROUND, CAPTION
from assessor.export.sheet import CELL_PADDING, CONTENTS_ROW, OPTIONS_SIZE, Sheet
from assessor.form.values import clean_text

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_SHADED = {
    Role.BAND: "band",
    Role.HEAD: "band",
    Role.ENTRY: "band",
    Role.RISK: "label",
    Role.LABEL: "label",
    Role.INDENTED: "label",
    Role.SIDE: "label",
}
_MIDDLE = frozenset({Role.BAND, Role.HEAD, Role.ENTRY, Role.CENTRED, Role.CHOSEN, Role.OPTIONS})


class Body:
    """Turns blocks into the body of a Word document; keeps the pictures it met."""

    def __init__(self, sheet: Sheet) -> None:
        self.media = Media()
        self._sheet = sheet
        layout = sheet.layout
        self._fill = {"band": layout.band_shade, "label": layout.label_shade}
        self._points = {Role.OPTIONS: layout.font_size * OPTIONS_SIZE}

    def xml(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the XML of each block; Word would join two tables without a paragraph between."""
        after_grid = False
        for block in blocks:
            if after_grid and isinstance(block, Grid):
                yield GAP
            yield self.block(block)
            after_grid = isinstance(block, Grid)
        if after_grid:
            yield GAP

    def block(self, block: Block) -> str:
        """Return the XML of one block, without what must stand between it and others."""
        match block:
            case Title(text):
                return paragraph("Title", run(text))
            case Heading(level, text, entry):
                below = paragraph("Entry1", run(entry)) if entry else ""
                return paragraph(f"Heading{level}", run(text)) + below
            case EditionTag(text):
                return paragraph("EditionTag", run(text))
            case Contents(title, entries):
                rows = [
                    Row((Cell(Role.CENTRED, 0, 100, (Text(entry),)),), CONTENTS_ROW)
                    for entry in entries
                ]
                table = self._grid(Grid(tuple(rows)), "Contents")
                return paragraph("ContentsTitle", run(title)) + table + GAP
            case Grid():
                return self._grid(block)

    def table_start(self, edges: Sequence[float]) -> str:
        """Return the beginning of a table whose cells begin and end at ``edges``."""
        places = self._places(edges)
        widths = [right - left for left, right in pairwise(places.values())]
        columns_xml = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Form"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns_xml}</w:tblGrid>"
        )

    def rows(self, grid: Grid, edges: Sequence[float], style: str = "") -> Iterator[str]:
        """Yield the rows of a grid as they stand in a table with ``edges``."""
        places = self._places(edges)
        for number, (row, cells) in enumerate(zip(grid.rows, grid.all_cells(), strict=True)):
            parts = [_row_start(row, repeated=number < grid.header)]
            for cell, continues in cells:
                span = sum(cell.left < edge <= cell.right for edge in edges)
                width = places[cell.right] - places[cell.left]
                parts.append(self._cell_start(cell, width, span, continues=continues))
                if continues:
                    parts.append(paragraph(_style(cell.role), ""))
                else:
                    parts.extend(self._content(cell, style or _style(cell.role), row.leads))
                parts.append("</w:tc>")
            parts.append("</w:tr>")
            yield "".join(parts)

    def _grid(self, grid: Grid, style: str = "") -> str:
        rows = self.rows(grid, grid.edges, style)
        return "".join((self.table_start(grid.edges), *rows, "</w:tbl>"))

    def _places(self, edges: Sequence[float]) -> dict[float, int]:
        """Return where each edge is on the page, in twips."""
        return {edge: round(self._sheet.width * TWIPS * edge / 100) for edge in edges}

    def _cell_start(self, cell: Cell, width: int, span: int, *, continues: bool) -> str:
        merge = "" if continues else ' w:val="restart"'
        shade = _SHADED.get(cell.role)
        return "".join(
            (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>',
                f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
                f"<w:vMerge{merge}/>" if cell.rows > 1 else "",
                _borders(cell),
                f'<w:shd w:val="clear" w:color="auto" w:fill="{self._fill[shade]}"/>'
                if shade
                else "",
                '<w:vAlign w:val="center"/>' if cell.role in _MIDDLE else "",
                "</w:tcPr>",
            )
        )

    def _content(self, cell: Cell, style: str, leads: bool) -> Iterator[str]:  # noqa: FBT001
        keep = "<w:keepNext/>" if leads else ""
        for piece in cell.content:
            yield from self._piece(piece, cell, style, keep)
        if not cell.content:
            yield paragraph(style, "", keep)

    def _piece(self, piece: Piece, cell: Cell, style: str, keep: str) -> Iterator[str]:
        match piece:
            case Text(text, marks) if marks:
                yield paragraph(style, _marked_runs(text, marks), keep)
            case Text(text):
                for line in clean_text(text).split("\n"):
                    yield paragraph(style, run(line), keep)
            case Bracket(text):
                yield paragraph(
                    style, run(bracket_text(text, self._sheet.room(cell.left, cell.right))), keep
                )
            case Options(lines):
                yield from self._options(lines, keep)
            case Boxes():
                yield from self._boxes(piece, cell, style, keep)
            case Picture():
                yield from self._picture(piece, cell, keep)

    def _boxes(self, boxes: Boxes, cell: Cell, style: str, keep: str) -> Iterator[str]:
        size = self._sheet.layout.font_size
        room = self._sheet.room(cell.left, cell.right)
        tabs = _tabs([start * room / 100 for start in boxes.columns[1:]], size)
        if boxes.title:
            yield paragraph(style, run(group_title(boxes.title)), keep)
        for row in boxes.lines:
            words = "\t".join(map(box_text, row))
            yield paragraph(style, run(words), keep, tabs + _hanging(size * _BOX_HANG))

    def _options(self, lines: Sequence[Sequence[str]], keep: str) -> Iterator[str]:
        size = self._sheet.layout.font_size * OPTIONS_SIZE
        stops = columns([[em(label) for label in line] for line in lines])
        tabs = _tabs([sum(stops[:at]) for at in range(1, len(stops))], size)
        yield paragraph("Options", run(OFFERED), keep)
        for line in lines:
            yield paragraph("Options", run("\t".join(line)), keep, tabs + _hanging(size * _NUMBER))

    def _picture(self, picture: Picture, cell: Cell, keep: str) -> Iterator[str]:
        width = self._sheet.millimetres(cell.left, cell.right)
        height = self._sheet.height - AROUND - (CAPTION if picture.caption else 0)
        shown = drawing(picture.content, width, height)
        if shown:
            yield paragraph("Figure", self.media.run(shown, picture.caption or "図"), keep)
        else:
            yield paragraph("Figure", run(missing_figure(picture.name)), keep)
        if picture.caption:
            for line in clean_text(picture.caption).split("\n"):
                yield paragraph("Figure", run(line))


_BOX_HANG = 2.6
_NUMBER = 1.5
"""How far later lines of a checkbox, and of an option, stand in, in em."""


def paragraph(style: str, runs: str, keep: str = "", tabs_and_indent: str = "") -> str:
    """Return a paragraph of a style in the template."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{tabs_and_indent}</w:pPr>{runs}</w:p>'


def run(text: str) -> str:
    """Return words with their tabs and line breaks."""
    if not text:
        return ""
    words = escape(clean_text(text))
    if "\t" in words or "\n" in words:
        words = words.replace("\t", f"{_END}<w:tab/>{_START}").replace(
            "\n", f"{_END}<w:br/>{_START}"
        )
    return f"<w:r>{_START}{words}{_END}</w:r>"


def _marked_runs(text: str, marks: Sequence[Marked]) -> str:
    runs = []
    for words, mark in marked_words(text, marks):
        look = f'<w:rPr><w:u w:val="{_UNDERLINES[mark]}"/></w:rPr>' if mark else ""
        runs.append(run(words).replace("<w:r>", f"<w:r>{look}"))
    return "".join(runs)


_UNDERLINES = {Mark.REMOVED: "single", Mark.ADDED: "single", Mark.MOVED: "wave"}
GAP = paragraph("Gap", "")
"""What stands between two tables, and behind the last one."""


def _row_start(row: Row, *, repeated: bool) -> str:
    properties = "".join(
        (
            "<w:cantSplit/>" if row.whole or repeated else "",
            f'<w:trHeight w:val="{round(row.height * TWIPS)}" w:hRule="atLeast"/>'
            if row.height
            else "",
            "<w:tblHeader/>" if repeated else "",
        )
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"


def _borders(cell: Cell) -> str:
    if not cell.open:
        return ""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in Side if side in cell.open)
    return f"<w:tcBorders>{sides}</w:tcBorders>"


def _style(role: Role) -> str:
    return role.value.capitalize()


_START = '<w:t xml:space="preserve">'
_END = "</w:t>"


def _tabs(places: Sequence[float], points: float) -> str:
    stops = [f'<w:tab w:val="left" w:pos="{round(at * points * 20)}"/>' for at in places]
    return f"<w:tabs>{''.join(stops)}</w:tabs>" if stops else ""


def _hanging(points: float) -> str:
    return f'<w:ind w:left="{round(points * 20)}" w:hanging="{round(points * 20)}"/>'


def padding() -> int:
    """Return the padding of a cell in twips."""
    return round(CELL_PADDING * TWIPS)
