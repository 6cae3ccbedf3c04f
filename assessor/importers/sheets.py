"""Tables in .csv and .xlsx files as rows of cells, like those of a text.

A cell of Excel is what Excel shows of it: a day without its time, a whole number without a point.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from assessor.errors import ImportFormatError
from assessor.form.dates import in_japanese
from assessor.form.values import clean_text
from assessor.importers.decoding import decoded
from assessor.importers.markup import plain_lines
from assessor.importers.source import Row

Cell = int | float | str | bool | time | date | datetime | timedelta
_MOST_ROWS = 20_000
_SEPARATORS = ",\t;"


def rows_of_csv(content: bytes, name: str) -> list[Row]:
    """Return the rows of a table of separated values; ``name`` is how faults call the file."""
    text = decoded(content, name)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(StringIO(clean_text(text)), delimiter=separator))
    except csv.Error as error:
        raise ImportFormatError(f"{name} は表として読めません。") from error
    return list(_rows(lines, name, 0))


def rows_of_xlsx(content: bytes, name: str) -> list[Row]:
    """Return the rows of every sheet of an Excel file, one sheet after the other."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - rarely used

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise ImportFormatError(f"{name} はExcelのファイルではないか、壊れています。") from error
    lines = ([[_shown(cell) for cell in row] for row in sheet] for sheet in sheets)
    return [row for part, sheet in enumerate(lines) for row in _rows(sheet, name, part)]


def source_of(rows: Iterable[Row]) -> str:
    """Return the words of rows, for the account of them."""
    return "\n".join(row.text.replace("\n", "\t") for row in rows)


def _rows(lines: Sequence[Sequence[str]], name: str, part: int) -> Iterator[Row]:
    if len(lines) > _MOST_ROWS:
        raise ImportFormatError(f"{name} は大きすぎます（上限は{_MOST_ROWS:,}行です）。")
    gap = True
    for line in lines:
        cells = tuple(plain_lines(clean_text(cell)) for cell in line)
        if any(cells):
            yield Row(part, part, gap, cells)
        gap = not any(cells)


def _shown(cell: Cell) -> str:
    match cell:
        case bool() | str():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            return in_japanese(cell.date() if isinstance(cell, datetime) else cell)
        case _:
            return str(cell)
