"""Items cited in words, as people write them, resolved to the item of the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.cited import item_cited
from assessor.form.definition import Item
from assessor.form.places import Slot, slots, written_path
from tests.strategies import FORM, raw_texts

SLOTS = [
    slot
    for slot in slots(FORM, lambda _place: ("1",))
    if isinstance(slot.node, Item) and slot.section.printed and slot.section.style != "rows"
]

# As people write it: the item, and the number of the entry if one is named.
CITED = {
    "I 2②システムの機能": "system_function",
    "Ⅰ２システム１②システムの機能": "system_function 1",
    "II 3④入手にかかる妥当性 <新型コロナ>": "obtained_valid",
    "Ⅱ３④　入手に係る妥当性": "obtained_valid",
    "II 3⑧使用方法 情報の突合 <予防接種事務>": "matching",
    "II 4委託事項4": "outsourcing_title 4",
    "Ⅱ４委託事項３　名称": "outsourcing_title 3",
    "II 4委託事項4②取扱いを委託する特定個人情報ファイルの範囲 その妥当性": "outsourcing_valid 4",
    "Ⅱ－４－委託事項12－⑥": "outsourcing_party 12",
    "Ⅱ5提供先1⑥提供方法": "recipient_way 1",
    "Ⅱ5移転先2⑥": "destination_way 2",
    "Ⅱ3②": "obtained_by",
    "Ⅱ.3.② 入手方法": "obtained_by",
    "Ⅲ４特定個人情報ファイルの取扱いの委託　情報保護管理体制の確認": "outsourcing_protection",
    "Ⅲ5リスク3 特定個人情報の提供・移転(委託や情報提供ネットワークシステムを通じた提供を除く。)"
    "におけるその他のリスク及びそのリスクに対する措置": "transfer_other_risks",
    "Ⅲ7リスク1⑥技術的対策 具体的な対策の内容": "technical_measures",
    "Ⅲ３．特定個人情報の使用　リスク２：ユーザ認証の管理　具体的な管理方法": "authentication_way",
    "ユーザ認証の管理 具体的な管理方法": "authentication_way",
    "IV1①自己点検 具体的なチェック方法": "self_check_way",
    "IV2従業者に対する教育・啓発 具体的な方法": "education_way",
    "IV3 <追加措置>": "further_measures",
    "V1①請求先": "request_to",
    "Ⅰ　基本情報　７．評価実施機関における担当部署　①部署": "department",
    "所属長の役職名": "head_post",
    "(別添1) 事務内容": "flow",
    "別添１": "flow",
    "（別添２）特定個人情報ファイル記録項目": "records",
    "公表日": "publication_date",
}
UNCLEAR = [
    "(評価書の種類)",
    "リスクに対する措置の内容",
    "Ⅱ 新しい見出し ①入手元",
    "全般",
    "－",
    "＜追加措置＞",
    "",
]


@pytest.mark.parametrize("words", CITED)
def test_what_people_cite_is_an_item(words: str) -> None:
    cited = item_cited(FORM, words)
    assert cited
    entries = [str(index) for _, index in cited.entries]
    assert " ".join([cited.item, *entries]) == CITED[words]


@pytest.mark.parametrize("words", UNCLEAR)
def test_what_is_not_clear_is_not_guessed(words: str) -> None:
    assert item_cited(FORM, words) is None


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.node.name)
def test_what_the_program_itself_writes_is_understood(slot: Slot) -> None:
    cited = item_cited(FORM, written_path(FORM, slot, "甲ファイル"))
    assert cited
    assert slot.node.name in cited.items[:1]
    assert cited.bracketed == ("甲ファイル",)


def test_a_group_stands_for_all_of_its_items() -> None:
    cited = item_cited(FORM, "Ⅳ１監査")
    assert cited
    assert cited.items == ("self_check", "self_check_way", "audit", "audit_content")
    assert cited.item == ""


def test_the_passage_and_the_file_are_kept_apart() -> None:
    cited = item_cited(FORM, "Ⅱ６①（資格情報ファイル）保管場所　＜システムにおける措置＞")
    assert cited
    assert (cited.item, cited.bracketed, cited.heading) == (
        "storage_place",
        ("資格情報ファイル",),
        "システムにおける措置",
    )


@given(raw_texts | st.text("ⅠⅡI12①②（）()＜委託事項リスクの内容 ", max_size=20))
def test_no_words_make_it_fail(words: str) -> None:
    cited = item_cited(FORM, words)
    assert cited is None or set(cited.items) <= FORM.items.keys()
