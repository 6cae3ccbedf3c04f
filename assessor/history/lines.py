"""The pieces of two texts as lines side by side, for columns in which like stands beside like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    """What stands between two line ends that both texts have; neighbours that are the same, one."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs in it, not even a width."""
        return all(piece.kind is PieceKind.SAME for piece in (*self.before, *self.after))

    @property
    def texts(self) -> tuple[str, str]:
        """The old and the new words, without the line ends around them."""
        return (
            "".join(piece.before for piece in self.before),
            "".join(piece.after for piece in self.after),
        )


def lines_beside(found: Iterable[Piece]) -> tuple[LinesBeside, ...]:
    """Return the pieces cut where both texts have a line end, from the top down."""
    return tuple(_joined(_cut(found)))


def _cut(found: Iterable[Piece]) -> Iterator[LinesBeside]:
    before: list[Piece] = []
    after: list[Piece] = []
    for piece in found:
        old, new = _COUNTERPARTS[piece.kind]
        for number, part in enumerate(_parts(piece)):
            if number:
                yield LinesBeside(tuple(before), tuple(after))
                before, after = [], []
            if part.text:
                before += [part] * old
                after += [part] * new
    yield LinesBeside(tuple(before), tuple(after))


def _parts(piece: Piece) -> list[Piece]:
    """Return the piece cut at its line ends, where both texts have the same of them."""
    before, after = piece.before.split("\n"), piece.after.split("\n")
    if len(before) != len(after):
        return [piece]
    return [Piece(piece.kind, one, other) for one, other in zip(before, after, strict=True)]


def _joined(found: Iterable[LinesBeside]) -> Iterator[LinesBeside]:
    """Yield the lines; a run of lines that are the same is one with line ends in it."""
    run: list[str] = []
    for lines in found:
        if lines.is_same:
            run.append(lines.texts[0])
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
