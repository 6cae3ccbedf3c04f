"""A grid as HTML: a real table where it is one, labels with their answers where it is a layout.

The tables of the official form are a layout: a label stands at the left of its answer, and the
label of a group at the left of those of its items. As lists of terms (``dl``), one in the other,
they can be listened to and read on a telephone. What the user made as a table stays one; so do the
columns of the cover and the table of changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from assessor.export.blocks import Cell, Grid, Role, Row, Text
from assessor.export.html_pieces import pieces, plain_words, words
from assessor.export.measure import em
from assessor.export.outline import Outline
from assessor.form.values import Place

_LABELS = frozenset({Role.LABEL, Role.INDENTED, Role.SIDE, Role.HEAD})
_COLUMN_ROLES = frozenset({Role.HEAD, Role.DATA, Role.CENTRED})
_LINK = '<span class="spoken">この項目へのリンク：</span>'
_CARDS_EM = 60.0
"""From which width on the rows of a table become cards where the screen is narrow."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something a link leads to, in the list at the top: a heading of a level."""

    level: int
    words: str
    name: str


class Anchors:
    """Gives each place and each heading a name to link to, once."""

    def __init__(self, written: dict[Place, str]) -> None:
        self.targets: list[Target] = []
        self._written = written
        self._given = {"contents", "main"}

    def of_place(self, place: Place, label: str = "") -> tuple[str, str]:
        """Return the attribute and the visible link for what is printed for ``place``.

        The link says how people cite the place, unless its ``label`` says so already.
        """
        path = words(self._written.pop(place, ""))
        if not path:
            return "", ""
        name = self._unique(_name(path))
        link = f'<a class="cite" href="{href(name)}">{_LINK}{"＃" if path == label else path}</a>'
        return f' id="{name}"', link

    def of_heading(self, level: int, title: str) -> str:
        """Return the attribute for a heading, and keep it for the list at the top."""
        name = self._unique(_name(title))
        self.targets.append(Target(level, title, name))
        return f' id="{name}"'

    def _unique(self, name: str) -> str:
        number = 1
        unique = name
        while unique in self._given:
            number += 1
            unique = f"{name}-{number}"
        self._given.add(unique)
        return unique


@dataclass(frozen=True, slots=True)
class Rows:
    """Turns the grids of one document into HTML."""

    anchors: Anchors
    outline: Outline

    def grid(self, grid: Grid, name: str) -> Iterator[str]:
        """Yield a grid; ``name`` is what a table in it is called."""
        cells = [cell for row in grid.rows for cell in row.cells]
        if len(grid.edges) > 2 and all(cell.role in _COLUMN_ROLES for cell in cells):  # noqa: PLR2004
            yield from self._table(grid, name)
        elif all(cell.role in {Role.FRAME, Role.DATA} for cell in cells):
            for row in grid.rows:
                anchor, link = self.anchors.of_place(row.place)
                inside = "".join(pieces(cell.content) for cell in row.cells)
                yield f'<div class="frame"{anchor}>{link}{inside}</div>'
        else:
            yield from self._rows(_joined(grid.rows))

    def _rows(self, rows: Sequence[Row]) -> Iterator[str]:
        """Yield rows; those with a label stand together in a list of terms."""
        for labelled, run in groupby(self._parts(rows), key=lambda part: part[0]):
            inside = "".join(part for _, part in run)
            yield f"<dl>{inside}</dl>" if labelled else inside

    def _parts(self, rows: Sequence[Row]) -> Iterator[tuple[bool, str]]:
        at = 0
        while at < len(rows):
            row = rows[at]
            first, *others = row.cells
            at += 1
            level = self.outline.cell(first)
            if level:
                yield False, self._heading(level, row)
            elif first.role in _LABELS:
                below = rows[at : at + first.rows - 1]
                at += len(below)
                beside = replace(row, cells=tuple(others))
                yield True, self._term(row.place, first, (beside, *below))
            else:
                anchor, link = self.anchors.of_place(row.place)
                inside = pieces(piece for cell in row.cells for piece in cell.content)
                yield False, f'<div class="answer"{anchor}>{inside}{link}</div>'

    def _heading(self, level: int, row: Row) -> str:
        first, *others = row.cells
        title = plain_words(first.content)
        tag = f"h{level + 1}"
        anchor, link = self.anchors.of_place(row.place) if first.role is Role.ENTRY else ("", "")
        anchor = anchor or self.anchors.of_heading(level, title)
        if first.role is not Role.ENTRY:
            behind = "".join(pieces(cell.content) for cell in others)
            below = f'<div class="answer">{behind}</div>' if behind else ""
            return f"<{tag}{anchor}>{title}</{tag}>{below}"
        called = "　".join(filter(None, (plain_words(cell.content) for cell in others)))
        inside = f'{title} <span class="called">{called}</span>' if called else title
        below = f'<p class="below">{link}</p>' if link else ""
        return f"<{tag}{anchor}>{inside}</{tag}>{below}"

    def _term(self, place: Place, label: Cell, rows: Sequence[Row]) -> str:
        anchor, link = "", ""
        term = plain_words(label.content)
        if not (rows[0].cells and rows[0].cells[0].role in _LABELS):  # that has the answer
            anchor, link = self.anchors.of_place(place, term)
        inside = "".join(self._rows([row for row in rows if row.cells]))
        kind = label.role.value
        return f'<div class="{kind}"{anchor}><dt>{term}{link}</dt><dd>{inside}</dd></div>'

    def _table(self, grid: Grid, name: str) -> Iterator[str]:
        cards = _is_wide(grid)
        heads = [plain_words(cell.content) for cell in grid.rows[0].cells] if cards else []
        header = grid.header or int(grid.rows[0].cells[0].role is Role.HEAD)
        around = "" if cards else f' class="scroll" role="group" aria-label="{name}" tabindex="0"'
        yield f'<div{around}><table class="{"cards" if cards else "plain"}" role="table"'
        yield f' aria-label="{name}">{_columns(grid)}'
        if header:
            yield '<thead role="rowgroup">'
            for row in grid.rows[:header]:
                cells = (_head(cell, _span(cell, grid)) for cell in row.cells)
                yield f'<tr role="row">{"".join(cells)}</tr>'
            yield "</thead>"
        yield '<tbody role="rowgroup">'
        for row in grid.rows[header:]:
            yield self._table_row(row, heads, grid)
        yield "</tbody></table></div>"

    def _table_row(self, row: Row, heads: Sequence[str], grid: Grid) -> str:
        anchor, link = self.anchors.of_place(row.place)
        cells = []
        for number, cell in enumerate(row.cells):
            head = f' data-head="{on_one_line(heads[number])}"' if number < len(heads) else ""
            own, _ = self.anchors.of_place(cell.place)
            inside = pieces(cell.content) + ("" if number else link)
            cells.append(f'<td role="cell"{own}{head}{_span(cell, grid)}>{inside}</td>')
        return f'<tr role="row"{anchor}>{"".join(cells)}</tr>'


def href(name: str) -> str:
    """Return what a link to the place of this name has to say."""
    return "#" + name.replace("%", "%25")


def on_one_line(title: str) -> str:
    """Return the HTML of a title without its line breaks."""
    return title.replace("<br>", " ")


def _name(title: str) -> str:
    return "_".join(on_one_line(title).split())


def _joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows in which a head that stands over its answer stands before it."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1].cells if joined else ()
        if len(above) == 1 and above[0].role is Role.HEAD and len(row.cells) == 1:
            joined[-1] = replace(row, cells=(*above, *row.cells))
        else:
            joined.append(row)
    return tuple(joined)


def _is_wide(grid: Grid) -> bool:
    """Tell whether a table under one row of heads has long texts in its columns."""
    first, *others = grid.rows
    lefts = [cell.left for cell in first.cells]
    if grid.header != 1 or any([cell.left for cell in row.cells] != lefts for row in others):
        return False
    widths = [
        max((em(text) for row in others for text in _texts(row.cells[at])), default=0)
        for at in range(len(lefts))
    ]
    return sum(widths) > _CARDS_EM


def _texts(cell: Cell) -> Iterator[str]:
    return (piece.text for piece in cell.content if isinstance(piece, Text))


def _columns(grid: Grid) -> str:
    columns = (f'<col style="width:{right - left:.1f}%">' for left, right in pairwise(grid.edges))
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _head(cell: Cell, span: str) -> str:
    title = plain_words(cell.content)
    if not title:
        return f'<td role="cell"{span}></td>'
    return f'<th scope="col" role="columnheader"{span}>{title}</th>'


def _span(cell: Cell, grid: Grid) -> str:
    columns = grid.edges.index(cell.right) - grid.edges.index(cell.left)
    return f' colspan="{columns}"' if columns > 1 else ""
