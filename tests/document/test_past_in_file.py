"""Versions and history in the document file: kept, small, unread until asked, safe when damaged."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document import archive, edits, kept
from assessor.document.assessment import Assessment
from assessor.document.embedded import Embedded, from_part, to_part
from assessor.document.file import decode, encode, load, save
from assessor.document.xml_past import difference_from_xml
from assessor.errors import DocumentError
from assessor.form.values import Figure, Free, Place, Value
from tests.strategies import FORM, LIBRARY, PNG, assessments_with_past

NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def write(assessment: Assessment, text: str, place: Place = NAME, minutes: int = 0) -> None:
    edit = edits.set_answer(assessment, place, text)
    assessment.apply(edit.at(NOW + timedelta(minutes=minutes)))


def add(assessment: Assessment, label: str) -> None:
    assessment.apply(edits.add_version(assessment, label, "2026-11-22", "税務課", "初版"))


def with_versions(count: int = 3) -> Assessment:
    """Return a document with versions 版0…, each with another name and the same content."""
    assessment = Assessment(FORM, {CONTENT: "同じ" * 500})
    for number in range(count):
        write(assessment, f"名{number}")
        add(assessment, f"版{number}")
    write(assessment, "今")
    return assessment


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def changed(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the file with every member as ``change`` gives it; None takes it away."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members(content).items():
            after = change(name, data)
            if after is not None:
                out.writestr(name, after)
    return buffer.getvalue()


def names(assessment: Assessment) -> list[object]:
    return [version.state.answers[NAME] for version in assessment.versions]


@settings(max_examples=60)
@given(assessments_with_past())
def test_versions_and_history_are_loaded_as_they_were_saved(assessment: Assessment) -> None:
    content = encode(assessment)
    loaded = decode(content, LIBRARY)
    assert loaded.answers == assessment.answers
    assert loaded.versions == assessment.versions
    assert loaded.kept.log.records() == assessment.kept.log.records()
    assert kept.damage(loaded) == ()
    assert encode(loaded) == encode(decode(content, LIBRARY)) == content


@settings(max_examples=40)
@given(assessments_with_past(), st.data())
def test_versions_survive_whatever_is_done_after_opening(
    assessment: Assessment, data: st.DataObject
) -> None:
    loaded = decode(encode(assessment), LIBRARY)
    for document in (assessment, loaded):
        write(document, "後で", minutes=99)
        add(document, "後")
        write(document, "もっと後で", minutes=200)
    if assessment.versions[:-1]:
        name = data.draw(st.sampled_from(assessment.versions[:-1])).name
        for document in (assessment, loaded):
            document.apply(edits.remove_version(document, name))
    again = decode(encode(loaded), LIBRARY)
    expected = [(version.label, version.state) for version in assessment.versions]
    assert [(version.label, version.state) for version in again.versions] == expected
    assert again.kept.log.records() == assessment.kept.log.records()


def test_a_document_without_a_past_is_of_the_format_that_every_program_opens() -> None:
    plain = Assessment(FORM, {NAME: "事務"})
    assert b' version="1" ' in members(encode(plain))["document.xml"]
    add(plain, "素案")
    assert b' version="2" ' in members(encode(plain))["document.xml"]
    plain.apply(edits.remove_version(plain, plain.versions[0].name))
    assert b' version="1" ' in members(encode(plain))["document.xml"]


def test_a_history_alone_raises_the_format() -> None:
    assessment = Assessment(FORM)
    write(assessment, "事務")
    assert b' version="2" ' in members(encode(assessment))["document.xml"]


def test_what_of_a_later_format_stands_in_a_file_of_the_first_is_passed_over() -> None:
    content = changed(
        encode(with_versions()),
        lambda name, data: (
            data.split(b"<version")[0].replace(b'version="2"', b'version="1"') + b"</assessment>"
            if name == "document.xml"
            else data
        ),
    )
    loaded = decode(content, LIBRARY)
    assert (loaded.versions, loaded.kept.log.is_empty) == ((), True)


def test_a_version_is_a_line_of_the_list_and_a_readable_member_with_what_differs() -> None:
    assessment = Assessment(FORM, {NAME: "前"})
    add(assessment, "素案")
    name = assessment.versions[0].name
    write(assessment, "後")
    write(assessment, "新しい", CONTENT)
    inside = members(encode(assessment))
    assert inside["document.xml"].decode().splitlines()[-2] == (
        f'<version name="{name}" label="素案" day="2026-11-22" by="税務課" note="初版"'
        ' form="zenkomoku-h30-05" edition="平成30年5月"></version>'
    )
    assert inside[f"versions/{name}.xml"].decode().splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<difference xmlns="urn:assessor:document" version="2">',
        '<blank at="office_content"></blank>',
        '<text at="office_name">前</text>',
        "</difference>",
    ]
    assert inside["history/1.xml"].decode().splitlines()[2:-1] == [
        '<blank at="office_content" until="2026-11-22T09:30+00:00"></blank>',
        '<text at="office_name" until="2026-11-22T09:30+00:00">前</text>',
    ]


def test_what_did_not_change_is_nowhere_said_twice() -> None:
    text = "同じ" * 500
    inside = members(encode(with_versions(5)))
    assert sum(data.decode().count(text) for data in inside.values()) == 1


def test_a_picture_of_many_versions_is_kept_once_and_one_of_an_old_version_too() -> None:
    flow: Place = ("flow",)
    pictures = {"a.png": PNG, "b.png": PNG + b"b", "c.png": PNG + b"c"}
    assessment = Assessment(FORM, {flow: Free((Figure("a.png"),))}, pictures)
    add(assessment, "一")
    add(assessment, "二")
    assessment.apply(edits.set_answer(assessment, flow, Free((Figure("b.png"),))))
    content = encode(assessment)
    assert [name for name in members(content) if name.endswith(".png")] == [
        "attachments/a.png",
        "attachments/b.png",
    ]
    loaded = decode(content, LIBRARY)
    assert loaded.version_state(loaded.versions[0].name).attachments["a.png"] == PNG
    assert encode(loaded) == content


def test_a_picture_that_only_the_history_shows_is_kept() -> None:
    flow: Place = ("flow",)
    assessment = Assessment(FORM, {flow: Free((Figure("a.png"),))}, {"a.png": PNG})
    assessment.apply(edits.set_answer(assessment, flow, None).at(NOW))
    assert decode(encode(assessment), LIBRARY).attachments == {"a.png": PNG}


def test_opening_reads_no_version_and_saving_only_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[bytes] = []

    def counted(content: bytes) -> Mapping[Place, Value | None]:
        read.append(content)
        return difference_from_xml(content)

    content = encode(with_versions(20))
    monkeypatch.setattr(kept, "difference_from_xml", counted)
    loaded = decode(content, LIBRARY)
    assert encode(loaded) == content
    assert read == []
    write(loaded, "別", CONTENT)
    encode(loaded)
    assert len(read) == 1
    assert names(loaded) == [f"名{number}" for number in range(20)]
    assert len(read) == 20


def test_opening_and_typing_read_no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encode(with_versions())

    def refused(_content: bytes) -> object:
        raise AssertionError

    monkeypatch.setattr(kept, "records_from_xml", refused)
    loaded = decode(content, LIBRARY)
    write(loaded, "打つ")
    with pytest.raises(AssertionError):
        loaded.past(NAME)


def test_a_history_of_two_sittings_is_one() -> None:
    assessment = Assessment(FORM, {NAME: "元"})
    write(assessment, "一")
    loaded = decode(encode(assessment), LIBRARY)
    write(loaded, "二", minutes=1)
    for document in (loaded, decode(encode(loaded), LIBRARY)):
        assert [past.before for past in document.past(NAME)] == ["一", "元"]


def test_a_history_that_grows_too_big_keeps_the_oldest_and_the_latest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "_HISTORY_LIMIT", 4_000)
    assessment = Assessment(FORM, {NAME: "元"})
    for number in range(18):
        write(assessment, f"{number}" * 200, minutes=number * 20)
    loaded = decode(encode(assessment), LIBRARY)
    pasts = [past.before for past in loaded.past(NAME)]
    assert pasts[-1] == "元"
    assert pasts[0] == "16" * 200
    assert 2 <= len(pasts) < 18


@pytest.mark.parametrize("damage", [b"", b"<difference", b"<!DOCTYPE x><x/>", b"\xff\xfe", None])
def test_a_damaged_version_is_told_when_it_is_asked_for_and_nothing_else_suffers(
    damage: bytes | None,
) -> None:
    whole = with_versions()
    middle = whole.versions[1].name
    content = changed(encode(whole), lambda name, data: damage if middle in name else data)
    loaded = decode(content, LIBRARY)
    assert loaded.answers == whole.answers
    assert loaded.version_state(loaded.versions[2].name).answers[NAME] == "名2"
    with pytest.raises(DocumentError, match="版「版1」の記載は、壊れていて") as raised:
        loaded.version_state(middle)
    assert raised.value.hint != ""
    assert kept.damage(loaded) == tuple(
        f"版「版{number}」の記載は、壊れていて読めません。" for number in (0, 1)
    )


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_damaged_versions_are_kept_and_can_be_repaired_after_much_more_was_done(
    steps: int,
) -> None:
    """Also where the version that they build on has changed, or is gone."""
    whole = with_versions()
    good = members(encode(whole))
    damaged = f"versions/{whole.versions[1].name}.xml"
    content = changed(encode(whole), lambda name, data: b"<x" if name == damaged else data)
    for step in range(steps):
        loaded = decode(content, LIBRARY)
        write(loaded, f"後{step}", minutes=step * 20)
        if step == 1:
            loaded.apply(edits.remove_version(loaded, loaded.versions[2].name))
        if step == 2:
            add(loaded, "新")
        assert loaded.versions[0].label == "版0"
        content = encode(loaded)
        assert members(content)[damaged] == b"<x"
    repaired = decode(
        changed(content, lambda name, data: good[name] if name == damaged else data), LIBRARY
    )
    assert kept.damage(repaired) == ()
    assert names(repaired)[:2] == ["名0", "名1"]


def test_a_removed_damaged_version_does_not_take_older_ones_along() -> None:
    whole = with_versions()
    good = members(encode(whole))
    middle = whole.versions[1].name
    damaged = f"versions/{middle}.xml"
    loaded = decode(
        changed(encode(whole), lambda name, data: b"<x" if name == damaged else data), LIBRARY
    )
    loaded.apply(edits.remove_version(loaded, middle))
    again = decode(encode(loaded), LIBRARY)
    assert [version.label for version in again.versions] == ["版0", "版2"]
    content = changed(encode(again), lambda _, data: good[damaged] if data == b"<x" else data)
    assert names(decode(content, LIBRARY)) == ["名0", "名2"]


def test_a_member_with_a_wrong_checksum_is_damaged_for_good_and_what_is_there_is_kept() -> None:
    whole = with_versions(1)
    name = whole.versions[0].name
    content = bytearray(encode(whole))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(f"versions/{name}.xml".encode()))
    content[at + 16] ^= 1
    loaded = decode(bytes(content), LIBRARY)
    assert loaded.answers == whole.answers
    again = decode(encode(loaded), LIBRARY)
    for document in (loaded, again):
        with pytest.raises(DocumentError):
            document.version_state(name)
    assert "名0".encode() in members(encode(again))[f"versions/{name}.xml"]


def test_a_damaged_history_costs_only_itself_and_is_kept() -> None:
    whole = with_versions()
    write(whole, "新しい", CONTENT, minutes=30)
    content = changed(encode(whole), lambda name, data: b"<x" if name == "history/1.xml" else data)
    loaded = decode(content, LIBRARY)
    assert kept.damage(loaded) == ("以前の記載の一部は、壊れていて読めません。",)
    write(loaded, "後", minutes=60)
    again = decode(encode(loaded), LIBRARY)
    assert [past.before for past in again.past(NAME)] == ["今"]
    assert names(again) == ["名0", "名1", "名2"]
    assert b"<x" in members(encode(again)).values()


def test_a_damaged_picture_of_an_old_version_prevents_neither_opening_nor_saving() -> None:
    flow: Place = ("flow",)
    assessment = Assessment(FORM, {flow: Free((Figure("a.png"),))}, {"a.png": PNG})
    add(assessment, "一")
    assessment.apply(edits.set_answer(assessment, flow, None))
    content = bytearray(encode(assessment))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"attachments/a.png"))
    content[at + 16] ^= 1
    loaded = decode(bytes(content), LIBRARY)
    again = decode(encode(loaded), LIBRARY)
    for document in (loaded, again):
        assert kept.damage(document) == ("以前の図「a.png」は、壊れていて読めません。",)
        assert document.attachments["a.png"] != PNG
    assert again.attachments["a.png"].endswith(PNG)


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a b", "v1-1", "x" * 99, "版"])
def test_a_version_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    whole = with_versions(1)
    old = whole.versions[0].name.encode()
    content = changed(
        encode(whole), lambda _, data: data.replace(b'name="' + old, f'name="{name}'.encode())
    )
    with pytest.raises(DocumentError, match="版の名前に誤り"):
        decode(content, LIBRARY)


def test_a_version_listed_twice_is_refused() -> None:
    whole = with_versions(2)
    first, second = (version.name.encode() for version in whole.versions)
    content = changed(encode(whole), lambda _, data: data.replace(second, first))
    with pytest.raises(DocumentError, match="版の名前に誤り"):
        decode(content, LIBRARY)


def test_a_bomb_among_the_versions_is_refused_or_never_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = with_versions(1)
    bomb = b"<difference>" + b" " * 3_000_000
    content = changed(encode(whole), lambda name, data: bomb if "versions/" in name else data)
    monkeypatch.setattr(kept, "XML_LIMIT", 1_000_000)
    loaded = decode(content, LIBRARY)
    with pytest.raises(DocumentError):
        loaded.version_state(whole.versions[0].name)
    assert len(max(members(encode(loaded)).values(), key=len)) <= 1_000_000
    monkeypatch.setattr(kept, "PAST_LIMIT", 1_000_000)
    with pytest.raises(DocumentError, match="大きすぎる"):
        decode(content, LIBRARY)


def test_a_past_too_big_to_be_opened_again_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "PAST_LIMIT", 100)
    with pytest.raises(DocumentError, match="大きすぎて") as raised:
        save(with_versions(), tmp_path / "a.hyoka")
    assert "版を削除" in raised.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_version_of_an_edition_that_is_not_known_keeps_its_tag() -> None:
    whole = with_versions(1)
    content = changed(
        encode(whole),
        lambda _, data: data.replace(
            '初版" form="zenkomoku-h30-05" edition="'.encode(),
            '初版" form="zenkomoku-r99-01" edition="later '.encode(),
        ),
    )
    loaded = decode(content, LIBRARY)
    then = loaded.version_state(loaded.versions[0].name)
    assert (then.form, then.edition, then.edition_is_known) == (FORM, "later 平成30年5月", False)
    assert members(encode(loaded)) == members(content)


def test_a_file_on_the_disk_and_one_inside_a_word_file_carry_the_past(tmp_path: Path) -> None:
    whole = with_versions()
    digest = save(whole, tmp_path / "a.hyoka")
    loaded, found = load(tmp_path / "a.hyoka", LIBRARY)
    assert digest == found
    carried = from_part(to_part(Embedded(encode(whole), "")))
    assert carried is not None
    for document in (loaded, decode(carried.content, LIBRARY)):
        assert names(document) == ["名0", "名1", "名2"]
        assert [past.before for past in document.past(NAME)] == ["名2"]


PAST = encode(with_versions())


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(PAST) - 1), st.integers(0, 255)), max_size=4))
def test_changed_bytes_are_read_or_refused_and_saved_again(changes: list[tuple[int, int]]) -> None:
    content = bytearray(PAST)
    for at, value in changes:
        content[at] = value
    try:
        loaded = decode(bytes(content), LIBRARY)
    except DocumentError:
        return
    kept.damage(loaded)
    loaded.past(NAME)
    write(loaded, "後")
    assert decode(encode(loaded), LIBRARY).answers == loaded.answers
