"""Documents to be looked at with other people's programs."""

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.form.library import FormLibrary
from assessor.form.values import Figure, Free, Place, Value
from assessor.importers.table import import_files
from assessor.paths import forms_folder, resources_folder
from tests.export.conftest import SVG
from tests.export.random_documents import random_document

LIBRARY = FormLibrary(forms_folder())
SAMPLE = resources_folder() / "sample.hyoka"
SENDAI = "004_df1ea52212b0946d.txt"


def document(name: str, request: pytest.FixtureRequest) -> Assessment:
    """Return a blank document, one filled with anything, the sample, or one that was imported."""
    match name:
        case "blank":
            return Assessment(LIBRARY.default)
        case "random":
            made = random_document(LIBRARY.default, 7, 0.6, ["語 & <語>", "文", "12"])
            answers: dict[Place, Value] = dict(made.answers)
            answers["flow",] = Free((Figure("flow.svg", "図"),))
            return Assessment(LIBRARY.default, answers, {"flow.svg": SVG})
        case "sample":
            return load(SAMPLE, LIBRARY)[0]
        case _:
            path = request.getfixturevalue("shared_documents") / SENDAI
            imported = import_files([path], LIBRARY)
            made = Assessment(imported.form, edition=imported.edition)
            made.apply(imported.edit)
            return made
