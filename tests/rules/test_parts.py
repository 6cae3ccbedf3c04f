"""The answers in parts: a part stays the same as long as its answers do, and none is left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.document.edits import set_answer
from assessor.form.texts import texts
from assessor.form.values import Place
from assessor.rules.check import standards
from assessor.rules.context import Context
from assessor.rules.memo import Memo
from tests.strategies import FORM, assessments, item_places, words


def of(assessment: Assessment, memo: Memo) -> Context:
    context = Context(assessment, standards(), memo=memo)
    assert context.parts
    memo.turn()
    return context


def test_only_the_part_with_the_new_answer_is_new() -> None:
    memo, place = Memo(), ("office_name",)
    assessment = Assessment(FORM, {place: "国民健康保険に関する事務"})
    before = of(assessment, memo).parts
    assert of(assessment, memo).parts == before
    assessment.apply(set_answer(assessment, place, "介護保険に関する事務"))
    after = of(assessment, memo).parts
    assert len(after) == len(before)
    (new,) = set(after) - set(before)
    assert place in {slot.place for slot, _, _ in new.places}


@given(st.data(), assessments())
@settings(max_examples=25)
def test_every_text_is_found_however_often_answers_change(
    data: st.DataObject, assessment: Assessment
) -> None:
    memo = Memo()
    for _ in range(4):
        place: Place = data.draw(st.sampled_from(item_places(assessment)))
        if place[-1] in FORM.items and FORM.items[place[-1]].kind == "text":
            assessment.apply(set_answer(assessment, place, data.draw(words | st.none())))
        found = [(slot.place, text) for slot, text, _ in of(assessment, memo).found_texts]
        assert found == [
            (slot.place, text)
            for slot in assessment.slots()
            if slot.place[-1] in FORM.items and slot.section.printed
            for text in texts(assessment.answers.get(slot.place))
        ]
