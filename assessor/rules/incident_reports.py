"""When an incident is to be reported to the 個人情報保護委員会: 速報 and 確報.

Both count from the day on which the body came to know of it, which is taken as the first day: the
earlier of two ways to count, so that nobody is late by relying on it (which one is meant was not
verified). The numbers of days stand in ``forms/checks/records.xml``. Those of the 速報 are only a
measure (目安).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from assessor.rules.incidents import NO, Incident
from assessor.rules.standards import Standards

PROMPT_CHECK, FINAL_CHECK = "incident-prompt-open", "incident-final-open"


@dataclass(frozen=True, slots=True)
class Reports:
    """Until when the two reports of one incident are to be made."""

    prompt_from: date
    """The earlier end of the measure for the 速報."""
    prompt_by: date
    """The later end."""
    final_by: date
    days: int
    """How many days the 確報 has."""
    malicious: bool
    """Whether it has more of them, because of a 不正の目的."""


def reports(incident: Incident, standards: Standards) -> Reports | None:
    """Return when its reports are due; None where none is, or no day is known to count from.

    Where only the month of the discovery is known, its first day is counted from: earlier is safe.
    """
    found = incident.days("found")
    if found is None or incident.chosen("reporting") == NO:
        return None
    prompt, final = standards[PROMPT_CHECK], standards[FINAL_CHECK]
    malicious = not incident.kinds.isdisjoint(final.words("malicious"))
    days = final.number("malicious_days" if malicious else "days")
    since = found.first - timedelta(days=1)
    return Reports(
        since + timedelta(days=prompt.number("first")),
        since + timedelta(days=prompt.number("last")),
        since + timedelta(days=days),
        days,
        malicious,
    )
