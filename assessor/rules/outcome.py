"""What one check of a document has brought, for whoever writes it down: a terminal, a report.

Findings that a person has set aside are kept apart, each with its reason; nobody counts them.
What is written down goes to others, so the numbers and addresses of persons are masked in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assessor.document.assessment import Assessment
from assessor.rules.check import check, standards
from assessor.rules.finding import Finding, Severity
from assessor.rules.personal import masked
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


def outcome_of(
    assessment: Assessment,
    today: date,
    published: Assessment | None = None,
    records: Assessment | None = None,
) -> Outcome:
    """Check the document and return what came of it."""
    findings, aside = parted(check(assessment, today, published, records), assessment)
    return Outcome(
        assessment,
        today,
        published is not None,
        tuple(_shown(findings)),
        tuple(
            (finding, replace(record, reason=without_persons(record.reason)))
            for finding, record in zip(
                _shown(finding for finding, _ in aside),
                (record for _, record in aside),
                strict=True,
            )
        ),
    )


def without_persons(words: str) -> str:
    """Return ``words`` with the numbers and addresses of persons masked."""
    return masked(words, standards())


def fix_words(finding: Finding) -> list[str]:
    """Return what the fixes of a finding are called."""
    return [without_persons(fix.words) for fix in finding.fixes]


def _shown(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Yield findings as others may read them; a path may hold the name of an entry."""
    return (replace(finding, path=without_persons(finding.path)) for finding in findings)
