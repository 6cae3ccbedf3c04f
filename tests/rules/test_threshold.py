"""しきい値判断: the result for every case, its explanation, and what contradicts it."""

from itertools import product
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from assessor.rules.bands import Band, band
from assessor.rules.check import check, standards
from assessor.rules.finding import Answer, Finding
from assessor.rules.fixes import edit_for
from assessor.rules.judgment import Judgment, judgment
from tests.small_forms import small_form
from tests.strategies import FORM

MANY, FEW, YES, NO = "from_500", "under_500", "yes", "no"

# 対象人数, 取扱者数, 重大事故: the result.
CASES = {
    **{("under_1k", number, accident): "none" for number in (MANY, FEW) for accident in (YES, NO)},
    **{("from_1k", number, accident): "basic" for number in (MANY, FEW) for accident in (YES, NO)},
    ("from_10k", MANY, YES): "focused",
    ("from_10k", MANY, NO): "focused",
    ("from_10k", FEW, YES): "focused",
    ("from_10k", FEW, NO): "basic",
    ("from_100k", MANY, YES): "full",
    ("from_100k", MANY, NO): "full",
    ("from_100k", FEW, YES): "full",
    ("from_100k", FEW, NO): "focused",
    **{("from_300k", number, accident): "full" for number in (MANY, FEW) for accident in (YES, NO)},
}

# What is still possible where something is not answered.
OPEN = {
    ("", "", ""): ("full", "focused", "basic", "none"),
    ("", FEW, NO): ("full", "focused", "basic", "none"),
    ("from_300k", "", ""): ("full",),
    ("from_100k", "", ""): ("full", "focused"),
    ("from_100k", "", YES): ("full",),
    ("from_100k", FEW, ""): ("full", "focused"),
    ("from_10k", "", NO): ("focused", "basic"),
    ("from_1k", "", ""): ("basic",),
    ("under_1k", "", ""): ("none",),
}


def document(*more: dict[Place, Value], **answers: str) -> Assessment:
    given: dict[Place, Value] = {(name,): Choice(option) for name, option in answers.items()}
    for answered in more:
        given |= answered
    return Assessment(FORM, given)


def judged(subjects: str = "", handlers: str = "", accident: str = "") -> Judgment:
    answers = {"subjects": subjects, "handlers": handlers, "recent_accident": accident}
    given = {name: option for name, option in answers.items() if option}
    found = judgment(document(**given), standards()["threshold-differs"])
    assert found
    return found


def found(code: str, assessment: Assessment) -> list[Finding]:
    return [finding for finding in check(assessment) if finding.code == code]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_case_has_one_result(case: tuple[str, str, str]) -> None:
    assert judged(*case).results == (CASES[case],)
    assert judged(*case).certain == CASES[case]


def test_every_combination_of_answers_is_a_case() -> None:
    options = [
        [option.name for option in FORM.items[item].options]
        for item in ("subjects", "handlers", "recent_accident")
    ]
    assert set(product(*options)) == set(CASES)


@pytest.mark.parametrize("case", OPEN, ids="-".join)
def test_what_is_not_answered_leaves_every_result_that_is_possible(
    case: tuple[str, str, str],
) -> None:
    assert judged(*case).results == OPEN[case]


def test_the_steps_say_answers_rule_and_result() -> None:
    assert judged("from_100k", FEW, NO).steps == (
        "対象人数（Ⅰ1③）は「10万人以上30万人未満」です。",
        "特定個人情報ファイルの取扱者数は「500人未満」です。",
        "過去1年以内の特定個人情報に関する重大事故は「発生なし」です。",
        (
            "対象人数が「10万人以上30万人未満」で、特定個人情報ファイルの取扱者数が「500人未満」で、"
            "過去1年以内の特定個人情報に関する重大事故が「発生なし」なので、"
            "「基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）」に当たります。"
        ),
        "結果は「基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）」です。",
    )


def test_the_steps_say_which_answer_would_decide() -> None:
    steps = judged("from_10k", "", NO).steps
    assert steps[1] == "特定個人情報ファイルの取扱者数は、まだ選ばれていません。"
    assert [step for step in steps if "取扱者数が「500人以上」であれば" in step]
    assert "いずれか" in steps[-1]


def test_the_steps_say_what_no_longer_matters() -> None:
    steps = judged("from_300k", "", "").steps
    assert steps[1].endswith("まだ選ばれていませんが、どれを選んでも結果は変わりません。")
    assert steps[-1] == "結果は「基礎項目評価及び全項目評価の実施が義務付けられる」です。"


def test_while_nothing_is_answered_the_steps_do_not_give_the_whole_table() -> None:
    assert judged("", "", "").steps == (
        "対象人数（Ⅰ1③）は、まだ選ばれていません。",
        "特定個人情報ファイルの取扱者数は、まだ選ばれていません。",
        "過去1年以内の特定個人情報に関する重大事故は、まだ選ばれていません。",
        "選ばれていない項目を選ぶと、結果が決まります。",
    )


def test_a_result_that_differs_is_told_with_the_rule() -> None:
    (finding,) = found(
        "threshold-differs", document(subjects="from_300k", threshold_result="focused")
    )
    assert finding.message == (
        "対象人数が「30万人以上」なので、「基礎項目評価及び全項目評価の実施が義務付けられる」"
        "に当たります。この結果か、元の答えを直してください。"
    )


def test_a_form_that_does_not_ask_has_no_judgment(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    assert judgment(Assessment(form), standards()["threshold-differs"]) is None


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_result_is_held_against_the_judgment(case: tuple[str, str, str]) -> None:
    subjects, handlers, accident = case
    for option in FORM.items["threshold_result"].options:
        given = document(
            subjects=subjects,
            handlers=handlers,
            recent_accident=accident,
            threshold_result=option.name,
        )
        findings = found("threshold-differs", given)
        assert bool(findings) == (option.name != CASES[case])
        for finding in findings:
            assert finding.fixes
            given.apply(edit_for(given, finding.fixes))
            assert given.answers[("threshold_result",)] == Choice(CASES[case])


@pytest.mark.parametrize(
    ("subjects", "result", "number"),
    [
        ("from_300k", "focused", 1),
        ("from_300k", "full", 0),
        ("from_100k", "full", 0),
        ("from_100k", "focused", 0),
        ("from_100k", "basic", 1),
        ("from_10k", "full", 1),
        ("under_1k", "none", 0),
    ],
)
def test_a_result_that_is_still_possible_is_no_finding(
    subjects: str, result: str, number: int
) -> None:
    given = document(subjects=subjects, threshold_result=result)
    assert len(found("threshold-differs", given)) == number


def test_no_fix_is_offered_while_several_results_are_possible() -> None:
    given = document(subjects="from_100k", threshold_result="basic")
    (finding,) = found("threshold-differs", given)
    assert finding.fixes == ()


def files(*bands: str) -> dict[Place, Value]:
    names = tuple(f"f{number}" for number in range(len(bands)))
    answers: dict[Place, Value] = {("file",): Entries(names)}
    for name, option in zip(names, bands, strict=True):
        if option:
            answers["file", name, "file_subjects"] = Choice(option)
    return answers


@pytest.mark.parametrize(
    ("subjects", "bands", "places"),
    [
        ("from_100k", ["from_100k", "from_10k"], []),
        ("from_100k", ["from_1m", "from_10k"], [("file", "f0", "file_subjects")]),
        ("from_10k", ["from_10k", "from_100k"], [("file", "f1", "file_subjects")]),
        ("from_100k", ["from_10k"], [("subjects",)]),
        ("from_100k", ["from_10k", "from_10k"], []),
        ("from_100k", ["from_10k", ""], []),
        ("under_1k", ["under_10k"], []),
        ("from_300k", ["from_10m"], []),
    ],
)
def test_the_files_hold_as_many_persons_as_the_office_has(
    subjects: str, bands: list[str], places: list[Place]
) -> None:
    findings = found("subjects-disagree", document(files(*bands), subjects=subjects))
    assert [finding.place for finding in findings] == places


def handled(users: list[str], parties: list[tuple[str, str]]) -> dict[Place, Value]:
    names = tuple(f"f{number}" for number in range(len(users)))
    answers: dict[Place, Value] = {("file",): Entries(names)}
    for name, option in zip(names, users, strict=True):
        answers["file", name, "user_count"] = Choice(option)
    tasks = tuple(f"o{number}" for number in range(len(parties)))
    answers["file", "f0", "outsourcing"] = Entries(tasks)
    for task, (party, option) in zip(tasks, parties, strict=True):
        answers["file", "f0", "outsourcing", task, "outsourcing_party"] = party
        answers["file", "f0", "outsourcing", task, "outsourcing_handlers"] = Choice(option)
    return answers


# 使用者数 of the files, 委託先 and their 取扱者数, whether they are 500 together.
SUMS: list[tuple[list[str], list[tuple[str, str]], bool]] = [
    (["from_500"], [], True),
    (["from_100"], [], False),
    (["from_100", "from_100"], [("甲", "from_100"), ("乙", "from_100"), ("丙", "from_100")], False),
    (["from_100"], [(name, "from_100") for name in "甲乙丙丁"], True),
    (["from_100"], [("甲", "from_100")] * 5, False),
    (["under_10"], [("甲", "from_1000")], True),
]


@pytest.mark.parametrize(("users", "parties", "many"), SUMS)
def test_few_handlers_are_contradicted_by_a_sum_of_500(
    users: list[str], parties: list[tuple[str, str]], *, many: bool
) -> None:
    answers = handled(users, parties)
    assert bool(found("handlers-contradicted", document(answers, handlers=FEW))) == many
    assert not found("handlers-contradicted", document(answers, handlers=MANY))
    assert not found("handlers-known", document(answers, handlers=FEW))


@pytest.mark.parametrize(("users", "parties", "many"), SUMS)
def test_a_sum_of_500_answers_for_the_handlers(
    users: list[str], parties: list[tuple[str, str]], *, many: bool
) -> None:
    findings = found("handlers-known", document(handled(users, parties)))
    assert bool(findings) == many
    for finding in findings:
        assert finding.fixes == (Answer(("handlers",), Choice(MANY), "「500人以上」を選ぶ"),)


def test_the_sum_is_told() -> None:
    answers = handled(["from_100"], [(name, "from_100") for name in "甲乙丙丁"])
    (finding,) = found("handlers-contradicted", document(answers, handlers=FEW))
    assert "合わせて500人以上（100＋100＋100＋100＋100）です。" in finding.message


BANDS = {
    "1,000人未満": Band(0, 1_000),
    "1万人以上10万人未満": Band(10_000, 100_000),
    "１，０００万人以上": Band(10_000_000),
    "30万人以上": Band(300_000),
    "5千人以上": Band(5_000),
    "発生あり": None,
    "": None,
}


@pytest.mark.parametrize("label", BANDS)
def test_a_band_is_read_from_its_label(label: str) -> None:
    assert band(label) == BANDS[label]
