"""The Word file: its parts, its look, and the document it carries."""

import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import docx
import pytest

from assessor.document.assessment import Assessment
from assessor.errors import DocumentError, ImportFormatError
from assessor.export.docx_pictures import drawing
from assessor.export.writers import WRITERS, Settings
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import Choice, Figure, Free
from assessor.importers.docx import EDITED, read_docx
from tests.export import word
from tests.export.conftest import SVG
from tests.golden_files import GoldenFiles

WRITE = WRITERS[".docx"]


@pytest.mark.parametrize(
    "part",
    ["word/document.xml", "word/styles.xml", "word/footer.xml", "docProps/core.xml"],
)
def test_the_parts_are_these(
    part: str, filled: Assessment, settings: Settings, golden: GoldenFiles
) -> None:
    xml = word.part(WRITE(filled, settings), part).decode().replace("<w:p>", "\n<w:p>")
    golden.check(f"export-docx-{part.replace('/', '-')}", xml)


def test_the_same_document_gives_the_same_bytes(filled: Assessment, settings: Settings) -> None:
    assert WRITE(filled, settings) == WRITE(filled.snapshot(), settings)


def test_python_docx_opens_it(filled: Assessment, settings: Settings) -> None:
    opened = docx.Document(BytesIO(WRITE(filled, settings)))
    assert opened.core_properties.title == "予防接種に関する事務　全項目評価書"
    assert opened.core_properties.created is not None
    assert opened.core_properties.created.date() == date(2026, 11, 22)
    assert opened.sections[0].page_width is not None
    assert round(opened.sections[0].page_width.mm) == 210
    chapters = [p.text for p in opened.paragraphs if p.style and p.style.name == "Heading 1"]
    assert "（い）　基本　※" in chapters


def test_a_copy_to_be_handed_on_prints_the_same_and_carries_nothing(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    whole = WRITE(filled, settings)
    plain = WRITE(filled, replace(settings, carries_document=False))
    assert word.part(plain, "word/document.xml") == word.part(whole, "word/document.xml")
    with zipfile.ZipFile(BytesIO(plain)) as opened:
        assert not [name for name in opened.namelist() if name.startswith("customXml/")]
        assert not [name for name in opened.namelist() if b"customXml" in opened.read(name)]
    assert len(docx.Document(BytesIO(plain)).inline_shapes) == len(
        docx.Document(BytesIO(whole)).inline_shapes
    )
    with pytest.raises(ImportFormatError):
        read_docx(plain, small_library)


def test_a_document_without_a_name_is_titled_as_its_form(
    small_form: Form, settings: Settings
) -> None:
    core = word.part(WRITE(Assessment(small_form), settings), "docProps/core.xml").decode()
    assert "<dc:title>小さな評価書</dc:title>" in core


def test_rows_agree_with_the_columns_of_their_table(filled: Assessment, settings: Settings) -> None:
    for table in word.elements(WRITE(filled, settings), "//w:tbl"):
        widths = [int(str(c.get(f"{word.W}w"))) for c in table.iter(f"{word.W}gridCol")]
        for row in table.iterfind("w:tr", word.NAMESPACES):
            cells = row.findall("w:tc/w:tcPr", word.NAMESPACES)
            spans = [cell.find("w:gridSpan", word.NAMESPACES) for cell in cells]
            counts = [1 if s is None else int(str(s.get(f"{word.W}val"))) for s in spans]
            assert sum(counts) == len(widths)
            starts = [sum(counts[:at]) for at in range(len(counts) + 1)]
            wanted = [sum(widths[left:right]) for left, right in pairwise(starts)]
            given = [cell.find("w:tcW", word.NAMESPACES) for cell in cells]
            assert [int(str(w.get(f"{word.W}w"))) for w in given if w is not None] == wanted


def test_two_tables_never_touch(filled: Assessment, settings: Settings) -> None:
    body = word.elements(WRITE(filled, settings), "/w:document/w:body/*")
    tables = [element.tag == f"{word.W}tbl" for element in body]
    assert not any(left and right for left, right in pairwise(tables))


def test_the_header_of_the_changes_is_repeated(filled: Assessment, settings: Settings) -> None:
    headers = word.elements(WRITE(filled, settings), "//w:tr[w:trPr/w:tblHeader]")
    words = ["".join(str(text) for text in row.itertext()) for row in headers]
    assert words == ["項目内容", "変更日項目時期"]


def test_line_breaks_are_kept(filled: Assessment, settings: Settings) -> None:
    assert "一行目\n二行目" in word.text(WRITE(filled, settings))


def test_markup_in_an_answer_stays_text(filled: Assessment, settings: Settings) -> None:
    assert "A & B <C>" in word.text(WRITE(filled, settings))


def test_an_svg_is_kept_and_drawn_as_png(filled: Assessment, settings: Settings) -> None:
    content = WRITE(filled, settings)
    media = [name for name in word.names(content) if name.startswith("word/media/")]
    assert media == ["word/media/image1.png", "word/media/image2.svg"]
    assert word.part(content, media[0]).startswith(b"\x89PNG")
    assert word.part(content, media[1]) == SVG
    assert b"svgBlip" in word.part(content)


def test_the_same_picture_is_kept_once(small_form: Form, settings: Settings) -> None:
    free = Free((Figure("a.png"), Figure("b.png")))
    png = _png(4, 2)
    assessment = Assessment(small_form, {("flow",): free}, {"a.png": png, "b.png": png})
    names = word.names(WRITE(assessment, settings))
    assert len([name for name in names if "media" in name]) == 1


def test_what_is_no_picture_prints_its_name(small_form: Form, settings: Settings) -> None:
    free = Free((Figure("a.png"),))
    assessment = Assessment(small_form, {("flow",): free}, {"a.png": b"no picture"})
    assert "［図：a.png］" in word.text(WRITE(assessment, settings))


@pytest.mark.parametrize(
    ("content", "width", "height"),
    [
        ("png 4000 1000", 170, 42.5),
        ("png 1000 4000", 50, 200),
        ("png 96 96", 25.4, 25.4),
        ("jpeg 96 192", 25.4, 50.8),
        ("svg", 170, 85),
    ],
)
def test_a_picture_keeps_its_shape_and_stays_on_the_page(
    content: str, width: float, height: float
) -> None:
    kind, *size = content.split()
    makers = {"png": _png, "jpeg": _jpeg, "svg": lambda: SVG}
    shown = drawing(makers[kind](*map(int, size)), 170, 200)  # type: ignore[operator]
    assert shown is not None
    assert (shown.width, shown.height) == pytest.approx((width, height))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xc0",
        b"<svg/>",
        b"<html/>",
        b"\xff\xd8" + b"\xff" * 40,
    ],
)
def test_a_broken_picture_is_none(content: bytes) -> None:
    assert drawing(content, 170, 200) is None


def test_the_document_comes_back_from_its_word_file(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    back, doubts = read_docx(WRITE(filled, settings), small_library)
    assert back.answers == filled.answers
    assert back.attachments == filled.attachments
    assert back.form is filled.form
    assert doubts == []


def test_words_changed_in_word_are_noticed(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    changed = _with_part(
        WRITE(filled, settings),
        "word/document.xml",
        lambda xml: xml.replace("一つ目のリスク", "別のリスク"),
    )
    back, doubts = read_docx(changed, small_library)
    assert back.answers == filled.answers
    assert doubts == [EDITED]


def test_a_new_cut_into_runs_is_no_change(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    cut = '一つ</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">目のリスク'
    changed = _with_part(
        WRITE(filled, settings),
        "word/document.xml",
        lambda xml: xml.replace("一つ目のリスク", cut),
    )
    assert read_docx(changed, small_library)[1] == []


def test_the_document_is_found_where_word_has_renamed_its_part(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    content = WRITE(filled, settings)
    renamed = _with_part(content, "customXml/item1.xml", lambda xml: xml, "customXml/item4.xml")
    assert read_docx(renamed, small_library)[0].answers == filled.answers


@pytest.mark.parametrize("content", [b"", b"shopping list", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(content: bytes, small_library: FormLibrary) -> None:
    with pytest.raises(ImportFormatError):
        read_docx(content, small_library)


def test_a_foreign_word_file_is_refused(small_library: FormLibrary) -> None:
    buffer = BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(ImportFormatError, match="書き出したものではない"):
        read_docx(buffer.getvalue(), small_library)


def test_a_carried_document_that_is_damaged_is_refused_as_such(
    filled: Assessment, small_library: FormLibrary, settings: Settings
) -> None:
    damaged = _with_part(
        WRITE(filled, settings),
        "customXml/item1.xml",
        lambda xml: xml.replace("UEs", "AAA", 1),
    )
    with pytest.raises(DocumentError):
        read_docx(damaged, small_library)


def test_the_progress_is_told_and_can_stop_the_export(filled: Assessment) -> None:
    seen: list[float] = []
    WRITE(filled, Settings(date(2026, 11, 22), seen.append))
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] < 1


def test_the_font_and_the_shades_come_from_the_form(small_form: Form, settings: Settings) -> None:
    layout = replace(small_form.layout, font="みんなの<明朝>", band_shade="ABCDEF", font_size=12)
    content = WRITE(Assessment(replace(small_form, layout=layout)), settings)
    assert 'w:eastAsia="みんなの&lt;明朝&gt;"' in word.part(content, "word/styles.xml").decode()
    assert 'w:sz w:val="24"' in word.part(content, "word/styles.xml").decode()
    assert b'w:fill="ABCDEF"' in word.part(content)


def test_no_bracket_is_empty_where_something_was_chosen(
    small_form: Form, settings: Settings
) -> None:
    content = WRITE(Assessment(small_form, {("scale",): Choice("large")}), settings)
    assert "[　大きい　]" in word.text(content)


def _with_part(content: bytes, name: str, change: object, rename: str = "") -> bytes:
    assert callable(change)
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == name:
                new.writestr(rename or name, change(data.decode()))
            else:
                new.writestr(member, data)
    return buffer.getvalue()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\xff" * width) * height)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _jpeg(width: int, height: int) -> bytes:
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return start + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 20
