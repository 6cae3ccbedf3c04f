"""The best assignment: which rows and columns of a table belong together so that the sum is best.

The Hungarian method with prices, row by row along the cheapest path: n²m steps for n rows and m
columns. The tables here have tens of rows; a library for it would be larger than this program.
"""

from collections.abc import Sequence
from math import inf


def best_assignment(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return pairs of row and column, as many as the shorter side has, worth most together."""
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = best_assignment(list(zip(*worth, strict=True)))
        return sorted((row, column) for column, row in turned)
    assignment = _Assignment(worth)
    for row in range(len(worth)):
        assignment.add(row)
    taken = enumerate(assignment.row_of[:-1])
    return sorted((row, column) for column, row in taken if row is not None)


class _Assignment:
    """The rows given a column so far.

    The last column is one that does not exist: a row waits there until a real one is free.
    """

    def __init__(self, worth: Sequence[Sequence[float]]) -> None:
        self._worth = worth
        self._waiting = len(worth[0])
        self._row_prices = [0.0] * len(worth)
        self._column_prices = [0.0] * (self._waiting + 1)
        self.row_of: list[int | None] = [None] * (self._waiting + 1)

    def add(self, row: int) -> None:
        """Give ``row`` a column; rows before it change theirs where that is better together."""
        self.row_of[self._waiting] = row
        dues = [inf] * self._waiting
        behind = [self._waiting] * self._waiting
        open_columns = set(range(self._waiting))
        column = self._waiting
        while (here := self.row_of[column]) is not None:
            for other in open_columns:
                price = self._row_prices[here] + self._column_prices[other]
                due = -self._worth[here][other] - price
                if due < dues[other]:
                    dues[other], behind[other] = due, column
            column = min(open_columns, key=dues.__getitem__)
            self._pay(dues[column], dues, open_columns)
            open_columns.remove(column)
        while column != self._waiting:
            self.row_of[column] = self.row_of[behind[column]]
            column = behind[column]
        self.row_of[self._waiting] = None

    def _pay(self, due: float, dues: list[float], open_columns: set[int]) -> None:
        for column, row in enumerate(self.row_of):
            if column in open_columns:
                dues[column] -= due
            elif row is not None:
                self._row_prices[row] += due
                self._column_prices[column] -= due
