"""The version last published: what 変更箇所 and the checks of it compare with."""

from assessor.document.assessment import Assessment
from assessor.document.versions import PUBLISHED, Version


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
