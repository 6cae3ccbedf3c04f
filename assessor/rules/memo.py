"""What was worked out for a text once and is asked for again at every check.

A pure function of a text gives the same result until the text changes, and between two checks
one answer changes and hundreds stay. Nothing has to be told to the memo: what a whole check did
not ask for is forgotten with the next one. A check that is broken off forgets nothing.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

_Result = TypeVar("_Result")


class Memo:
    """Results by key, for as long as they are asked for."""

    def __init__(self) -> None:
        self._now: dict[Hashable, object] = {}
        self._before: dict[Hashable, object] = {}

    def result(self, key: Hashable, work: Callable[[], _Result]) -> _Result:
        """Return what ``work`` gave for ``key`` before, or let it work now.

        ``key`` must name the work as well as everything it depends on.
        """
        if key in self._now:
            found = self._now[key]
        elif key in self._before:
            found = self._now[key] = self._before[key]
        else:
            found = self._now[key] = work()
        return found  # type: ignore[return-value]  # a key names its work, and so its type

    def knows(self, key: Hashable) -> bool:
        """Tell whether there is a result for ``key``."""
        return key in self._now or key in self._before

    def turn(self) -> None:
        """Say that a check has come to its end."""
        self._before, self._now = self._now, {}
