"""What has to happen before a 重要な変更 takes effect, and the last day for each.

The order is that of the form's chapter on the procedure: 意見聴取, 第三者点検 (of local bodies)
or 承認 (of national ones), 提出, 公表; then the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Place

HEARING_DAYS = 30
"""意見聴取 takes this many days, both ends counted, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """One thing that has to happen before."""

    label: str
    place: Place
    """Where the document says when it happened; empty where it does not ask."""
    latest: date
    """The last day on which it can happen, if the change is not to be put off."""
    sentence: str
    is_renewed: bool
    """Whether the document says another day there than the version last published."""


def preparations(
    published: Assessment, current: Assessment, effective: date, hearing_days: int = HEARING_DAYS
) -> tuple[Preparation, ...]:
    """Return what has to happen before a 重要な変更 that takes effect on a day, in its order."""
    return tuple(
        Preparation(
            label,
            place,
            latest,
            sentence,
            is_renewed=current.answers.get(place) not in {None, published.answers.get(place)},
        )
        for label, place, latest, sentence in _steps(current, effective, hearing_days)
    )


def _steps(
    assessment: Assessment, effective: date, hearing_days: int
) -> Iterator[tuple[str, Place, date, str]]:
    published = effective - timedelta(days=1)
    ended = published - timedelta(days=1)
    begun = ended - timedelta(days=hearing_days - 1)
    yield "意見聴取の開始", ("hearing_period",), begun, _HEARING.format(hearing_days)
    yield "意見聴取の終了", ("hearing_period",), ended, _REFLECTION
    if assessment.answers.get(("body_kind",)) == Choice("national"):
        yield "個人情報保護委員会への提出", ("submission_date",), published, _SUBMISSION
        yield "個人情報保護委員会の承認", ("approval_date",), published, _APPROVAL
    else:
        yield "第三者点検", ("review_date",), published, _REVIEW
        yield "個人情報保護委員会への提出", (), published, _SUBMISSION
    yield "公表", ("publication_date",), published, _PUBLICATION


_HEARING = "住民等の意見を{}日以上聴いてください（短縮には、特段の理由の記載が必要です）。"
_REFLECTION = "意見を検討し、必要な見直しをしてください。"
_REVIEW = "意見を踏まえた評価書について、点検を受けてください。"
_APPROVAL = "提出した評価書について、承認を受けてください。"
_SUBMISSION = "意見を踏まえた評価書を提出してください。"
_PUBLICATION = "変更の前に公表してください。"
