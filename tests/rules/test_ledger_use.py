"""A 評価書 takes over the records: its answers, their texts, the 別紙, and what it remembers."""

from datetime import date

import pytest

from assessor.document.assessment import Assessment
from assessor.errors import AssessorError
from assessor.form.values import Choice, Entries, Free, Place, Table, Value
from assessor.rules.check import check, standards
from assessor.rules.finding import Finding
from assessor.rules.ledger_use import Order, Proposal, proposal, uses
from tests.records_of_incidents import Row, records
from tests.strategies import FORM

DAY = date(2026, 11, 22)
COUNTED: Row = {
    "date": "令和8年5月",
    "content": "誤送付",
    "kinds": "sensitive",
    "prevention": "照合",
}
SPECIFIC: Row = {**COUNTED, "object": Choice("specific")}
FILES: dict[Place, Value] = {("file",): Entries(("f1", "f2"))}


def filled(answers: dict[Place, Value], *rows: Row) -> tuple[Assessment, Proposal]:
    assessment = Assessment(FORM, answers)
    found = proposal(assessment, Order(records(*rows), DAY, "tokyo"), standards())
    assessment.apply(found.edit)
    return assessment, found


def outdated(assessment: Assessment, *rows: Row) -> list[Finding]:
    found = check(assessment, DAY, records=records(*rows))
    return [finding for finding in found if finding.code == "annex-outdated"]


def test_every_file_says_that_there_was_one_and_points_to_the_annex() -> None:
    assessment, _ = filled(FILES, COUNTED)
    for file in ("f1", "f2"):
        assert assessment.answers[("file", file, "accident")] == Choice("yes")
        for text in ("accident_content", "accident_prevention"):
            assert assessment.answers[("file", file, text)] == "別紙のとおり"
    (entry,) = assessment.entries(("annex",))
    body = assessment.answers[("annex", entry, "annex_body")]
    assert isinstance(body, Free)
    (table,) = body.parts
    assert isinstance(table, Table)
    assert table.rows[1] == ("① 令和8年5月", "誤送付", "照合")


def test_the_threshold_is_answered_only_where_the_records_decide_it() -> None:
    place = ("recent_accident",)
    assert filled(FILES, SPECIFIC)[0].answers[place] == Choice("yes")
    assert filled(FILES, {**COUNTED, "object": Choice("personal")})[0].answers[place] == Choice(
        "no"
    )
    assessment, found = filled(FILES, COUNTED)
    assert place not in assessment.answers
    assert any("過去1年以内" in remark for remark in found.remarks)


def test_without_incidents_every_file_says_so_and_no_annex_is_made() -> None:
    assessment, found = filled(FILES)
    assert assessment.answers[("file", "f1", "accident")] == Choice("no")
    assert assessment.entries(("annex",)) == ()
    assert len(found.remarks) == 1


def test_when_the_last_incident_falls_out_the_texts_go_with_it() -> None:
    before, _ = filled(FILES, COUNTED)
    after, _ = filled(dict(before.answers), {**COUNTED, "date": "令和2年5月"})
    assert after.answers[("file", "f1", "accident")] == Choice("no")
    assert ("file", "f1", "accident_content") not in after.answers


def test_a_text_that_points_to_an_annex_in_other_words_is_kept() -> None:
    place = ("file", "f1", "accident_content")
    assessment, _ = filled({**FILES, place: "（別紙5）を参照。"}, COUNTED)
    assert assessment.answers[place] == "（別紙5）を参照。"


def test_what_cannot_be_decided_changes_no_answer_and_is_told() -> None:
    place = ("file", "f1", "accident")
    assessment, found = filled({**FILES, place: Choice("no")}, {**COUNTED, "date": "令和5年度"})
    assert assessment.answers[place] == Choice("no")
    assert any("過去3年以内" in remark for remark in found.remarks)


def test_a_second_annex_is_called_by_its_number() -> None:
    other: dict[Place, Value] = {
        ("annex",): Entries(("a1",)),
        ("annex", "a1", "annex_title"): "提供先の一覧",
    }
    assessment, _ = filled({**FILES, **other}, COUNTED)
    assert assessment.answers[("file", "f1", "accident_content")] == "別紙2のとおり"


def test_taking_over_again_renews_the_same_annex() -> None:
    first, _ = filled(FILES, COUNTED)
    again, _ = filled(dict(first.answers), COUNTED, SPECIFIC)
    assert again.entries(("annex",)) == first.entries(("annex",))
    assert len(list(uses(again))) == 1
    same, found = filled(dict(first.answers), COUNTED)
    assert found.edit.is_empty
    assert same.answers == first.answers


def test_it_is_one_edit_that_can_be_taken_back() -> None:
    assessment, found = filled(FILES, COUNTED)
    assessment.apply(found.edit.inverse())
    assert assessment.answers == FILES


def test_an_annex_whose_register_has_changed_is_told_when_the_register_is_at_hand() -> None:
    assessment, _ = filled(FILES, COUNTED)
    assert outdated(assessment, COUNTED) == []
    (finding,) = outdated(assessment, {**COUNTED, "prevention": "二人で照合"})
    assert finding.place[-1] == "annex_body"
    assert len(outdated(assessment, COUNTED, SPECIFIC)) == 1
    assert [f for f in check(assessment, DAY) if f.code == "annex-outdated"] == []


def test_what_the_annex_does_not_show_makes_it_no_older() -> None:
    assessment, _ = filled(FILES, COUNTED)
    assert outdated(assessment, {**COUNTED, "note": "簿冊にある。"}) == []


def test_another_register_says_nothing_of_it() -> None:
    assessment, _ = filled(FILES, COUNTED)
    other = records()
    strange = Assessment(other.form, {**other.answers, ("ledger",): Entries(("l2",))})
    found = check(assessment, DAY, records=strange)
    assert "annex-outdated" not in {finding.code for finding in found}


def test_a_document_that_is_no_register_is_refused() -> None:
    assessment = Assessment(FORM, FILES)
    with pytest.raises(AssessorError, match="記録のファイルではありません"):
        proposal(assessment, Order(assessment, DAY, "tokyo"), standards())
    with pytest.raises(AssessorError, match="重大事故の欄と別紙がありません"):
        proposal(records(), Order(records(), DAY, "tokyo"), standards())
