"""The form of the records of incidents: it is ours, and the engine treats it like any other."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.document.edits import add_entry, first_entries
from assessor.document.file import decode, encode
from assessor.export.writers import WRITERS, Settings
from assessor.form.lint import lint
from assessor.rules.check import check, standards
from assessor.rules.context import Context
from assessor.rules.table import CHECKS
from tests.records_of_incidents import FORM, records
from tests.strategies import LIBRARY, assessments

DAY = date(2026, 11, 22)
ITS_OWN = ("incident-", "measure-")
FULL = {
    "title": "封入誤り",
    "number": "①",
    "date": "令和8年5月1日",
    "content": "誤送付した。",
    "kinds": "sensitive over_100",
    "persons": "221人",
    "prevention": "照合する。",
    "note": "簿冊にある。",
}


def test_it_is_found_by_its_family_and_is_nobodys_default() -> None:
    assert LIBRARY.form("records") is FORM
    assert FORM.family == "records"
    assert LIBRARY.default.family == "zenkomoku"
    assert LIBRARY.form("zenkomoku") is LIBRARY.default


def test_it_does_not_claim_to_be_official() -> None:
    assert FORM.evidence.source == "own"
    assert FORM.tag == "[第1版　独自様式]"
    kinds = FORM.items["incident_kinds"].options
    assert {option.evidence.source for option in kinds} == {"law", "own"}
    assert not FORM.items["incident_blameless"].evidence.verified


def test_the_linter_finds_nothing_and_every_item_has_guidance() -> None:
    assert lint(FORM) == []


def test_a_record_of_a_later_edition_is_opened_as_a_record() -> None:
    form, known = LIBRARY.nearest("records-09", "第9版")
    assert form is FORM
    assert not known


@settings(max_examples=25)
@given(assessments(FORM))
def test_what_is_saved_is_loaded(assessment: Assessment) -> None:
    assert decode(encode(assessment), LIBRARY).answers == assessment.answers


@settings(max_examples=25)
@given(assessments(FORM))
def test_checks_of_an_assessment_say_nothing_of_random_records(assessment: Assessment) -> None:
    context = Context(assessment, standards(), DAY, assessment)
    for code, find in CHECKS.items():
        found = [hit for hit in find(context) if hit is not None]
        assert code.startswith(ITS_OWN) or found == [], code


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
def test_every_answer_is_exported(suffix: str) -> None:
    written = WRITERS[suffix](records(FULL, measures=({"issue": "記録がない。"},)), Settings(DAY))
    if suffix == ".docx":
        from tests.export.word import text  # noqa: PLC0415 - for one case

        words = text(written)
    else:
        words = written.decode()
    for answer in ("星見市長", "封入誤り", "誤送付した。", "221人", "簿冊にある。", "記録がない。"):
        assert answer in words


def test_the_pdf_is_written() -> None:
    assert WRITERS[".pdf"](records(FULL), Settings(DAY)).startswith(b"%PDF-")


def test_a_new_register_has_a_name_of_its_own() -> None:
    names = set()
    for _ in range(3):
        assessment = Assessment(FORM)
        assessment.apply(first_entries(FORM))
        names.add(assessment.entries(("ledger",)))
        assessment.apply(add_entry(assessment, ("incident",)))
        assert {found.code for found in check(assessment, DAY)} <= {"blank", "blank-advised"}
    assert len(names) == 3


def test_the_word_file_brings_the_record_back(tmp_path: Path) -> None:
    from assessor.importers.table import import_files  # noqa: PLC0415 - for one case

    document = records(FULL)
    path = tmp_path / "records.docx"
    path.write_bytes(WRITERS[".docx"](document, Settings(DAY)))
    imported = import_files([path], LIBRARY)
    assert imported.form.id == FORM.id
    assert {change.place: change.after for change in imported.edit.changes} == document.answers
