"""An item as people write it in 変更箇所, and as the program understands it again."""

import pytest

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.form.cited import item_cited
from assessor.form.definition import Form, Item
from assessor.form.places import RepeatSlot
from assessor.form.values import Entries
from assessor.history.item_words import item_words
from tests.strategies import FORM, LIBRARY

EDITIONS = [known.id for known in LIBRARY.editions if known.id.startswith("zenkomoku")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_written_as_the_item_is_understood_again(edition: str) -> None:
    form = LIBRARY.form(edition)
    assessment = with_one_of_each(form)
    for slot in assessment.slots():
        if isinstance(slot.node, Item) and slot.section.printed:
            for files, heading in (((), ""), (("国保ファイル",), "宛名システムにおける措置")):
                words = item_words(assessment, slot, files, heading)
                cited = item_cited(form, words)
                assert cited, words
                assert (cited.item, cited.heading) == (slot.node.name, heading)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("obtained_by", "Ⅱ3②入手方法"),
        ("matching", "Ⅱ3⑧使用方法 情報の突合"),
        ("system_function", "Ⅰ2システム1②システムの機能"),
        ("technical_measures", "Ⅲ7リスク1⑥技術的対策 具体的な対策の内容"),
        ("education_way", "Ⅳ2 従業者に対する教育・啓発 具体的な方法"),
        ("obtain3_identity", "Ⅲ2リスク3 入手の際の本人確認の措置の内容"),
        ("outsourcing_title", "Ⅱ4委託事項1"),
        ("body_name", "評価実施機関名"),
    ],
)
def test_an_item_is_written_as_people_write_it(name: str, words: str) -> None:
    assessment = with_one_of_each(FORM)
    slot = next(slot for slot in assessment.slots() if slot.place[-1] == name)
    assert item_words(assessment, slot) == words


def test_every_repeat_has_words() -> None:
    assessment = with_one_of_each(FORM)
    for slot in assessment.walk():
        if isinstance(slot, RepeatSlot):
            assert item_words(assessment, slot)


def with_one_of_each(form: Form) -> Assessment:
    """Return a document with one entry in each repeat."""
    assessment = Assessment(form)
    for name, scope in form.scopes.items():
        if name in form.repeats:
            place = (*(part for repeat in scope for part in (repeat, "e1")), name)
            assessment.apply(Edit("", (Change(place, None, Entries(("e1",))),)))
    return assessment
