"""Findings set aside with a reason: kept, listed, and back when the answer changes."""

from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.form.texts import Text
from assessor.form.values import Value
from assessor.rules.check import check
from assessor.rules.finding import Finding, Mark
from assessor.rules.fixes import edit_for
from assessor.rules.set_aside import parted, returned, set_aside, set_asides, take_up
from tests.strategies import FORM

PLACE = ("office_name",)
DAY = date(2026, 4, 1)


def blank_office() -> tuple[Assessment, Finding]:
    assessment = Assessment(FORM)
    (finding,) = [found for found in check(assessment) if found.place == PLACE]
    return assessment, finding


def test_what_is_set_aside_is_no_longer_open_and_keeps_its_reason() -> None:
    assessment, finding = blank_office()
    assessment.apply(set_aside(assessment, finding, "名称は来週決まる", DAY))
    still_open, aside = parted(check(assessment), assessment)
    assert finding not in still_open
    ((found, record),) = aside
    assert (found, record.reason, record.day) == (finding, "名称は来週決まる", "2026-04-01")


def test_it_comes_back_when_the_answer_changes() -> None:
    assessment, finding = blank_office()
    assessment.apply(set_aside(assessment, finding, "後で", DAY))
    assessment.apply(set_answer(assessment, PLACE, " "))
    still_open, aside = parted(check(assessment), assessment)
    assert aside == []
    assert [found.code for found in still_open if found.place == PLACE] == ["blank"]
    assert [record.reason for record in set_asides(assessment)] == ["後で"]


def test_what_came_back_knows_why_it_was_left_before() -> None:
    assessment, finding = blank_office()
    assessment.apply(set_aside(assessment, finding, "後で", DAY))
    assert returned(check(assessment), assessment) == {}
    assessment.apply(set_answer(assessment, PLACE, " "))
    ((found, record),) = returned(check(assessment), assessment).items()
    assert (found.place, record.reason) == (PLACE, "後で")


def test_it_knows_it_though_its_sentence_quotes_the_answer() -> None:
    place = ("necessity",)
    assessment = Assessment(FORM, {place: "（要確認）"})
    finding = next(each for each in check(assessment) if each.code == "unfinished")
    assessment.apply(set_aside(assessment, finding, "原本のとおり", DAY))
    assessment.apply(set_answer(assessment, place, "（要検討）"))
    ((found, record),) = returned(check(assessment), assessment).items()
    assert (found.code, record.reason) == ("unfinished", "原本のとおり")
    assert found.message != finding.message


def test_setting_aside_anew_takes_the_place_of_what_was_said_before() -> None:
    assessment, finding = blank_office()
    assessment.apply(set_aside(assessment, finding, "後で", DAY))
    other = next(each for each in check(assessment) if each.place == ("office_content",))
    assessment.apply(set_aside(assessment, other, "これも後で", DAY))
    assessment.apply(set_answer(assessment, PLACE, " "))
    before = dict(assessment.answers)
    edit = set_aside(assessment, finding, "もう少し後で", DAY)
    assessment.apply(edit)
    assert [record.reason for record in set_asides(assessment)] == ["これも後で", "もう少し後で"]
    assert {place[0] for place in assessment.answers if len(place) == 3} == {"set_aside"}
    assert sum(place[:1] == ("set_aside",) for place in assessment.answers) == 1 + 2 * 6
    assessment.apply(edit.inverse())
    assert dict(assessment.answers) == before


def test_it_is_taken_up_again_and_undone_like_any_edit() -> None:
    assessment, finding = blank_office()
    before = dict(assessment.answers)
    edit = set_aside(assessment, finding, "後で", DAY)
    assessment.apply(edit)
    (record,) = set_asides(assessment)
    assessment.apply(take_up(assessment, record.entry))
    assert dict(assessment.answers) == before
    assessment.apply(edit)
    assessment.apply(edit.inverse())
    assert dict(assessment.answers) == before


def fixed(value: Value, *marks: Mark, text: Text | None = None) -> Value | None:
    assessment = Assessment(FORM, {PLACE: value})
    where = text or Text((), str(value))
    hits = [mark.hit(PLACE, where.address, where.words) for mark in marks]
    assessment.apply(edit_for(assessment, [fix for hit in hits for fix in hit.fixes]))
    return assessment.answers.get(PLACE)


def test_several_fixes_of_one_answer_are_made_at_once() -> None:
    marks = (Mark(0, 1, "", "甲"), Mark(2, 4, "", "乙丙丁"), Mark(4, 5, "", ""))
    assert fixed("あいうえお", *marks) == "甲い乙丙丁"


def test_of_two_fixes_that_overlap_only_one_is_made() -> None:
    assert fixed("あいうえお", Mark(0, 3, "", "甲"), Mark(1, 4, "", "乙")) == "あ乙お"
    assert fixed("あいう", Mark(0, 1, "")) == "あいう"


def test_a_fix_leaves_alone_words_that_are_no_longer_there() -> None:
    old = Text((), "別のことば")
    assert fixed("あいうえお", Mark(0, 2, "", "甲"), text=old) == "あいうえお"
