"""Marks of withheld passages: kept in the document, and following the text through every edit."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.file import decode, encode
from assessor.document.following import followed
from assessor.document.withheld import REPEAT
from assessor.document.withholding import (
    Passage,
    give_reason,
    passages,
    passages_at,
    release,
    withhold,
)
from assessor.form.texts import text_at, with_text
from assessor.form.values import (
    Checks,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Table,
    Unreadable,
    Value,
)
from assessor.history.merge import merge, merged
from assessor.history.undo import History
from tests.strategies import FORM, LIBRARY

PLACE: Place = ("further_measures",)


def marked(text: str, place: Place = PLACE) -> Assessment:
    """Return a document with a text; what stands in ［ ］ is withheld."""
    pieces = re.split("[［］]", text)
    assessment = Assessment(FORM, {place: "".join(pieces)})
    for number in range(1, len(pieces), 2):
        start = len("".join(pieces[:number]))
        span = (start, start + len(pieces[number]))
        assessment.apply(withhold(assessment, place, (), span, "攻撃に使える"))
    return assessment


def shown(assessment: Assessment, place: Place = PLACE) -> str:
    """Return the text with ［ ］ around what is withheld."""
    text = text_at(assessment.answers.get(place), ())
    spans = [each.span for each in passages(assessment) if each.mark.place == place and each.span]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}［{text[start:end]}］{text[end:]}"
    return text


def only(assessment: Assessment) -> Passage:
    (passage,) = passages(assessment)
    return passage


def typed(assessment: Assessment, text: str | None, place: Place = PLACE) -> Assessment:
    assessment.apply(edits.set_answer(assessment, place, text))
    return assessment


BEFORE = "職員は［300人］です。"

CASES = {
    "before": ("市の職員は300人です。", "市の職員は［300人］です。"),
    "behind": ("職員は300人でした。", "職員は［300人］でした。"),
    "inside": ("職員は3000人です。", "職員は［3000人］です。"),
    "at the beginning": ("職員は約300人です。", "職員は約［300人］です。"),
    "at the end": ("職員は300人余です。", "職員は［300人］余です。"),
    "an end that reads like the passage": ("職員は300人人です。", "職員は［300人人］です。"),
    "a part replaced": ("職員は500人です。", "職員は［500人］です。"),
    "all replaced": ("職員は約四百名です。", "職員は［約四百名］です。"),
    "replaced over the beginning": ("職員数500人です。", "職員［数500人］です。"),
    "replaced with a little around": ("職員数は四百名だ。", "職員［数は四百名だ］。"),
    "a part deleted": ("職員は30人です。", "職員は［30人］です。"),
    "deleted over the end": ("職員は300です。", "職員は［300］です。"),
    "deleted over the beginning": ("職員00人です。", "職員［00人］です。"),
    "two edits around it": ("市の職員数は300人であった。", "市の職員数は［300人］であった。"),
    "pasted twice": ("職員は300人300人です。", "職員は［300人300人］です。"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mark_follows_the_text(case: str) -> None:
    after, wanted = CASES[case]
    assessment = marked(BEFORE)
    assert shown(assessment) == BEFORE
    assert shown(typed(assessment, after)) == wanted


def test_what_is_typed_where_words_were_deleted_stands_in_their_place() -> None:
    assessment = marked(BEFORE)
    for text in ("職員は300です。", "職員は30です。", "職員は30台です。"):
        typed(assessment, text)
    assert shown(assessment) == "職員は［30台］です。"
    assert shown(typed(assessment, "職員は30台程です。")) == "職員は［30台］程です。"


def test_a_mark_whose_words_were_deleted_stays_without_and_takes_what_is_typed_there() -> None:
    assessment = typed(marked(BEFORE), "職員はです。")
    assert only(assessment).span is None
    assert only(assessment).mark.said == "300人"
    assert shown(typed(assessment, "職員は四百人です。")) == "職員は［四百人］です。"


def test_deleting_letter_by_letter_keeps_in_mind_what_was_hidden() -> None:
    assessment = marked(BEFORE)
    for words in ("30人", "3人", "人", ""):
        typed(assessment, f"職員は{words}です。")
    assert only(assessment).mark.said == "300人"


@pytest.mark.parametrize("after", [None, "全く別の文章に書き直したため何も残っていない。" * 3])
def test_a_mark_that_lost_its_words_stays(after: str | None) -> None:
    passage = only(typed(marked(BEFORE + "長い説明が続きます。" * 5), after))
    assert passage.span is None
    assert passage.mark.said == "300人"
    assert passage.mark.reason == "攻撃に使える"


def test_a_passage_that_is_cut_out_is_hidden_where_it_is_pasted() -> None:
    assessment = typed(marked("回線は［専用線二本］です。"), "回線はです。")
    typed(assessment, "専用線二本を使う。", ("special_note",))
    assert shown(assessment, ("special_note",)) == "［専用線二本］を使う。"
    assert len(list(passages(assessment))) == 1


def test_the_same_words_elsewhere_in_the_text_are_told_apart_by_what_stands_around() -> None:
    same = "窓口は3人。" * 5
    text = f"{same}窓口は［3人］。{same}"
    assessment = marked(text)
    assert shown(assessment) == text
    assert shown(typed(assessment, f"{same}窓口は3人。{same}終わり")) == f"{text}終わり"
    assert shown(typed(assessment, f"初め{same}窓口は3人。{same}終わり")) == f"初め{text}終わり"


def test_one_of_many_that_read_all_alike_stays_the_one() -> None:
    same = "窓口では、来庁した者の本人確認を行い、手続の案内をする職員を3人置く。" * 9
    text = f"{same}窓口では、来庁した者の本人確認を行い、手続の案内をする職員を［3人］置く。{same}"
    assessment = marked(text)
    assert (shown(assessment), only(assessment).mark.among) == (text, "8/14")
    assert len(only(assessment).mark.before) < 100
    plain = text.replace("［", "").replace("］", "")
    assert shown(typed(assessment, f"まず、{plain}")) == f"まず、{text}"
    assert shown(typed(assessment, f"{same}{plain}")) == f"{same}{text}"
    assert only(assessment).mark.among == "17/23"
    fewer = Edit("", (Change(PLACE, same + plain, plain),), is_complete=True)
    assessment.apply(fewer)  # by a program that knows no marks: it might be any of them
    assert only(assessment).span is None


def test_what_is_typed_far_from_a_mark_changes_no_record() -> None:
    assessment = marked("前の文が十二字より長い。［300人］後の文も十二字より長い。終わり")
    edit = edits.set_answer(assessment, PLACE, "x" + str(assessment.answers[PLACE]))
    assert [change.place for change in assessment.apply(edit).changes] == [PLACE]


def test_marks_that_overlap_become_one() -> None:
    assessment = marked(BEFORE)
    assessment.apply(withhold(assessment, PLACE, (), (1, 4), "別の理由"))
    assert shown(assessment) == "職［員は300人］です。"
    assert only(assessment).mark.reason == "別の理由"


def test_spaces_and_line_ends_around_a_passage_stay_open() -> None:
    assessment = Assessment(FORM, {PLACE: "前 \n300人　\n後"})
    assessment.apply(withhold(assessment, PLACE, (), (1, 8), ""))
    assert shown(assessment) == "前 \n［300人］　\n後"
    assert withhold(assessment, PLACE, (), (1, 3), "").is_empty


def test_a_mark_is_taken_away_and_gets_another_reason() -> None:
    assessment = marked(BEFORE)
    entry = only(assessment).mark.entry
    assessment.apply(give_reason(assessment, entry, " 侵入の手掛かりになる "))
    assert only(assessment).mark.reason == "侵入の手掛かりになる"
    assert passages_at(assessment, PLACE, (), 4, 4) == [only(assessment).mark]
    assessment.apply(release(assessment, entry))
    assert dict(assessment.answers) == {PLACE: "職員は300人です。"}


def test_an_entry_takes_its_marks_along_and_gives_them_to_its_copy() -> None:
    place = ("system", "e1", "system_function")
    assessment = Assessment(FORM, {("system",): Entries(("e1",)), place: "回線は2本である。"})
    assessment.apply(withhold(assessment, place, (), (3, 5), "数値"))
    assessment.apply(edits.duplicate_entry(assessment, ("system",), "e1", "e2"))
    copy = ("system", "e2", "system_function")
    assert shown(assessment, place) == shown(assessment, copy) == "回線は［2本］である。"
    assessment.apply(edits.remove_entry(assessment, ("system",), "e1"))
    assert [each.mark.place for each in passages(assessment)] == [copy]
    assessment.apply(edits.remove_entry(assessment, ("system",), "e2"))
    assert dict(assessment.answers) == {}


FREE = Free((Paragraph("回線は2本である。"), Table((("番号", "数"), ("1", "台数は5台")))))


@pytest.mark.parametrize(
    ("value", "address", "words"),
    [
        (Free((Paragraph("新しい"), *FREE.parts)), (2, 1, 1), "5台"),
        (Free(FREE.parts[1:]), (0, 1, 1), "5台"),
        (Free((FREE.parts[1], FREE.parts[0])), (0, 1, 1), "5台"),
        (Free((*FREE.parts, Figure("a.png", "図"))), (1, 1, 1), "5台"),
        (Free((Table((("番号", "数"), ("0", ""), ("1", "台数は5台"))),)), (0, 2, 1), "5台"),
        (Free((FREE.parts[0], Table((("番号", "数"), ("1", "台数は15台"))))), (1, 1, 1), "15台"),
    ],
)
def test_a_mark_in_a_cell_follows_parts_and_rows(
    value: Free, address: tuple[int, ...], words: str
) -> None:
    place = ("flow",)
    assessment = Assessment(FORM, {place: FREE})
    assessment.apply(withhold(assessment, place, (1, 1, 1), (3, 5), "数値"))
    assessment.apply(edits.set_answer(assessment, place, value))
    passage = only(assessment)
    assert (passage.mark.address, passage.mark.words) == (address, words) or words == "15台"
    assert passage.span is not None
    assert "5台" in text_at(value, passage.mark.address)[slice(*passage.span)]


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (Checks.of(["other"], {"other": "専用線2本"}), ("other",)),
        (Unreadable("専用線2本", "形"), ()),
    ],
)
def test_every_text_of_an_answer_can_be_marked(value: Value, address: tuple[str, ...]) -> None:
    assessment = Assessment(FORM, {PLACE: value})
    assessment.apply(withhold(assessment, PLACE, address, (3, 5), "数値"))
    longer = with_text(value, address, "回線は専用線2本")
    assessment.apply(edits.set_answer(assessment, PLACE, longer))
    assert (only(assessment).mark.words, only(assessment).span) == ("2本", (6, 8))


def test_bringing_back_a_version_hides_what_was_hidden_then_and_what_is_now() -> None:
    assessment = marked("［二本の専用線］を使う。職員は300人です。")
    assessment.apply(edits.add_version(assessment, "素案", "2026-04-01"))
    assessment.apply(release(assessment, only(assessment).mark.entry))
    typed(assessment, "回線を使う。職員は300人です。")
    assessment.apply(withhold(assessment, PLACE, (), (9, 13), "数値"))
    assessment.apply(edits.restore_version(assessment, assessment.versions[0].name))
    assert shown(assessment) == "［二本の専用線］を使う。職員は［300人］です。"


def test_a_file_keeps_the_marks() -> None:
    assessment = marked("\n 前［300人］ \n")
    assert dict(decode(encode(assessment), LIBRARY).answers) == dict(assessment.answers)


def test_two_people_who_write_around_a_mark_do_not_collide() -> None:
    base = marked("初めの文。\n\n職員は［300人］です。長い説明が続きます。\n\n終わりの文。")
    mine, theirs = base.snapshot(), base.snapshot()
    plain = str(base.answers[PLACE])
    typed(mine, plain.replace("初めの文", "最初の長い文"))
    typed(theirs, plain.replace("300人", "4000人").replace("終わりの", "最後の"))
    found = merge(base, mine, theirs)
    assert found.collisions == ()
    assert "［4000人］" in shown(merged(base, mine, found))


# Properties

signs = st.text("あいう3人。\n", max_size=12)
letters = st.text("かきく7台、", min_size=1, max_size=6)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[Assessment, str, str, str]:
    """Return a document with one withheld passage, and what stands before, in and behind it."""
    before, words, after = draw(signs), draw(letters), draw(signs)
    assessment = Assessment(FORM, {PLACE: before + words + after})
    span = (len(before), len(before + words))
    assessment.apply(withhold(assessment, PLACE, (), span, "数値"))
    return assessment, before, words, after


@given(marked_texts(), signs, signs, signs)
def test_words_stay_hidden_under_edits_elsewhere(
    made: tuple[Assessment, str, str, str], one: str, other: str, between: str
) -> None:
    """Anything is typed, deleted and pasted before the passage, then behind it."""
    assessment, before, words, after = made
    typed(assessment, one + words + after)
    typed(assessment, one + words + other)
    typed(assessment, one[: len(before)] + between + one[len(before) :] + words + other)
    passage = only(assessment)
    assert passage.span is not None
    text = str(assessment.answers[PLACE])
    start, end = passage.span
    at = text.index(words)  # its letters are none of those around
    assert start <= at
    assert at + len(words) <= end


@given(marked_texts(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), letters)))
def test_taking_back_restores_the_marks_to_the_letter(
    made: tuple[Assessment, str, str, str], steps: list[tuple[int, int, str]]
) -> None:
    assessment, *_ = made
    history = History(assessment)
    states = [dict(assessment.answers)]
    for start, end, new in steps:
        text = str(assessment.answers.get(PLACE, ""))
        written = text[: min(start, end)] + new + text[max(start, end) :]
        edit = edits.set_answer(assessment, PLACE, written)
        if edit.changes:
            history.commit(edit)
            states.append(dict(assessment.answers))
    for state in reversed(states[:-1]):
        history.undo()
        assert dict(assessment.answers) == state
    for state in states[1:]:
        history.redo()
        assert dict(assessment.answers) == state


@given(marked_texts(), signs | letters)
def test_following_twice_is_following_once(
    made: tuple[Assessment, str, str, str], written: str
) -> None:
    assessment, *_ = made
    assume(written)
    whole = followed(assessment.answers, edits.set_answer(assessment, PLACE, written))
    assessment.apply(whole)
    again = followed(assessment.answers, Edit("", (Change(PLACE, written, written),)))
    assert [change for change in again.changes if change.place != PLACE] == []
    assert len(assessment.entries(REPEAT)) == 1


@given(marked_texts(), st.integers(0, 30), st.integers(0, 30), signs)
def test_what_is_left_of_a_passage_after_one_edit_is_hidden(
    made: tuple[Assessment, str, str, str], one: int, other: int, new: str
) -> None:
    """Whatever is replaced, no letter of the passage that is still there stands open."""
    assessment, before, words, after = made
    text = before + words + after
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    written = text[:start] + new + text[end:]
    left = words[: max(start - len(before), 0)] + words[max(end - len(before), 0) :]
    typed(assessment, written or None)
    span = only(assessment).span
    if span is None:
        return  # an error, and nothing is published until a person has looked
    shown_now = written[: span[0]] + written[span[1] :]
    if set(left) & set("かきく7台、"):
        assert not set(shown_now) & set("かきく7台、")
