"""The cover names the body and the 事務, and bears no draft's title when it is published."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Place, Value
from assessor.rules.check import check
from assessor.rules.finding import Finding
from assessor.rules.fixes import edit_for
from tests.strategies import FORM

OURS = ("title-", "declaration-", "body-kind-")


def document(**answers: str) -> Assessment:
    places: dict[Place, Value] = {
        (name,): Choice(value) if FORM.items[name].kind == "choice" else value
        for name, value in answers.items()
    }
    return Assessment(FORM, places)


def found(assessment: Assessment) -> list[Finding]:
    return [finding for finding in check(assessment) if finding.code.startswith(OURS)]


def codes(**answers: str) -> list[str]:
    return [finding.code for finding in found(document(**answers))]


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("予防接種に関する事務 全項目評価書(素案)", "予防接種に関する事務 全項目評価書"),
        ("予防接種に関する事務　全項目評価書　（案）", "予防接種に関する事務　全項目評価書"),
        ("【改定案】予防接種に関する事務　全項目評価書", "予防接種に関する事務　全項目評価書"),
        ("予防接種に関する事務　全項目評価書案", "予防接種に関する事務　全項目評価書"),
        ("予防接種に関する事務　全項目評価書 素案", "予防接種に関する事務　全項目評価書"),
    ],
)
def test_the_mark_of_a_draft_is_told_and_taken_out_in_one_click(title: str, left: str) -> None:
    assessment = document(assessment_title=title)
    (finding,) = found(assessment)
    assert finding.code == "title-draft"
    assessment.apply(edit_for(assessment, finding.fixes))
    assert assessment.answers[("assessment_title",)] == left
    assert found(assessment) == []


def test_the_mark_of_a_draft_is_graver_once_there_is_a_day_of_publication() -> None:
    title = "予防接種に関する事務　全項目評価書（案）"
    assert codes(assessment_title=title, publication_date="令和8年4月1日") == [
        "title-draft-published"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "案内所の運営に関する事務　全項目評価書",
        "予防接種に関する事務　全項目評価書【令和8年3月31日　終了】",
        "予防接種に関する事務（案内の発送を含む。）　全項目評価書",
    ],
)
def test_a_title_may_hold_the_character_otherwise(title: str) -> None:
    assert codes(assessment_title=title) == []


def test_the_name_of_another_kind_of_form_is_put_right_in_one_click() -> None:
    assessment = document(assessment_title="予防接種に関する事務　重点項目評価書")
    (finding,) = found(assessment)
    assert finding.code == "title-kind"
    assessment.apply(edit_for(assessment, finding.fixes))
    assert assessment.answers[("assessment_title",)] == "予防接種に関する事務　全項目評価書"


@pytest.mark.parametrize(
    ("office", "title", "told"),
    [
        ("国民健康保険に関する事務", "国民健康保険に関する事務　全項目評価書", False),
        ("国民健康保険に関する事務", "介護保険に関する事務　全項目評価書", True),
        ("個人住民税の賦課及び徴収に関する事務", "個人住民税賦課事務　全項目評価書", False),
        (
            "予防接種法及び新型インフルエンザ等対策特別措置法による予防接種の実施に関する事務",
            "予防接種事務　全項目評価書（令和８年度）",
            False,
        ),
        ("児童手当に関する事務", "－", False),
    ],
)
def test_the_title_lets_a_reader_guess_the_office(office: str, title: str, told: bool) -> None:  # noqa: FBT001
    assert codes(office_name=office, assessment_title=title) == ["title-office"] * told


DECLARATION = "{}は、{}における特定個人情報ファイルの取扱いに当たり、…宣言する。"


@pytest.mark.parametrize(
    ("body", "declared", "told"),
    [
        ("仙台市長", "仙台市", False),
        ("仙台市長", "本市", True),
        ("仙台市長", "千葉市", True),
        ("青嶺県知事", "青嶺県", False),
        ("星見市教育委員会", "星見市教育委員会", False),
        ("星見市教育委員会", "星見市", False),
        ("厚生労働大臣", "厚生労働省", False),
        ("内閣総理大臣", "デジタル庁", False),
        ("独立行政法人甲機構", "独立行政法人甲機構", False),
        ("星見市長、星見市教育委員会", "星見市", False),
        ("－", "本市", False),
    ],
)
def test_the_declaration_says_who_declares(body: str, declared: str, told: bool) -> None:  # noqa: FBT001
    words = DECLARATION.format(declared, "予防接種に関する事務")
    assert codes(body_name=body, declaration=words) == ["declaration-body"] * told


@pytest.mark.parametrize(
    ("office", "declared", "told"),
    [
        ("予防接種に関する事務", "予防接種に関する事務", False),
        ("予防接種に関する事務", "事務", True),
        ("国民健康保険に関する事務", "介護保険に関する事務", True),
        ("個人住民税賦課に関する事務", "個人住民税の賦課に係る事務", False),
    ],
)
def test_the_declaration_says_for_which_office(office: str, declared: str, told: bool) -> None:  # noqa: FBT001
    words = DECLARATION.format("仙台市", declared)
    assert codes(office_name=office, declaration=words) == ["declaration-office"] * told


def test_without_a_name_of_the_office_the_title_says_what_the_declaration_is_for() -> None:
    words = DECLARATION.format("仙台市", "予防接種に関する事務")
    assert codes(assessment_title="予防接種に関する事務　全項目評価書", declaration=words) == []
    assert codes(assessment_title="児童手当に関する事務　全項目評価書", declaration=words) == [
        "declaration-office"
    ]


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        ("仙台市長", "local", False),
        ("仙台市長", "national", True),
        ("地方独立行政法人甲病院機構", "local", False),
        ("国税庁長官", "local", True),
        ("独立行政法人乙機構", "national", False),
        ("独立行政法人乙機構", "local", True),
        ("丙健康保険組合", "national", False),
    ],
)
def test_the_kind_of_the_body_goes_with_its_name(body: str, kind: str, told: bool) -> None:  # noqa: FBT001
    assert codes(body_name=body, body_kind=kind) == ["body-kind-name"] * told
