"""Our own text export, read back: the sample with two files, four 委託事項 and a 別紙."""

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.text import write
from assessor.form.definition import Echo
from assessor.form.values import Value
from assessor.importers.imported import Imported
from assessor.paths import resources_folder
from tests.importers.sources import imported, library


@pytest.fixture(scope="module")
def sample() -> Assessment:
    return load(resources_folder() / "sample.hyoka", library())[0]


@pytest.fixture(scope="module")
def result(sample: Assessment) -> Imported:
    return imported(write(sample, lambda _: None).decode())


def by_path(assessment: Assessment) -> dict[str, Value]:
    return {
        assessment.written_path(slot): value
        for slot in assessment.slots()
        if slot.section.printed and not isinstance(slot.node, Echo)
        if (value := assessment.answer(slot.place)) is not None
    }


def test_every_answer_comes_back_but_the_picture(sample: Assessment, result: Imported) -> None:
    read = Assessment(result.form, edition=result.edition)
    read.apply(result.edit)
    before, after = by_path(sample), by_path(read)
    assert after.keys() == before.keys()
    assert [path for path, value in before.items() if after[path] != value] == ["（別添1）"]


def test_nothing_is_left_without_an_item(result: Imported) -> None:
    assert result.report.unplaced == ()


def test_the_edition_comes_back(sample: Assessment, result: Imported) -> None:
    assert result.edition == sample.edition
