"""What is known of citations is never told as surer than it is, and faults in it are named."""

from pathlib import Path
from shutil import copy

import pytest

from assessor.errors import FormError
from assessor.form.laws import laws, read_laws
from assessor.form.numerals import read_row
from assessor.paths import forms_folder
from assessor.rules.check import standards
from assessor.rules.notation import wordings

HEAD = '<citations xmlns="urn:assessor:citations">'
ACT = '<act name="番号法" full="番号の法律" also="番号利用法" source="law"/>'
ROW = '<row number="44" law="国民健康保険法" words="国民健康保険" source="law"/>'
OLD = (
    '<outdated check="name-outdated" kind="機関名" fix="{}" source="{}">'
    "<old>{}</old><note>{}</note></outdated>"
)

# The rows that were read in the law.
READ = {
    "9": "児童福祉法",
    "14": "予防接種法",
    "23": "生活保護法",
    "44": "国民健康保険法",
    "81": "児童手当法",
    "100": "介護保険法",
    "126": "新型インフルエンザ等対策特別措置法",
}
SURE = {"high": 3, "medium": 2, "low": 1}


@pytest.mark.parametrize("number", READ)
def test_the_rows_are_those_of_the_law(number: str) -> None:
    row = laws().row(number)
    assert row is not None
    assert row.law == READ[number]


def test_no_two_rows_come_from_one_row_of_old() -> None:
    old = [row.old for row in laws().rows if row.old]
    assert len(old) == len(set(old))
    assert all(read_row(number) == number for number in old)


def test_a_check_is_never_surer_than_what_it_tells_of() -> None:
    for outdated in laws().outdated:
        told, known = standards()[outdated.check].evidence, outdated.evidence
        assert told.verified <= known.verified, outdated.where
        if not told.verified and not known.verified:
            assert SURE[told.sure] <= SURE[known.sure], outdated.where


def test_a_note_tells_the_day_of_the_change_in_japanese() -> None:
    (renamed,) = (one for one in laws().outdated if one.old == ("特定個人情報保護委員会",))
    assert renamed.words.startswith("平成28年1月1日に")
    assert all("{" not in one.words for one in laws().outdated)


def test_every_wording_can_be_used() -> None:
    assert len(wordings(laws().outdated)) == sum(len(one.old) for one in laws().outdated)


FAULTS = {
    f"{ACT}\n<row": "own.xml:2: XMLの書き方",
    f"{ACT}\n{ROW.replace('44', 'x')}": "own.xml:2: 様式の書き方に合いません",
    f"{ACT}\n{ROW.replace('law=', 'lo=')}": "own.xml:2: 様式の書き方に合いません",
    f"{ACT}\n{ROW}\n{ROW}": "own.xml:3: 「44の項」が二つあります",
    f"{ACT}\n{OLD.format('yes', 'doc', '旧庁', '古い。')}": "own.xml:2: 直し方",
    f"{ACT}\n{OLD.format('no', 'recall', '旧庁', '古い。')}": "own.xml:2: 様式の書き方に合いません",
    f"{ACT}\n{OLD.format('no', 'doc', '旧庁', '{since}に')}": "own.xml:2: 変わった日",
    "": "citations: act は一つだけ",
}


@pytest.mark.parametrize("broken", FAULTS)
def test_a_fault_names_file_and_line(broken: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, broken)
    with pytest.raises(FormError) as caught:
        read_laws(folder)
    assert str(caught.value).startswith(FAULTS[broken])


@pytest.mark.parametrize("old", ["旧庁[", "旧{庁}", "(旧|庁", "旧)"])
def test_a_notation_that_cannot_be_read_is_named_too(old: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, f"{ACT}\n{OLD.format('no', 'doc', old, '古い。')}")
    with pytest.raises(FormError) as caught:
        wordings(read_laws(folder).outdated)
    assert str(caught.value) == f"own.xml:2: 「{old}」の書き方が読めません。"


def _folder(tmp_path: Path, inside: str) -> Path:
    folder = tmp_path / "citations"
    folder.mkdir()
    copy(forms_folder() / "citations" / "citations.rng", folder)
    text = f"{HEAD}{inside}</citations>"
    (folder / "own.xml").write_text(text, encoding="utf-8")
    return folder
