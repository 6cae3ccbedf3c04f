import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.unplaced import (
    REPEAT,
    Unplaced,
    discard,
    keep_unplaced,
    place_text,
    unplaced,
)
from assessor.form.kinds import show
from assessor.form.values import Choice, Free, Paragraph, Unreadable, Value
from assessor.rules.check import check
from tests.strategies import FORM, PICTURES, raw_texts, values, words

TARGETS = ("office_name", "office_content", "publication_date", "nws_use", "flow")


def with_unplaced(*texts: str) -> Assessment:
    assessment = Assessment(FORM)
    kept = keep_unplaced(Unplaced(text, "Ⅱ の前", "見出しがない") for text in texts)
    assessment.apply(Edit("読込み", kept))
    return assessment


def visible(text: str) -> str:
    return "".join(text.split())


def test_unplaced_texts_are_kept_in_their_order_with_place_and_reason() -> None:
    assessment = with_unplaced("一", " ", "二")
    assert list(unplaced(assessment)) == [
        Unplaced("一", "Ⅱ の前", "見出しがない", "u1"),
        Unplaced("二", "Ⅱ の前", "見出しがない", "u2"),
    ]
    assert [finding.code for finding in check(assessment)].count("unplaced") == 2


@settings(max_examples=60)
@given(words, st.sampled_from(TARGETS), st.data())
def test_a_text_moves_to_an_item_without_loss_of_a_character(
    text: str, target: str, data: st.DataObject
) -> None:
    assessment = with_unplaced(text, "残る")
    item = FORM.items[target]
    before: Value | None = data.draw(st.none() | values(item))
    if before is not None:
        assessment = Assessment(FORM, {**assessment.answers, (target,): before}, PICTURES)
    assessment.apply(place_text(assessment, "u1", (target,)))
    after = assessment.answers[target,]
    expected = ("" if before is None else show(item, before)) + text
    assert visible(show(item, after)) == visible(expected)
    assert [kept.text for kept in unplaced(assessment)] == ["残る"]


@given(raw_texts, words, raw_texts)
def test_a_part_moves_and_the_rest_stays(head: str, part: str, tail: str) -> None:
    assessment = with_unplaced(f"前{head}{part}{tail}後")
    whole = next(unplaced(assessment)).text
    assessment.apply(place_text(assessment, "u1", ("office_content",), part))
    rest = next(unplaced(assessment)).text
    moved = show(FORM.items["office_content"], assessment.answers["office_content",])
    assert sorted(visible(rest + moved)) == sorted(visible(whole))


def test_the_last_text_takes_the_list_with_it() -> None:
    assessment = with_unplaced("一")
    assessment.apply(place_text(assessment, "u1", ("office_content",)))
    assert dict(assessment.answers) == {("office_content",): "一"}


def test_moving_can_be_taken_back() -> None:
    assessment = with_unplaced("一", "二")
    before = dict(assessment.answers)
    edit = place_text(assessment, "u2", ("office_content",))
    assessment.apply(edit)
    assessment.apply(edit.inverse())
    assert assessment.answers == before


def test_a_text_that_the_item_cannot_read_is_kept_there_as_it_is() -> None:
    assessment = with_unplaced("実施する予定")
    assessment.apply(place_text(assessment, "u1", ("nws_use",)))
    assert assessment.answers["nws_use",] == Unreadable("実施する予定", "選択肢にありません")


def test_a_text_that_the_item_reads_is_its_answer() -> None:
    assessment = with_unplaced("実施する")
    assessment.apply(place_text(assessment, "u1", ("nws_use",)))
    assert assessment.answers["nws_use",] == Choice("yes")


def test_a_text_joins_pictures_and_tables_as_a_paragraph() -> None:
    assessment = with_unplaced("注")
    before = Free((Paragraph("図"),))
    assessment = Assessment(FORM, {**assessment.answers, ("flow",): before})
    assessment.apply(place_text(assessment, "u1", ("flow",)))
    assert assessment.answers["flow",] == Free((Paragraph("図"), Paragraph("注")))


def test_a_text_is_thrown_away_and_comes_back() -> None:
    assessment = with_unplaced("一", "二")
    edit = discard(assessment, "u1")
    assessment.apply(edit)
    assert [kept.text for kept in unplaced(assessment)] == ["二"]
    assessment.apply(edit.inverse())
    assert [kept.text for kept in unplaced(assessment)] == ["一", "二"]


@pytest.mark.parametrize("texts", [(), ("", "　\n")])
def test_where_nothing_is_left_over_nothing_is_kept(texts: tuple[str, ...]) -> None:
    assessment = with_unplaced(*texts)
    assert assessment.entries(REPEAT) == ()
    assert assessment.answers == {}
