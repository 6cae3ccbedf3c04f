"""Lines laid side by side as wholes: the chosen option of a list is another, not partly the same.

Each line is a paragraph. The pieces have line feeds between paragraphs and none at the end, as
those of ``history.wording``.
"""

from collections.abc import Iterator, Sequence

from assessor.history.hunks import hunks, shared_start
from assessor.history.wording import Piece, PieceKind

_BRACKETS = "[]［］ 　"


def lines_beside(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Return the pieces that lead from the lines of one to those of the other."""
    found: list[Piece] = []
    for run in hunks(old, new):
        before, after = old[run.before], new[run.after]
        found += _break(bool(before and run.before.start), bool(after and run.after.start))
        if run.same:
            found.append(_same("\n".join(before)))
        elif len(before) == len(after):
            for number, (one, other) in enumerate(zip(before, after, strict=True)):
                found += [_same("\n")] if number else []
                found += _line(one, other)
        else:
            found.append(Piece(PieceKind.REMOVED, "\n".join(before), ""))
            found.append(Piece(PieceKind.ADDED, "", "\n".join(after)))
    return [piece for piece in found if piece.text]


def _break(old: bool, new: bool) -> list[Piece]:  # noqa: FBT001 - one flag for each side
    """Return the line feed before lines that follow others, on the sides where they do."""
    if old and new:
        return [_same("\n")]
    kind = PieceKind.REMOVED if old else PieceKind.ADDED
    return [Piece(kind, "\n" if old else "", "\n" if new else "")]


def _same(text: str) -> Piece:
    return Piece(PieceKind.SAME, text, text)


def _line(before: str, after: str) -> Iterator[Piece]:
    """Yield the words of one line instead of those of another; brackets around both stay."""
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    stop, other_stop = len(before) - end, len(after) - end
    yield _same(before[:start])
    yield Piece(PieceKind.REMOVED, before[start:stop], "")
    yield Piece(PieceKind.ADDED, "", after[start:other_stop])
    yield _same(before[stop:])


def _shared(one: str, other: str) -> int:
    alike = one[: shared_start(one, other)]
    return len(alike) - len(alike.lstrip(_BRACKETS))
