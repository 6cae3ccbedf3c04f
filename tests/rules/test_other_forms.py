"""A form that lacks the items a check asks for has nothing to say about them."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.paths import resources_folder
from assessor.rules.check import standards
from assessor.rules.context import Context
from assessor.rules.table import CHECKS
from tests.small_forms import small_form
from tests.strategies import LIBRARY


@pytest.mark.parametrize("code", CHECKS)
def test_answers_that_have_no_item_in_the_form_are_not_looked_at(code: str, tmp_path: Path) -> None:
    sample, _ = load(resources_folder() / "sample.hyoka", LIBRARY)
    strange = Assessment(small_form(tmp_path), dict(sample.answers))
    told = CHECKS[code](Context(strange, standards(), published=strange))
    assert [hit for hit in told if hit is not None] == []
