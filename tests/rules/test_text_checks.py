"""What holds for every check of texts, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.values import clean_text
from assessor.rules.check import standards
from assessor.rules.table import TEXT_CHECKS
from tests.strategies import texts

# What sets the checks off, in any order and neighbourhood.
BAITS = (
    "○○",
    "第○条",
    "をを",
    "。。",
    "令和4年１0月",
    "１２",
    "(",
    "）",
    "「",
    "①",
    "\n③",
    "  ",
    "\t",
    "ｶﾞ",
    "⺠",
    "か\u3099",
    "\u200b",
    "葛\U000e0100",
    "👩\u200d💻",
    "\ue000",
    "＜措置＞\n",
    "123456789018",
    "０９０－１２３４－５６７８",
    "sato@example.jp",
    "別表第一",
    "個人情報保護条例",
)


@pytest.mark.parametrize("code", TEXT_CHECKS)
@given(words=st.lists(st.sampled_from(BAITS) | texts, max_size=8).map("".join).map(clean_text))
def test_a_mark_stands_in_the_text_and_its_fix_changes_it(code: str, words: str) -> None:
    for mark in TEXT_CHECKS[code](words, standards()[code]):
        assert 0 <= mark.start < mark.end <= len(words)
        assert mark.message
        assert "\n" not in mark.message
        if mark.new is not None:
            assert mark.new != words[mark.start : mark.end]
            assert clean_text(mark.new) == mark.new
