"""Every check has its function, its data and an example; the data are as their schema says."""

from pathlib import Path

import pytest
from lxml import etree

from assessor.errors import FormError
from assessor.form.laws import laws
from assessor.paths import forms_folder
from assessor.rules.catalogue import catalogue
from assessor.rules.check import standards
from assessor.rules.standards import read_standards
from assessor.rules.table import CHECKS, ITEM_CHECKS, TEXT_CHECKS
from tests.strategies import LIBRARY

FOLDER = forms_folder() / "checks"
HEAD = '<checks xmlns="urn:assessor:checks">'


def test_every_check_has_a_function_and_its_data() -> None:
    functions = [*CHECKS, *TEXT_CHECKS, *ITEM_CHECKS]
    assert len(functions) == len(set(functions))
    assert sorted(functions) == sorted(standards().checks)


def test_no_rule_of_a_form_has_the_code_of_a_check() -> None:
    rules = {
        rule.name.replace("_", "-")
        for edition in LIBRARY.editions
        for item in LIBRARY.form(edition.id).items.values()
        for rule in item.rules
    }
    assert rules.isdisjoint(standards().checks)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xml")), ids=lambda path: path.stem)
def test_the_data_are_as_their_schema_says(path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(FOLDER / "checks.rng"))
    schema.assertValid(etree.parse(path))


def test_every_check_has_an_example_and_bears_on_aspects_that_exist() -> None:
    known = {aspect.number for aspect in standards().aspects}
    for standard in standards().checks.values():
        assert standard.example, standard.code
        assert set(standard.aspects) <= known, standard.code


@pytest.mark.parametrize("edition", [known.id for known in LIBRARY.editions])
def test_every_rule_of_a_form_has_a_title_an_example_and_aspects(edition: str) -> None:
    known = {aspect.number for aspect in standards().aspects}
    for item in LIBRARY.form(edition).items.values():
        for rule in item.rules:
            assert rule.title, rule.name
            assert "。" not in rule.title, rule.name
            assert rule.example.endswith("。"), rule.name
            assert rule.message.endswith("ください。"), rule.name
            assert set(rule.aspects) <= known, rule.name


def test_every_wording_that_is_out_of_date_says_what_to_do() -> None:
    for outdated in laws().outdated:
        if outdated.check != "citation-table-use":  # there the present row follows
            assert outdated.words.endswith("ください。"), outdated.words


def test_titles_tell_checks_apart() -> None:
    titles = [standard.title for standard in catalogue([LIBRARY.default]).values()]
    assert len(titles) == len(set(titles))


def test_what_is_remembered_says_how_sure_it_is() -> None:
    for standard in standards().checks.values():
        assert standard.evidence.verified or standard.evidence.sure, standard.code


FAULTS = {
    "<check": "1: XMLとして読めません",
    '<check code="a" severity="error"/>': "1: 属性 'title' がありません",
    '<check code="a" severity="grave" title="t"/>': "1: 読めない値があります",
    '\n<check code="a" severity="error" title="t"/>' * 2: "3: 点検「a」が二つあります",
}


@pytest.mark.parametrize("broken", FAULTS)
def test_a_fault_in_the_data_names_file_and_line(broken: str, tmp_path: Path) -> None:
    (tmp_path / "own.xml").write_text(f"{HEAD}{broken}</checks>", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        read_standards(tmp_path)
    assert str(caught.value).startswith(f"own.xml:{FAULTS[broken]}")
