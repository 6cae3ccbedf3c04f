"""Which pieces may be labels, by where they stand: a label column, a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from assessor.importers.align import Candidate
from assessor.importers.labels import Labels, Match
from assessor.importers.source import Piece

_LATER_CELL = 0.6
"""A label behind an answer in the same row is less likely than one in the label column."""


def candidates_in(pieces: Sequence[Piece], labels: Labels) -> list[Candidate]:
    """Return every reading of pieces as labels."""
    found: list[Candidate] = []
    numbered = list(enumerate(pieces))
    for _, group in groupby(numbered, key=lambda entry: entry[1].row):
        row = list(group)
        found += _in_line(row, labels) if row[0][1].alone else _in_row(row, labels)
    found += _over_two_lines(numbered, labels, {candidate.at for candidate in found})
    return found


def _in_line(row: list[tuple[int, Piece]], labels: Labels) -> Iterator[Candidate]:
    """A row of one cell: each of its lines may be a label, or begin with one."""
    whole = labels.whole("".join(piece.text for _, piece in row)) if len(row) > 1 else []
    yield from (Candidate(row[0][0], match, len(row)) for match in whole)
    for at, piece in row:
        for match in labels.whole(piece.text) or labels.leading(piece.text):
            yield Candidate(at, match)


def _in_row(row: list[tuple[int, Piece]], labels: Labels) -> Iterator[Candidate]:
    """A row of several cells: labels first, then answers; rarely a label again."""
    in_labels = True
    for _, group in groupby(row, key=lambda entry: entry[1].column):
        cell = list(group)
        if in_labels:
            found = list(_leading_lines(cell, labels))
            yield from found
            in_labels = len({candidate.at for candidate in found}) == len(cell) or any(
                candidate.span == len(cell) for candidate in found
            )
        elif len(cell) == 1:
            for match in labels.whole(cell[0][1].text):
                yield Candidate(cell[0][0], _weaker(match))


def _leading_lines(cell: list[tuple[int, Piece]], labels: Labels) -> Iterator[Candidate]:
    if len(cell) > 1:
        whole = labels.whole("".join(piece.text for _, piece in cell))
        yield from (Candidate(cell[0][0], match, len(cell)) for match in whole)
    for at, piece in cell:
        matches = labels.whole(piece.text)
        if not matches:
            return
        yield from (Candidate(at, match) for match in matches)


def _over_two_lines(
    numbered: list[tuple[int, Piece]], labels: Labels, taken: set[int]
) -> Iterator[Candidate]:
    """A label that the extraction broke over two lines."""
    for (at, piece), (following, other) in pairwise(numbered):
        apart = other.gap or piece.row == other.row or not (piece.alone and other.alone)
        if apart or at in taken or following in taken:
            continue
        yield from (Candidate(at, match, 2) for match in labels.whole(piece.text + other.text))


def _weaker(match: Match) -> Match:
    return Match(match.anchor, match.gain * _LATER_CELL, match.entry, match.rest)
