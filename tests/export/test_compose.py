"""The layout of the official form, block by block."""

import json
from dataclasses import replace

from assessor.document.assessment import Assessment
from assessor.export.blocks import (
    Block,
    Box,
    Boxes,
    Bracket,
    Cell,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Options,
    Picture,
    Piece,
    Role,
    Row,
    Text,
    Title,
)
from assessor.export.compose import compose
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice, Entries, Free, Table
from tests.export.random_documents import random_document
from tests.golden_files import GoldenFiles


def test_a_filled_form_gives_these_blocks(filled: Assessment, golden: GoldenFiles) -> None:
    golden.check("export-blocks-filled.txt", _dump(compose(filled)))


def test_a_blank_form_gives_these_blocks(small_form: Form, golden: GoldenFiles) -> None:
    golden.check("export-blocks-blank.txt", _dump(compose(Assessment(small_form))))


def test_the_same_document_gives_the_same_blocks(filled: Assessment) -> None:
    assert compose(filled) == compose(filled.snapshot())


def test_parts_of_our_own_are_not_printed(filled: Assessment) -> None:
    assert "これは印刷しない" not in _dump(compose(filled))


def test_answers_without_an_item_are_printed_at_the_end(filled: Assessment) -> None:
    heading, grid = compose(filled)[-2:]
    assert heading == Heading(1, "様式にない項目の記載")
    assert isinstance(grid, Grid)
    assert _words(grid.rows[0]) == ["gone", "様式から消えた項目"]


def test_the_contents_name_a_chapter_once_however_many_files(filled: Assessment) -> None:
    contents = [block for block in compose(filled) if isinstance(block, Contents)]
    assert contents[0].entries == (
        "（い）　基本",
        "（別添1）　流れ",
        "（ろ）　概要",
        "（は）　リスク",
        "（別添2）　変更箇所",
    )


def test_chapters_name_their_file_where_there_are_several(filled: Assessment) -> None:
    chapters = [block for block in compose(filled) if isinstance(block, Heading) and block.entry]
    assert [(block.text, block.entry) for block in chapters] == [
        ("（ろ）　概要", "台帳"),
        ("（は）　リスク", "台帳"),
        ("（ろ）　概要", "履歴"),
        ("（は）　リスク", "履歴"),
    ]


def test_later_entries_stand_on_continuation_pages(filled: Assessment) -> None:
    pages = [block.text for block in compose(filled) if isinstance(block, Heading)]
    assert "（システム２～３）" in pages
    assert "（システム４～）" in pages


def test_a_repeat_without_entries_prints_one_as_the_blank_form_does(small_form: Form) -> None:
    texts = [word for row in _rows(Assessment(small_form)) for word in _words(row)]
    assert "システム１" in texts
    assert "システム２" not in texts
    assert "委託事項１" in texts


def test_an_annex_is_printed_only_where_there_is_one(small_form: Form) -> None:
    blank = [b.text for b in compose(Assessment(small_form)) if isinstance(b, Heading)]
    assert not [text for text in blank if text.startswith("別紙")]


def test_an_unknown_option_prints_its_name(filled: Assessment) -> None:
    brackets = [
        piece.text
        for row in _rows(filled)
        for cell in row.cells
        for piece in cell.content
        if isinstance(piece, Bracket)
    ]
    assert "unheard" in brackets


def test_an_echo_repeats_the_answer(filled: Assessment) -> None:
    texts = [word for row in _rows(filled) for word in _words(row)]
    assert texts.count("台帳") == 2


def test_a_tail_stands_without_its_tick(filled: Assessment) -> None:
    boxes = [
        box
        for row in _rows(filled)
        for cell in row.cells
        for piece in cell.content
        if isinstance(piece, Boxes)
        for line in piece.lines
        for box in line
    ]
    assert Box("その他", ticked=False, tail="口座") in boxes


def test_a_short_row_of_a_table_spans_what_is_left(small_form: Form) -> None:
    free = Free((Table((("い", "ろ", "は"), ("全て",))),))
    assessment = Assessment(small_form, {("flow",): free})
    last = next(row for row in _rows(assessment) if _words(row) == ["全て"])
    assert (last.cells[0].left, last.cells[0].right) == (0, 100)


def test_a_table_of_headers_only_has_no_header_to_repeat(small_form: Form) -> None:
    free = Free((Table((("い", "ろ"),), header=1),))
    assessment = Assessment(small_form, {("flow",): free})
    grid = next(g for g in _grids(assessment) if _words(g.rows[0]) == ["い", "ろ"])
    assert grid.header == 0


def test_every_cell_has_its_place_in_the_grid(library: FormLibrary) -> None:
    assessment = random_document(library.default, 1, 0.5, ["語"])
    for grid in _grids(assessment):
        hanging: list[tuple[Cell, int]] = []
        for row in grid.rows:
            cells = sorted([*row.cells, *(cell for cell, _ in hanging)], key=lambda cell: cell.left)
            assert [cell.left for cell in cells] == [0, *(cell.right for cell in cells[:-1])]
            assert cells[-1].right == 100
            hanging = [(cell, left - 1) for cell, left in hanging if left > 1]
            hanging += [(cell, cell.rows - 1) for cell in row.cells if cell.rows > 1]
        assert hanging == []


def test_answers_to_items_that_do_not_apply_are_printed(library: FormLibrary) -> None:
    assessment = Assessment(
        library.default,
        {("fee",): Choice("free"), ("fee_detail",): "一枚十円", ("body_kind",): Choice("local")},
    )
    assert "一枚十円" in _dump(compose(assessment))


def test_a_tick_of_a_value_of_another_kind_is_not_lost(small_form: Form) -> None:
    assessment = Assessment(
        small_form,
        {("office",): Checks.of({"x"}), ("system",): Entries(("a",)), ("flow",): "平文"},
    )
    dump = _dump(compose(assessment))
    assert "[○] x" in dump
    assert "平文" in dump


def _grids(assessment: Assessment) -> list[Grid]:
    return [block for block in compose(assessment) if isinstance(block, Grid)]


def _rows(assessment: Assessment) -> list[Row]:
    return [row for grid in _grids(assessment) for row in grid.rows]


def _words(row: Row) -> list[str]:
    return [piece.text for cell in row.cells for piece in cell.content if isinstance(piece, Text)]


def _dump(blocks: tuple[Block, ...]) -> str:
    return "".join(f"{line}\n" for block in blocks for line in _block_lines(block))


def _block_lines(block: Block) -> list[str]:
    match block:
        case Title(text):
            return [f"title {text}"]
        case Heading(level, text, entry):
            return ["", f"heading{level} {text}" + (f" / {entry}" if entry else "")]
        case EditionTag(text):
            return [f"tag {text}"]
        case Contents(title, entries):
            return ["", f"contents {title}", *(f"  {entry}" for entry in entries)]
        case Grid(rows, header):
            return [f"grid header={header}", *(line for row in rows for line in _row_lines(row))]


def _row_lines(row: Row) -> list[str]:
    signs = "".join(sign for sign, holds in ((" whole", row.whole), (" leads", row.leads)) if holds)
    high = f" {row.height:g}mm" if row.height else ""
    return [f"  row{high}{signs}", *map(_cell_line, row.cells)]


def _cell_line(cell: Cell) -> str:
    extra = f" rows={cell.rows}" if cell.rows > 1 else ""
    extra += "".join(f" -{side}" for side in sorted(cell.open))
    content = " ".join(map(_piece, cell.content))
    return f"    {cell.left:g}-{cell.right:g} {cell.role}{extra} {content}"


def _piece(piece: Piece) -> str:
    match piece:
        case Text(text):
            return json.dumps(text, ensure_ascii=False)
        case Bracket(text):
            return f"[{text}]"
        case Options(lines):
            return " / ".join(" ".join(line) for line in lines)
        case Boxes(title, columns, lines):
            return f"{title}{columns} " + " / ".join(" ".join(map(_box, line)) for line in lines)
        case Picture(name, _, caption):
            return f"<{name} {caption}>"


def _box(box: Box) -> str:
    tail = "" if box.tail is None else f"（{box.tail}）{box.unit}"
    return f"{'x' if box.ticked else 'o'}{box.label}{tail}"


def test_a_cell_is_what_it_says() -> None:
    cell = Cell(Role.ANSWER, 0, 50, (Text("い"),))
    assert Grid((Row((cell, replace(cell, left=50, right=100))),)).edges == (0, 50, 100)
