"""Which words are headings, and of which level: the bookmarks of a PDF, the headings of a page.

The official form writes the heading of a group into a table. Whoever listens to a document, or
jumps about in it, needs it as a heading all the same. No level is left out on the way down.
"""

from assessor.export.blocks import Cell, Heading, Role, Text

_LEVELS = {Role.BAND: 2, Role.ENTRY: 3, Role.RISK: 3}
_CHAPTER = 1
_CONTINUATION = 2


class Outline:
    """Told each heading and each cell in their order; level 1 is a chapter."""

    def __init__(self) -> None:
        self._level = 0

    def chapter(self) -> int:
        """Return the level of a title, a chapter or the contents."""
        self._level = _CHAPTER
        return self._level

    def heading(self, heading: Heading) -> int:
        """Return the level of a heading outside the tables."""
        self._level = _CHAPTER if heading.level == _CHAPTER else self._down_to(_CONTINUATION)
        return self._level

    def cell(self, cell: Cell) -> int:
        """Return the level of a cell; 0 where it is no heading."""
        wanted = _LEVELS.get(cell.role, 0)
        if not wanted or cell.left > 0 or not _named(cell):
            return 0
        self._level = self._down_to(wanted)
        return self._level

    def _down_to(self, wanted: int) -> int:
        return min(wanted, self._level + 1)


def _named(cell: Cell) -> bool:
    return any(isinstance(piece, Text) and piece.text.strip() for piece in cell.content)
