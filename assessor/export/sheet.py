"""The printed page as ``compose`` needs to know it: the edges of the columns and their room.

Sizes that the form data does not name (they are ours, not the official form's) stand here.
"""

from dataclasses import dataclass

from assessor.export.measure import em_in, mm
from assessor.form.definition import Layout

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
CELL_PADDING = 1.6
"""Millimetres at the left and at the right of what stands in a cell."""
OPTIONS_SIZE = 0.75
DATA_SIZE = 0.88
"""The type of the options, and of a table's cells, as a share of the type of the answers."""
CONTENTS_ROW = 16.0
"""How high a line of the 項目一覧 is, in millimetres."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the form; edges are in per cent of the printed width."""

    layout: Layout
    landscape: bool = False

    @property
    def width(self) -> float:
        """The printed width in millimetres."""
        return (PAGE_HEIGHT if self.landscape else PAGE_WIDTH) - 2 * self.layout.margin

    @property
    def height(self) -> float:
        """The printed height in millimetres."""
        return (PAGE_WIDTH if self.landscape else PAGE_HEIGHT) - 2 * self.layout.margin

    @property
    def outer(self) -> float:
        """Where the labels begin that stand behind a side heading."""
        return self.layout.outer_width

    @property
    def label(self) -> float:
        """Where the labels end."""
        return self.layout.label_width

    @property
    def sublabel(self) -> float:
        """Where the labels in the second column end."""
        return self.layout.label_width + self.layout.sublabel_width

    def options(self, left: float) -> float:
        """Return where the options begin in an answer that begins at ``left``."""
        return round(100 - (100 - left) * self.layout.options_share / 100, 2)

    def edge_after(self, left: float, wanted: float) -> float:
        """Return the right edge of a cell in which so many em stand on one line."""
        return round(
            left + 100 * (mm(wanted, self.layout.font_size) + 2 * CELL_PADDING) / self.width, 2
        )

    def millimetres(self, left: float, right: float) -> float:
        """Return the room inside a cell."""
        return self.width * (right - left) / 100 - 2 * CELL_PADDING

    def room(self, left: float, right: float) -> float:
        """Return how many em of an answer stand on one line of a cell."""
        return em_in(self.millimetres(left, right), self.layout.font_size)

    def options_room(self, left: float, right: float) -> float:
        """Return how many em of options stand on one line of a cell."""
        return em_in(self.millimetres(left, right), self.layout.font_size * OPTIONS_SIZE)
