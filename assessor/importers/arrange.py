"""How labels and answers lie to each other: beside, below in columns, several in one cell."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assessor.form.definition import Item
from assessor.importers.entries import Passage


def by_column(passages: Sequence[Passage]) -> list[Passage]:
    """Give answers to the labels above them, where a row of labels heads a row of answers."""
    for _, group in groupby(passages, key=lambda passage: passage.label.row):
        row = list(group)
        columns = [passage.label.column for passage in row]
        items = [passage for passage in row if isinstance(passage.anchor.node, Item)]
        beside = len(set(columns)) == len(row) == len(items) > 1
        related = any(
            one.anchor.node in other.anchor.trail
            for one in row
            for other in row
            if one is not other
        )
        if not beside or related or any(passage.content for passage in row[:-1]):
            continue
        below, row[-1].content = row[-1].content, []
        if any(piece.row == row[-1].label.row for piece in below):
            row[-1].content = below
            continue
        for piece in below:
            owner = [passage for passage in row if passage.label.column <= piece.column]
            (owner or row)[-1 if owner else 0].content.append(piece)
    return list(passages)


def once_each(passages: Sequence[Passage]) -> list[Passage]:
    """Join the passages of one place: a page break may print a label again."""
    found: dict[tuple[int, tuple[int, ...]], Passage] = {}
    for passage in passages:
        first = found.setdefault((passage.anchor.index, passage.numbers), passage)
        if first is not passage:
            first.content += passage.content
    return list(found.values())


def stacks(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield passages, those together whose labels share one cell above one answer."""
    stack: list[Passage] = []
    for passage in passages:
        last = stack[-1] if stack else None
        together = (
            last is not None
            and not last.content
            and (last.label.row, last.label.column) == (passage.label.row, passage.label.column)
        )
        if stack and not together:
            yield stack
            stack = []
        stack.append(passage)
    if stack:
        yield stack
