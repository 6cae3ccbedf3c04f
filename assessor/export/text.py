"""Plain text: one thing on a line, in the order of the printed form, for mail, search and diff.

UTF-8 without a byte order mark; what is deeper in the form stands further to the right. Tables
with long cells are written as a list of "column：cell", others with ｜ between their cells.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from assessor.document.assessment import Assessment
from assessor.export.blocks import (
    Block,
    Box,
    Boxes,
    Bracket,
    Cell,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Options,
    Picture,
    Piece,
    Role,
    Row,
    Text,
    Title,
)
from assessor.export.compose import compose
from assessor.export.content import OFFERED, bracketed, missing_figure
from assessor.export.measure import em
from assessor.form.values import clean_text

_RULE = "─" * 40
_STEP = "　"
_MARKS = {Role.BAND: "■", Role.RISK: "□", Role.ENTRY: "◆", Role.HEAD: "■"}
_LABELS = frozenset({Role.SIDE, Role.LABEL, Role.INDENTED})
_SHORT_ROW_EM = 60.0


def write(assessment: Assessment, progress: Callable[[float], None]) -> bytes:
    """Return the document as text in UTF-8."""
    blocks = compose(assessment)
    lines: list[str] = []
    for number, block in enumerate(blocks):
        progress(number / len(blocks))
        lines += _block(block)
    return ("\n".join(line if line.strip() else "" for line in lines) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield from (text, _RULE)
        case Heading(_, text, entry):
            yield from ("", _RULE, text, *([entry] if entry else []), _RULE)
        case EditionTag(text):
            yield from ("", text)
        case Contents(title, entries):
            yield from ("", _RULE, title, _RULE, *entries)
        case Grid(rows, header):
            yield ""
            if any(cell.role is Role.DATA for row in rows for cell in row.cells):
                yield from _table(rows[:header], rows[header:])
            else:
                yield from _rows(rows)


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield the lines of rows; heads that stand side by side are each followed by their answer."""
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        below = waiting[0].cells if waiting else ()
        if _heads(row) and [cell.left for cell in below] == [cell.left for cell in row.cells]:
            waiting.pop(0)
            for head, cell in zip(row.cells, below, strict=True):
                yield from (*_row(Row((head,))), *_row(Row((cell,))))
        else:
            yield from _row(row)


def _heads(row: Row) -> bool:
    return len(row.cells) > 1 and all(cell.role is Role.HEAD for cell in row.cells)


def _row(row: Row) -> Iterator[str]:
    """Yield the labels of a row, each deeper than the one before, then what stands beside them."""
    for labelled, run in groupby(row.cells, key=lambda cell: cell.role in _LABELS):
        for cell in run:
            depth = _depth(cell) if labelled else max(map(_depth, row.cells))
            named = isinstance(cell.content[0], Text) if cell.content else False
            for line in _cell(cell):
                mark = _MARKS.get(cell.role, "") if line and named else ""
                yield f"{'' if mark else _STEP * depth}{mark}{line}"


def _depth(cell: Cell) -> int:
    """Return how far a cell stands in: by its label, or behind the labels before it."""
    if cell.role is Role.INDENTED:
        return 1
    if cell.role in _LABELS:
        return 1 if cell.left else 0
    return 2 if cell.left else 0


def _table(header: tuple[Row, ...], rows: tuple[Row, ...]) -> Iterator[str]:
    names = {cell.left: _words(cell) for row in header for cell in row.cells}
    flat = [_flat(row) for row in (*header, *rows)]
    if all(line is not None and em(line) <= _SHORT_ROW_EM for line in flat):
        yield from (line for line in flat if line is not None)
        return
    yield from ("｜".join(_words(cell).replace("\n", "／") for cell in row.cells) for row in header)
    for row in rows:
        yield _STEP + "－" * 10
        for cell in row.cells:
            first, *others = _words(cell).split("\n")
            name = names.get(cell.left, "").replace("\n", " ")
            yield f"{_STEP}{name}：{first}" if name else _STEP + first
            yield from (_STEP * 2 + line for line in others)


def _flat(row: Row) -> str | None:
    """Return a row on one line, or None where a cell has several."""
    words = [_words(cell) for cell in row.cells]
    return None if any("\n" in word for word in words) else "｜".join(words)


def _words(cell: Cell) -> str:
    return "\n".join(_cell(cell))


def _cell(cell: Cell) -> Iterator[str]:
    for piece in cell.content:
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Text(text):
            yield from clean_text(text).split("\n")
        case Bracket(text):
            yield from clean_text(f"[　{text}　]").split("\n")
        case Options(lines):
            yield f"{OFFERED} {'　'.join(label for line in lines for label in line)}"
        case Boxes(title, _, lines):
            if title:
                yield f"・{title}"
            for line in lines:
                yield from "　".join(map(_box, line)).split("\n")
        case Picture(name, _, caption):
            yield missing_figure(clean_text(caption or name))


def _box(box: Box) -> str:
    return clean_text(f"[{'○' if box.ticked else '　'}] {box.label}{bracketed(box)}")
