"""The two kinds of check: one sees the whole document, the other one text at a time."""

from collections.abc import Callable, Iterable

from assessor.rules.context import Context
from assessor.rules.finding import Hit, Mark
from assessor.rules.standards import Standard

Check = Callable[[Context], Iterable[Hit | None]]
"""Looks at the whole document, and yields what it finds; None only gives way, in long work."""

TextCheck = Callable[[str, Standard], Iterable[Mark]]
"""Looks at one text, wherever that stands; must depend on nothing else, for it is asked once."""
