"""The version last published: what 変更箇所 and the checks of it compare with."""

from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.versions import PUBLISHED, Version
from assessor.form.dates import in_japanese


def last_published_version(assessment: Assessment) -> Version | None:
    """Return the newest version that is called 公表版, or None where there is none."""
    versions = reversed(assessment.versions)
    return next((version for version in versions if version.label == PUBLISHED), None)


def last_published(assessment: Assessment) -> Assessment | None:
    """Return the document as it was last published, as far as its file knows.

    Raises ``DocumentError`` where the file is damaged there.
    """
    version = last_published_version(assessment)
    return assessment.version_state(version.name) if version else None


def last_published_called(assessment: Assessment) -> str:
    """Return what people call the version last published: 「公表版（令和8年8月20日）」."""
    version = last_published_version(assessment)
    if version is None:
        return ""
    try:
        day = in_japanese(date.fromisoformat(version.day))
    except ValueError:
        day = version.day
    return f"{version.label}（{day}）" if day else version.label
