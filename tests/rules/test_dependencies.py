"""The dependencies between items of 様式4, each both ways: told where broken, silent where kept."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Choice, Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.evaluate import Evaluation
from tests.strategies import FORM

YES, NO = Choice("yes"), Choice("no")
AROUND: dict[tuple[str, ...], Place] = {
    (): (),
    ("system",): ("system", "s"),
    ("file",): ("file", "f"),
    ("file", "outsourcing"): ("file", "f", "outsourcing", "o"),
    ("file", "recipient"): ("file", "f", "recipient", "r"),
    ("file", "destination"): ("file", "f", "destination", "d"),
}


def at(item: str) -> Place:
    return (*AROUND[FORM.scopes[item]], item)


def document(**answers: Value) -> Assessment:
    """One file; answers by the names of their items, in the first entry of their repeat."""
    places: dict[Place, Value] = {("file",): Entries(("f",))}
    return Assessment(FORM, places | {at(name): value for name, value in answers.items()})


def codes(item: str, **answers: Value) -> set[str]:
    return {finding.code for finding in check(document(**answers)) if finding.place == at(item)}


def ticked(*options: str, **tails: str) -> Checks:
    return Checks.of(options, tails)


def entries(*names: str) -> Entries:
    return Entries(names)


# A choice, and what must be told in words where it is "yes".
TOLD = (
    ("authentication", "way"),
    ("granting", "way"),
    ("access", "way"),
    ("use_record", "way"),
    ("outsourcing_limits", "way"),
    ("outsourcing_record", "way"),
    ("outsourcing_provision", "out"),
    ("outsourcing_provision", "between"),
    ("outsourcing_erasure", "rule"),
    ("outsourcing_contract", "rule"),
    ("transfer_record", "way"),
    ("erasing", "procedure"),
)

# What is answered; the item and the finding that then stands, or does not stand, there.
BROKEN_AND_KEPT: list[tuple[str, str, dict[str, Value], dict[str, Value]]] = [
    (
        "recent_accident",
        "accident-periods",
        {"recent_accident": YES, "accident": NO},
        {"recent_accident": YES, "accident": YES},
    ),
    (
        "nws_none",
        "nws-none-missing",
        {"nws_use": NO},
        {"nws_use": NO, "nws_none": ticked("obtain", "provide")},
    ),
    (
        "nws_none",
        "nws-none-missing",
        {"nws_use": Choice("undecided"), "nws_none": ticked("obtain")},
        {"nws_use": YES, "nws_none": ticked("obtain")},
    ),
    (
        "nws_none",
        "nws-none-both",
        {"nws_use": YES, "nws_none": ticked("obtain", "provide")},
        {"nws_use": YES, "nws_none": ticked("provide")},
    ),
    (
        "nws_basis",
        "not-applicable",
        {"nws_use": NO, "nws_basis": "番号法第19条第8号"},
        {"nws_use": NO, "nws_basis": "－"},
    ),
    ("nws_basis", "blank", {"nws_use": YES}, {"nws_use": NO}),
    (
        "nws1_measures",
        "not-applicable",
        {"nws_none": ticked("obtain"), "nws1_measures": "措置"},
        {"nws_none": ticked("provide"), "nws1_measures": "措置"},
    ),
    (
        "nws5_measures",
        "not-applicable",
        {"nws_none": ticked("provide"), "nws5_measures": "措置"},
        {"nws_none": ticked("obtain"), "nws5_measures": "措置"},
    ),
    (
        "nws_other_risks",
        "not-applicable",
        {"nws_none": ticked("obtain", "provide"), "nws_other_risks": "他"},
        {"nws_none": ticked("obtain"), "nws_other_risks": "他"},
    ),
    (
        "outsourcing_none",
        "outsourcing-none-missing",
        {"outsourcing_use": NO},
        {"outsourcing_use": NO, "outsourcing_none": ticked("none")},
    ),
    (
        "outsourcing_none",
        "outsourcing-none-agrees",
        {"outsourcing_use": YES, "outsourcing_none": ticked("none")},
        {"outsourcing_use": NO, "outsourcing_none": ticked("none")},
    ),
    (
        "outsourcing_protection",
        "not-applicable",
        {"outsourcing_use": NO, "outsourcing_protection": "確認"},
        {"outsourcing_use": YES, "outsourcing_protection": "確認"},
    ),
    ("outsourcing_protection", "blank", {"outsourcing_use": YES}, {"outsourcing_use": NO}),
    (
        "outsourcing_title",
        "not-applicable",
        {"outsourcing_use": NO, "outsourcing": entries("o"), "outsourcing_title": "電算"},
        {"outsourcing_use": YES, "outsourcing": entries("o"), "outsourcing_title": "電算"},
    ),
    (
        "outsourcing",
        "entries-missing",
        {"outsourcing_use": YES},
        {"outsourcing_use": YES, "outsourcing": entries("o")},
    ),
    (
        "outsourcing_count",
        "outsourcing-counted",
        {"outsourcing_use": YES, "outsourcing_count": "２件", "outsourcing": entries("o")},
        {"outsourcing_use": YES, "outsourcing_count": "１件", "outsourcing": entries("o")},
    ),
    ("outsourcing_count", "blank", {"outsourcing_use": YES}, {"outsourcing_use": NO}),
    (
        "reoutsourcing_permission",
        "not-applicable",
        {
            "outsourcing": entries("o"),
            "reoutsourcing_use": NO,
            "reoutsourcing_permission": "書面による承諾",
        },
        {"outsourcing": entries("o"), "reoutsourcing_use": NO, "reoutsourcing_permission": "－"},
    ),
    (
        "reoutsourcing_content",
        "blank",
        {"outsourcing": entries("o"), "reoutsourcing_use": YES},
        {"outsourcing": entries("o"), "reoutsourcing_use": NO},
    ),
    (
        "reoutsourcing_handling",
        "reoutsourcing-none",
        {
            "outsourcing": entries("o"),
            "reoutsourcing_use": NO,
            "reoutsourcing_handling": Choice("enough"),
        },
        {
            "outsourcing": entries("o"),
            "reoutsourcing_use": NO,
            "reoutsourcing_handling": Choice("none"),
        },
    ),
    (
        "reoutsourcing_handling",
        "reoutsourcing-some",
        {
            "outsourcing": entries("o"),
            "reoutsourcing_use": YES,
            "reoutsourcing_handling": Choice("none"),
        },
        {
            "outsourcing": entries("o"),
            "reoutsourcing_use": YES,
            "reoutsourcing_handling": Choice("enough"),
        },
    ),
    (
        "reoutsourcing_handling_way",
        "blank",
        {"reoutsourcing_handling": Choice("strong")},
        {"reoutsourcing_handling": Choice("none")},
    ),
    (
        "transfer_use",
        "not-alone",
        {"transfer_use": ticked("none", "move")},
        {"transfer_use": ticked("provide", "move")},
    ),
    (
        "transfer_use",
        "provision-counted",
        {"transfer_use": ticked("provide", provide="2"), "recipient": entries("r")},
        {"transfer_use": ticked("provide", provide="1"), "recipient": entries("r")},
    ),
    (
        "transfer_use",
        "relocation-counted",
        {"transfer_use": ticked("move", move="1"), "destination": entries("d", "e")},
        {"transfer_use": ticked("move", move="２"), "destination": entries("d", "e")},
    ),
    (
        "recipient",
        "entries-missing",
        {"transfer_use": ticked("provide")},
        {"transfer_use": ticked("none")},
    ),
    (
        "destination",
        "entries-missing",
        {"transfer_use": ticked("move")},
        {"transfer_use": ticked("provide")},
    ),
    (
        "recipient_title",
        "not-applicable",
        {"transfer_use": ticked("none"), "recipient": entries("r"), "recipient_title": "国税庁"},
        {"transfer_use": ticked("provide"), "recipient": entries("r"), "recipient_title": "国税庁"},
    ),
    (
        "transfer_none",
        "transfer-none-missing",
        {"transfer_use": ticked("none")},
        {"transfer_use": ticked("none"), "transfer_none": ticked("none")},
    ),
    (
        # Ⅲ5 leaves out what goes through the network: with 提供 alone the box may be ticked.
        "transfer_none",
        "transfer-none-relocation",
        {"transfer_use": ticked("provide", "move"), "transfer_none": ticked("none")},
        {"transfer_use": ticked("provide"), "transfer_none": ticked("none")},
    ),
    (
        "transfer2_measures",
        "not-applicable",
        {
            "transfer_use": ticked("provide"),
            "transfer_none": ticked("none"),
            "transfer2_measures": "措置",
        },
        {"transfer_use": ticked("move"), "transfer2_measures": "措置"},
    ),
    (
        "obtained_by",
        "nws-needs-link",
        {"obtained_by": ticked("nws", "paper"), "nws_use": NO},
        {"obtained_by": ticked("nws", "paper"), "nws_use": YES},
    ),
    (
        "file_main_items",
        "code-needs-link",
        {"file_main_items": ticked("my_number_code"), "nws_use": NO},
        {"file_main_items": ticked("my_number"), "nws_use": NO},
    ),
    ("accident_content", "blank", {"accident": YES}, {"accident": NO}),
    ("accident_prevention", "blank", {"accident": YES}, {"accident": NO}),
    ("deceased_way", "blank", {"deceased": YES}, {"deceased": NO}),
    (
        "nisc",
        "nisc-local",
        {"body_kind": Choice("local"), "nisc": Choice("enough")},
        {"body_kind": Choice("local"), "nisc": Choice("not_government")},
    ),
    (
        "nisc",
        "nisc-local",
        {"body_kind": Choice("local"), "nisc": Choice("poor")},
        {"body_kind": Choice("national"), "nisc": Choice("poor")},
    ),
    (
        "approval_date",
        "national-only",
        {"body_kind": Choice("local"), "approval_date": "令和6年9月18日"},
        {"body_kind": Choice("national"), "approval_date": "令和6年9月18日"},
    ),
    (
        "commission_review",
        "national-only",
        {"body_kind": Choice("local"), "commission_review": "承認された。"},
        {"body_kind": Choice("local"), "commission_review": "－"},
    ),
    ("fee_detail", "blank", {"fee": Choice("paid")}, {"fee": Choice("free")}),
    ("register_name", "blank", {"register": YES}, {"register": NO}),
    ("register_place", "blank", {"register": YES}, {"register": NO}),
    ("register", "register-duty", {"register": NO}, {"register": YES}),
    (
        "nws_use",
        "link-without-system",
        {"nws_use": YES, "system": entries("s"), "system_connections": ticked("tax")},
        {"nws_use": YES, "system": entries("s"), "system_connections": ticked("tax", "nws")},
    ),
    (
        # Nothing is said while the boxes are still to be ticked.
        "nws_use",
        "link-without-system",
        {"nws_use": YES, "system": entries("s"), "system_connections": ticked("tax")},
        {"nws_use": YES, "system": entries("s", "t"), "system_connections": ticked("tax")},
    ),
    (
        "nws_use",
        "link-unused",
        {"nws_use": YES, "obtained_by": ticked("paper"), "transfer_use": ticked("none")},
        {"nws_use": YES, "obtained_by": ticked("nws"), "transfer_use": ticked("none")},
    ),
    (
        "nws_use",
        "link-unused",
        {"nws_use": YES, "obtained_by": ticked("paper"), "transfer_use": ticked("none")},
        {
            "nws_use": YES,
            "obtained_by": ticked("paper"),
            "transfer_use": ticked("provide", provide="1"),
            "recipient": entries("r"),
            "recipient_way": ticked("nws"),
        },
    ),
    (
        "file_main_items",
        "my-number-missing",
        {"file_main_items": ticked("four", "contact")},
        {"file_main_items": ticked("my_number_code")},
    ),
    (
        "obtained_by",
        "nws-from-outside",
        {"nws_use": YES, "obtained_by": ticked("nws"), "obtained_from": ticked("person")},
        {
            "nws_use": YES,
            "obtained_by": ticked("nws"),
            "obtained_from": ticked("local", local="市"),
        },
    ),
    (
        "recipient_way",
        "provision-needs-link",
        {"nws_use": NO, "recipient": entries("r"), "recipient_way": ticked("nws")},
        {"nws_use": NO, "recipient": entries("r"), "recipient_way": ticked("line")},
    ),
    (
        # The count is blank, but there are entries to count.
        "transfer_use",
        "provision-counted",
        {"transfer_use": ticked("provide"), "recipient": entries("r")},
        {"transfer_use": ticked("provide")},
    ),
    (
        "transfer_use",
        "relocation-counted",
        {"transfer_use": ticked("move"), "destination": entries("d")},
        {"transfer_use": ticked("move")},
    ),
    (
        "transfer_none",
        "transfer-none-provision",
        {
            "transfer_use": ticked("provide", provide="1"),
            "recipient": entries("r"),
            "recipient_way": ticked("nws", "paper"),
            "transfer_none": ticked("none"),
        },
        {
            "transfer_use": ticked("provide", provide="1"),
            "recipient": entries("r"),
            "recipient_way": ticked("nws"),
            "transfer_none": ticked("none"),
        },
    ),
    (
        "nws_none",
        "nws-none-obtains",
        {"nws_use": YES, "obtained_by": ticked("nws"), "nws_none": ticked("obtain")},
        {"nws_use": YES, "obtained_by": ticked("nws"), "nws_none": ticked("provide")},
    ),
    (
        "nws_none",
        "nws-none-provides",
        {
            "nws_use": YES,
            "transfer_use": ticked("provide", provide="1"),
            "recipient": entries("r"),
            "recipient_way": ticked("nws"),
            "nws_none": ticked("provide"),
        },
        {
            "nws_use": YES,
            "transfer_use": ticked("provide", provide="1"),
            "recipient": entries("r"),
            "recipient_way": ticked("paper"),
            "nws_none": ticked("provide"),
        },
    ),
    (
        "nisc",
        "nisc-national",
        {"body_kind": Choice("national"), "nisc": Choice("not_government")},
        {"body_kind": Choice("national"), "nisc": Choice("enough")},
    ),
]


@pytest.mark.parametrize(("item", "code", "broken", "kept"), BROKEN_AND_KEPT)
def test_a_dependency_is_told_where_broken_and_silent_where_kept(
    item: str, code: str, broken: dict[str, Value], kept: dict[str, Value]
) -> None:
    assert code in codes(item, **broken)
    assert code not in codes(item, **kept)


@pytest.mark.parametrize(("item", "way"), TOLD)
def test_what_is_done_must_be_told_in_words(item: str, way: str) -> None:
    assert codes(f"{item}_{way}", **{item: YES}) == {"blank"}
    assert codes(f"{item}_{way}", **{item: NO}) == set()


def test_every_rule_of_the_form_is_among_them() -> None:
    rules = {rule.name for item in FORM.items.values() for rule in item.rules}
    tried = {row[1] for row in BROKEN_AND_KEPT} | {"accident-everywhere"}
    assert {name.replace("_", "-") for name in rules} <= tried


def test_a_grave_accident_of_the_body_counts_for_every_file() -> None:
    def told(second: Choice) -> list[Place]:
        answers: dict[Place, Value] = {
            ("file",): Entries(("f", "g")),
            ("file", "f", "accident"): NO,
            ("file", "g", "accident"): second,
        }
        findings = check(Assessment(FORM, answers))
        return [found.place for found in findings if found.code == "accident-everywhere"]

    assert told(YES) == [("file", "f", "accident")]
    assert told(NO) == []


def test_what_is_folded_away_does_not_break_a_rule() -> None:
    told = codes(
        "reoutsourcing_handling",
        outsourcing_use=NO,
        outsourcing=entries("o"),
        reoutsourcing_use=YES,
        reoutsourcing_handling=Choice("none"),
    )
    assert told == {"not-applicable"}


def test_a_file_is_judged_by_its_own_answers() -> None:
    assessment = Assessment(
        FORM,
        {
            ("file",): Entries(("f", "g")),
            ("file", "f", "outsourcing_use"): NO,
            ("file", "g", "outsourcing_use"): YES,
        },
    )
    evaluation = Evaluation(assessment)
    assert not evaluation.applies(("file", "f", "outsourcing_protection"))
    assert evaluation.applies(("file", "g", "outsourcing_protection"))


@pytest.mark.parametrize(
    "item", ["outsourcing_protection", "transfer2_measures", "nws1_measures", "outsourcing_title"]
)
def test_a_blank_document_folds_nothing_of_a_file_away(item: str) -> None:
    assert Evaluation(document()).applies(at(item))


def test_a_box_that_is_not_ticked_is_no_claim() -> None:
    for item in ("outsourcing_none", "transfer_none", "nws_none"):
        assert codes(item) == set()
