"""The sample that is shipped: one document, as text and as a file, without a finding."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import decode, encode
from assessor.document.xml import from_xml
from assessor.form.library import FormLibrary
from assessor.form.values import Choice, is_blank
from assessor.paths import forms_folder, resources_folder
from assessor.rules.check import check
from assessor.rules.evaluate import Evaluation


@pytest.fixture(scope="module")
def sample() -> Assessment:
    content = (resources_folder() / "sample.hyoka").read_bytes()
    return decode(content, FormLibrary(forms_folder()))


def test_the_packed_sample_is_what_the_text_says(checkout: Path, sample: Assessment) -> None:
    folder = checkout / "resources" / "sample"
    record = from_xml((folder / "answers.xml").read_bytes())
    pictures = {path.name: path.read_bytes() for path in folder.glob("*.svg")}
    packed = encode(Assessment(sample.form, record.answers, pictures))
    assert packed == (resources_folder() / "sample.hyoka").read_bytes(), "run: make sample"


def test_the_sample_has_no_finding(sample: Assessment) -> None:
    assert check(sample) == []


def test_the_sample_is_long_enough_to_be_real(sample: Assessment) -> None:
    assert len(sample.entries(("file",))) == 2
    assert len(sample.entries(("system",))) == 3
    first = sample.entries(("file",))[0]
    assert len(sample.entries(("file", first, "outsourcing"))) == 4
    assert sample.entries(("file", first, "recipient"))
    assert sample.entries(("file", first, "destination"))
    assert len(sample.entries(("change",))) == 10


def test_every_risk_of_the_sample_is_answered(sample: Assessment) -> None:
    evaluation = Evaluation(sample)
    for slot in sample.slots():
        if slot.node.label == "リスクへの対策は十分か" and evaluation.applies(slot.place):
            assert isinstance(sample.answer(slot.place), Choice), sample.written_path(slot)


def test_every_picture_of_the_sample_is_shown(sample: Assessment) -> None:
    assert set(sample.attachments) == {"flow.svg"}
    assert not any(is_blank(value) for value in sample.answers.values())
