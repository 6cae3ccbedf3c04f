"""Items that must agree and stand far apart: told where they do not, silent where they do."""

from collections.abc import Mapping

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Choice, Entries, Place, Value
from assessor.rules.check import check
from tests.strategies import FORM

YES, NO = Choice("yes"), Choice("no")
AROUND: dict[tuple[str, ...], Place] = {
    (): (),
    ("file",): ("file", "f"),
    ("file", "outsourcing"): ("file", "f", "outsourcing", "o"),
    ("file", "recipient"): ("file", "f", "recipient", "r"),
}


def at(item: str) -> Place:
    return (*AROUND[FORM.scopes[item]], item)


def document(answers: Mapping[str, Value]) -> Assessment:
    """One file with one 委託事項 and one 提供先; answers by the names of their items."""
    places: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "outsourcing"): Entries(("o",)),
        ("file", "f", "recipient"): Entries(("r",)),
    }
    return Assessment(FORM, places | {at(name): value for name, value in answers.items()})


def places_of(code: str, answers: Mapping[str, Value]) -> list[str]:
    found = check(document(answers), published=document({"purpose": "台帳の管理"}))
    return [finding.place[-1] for finding in found if finding.code == code]


BROKEN_AND_KEPT: list[tuple[str, str, dict[str, Value], dict[str, Value]]] = [
    (
        "told-nothing",
        "register_place",
        {"register": YES, "register_place": "－"},
        {"register": YES, "register_place": "市ホームページ"},
    ),
    (
        # What is not asked may be crossed out.
        "told-nothing",
        "register_place",
        {"register": YES, "register_place": "なし"},
        {"register": NO, "register_place": "なし"},
    ),
    (
        "told-nothing",
        "accident_content",
        {"accident": YES, "accident_content": "該当なし"},
        {"accident": NO, "accident_content": "－"},
    ),
    (
        "told-nothing",
        "reoutsourcing_permission",
        {"reoutsourcing_use": YES, "reoutsourcing_permission": "-"},
        {"reoutsourcing_use": YES, "reoutsourcing_permission": "書面による承諾"},
    ),
    (
        "told-nothing",
        "reoutsourcing_handling_way",
        {"reoutsourcing_handling": Choice("enough"), "reoutsourcing_handling_way": "なし"},
        {"reoutsourcing_handling": Choice("none"), "reoutsourcing_handling_way": "なし"},
    ),
    (
        "told-nothing",
        "physical_measures",
        {"physical": Choice("enough"), "physical_measures": "－"},
        {"physical": Choice("enough"), "physical_measures": "施錠した部屋に置く。"},
    ),
    (
        "told-nothing",
        "fee_detail",
        {"fee": Choice("paid"), "fee_detail": "－"},
        {"fee": Choice("free"), "fee_detail": "－"},
    ),
    (
        "told-nothing",
        "nws_basis",
        {"nws_use": YES, "nws_basis": "-"},
        {"nws_use": Choice("undecided"), "nws_basis": "-"},
    ),
    (
        "band-impossible",
        "outsourcing_subjects",
        {"file_subjects": Choice("from_10k"), "outsourcing_subjects": Choice("from_100k")},
        {"file_subjects": Choice("from_10k"), "outsourcing_subjects": Choice("from_10k")},
    ),
    (
        "band-impossible",
        "recipient_subjects",
        {"file_subjects": Choice("under_10k"), "recipient_subjects": Choice("from_10k")},
        {"file_subjects": Choice("from_10k"), "recipient_subjects": Choice("under_10k")},
    ),
    (
        "band-impossible",
        "outsourcing_subjects",
        {
            "file_subjects": Choice("from_100k"),
            "outsourcing_range": Choice("whole"),
            "outsourcing_subjects": Choice("from_10k"),
        },
        {
            "file_subjects": Choice("from_100k"),
            "outsourcing_range": Choice("part"),
            "outsourcing_subjects": Choice("from_10k"),
        },
    ),
    (
        "purpose-change-untold",
        "purpose_change",
        {"purpose": "保険料の徴収", "purpose_change": "－"},
        {"purpose": "台帳の 管理", "purpose_change": "－"},
    ),
    (
        "purpose-change-untold",
        "purpose_change",
        {"purpose": "保険料の徴収", "purpose_change": "－"},
        {"purpose": "保険料の徴収", "purpose_change": "法改正による。"},
    ),
    (
        "network-one-way",
        "nws_none",
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["nws"]),
            "transfer_use": Checks.of(["none"]),
        },
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["nws"]),
            "transfer_use": Checks.of(["none"]),
            "nws_none": Checks.of(["provide"]),
        },
    ),
    (
        "network-one-way",
        "nws_none",
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["paper"]),
            "transfer_use": Checks.of(["provide"], {"provide": "1"}),
            "recipient_way": Checks.of(["nws"]),
        },
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["nws"]),
            "transfer_use": Checks.of(["provide"], {"provide": "1"}),
            "recipient_way": Checks.of(["nws"]),
        },
    ),
    (
        # A 提供先 without a way may still be one by the network.
        "network-one-way",
        "nws_none",
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["nws"]),
            "transfer_use": Checks.of(["provide"], {"provide": "1"}),
            "recipient_way": Checks.of(["paper"]),
        },
        {
            "nws_use": YES,
            "obtained_by": Checks.of(["nws"]),
            "transfer_use": Checks.of(["provide"], {"provide": "1"}),
        },
    ),
]


@pytest.mark.parametrize(("code", "item", "broken", "kept"), BROKEN_AND_KEPT)
def test_what_disagrees_is_told_and_what_agrees_is_not(
    code: str, item: str, broken: dict[str, Value], kept: dict[str, Value]
) -> None:
    assert places_of(code, broken) == [item]
    assert places_of(code, kept) == []


def test_a_blank_answer_is_told_once_as_blank() -> None:
    answers = {"register": YES}
    assert places_of("told-nothing", answers) == []
    assert "register_name" in places_of("blank", answers)


def test_a_band_is_held_against_that_of_its_own_file() -> None:
    assessment = Assessment(
        FORM,
        {
            ("file",): Entries(("f", "g")),
            ("file", "f", "file_subjects"): Choice("from_10k"),
            ("file", "g", "file_subjects"): Choice("from_1m"),
            ("file", "g", "outsourcing"): Entries(("o",)),
            ("file", "g", "outsourcing", "o", "outsourcing_subjects"): Choice("from_100k"),
        },
    )
    assert "band-impossible" not in {finding.code for finding in check(assessment)}


@pytest.mark.parametrize(("number", "whole"), [(2, False), (3, True)])
def test_where_many_parts_are_larger_the_whole_is_told(number: int, *, whole: bool) -> None:
    names = tuple(f"o{n}" for n in range(number))
    parts = ("file", "f", "outsourcing")
    answers: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "file_subjects"): Choice("under_10k"),
        parts: Entries(names),
        **{(*parts, name, "outsourcing_subjects"): Choice("from_10k") for name in names},
    }
    found = [one for one in check(Assessment(FORM, answers)) if one.code == "band-impossible"]
    places = [(*parts, name, "outsourcing_subjects") for name in names]
    assert [one.place for one in found] == ([("file", "f", "file_subjects")] if whole else places)
