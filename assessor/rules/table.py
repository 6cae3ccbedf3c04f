"""The table of checks: which function looks for what.

One function, one line in the ``CHECKS`` or ``TEXT_CHECKS`` of its module, one ``check`` element in
``forms/checks``: that is a check. A test holds the three against each other.
"""

from collections.abc import Mapping

from assessor.rules import (
    against,
    agreement,
    changed,
    characters,
    citations,
    dates,
    files,
    incident_checks,
    ledger_use,
    mentions,
    names,
    parties,
    personal,
    pointers,
    procedure,
    reminders,
    style,
    substance,
    superseded,
    threshold,
    unsolved,
    widths,
    withheld,
)
from assessor.rules.kinds import Check, TextCheck

CHECKS: Mapping[str, Check] = {
    **threshold.CHECKS,
    **procedure.CHECKS,
    **reminders.CHECKS,
    **agreement.CHECKS,
    **unsolved.CHECKS,
    **files.CHECKS,
    **pointers.CHECKS,
    **changed.CHECKS,
    **superseded.CHECKS,
    **against.CHECKS,
    **names.CHECKS,
    **mentions.CHECKS,
    **parties.CHECKS,
    **substance.CHECKS,
    **style.CHECKS,
    **widths.CHECKS,
    **citations.CHECKS,
    **incident_checks.CHECKS,
    **ledger_use.CHECKS,
    **withheld.CHECKS,
}
"""By code; each looks at the whole document."""

TEXT_CHECKS: Mapping[str, TextCheck] = {
    **citations.TEXT_CHECKS,
    **characters.TEXT_CHECKS,
    **personal.TEXT_CHECKS,
    **style.TEXT_CHECKS,
    **dates.TEXT_CHECKS,
}
"""By code; each looks at one text, wherever it stands."""

ITEM_CHECKS = (
    "blank",
    "blank-advised",
    "unreadable",
    "misfit",
    "not-applicable",
    "national-only",
    "not-alone",
    "tail-unticked",
    "tail-blank",
    "figure-missing",
    "entries-missing",
    "entries-many",
    "stranger",
    "unplaced",
    "edition-unknown",
)
"""The codes of ``rules.items`` and ``rules.needless``, which hold for every item."""
