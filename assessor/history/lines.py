"""The pieces of two texts as lines side by side, for columns in which like stands beside like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from assessor.history.wording import Piece, PieceKind

_COUNTERPARTS = {
    PieceKind.SAME: (True, True),
    PieceKind.WIDTH: (True, True),
    PieceKind.REMOVED: (True, False),
    PieceKind.MOVED_AWAY: (True, False),
    PieceKind.ADDED: (False, True),
    PieceKind.MOVED_HERE: (False, True),
}
"""For each kind: whether it stands in the old text, and in the new one."""


@dataclass(frozen=True, slots=True)
class LinesBeside:
    """What stands between two line ends that both texts have; neighbours that are the same, one.

    Lines that only one text has stand alone: the other side is None, not blank.
    """

    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None

    @property
    def is_same(self) -> bool:
        """Whether nothing differs in it, not even a width."""
        sides = (self.before, self.after)
        return all(
            side is not None and all(piece.kind is PieceKind.SAME for piece in side)
            for side in sides
        )

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The old and the new words, without the line ends around them; None where no line is."""
        before, after = self.before, self.after
        return (
            None if before is None else "".join(piece.before for piece in before),
            None if after is None else "".join(piece.after for piece in after),
        )


def lines_beside(found: Iterable[Piece]) -> tuple[LinesBeside, ...]:
    """Return the pieces cut where both texts have a line end, from the top down."""
    return tuple(_joined(_cut(found)))


def _cut(found: Iterable[Piece]) -> Iterator[LinesBeside]:
    before: list[Piece] = []
    after: list[Piece] = []
    for piece, is_alone in _with_company(found):
        old, new = _COUNTERPARTS[piece.kind]
        for number, part in enumerate(_parts(piece)):
            if number and old and new:
                yield LinesBeside(tuple(before), tuple(after))
                before, after = [], []
            elif number and is_alone and not (before if new else after):
                yield LinesBeside(None, tuple(after)) if new else LinesBeside(tuple(before), None)
                before, after = [], []
            elif number:  # what stands beside it goes on
                (after if new else before).append(_line_end(piece))
            if part.text:
                before += [part] * old
                after += [part] * new
    yield LinesBeside(tuple(before), tuple(after))


def _with_company(found: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Yield each piece, and whether nothing of the other text stands in its place."""
    for is_shared, group in groupby(found, key=lambda piece: all(_COUNTERPARTS[piece.kind])):
        run = list(group)
        is_alone = not is_shared and len({_COUNTERPARTS[piece.kind] for piece in run}) == 1
        yield from ((piece, is_alone) for piece in run)


def _parts(piece: Piece) -> list[Piece]:
    """Return the piece cut at its line ends, where both texts have the same of them."""
    before, after = piece.before.split("\n"), piece.after.split("\n")
    if piece.before and piece.after and len(before) != len(after):
        return [piece]
    pairs = zip_longest(before, after, fillvalue="")
    return [Piece(piece.kind, one, other) for one, other in pairs]


def _line_end(piece: Piece) -> Piece:
    return Piece(piece.kind, "\n" if piece.before else "", "\n" if piece.after else "")


def _joined(found: Iterable[LinesBeside]) -> Iterator[LinesBeside]:
    """Yield the lines; a run of lines that are the same is one with line ends in it."""
    run: list[str] = []
    for lines in found:
        if lines.is_same:
            run.append(lines.texts[0] or "")
            continue
        yield from _run(run)
        run = []
        yield lines
    yield from _run(run)


def _run(lines: list[str]) -> Iterator[LinesBeside]:
    if lines:
        words = "\n".join(lines)
        same = (Piece(PieceKind.SAME, words, words),)
        yield LinesBeside(same, same)
