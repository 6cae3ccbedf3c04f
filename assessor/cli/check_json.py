"""Findings and checks as JSON. Other programs rely on the keys: add some, never change one."""

from collections.abc import Iterable

from assessor.rules.finding import Finding, Severity
from assessor.rules.outcome import Outcome, fix_words
from assessor.rules.standards import Standard

Json = dict[str, object]


def outcome_json(outcome: Outcome) -> Json:
    """Return the findings; those set aside stand apart and are not counted."""
    return {
        "today": outcome.today.isoformat(),
        "counts": {str(severity): outcome.number(severity) for severity in Severity},
        "findings": [_finding(finding) for finding in outcome.findings],
        "set_aside": [
            {**_finding(finding), "reason": aside.reason, "day": aside.day}
            for finding, aside in outcome.aside
        ],
    }


def standards_json(standards: Iterable[Standard]) -> Json:
    """Return what is known of every check."""
    return {
        "rules": [
            {
                "code": standard.code,
                "severity": str(standard.severity),
                "title": standard.title,
                "basis": standard.basis,
                "verified": not standard.basis or standard.evidence.verified,
                "aspects": list(standard.aspects),
                "proposal": standard.proposal,
                "example": standard.example,
            }
            for standard in standards
        ]
    }


def _finding(finding: Finding) -> Json:
    passage = finding.passage
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "title": finding.title,
        "place": list(finding.place),
        "path": finding.path,
        "label": finding.label,
        "message": finding.message,
        "basis": finding.basis,
        "verified": finding.verified,
        "aspects": list(finding.aspects),
        "quotation": finding.quotation,
        "passage": passage
        and {"address": list(passage.address), "start": passage.start, "end": passage.end},
        "fixes": fix_words(finding),
    }
