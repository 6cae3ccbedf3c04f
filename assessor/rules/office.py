"""Which rows of the 別表 a citation may speak of.

That follows from the law named beside it, or else from the 事務 of the document or of the one who
receives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assessor.form.laws import Rowless, TableRow, laws
from assessor.form.values import Place
from assessor.rules.context import Context

_CODE = "citation-row"
"""The check whose data names the items that tell of the 事務."""
_PARTED = re.compile(r"[。\n・;；●■【】]")
_IN_BRACKETS = re.compile(r"\s*[（(](?P<inside>[^()（）]*)[)）]")

_LOOKED_AROUND = 200

_Rows = tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """What is known of the 事務 that a citation is about."""

    fitting: _Rows
    """Rows that may well be cited; one may come twice."""
    pointed_to: _Rows
    """Rows to which its names point."""
    expected: _Rows
    """Rows of which one must be cited; none where a citation may speak of anything."""


class Offices:
    """The 事務 that the citations of one document are about."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._data = context.standards[_CODE]

    def at(self, place: Place, words: str, start: int, end: int) -> Office:
        """Return what a citation in ``words`` is about."""
        brackets = _IN_BRACKETS.match(words, end)
        beside = brackets["inside"] if brackets else _between_marks(words, start, end)
        fitting, pointed_to = self._rows([beside])
        if brackets and pointed_to:  # the law itself is named: nothing else counts
            return Office(fitting, pointed_to, pointed_to)
        fitting_around, pointed_to_around = self._around(place)
        pointed_to = pointed_to or pointed_to_around
        expected = pointed_to if place[-1] in self._data.words("bases") else ()
        return Office(fitting + fitting_around, pointed_to, expected)

    def pointed_to(self, place: Place) -> _Rows:
        """Return the rows that a citation at ``place`` most likely means."""
        return self._around(place)[1]

    @property
    def rowless(self) -> Rowless | None:
        """What the document's 事務 rests on where the 別表 has no row for it."""
        names = list(self._texts((), "pointing"))
        if self._rows(names)[1]:
            return None
        found = (one for one in laws().rowless for word in one.words for t in names if word in t)
        return next(found, None)

    def _around(self, place: Place) -> tuple[_Rows, _Rows]:
        """Return the rows that fit, and those pointed to, by the answers that tell of the 事務."""
        if any(name in place[:-1] for name in self._data.words("receivers")):
            return self._rows(self._texts(place[:-1], "received"))
        return self._of_document

    @cached_property
    def _of_document(self) -> tuple[_Rows, _Rows]:
        fitting, _ = self._rows(self._texts((), "fitting"))
        _, pointed_to = self._rows(self._texts((), "pointing"))
        return fitting, pointed_to

    def _texts(self, around: Place, items: str) -> Iterator[str]:
        for name in self._data.words(items):
            value = self._context.assessment.answers.get((*around, name))
            if isinstance(value, str):
                yield value

    def _rows(self, texts: Iterator[str] | list[str]) -> tuple[_Rows, _Rows]:
        found = [self._context.remembered(_CODE + " rows", text, _rows_of) for text in texts]
        fitting = tuple(row for rows, _ in found for row in rows)
        pointed_to = {row.number: row for _, rows in found for row in rows}
        return fitting, tuple(pointed_to.values())


def _rows_of(text: str) -> tuple[_Rows, _Rows]:
    rows = laws().rows
    return (
        tuple(row for row in rows if row.fits(text)),
        tuple(row for row in rows if row.is_pointed_to(text)),
    )


def _between_marks(words: str, start: int, end: int) -> str:
    """Return what is said around a citation, where no other 別表 is cited in the same breath."""
    left, right = max(0, start - _LOOKED_AROUND), min(len(words), end + _LOOKED_AROUND)
    before = [mark.end() for mark in _PARTED.finditer(words, left, start)]
    behind = _PARTED.search(words, end, right)
    around = words[before[-1] if before else left : behind.start() if behind else right]
    return around if around.count("別表") == 1 else ""
