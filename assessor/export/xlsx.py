"""Excel: tables as sheets that can be sorted and printed, with every cell as the text it is.

Nothing is written as a formula or a number: what begins with 「=」 is a text like any other.
"""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

from assessor.export.measure import em
from assessor.form.values import Table, clean_text

_NARROWEST, _WIDEST = 6.0, 60.0
"""Widths of a column, in characters of half width."""
_MOST = 32_767
"""Excel takes no longer cell."""
_PAPER = 9
"""A4, as Excel counts papers."""


def write(title: str, tables: Sequence[Table], today: date) -> bytes:
    """Return the tables as an Excel file, each a sheet; ``title`` stands above the first."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": datetime(*today.timetuple()[:3])})  # noqa: DTZ001 - a day
    look = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    plain = book.add_format(look)
    head = book.add_format({**look, "bold": True, "bg_color": "#E7EDF3", "valign": "vcenter"})
    for number, table in enumerate(tables, start=1):
        sheet = book.add_worksheet(f"表{number}")
        sheet.set_landscape()
        sheet.set_paper(_PAPER)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        sheet.write_string(0, 0, clean_text(title))
        for row, cells in enumerate(table.rows, start=2):
            for column, words in enumerate(cells):
                fitting = clean_text(words)[:_MOST]
                sheet.write_string(row, column, fitting, head if row < 2 + table.header else plain)
        for column, width in enumerate(_widths(table)):
            sheet.set_column(column, column, width)
        if table.header:
            sheet.repeat_rows(2, 1 + table.header)
            sheet.freeze_panes(2 + table.header, 0)
    book.close()
    return stream.getvalue()


def _widths(table: Table) -> list[float]:
    widest = [0.0] * table.width
    for row in table.rows:
        for column, words in enumerate(row):
            longest = max((em(line) for line in words.split("\n")), default=0)
            widest[column] = max(widest[column], 2 * longest + 2)
    return [min(max(width, _NARROWEST), _WIDEST) for width in widest]
