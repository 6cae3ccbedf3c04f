"""How versions are spoken of: 「提出版（令和8年8月20日）」. No Qt here."""

from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.versions import Version
from assessor.errors import AssessorError
from assessor.form.dates import in_japanese

PRESENT = "今の記載"


def day_words(day: str) -> str:
    """Return a day (ISO) as people write it; as it is where it is none."""
    try:
        return in_japanese(date.fromisoformat(day))
    except ValueError:
        return day


def version_words(version: Version) -> str:
    """Return the label of a version with its day."""
    return f"{version.label}（{day_words(version.day)}）" if version.day else version.label


def stand_words(assessment: Assessment, name: str) -> str:
    """Return how the version of that name is called; the present state for no name."""
    try:
        return version_words(assessment.version(name)) if name else PRESENT
    except AssessorError:
        return name
