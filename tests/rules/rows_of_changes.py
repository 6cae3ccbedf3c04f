"""Documents with rows of 変更箇所, for the tests of what is held against them."""

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from tests.strategies import FORM

EARLY, LATE = "before", "after"
DAY = "令和8年8月20日"

Row = tuple[str, str, str, str, str]
"""項目, 変更前, 変更後, 提出時期, 説明."""


def with_rows(*rows: Row, days: tuple[str, ...] = (), **answers: Value) -> Assessment:
    """Return a document with answers outside of repeats, and rows of one day or of ``days``."""
    names = tuple(f"c{number}" for number in range(len(rows)))
    given: dict[Place, Value] = {(name,): value for name, value in answers.items()}
    given["change",] = Entries(names)
    for name, row, day in zip(names, rows, days or (DAY,) * len(rows), strict=True):
        item, before, after, timing, reason = row
        texts = {
            "change_date": day,
            "change_item": item,
            "change_before": before,
            "change_after": after,
            "change_reason": reason,
        }
        given |= {("change", name, key): text for key, text in texts.items() if text}
        if timing:
            given["change", name, "change_timing"] = Choice(timing)
    return Assessment(FORM, given)


def with_answers(document: Assessment, answers: dict[Place, Value]) -> Assessment:
    """Return ``document`` with more answers, or others."""
    return Assessment(FORM, {**document.answers, **answers})
