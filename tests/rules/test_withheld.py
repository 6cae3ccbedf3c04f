"""What is withheld is no more than may be, has a reason, and is hidden everywhere."""

import pytest

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.same_words import same_words
from assessor.document.withholding import withhold
from assessor.form.values import Entries, Free, Paragraph, Place, Table, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from tests.strategies import FORM

PLACE: Place = ("further_measures",)
TEXT = "回線は専用線二本である。"


def findings(
    answers: dict[Place, Value],
    span: tuple[int, int] = (3, 8),
    reason: str = "攻撃に使える",
    after: str | None = TEXT,
) -> list[Finding]:
    assessment = Assessment(FORM, answers)
    assessment.apply(withhold(assessment, PLACE, (), span, reason))
    assessment.apply(edits.set_answer(assessment, PLACE, after))
    return [finding for finding in check(assessment) if finding.code.startswith("withheld-")]


def codes(found: list[Finding]) -> list[str]:
    return [finding.code for finding in found]


def test_a_passage_with_a_reason_is_all_right() -> None:
    assert findings({PLACE: TEXT}) == []


@pytest.mark.parametrize("reason", ["", " 　"])
def test_a_passage_without_a_reason_is_an_error(reason: str) -> None:
    (finding,) = findings({PLACE: TEXT}, reason=reason)
    assert (finding.code, finding.severity, finding.quotation) == (
        "withheld-without-reason",
        "error",
        "専用線二本",
    )


@pytest.mark.parametrize("span", [(0, 12), (0, 11)])
def test_a_whole_item_is_more_than_may_be_hidden(span: tuple[int, int]) -> None:
    (finding,) = findings({PLACE: TEXT}, span)
    assert (finding.code, finding.severity, finding.verified) == ("withheld-whole", "warning", True)
    assert "13条" in finding.basis
    assert finding.aspects == (3,)


@pytest.mark.parametrize("after", [None, "回線はである。", "全て書き直した。" * 8])
def test_a_passage_that_lost_its_words_is_an_error(after: str | None) -> None:
    (finding,) = findings({PLACE: TEXT + "長い説明が続く。" * 5}, after=after)
    assert (finding.code, finding.severity, finding.place) == ("withheld-lost", "error", PLACE)
    assert "「専用線二本」" in finding.message


OTHERS: list[tuple[Place, Value]] = [
    (("special_note",), "市は専用線二本を使う。"),
    (("flow",), Free((Paragraph("図"), Table((("回線", "専用線\n二本"),))))),
    (("annex", "a", "annex_body"), Free((Paragraph("専用線 二本"),))),
]


@pytest.mark.parametrize(("place", "value"), OTHERS)
def test_the_same_words_open_elsewhere_are_told_there_without_repeating_them(
    place: Place, value: Value
) -> None:
    (finding,) = findings({PLACE: TEXT, ("annex",): Entries(("a",)), place: value})
    assert (finding.code, finding.place) == ("withheld-open", place)
    assert "専用線" not in finding.message
    assert "専用線" in finding.quotation


def test_the_same_words_open_in_the_same_text_are_told() -> None:
    (finding,) = findings({PLACE: TEXT + TEXT}, after=TEXT + TEXT)
    assert (finding.code, finding.passage and finding.passage.start) == ("withheld-open", 15)


def test_short_words_may_stand_elsewhere_by_chance_and_rows_hide_them_by_themselves() -> None:
    rows: dict[Place, Value] = {
        ("change",): Entries(("r",)),
        ("change", "r", "change_after"): TEXT,
    }
    assert codes(findings({PLACE: TEXT, ("special_note",): "二本ある。"}, (6, 8))) == []
    assert codes(findings({PLACE: TEXT, **rows})) == []


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("ABC", "xＡＢＣy", ["ＡＢＣ"]),
        ("ガス3台", "ｶﾞｽ３台とガ\nス 3台", ["ｶﾞｽ３台", "ガ\nス 3台"]),
        ("か\u3099く", "がく、がくが", ["がく", "がく"]),
        ("①", "1と①", ["1", "①"]),
        ("", "何か", []),
        ("　", "何　か", []),
    ],
)
def test_widths_and_spaces_make_no_other_words(words: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in same_words(words, text)] == found
