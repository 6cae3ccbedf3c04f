"""Proposed rows of 変更箇所: every change a reader can see is told once, and nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.published import last_published
from assessor.form.definition import Item
from assessor.form.kinds import folded, show
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Table,
    Value,
    is_blank,
)
from assessor.history.describe import all_proposals, proposals
from assessor.history.difference import DifferenceKind
from assessor.history.proposal import ADDED, REMOVED, Certainty, Nature
from assessor.history.rows import adopt
from assessor.rules.check import check
from tests.strategies import FORM, PNG, assessments

DAY = date(2026, 11, 22)
FILE = ("file", "f1")
BLANK = Assessment(
    FORM,
    {("file",): Entries(("f1",)), (*FILE, "file_name"): "国保ファイル"},
)


def document(answers: dict[Place, Value], base: Assessment = BLANK) -> Assessment:
    return Assessment(FORM, {**base.answers, **answers}, {"old.png": PNG, "new.png": PNG + b"\0"})


def told(
    before: dict[Place, Value], after: dict[Place, Value], base: Assessment = BLANK
) -> list[tuple[str, str, str]]:
    """Return item, 変更前 and 変更後 of the rows that are proposed."""
    found = proposals(document(before, base), document(after, base), DAY)
    return [(proposal.item, proposal.before, proposal.after) for proposal in found]


@settings(max_examples=60)
@given(assessments())
def test_from_a_state_to_itself_nothing_is_proposed(assessment: Assessment) -> None:
    assert all_proposals(assessment, assessment, DAY) == ()


@settings(max_examples=100)
@given(assessments(), assessments())
def test_every_printed_answer_that_changed_is_named(old: Assessment, new: Assessment) -> None:
    places = {place for each in all_proposals(old, new, DAY) for place in each.places}
    for place in visible_changes(old, new):
        around = {place[:length] for length in range(1, len(place) + 1)}
        assert around & places, place


@settings(max_examples=100)
@given(assessments(), assessments())
def test_who_adopts_all_is_proposed_nothing_more(old: Assessment, new: Assessment) -> None:
    new.apply(adopt(new, proposals(old, new, DAY)))
    assert proposals(old, new, DAY) == ()


@settings(max_examples=40)
@given(assessments(), assessments())
def test_who_adopts_all_is_told_of_no_change_without_a_row(
    old: Assessment, new: Assessment
) -> None:
    new.apply(adopt(new, proposals(old, new, DAY)))
    assert "change-unlisted" not in {each.code for each in check(new, DAY, old)}


@settings(max_examples=60)
@given(assessments(), assessments())
def test_no_row_says_the_same_before_and_after(old: Assessment, new: Assessment) -> None:
    for proposal in all_proposals(old, new, DAY):
        assert folded(proposal.before) != folded(proposal.after)


def test_a_choice_is_told_whole() -> None:
    at = ("nws_use",)
    assert told({at: Choice("no")}, {at: Choice("yes")}) == [
        ("Ⅰ6①実施の有無", "実施しない", "実施する")
    ]


def test_boxes_are_told_by_the_names_of_the_ticked_ones() -> None:
    at = (*FILE, "obtained_by")
    options = FORM.items["obtained_by"].options
    one, other = options[0], options[1]
    found = told(
        {at: Checks.of([one.name])},
        {at: Checks.of([one.name, other.name])},
    )
    assert found == [("Ⅱ3②入手方法", one.label, f"{one.label}\n{other.label}")]


def test_of_many_boxes_those_that_came_or_went_are_told() -> None:
    at = (*FILE, "file_main_items")
    options = FORM.items["file_main_items"].options
    names = [option.name for option in options[:6]]
    ((_, before, after),) = told({at: Checks.of(names)}, {at: Checks.of(names[:5])})
    assert (before, after) == (options[5].label, REMOVED)


def test_what_stands_behind_a_box_is_told_as_a_text() -> None:
    at = (*FILE, "obtained_by")
    found = told(
        {at: Checks.of(["other"], {"other": "専用の端末"})},
        {at: Checks.of(["other"], {"other": "専用の端末（証明書を交付する機能を含む。）"})},
    )
    assert found == [("Ⅱ3②入手方法", ADDED, "（証明書を交付する機能を含む。）")]


def test_an_answer_that_came_or_went_is_told_whole() -> None:
    at = ("benefit",)
    item = "Ⅰ4②実現が期待されるメリット"
    assert told({}, {at: "早くなる。"}) == [(item, ADDED, "早くなる。")]
    assert told({at: "早くなる。"}, {}) == [(item, "早くなる。", REMOVED)]


def test_another_width_is_no_change() -> None:
    assert told({("benefit",): "ＩＤで 認証"}, {("benefit",): "IDで認証"}) == []


def test_the_dates_that_are_new_each_time_are_not_told() -> None:
    place = ("publication_date",)
    assert told({place: "令和7年4月1日"}, {place: "令和8年4月1日"}) == []


def test_an_item_of_the_cover_is_told() -> None:
    place = ("body_name",)
    assert told({place: "甲市長"}, {place: "乙市長"}) == [("評価実施機関名", "甲市長", "乙市長")]


def test_rows_and_items_not_printed_are_not_told() -> None:
    answers: dict[Place, Value] = {
        ("change",): Entries(("c1",)),
        ("change", "c1", "change_item"): "Ⅰ3",
        ("body_kind",): Choice("local"),
    }
    assert told({}, answers) == []


def test_an_entry_that_came_is_one_row() -> None:
    repeat = ("system",)
    answers: dict[Place, Value] = {
        repeat: Entries(("s1",)),
        (*repeat, "s1", "system_name"): "宛名システム",
        (*repeat, "s1", "system_function"): "宛名を管理する。",
    }
    whole = "宛名システム\n②システムの機能　宛名を管理する。"
    assert told({}, answers) == [("Ⅰ2システム1", ADDED, whole)]
    assert told(answers, {}) == [("Ⅰ2システム1", whole, REMOVED)]


def test_another_order_is_one_row() -> None:
    repeat = ("system",)
    names: dict[Place, Value] = {
        (*repeat, entry, "system_name"): f"システム{entry}" for entry in ("s1", "s2", "s3")
    }
    one = {**names, repeat: Entries(("s1", "s2", "s3"))}
    other = {**names, repeat: Entries(("s3", "s1", "s2"))}
    assert told(one, other) == [
        ("Ⅰ2システム", "システムs1\nシステムs2\nシステムs3", "システムs3\nシステムs1\nシステムs2")
    ]


def test_a_picture_that_was_exchanged_is_told_by_its_caption() -> None:
    old = Free((Paragraph("流れは図のとおり。"), Figure("old.png", "事務の流れ")))
    new = Free((Paragraph("流れは図のとおり。"), Figure("new.png", "事務の流れ")))
    assert told({("flow",): old}, {("flow",): new}) == [
        ("（別添1） 事務の内容", "［図：事務の流れ］", "［図：事務の流れ］（差替え）")
    ]


def test_of_a_row_of_a_table_the_cells_that_changed_are_told() -> None:
    at = (*FILE, "records")
    rows = [("宛名番号", "接種回（1回目/2回目）", "製品名"), ("自治体コード", "接種日", "旅券")]
    old = Free((Table(tuple(rows)),))
    new = Free((Table((("宛名番号", "接種回（1回目/2回目/3回目）", "製品名"), rows[1])),))
    assert told({at: old}, {at: new}) == [
        (
            "（別添2） 特定個人情報ファイル記録項目",
            "接種回（1回目/2回目）",
            "接種回（1回目/2回目/3回目）",
        )
    ]


def test_one_wording_replaced_in_several_items_is_a_group_of_rows() -> None:
    places = [("self_check_way",), ("audit_content",)]
    old = "市が定めた計画に従い、{}が年に1回点検し、その結果を市長に報告する。" + "点検する。" * 20
    before: dict[Place, Value] = {place: old.format("情報政策課") for place in places}
    after: dict[Place, Value] = {place: old.format("デジタル推進課") for place in places}
    found = proposals(document(before), document(after), DAY)
    assert [(each.before, each.after) for each in found] == [("情報政策課", "デジタル推進課")] * 2
    assert len({each.group for each in found}) == 1
    assert found[0].group


def test_a_wording_in_a_group_is_told_in_whole_words() -> None:
    places = [("self_check_way",), ("audit_content",)]
    old = ["国保年金課長が、年に1回点検する。", "市民部国保年金課に資料を求めて監査する。"]
    before: dict[Place, Value] = dict(zip(places, old, strict=True))
    new = [words.replace("国保", "保険") for words in old]
    after: dict[Place, Value] = dict(zip(places, new, strict=True))
    found = proposals(document(before), document(after), DAY)
    assert [(each.before, each.after) for each in found] == [("国保年金課", "保険年金課")] * 2
    assert {each.nature for each in found} == {Nature.NAME}


def test_another_order_is_a_formal_change() -> None:
    repeat = ("system",)
    names: dict[Place, Value] = {
        (*repeat, entry, "system_name"): f"システム{entry}" for entry in ("s1", "s2")
    }
    one, other = ({**names, repeat: Entries(order)} for order in (("s1", "s2"), ("s2", "s1")))
    (found,) = proposals(document(one), document(other), DAY)
    assert (found.nature, found.timing.option) == (Nature.ORDER, "after")


def test_the_same_change_in_several_files_is_one_row() -> None:
    base = document(
        {
            ("file",): Entries(("f1", "f2")),
            ("file", "f1", "file_name"): "資格ファイル",
            ("file", "f2", "file_name"): "給付ファイル",
        }
    )
    places = [("file", file, "outsourcing_use") for file in ("f1", "f2")]
    found = proposals(
        document(dict.fromkeys(places, Choice("no")), base),
        document(dict.fromkeys(places, Choice("yes")), base),
        DAY,
    )
    assert [each.item for each in found] == ["Ⅱ4（資格ファイル、給付ファイル）委託の有無"]
    assert found[0].places == tuple(places)


def test_a_row_written_by_hand_that_says_the_same_is_enough() -> None:
    answers: dict[Place, Value] = {
        ("benefit",): "早くなる。",
        ("change",): Entries(("c1",)),
        ("change", "c1", "change_item"): "Ⅰ4②実現が期待されるメリット",
        ("change", "c1", "change_before"): ADDED,
        ("change", "c1", "change_after"): "早くなる。",
    }
    assert told({}, answers) == []
    answers["change", "c1", "change_after"] = "速くなる。"
    found = proposals(document({}), document(answers), DAY)
    assert [each.beside for each in found] == [("c1",)]


def test_an_important_change_is_proposed_before_and_the_others_with_it() -> None:
    found = proposals(
        document({("benefit",): "早い。"}),
        document({("benefit",): "安い。", (*FILE, "storage_place"): "クラウドに保管する。"}),
        DAY,
    )
    assert [(each.important, each.timing.option) for each in found] == [
        (False, "before"),
        (True, "before"),
    ]
    assert {each.timing.certainty for each in found} == {Certainty.OPEN}


def test_a_change_without_mark_alone_is_proposed_after() -> None:
    (found,) = proposals(document({}), document({("benefit",): "安い。"}), DAY)
    assert found.timing.option == "after"
    assert found.timing.verified


def test_a_formal_change_of_an_important_item_is_proposed_after_but_not_as_certain() -> None:
    at = (*FILE, "storage_place")
    (found,) = proposals(document({at: "情報政策課"}), document({at: "デジタル推進課"}), DAY)
    assert (found.nature, found.timing.option) == (Nature.NAME, "after")
    assert not found.timing.verified
    assert "原典未確認" in found.timing.why


def test_an_emergency_is_one_decision_for_all_rows() -> None:
    found = proposals(
        document({}),
        document({("benefit",): "安い。", (*FILE, "storage_place"): "クラウドに保管する。"}),
        DAY,
        emergency=True,
    )
    assert {(each.timing.option, each.timing.reason) for each in found} == {
        ("after", "緊急時の事後評価として対応")
    }


@pytest.mark.parametrize(
    ("before", "after", "nature"),
    [
        ("番号法第9条第1項　別表第一の30の項", "番号法第9条第1項　別表の44の項", Nature.CITATION),
        ("(別表第1の10及び93の2の項)", "(別表の14及び126の項)", Nature.CITATION),
        ("職員10人及び委託先の93人", "職員14人及び委託先の126人", Nature.OTHER),
        ("市民部保険年金課", "市民生活部国保年金課", Nature.NAME),
        ("国分町3丁目7番1号 市役所1階", "国分町3丁目7番1号 市役所本庁舎内", Nature.NAME),
        (
            "住民からの届出にもとずき、資格の異動を登録する。",
            "住民からの届出に基づき、資格の異動を登録する。",
            Nature.OTHER,
        ),
        (
            "住民からの届出にもとずき、資格の異動を登録する。",
            "住民からの届出にもとづき、資格の異動を登録する。",
            Nature.SLIP,
        ),
        (
            "端末からは、個人番号を表示して資格を確かめる。",
            "端末からは、個人番号を表示せず資格を確かめる。",
            Nature.OTHER,
        ),
    ],
)
def test_what_kind_of_change_it_is(before: str, after: str, nature: Nature) -> None:
    (found,) = proposals(document({("benefit",): before}), document({("benefit",): after}), DAY)
    assert found.nature is nature


def test_an_item_that_is_told_of_is_not_missed_by_the_checks() -> None:
    old = document({("benefit",): "早い。", ("system",): Entries(("s1", "s2"))})
    new = document({("benefit",): "安い。", ("system",): Entries(("s2",)), (*FILE, "notice"): "ア"})
    assert "change-unlisted" in {each.code for each in check(new, DAY, old)}
    new.apply(adopt(new, proposals(old, new, DAY)))
    assert "change-unlisted" not in {each.code for each in check(new, DAY, old)}


def test_what_came_is_told_as_added_and_what_went_as_removed() -> None:
    old = document({("benefit",): "早い。"})
    new = document({("special_note",): "監視している。"})
    assert [each.kind for each in proposals(old, new, DAY)] == [
        DifferenceKind.ADDED,
        DifferenceKind.REMOVED,
    ]


def test_a_row_is_made_by_one_edit_that_is_taken_back_whole() -> None:
    old, new = document({}), document({("benefit",): "安い。"})
    before = dict(new.answers)
    edit = adopt(new, proposals(old, new, DAY))
    new.apply(edit)
    new.apply(edit.inverse())
    assert dict(new.answers) == before


def visible_changes(old: Assessment, new: Assessment) -> list[Place]:
    """Return the printed answers that a reader sees to be others."""
    found = []
    for slot in (*old.slots(), *new.slots()):
        item, place = slot.node, slot.place
        if not isinstance(item, Item) or not slot.section.printed or slot.section.style == "rows":
            continue
        if item.name in {"publication_date", "approval_date"}:
            continue
        before, after = old.answers.get(place), new.answers.get(place)
        if words(item, before) != words(item, after):
            found.append(place)
    return found


def words(item: Item, value: Value | None) -> str:
    """Return what a reader sees; of a picture only that there is one."""
    return "" if value is None or is_blank(value) else folded(show(item, value))


def test_a_new_version_is_the_one_last_published() -> None:
    assessment = document({("benefit",): "早い。"})
    assert last_published(assessment) is None
    assessment.apply(edits.add_version(assessment, "公表版", "2026-04-01"))
    assessment.apply(edits.set_answer(assessment, ("benefit",), "安い。"))
    assessment.apply(edits.add_version(assessment, "提出版", "2026-05-01"))
    published = last_published(assessment)
    assert published
    assert published.answers["benefit",] == "早い。"
