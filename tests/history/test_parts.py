from hypothesis import given
from hypothesis import strategies as st

from assessor.form.values import Figure, Free, Paragraph, Table
from assessor.history.difference import DifferenceKind
from assessor.history.parts import parts_beside, rows_beside
from tests.strategies import FORM, values

FREE = next(item for item in FORM.items.values() if item.kind == "free")
free_answers = st.none() | values(FREE).filter(lambda value: isinstance(value, Free))

BEFORE = Table((("項目", "内容"), ("接種日", "日付"), ("接種回", "1回目/2回目"), ("備考", "自由")))
AFTER = Table(
    (("項目", "内容"), ("接種日", "日付"), ("接種回", "1回目/2回目/3回目"), ("会場", "名称と住所"))
)


def test_rows_are_added_removed_and_changed() -> None:
    found = rows_beside(BEFORE, AFTER)
    assert [(row.kind, row.before, row.after) for row in found if row.kind] == [
        (DifferenceKind.CHANGED, BEFORE.rows[2], AFTER.rows[2]),
        (DifferenceKind.REMOVED, BEFORE.rows[3], None),
        (DifferenceKind.ADDED, None, AFTER.rows[3]),
    ]


def test_a_table_stays_the_same_table_however_much_of_it_changes() -> None:
    one, other = Free((Paragraph("前文"), BEFORE)), Free((Table((("全く", "別"),)),))
    kinds = [part.kind for part in parts_beside(one, other)]
    assert kinds == [DifferenceKind.REMOVED, DifferenceKind.CHANGED]


def test_another_picture_is_another_figure() -> None:
    one, other = Free((Figure("a.png"),)), Free((Figure("b.png"),))
    kinds = [part.kind for part in parts_beside(one, other)]
    assert kinds == [DifferenceKind.REMOVED, DifferenceKind.ADDED]


def test_a_figure_keeps_being_itself_under_a_new_caption() -> None:
    one, other = Free((Figure("a.png", "前"),)), Free((Figure("a.png", "後"),))
    assert [part.kind for part in parts_beside(one, other)] == [DifferenceKind.CHANGED]


@given(free_answers, free_answers)
def test_every_part_of_both_answers_is_there_once(before: Free | None, after: Free | None) -> None:
    found = parts_beside(before, after)
    assert [part.before for part in found if part.before] == [*(before.parts if before else ())]
    assert [part.after for part in found if part.after] == [*(after.parts if after else ())]
