"""見送った指摘: findings that a person has read and decided to leave, with the reason.

They are kept in the document as entries of a repeat of our own, like the texts without an item, so
that saving, undo, versions and comparison know them. One counts only as long as the answer it was
about is the same: when that changes, the finding comes back, and its record says why it was left
before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.digest import answer_digest
from assessor.document.edits import new_name, remove_entry
from assessor.form.values import Entries, Place
from assessor.rules.finding import Finding

REPEAT: Place = ("set_aside",)


@dataclass(frozen=True, slots=True)
class SetAside:
    """One finding that was set aside, with the reason and the day."""

    entry: str
    code: str
    place: Place
    message: str
    answer: str
    """The digest of the answer that it was about."""
    reason: str
    day: str


def set_asides(assessment: Assessment) -> Iterator[SetAside]:
    """Yield what was set aside, in the order in which it was."""
    for entry in assessment.entries(REPEAT):

        def text(name: str, entry: str = entry) -> str:
            value = assessment.answers.get((*REPEAT, entry, f"set_aside_{name}"))
            return value if isinstance(value, str) else ""

        yield SetAside(
            entry=entry,
            code=text("code"),
            place=tuple(filter(None, text("place").split("/"))),
            message=text("message"),
            answer=text("answer"),
            reason=text("reason"),
            day=text("day"),
        )


def set_aside(assessment: Assessment, finding: Finding, reason: str, day: date) -> Edit:
    """Return the edit that sets ``finding`` aside, in place of what was said of it before."""
    entry = new_name()
    older = [each for each in set_asides(assessment) if _is_about(each, finding)]
    words = {
        "code": finding.code,
        "place": "/".join(finding.place),
        "message": finding.message,
        "answer": answer_digest(assessment.answers.get(finding.place)),
        "reason": reason,
        "day": day.isoformat(),
    }
    answers = tuple(
        Change((*REPEAT, entry, f"set_aside_{name}"), None, text)
        for name, text in words.items()
        if text
    )
    removed = [
        Change(place, value, None)
        for place, value in assessment.answers.items()
        for each in older
        if place[:2] == (*REPEAT, each.entry)
    ]
    gone = {each.entry for each in older}
    kept = tuple(name for name in assessment.entries(REPEAT) if name not in gone)
    entries = Change(REPEAT, assessment.answers.get(REPEAT), Entries((*kept, entry)))
    return Edit("指摘の見送り", (*removed, entries, *answers))


def take_up(assessment: Assessment, entry: str) -> Edit:
    """Return the edit that takes up again what was set aside."""
    return Edit("見送りの取消し", remove_entry(assessment, REPEAT, entry).changes)


def parted(
    findings: Iterable[Finding], assessment: Assessment
) -> tuple[list[Finding], list[tuple[Finding, SetAside]]]:
    """Return the findings that are open, and those set aside, each with why."""
    kept = {(aside.code, aside.place, aside.message): aside for aside in set_asides(assessment)}
    still_open: list[Finding] = []
    aside: list[tuple[Finding, SetAside]] = []
    for finding in findings:
        record = kept.get((finding.code, finding.place, finding.message))
        if record and record.answer == answer_digest(assessment.answers.get(finding.place)):
            aside.append((finding, record))
        else:
            still_open.append(finding)
    return still_open, aside


def returned(findings: Iterable[Finding], assessment: Assessment) -> dict[Finding, SetAside]:
    """Return which open findings were set aside before their answer changed, each with why.

    The sentence may quote the answer and so have changed with it.
    """
    among = list(findings)
    found: dict[Finding, SetAside] = {}
    for record in set_asides(assessment):
        if record.answer == answer_digest(assessment.answers.get(record.place)):
            continue
        alike = [each for each in among if (each.code, each.place) == (record.code, record.place)]
        same = [each for each in alike if each.message == record.message]
        for finding in (same or alike)[:1]:
            found[finding] = record
    return found


def _is_about(record: SetAside, finding: Finding) -> bool:
    return (record.code, record.place, record.message) == (
        finding.code,
        finding.place,
        finding.message,
    )
