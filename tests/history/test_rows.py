"""Rows of 変更箇所 made of proposals: kept true, left out, merged and parted."""

from datetime import date

from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.edits import move_entry, remove_entry, set_answer
from assessor.document.file import decode, encode
from assessor.form.kinds import show
from assessor.form.values import Choice, Entries, Place, Value
from assessor.history.describe import all_proposals, proposals
from assessor.history.preparations import preparations
from assessor.history.proposal import ADDED
from assessor.history.records import records
from assessor.history.rows import (
    adopt,
    leave_out,
    left_out,
    merged_rows,
    refreshed,
    split_row,
    stale_rows,
    taken_up,
)
from assessor.rules.check import check
from tests.strategies import FORM, LIBRARY, assessments

DAY = date(2026, 11, 22)
ROWS = ("change",)
BENEFIT, NECESSITY = ("benefit",), ("necessity",)
EARLIER: dict[Place, Value] = {
    BENEFIT: "窓口の待ち時間が短くなる。",
    NECESSITY: "届出の内容を確かめるため。",
    ROWS: Entries(("c1",)),
    (*ROWS, "c1", "change_date"): "令和7年4月1日",
    (*ROWS, "c1", "change_item"): "Ⅰ7①部署",
}
PUBLISHED = Assessment(FORM, EARLIER)


def changed(benefit: str = "窓口の待ち時間が半分になる。", **more: str) -> Assessment:
    answers: dict[Place, Value] = {**EARLIER, BENEFIT: benefit}
    return Assessment(FORM, {**answers, **{(name,): text for name, text in more.items()}})


def row(assessment: Assessment, number: int) -> tuple[str, ...]:
    """Return what stands in a row, counted from 0."""
    entry = assessment.entries(ROWS)[number]
    found = []
    for name in ("item", "before", "after", "timing"):
        value = assessment.answers.get((*ROWS, entry, f"change_{name}"))
        item = FORM.items[f"change_{name}"]
        found.append(show(item, value) if value is not None else "")
    return tuple(found)


def adopted(current: Assessment) -> Assessment:
    current.apply(adopt(current, proposals(PUBLISHED, current, DAY)))
    return current


def write(assessment: Assessment, place: Place, text: str) -> None:
    assessment.apply(set_answer(assessment, place, text))


def test_an_adopted_proposal_is_a_row_behind_the_earlier_ones() -> None:
    current = adopted(changed())
    assert row(current, 1) == (
        "Ⅰ4②実現が期待されるメリット",
        "窓口の待ち時間が短くなる。",
        "窓口の待ち時間が半分になる。",
        "事後",
    )
    entry = current.entries(ROWS)[1]
    assert current.answers[*ROWS, entry, "change_date"] == "令和8年11月22日"


def test_where_the_newest_rows_come_first_new_ones_do_too() -> None:
    current = changed()
    current.apply(adopt(current, proposals(PUBLISHED, current, date(2024, 1, 1))))
    write(current, NECESSITY, "別の理由")
    order = current.entries(ROWS)
    falling = Entries(tuple(reversed(order)))
    older = set_answer(current, (*ROWS, order[1], "change_date"), "令和6年1月1日")
    current.apply(older)
    assert falling.names != order
    current.apply(adopt(current, proposals(PUBLISHED, current, DAY)))
    assert current.entries(ROWS)[1:] == order


def test_several_proposals_become_one_row() -> None:
    current = changed(necessity="資格を確かめるため。")
    current.apply(adopt(current, proposals(PUBLISHED, current, DAY), together=True))
    assert row(current, 1)[0] == "Ⅰ4①事務実施上の必要性\nⅠ4②実現が期待されるメリット"
    assert proposals(PUBLISHED, current, DAY) == ()


def test_a_row_whose_answer_stays_is_not_out_of_date() -> None:
    current = adopted(changed())
    assert stale_rows(PUBLISHED, current, all_proposals(PUBLISHED, current, DAY)) == ()


def test_a_row_that_a_person_reworded_is_not_out_of_date() -> None:
    current = adopted(changed())
    write(current, (*ROWS, current.entries(ROWS)[1], "change_after"), "半分になる。")
    assert stale_rows(PUBLISHED, current, all_proposals(PUBLISHED, current, DAY)) == ()


def test_when_the_answer_changes_again_the_row_offers_the_new_text() -> None:
    current = adopted(changed())
    write(current, BENEFIT, "窓口の待ち時間がなくなる。")
    (stale,) = stale_rows(PUBLISHED, current, all_proposals(PUBLISHED, current, DAY))
    assert stale.row == current.entries(ROWS)[1]
    assert stale.after == "窓口の待ち時間がなくなる。"
    current.apply(refreshed(current, stale))
    assert row(current, 1)[2] == "窓口の待ち時間がなくなる。"
    assert stale_rows(PUBLISHED, current, all_proposals(PUBLISHED, current, DAY)) == ()
    assert proposals(PUBLISHED, current, DAY) == ()


def test_when_a_change_is_taken_back_the_row_can_go() -> None:
    current = adopted(changed())
    write(current, BENEFIT, "窓口の待ち時間が短くなる。")
    (stale,) = stale_rows(PUBLISHED, current, all_proposals(PUBLISHED, current, DAY))
    assert stale.now == ()
    assert (stale.item, stale.before, stale.after) == ("", "", "")
    current.apply(refreshed(current, stale))
    assert current.entries(ROWS) == ("c1",)
    assert list(records(current)) == []


def test_rows_of_earlier_publications_are_never_out_of_date() -> None:
    current = adopted(changed())
    write(current, BENEFIT, "窓口の待ち時間がなくなる。")
    assert stale_rows(current, current, ()) == ()


def test_a_row_that_a_person_removed_is_proposed_again() -> None:
    current = adopted(changed())
    current.apply(remove_entry(current, ROWS, current.entries(ROWS)[1]))
    assert len(proposals(PUBLISHED, current, DAY)) == 1


def test_a_proposal_left_out_is_listed_with_the_reason() -> None:
    current = changed()
    current.apply(leave_out(current, proposals(PUBLISHED, current, DAY), "誤字の修正", DAY))
    assert proposals(PUBLISHED, current, DAY) == ()
    (left,) = left_out(current, all_proposals(PUBLISHED, current, DAY))
    assert (left.reason, left.day) == ("誤字の修正", "2026-11-22")
    current.apply(taken_up(current, left.entry))
    assert len(proposals(PUBLISHED, current, DAY)) == 1


def test_what_was_left_out_comes_back_when_the_answer_changes() -> None:
    current = changed()
    current.apply(leave_out(current, proposals(PUBLISHED, current, DAY), "誤字の修正", DAY))
    write(current, BENEFIT, "窓口の待ち時間がなくなる。")
    assert left_out(current, all_proposals(PUBLISHED, current, DAY)) == ()
    assert len(proposals(PUBLISHED, current, DAY)) == 1


def test_merged_rows_lose_nothing_they_said() -> None:
    current = adopted(changed(necessity="資格を確かめるため。"))
    first, second = row(current, 1), row(current, 2)
    current.apply(merged_rows(current, current.entries(ROWS)[1:]))
    assert len(current.entries(ROWS)) == 2
    both = row(current, 1)
    for said in (*first[:3], *second[:3]):
        assert said in "\n".join(both)
    assert proposals(PUBLISHED, current, DAY) == ()


def test_the_checks_know_what_a_merged_row_is_about() -> None:
    current = changed(necessity="資格を確かめるため。")
    codes = [each.code for each in check(current, DAY, PUBLISHED)]
    assert codes.count("change-unlisted") == 2
    current.apply(adopt(current, proposals(PUBLISHED, current, DAY), together=True))
    codes = [each.code for each in check(current, DAY, PUBLISHED)]
    assert not {"change-unlisted", "change-not-in-text"} & set(codes)


def test_rows_that_say_the_same_of_two_items_say_it_once_when_merged() -> None:
    current = changed("", necessity="")
    current = Assessment(FORM, {**current.answers, BENEFIT: "早い。", ("special_note",): "早い。"})
    blank = Assessment(FORM, {ROWS: Entries(("c1",))})
    answers: dict[Place, Value] = {BENEFIT: "早い。", ("special_note",): "早い。"}
    current = Assessment(FORM, {**blank.answers, **answers})
    current.apply(adopt(current, proposals(blank, current, DAY)))
    current.apply(merged_rows(current, current.entries(ROWS)[1:]))
    assert row(current, 1)[1:3] == (ADDED, "早い。")


def test_a_merged_row_is_split_into_what_it_was_made_of() -> None:
    current = adopted(changed(necessity="資格を確かめるため。"))
    before = [row(current, 1), row(current, 2)]
    current.apply(merged_rows(current, current.entries(ROWS)[1:]))
    found = all_proposals(PUBLISHED, current, DAY)
    current.apply(split_row(current, current.entries(ROWS)[1], found))
    assert [row(current, 1), row(current, 2)] == before
    assert stale_rows(PUBLISHED, current, found) == ()


def test_a_row_of_one_change_is_split_into_two_alike() -> None:
    current = adopted(changed())
    current.apply(split_row(current, current.entries(ROWS)[1]))
    assert row(current, 1) == row(current, 2)
    write(current, BENEFIT, "窓口の待ち時間がなくなる。")
    found = all_proposals(PUBLISHED, current, DAY)
    assert [stale.row for stale in stale_rows(PUBLISHED, current, found)] == list(
        current.entries(ROWS)[1:]
    )


def test_a_row_that_was_moved_is_still_known() -> None:
    current = adopted(changed())
    current.apply(move_entry(current, ROWS, current.entries(ROWS)[1], -1))
    assert proposals(PUBLISHED, current, DAY) == ()


def test_what_a_row_describes_is_saved_with_the_document() -> None:
    current = adopted(changed())
    again = decode(encode(current), LIBRARY)
    assert proposals(PUBLISHED, again, DAY) == ()
    assert [*records(again)] == [*records(current)]


@settings(max_examples=50)
@given(assessments(answers=6), assessments(answers=6))
def test_every_edit_is_taken_back_whole(old: Assessment, new: Assessment) -> None:
    # Marks of withheld passages follow what is edited; that is not looked at here.
    new = Assessment(FORM, {at: value for at, value in new.answers.items() if at[0] != "withheld"})
    for edit in steps(old, new):
        before = dict(new.answers)
        new.apply(edit)
        after = dict(new.answers)
        new.apply(edit.inverse())
        assert dict(new.answers) == before
        new.apply(edit)
        assert dict(new.answers) == after


def steps(old: Assessment, new: Assessment) -> list[Edit]:
    """Return edits that are made one after the other by the caller."""
    found = proposals(old, new, DAY)
    first = adopt(new, found[::2])
    trial = new.snapshot()
    trial.apply(first)
    second = leave_out(trial, found[1::2], "小さな変更", DAY)
    trial.apply(second)
    third = merged_rows(trial, trial.entries(ROWS))
    trial.apply(third)
    return [first, second, third]


def test_before_an_important_change_everything_has_a_last_day() -> None:
    current = changed(hearing_period="令和8年9月1日から令和8年9月30日まで")
    found = preparations(PUBLISHED, current, date(2027, 1, 4))
    assert [(each.label, each.latest.isoformat(), each.is_renewed) for each in found] == [
        ("意見聴取の開始", "2026-12-04", True),
        ("意見聴取の終了", "2027-01-02", True),
        ("第三者点検", "2027-01-03", False),
        ("個人情報保護委員会への提出", "2027-01-03", False),
        ("公表", "2027-01-03", False),
    ]


def test_a_national_body_needs_the_approval_of_the_commission() -> None:
    national = changed()
    national.apply(set_answer(national, ("body_kind",), Choice("national")))
    labels = [each.label for each in preparations(PUBLISHED, national, DAY)]
    assert labels[2:] == ["個人情報保護委員会への提出", "個人情報保護委員会の承認", "公表"]
