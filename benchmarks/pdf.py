"""The PDF of the sample against its Word file, and the preview after an edit against the PDF.

The typesetter remembers what it has set. So that it cannot simply give back the same pages, each
run writes other words into an answer at the beginning of the document.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.compose import compose
from assessor.export.typesetting import Copy, Typesetting
from assessor.export.writers import WRITERS, Settings
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder, resources_folder
from benchmarks.measure import Result, median_pair, seconds

_DAY = date(2026, 11, 22)


def results() -> list[Result]:
    """Return both ratios of the medians of five pairs."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    states = _states(assessment)
    pdf, word = median_pair(
        lambda: _written(next(states), ".pdf"), lambda: _written(next(states), ".docx")
    )
    with TemporaryDirectory() as folder:
        typesetting = Typesetting(Path(folder), spots=True)
        preview, again = median_pair(
            lambda: seconds(lambda: _set(next(states), typesetting)),
            lambda: _written(next(states), ".pdf"),
        )
    return [
        _result("PDF of the sample / its Word file", pdf, word, 5),
        _result("Preview of the sample after an edit / its PDF", preview, again, 1),
    ]


def _states(assessment: Assessment) -> Iterator[Assessment]:
    for number in count():
        edit = edits.set_answer(assessment, ("office_content",), f"{number}番目の内容。" * 40)
        assessment.apply(edit)
        yield assessment.snapshot()


def _written(assessment: Assessment, suffix: str) -> float:
    return seconds(lambda: WRITERS[suffix](assessment, Settings(_DAY)))


def _set(assessment: Assessment, typesetting: Typesetting) -> None:
    typesetting.pdf(Copy(assessment, compose(assessment), _DAY))
    typesetting.found_spots()


def _result(name: str, figure: float, against: float, aim: float) -> Result:
    detail = f"({figure * 1000:.0f} ms against {against * 1000:.0f} ms)"
    return Result(name, figure / against, aim, "x", detail)
