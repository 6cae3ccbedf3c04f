"""提供先 and 移転先 are told apart by whether they are the same body."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Entries, Place, Value
from assessor.rules.check import check
from tests.strategies import FORM


def told(repeat: str, title: str, body: str = "星見市長") -> bool:
    around: Place = ("file", "f", repeat, "e")
    answers: dict[Place, Value] = {
        ("body_name",): body,
        ("file",): Entries(("f",)),
        ("file", "f", repeat): Entries(("e",)),
        (*around, f"{repeat}_title"): title,
    }
    codes = {finding.code for finding in check(Assessment(FORM, answers))}
    return bool(codes & {"destination-outside", "recipient-inside"})


@pytest.mark.parametrize(
    "title",
    [
        "青嶺県知事",
        "他の市町村長（児童手当の支給）",
        "日本年金機構",
        "星見市教育委員会",
        "株式会社甲",
    ],
)
def test_another_body_is_no_destination(title: str) -> None:
    assert told("destination", title)
    assert not told("recipient", title)


@pytest.mark.parametrize("title", ["財務部課税課", "健康福祉部介護保険課（高額の支給）", "収納係"])
def test_a_department_is_no_recipient(title: str) -> None:
    assert told("recipient", title)
    assert not told("destination", title)


@pytest.mark.parametrize(
    "title", ["青嶺県税務課", "厚生労働省保険課", "教育委員会学務課", "－", ""]
)
def test_what_may_be_either_is_not_told(title: str) -> None:
    assert not told("recipient", title)
    assert not told("destination", title)


def test_a_part_of_the_body_itself_may_be_a_destination() -> None:
    assert not told("destination", "星見市長")
    assert not told("destination", "教育委員会", body="星見市教育委員会")
