"""How much slower the sample opens with fifty versions than with none."""

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.file import decode, encode
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder, resources_folder
from benchmarks.measure import Result, median_pair, seconds

_VERSIONS = 50
_CHANGED = 10
"""Answers that differ from one version to the next."""


def results() -> list[Result]:
    """Return the ratio of the medians of 51 pairs."""
    library = FormLibrary(forms_folder())
    without = (resources_folder() / "sample.hyoka").read_bytes()
    full = encode(_with_versions(decode(without, library)))
    ours, least = median_pair(
        lambda: seconds(lambda: decode(full, library)),
        lambda: seconds(lambda: decode(without, library)),
        runs=51,
    )
    detail = f"({ours * 1000:.1f} ms, {len(full)} bytes; {least * 1000:.1f} ms, {len(without)})"
    name = f"opening with {_VERSIONS} versions / with none"
    return [Result(name, ours / least, 1.2, "x", detail)]


def _with_versions(assessment: Assessment) -> Assessment:
    texts = [place for place, value in assessment.answers.items() if isinstance(value, str)]
    for number in range(_VERSIONS):
        assessment.apply(edits.add_version(assessment, f"第{number}版", "2026-11-22", "税務課"))
        for at in range(_CHANGED):
            place = texts[(number * _CHANGED + at) % len(texts)]
            text = f"{assessment.answers[place]}{number}"
            assessment.apply(edits.set_answer(assessment, place, text))
    return assessment
