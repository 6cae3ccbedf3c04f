"""What differs between two texts as a 新旧対照表 shows it: underlined, and shortened.

Whole sentences and lines that stay the same become （略）, as a careful clerk would write. Kept are
what differs, the rest of its sentence, and the heading that stands nearest above it. Nothing that
differs is ever left out; neither is what would save less than a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessor.export.blocks import Mark, Marked
from assessor.export.report_blocks import Line
from assessor.history.wording import Piece, PieceKind, pieces

OMITTED = "（略）"
_UNIT = re.compile(r"[^。\n]*(?:。[」』）)]*\n?|\n)|[^。\n]+")
_HEADING = re.compile(r"[＜<〈《【■◆●○□(（\u2460-\u2473\u3251-\u325f0-9０-９ア-ン・第]")
"""What the headings inside an answer begin with, numbers in a ring among them."""
_LONGEST_HEADING = 40
_LEAST_OMITTED = 40
_ALIKE = frozenset({PieceKind.SAME, PieceKind.WIDTH})
_ENDS = ("\n", "。")
_MOVED = frozenset({PieceKind.MOVED_AWAY, PieceKind.MOVED_HERE})
_MARKS = {
    PieceKind.REMOVED: Mark.REMOVED,
    PieceKind.ADDED: Mark.ADDED,
    PieceKind.MOVED_AWAY: Mark.MOVED,
    PieceKind.MOVED_HERE: Mark.MOVED,
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The lines of both columns, and what is to be remarked beside them."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


def marked_lines(before: str, after: str) -> Sides:
    """Return both texts with what differs marked, without what stays the same far around it.

    Widths are marked only where nothing else differs.
    """
    found = pieces(before, after)
    if all(piece.kind in _ALIKE for piece in found):
        alike, marks = frozenset({PieceKind.SAME}), {PieceKind.WIDTH: Mark.REMOVED}
        remarks = [_ONLY_WIDTHS]
    else:
        alike, marks, remarks = _ALIKE, {}, list(_remarks(found))
    shown = tuple(shortened(found, alike))
    added = marks and {PieceKind.WIDTH: Mark.ADDED}
    return Sides(
        _lines((piece.before, (_MARKS | marks).get(piece.kind)) for piece in shown),
        _lines((piece.after, (_MARKS | added).get(piece.kind)) for piece in shown),
        tuple(remarks),
    )


def whole(text: str, mark: Mark) -> tuple[Line, ...]:
    """Return a text that only one side has."""
    return _lines([(text, mark)])


def shortened(found: Sequence[Piece], alike: frozenset[PieceKind] = _ALIKE) -> Iterator[Piece]:
    """Yield the pieces with long stretches left out that are ``alike``."""
    runs: list[list[Piece]] = []
    for piece in found:
        if runs and piece.kind in alike and runs[-1][-1].kind in alike:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    for number, run in enumerate(runs):
        if run[0].kind in alike:
            yield from _without_middle(
                run,
                runs[number - 1][-1] if number else None,
                runs[number + 1][0] if number + 1 < len(runs) else None,
            )
        else:
            yield run[0]


def _without_middle(
    run: Sequence[Piece], above: Piece | None, below: Piece | None
) -> Iterator[Piece]:
    before, after = ("".join(piece.before for piece in run), "".join(piece.after for piece in run))
    units = [_UNIT.findall(side) for side in (before, after)]
    if len(units[0]) != len(units[1]):  # widths can decide where a sentence ends
        yield from run
        return
    pairs = list(zip(*units, strict=True))
    start = 0 if above is None or above.text.endswith(_ENDS) else 1
    end = len(pairs)
    if below and pairs and not pairs[-1][1].endswith(_ENDS):
        end -= 1
    heading = _nearest_heading(pairs, start, end) if _has_heading(below) else None
    yield from map(_alike, pairs[:start])
    if heading is None:
        yield from _left_out(pairs[start:end])
    else:
        yield from _left_out(pairs[start:heading])
        yield _alike(pairs[heading])
        yield from _left_out(pairs[heading + 1 : end])
    yield from map(_alike, pairs[max(start, end) :])


def _has_heading(piece: Piece | None) -> bool:
    """Tell whether what differs stands under a heading, and neither is one nor moved alone."""
    if piece is None or piece.kind in _MOVED:
        return False
    words = piece.text.lstrip()
    return bool(words) and not _HEADING.match(words)


def _nearest_heading(pairs: Sequence[tuple[str, str]], start: int, end: int) -> int | None:
    """Return which unit heads what comes behind, if one does."""
    for at in range(end - 1, start - 1, -1):
        words = pairs[at][1].strip()
        if (
            0 < len(words) <= _LONGEST_HEADING
            and _HEADING.match(words)
            and not words.endswith("。")
        ):
            return at
    return None


def _left_out(pairs: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    text = "".join(after for _, after in pairs)
    if len(text.strip()) < _LEAST_OMITTED:
        yield from map(_alike, pairs)
        return
    end = "\n" if text.endswith("\n") else ""
    yield Piece(PieceKind.SAME, OMITTED + end, OMITTED + end)


def _alike(pair: tuple[str, str]) -> Piece:
    before, after = pair
    return Piece(PieceKind.SAME if before == after else PieceKind.WIDTH, before, after)


def _remarks(found: Iterable[Piece]) -> Iterator[str]:
    kinds = {piece.kind for piece in found}
    if PieceKind.WIDTH in kinds:
        yield _WIDTHS_TOO
    if kinds & _MOVED:
        yield _MOVED_WORDS
    if not any(piece.text.strip() for piece in found if piece.kind not in _ALIKE):
        yield _ONLY_SPACES


_ONLY_WIDTHS = "全角・半角だけの違い"
_WIDTHS_TOO = "ほかに全角・半角だけの違いがあります。"
_MOVED_WORDS = "波線は、位置だけが変わった段落です。"
_ONLY_SPACES = "空白又は改行だけの違い"


def _lines(runs: Iterable[tuple[str, Mark | None]]) -> tuple[Line, ...]:
    """Return the lines of marked runs of words."""
    lines: list[Line] = []
    words = ""
    marks: list[Marked] = []
    for text, mark in runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(Line(words, marks=tuple(marks)))
                words, marks = "", []
            if mark and part.strip():
                marks.append(Marked(len(words), len(words) + len(part), mark))
            words += part
    return (*lines, Line(words, marks=tuple(marks))) if words or not lines else tuple(lines)
