"""Files that are broken, foreign or hostile: a clear error, soon, and never another exception."""

import random
import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessor.document import archive
from assessor.document.assessment import Assessment
from assessor.document.file import decode, encode, load
from assessor.errors import DocumentError
from assessor.form.values import Entries, Figure, Free, Paragraph
from tests.strategies import FORM, LIBRARY, PICTURES, PNG

VALID = encode(
    Assessment(
        FORM,
        {
            ("office_name",): "事務",
            ("system",): Entries(("a",)),
            ("flow",): Free((Paragraph("流れ"), Figure("first.png"))),
        },
        PICTURES,
    )
)
ROOT = '<assessment xmlns="urn:assessor:document" version="1" form="f" edition="e">{}</assessment>'
PLAIN = ROOT.format('<text at="a">x</text>')


def zipped(
    xml: str | bytes,
    more: Mapping[str, bytes] = MappingProxyType({}),
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("document.xml", xml)
        for name, content in more.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refused(content: bytes) -> str:
    began = perf_counter()
    with pytest.raises(DocumentError) as raised:
        decode(content, LIBRARY, "壊.hyoka")
    assert perf_counter() - began < 5
    assert "\n" not in raised.value.line
    assert raised.value.line.endswith(("。", "い。"))
    return raised.value.line


def read_or_refused(content: bytes) -> None:
    began = perf_counter()
    try:
        loaded = decode(content, LIBRARY)
    except DocumentError:
        loaded = None
    if loaded:
        list(loaded.slots())
        list(loaded.strangers())
    assert perf_counter() - began < 5


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=4))
def test_changed_bytes_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(VALID)
    for at, value in changes:
        content[at] = value
    read_or_refused(bytes(content))


@settings(max_examples=100)
@given(st.integers(0, len(VALID)), st.integers(0, len(VALID)), st.binary(max_size=8))
def test_cut_and_lengthened_bytes_are_read_or_refused(start: int, end: int, more: bytes) -> None:
    read_or_refused(VALID[:start] + more + VALID[end:])


@given(st.binary(max_size=200))
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b"PK\x05\x06" + b"\xff" * 18)
def test_random_bytes_are_refused(content: bytes) -> None:
    refused(content)


@settings(max_examples=200)
@given(st.text(max_size=40), st.integers(0, len(PLAIN)), st.integers(0, 12))
def test_xml_that_was_edited_by_hand_is_read_or_refused(text: str, at: int, out: int) -> None:
    edited = (PLAIN[:at] + text + PLAIN[at + out :]).encode("utf-8", "replace")
    read_or_refused(zipped(edited))


@pytest.mark.soak
def test_every_single_byte_may_be_wrong() -> None:
    chance = random.Random(4)  # noqa: S311 - not for secrets
    for at in range(len(VALID)):
        for value in {0, 255, VALID[at] ^ 1, chance.randrange(256)}:
            read_or_refused(VALID[:at] + bytes([value]) + VALID[at + 1 :])


def test_an_empty_file_is_called_empty() -> None:
    assert refused(b"") == "壊.hyoka は空のファイルです。控えのファイルから開いてください。"


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(part: float) -> None:
    assert "壊れています" in refused(VALID[: int(len(VALID) * part)])


def test_a_zip_of_something_else_is_refused() -> None:
    with zipfile.ZipFile(buffer := BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(buffer.getvalue()).startswith("壊.hyoka は評価書のファイルではありません。")


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<other/>", "評価書のファイルではありません"),
        ('<assessment version="1"/>', "評価書のファイルではありません"),
        ("<assessment", "壊れていて"),
        ("", "壊れていて"),
        (ROOT.format("").replace('version="1"', 'version="3"'), "新しい版"),
        (ROOT.format("").replace('version="1"', 'version="1.5"'), "新しい版"),
        (ROOT.format("").replace(' version="1"', ""), "新しい版"),
        (ROOT.format("").replace('version="1"', f'version="{"9" * 5000}"'), "新しい版"),
        (
            ROOT.format('<text at="a">1</text>\n<text at="a">2</text>'),
            "2行目を読めません（「a」",
        ),
        (ROOT.format('<poem at="a">1</poem>'), "1行目を読めません（「poem」"),
        (ROOT.format('<free at="a"><song/></free>'), "「song」という要素"),
        (ROOT.format('<entries at="a">e e</entries>'), "繰返しの名前"),
        (ROOT.format('<entries at="a">e/f</entries>'), "繰返しの名前"),
    ],
)
def test_xml_that_is_not_ours_is_refused_with_a_reason(xml: str, words: str) -> None:
    assert words in refused(zipped(xml))


LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 40}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
LAUGHING = ROOT.format('<text at="&i;">&i;</text>')
READING = ROOT.format('<text at="a">&a;</text>')
DOCTYPES = [
    f'<!DOCTYPE x [<!ENTITY a "{"ha" * 99}">{LAUGHS}]>{LAUGHING}',
    f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{READING}',
    f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{PLAIN}',
    f"<!DOCTYPE x>{PLAIN}",
]


@pytest.mark.parametrize("xml", DOCTYPES, ids=["laughs", "file", "network", "plain"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(xml: str, encoding: str) -> None:
    line = refused(zipped(xml.encode(encoding)))
    assert "DOCTYPE" in line or encoding != "utf-8"


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = ROOT.format(f'<text at="a">{" " * 30_000_000}</text>')
    assert len(zipped(bomb)) < 100_000
    assert "大きすぎる" in refused(zipped(bomb))


def test_big_pictures_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PICTURES_LIMIT", 10_000)
    pictures = {f"attachments/{n}.png": b"\0" * 6_000 for n in range(2)}
    assert "大きすぎる" in refused(zipped(PLAIN, pictures))
    decode(zipped(PLAIN, {"attachments/0.png": b"\0" * 6_000}), LIBRARY)


def test_too_many_members_are_refused() -> None:
    many = {f"versions/{n}": b"" for n in range(5_001)}
    assert "大きすぎる" in refused(zipped(PLAIN, many))


def test_a_header_that_lies_about_the_size_is_refused() -> None:
    content = zipped(ROOT.format(f'<text at="a">{"x" * 50_000}</text>'))
    at = content.index(b"PK\x01\x02") + 24
    (size,) = struct.unpack_from("<I", content, at)
    for lie in (10, size - 1):
        lying = bytearray(content)
        struct.pack_into("<I", lying, at, lie)
        assert "壊れています" in refused(bytes(lying))


def test_an_encrypted_file_is_refused() -> None:
    content = bytearray(zipped(PLAIN))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + offset
        content[at] |= 1
    assert "壊れています" in refused(bytes(content))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_we_do_not_write_is_refused(method: int) -> None:
    assert "壊れています" in refused(zipped(PLAIN, method=method))


def test_damaged_compressed_data_is_refused() -> None:
    content = bytearray(zipped(ROOT.format(f'<text at="a">{"長い文" * 500}</text>')))
    start = 30 + len("document.xml")
    content[start : start + 4] = b"\xff\xff\xff\xff"
    assert "壊れています" in refused(bytes(content))


@pytest.mark.parametrize(
    "name", ["../../evil.png", "..", "a/b.png", "C:\\x.png", "C:x.png", "/etc/passwd", ""]
)
def test_a_picture_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    member = f"attachments/{name}"
    if member.endswith("/"):
        decode(zipped(PLAIN, {member: b""}), LIBRARY)  # the folder itself
    else:
        assert "使えない名前" in refused(zipped(PLAIN, {member: PNG}))


def test_members_of_folders_that_are_not_known_are_passed_over() -> None:
    content = zipped(PLAIN, {"versions/1.xml": b"<", "../x": b"", "notes.txt": b"x"})
    assert decode(content, LIBRARY).attachments == {}


@pytest.mark.parametrize("name", ["gone.hyoka", "folder", "file/below.hyoka", "n" * 300])
def test_what_cannot_be_opened_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(DocumentError) as raised:
        load(tmp_path / name, LIBRARY)
    assert "を開けません（" in raised.value.line
    assert raised.value.line.isascii() is False


def test_a_file_without_end_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(archive, "FILE_LIMIT", 1000)
    path = tmp_path / "endless.hyoka"
    path.write_bytes(b"\0" * 1001)
    with pytest.raises(DocumentError, match="大きすぎる"):
        load(path, LIBRARY)
