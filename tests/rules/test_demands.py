"""A finding of a rule in the form offers the answer that meets it, where no other item could."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Checks, Choice, Entries, Place, Value
from assessor.rules.check import check
from assessor.rules.fixes import edit_for
from tests.strategies import FORM

IN_FILE = ("file", "f")
NONE = Checks.of(["none"])


def document(**answers: Value) -> Assessment:
    """One file; answers by the names of their items."""
    places: dict[Place, Value] = {("file",): Entries(("f",))}
    for name, value in answers.items():
        inside = FORM.scopes[name] == ("file",)
        places[(*IN_FILE, name) if inside else (name,)] = value
    return Assessment(FORM, places)


@pytest.mark.parametrize(
    ("code", "answers", "item", "after"),
    [
        (
            "outsourcing-counted",
            {
                "outsourcing_use": Choice("yes"),
                "outsourcing_count": "3",
                "outsourcing": Entries(("a",)),
            },
            "outsourcing_count",
            "1",
        ),
        (
            "provision-counted",
            {"transfer_use": Checks.of(["provide", "move"]), "recipient": Entries(("a", "b"))},
            "transfer_use",
            Checks.of(["provide", "move"], {"provide": "2"}),
        ),
        (
            "outsourcing-none-missing",
            {"outsourcing_use": Choice("no")},
            "outsourcing_none",
            NONE,
        ),
        (
            "nws-none-missing",
            {"nws_use": Choice("no"), "nws_none": Checks.of(["obtain"])},
            "nws_none",
            Checks.of(["obtain", "provide"]),
        ),
        (
            "nisc-local",
            {"body_kind": Choice("local"), "nisc": Choice("enough")},
            "nisc",
            Choice("not_government"),
        ),
    ],
)
def test_one_click_meets_the_demand(
    code: str, answers: dict[str, Value], item: str, after: Value
) -> None:
    assessment = document(**answers)
    (finding,) = (found for found in check(assessment) if found.code == code)
    assessment.apply(edit_for(assessment, finding.fixes[:1]))
    assert assessment.answers[(*IN_FILE, item)] == after
    assert code not in {found.code for found in check(assessment)}


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("outsourcing-none-agrees", {"outsourcing_use": Choice("yes"), "outsourcing_none": NONE}),
        ("nws-needs-link", {"nws_use": Choice("no"), "obtained_by": Checks.of(["nws"])}),
        ("my-number-missing", {"file_main_items": Checks.of(["four"])}),
    ],
)
def test_where_another_item_may_be_wrong_nothing_is_offered(
    code: str, answers: dict[str, Value]
) -> None:
    (finding,) = (found for found in check(document(**answers)) if found.code == code)
    assert finding.fixes == ()
