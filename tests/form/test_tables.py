from hypothesis import given
from hypothesis import strategies as st

from assessor.form import tables
from assessor.form.values import Table

SPANNING = Table((("a", "b", "c"), ("long",), ("d", "e")), header=1)
RECTANGLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.text('ab\t\n"あ、', max_size=4), min_size=width, max_size=width).map(tuple),
        min_size=1,
        max_size=4,
    ).map(tuple)
)


def test_the_last_cell_of_a_short_row_spans_what_is_left() -> None:
    assert [tables.span(SPANNING, row, 0) for row in range(3)] == [1, 3, 1]
    assert tables.span(SPANNING, 2, 1) == 2
    assert tables.cell(SPANNING, 1, 2) == "long"


def test_a_column_inside_a_span_widens_it() -> None:
    assert tables.with_new_column(SPANNING, 2).rows == (
        ("a", "b", "", "c"),
        ("long",),
        ("d", "e"),
    )


def test_a_column_out_of_a_span_leaves_its_words() -> None:
    assert tables.without_column(SPANNING, 0).rows == (("b", "c"), ("long",), ("e",))


def test_a_new_row_above_the_header_belongs_to_it() -> None:
    assert tables.with_new_row(SPANNING, 0).header == 2
    assert tables.with_new_row(SPANNING, 1).header == 1


def test_joined_cells_keep_all_their_words() -> None:
    table = Table((("a", "b", "c"), ("1", "2", "3")))
    assert tables.with_span(table, 1, 1).rows[1] == ("1", "2\n3")


def test_the_only_row_is_not_joined() -> None:
    table = Table((("a", "b"),))
    assert tables.with_span(table, 0, 0) == table


def test_a_row_without_span_has_all_its_cells() -> None:
    assert tables.without_span(SPANNING, 1).rows[1] == ("long", "", "")


def test_a_pasted_block_makes_the_table_grow() -> None:
    table = Table((("a",),))
    assert tables.with_cells(table, 0, 1, (("x", "y"), ("z", "w"))).rows == (
        ("a", "x", "y"),
        ("", "z", "w"),
    )


def test_cells_from_excel_keep_their_line_ends() -> None:
    assert tables.cells_of('品名\t"二行\nの ""値"""\r\n数\t3\r\n') == (
        ("品名", '二行\nの "値"'),
        ("数", "3"),
    )


@given(RECTANGLES)
def test_what_is_copied_is_pasted_the_same(cells: tables.Cells) -> None:
    if any(cells[-1]):
        assert tables.cells_of(tables.text_of(cells)) == cells
