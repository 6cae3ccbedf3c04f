"""The sample made ten times as long: every entry five times, every longer text twice.

The texts of the copies differ, as those of a real document do; what is worked out once per text
must not be spared because all are the same.
"""

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.edits import duplicate_entry
from assessor.document.file import load
from assessor.form.library import FormLibrary
from assessor.form.texts import texts, with_text
from assessor.form.values import Place, Value
from assessor.paths import forms_folder, resources_folder

_COPIES = 4
_LONG = 12
"""Characters from which a text is lengthened; shorter ones are dates, names and counts."""


def long_document() -> Assessment:
    """Return a document ten times the sample's length."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    for name, scope in assessment.form.scopes.items():
        if name in assessment.form.repeats and not scope:
            for entry in assessment.entries((name,)):
                for _ in range(_COPIES):
                    assessment.apply(duplicate_entry(assessment, (name,), entry))
    changes = tuple(
        Change(place, value, _longer(place, value)) for place, value in assessment.answers.items()
    )
    assessment.apply(Edit("", changes))
    return assessment


def characters(assessment: Assessment) -> int:
    """Return how many characters stand in all answers."""
    return sum(len(text.words) for value in assessment.answers.values() for text in texts(value))


def _longer(place: Place, value: Value) -> Value | None:
    longer: Value | None = value
    for text in texts(value):
        if len(text.words) >= _LONG:
            name = "・".join(place[1::2])
            words = f"{text.words}\n{text.words}\n{name}" if "\n" in text.words else text.words * 2
            longer = with_text(longer, text.address, words)
    return longer
