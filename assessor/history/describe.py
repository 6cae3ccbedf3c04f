"""The rows of （別添3）変更箇所 that the difference between two states calls for.

    function            what it gives
    proposals           the rows to propose: not yet adopted, not left out
    all_proposals       also those; what rows are held against to see whether they are out of date
    unsettled           those of all proposals that are neither adopted nor left out
    rows.adopt          an edit that makes rows of proposals, one each or all together
    rows.leave_out      an edit that keeps proposals out, with the reason
    rows.left_out       what was left out, as long as the answer stays the same
    rows.taken_up       an edit that proposes again what was left out
    rows.stale_rows     rows whose answer has changed again, each with its new text
    rows.refreshed      an edit that gives a row its new text
    rows.merged_rows    an edit that makes one row of several
    rows.split_row      an edit that makes several rows of one
    preparations        what has to happen before a 重要な変更, with the last day for each

Rows are moved, edited and removed like the entries of any repeat (``document.edits``).

Items that are not printed and 変更箇所 itself are left out; so are 公表日 and 承認日, which are new
in every publication. The other items of the cover are listed as published rows list them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assessor.document.assessment import Assessment
from assessor.form.dates import in_japanese
from assessor.form.kinds import folded
from assessor.history.compare import compared
from assessor.history.difference import Difference
from assessor.history.draft import Draft, drafts
from assessor.history.insertion import in_whole_words
from assessor.history.proposal import ADDED, REMOVED, Proposal
from assessor.history.records import is_settled, rows_beside
from assessor.history.side import Side
from assessor.history.timing import is_grave, timing_of


def proposals(
    published: Assessment, current: Assessment, day: date, *, emergency: bool = False
) -> tuple[Proposal, ...]:
    """Return the rows to propose, in printed order; what has a row or was left out is not there."""
    found = all_proposals(published, current, day, emergency=emergency)
    return unsettled(published, current, found)


def unsettled(
    published: Assessment, current: Assessment, found: Iterable[Proposal]
) -> tuple[Proposal, ...]:
    """Return those of all proposals that have no row and were not left out."""
    return tuple(
        replace(proposal, beside=rows_beside(published, current, proposal))
        for proposal in found
        if not is_settled(published, current, proposal)
    )


def all_proposals(
    published: Assessment, current: Assessment, day: date, *, emergency: bool = False
) -> tuple[Proposal, ...]:
    """Return every row that the difference calls for, in printed order."""
    listed = (each for each in compared(published, current).differences if _is_listed(each))
    found = _over_files(_by_wording([*drafts(Side(published), Side(current), listed)]))
    along = is_grave((draft.nature, draft.important) for draft in found)
    return tuple(
        Proposal(
            draft.kind,
            draft.places,
            draft.item,
            draft.before or ADDED,
            draft.after or REMOVED,
            in_japanese(day),
            draft.important,
            draft.nature,
            timing_of(draft.nature, important=draft.important, along=along, emergency=emergency),
            draft.group,
            (draft.passage.before, draft.passage.after),
        )
        for draft in found
    )


_ROWS = "rows"
"""The style of the section of 変更箇所."""
_NEW_EACH_TIME = frozenset(["publication_date", "approval_date"])


def _is_listed(difference: Difference) -> bool:
    return (
        difference.printed
        and difference.section.style != _ROWS
        and difference.place[-1] not in _NEW_EACH_TIME
    )


def _by_wording(found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts; those that tell of one wording in several items are a group.

    The same wording, replaced in several passages of one item, is told once.
    """
    alike: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in found:
        if draft.passage.wording:
            alike[draft.passage.wording.key].append(draft)
    groups = {
        key: in_whole_words([each.passage.wording for each in group if each.passage.wording])
        for key, group in alike.items()
        if len({each.places for each in group}) > 1
    }
    told: dict[object, Draft] = {}
    for draft in found:
        wording = groups.get(draft.passage.wording.key) if draft.passage.wording else None
        if wording and wording.says_something:
            told.setdefault((draft.item, wording), draft.telling(wording))
        else:
            told[len(told)] = draft
    return [*told.values()]


def _over_files(found: Iterable[Draft]) -> list[Draft]:
    """Return the drafts; the same change in several files is one."""
    together: dict[object, Draft] = {}
    for draft in found:
        words = (folded(draft.before), folded(draft.after), draft.passage.heading)
        same = (draft.address, words) if draft.files else (draft.places, words, len(together))
        first = together.get(same)
        if first and set(first.files).isdisjoint(draft.files):
            places, slots = (*first.places, *draft.places), (*first.slots, *draft.slots)
            together[same] = replace(first, places=places, slots=slots)
        else:
            together[(*same, len(together)) if first else same] = draft
    return [*together.values()]
