"""Findings and checks as lines with columns, for people at a terminal and for ``grep``."""

from collections.abc import Iterable, Iterator

from assessor.rules.finding import Finding, Severity
from assessor.rules.outcome import Outcome
from assessor.rules.standards import Standard

_ASIDE = "見送り"


def finding_lines(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each finding, those set aside after the open ones, then the counts."""
    for finding in outcome.findings:
        yield _line(finding.severity.words, finding, based(finding.basis, finding.verified))
    for finding, aside in outcome.aside:
        why = "、".join(filter(None, (aside.reason, aside.day)))
        yield _line(_ASIDE, finding, f"（見送りの理由：{' '.join(why.split())}）")
    counts = [f"{severity.words}{outcome.number(severity)}件" for severity in Severity]
    if outcome.aside:
        counts.append(f"{_ASIDE}{len(outcome.aside)}件")
    yield "、".join(counts)


def standard_lines(standards: Iterable[Standard]) -> Iterator[str]:
    """Yield a line for each check: severity, code, title and basis, 審査の観点, example."""
    for standard in standards:
        aspects = "、".join(f"({number})" for number in standard.aspects)
        yield "\t".join(
            (
                standard.severity.words,
                standard.code,
                standard.title + based(standard.basis, standard.evidence.verified),
                f"観点{aspects}" if aspects else "",
                f"例：{standard.example}" if standard.example else "",
            )
        )


def based(basis: str, verified: bool) -> str:  # noqa: FBT001 - the state itself
    """Return the basis as it stands behind a sentence."""
    return f"（{basis}{'' if verified else '・未確認'}）" if basis else ""


def _line(mark: str, finding: Finding, remark: str) -> str:
    label = "" if finding.label in finding.path else f" {finding.label}"
    return f"{mark}\t{finding.path}{label}\t{finding.message}{remark}\t[{finding.code}]"
