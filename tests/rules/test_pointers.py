"""What the text points to is there, or it is told."""

import pytest

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Figure, Free, Paragraph, Place, Value
from assessor.rules.check import check
from tests.strategies import FORM, PICTURES

WORDS = Paragraph("①届出を受け付ける。")


def codes(answers: dict[Place, Value]) -> list[str]:
    wanted = {"flow-without-figure", "annex-missing", "outsourcing-missing"}
    found = check(Assessment(FORM, answers, PICTURES))
    return [finding.code for finding in found if finding.code in wanted]


def test_a_flow_in_words_alone_asks_for_a_figure() -> None:
    assert codes({("flow",): Free((WORDS,))}) == ["flow-without-figure"]
    assert codes({("flow",): Free((WORDS, Figure("first.png")))}) == []
    assert codes({}) == []


def annexed(words: str, *titles: str) -> list[str]:
    entries = tuple(f"a{number}" for number in range(len(titles)))
    answers: dict[Place, Value] = {
        ("file",): Entries(("f",)),
        ("file", "f", "accident"): Choice("yes"),
        ("file", "f", "accident_content"): words,
        ("annex",): Entries(entries),
    }
    answers |= {
        ("annex", entry, "annex_title"): title for entry, title in zip(entries, titles, strict=True)
    }
    return codes(answers)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("別紙のとおり", ("重大事故の一覧",)),
        ("詳細は、別紙１のとおり", ("重大事故の一覧",)),
        ("別紙４を参照。", ("別紙４　重大事故",)),
        ("委託契約書別紙のとおり", ()),
        ("別紙の様式により申請する。", ()),
    ],
)
def test_an_annex_that_is_there_may_be_cited(words: str, titles: tuple[str, ...]) -> None:
    assert annexed(words, *titles) == []


@pytest.mark.parametrize(
    ("words", "titles"),
    [("別紙のとおり", ()), ("詳細は別紙参照", ()), ("別紙２のとおり", ("別紙１　重大事故",))],
)
def test_an_annex_that_is_not_there_is_told(words: str, titles: tuple[str, ...]) -> None:
    assert annexed(words, *titles) == ["annex-missing"]


@pytest.mark.parametrize(("words", "told"), [("委託事項２の委託先", 0), ("委託事項３の委託先", 1)])
def test_an_outsourced_task_is_cited_by_a_number_that_there_is(words: str, told: int) -> None:
    found = codes(
        {
            ("file",): Entries(("f", "g")),
            ("file", "f", "outsourcing"): Entries(("o", "p")),
            ("file", "g", "outsourcing"): Entries(("q",)),
            ("file", "g", "outsourcing_protection"): f"{words}の作業場所を確認する。",
        }
    )
    assert found == ["outsourcing-missing"] * told
