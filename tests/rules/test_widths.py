"""Full-width beside half-width: what most places of a document do is the rule."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.texts import texts
from assessor.form.values import Checks, Entries, Free, Paragraph, Place, Table, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.strategies import FORM

HERE: Place = ("office_content",)
OTHERS = ("special_note", "necessity", "benefit", "further_measures", "inquiry_way", "request_way")


def document(most: str, here: Value, times: int = 4) -> Assessment:
    """Several answers that say ``most``, and one that is looked at."""
    answers: dict[Place, Value] = {(name,): f"{most}。" for name in OTHERS[:times]}
    return Assessment(FORM, {**answers, HERE: here})


def found(assessment: Assessment) -> list[Finding]:
    return [finding for finding in check(assessment) if finding.code == "width-unlike"]


# What most places say, what one place says, and what becomes of it.
CASES = (
    ("IT部門の職員", "ＩＴ部門とIT部門とＩＴ", "IT部門とIT部門とIT"),
    ("ＩＤを用いる", "共用IDを禁じる", "共用ＩＤを禁じる"),
    ("12件を点検する", "毎月１２件を点検する", "毎月12件を点検する"),
    ("３人で行う", "3人と12人で行う", "３人と12人で行う"),
    ("課長（総務課）が行う", "係長(総務課)が行う", "係長（総務課）が行う"),
    ("課長(総務課)が行う", "（以下「係長」という。）", "(以下「係長」という。)"),
    ("受け付け、審査する", "届出を，窓口で受ける", "届出を、窓口で受ける"),
    ("受け付け，審査する", "届出を、窓口で受ける", "届出を，窓口で受ける"),
    ("審査する。決定する", "届出を受ける．審査する．", "届出を受ける。審査する。"),
)


@pytest.mark.parametrize(("most", "here", "after"), CASES)
def test_the_place_that_differs_is_told_once_and_fixed_at_once(
    most: str, here: str, after: str
) -> None:
    assessment = document(most, here)
    (finding,) = found(assessment)
    assert finding.place == HERE
    assessment.apply(edit_for(assessment, finding.fixes))
    assert assessment.answers[HERE] == after
    assert found(assessment) == []


QUIET = (
    ("IT部門の職員", "ＡＩを用いる"),
    ("12件を点検する", "（１）受付\n（２）審査　別紙１のとおり、Ⅲ２リスク１を参照"),
    ("３人で行う", "12人で行う"),
    ("課長（総務課）が行う", "(1) 受付 (ア) 審査 (※1)"),
    ("受け付け、審査する", "1,000件、2.5倍"),
)


@pytest.mark.parametrize(("most", "here"), QUIET)
def test_what_only_looks_like_it_is_no_finding(most: str, here: str) -> None:
    assert found(document(most, here)) == []


def test_half_and_half_is_left_alone() -> None:
    assert found(document("IT部門", "ＩＴ、ＩＴ、ＩＴ、ＩＴ")) == []


def test_twice_is_not_yet_a_rule() -> None:
    assert found(document("IT部門", "ＩＴ部門", times=2)) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("flow",), Free((Paragraph("ＩＴ"), Table((("氏名", "ＩＴとＩＴ"),))))),
        (("file", "f", "obtained_by"), Checks.of(["other"], {"other": "ＩＴ"})),
    ],
)
def test_every_text_of_an_answer_is_fixed(place: Place, value: Value) -> None:
    assessment = document("IT部門の職員のIT", "IT")
    around: dict[Place, Value] = {("file",): Entries(("f",)), place: value}
    assessment = Assessment(FORM, {**assessment.answers, **around})
    (finding,) = found(assessment)
    assessment.apply(edit_for(assessment, finding.fixes))
    words = [text.words for text in texts(assessment.answers[place])]
    assert "".join(words).count("IT") == sum(text.words.count("ＩＴ") for text in texts(value))


def test_older_states_are_left_as_they_were() -> None:
    row: dict[Place, Value] = {
        ("change",): Entries(("c",)),
        ("change", "c", "change_after"): "ＩＴ",
    }
    assert found(Assessment(FORM, {**document("IT部門", "IT").answers, **row})) == []
