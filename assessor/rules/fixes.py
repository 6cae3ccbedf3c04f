"""Fixes as one edit, so that one step of undo takes all of them back."""

from collections import defaultdict
from collections.abc import Iterable

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.form.texts import text_at, with_text
from assessor.form.values import Place, Value
from assessor.rules.finding import Answer, Fix, Replacement


def edit_for(assessment: Assessment, fixes: Iterable[Fix], label: str = "") -> Edit:
    """Return the edit that makes ``fixes``.

    Of two that overlap in one answer the later one falls out, and so does one whose words no longer
    stand where they were found; the next check finds what is left.
    """
    chosen = list(fixes)
    after: dict[Place, Value | None] = {
        fix.place: fix.value for fix in chosen if isinstance(fix, Answer)
    }
    replacements: dict[Place, list[Replacement]] = defaultdict(list)
    for fix in chosen:
        if isinstance(fix, Replacement) and fix.place not in after:
            replacements[fix.place].append(fix)
    for place, among in replacements.items():
        after[place] = _replaced(assessment.answers.get(place), among)
    changes = tuple(
        Change(place, assessment.answers.get(place), value)
        for place, value in after.items()
        if assessment.answers.get(place) != value
    )
    return Edit(label or (chosen[0].words if len(chosen) == 1 else "指摘の修正"), changes)


def _replaced(value: Value | None, among: Iterable[Replacement]) -> Value | None:
    """Return ``value`` with the replacements made from its end on, so that none moves another."""
    taken: dict[object, int] = {}
    last_first = sorted(among, key=lambda fix: (fix.passage.start, fix.passage.end), reverse=True)
    for fix in last_first:
        address = fix.passage.address
        words = text_at(value, address)
        clear = fix.passage.end <= taken.get(address, len(words))
        if clear and words[fix.passage.start : fix.passage.end] == fix.old:
            words = words[: fix.passage.start] + fix.new + words[fix.passage.end :]
            value = with_text(value, address, words)
            taken[address] = fix.passage.start
    return value
