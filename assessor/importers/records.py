"""Tables that plain text writes with bars, or record by record where the cells are long.

    変更日｜項目｜変更前の記載
    －－－－－－－－－－
    変更日：令和8年8月20日
    変更前の記載：一行目
    二行目

Our own text export writes them so. Both become lines of cells separated by tabs; a line end
inside a cell becomes ``CELL_BREAK``.
"""

import re
from collections.abc import Iterator, Sequence

CELL_BREAK = "\x1e"
"""Cannot stand in a text: control characters are taken out before."""
_BAR = "｜"
_STEP = "\u3000"
_LINE = re.compile(r"\u3000－{5,}")
_SURE = 3
"""So many bars in a line are a row of a table, also when it is the only one."""


def with_tables(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines with tables of bars and records as rows of cells."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if _BAR in line and _is_row(lines, at):
            yield line.replace(_BAR, "\t")
            if at + 1 < len(lines) and _LINE.fullmatch(lines[at + 1]):
                rows, at = _records(line.split(_BAR), lines, at + 1)
                yield from rows
                continue
        else:
            yield line
        at += 1


def _is_row(lines: Sequence[str], at: int) -> bool:
    bars = lines[at].count(_BAR)
    above, below = lines[max(at - 1, 0) : at], lines[at + 1 : at + 2]
    headed = any(_LINE.fullmatch(line) for line in below)
    beside = any(line.count(_BAR) >= bars for line in above) or any(
        line.count(_BAR) == bars for line in below
    )
    return bars >= _SURE or headed or beside


def _records(names: list[str], lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the records that begin at ``at`` as rows, and where they end."""
    rows: list[list[str]] = []
    column = -1
    while at < len(lines):
        line = lines[at]
        found = _column(line, names, column)
        if _LINE.fullmatch(line):
            rows.append([""] * len(names))
            column = -1
        elif found >= 0:
            column = found
            rows[-1][column] = line[1:].removeprefix(f"{names[column]}：")
        elif column >= 0 and _belongs(lines, at):
            rows[-1][column] += CELL_BREAK + line.removeprefix(_STEP * 2)
        else:
            break
        at += 1
    return ["\t".join(cell.rstrip(CELL_BREAK) for cell in row) for row in rows], at


def _column(line: str, names: list[str], last: int) -> int:
    """Return the column that a line begins, or -1."""
    if not line.startswith(_STEP) or line.startswith(_STEP * 2) or _LINE.fullmatch(line):
        return -1
    for column, name in enumerate(names):
        if column > last and name and line.startswith(f"{_STEP}{name}："):
            return column
    return next((at for at, name in enumerate(names) if at > last and not name), -1)


def _belongs(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line continues a cell: it stands in, or is empty before one that does."""
    following = next((line for line in lines[at:] if line.strip()), "")
    return following.startswith(_STEP * 2)
