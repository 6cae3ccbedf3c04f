"""Records of serious incidents for tests: a document of our own form with the rows given."""

from collections.abc import Mapping

from assessor.document.assessment import Assessment
from assessor.form.kinds import read
from assessor.form.values import Checks, Entries, Place, Value
from tests.strategies import LIBRARY

FORM = LIBRARY.form("records")
Row = Mapping[str, str | Value]


def records(*rows: Row, measures: tuple[Row, ...] = (), body: str = "星見市長") -> Assessment:
    """Return a document with these incidents and measures.

    A row names items without their beginning; a text is read as the item's kind, ``kinds`` may be
    the names of boxes with spaces between them.
    """
    answers: dict[Place, Value] = {("body_name",): body, ("ledger",): Entries(("l1",))}
    for repeat, given in (("incident", rows), ("measure", measures)):
        names = tuple(f"e{number}" for number in range(1, len(given) + 1))
        if names:
            answers[(repeat,)] = Entries(names)
        for name, row in zip(names, given, strict=True):
            for item, words in row.items():
                value = _value(f"{repeat}_{item}", words)
                if value is not None:
                    answers[(repeat, name, f"{repeat}_{item}")] = value
    return Assessment(FORM, answers)


def _value(item: str, words: str | Value) -> Value | None:
    if isinstance(words, str) and item == "incident_kinds":
        return Checks.of(words.split())
    return read(FORM.items[item], words) if isinstance(words, str) else words
