"""新旧対照表, 変更の概要 and 変更箇所: what they say about two documents."""

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from assessor.document.assessment import Assessment
from assessor.errors import ExportError
from assessor.export.comparison_report import Paper, comparison_report
from assessor.export.comparison_writers import PaperSettings, suffixes, write_comparison
from assessor.export.counterparts import Counterparts, counterparts
from assessor.export.report_blocks import Cell, Sentences, Table
from assessor.form.definition import Form
from assessor.form.values import Choice, Entries, Free, Paragraph, Place, Value
from assessor.form.values import Table as FreeTable
from tests.export import word
from tests.export.changed_sample import changed_sample, sample

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def pair() -> Counterparts:
    return counterparts(sample(), changed_sample(), "old.hyoka", "new.hyoka")


def test_a_changed_word_is_underlined_on_both_sides(small_form: Form) -> None:
    _, before, after, remark = row(small_form, ("office",), "市民部の保険課", "市民部の国保課")
    assert (marked(before), marked(after)) == (["保険課"], ["国保課"])
    assert (words(before), words(after), words(remark)) == ("市民部の保険課", "市民部の国保課", "")


def test_another_option_is_underlined_as_a_whole(small_form: Form) -> None:
    _, before, after, _ = row(small_form, ("threshold",), Choice("may"), Choice("must"))
    assert marked(before) == [words(before)]
    assert marked(after) == [words(after)]


def test_an_answer_that_is_new_says_that_nothing_stood_there(small_form: Form) -> None:
    _, before, after, remark = row(small_form, ("office",), None, "保険課")
    assert (words(before), words(after), words(remark)) == ("（記載なし）", "保険課", "追加")
    assert marked(after) == ["保険課"]


def test_an_entry_that_is_gone_shows_all_that_stood_in_it(small_form: Form) -> None:
    old: dict[Place, Value] = {
        ("system",): Entries(("s1",)),
        ("system", "s1", "system_name"): "宛名システム",
    }
    (found,) = rows(Assessment(small_form, old), Assessment(small_form))
    assert "宛名システム" in words(found[1])
    assert (words(found[2]), words(found[3])) == ("（削除）", "削除")


def test_long_stretches_without_a_difference_are_left_out(small_form: Form) -> None:
    far = "この文は変わらない長い文であり、読む人には要らない。\n" * 4
    before, after = f"{far}＜措置＞\n甲を行う。\n{far}", f"{far}＜措置＞\n乙を行う。\n{far}"
    _, old, new, _ = row(small_form, ("office",), before, after)
    assert words(old) == "（略）\n＜措置＞\n甲を行う。\n（略）"
    assert words(new) == "（略）\n＜措置＞\n乙を行う。\n（略）"


def test_a_difference_of_widths_alone_is_said_and_shown(small_form: Form) -> None:
    _, before, after, remark = row(small_form, ("office",), "75歳以上の者", "７５歳以上の者")
    assert (marked(before), marked(after)) == (["75歳"], ["７５歳"])
    assert words(remark) == "全角・半角だけの違い"


def test_a_paragraph_that_moved_is_said(small_form: Form) -> None:
    lines = ["最初の段落である。", "二番目の段落である。", "三番目の段落である。"]
    after = "\n".join([*lines[1:], lines[0]])
    _, _, _, remark = row(small_form, ("office",), "\n".join(lines), after)
    assert words(remark) == "波線は、位置だけが変わった段落です。"


def test_only_the_rows_of_a_table_that_differ_are_shown(small_form: Form) -> None:
    header = (("番号", "項目"), ("1", "氏名"), ("2", "住所"))
    before = Free((Paragraph("記録項目"), FreeTable((*header, ("3", "電話番号")))))
    after = Free((Paragraph("記録項目"), FreeTable((*header, ("3", "電話番号と住所")))))
    _, old, new, _ = row(small_form, ("flow",), before, after)
    assert (words(old), words(new)) == ("（略）\n3｜電話番号", "（略）\n3｜電話番号と住所")


def test_what_is_not_printed_stays_out(small_form: Form) -> None:
    hidden: Place = ("hidden",)
    assert rows(Assessment(small_form), Assessment(small_form, {hidden: "内部の記録"})) == []


def test_every_printed_difference_has_a_row(pair: Counterparts) -> None:
    assert len(table_rows(pair)) == len(pair.printed.differences) > 10


def test_the_summary_names_important_changes_first_with_their_pages(pair: Counterparts) -> None:
    pages: dict[Place, int] = {("office_content",): 3, ("department",): 6}
    report = comparison_report(pair, Paper.SUMMARY, pages)
    listed = next(b for b in report if isinstance(b, Table) and b.columns[0].head == "変更した項目")
    marks = [words(one[1]) for one in listed.rows]
    assert marks == sorted(marks, reverse=True)
    assert [words(cell) for cell in listed.rows[0]] == ["Ⅰ1②　事務の内容", "※", "変更", "3"]


def test_the_counts_of_the_chapters_add_up(pair: Counterparts) -> None:
    report = comparison_report(pair, Paper.SUMMARY, {})
    counts = next(block for block in report if isinstance(block, Table))
    numbers = [[int(words(c).replace("－", "0")) for c in one[1:]] for one in counts.rows]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert sum(numbers[-1][:4]) == len(pair.printed.differences)


def test_how_much_was_compared_is_said(pair: Counterparts) -> None:
    coverage = pair.comparison.coverage
    said = "".join(
        block.text
        for block in comparison_report(pair, Paper.TABLE, {})
        if isinstance(block, Sentences)
    )
    assert f"{coverage.total}項目中{coverage.compared}項目" in said


def test_two_like_documents_have_no_difference() -> None:
    pair = counterparts(sample(), sample(), "旧", "新")
    report = comparison_report(pair, Paper.TABLE, {})
    assert any(isinstance(b, Sentences) and "違いはありません" in b.text for b in report)
    assert table_rows(pair) == []


def test_the_rows_of_changes_are_those_of_the_new_document(pair: Counterparts) -> None:
    (table,) = (b for b in comparison_report(pair, Paper.CHANGES, {}) if isinstance(b, Table))
    assert len(table.columns) == 6
    assert len(table.rows) == len(pair.new.entries(("change",)))


@pytest.mark.parametrize("paper", [Paper.TABLE, Paper.SUMMARY, Paper.CHANGES])
def test_the_word_file_and_the_page_say_the_same(
    paper: Paper, pair: Counterparts, tmp_path: Path
) -> None:
    shown = [written(pair, tmp_path / f"paper{suffix}", paper) for suffix in suffixes(paper)]
    texts = [squeezed(word.text(shown[0])), squeezed(str(html.fromstring(shown[1]).text_content()))]
    sentences = [
        squeezed(line.text)
        for block in comparison_report(pair, paper, {})
        if isinstance(block, Table)
        for one in block.rows
        for cell in one
        for line in cell
    ]
    assert [line for line in sentences for text in texts if line not in text] == []


def test_the_table_is_on_landscape_paper_with_its_head_on_every_page(
    pair: Counterparts, tmp_path: Path
) -> None:
    content = written(pair, tmp_path / "a.docx", Paper.TABLE)
    (size,) = word.elements(content, "//w:pgSz")
    assert int(str(size.get(f"{word.W}w"))) > int(str(size.get(f"{word.W}h")))
    assert word.elements(content, "//w:tr[w:trPr/w:tblHeader][contains(., '改正後')]")
    assert word.elements(content, "//w:u[@w:val='single']")
    assert word.elements(content, "//w:u[@w:val='wave']")


def test_the_page_says_to_those_who_listen_what_is_deleted_and_inserted(
    pair: Counterparts, tmp_path: Path
) -> None:
    tree = html.fromstring(written(pair, tmp_path / "a.html", Paper.TABLE))
    assert tree.xpath("//td/p/del")
    assert tree.xpath("//td/p/ins")


def test_the_redline_is_no_page_and_says_which_formats_there_are(
    pair: Counterparts, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="書き出せません"):
        written(pair, tmp_path / "a.html", Paper.REDLINE)
    assert not (tmp_path / "a.html").exists()


def test_json_says_every_difference_with_its_pieces(pair: Counterparts, tmp_path: Path) -> None:
    said = json.loads(written(pair, tmp_path / "a.json", Paper.TABLE))
    assert len(said["differences"]) == len(pair.comparison.differences)
    assert said["coverage"]["compared"] == pair.comparison.coverage.compared
    assert all(one["pieces"] for one in said["differences"] if one["kind"] == "changed")


def test_a_place_is_sent_to_the_page_of_its_entry_or_its_own() -> None:
    from assessor.export.printed_pages import printed_pages  # noqa: PLC0415 - large

    pages = printed_pages(sample(), DAY)
    assert pages["body_name",] == 1
    assert pages["office_content",] < pages["file", "f1", "purpose"] < pages["change", "c1"]


def row(form: Form, place: Place, before: Value | None, after: Value | None) -> tuple[Cell, ...]:
    """Return the row for one answer that differs."""
    old, new = ({} if value is None else {place: value} for value in (before, after))
    (found,) = rows(Assessment(form, old), Assessment(form, new))
    return found


def rows(old: Assessment, new: Assessment) -> list[tuple[Cell, ...]]:
    return table_rows(counterparts(old, new, "旧", "新", one_file=True))


def table_rows(pair: Counterparts) -> list[tuple[Cell, ...]]:
    return [
        one
        for block in comparison_report(pair, Paper.TABLE, {})
        if isinstance(block, Table) and block.columns[0].head == "項目"
        for one in block.rows
    ]


def words(cell: Cell) -> str:
    return "\n".join(line.text for line in cell)


def marked(cell: Cell) -> list[str]:
    return [line.text[mark.start : mark.end] for line in cell for mark in line.marks]


def squeezed(text: str) -> str:
    return "".join(text.split())


def written(pair: Counterparts, path: Path, paper: Paper) -> bytes:
    write_comparison(pair, path, PaperSettings(paper, "国保年金課", DAY))
    return path.read_bytes()
