"""How long the check of the sample takes."""

import statistics

from assessor.document.file import load
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder, resources_folder
from assessor.rules.check import check
from benchmarks.measure import Result, seconds


def results() -> list[Result]:
    """Return the median over 20 checks, in milliseconds."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    check(assessment)
    times = [seconds(lambda: check(assessment)) for _ in range(20)]
    return [Result("check of the sample", statistics.median(times) * 1000, 20, "ms")]
