import pytest

from assessor.document.assessment import Assessment
from assessor.form.expression import parse
from assessor.form.library import FormLibrary
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Place,
    Value,
)
from assessor.paths import forms_folder
from assessor.rules.evaluate import Evaluation
from assessor.rules.wording import case, days_read, folded_sentence, reason

FILE: Place = ("file", "f")
FORM = FormLibrary(forms_folder()).default


def evaluation(**answers: Value) -> Evaluation:
    """Answers by item name, in the one file and the one 委託事項 where the item stands there."""
    places: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        (*FILE, "outsourcing"): Entries(("o",)),
    }
    around: dict[tuple[str, ...], Place] = {
        (): (),
        ("file",): FILE,
        ("file", "outsourcing"): (*FILE, "outsourcing", "o"),
    }
    for name, value in answers.items():
        places[(*around[FORM.scopes[name]], name)] = value
    return Evaluation(Assessment(FORM, places))


def why(condition: str, **answers: Value) -> str:
    return reason(evaluation(**answers), parse(condition), (*FILE, "outsourcing", "o", "x"))


def test_a_choice_that_is_another_one() -> None:
    assert (
        why("reoutsourcing_use = yes", reoutsourcing_use=Choice("no"))
        == "「再委託の有無」が「再委託する」でない"
    )


def test_a_choice_that_is_neither_of_two() -> None:
    words = why("reoutsourcing_handling = strong or reoutsourcing_handling = enough")
    assert words.endswith("が「特に力を入れて行っている」でも「十分に行っている」でもない")


def test_a_box_that_is_ticked_is_named_alone_where_it_says_the_item() -> None:
    words = why("not nws_none has obtain", nws_none=Checks.of(["obtain"]))
    assert words == "「接続しない（入手）」に印がある"


def test_only_the_facts_that_hold_are_named() -> None:
    words = why(
        "not outsourcing_none has none and outsourcing_use != no",
        outsourcing_use=Choice("no"),
    )
    assert words == "「委託の有無」が「委託しない」である"


def test_that_something_stands_there_is_not_said_besides_what_stands_there() -> None:
    words = why(
        "transfer_use has provide or not filled(transfer_use)",
        transfer_use=Checks.of(["none"]),
    )
    assert words == "「提供・移転の有無」に「提供を行っている」の印がない"


def test_two_facts_go_on_into_each_other() -> None:
    words = why("filled(notice) or count(outsourcing) > 3")
    assert words == "「本人への明示」に記載がなく、「委託事項」が3件以下である"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("nws_use = yes", "「実施の有無」が「実施する」である"),
        ("nws_use = yes or nws_use = no", "「実施の有無」が「実施する」又は「実施しない」である"),
        ("not (nws_use = yes)", "「実施の有無」が「実施する」でない"),
        (
            "not (nws_none has obtain and nws_none has provide)",
            "「接続しない（入手）」に印がない、又は「接続しない（提供）」に印がない",
        ),
        (
            "every(outsourcing, reoutsourcing_use = no)",
            "「委託事項」の全てで「再委託の有無」が「再委託しない」である",
        ),
        (
            "not every(outsourcing, reoutsourcing_use = no)",
            "「委託事項」のいずれかで「再委託の有無」が「再委託しない」でない",
        ),
        ("filled(transfer_use.provide)", "「提供・移転の有無」の「提供を行っている」に記載がある"),
        ("outsourcing_count = count(outsourcing)", "「委託の件数」が「委託事項」の数と合う"),
    ],
)
def test_a_condition_as_a_clause(condition: str, words: str) -> None:
    assert case(FORM, parse(condition)) == words


def test_what_does_not_apply_says_why() -> None:
    state = evaluation(nws_use=Choice("no"))
    assert folded_sentence(state, parse("nws_use = yes"), ("nws_basis",), "法令上の根拠") == (
        "法令上の根拠は記載が要りません（「実施の有無」が「実施する」でないため）。"
    )


def test_what_is_not_decided_yet_says_when_it_is_asked() -> None:
    assert folded_sentence(
        evaluation(), parse("nws_use = yes"), ("nws_basis",), "法令上の根拠"
    ) == ("法令上の根拠は、「実施の有無」が「実施する」である場合に記載します。")


def test_every_condition_of_the_form_can_be_worded() -> None:
    state = evaluation()
    for name, conditions in FORM.conditions.items():
        for condition in conditions:
            assert case(FORM, condition.expression), name
            if not state.holds(condition.expression, (*FILE, name)):
                assert reason(state, condition.expression, (*FILE, name)), name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("平成29年9月", "2017年9月1日～30日"),
        ("2017-09-01", "2017年9月1日"),
        ("平成27年6月予定", "2015年6月1日～30日（予定）"),
        ("2017年", "2017年1月1日～12月31日"),
        ("そのうち", ""),
    ],
)
def test_how_a_date_was_read(text: str, words: str) -> None:
    assert days_read(text) == words
