"""The command that checks a document: check."""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from assessor.cli.files import ERRORS_FOUND, OK, load
from assessor.cli.parsing import Commands
from assessor.rules.check import check
from assessor.rules.finding import Finding, Severity


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    look = commands.add("check", "点検する", _check)
    look.add_argument("file", metavar="FILE", type=Path)
    look.add_argument("--format", choices=("text", "json"), default="text")


def _check(options: argparse.Namespace) -> int:
    findings = check(load(options.file))
    if options.format == "json":
        print(json.dumps(_findings_json(findings), ensure_ascii=False, indent=1))
    else:
        _print_findings(findings)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return ERRORS_FOUND if errors else OK


_SEVERITIES = {Severity.ERROR: "誤り", Severity.WARNING: "注意", Severity.NOTE: "参考"}


def _print_findings(findings: Iterable[Finding]) -> None:
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
        label = "" if finding.label in finding.path else f" {finding.label}"
        basis = (
            f"（{finding.basis}{'' if finding.verified else '・未確認'}）" if finding.basis else ""
        )
        severity = _SEVERITIES[finding.severity]
        print(f"{severity}\t{finding.path}{label}\t{finding.message}{basis}\t[{finding.code}]")
    print("、".join(f"{_SEVERITIES[severity]}{number}件" for severity, number in counts.items()))


def _findings_json(findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "counts": {
            str(severity): sum(finding.severity is severity for finding in findings)
            for severity in Severity
        },
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "place": list(finding.place),
                "path": finding.path,
                "label": finding.label,
                "message": finding.message,
                "basis": finding.basis,
                "verified": finding.verified,
            }
            for finding in findings
        ],
    }
