import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.ui.theme import font
from assessor.ui.two_lines import broken

words = st.text(alphabet="ab あ\n", max_size=60)


@given(words, st.integers(60, 200), st.integers(1, 4))
def test_there_are_never_more_lines_than_wanted(text: str, width: int, most: int) -> None:
    assert 1 <= len(broken(text, font(), width, most)) <= most


@pytest.mark.usefixtures("qapp")
def test_what_is_cut_ends_with_dots() -> None:
    lines = broken("ab " * 50, font(), 80, 2)
    assert lines[-1].endswith("…")


@given(words)
def test_what_fits_is_whole(text: str) -> None:
    assert "".join("".join(broken(text, font(), 60, 100)).split()) == "".join(text.split())
