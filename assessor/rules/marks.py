"""Many marks of one kind in a text, said once.

A table pasted into a text has a hundred tabs; a hundred findings would hide all others.
"""

from collections.abc import Iterable, Iterator

from assessor.rules.finding import Mark

_MANY = 3


def few(words: str, marks: Iterable[Mark], message: str) -> Iterator[Mark]:
    """Yield ``marks``, or where they are many one that fixes them all.

    All of them need a fix; ``message`` says it of many, with their number for ``{}``.
    """
    found = list(marks)
    if len(found) < _MANY:
        yield from found
        return
    mended, at = "", found[0].start
    for mark in found:
        mended += words[at : mark.start] + (mark.new or "")
        at = mark.end
    yield Mark(found[0].start, at, message.format(len(found)), mended)
