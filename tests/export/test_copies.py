"""The copy for the public holds nothing of what is withheld, in no format and in no byte."""

import base64
import binascii
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.embedded import PART, from_part
from assessor.document.file import decode, encode
from assessor.document.unplaced import Unplaced, keep_unplaced
from assessor.document.withholding import passages, withhold
from assessor.errors import ExportError
from assessor.export.copies import HIDDEN, Copy, public_copy, submission_copy
from assessor.export.writers import WRITERS, Settings, export
from assessor.form.texts import Address, text_at, with_text
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
from assessor.history.compare import compared
from tests.export import pdf, word
from tests.strategies import FORM, LIBRARY, PNG

DAY = date(2026, 4, 1)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
LETTERS = "轟鷲鼎蟹麒鰐"
"""They stand nowhere in the form; two of them together stand in no file by chance."""

SYSTEM, FILE, ROW = ("system", "s"), ("file", "f"), ("change", "r")
ANSWERS: dict[Place, Value] = {
    ("assessment_title",): "住民税に関する事務　全項目評価書",
    ("body_name",): "架空市",
    ("further_measures",): "回線は専用線である。\n保存期間は長い。",
    ("review_way",): "年に一度。",
    ("system",): Entries(("s",)),
    (*SYSTEM, "system_name"): "台帳システム",
    ("file",): Entries(("f",)),
    (*FILE, "file_name"): "台帳ファイル",
    (*FILE, "held_since"): Unreadable("そのうち", "日付として読めません"),
    ("self_check",): Choice("done"),
    ("flow",): Free(
        (
            Paragraph("流れは次のとおり。"),
            Table((("番号", "台数"), ("一", "計五台")), header=1),
            Figure("now.png", "配置図"),
        )
    ),
    (*FILE, "subjects_range"): Checks.of(["other"], {"other": "住民"}),
    ("change",): Entries(("r",)),
    (*ROW, "change_item"): "Ⅳ３　その他のリスク対策",
}
TEXTS: list[tuple[Place, Address]] = [
    (("assessment_title",), ()),
    (("body_name",), ()),
    (("further_measures",), ()),
    (("review_way",), ()),
    ((*SYSTEM, "system_name"), ()),
    ((*FILE, "file_name"), ()),
    ((*FILE, "held_since"), ()),
    (("flow",), (0,)),
    (("flow",), (1, 1, 1)),
    (("flow",), (2,)),
    ((*FILE, "subjects_range"), ("other",)),
]
PICTURES = {"now.png": PNG, "old.png": PNG + b"old picture"}


@dataclass(frozen=True)
class Secret:
    place: Place
    address: Address
    at: float
    """Where in the text it is put in, from 0 to 1."""
    words: str


runs = st.text(LETTERS, min_size=2, max_size=5)
signs = st.sampled_from(["", "<", "&", '"', "\n", "　", "300", "]]>"])
secrets = st.builds(
    Secret,
    st.just(()),
    st.just(()),
    st.floats(0, 1),
    st.builds(lambda one, sign, other: one + sign + other, runs, signs, runs),
)


@st.composite
def many(draw: st.DrawFn) -> list[Secret]:
    chosen = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True))
    found = []
    for place, address in chosen:
        secret = draw(secrets)
        line = place[-1] != "further_measures" and address == ()
        words = secret.words.replace("\n", " ") if line else secret.words
        found.append(Secret(place, address, secret.at, words))
    return found


def with_secrets(found: list[Secret]) -> Assessment:
    """Return a document that withholds passages, and says them wherever one can be left over."""
    assessment = Assessment(FORM, ANSWERS, PICTURES)
    for secret in found:
        before = assessment.answers[secret.place]
        text = text_at(before, secret.address)
        at = round(secret.at * len(text))
        after = with_text(before, secret.address, text[:at] + secret.words + text[at:])
        assessment.apply(edits.set_answer(assessment, secret.place, after).at(NOW))
        span = (at, at + len(secret.words))
        reason = f"{secret.words}を知られると危ない"
        assessment.apply(withhold(assessment, secret.place, secret.address, span, reason))
    words = [secret.words for secret in found]
    assessment.apply(Edit("", keep_unplaced([Unplaced(each) for each in words])))
    for name in ("change_before", "change_after", "change_reason"):
        quoted = f"「{'」「'.join(words)}」"
        assessment.apply(edits.set_answer(assessment, (*ROW, name), quoted))
    older = Free((Figure("old.png", words[0]),))
    now = assessment.answers["flow",]
    assessment.apply(edits.set_answer(assessment, ("flow",), older).at(NOW))
    assessment.apply(edits.add_version(assessment, words[0], "2026-04-01", note=words[-1]))
    assessment.apply(edits.set_answer(assessment, ("flow",), now).at(NOW))
    return _marked_again(assessment, found)


def _marked_again(assessment: Assessment, found: list[Secret]) -> Assessment:
    """Marks that had lost their words meanwhile are set anew, as a person would."""
    for secret in found:
        text = text_at(assessment.answers[secret.place], secret.address)
        span = (text.index(secret.words), text.index(secret.words) + len(secret.words))
        assessment.apply(withhold(assessment, secret.place, secret.address, span, "数値"))
    lost = [each.mark.entry for each in passages(assessment) if each.span is None]
    for entry in lost:
        assessment.apply(edits.remove_entry(assessment, ("withheld",), entry))
    return assessment


# What a file holds, however it is packed

_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{200,}")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def blobs(content: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and of whatever is packed in them, in turn."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename.encode() + member.comment + member.extra
                yield from blobs(archive.read(member))
    elif content.startswith(b"%PDF"):
        yield from chain.from_iterable(blobs(each) for each in pdf.attached(content).values())
        yield pdf.text(content).encode()
        yield repr((pdf.properties(content), pdf.bookmarks(content))).encode()
        for stream in _STREAM.findall(content):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream
    for run in _BASE64.findall(content):
        try:
            yield from blobs(base64.b64decode(run))
        except binascii.Error:
            continue


def forms(pair: str) -> Iterator[bytes]:
    """Yield how two letters can be written."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc-jp", "utf-7"):
        yield pair.encode(encoding)
    codes = [ord(sign) for sign in pair]
    for way in ("&#{};", "&#x{:x};", "&#x{:X};", "\\u{:04x}", "\\u{:04X}"):
        yield "".join(way.format(code) for code in codes).encode()
    for encoding in ("utf-8", "utf-16-be"):
        digits = pair.encode(encoding).hex()
        yield from (digits.encode(), digits.upper().encode())
        yield "".join(f"%{digits[at : at + 2].upper()}" for at in range(0, len(digits), 2)).encode()
    yield base64.b64encode(pair.encode())


def leaks(content: bytes, words: list[str]) -> list[str]:
    pairs = {
        one + other
        for each in words
        for one, other in pairwise(each)
        if one in LETTERS and other in LETTERS
    }
    wanted = [(pair, form) for pair in sorted(pairs) for form in forms(pair)]
    return [pair for blob in blobs(content) for pair, form in wanted if form in blob]


def written(assessment: Assessment, suffix: str, copy: Copy | None, folder: Path) -> bytes:
    path = folder / f"copy{suffix}"
    export(assessment, path, Settings(DAY, copy=copy))
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


FAST = sorted(WRITERS.keys() - {".pdf"})


@given(many(), st.sampled_from(FAST))
@settings(max_examples=60, deadline=None)
def test_nothing_withheld_is_in_any_byte_of_the_copy_for_the_public(
    folder: Path, found: list[Secret], suffix: str
) -> None:
    assessment = with_secrets(found)
    words = [secret.words for secret in found]
    assert leaks(written(assessment, suffix, Copy.PUBLIC, folder), words) == []
    assert leaks(encode(public_copy(assessment)), words) == []


@given(many())
@settings(max_examples=6, deadline=None)
def test_nothing_withheld_is_in_any_byte_of_the_pdf_for_the_public(
    folder: Path, found: list[Secret]
) -> None:
    content = written(with_secrets(found), ".pdf", Copy.PUBLIC, folder)
    assert leaks(content, [secret.words for secret in found]) == []


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_search_finds_what_the_other_copies_hold(folder: Path, suffix: str) -> None:
    found = [Secret(place, address, 0.5, "轟鷲鼎") for place, address in TEXTS]
    for copy in (None, Copy.SUBMISSION):
        assert leaks(written(with_secrets(found), suffix, copy, folder), ["轟鷲鼎"])


def test_the_search_looks_into_what_a_word_file_carries() -> None:
    content = encode(with_secrets([Secret(("review_way",), (), 0, "蟹麒鰐")]))
    assert leaks(base64.b64encode(content), ["蟹麒鰐"])


# What the copies say

SECRET = Secret(("further_measures",), (), 0.5, "三重化された轟鷲回線")


def row_of(assessment: Assessment, name: str) -> str:
    return text_at(assessment.answers.get((*ROW, f"change_{name}")), ())


def test_a_sign_stands_in_the_place_of_each_passage() -> None:
    found = [SECRET, Secret(("flow",), (1, 1, 1), 1, "轟鷲鼎蟹")]
    copy = public_copy(with_secrets(found))
    assert text_at(copy.answers["further_measures",], ()).count(HIDDEN) == 1
    assert text_at(copy.answers["flow",], (1, 1, 1)) == f"計五台{HIDDEN}"
    assert row_of(copy, "before") == f"「{HIDDEN}」「{HIDDEN}」"


def test_the_copy_for_the_public_has_no_records_versions_history_and_pictures_of_the_past() -> None:
    copy = public_copy(with_secrets([SECRET]))
    assert {place[0] for place in copy.answers} & (FORM.record_repeats | {"unplaced"}) == set()
    assert (copy.versions, copy.kept.log.is_empty) == ((), True)
    assert list(copy.attachments) == ["now.png"]


def test_what_is_not_withheld_stays_as_it_is() -> None:
    assessment = Assessment(FORM, ANSWERS, {"now.png": PNG})
    assert dict(public_copy(assessment).answers) == ANSWERS
    assert dict(submission_copy(assessment).answers) == ANSWERS


@pytest.mark.parametrize(
    ("item", "quoted", "wanted"),
    [
        ("Ⅳ３　その他のリスク対策", "保存は3年", f"保存は{HIDDEN}"),
        ("Ⅳ３　その他のリスク対策", "３ 年", HIDDEN),
        ("", "3年", HIDDEN),
        ("Ⅰ１②事務の内容", "3年ごと", "3年ごと"),
        ("Ⅳ３　その他のリスク対策", "保存", "保存"),
    ],
)
def test_a_row_hides_short_words_only_where_it_can_mean_them(
    item: str, quoted: str, wanted: str
) -> None:
    answers = {
        **ANSWERS,
        ("further_measures",): "保存は3年である。",
        (*ROW, "change_item"): item,
        (*ROW, "change_after"): quoted,
    }
    if not item:
        del answers[(*ROW, "change_item")]
    assessment = Assessment(FORM, answers, PICTURES)
    assessment.apply(withhold(assessment, ("further_measures",), (), (3, 5), "数値"))
    assert row_of(public_copy(assessment), "after") == wanted


def test_a_row_hides_a_line_that_is_a_part_of_the_passage() -> None:
    answers = {**ANSWERS, (*ROW, "change_after"): "二重の専用線で、\n通信を暗号化する。\n以上"}
    answers["further_measures",] = "回線は二重の専用線で、\n通信を暗号化する。"
    assessment = Assessment(FORM, answers, PICTURES)
    assessment.apply(withhold(assessment, ("further_measures",), (), (3, 14), "方法"))
    assert row_of(public_copy(assessment), "after") == f"{HIDDEN}を暗号化する。\n以上"


def test_a_row_hides_what_a_version_withheld_unless_it_is_open_by_now() -> None:
    place = ("further_measures",)
    quoted = "保存は三年間である。"
    answers = {**ANSWERS, place: quoted, (*ROW, "change_before"): quoted}
    assessment = Assessment(FORM, answers, PICTURES)
    assessment.apply(withhold(assessment, place, (), (3, 6), "数値"))
    (mark,) = passages(assessment)
    assessment.apply(edits.add_version(assessment, "公表版", "2025-04-01"))
    assessment.apply(edits.set_answer(assessment, place, "保存は五年間である。"))
    assert row_of(public_copy(assessment), "before") == f"保存は{HIDDEN}である。"
    assessment.apply(edits.set_answer(assessment, place, quoted))
    assessment.apply(edits.remove_entry(assessment, ("withheld",), mark.mark.entry))
    assert row_of(public_copy(assessment), "before") == quoted


def test_two_states_side_by_side_hide_the_same() -> None:
    now = with_secrets([SECRET])
    then = now.snapshot()
    for each in passages(then):
        then.apply(edits.remove_entry(then, ("withheld",), each.mark.entry))
    then.apply(edits.set_answer(then, ("review_way",), "半年に一度。"))
    comparison = compared(public_copy(then, now), public_copy(now, then))
    places = [each.place for each in comparison.differences]
    assert places == [("review_way",)]


def test_a_lost_passage_stops_both_copies_and_says_what_to_do(tmp_path: Path) -> None:
    assessment = with_secrets([SECRET])
    assessment.apply(edits.set_answer(assessment, ("further_measures",), None))
    for copy in Copy:
        with pytest.raises(ExportError, match="1か所") as error:
            export(assessment, tmp_path / "a.txt", Settings(DAY, copy=copy))
        assert "非公表" in error.value.hint
    assert list(tmp_path.iterdir()) == []
    export(assessment, tmp_path / "a.txt", Settings(DAY))


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".html", ".pdf"])
def test_the_copy_that_is_submitted_says_everything_and_shows_what_is_withheld(
    folder: Path, suffix: str
) -> None:
    content = written(with_secrets([SECRET]), suffix, Copy.SUBMISSION, folder)
    readers = {".docx": word.text, ".pdf": pdf.text}
    text = readers.get(suffix, bytes.decode)(content)
    assert f"【非公表：{SECRET.words}】" in "".join(text.split())


def test_the_copy_that_is_submitted_carries_the_document_as_it_is(folder: Path) -> None:
    assessment = with_secrets([SECRET])
    content = written(assessment, ".docx", Copy.SUBMISSION, folder)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = from_part(archive.read(PART).decode())
    assert part is not None
    assert part.content == encode(assessment)


def test_the_copy_for_the_public_carries_what_it_shows(folder: Path) -> None:
    assessment = with_secrets([SECRET])
    (content,) = pdf.attached(written(assessment, ".pdf", Copy.PUBLIC, folder)).values()
    carried = decode(content, LIBRARY)
    assert dict(carried.answers) == dict(public_copy(assessment).answers)
