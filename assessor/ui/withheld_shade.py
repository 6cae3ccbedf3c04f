"""How a passage that is withheld looks where it is written: a quiet ground and a dashed line.

The line is for those who do not see the colour; it is drawn here, for Qt cuts off the underline of
a selection in a typeface set as tight as ours. Both are laid over the text and are no part of it:
the text, its cursor and what an input method composes stay as they are.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QTextEdit

from assessor.document.withheld import Span
from assessor.ui import theme
from assessor.ui.text_positions import cursor_over

_BELOW = 2.5


def shade(edit: QTextEdit, spans: Iterable[Span]) -> None:
    """Show the passages of a text, and no others; what is shown already is left alone."""
    wanted = [cursor_over(edit, start, end) for start, end in sorted(spans)]
    ends = [(cursor.selectionStart(), cursor.selectionEnd()) for cursor in wanted]
    if shaded(edit) == ends:
        return
    ground = QTextCharFormat()
    ground.setBackground(QColor(theme.WITHHELD))
    selections = []
    for cursor in wanted:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = ground
        selections.append(selection)
    edit.setExtraSelections(selections)
    edit.viewport().update()


def shaded(edit: QTextEdit) -> list[Span]:
    """Return what is shown as withheld, as Qt counts."""
    selections = edit.extraSelections()  # the cursors die with it
    return [
        (selection.cursor.selectionStart(), selection.cursor.selectionEnd())
        for selection in selections
    ]


def draw_lines(edit: QTextEdit) -> None:
    """Draw a dashed line under what is withheld; to be called while the text is painted."""
    spans = shaded(edit)
    if not spans:
        return
    painter = QPainter(edit.viewport())
    painter.setPen(QPen(QColor(theme.MUTED), 1, Qt.PenStyle.DashLine))
    for start, end in spans:
        for line in lines_below(edit, start, end):
            painter.drawLine(line)
    painter.end()


def lines_below(edit: QTextEdit, start: int, end: int) -> Iterator[QLineF]:
    """Yield where the lines stand under the units from ``start`` to ``end``."""
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        top = edit.document().documentLayout().blockBoundingRect(block).topLeft()
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        yield from _lines_in(block, _shifted(block, first), _shifted(block, last), top)
        block = block.next()


def _lines_in(block: QTextBlock, first: int, last: int, top: QPointF) -> Iterator[QLineF]:
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start < end:
            below = top.y() + line.y() + line.ascent() + line.descent() + _BELOW
            yield QLineF(
                top.x() + _x(layout, number, start), below, top.x() + _x(layout, number, end), below
            )


def _x(layout: QTextLayout, number: int, at: int) -> float:
    found = layout.lineAt(number).cursorToX(at)
    return float(found[0])  # type: ignore[index]  # the stubs say object


def _shifted(block: QTextBlock, at: int) -> int:
    """Return a place in the layout, which also holds what is being composed."""
    layout = block.layout()
    composed = len(layout.preeditAreaText().encode("utf-16-le")) // 2
    return at + composed if composed and at > layout.preeditAreaPosition() else at
