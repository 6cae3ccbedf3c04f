"""Tables of incidents and measures in the rows of a source, put together over page breaks.

    a header again after a page break          the same table goes on
    a row without its first cells              the rest of the row above it
    a row with its first cell alone            the heading of the measure below it
    labels below each other, no cells at all   a table that lost its lines: read by its numbers

A row that belongs to no table is left to whoever called.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.form.definition import Form
from assessor.importers.incident_columns import (
    CONTENT,
    DATE,
    ISSUE,
    MEASURE,
    NUMBER,
    PROGRESS,
    Columns,
    columns_of,
)
from assessor.importers.source import Row

_ANNEX = re.compile(r"別紙\s*[0-9０-９]*")
_SECTION = re.compile(r"[0-9０-９]{1,2}[.．]\s*\S")
_ANSWER = re.compile(r"[■●◆□]")
_TORN = re.compile(r"[はがをにで]、")
_TITLE_LENGTH = 80
_LOOK_BACK = 8


@dataclass(slots=True)
class Line:
    """One row of a table: its cells by item, what has no item, and what is odd about it."""

    columns: Columns
    cells: list[str]
    title: str = ""
    extra: list[str] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)

    def cell(self, item: str) -> str:
        """Return the cell of an item; empty where there is no such column."""
        return self.cells[self.columns.items.index(item)] if item in self.columns.items else ""


@dataclass(slots=True)
class Tables:
    """What was found: the rows in their order, and which rows of the source they took."""

    lines: list[Line] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    headers: list[str] = field(default_factory=list)
    """The words of the headers, which are nobody's answer."""


def tables_in(rows: Sequence[Row], form: Form) -> Tables:
    """Return every table of incidents or measures in ``rows``."""
    return _Reading(rows, form).tables()


class _Reading:
    """Reads one source; holds the table that is open."""

    def __init__(self, rows: Sequence[Row], form: Form) -> None:
        self._rows = rows
        self._form = form
        self._found = Tables()
        self._columns: Columns | None = None
        self._stacked = False
        self._title = ""
        self._heading = ""

    def tables(self) -> Tables:
        skip = 0
        for number, row in enumerate(self._rows):
            if number < skip:
                continue
            stacked = self._stacked_header(number)
            cells = _cells(row)
            columns = columns_of(cells, self._form) if len(cells) > 1 else None
            if columns or stacked:
                self._open(number, columns or stacked, stacked=columns is None)
                skip = number + (1 if columns else 2)
                self._found.used |= set(range(number, skip))
            elif self._columns and not self._take(number, row, cells):
                self._columns = None
        return self._found

    def _stacked_header(self, number: int) -> Columns | None:
        """Return the columns whose labels stand below each other, each alone in its row."""
        pair = self._rows[number : number + 2]
        if len(pair) < 2 or any(len(row.filled) != 1 for row in pair):  # noqa: PLR2004 - a pair
            return None
        return columns_of([row.text.strip() for row in pair], self._form)

    def _open(self, number: int, columns: Columns | None, *, stacked: bool) -> None:
        self._columns = columns
        self._stacked = stacked
        self._heading = ""
        if columns:
            self._found.headers += columns.labels
        self._title = self._title_before(number) or self._title

    def _title_before(self, number: int) -> str:
        """Return the title above a table, past the sentences and the number of the 別紙."""
        for at in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            row = self._rows[at]
            words = row.text.strip()
            if len(row.filled) != 1 or at in self._found.used:
                return ""
            if words.endswith("。") or _ANNEX.fullmatch(words):
                continue
            if len(words) > _TITLE_LENGTH or "\n" in words:
                return ""
            self._found.used.add(at)
            return words
        return ""

    def _take(self, number: int, row: Row, cells: list[str]) -> bool:
        """Take a row into the open table; return whether it belonged there."""
        if self._stacked:
            return self._take_stacked(number, row)
        if len(cells) == 1 and (row.gap or not self._found.lines):
            return False
        self._found.used.add(number)
        if len(cells) == 1:
            self._join_last(cells[0])
        else:
            self._take_cells(cells)
        return True

    def _take_cells(self, cells: list[str]) -> None:
        columns = self._columns
        if columns is None:
            return
        if columns.repeat == MEASURE and cells[0] and not any(cells[1:]):
            self._heading = cells[0]
            return
        extra = cells[columns.width :]
        cells = [*cells[: columns.width], *[""] * (columns.width - len(cells))]
        line = Line(columns, cells, self._title, [cell for cell in extra if cell])
        if self._is_rest(line):
            _append(self._found.lines[-1], cells)
            return
        if self._heading:
            at = columns.items.index(ISSUE)
            cells[at] = f"{self._heading}\n{cells[at]}"
            self._heading = ""
        if any(_TORN.match(cell) for cell in cells):
            line.oddities.append(TORN)
        self._found.lines.append(line)

    def _is_rest(self, line: Line) -> bool:
        """Tell whether a row is the rest of the one above: it lacks what every row begins with."""
        if not self._found.lines or self._found.lines[-1].columns.repeat != line.columns.repeat:
            return False
        keys = [item for item in (NUMBER, DATE, CONTENT, ISSUE) if item in line.columns.items]
        return bool(keys) and not any(line.cell(item) for item in keys)

    def _join_last(self, words: str) -> None:
        last = self._found.lines[-1]
        last.cells[-1] = f"{last.cells[-1]}\n{words}" if last.cells[-1] else words

    def _take_stacked(self, number: int, row: Row) -> bool:
        """Take a row of a table whose cells stand below each other."""
        words = row.text.strip()
        columns = self._columns
        if columns is None or self._is_title(number):
            return False
        if _SECTION.match(words):
            self._found.lines.append(Line(columns, [""] * columns.width, self._title))
        elif not self._found.lines or self._found.lines[-1].columns is not columns:
            return False
        cells = self._found.lines[-1].cells
        answered = bool(cells[columns.items.index(PROGRESS)]) or bool(_ANSWER.match(words))
        at = columns.items.index(PROGRESS if answered else ISSUE)
        cells[at] = f"{cells[at]}\n{words}" if cells[at] else words
        self._found.used.add(number)
        return True

    def _is_title(self, number: int) -> bool:
        """Tell whether a row is the title of the next table."""
        following = self._rows[number + 1] if number + 1 < len(self._rows) else None
        return following is not None and columns_of(_cells(following), self._form) is not None


TORN = "この行の記載は、途中から始まっているようです。原本と見比べてください。"


def _append(line: Line, cells: Sequence[str]) -> None:
    """Put what a page break has torn off below what stands in each cell."""
    line.cells = [
        "\n".join(filter(None, pair)) for pair in zip(line.cells, cells, strict=False)
    ] + line.cells[len(cells) :]


def _cells(row: Row) -> list[str]:
    return ["\n".join(cell) for cell in row.cells]
