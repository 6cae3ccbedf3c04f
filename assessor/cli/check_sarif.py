"""Findings as SARIF 2.1.0, the format in which programs that check hand over what they found.

The document file is the one artifact that was analysed. A text in it that a finding points into
is an artifact inside that one, so that a region can count the characters of just this text; its
URI is the place, and then where in the answer the text stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from assessor.form.texts import Address
from assessor.form.values import Place
from assessor.paths import program_version
from assessor.rules.finding import Finding, Passage, Replacement
from assessor.rules.outcome import Outcome, fix_words, without_persons
from assessor.rules.standards import Standard

Json = dict[str, object]
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def outcome_sarif(
    outcome: Outcome, standards: Mapping[str, Standard], path: Path, digest: str
) -> Json:
    """Return the log of one check of the file at ``path``."""
    artifacts = _Artifacts(path, digest)
    indices = {code: index for index, code in enumerate(standards)}
    open_ones = [
        {**_result(finding, indices, artifacts), "suppressions": []} for finding in outcome.findings
    ]
    suppressed = [
        {
            **_result(finding, indices, artifacts),
            "suppressions": [
                {
                    "kind": "inSource",
                    "status": "accepted",
                    "justification": aside.reason,
                    "properties": {"day": aside.day},
                }
            ],
        }
        for finding, aside in outcome.aside
    ]
    driver = {
        "name": "assessor",
        "version": program_version(),
        "language": "ja",
        "rules": [_rule(standard) for standard in standards.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": "ja",
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts.listed,
        "results": open_ones + suppressed,
        "properties": {"today": outcome.today.isoformat(), "compared": outcome.compared},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


@dataclass
class _Artifacts:
    """The document file, and the texts inside it that were pointed into."""

    path: Path
    digest: str
    _texts: dict[tuple[Place, Address], int] = field(default_factory=dict)

    @property
    def listed(self) -> list[Json]:
        """All of them; an index counts in this list."""
        document: Json = {
            "location": {"uri": self._uri},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": self.digest},
        }
        return [
            document,
            *({"location": {"uri": _inside(*text)}, "parentIndex": 0} for text in self._texts),
        ]

    def document(self) -> Json:
        """Return where the document is."""
        return {"uri": self._uri, "index": 0}

    def text(self, place: Place, address: Address) -> Json:
        """Return where a text is; the first time it is entered in the list."""
        index = self._texts.setdefault((place, address), len(self._texts) + 1)
        return {"uri": _inside(place, address), "index": index}

    @property
    def _uri(self) -> str:
        if self.path.is_absolute():
            return self.path.as_uri()
        return quote(self.path.as_posix())


def _inside(place: Place, address: Address) -> str:
    return "/".join(quote(str(part), safe="") for part in (*place, *address))


def _rule(standard: Standard) -> Json:
    basis = f"根拠：{standard.basis}" if standard.basis else ""
    example = f"例：{standard.example}" if standard.example else ""
    return {
        "id": standard.code,
        "shortDescription": {"text": standard.title},
        "help": {"text": "\n".join(filter(None, (example, basis))) or standard.title},
        "defaultConfiguration": {"level": str(standard.severity)},
        "properties": {
            "basis": standard.basis,
            "verified": not standard.basis or standard.evidence.verified,
            "aspects": list(standard.aspects),
        },
    }


def _result(finding: Finding, indices: Mapping[str, int], artifacts: _Artifacts) -> Json:
    fixes = [
        _fix(fix, artifacts)
        for fix in finding.fixes
        if isinstance(fix, Replacement) and _can_be_shown(fix)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": str(finding.severity),
        "message": {"text": finding.message},
        "locations": [_location(finding, artifacts)],
        **({"fixes": fixes} if fixes else {}),
        "properties": {
            "label": finding.label,
            "quotation": finding.quotation,
            "basis": finding.basis,
            "verified": finding.verified,
            "aspects": list(finding.aspects),
            "fixes": fix_words(finding),
        },
    }


def _can_be_shown(fix: Replacement) -> bool:
    return all(without_persons(words) == words for words in (fix.words, fix.new))


def _location(finding: Finding, artifacts: _Artifacts) -> Json:
    physical: Json = {"artifactLocation": artifacts.document()}
    if finding.passage:
        physical = {
            "artifactLocation": artifacts.text(finding.place, finding.passage.address),
            "region": _region(finding.passage),
        }
    location: Json = {"physicalLocation": physical}
    if finding.place:
        location["logicalLocations"] = [
            {
                "name": finding.path,
                "fullyQualifiedName": "/".join(finding.place),
                "kind": "element",
            }
        ]
    return location


def _fix(fix: Replacement, artifacts: _Artifacts) -> Json:
    replacement = {"deletedRegion": _region(fix.passage), "insertedContent": {"text": fix.new}}
    change = {
        "artifactLocation": artifacts.text(fix.place, fix.passage.address),
        "replacements": [replacement],
    }
    return {"description": {"text": fix.words}, "artifactChanges": [change]}


def _region(passage: Passage) -> Json:
    return {"charOffset": passage.start, "charLength": passage.end - passage.start}
