"""What one check of a document has brought, for whoever writes it down: a terminal, a report.

Findings that a person has set aside are kept apart, each with its reason; nobody counts them.
"""

from dataclasses import dataclass
from datetime import date

from assessor.document.assessment import Assessment
from assessor.rules.check import check
from assessor.rules.finding import Finding, Severity
from assessor.rules.set_aside import SetAside, parted


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of one check, and what was checked how."""

    assessment: Assessment
    today: date
    """The day that reminders were relative to."""
    compared: bool
    """Whether the version last published was at hand."""
    findings: tuple[Finding, ...]
    """Those that are open, in printed order."""
    aside: tuple[tuple[Finding, SetAside], ...]

    def number(self, severity: Severity) -> int:
        """Return how many open findings are so grave."""
        return sum(finding.severity is severity for finding in self.findings)


def outcome_of(assessment: Assessment, today: date, published: Assessment | None = None) -> Outcome:
    """Check the document and return what came of it."""
    findings, aside = parted(check(assessment, today, published), assessment)
    return Outcome(assessment, today, published is not None, tuple(findings), tuple(aside))
