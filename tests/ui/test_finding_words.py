"""What the button of a fix says, also where what goes or comes cannot be seen."""

import pytest

from assessor.rules.finding import Passage, Replacement
from assessor.ui.finding_words import change_of, on_button

CASES = [
    ("別表第一", "別表", "「別表」に直す"),
    ("を", "", "「を」を消す"),
    ("\u200b", "", "見えない文字を消す"),
    ("　", "", "空白を消す"),
    ("\t", "　", "空白に直す"),
    ("\xa0", " ", "空白に直す"),
]


@pytest.mark.parametrize(("old", "new", "words"), CASES)
def test_a_fix_says_what_it_does(old: str, new: str, words: str) -> None:
    fix = Replacement(("a",), Passage((), 0, len(old)), old, new)
    assert fix.words == words
    assert on_button(fix) == words
    assert change_of(fix) == (f"「{old}」→「{new}」" if new.strip() else words)
