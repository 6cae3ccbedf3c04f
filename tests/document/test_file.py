"""The document file: what is saved is loaded, and what stands in it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.file import decode, digest, encode, is_document, load, save
from assessor.document.xml import from_xml, to_xml
from assessor.errors import DocumentError, ExternallyChangedError
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Table,
    Unreadable,
    Value,
)
from tests.strategies import FORM, LIBRARY, ODD, PICTURES, PNG, assessments

SOME: dict[Place, Value] = {
    ("office_name",): "個人住民税に関する事務",
    ("office_content",): "一行目\n二行目\n",
    ("nws_use",): Choice("yes"),
    ("system",): Entries(("a", "b")),
    ("system", "a", "system_name"): "税務",
    ("system", "b", "system_connections"): Checks.of(["tax"], {"other": "国保"}),
    ("flow",): Free(
        (Paragraph("流れ"), Figure("first.png", "図1"), Table((("甲", ""), ("乙",)), header=1))
    ),
    ("publication_date",): Unreadable("そのうち", "日付として読めません"),
}


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@settings(max_examples=60)
@given(assessments())
def test_what_is_saved_is_loaded(assessment: Assessment) -> None:
    loaded = decode(encode(assessment), LIBRARY)
    assert loaded.answers == assessment.answers
    assert loaded.form is assessment.form
    assert loaded.edition == assessment.edition
    shown = {
        part.attachment
        for value in assessment.answers.values()
        if isinstance(value, Free)
        for part in value.parts
        if isinstance(part, Figure)
    }
    assert loaded.attachments == {name: PICTURES[name] for name in shown}


@settings(max_examples=30)
@given(assessments())
def test_the_same_document_gives_the_same_bytes(assessment: Assessment) -> None:
    backwards = dict(reversed([*assessment.answers.items()]))
    other = Assessment(assessment.form, backwards, PICTURES)
    assert encode(other) == encode(assessment)
    assert encode(decode(encode(assessment), LIBRARY)) == encode(assessment)


def test_strangers_are_kept_in_an_order_of_their_own() -> None:
    strangers: dict[Place, Value] = {("z",): "後", ("y", "e1", "x"): Choice("a"), ("y",): "前"}
    one = Assessment(FORM, {**SOME, **strangers}, PICTURES)
    two = Assessment(FORM, {**dict(reversed(strangers.items())), **SOME}, PICTURES)
    assert encode(one) == encode(two)
    loaded = decode(encode(one), LIBRARY)
    assert dict(loaded.strangers()) == strangers


@pytest.mark.parametrize("length", [100_000, 1_000_000])
def test_a_very_long_text_is_kept(length: int) -> None:
    text = "長い文。" * (length // 4)
    loaded = decode(encode(Assessment(FORM, {("office_content",): text})), LIBRARY)
    assert loaded.answers == {("office_content",): text}


def test_a_document_too_big_to_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "big.hyoka"
    with pytest.raises(DocumentError, match="大きすぎて"):
        save(Assessment(FORM, {("office_content",): "長" * 4_000_000}), path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_whatever_gets_into_an_answer_the_file_stays_readable(odd: str) -> None:
    answers: dict[Place, Value] = {
        ("office_name",): f"甲{odd}乙",
        ("nws_use",): Unreadable(f"甲{odd}乙", f"丙{odd}"),
        ("system_connections",): Checks.of(["nws"], {"other": f"甲{odd}乙"}),
        ("flow",): Free((Table(((f"甲{odd}乙",),)), Figure("first.png", odd), Paragraph(odd))),
        ("gone",): Choice(f"x{odd}"),
    }
    loaded = decode(encode(Assessment(FORM, answers, PICTURES)), LIBRARY)
    assert loaded.answers.keys() == answers.keys()
    name = loaded.answers["office_name",]
    assert isinstance(name, str)
    assert name.startswith("甲")
    assert name.endswith("乙")


def test_the_xml_has_one_answer_a_line_in_printed_order() -> None:
    xml = members(encode(Assessment(FORM, SOME, PICTURES)))["document.xml"].decode()
    assert xml.splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            '<assessment xmlns="urn:assessor:document" version="1" form="zenkomoku-h30-05"'
            ' edition="平成30年5月">'
        ),
        '<unreadable at="publication_date" reason="日付として読めません">そのうち</unreadable>',
        '<text at="office_name">個人住民税に関する事務</text>',
        '<text at="office_content">一行目&#10;二行目&#10;</text>',
        '<entries at="system">a b</entries>',
        '<text at="system/a/system_name">税務</text>',
        (
            '<checks at="system/b/system_connections"><off option="other">国保</off>'
            '<on option="tax"></on></checks>'
        ),
        '<choice at="nws_use">yes</choice>',
        (
            '<free at="flow"><p>流れ</p><figure name="first.png">図1</figure>'
            '<table header="1"><tr><td>甲</td><td></td></tr><tr><td>乙</td></tr></table></free>'
        ),
        "</assessment>",
    ]


def test_a_file_is_a_zip_of_the_answers_and_the_pictures_in_use() -> None:
    assert members(encode(Assessment(FORM, SOME, PICTURES))).keys() == {
        "document.xml",
        "attachments/first.png",
    }


def test_a_file_written_by_hand_may_be_spaced_and_commented() -> None:
    record = from_xml(
        b'<assessment xmlns="urn:assessor:document" version="1" form="x" edition="y">\n'
        b'  <!-- a note --><text at="a">1</text>\n  <text at="b"></text><?pi x?></assessment>'
    )
    assert (record.form, record.edition, record.answers) == ("x", "y", {("a",): "1"})


def test_a_blank_document_is_saved_and_loaded() -> None:
    assert decode(encode(Assessment(FORM)), LIBRARY).answers == {}


def test_saving_returns_the_digest_that_loading_returns(tmp_path: Path) -> None:
    path = tmp_path / "評価書.hyoka"
    saved = save(Assessment(FORM, SOME, PICTURES), path)
    loaded, found = load(path, LIBRARY)
    assert saved == found == digest(path.read_bytes())
    assert loaded.answers == SOME
    assert [entry.name for entry in tmp_path.iterdir()] == ["評価書.hyoka"]


def test_an_unknown_edition_is_opened_with_the_nearest_and_keeps_its_tag() -> None:
    with zipfile.ZipFile(buffer := BytesIO(), "w") as archive:
        answers: list[tuple[Place, Value]] = [(("office_name",), "事務"), (("new_item",), "新")]
        archive.writestr("document.xml", to_xml("zenkomoku-r99-01", "令和99年1月", answers))
    opened = decode(buffer.getvalue(), LIBRARY)
    assert (opened.form, opened.edition, opened.edition_is_known) == (FORM, "令和99年1月", False)
    again = decode(encode(opened), LIBRARY)
    assert (again.edition, again.answers) == ("令和99年1月", dict(answers))


@pytest.mark.parametrize("name", ["長" * 82 + ".hyoka", "空白 と　全角.hyoka", ".隠れ.hyoka"])
def test_any_name_that_a_file_can_have_can_be_saved(name: str, tmp_path: Path) -> None:
    save(Assessment(FORM, SOME), tmp_path / name)
    assert load(tmp_path / name, LIBRARY)[0].answers == SOME


def test_saving_again_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.hyoka", tmp_path / "link.hyoka"
    first = save(Assessment(FORM, SOME), path)
    path.chmod(0o640)
    link.symlink_to(path)
    save(Assessment(FORM), link, first)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert load(path, LIBRARY)[0].answers == {}


def test_a_file_that_somebody_else_has_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hyoka"
    mine = save(Assessment(FORM, SOME), path)
    theirs = save(Assessment(FORM, {("office_name",): "別の人の事務"}), path, mine)
    before = path.read_bytes()
    with pytest.raises(ExternallyChangedError) as raised:
        save(Assessment(FORM), path, mine)
    assert "別の名前で保存" in raised.value.line
    assert path.read_bytes() == before
    assert save(Assessment(FORM), path, theirs) != theirs


def test_a_file_that_has_gone_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.hyoka"
    mine = save(Assessment(FORM, SOME), path)
    path.unlink()
    save(Assessment(FORM, SOME), path, mine)
    assert digest(path.read_bytes()) == mine


@pytest.mark.parametrize(
    "content", ["買い物: 牛乳".encode(), PNG, b"PK\x03\x04 broken", b"\0" * 99]
)
def test_a_foreign_file_is_never_overwritten(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "買い物.hyoka"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match="上書きしません"):
        save(Assessment(FORM, SOME), path)
    assert path.read_bytes() == content
    assert not is_document(content)


def test_an_empty_file_may_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "a.hyoka"
    path.touch()
    save(Assessment(FORM, SOME), path)
    assert is_document(path.read_bytes())


def test_pictures_that_no_answer_shows_are_dropped_by_saving_only() -> None:
    assessment = Assessment(FORM, {}, PICTURES)
    assessment.apply(Edit("図", (Change(("flow",), None, Free((Figure("first.png"),))),)))
    assessment.apply(edits.set_answer(assessment, ("flow",), None))
    assert assessment.attachments == PICTURES
    assert decode(encode(assessment), LIBRARY).attachments == {}
