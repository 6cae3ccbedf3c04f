"""A merge told line by line: nothing comes in, or stays out, unsaid."""

import pytest
from hypothesis import given

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.form.values import Entries, Place
from assessor.history.merge import CollisionKind, Whose, Written, merge, merged
from assessor.history.merge_account import account, settlement, shared_version
from assessor.history.review import comments
from tests.strategies import FORM, assessments

NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
SYSTEM: Place = ("system",)


@given(assessments(entries=3), assessments(entries=3), assessments(entries=3))
def test_every_change_is_listed_or_counted(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    found = account(base, mine, theirs)
    gained = {gain.difference.place for gain in found.gains}
    changes = [
        change
        for change in merge(base, mine, theirs).edit.changes
        if not isinstance(change.before or change.after, Entries)
    ]
    told = sum(
        any(change.place[:length] in gained for length in range(1, len(change.place) + 1))
        for change in changes
    )
    assert told + found.unlisted == len(changes)


@given(assessments(entries=3), assessments(entries=3), assessments(entries=3))
def test_what_is_decided_comes_out_as_the_merge_says(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    found = account(base, mine, theirs)
    decisions = {one.collision.place: Whose.THEIRS for one in found.disputes}
    settled = settlement(found, decisions, "2026-11-22", "")
    copy = mine.snapshot()
    copy.apply(settled.edit)
    assert settled.undecided == ()
    assert copy.answers == merged(base, mine, merge(base, mine, theirs, decisions)).answers


def test_a_text_of_ones_own_stands_instead_of_either() -> None:
    base, mine, theirs = copies("元", "私", "他")
    found = account(base, mine, theirs)
    (dispute,) = found.disputes
    assert dispute.collision.is_text
    for text, answer in (("第三", "第三"), ("", None)):
        copy = mine.snapshot()
        copy.apply(settlement(found, {NAME: Written(text)}, "2026-11-22", "").edit)
        assert copy.answers.get(NAME) == answer
        assert not list(comments(copy))


def test_what_nobody_decides_stays_mine_with_the_other_in_a_comment() -> None:
    base, mine, theirs = copies("元", "私", "他")
    settled = settlement(account(base, mine, theirs), {}, "2026-11-22", "係長")
    mine.apply(settled.edit)
    assert mine.answers[NAME] == "私"
    (comment,) = comments(mine)
    assert (comment.place, comment.by, comment.day) == (NAME, "係長", "2026-11-22")
    assert comment.text.endswith("相手の記載：\n他")
    assert [one.place for one in settled.undecided] == [NAME]


def test_of_an_entry_that_one_removed_the_answers_of_the_other_are_kept() -> None:
    base = with_system()
    mine, theirs = base.snapshot(), base.snapshot()
    mine.apply(edits.remove_entry(mine, SYSTEM, "a"))
    theirs.apply(edits.set_answer(theirs, (*SYSTEM, "a", "system_name"), "新しい題"))
    found = account(base, mine, theirs)
    (dispute,) = found.disputes
    assert dispute.collision.kind is CollisionKind.ENTRY
    assert [one.after_text for one in dispute.of_theirs] == ["新しい題"]
    assert dispute.of_mine[0].is_entry
    mine.apply(settlement(found, {}, "2026-11-22", "").edit)
    (comment,) = comments(mine)
    assert "新しい題" in comment.text
    assert mine.entries(SYSTEM) == ()


def test_each_change_says_whose_it_is() -> None:
    base, mine, theirs = copies("元", "私", "元")
    theirs.apply(edits.set_answer(theirs, CONTENT, "相手の文"))
    found = account(base, mine, theirs)
    whose = {gain.difference.place: gain.whose for gain in found.gains}
    assert whose == {NAME: Whose.MINE, CONTENT: Whose.THEIRS}
    assert (found.number(Whose.MINE), found.number(Whose.THEIRS)) == (1, 1)


def test_the_common_document_is_the_newest_version_that_both_have() -> None:
    mine = copies("元", "元", "元")[1]
    assert shared_version(mine, mine.snapshot()) is None
    for label in ("素案", "提出版"):
        mine.apply(edits.add_version(mine, label, "2026-04-01"))
    theirs = mine.snapshot()
    mine.apply(edits.add_version(mine, "私の版", "2026-05-01"))
    theirs.apply(edits.add_version(theirs, "相手の版", "2026-05-01"))
    found = shared_version(mine, theirs)
    assert found is not None
    assert found.label == "提出版"
    base = mine.version_state(found.name)
    assert account(base, mine, theirs).versions == 1


@pytest.mark.parametrize("mine", ["元", "私"])
def test_a_copy_in_which_nothing_changed_changes_nothing(mine: str) -> None:
    found = account(*copies("元", mine, "元"))
    assert settlement(found, {}, "2026-11-22", "").edit.is_empty
    assert found.number(Whose.THEIRS) == 0


def copies(base: str, mine: str, theirs: str) -> tuple[Assessment, ...]:
    first, second, third = (Assessment(FORM, {NAME: text}) for text in (base, mine, theirs))
    return first, second, third


def with_system() -> Assessment:
    return Assessment(FORM, {SYSTEM: Entries(("a",)), (*SYSTEM, "a", "system_name"): "題"})
