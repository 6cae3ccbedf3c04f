"""Which pieces are which labels: the best way through the form.

Labels repeat (「リスクへの対策は十分か」 stands in every risk), get lost, and stand in answers by
chance. So no single match decides. A way is a choice of matches; it gains what each match is
worth and pays for labels that it leaps over, and more for going back. The best way is found as
Viterbi did, keeping for each label the best way that ends there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.form.definition import Repeat, Section
from assessor.importers.anchors import Anchor
from assessor.importers.labels import Match


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of some pieces as a label."""

    at: int
    """The first piece."""
    match: Match
    span: int = 1
    """How many pieces the label covers."""


@dataclass(frozen=True, slots=True)
class _Way:
    score: float
    last: Candidate | None = None
    before: "_Way | None" = None


_KEPT = 40
_MARGIN = 14.0


def best_way(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that are labels, in the order of the source."""
    by_piece: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_piece.setdefault(candidate.at, []).append(candidate)
    ways: dict[int, _Way] = {-1: _Way(0.0)}
    pending: dict[int, list[_Way]] = {}
    for at in sorted(by_piece):
        _arrive(ways, pending, at)
        found = [
            _extended(ways, candidate) for candidate in by_piece[at] if candidate.match.gain > 0
        ]
        for way in found:
            if way.last:
                pending.setdefault(at + way.last.span, []).append(way)
    _arrive(ways, pending, math.inf)
    return _steps(max(ways.values(), key=lambda way: way.score))


def _arrive(ways: dict[int, _Way], pending: dict[int, list[_Way]], at: float) -> None:
    """Take in the ways whose last label ends before ``at``; drop those far behind the best."""
    for ready in [piece for piece in pending if piece <= at]:
        for way in pending.pop(ready):
            index = way.last.match.anchor.index if way.last else -1
            if index not in ways or ways[index].score < way.score:
                ways[index] = way
    if len(ways) > _KEPT:
        ranked = sorted(ways.items(), key=lambda entry: -entry[1].score)
        floor = ranked[0][1].score - _MARGIN
        ways.clear()
        ways.update((index, way) for index, way in ranked[:_KEPT] if way.score >= floor)


def _extended(ways: dict[int, _Way], candidate: Candidate) -> _Way:
    score, way = max(
        ((way.score - _toll(way.last, candidate), way) for way in ways.values()),
        key=lambda scored: scored[0],
    )
    return _Way(score + candidate.match.gain, candidate, way)


def _toll(last: Candidate | None, candidate: Candidate) -> float:
    """Return what it costs to read ``candidate`` as the next label after ``last``."""
    to = candidate.match.anchor
    if last is None:
        return 0.1 * math.log2(1 + to.index)
    start = last.match.anchor
    steps = to.index - start.index
    if steps > 0:
        return 0.3 * math.log2(steps)
    if steps == 0:
        return 0.0 if candidate.match.entry else 1.5
    return _toll_back(start, to)


def _toll_back(start: Anchor, to: Anchor) -> float:
    if to.scope and start.scope[: len(to.scope)] == to.scope:
        return _toll_next_entry(to)
    if isinstance(to.node, Section):
        return 3.0
    return 5.0 if to.is_heading else 9.0


def _toll_next_entry(to: Anchor) -> float:
    """A step back inside a repeat begins its next entry, best with its heading."""
    if isinstance(to.node, Repeat):
        return 0.0
    innermost = next(node for node in reversed(to.trail) if isinstance(node, Repeat))
    if innermost.style == "chapters":
        return 1.0 if isinstance(to.node, Section) else 5.0
    return 1.5 if to.node == innermost.children[0] else 3.0


def _steps(way: _Way) -> list[Candidate]:
    steps: list[Candidate] = []
    current: _Way | None = way
    while current and current.last:
        steps.append(current.last)
        current = current.before
    return steps[::-1]
