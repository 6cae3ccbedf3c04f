"""What stands on one line."""

import pytest

from assessor.export.content import boxes
from assessor.export.measure import columns, em, lines, shares
from assessor.form.library import FormLibrary


@pytest.mark.parametrize(
    ("wider", "narrower"), [("漢字", "漢"), ("漢", "a"), ("10人", "人人"), ("い\nろはに", "ろは")]
)
def test_more_words_take_more_room(wider: str, narrower: str) -> None:
    assert em(wider) > em(narrower)


def test_nothing_takes_no_room() -> None:
    assert em("") == 0


def test_things_stand_on_as_few_lines_as_there_is_room_for() -> None:
    assert lines("abcde", lambda _: 5, 20, 3) == (("a", "b", "c"), ("d", "e"))
    assert lines("abcde", lambda _: 5, 12, 3) == (("a", "b"), ("c", "d"), ("e",))
    assert lines("ab", lambda _: 50, 12, 3) == (("a",), ("b",))


def test_a_column_is_as_wide_as_its_widest_thing() -> None:
    first, second = columns([[1, 2], [3, 1], [2]])
    assert first > 3
    assert second > 2


def test_shares_fill_the_width_and_are_held_in_bounds() -> None:
    assert shares([1, 100], 10, 30) == [25, 75]


def test_checkboxes_stand_in_pairs_but_for_wide_ones(library: FormLibrary) -> None:
    item = library.default.items["obtained_by"]
    (group,) = boxes(item, None, 35)
    assert [len(line) for line in getattr(group, "lines", ())] == [1, 1, 2, 2, 1, 1]
