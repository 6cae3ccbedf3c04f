"""The document as a page: in order, for everybody, with links to cite, nothing from elsewhere."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.export.html import write
from assessor.export.writers import WRITERS, Settings
from assessor.form.values import Checks, Entries, Figure, Free, Place, Table, Value
from assessor.paths import resources_folder
from tests.export import html
from tests.export.conftest import SVG
from tests.export.random_documents import DOCUMENTS, random_document
from tests.golden_files import GoldenFiles
from tests.strategies import FORM, LIBRARY


def made(assessment: Assessment) -> bytes:
    return write(assessment, lambda _share: None)


def page_of(answers: dict[Place, Value]) -> html.Page:
    return html.root(made(Assessment(FORM, answers)))


@pytest.fixture(scope="module")
def sample() -> html.Page:
    return html.root(made(load(resources_folder() / "sample.hyoka", LIBRARY)[0]))


def test_the_small_form_gives_this_page(filled: Assessment, golden: GoldenFiles) -> None:
    content = WRITERS[".html"](filled, Settings(date(2026, 11, 22)))
    body = content.decode().partition("<body>")[2].replace("><", ">\n<")
    golden.check("export.html", body)


def test_it_needs_nothing_else_and_runs_nothing(sample: html.Page) -> None:
    assert sample.xpath("//script | //link | //iframe | //object | //@onclick") == []
    sources = sample.xpath("//@src")
    assert sources
    assert [source[:40] for source in sources if not source.startswith("data:image/")] == []
    assert "url(" not in sample.xpath("string(//style)")
    assert "default-src 'none'" in sample.xpath("string(//meta/@content)")


def test_it_is_japanese_and_says_what_it_is_called(sample: html.Page) -> None:
    assert sample.get("lang") == "ja"
    title = sample.xpath("string(//title)")
    assert title.startswith("国民健康保険に関する事務　全項目評価書 | ")


def test_headings_go_down_one_level_at_a_time(sample: html.Page) -> None:
    headings = sample.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) == 4
    assert all(below - above <= 1 for above, below in pairwise(levels))


@given(DOCUMENTS)
@settings(max_examples=10, deadline=None)
def test_every_link_leads_somewhere_and_no_name_is_given_twice(
    document: tuple[int, float, list[str]],
) -> None:
    page = html.root(made(random_document(FORM, *document)))
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert [name for name in names if re.search(r"\s", name) or not name] == []
    targets = {link[1:].replace("%25", "%") for link in page.xpath("//a/@href")}
    assert targets <= set(names)


def test_an_answer_has_a_link_by_which_people_cite_it() -> None:
    place = ("system", "s1", "system_function")
    page = page_of({("system",): Entries(("s1",)), place: "宛名を管理する。"})
    (row,) = page.xpath("//*[@id='Ⅰ2システム1②']")
    assert "宛名を管理する。" in row.text_content()
    (link,) = row.xpath(".//a")
    assert link.get("href") == "#Ⅰ2システム1②"
    assert link.text_content() == "この項目へのリンク：Ⅰ2システム1②"


def test_the_list_at_the_top_names_the_chapters_and_what_is_in_them(sample: html.Page) -> None:
    chapters = [link.text_content() for link in sample.xpath("//nav/ul/li/a")]
    assert chapters[:2] == ["項目一覧", "Ⅰ　基本情報"]
    assert len(set(chapters)) == len(chapters)
    first = sample.xpath("//nav/ul/li[2]/ul/li/a")
    assert first[0].text_content() == "１．特定個人情報ファイルを取り扱う事務"


def test_a_tick_is_heard_and_so_is_a_box_without() -> None:
    ticked: dict[Place, Value] = {("system", "s1", "system_connections"): Checks.of({"internal"})}
    page = page_of({("system",): Entries(("s1",)), **ticked})
    boxes = page.xpath("//*[@id='Ⅰ2システム1③']//li")
    heard = [html.spoken(box) for box in boxes]
    assert [words for words in heard if words.startswith("選択：")] == ["選択：庁内連携システム"]
    assert all(words.startswith(("選択：", "非選択：")) for words in heard)
    assert all(not re.search(r"[\[○]", words) for words in heard)


def test_a_blank_answer_is_heard_as_blank() -> None:
    page = page_of({})
    (row,) = page.xpath("//*[@id='Ⅰ1②']")
    assert "記載なし" in html.spoken(row)


def test_labels_stand_with_their_answers(sample: html.Page) -> None:
    for group in sample.xpath("//dl/div"):
        assert [child.tag for child in group] == ["dt", "dd"]
    assert {element.tag for element in sample.xpath("//dl/*")} == {"div"}


def test_a_table_of_the_users_is_one_with_heads() -> None:
    rows = (("項目", "内容"), ("番号", "○"), ("全て",))
    page = page_of({("flow",): Free((Table(rows, header=1),))})
    (table,) = page.xpath("//table[contains(., '全て')]")
    assert [head.text_content() for head in table.xpath(".//th[@scope='col']")] == ["項目", "内容"]
    assert table.xpath("string(.//td[@colspan='2'])").strip() == "全て"


def test_a_figure_is_described_by_its_caption_and_cannot_run_anything() -> None:
    script = SVG.replace(b"<rect", b"<script>alert(1)</script><rect")
    figure = Figure("a.svg", "事務の\n流れ")
    content = made(Assessment(FORM, {("flow",): Free((figure,))}, {"a.svg": script}))
    (image,) = html.root(content).xpath("//img")
    assert image.get("alt") == "事務の 流れ"
    assert image.get("src").startswith("data:image/svg+xml;base64,")
    assert b"alert(1)" not in content


@pytest.mark.parametrize("broken", [b"", b"no picture", b"<svg"])
def test_a_picture_that_is_none_is_said_to_be_missing(broken: bytes) -> None:
    answers: dict[Place, Value] = {("flow",): Free((Figure("a.png", ""),))}
    content = made(Assessment(FORM, answers, {"a.png": broken}))
    assert "［図：a.png］" in html.text(content)
    assert html.root(content).xpath("//img") == []


def test_marks_of_the_language_of_pages_are_words_like_any_other() -> None:
    mark = '<b onclick="x">&amp;</b>\'"$head'
    names: dict[Place, Value] = {
        ("assessment_title",): mark,
        ("office_content",): mark,
        ("file",): Entries(("f1", "f2")),
        ("file", "f1", "file_name"): mark,
        ("file", "f2", "file_name"): "%41 #",
        ("system",): Entries(("s1",)),
        ("system", "s1", "system_name"): mark,
        ("nowhere",): mark,
    }
    content = made(Assessment(FORM, names))
    page = html.root(content)
    assert page.xpath("//b | //*[@onclick]") == []
    assert html.text(content).count(mark) >= 6
    assert page.xpath("string(//title)").startswith(mark)
