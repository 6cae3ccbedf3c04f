"""The form data of 様式4 against a list that was written without looking at it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.definition import Form, Item, Option, Section, nodes
from assessor.form.inventory import unverified
from assessor.form.places import Slot
from assessor.form.values import Entries, Place, Value
from tests.strategies import FORM, LIBRARY

KINDS = {
    "line": "text",
    "text": "text",
    "date": "date",
    "count": "count",
    "choice": "1of",
    "checks": "box",
    "free": "free",
}
PRINTED_BY_THE_FORM = {
    "about",
    "unplaced_texts",
    "set_asides",
    "described_changes",
    "reviews",
    "withheld_passages",
    "ledger_uses",
    "annexes",
}
RECORDS = {
    (name,)
    for name in (
        "set_aside",
        "described",
        "review_mark",
        "review_comment",
        "sign_off",
        "withheld",
        "ledger_use",
    )
}
EDITIONS = [known.id for known in LIBRARY.editions if known.family == FORM.family]


@dataclass(frozen=True)
class Line:
    """One item: where it stands, what it asks."""

    path: str
    label: str
    kind: str
    important: bool
    options: tuple[str, ...] = ()


def _expected() -> list[Line]:
    text = Path(__file__).with_name("zenkomoku-items.txt").read_text(encoding="utf-8")
    return [_line(row) for row in text.splitlines() if row and not row.startswith("#")]


def _line(row: str) -> Line:
    parts = [part.strip() for part in row.split("|")]
    path, label, kind, mark, options = parts + [""] * (5 - len(parts))
    words = label or (path.split(" ", 1)[1] if " " in path else path)
    return Line(path, words, kind, mark == "※", tuple(options.split(" / ")) if options else ())


def _one_of_each(form: Form) -> Assessment:
    """Return a document with one entry in every repeat."""
    answers: dict[Place, Value] = {}
    for name, scope in form.scopes.items():
        if name in form.repeats:
            around = tuple(word for outer in scope for word in (outer, "e"))
            answers[(*around, name)] = Entries(("e",))
    return Assessment(form, answers)


def _found(form: Form) -> list[Line]:
    assessment = _one_of_each(form)
    return [
        _line_of(assessment, slot)
        for slot in assessment.slots()
        if slot.section.name not in PRINTED_BY_THE_FORM
    ]


def _line_of(assessment: Assessment, slot: Slot) -> Line:
    path, node = assessment.written_path(slot), slot.node
    if not isinstance(node, Item):
        return Line(path, node.label, "echo", important=False)
    options = tuple(f"{option.label}{'（）' if option.tail else ''}" for option in node.options)
    return Line(path, node.label, KINDS[node.kind], node.important, options)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_form_asks_what_the_official_form_asks_in_its_order(edition: str) -> None:
    assert _found(LIBRARY.form(edition)) == _expected()


def test_the_item_list_names_the_nine_parts_in_their_order() -> None:
    listed = [node for node in nodes(FORM) if isinstance(node, Section) and node.listed]
    assert [f"{section.number}　{section.label}" for section in listed] == [
        "Ⅰ　基本情報",
        "（別添1）　事務の内容",
        "Ⅱ　特定個人情報ファイルの概要",
        "（別添2）　特定個人情報ファイル記録項目",
        "Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策",
        "Ⅳ　その他のリスク対策",
        "Ⅴ　開示請求、問合せ",
        "Ⅵ　評価実施手続",
        "（別添3）　変更箇所",
    ]


def test_the_editions_carry_their_tags() -> None:
    tags = {edition: LIBRARY.form(edition).tag for edition in EDITIONS}
    assert tags == {
        "zenkomoku-h30-05": "[平成30年5月　様式4]",
        "zenkomoku-r06-10": "[令和6年10月　様式4]",
    }
    assert FORM.id == "zenkomoku-h30-05"


def test_the_later_edition_is_not_claimed_to_be_verified() -> None:
    assert FORM.evidence.verified
    assert not LIBRARY.form("令和6年10月").evidence.verified


@pytest.mark.parametrize("repeat", ["system", "outsourcing", "recipient", "destination"])
def test_there_is_room_for_twenty(repeat: str) -> None:
    assert FORM.repeats[repeat].at_most == 20
    assert FORM.repeats[repeat].continued[-1] == 20


def test_the_chapters_of_a_file_repeat_for_each_file_and_no_others_do() -> None:
    inside = {node.name for node in nodes(FORM.repeats["file"]) if isinstance(node, Section)}
    assert inside == {"file_outline", "file_records", "risks"}


def test_all_of_chapter_3_is_important_but_the_accidents() -> None:
    risks = next(node for node in nodes(FORM) if isinstance(node, Section) and node.name == "risks")
    plain = {node.name for node in nodes(risks) if isinstance(node, Item) and not node.important}
    assert plain == {"accident", "accident_content", "accident_prevention"}
    assert risks.mark == "※（７．リスク１⑨を除く。）"


def test_what_is_printed_and_not_asked_stands_with_its_item() -> None:
    assert [(fixed.label, fixed.text) for fixed in FORM.items["file_items"].fixed] == [
        ("全ての記録項目", "別添２を参照。")
    ]


def test_main_record_items_stand_in_their_three_groups() -> None:
    options = FORM.items["file_main_items"].options
    groups = [(option.group, _number_in(option.group, options)) for option in options]
    assert list(dict.fromkeys(groups)) == [
        ("識別情報", 3),
        ("連絡先等情報", 3),
        ("業務関係情報", 13),
    ]


def _number_in(group: str, options: tuple[Option, ...]) -> int:
    return sum(option.group == group for option in options)


def test_a_box_that_excludes_the_others_is_marked() -> None:
    alone = {
        (name, option.name)
        for name, item in FORM.items.items()
        for option in item.options
        if option.alone
    }
    assert alone == {("transfer_use", "none")}


# Remembered, not read anywhere: at least these are shown to whoever asks for them.
RECALLED = [
    ("", "見出し", "②保管期間"),
    ("Ⅲ4 委託しない", "項目", "委託しない"),
    ("Ⅰ1③", "選択肢", "1,000人以上1万人未満"),
    ("Ⅰ6②", "条件", "法令上の根拠"),
    ("Ⅱ4 委託の有無", "項目", "委託の有無"),
    ("Ⅱ4 委託の件数", "条件", "委託の件数"),
    ("Ⅱ5 提供・移転の有無", "項目", "提供・移転の有無"),
    ("Ⅱ5移転先1⑥", "項目", "移転方法"),
    ("Ⅱ6①", "項目", "保管場所"),
    ("Ⅱ6② 期間", "選択肢", "定められていない"),
    ("Ⅱ7", "項目", "備考"),
    ("Ⅲ4 規定の内容", "項目", "規定の内容"),
    ("Ⅲ4 再委託先による特定個人情報ファイルの適切な取扱いの確保", "選択肢", "再委託していない"),
    ("", "見出し", "リスク1目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク"),
    ("", "条件", "リスク1目的外の入手が行われるリスク"),
    ("", "条件", "情報保護管理体制の確認ほか"),
]


@pytest.mark.parametrize("recalled", RECALLED, ids=str)
def test_a_wording_that_is_only_remembered_is_listed(recalled: tuple[str, str, str]) -> None:
    lines = {(line.path, line.what, line.words) for line in unverified(FORM)}
    assert recalled in lines


@pytest.mark.parametrize(
    "path", ["評価書名", "Ⅰ2システム1①", "Ⅱ2③", "Ⅲ2リスク1 その他の措置の内容"]
)
def test_a_wording_that_was_read_is_not_listed(path: str) -> None:
    assert path not in {line.path for line in unverified(FORM)}


# As the issue and the 変更箇所 tables of published documents write them.
WRITTEN = {
    "Ⅰ2システム2①": ("system", "2", "system_name"),
    "Ⅱ4委託事項4② 対象となる本人の範囲": (
        *("file", "1", "outsourcing", "4"),
        "outsourcing_subject_range",
    ),
    "Ⅱ4委託事項3": ("file", "1", "outsourcing", "3", "outsourcing_title"),
    "Ⅲ2リスク1 対象者以外の情報の入手を防止するための措置の内容": (
        *("file", "1"),
        "obtain1_subjects",
    ),
    "Ⅲ7リスク1⑤ 具体的な対策の内容": ("file", "1", "physical_measures"),
    "Ⅲ3リスク2 ユーザ認証の管理 具体的な管理方法": ("file", "1", "authentication_way"),
    "評価書名": ("assessment_title",),
    "Ⅳ1① 具体的なチェック方法": ("self_check_way",),
    "Ⅴ1①": ("request_to",),
}


def _several(files: tuple[str, ...]) -> Assessment:
    numbers = Entries(("1", "2", "3", "4"))
    answers: dict[Place, Value] = {("system",): numbers, ("file",): Entries(files)}
    for file in files:
        for repeat in ("outsourcing", "recipient", "destination"):
            answers["file", file, repeat] = numbers
    return Assessment(FORM, answers)


def _paths(assessment: Assessment) -> dict[Place, str]:
    return {slot.place: assessment.written_path(slot) for slot in assessment.slots()}


@pytest.mark.parametrize("path", WRITTEN)
def test_a_place_is_written_as_people_write_it(path: str) -> None:
    assert _paths(_several(("1",)))[WRITTEN[path]] == path


def test_with_several_files_the_name_of_the_file_goes_first() -> None:
    several = _several(("1", "2"))
    named = Assessment(FORM, {**several.answers, ("file", "1", "file_name"): "課税台帳"})
    paths = _paths(named)
    assert paths["file", "1", "purpose"] == "（課税台帳）Ⅱ3⑥"
    assert paths["file", "2", "purpose"] == "（ファイル2）Ⅱ3⑥"
    assert paths["nws_use",] == "Ⅰ6①"


@pytest.mark.parametrize("files", [("1",), ("1", "2", "3")])
def test_every_written_path_is_unique(files: tuple[str, ...]) -> None:
    paths = _paths(_several(files))
    assert len(set(paths.values())) == len(paths)


def test_every_item_has_guidance_of_some_length() -> None:
    records = {name for name, scope in FORM.scopes.items() if scope in RECORDS}
    for item in FORM.items.values():
        if item.name in records:
            continue
        assert item.guide, item.name
        assert len(item.guide.write) > 20, item.name
        assert len(item.guide.review) > 10, item.name


def test_what_is_remembered_says_how_sure_it_is() -> None:
    assert [line for line in unverified(FORM) if "不明" in line.sure] == []
