"""A report as a Word file and as a page for a browser."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from lxml import etree, html

from assessor.export import docx_report, html_report
from assessor.export.docx_report import Page
from assessor.export.report_blocks import (
    Column,
    Facts,
    Heading,
    Line,
    Look,
    ReportBlock,
    Sentences,
    Steps,
    Table,
    Title,
    cell,
)
from assessor.form.definition import Layout
from tests.export import word
from tests.golden_files import GoldenFiles

REPORT: tuple[ReportBlock, ...] = (
    Title("点検報告書"),
    Facts("点検した評価書", (("評価書名", "A & B <C>"), ("公表日", "（記載なし）"))),
    Heading(1, "1　点検の結果"),
    Sentences("一行目\n二行目"),
    Steps(("対象人数は「30万人以上」です。", "結果は「全項目評価」です。")),
    Heading(1, "2　章ごとの指摘"),
    Heading(2, "Ⅰ　基本情報（2件）"),
    Table(
        "Ⅰ　基本情報の指摘",
        (Column("番号", 10), Column("程度", 15), Column("指摘", 75)),
        (
            (
                cell("1"),
                (Line("誤り", Look.ERROR),),
                (
                    Line("直してください。"),
                    Line("記載：「“旧”」", Look.QUOTATION),
                    Line("「新」に直す", Look.ASIDE),
                ),
            ),
            (cell("2"), (Line("参考", Look.NOTE),), ()),
        ),
    ),
)
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def word_file() -> bytes:
    return docx_report.write(REPORT, "予防接種 & <素案>", DAY, Page(Layout(), "点検報告書"))


@pytest.fixture(scope="module")
def page() -> bytes:
    return html_report.write(REPORT, "予防接種 & <素案>")


@pytest.fixture(scope="module")
def tree(page: bytes) -> html.HtmlElement:
    return html.fromstring(page.decode())


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml"])
def test_the_parts_of_the_word_file_are_these(
    part: str, word_file: bytes, golden: GoldenFiles
) -> None:
    xml = word.part(word_file, part).decode().replace("<w:p>", "\n<w:p>")
    golden.check(f"export-report-{part.replace('/', '-')}", xml)


def test_the_page_is_this(page: bytes, golden: GoldenFiles) -> None:
    golden.check("export-report.html", page)


def test_the_word_file_opens_and_names_its_headings(word_file: bytes) -> None:
    opened = docx.Document(BytesIO(word_file))
    assert opened.core_properties.title == "予防接種 & <素案>"
    styles = [(p.style.name, p.text) for p in opened.paragraphs if p.style and p.text]
    assert ("Report Part", "1　点検の結果") in styles
    assert ("Heading 2", "Ⅰ　基本情報（2件）") in styles


def test_the_word_file_carries_no_document_that_could_be_opened(word_file: bytes) -> None:
    assert not [name for name in word.names(word_file) if "customXml" in name]
    assert b"customXml" not in word.part(word_file, "[Content_Types].xml")
    assert b"customXml" not in word.part(word_file, "word/_rels/document.xml.rels")


def test_every_part_that_is_named_is_there(word_file: bytes) -> None:
    there = set(word.names(word_file))
    types = etree.fromstring(word.part(word_file, "[Content_Types].xml"))
    assert {
        str(part.get("PartName")).lstrip("/") for part in types if part.get("PartName")
    } <= there
    relations = etree.fromstring(word.part(word_file, "word/_rels/document.xml.rels"))
    assert {f"word/{relation.get('Target')}" for relation in relations} <= there


def test_the_head_of_a_table_is_repeated_on_every_page(word_file: bytes) -> None:
    heads = word.elements(word_file, "//w:tr[w:trPr/w:tblHeader]")
    assert ["".join(map(str, row.itertext())) for row in heads] == ["番号程度指摘"]


def test_every_word_of_the_report_is_in_both_files(
    word_file: bytes, tree: html.HtmlElement
) -> None:
    for words in ("A & B <C>", "一行目", "二行目", "「新」に直す", "記載：「“旧”」", "参考"):
        assert words in word.text(word_file)
        assert words in tree.text_content()


def test_the_page_says_its_language_and_what_it_is_about(tree: html.HtmlElement) -> None:
    assert tree.get("lang") == "ja"
    assert tree.findtext(".//title") == "点検報告書：予防接種 & <素案>"
    assert tree.xpath("count(//meta[@name='viewport'])") == 1


def test_the_page_needs_nothing_else_and_runs_nothing(page: bytes, tree: html.HtmlElement) -> None:
    assert tree.xpath("//script | //img | //link | //iframe | //@onclick") == []
    assert re.findall(rb"https?:|url\(|@import", page) == []


def test_headings_go_down_one_step_at_a_time(tree: html.HtmlElement) -> None:
    levels = [int(str(element.tag)[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_leads_to_a_place_in_the_page(tree: html.HtmlElement) -> None:
    links = [str(link.get("href")) for link in tree.iter("a")]
    assert links == ["#main", "#part-1", "#part-2"]
    assert all(len(tree.xpath("//*[@id=$id]", id=link[1:])) == 1 for link in links)


def test_every_head_in_a_table_says_what_it_heads(tree: html.HtmlElement) -> None:
    assert {head.get("scope") for head in tree.iter("th")} == {"row", "col"}
    assert all(len(table.findall("caption")) == 1 for table in tree.iter("table"))


def test_a_table_that_becomes_cards_stays_a_table_for_those_who_listen(
    tree: html.HtmlElement,
) -> None:
    (table,) = tree.xpath("//table[@class='list']")
    assert table.get("role") == "table"
    assert {row.get("role") for row in table.iter("tr")} == {"row"}
    assert {one.get("role") for one in table.iter("td", "th")} == {
        "cell",
        "columnheader",
        "rowheader",
    }
    assert [one.get("data-head") for one in table.findall("tbody/tr")[0]] == [
        "番号",
        "程度",
        "指摘",
    ]


def test_every_colour_of_words_can_be_read_on_every_ground(page: bytes) -> None:
    style = page.decode().split("</style>", maxsplit=1)[0]
    inks = set(re.findall(r"[{; ]color: (#\w+)", style))
    grounds = set(re.findall(r"background: (#\w+)", style))
    assert len(inks) > 3
    assert len(grounds) > 1
    assert [
        (ink, ground)
        for ink in inks
        for ground in grounds
        if (light(ground) + 0.05) / (light(ink) + 0.05) < 4.5
    ] == []


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as the accessibility guidelines define it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
