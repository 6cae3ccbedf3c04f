"""Whoever admits that something is not done must say what is to follow."""

from collections.abc import Mapping

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.check import check
from tests.strategies import FORM


def places_of(answers: Mapping[str, Value]) -> list[str]:
    places: dict[Place, Value] = {("file",): Entries(("f",))}
    for name, value in answers.items():
        places[("file", "f", name) if FORM.scopes[name] else (name,)] = value
    found = check(Assessment(FORM, places))
    return [finding.place[-1] for finding in found if finding.code == "left-open"]


OPEN, ENOUGH, NO = Choice("open"), Choice("enough"), Choice("no")


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        ("use3_enough", {"use3_enough": OPEN, "use3_measures": "研修を行う。"}),
        ("use3_enough", {"use3_enough": OPEN}),
        # What another risk promises does not count.
        ("use3_enough", {"use3_enough": OPEN, "use4_measures": "令和9年度末までに改善する。"}),
        ("access", {"access": NO}),
        ("access", {"access": NO, "use2_enough": ENOUGH, "use2_other": "改善する予定である。"}),
        ("audit", {"audit": Choice("poor"), "audit_content": "人手が足りない。"}),
    ],
)
def test_an_admission_without_a_plan_is_told(item: str, answers: dict[str, Value]) -> None:
    assert places_of(answers) == [item]


@pytest.mark.parametrize(
    "answers",
    [
        {"use3_enough": OPEN, "use3_measures": "令和9年3月までに操作記録の分析を導入する。"},
        {"use3_enough": ENOUGH, "use3_measures": "研修を行う。"},
        {"access": NO, "use2_enough": OPEN, "use2_other": "認証の方法を検討する。"},
        {"audit": Choice("poor"), "audit_content": "令和9年度内に監査の体制を整える。"},
        # What is not about a risk is no admission.
        {"register": NO},
        {"deceased": NO, "accident": NO},
    ],
)
def test_an_admission_with_a_plan_is_not(answers: dict[str, Value]) -> None:
    assert places_of(answers) == []


def test_what_is_open_is_told_once_for_a_risk() -> None:
    assert places_of({"access": NO, "use2_enough": OPEN}) == ["use2_enough"]
