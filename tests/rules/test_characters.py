"""Characters that another machine cannot show: found, and put right where that is clear."""

import runpy
from pathlib import Path

import pytest

from assessor.paths import resources_folder
from assessor.rules.characters import TEXT_CHECKS
from assessor.rules.check import standards
from assessor.rules.finding import Mark

SHOWN = (
    "①から⑳まで、Ⅰ・Ⅱ、㎡、㎏、令和",
    "髙橋、山﨑、仝、々、〆、神",
    "がぱヴゔガ",
    "［○］～―‐−…※→⇒●",
    "　字下げした行\n次の行 abc １２３",
)


def found(words: str) -> list[tuple[str, Mark]]:
    known = standards()
    return [(code, mark) for code, look in TEXT_CHECKS.items() for mark in look(words, known[code])]


@pytest.mark.parametrize("words", SHOWN)
def test_what_every_machine_shows_is_no_finding(words: str) -> None:
    assert found(words) == []


# The text, the code, the characters that are marked, and what is proposed instead.
CASES = (
    ("渡辺\ue000\ue001様", "private-character", "\ue000\ue001", None),
    ("渡辺\U000f0000様", "private-character", "\U000f0000", None),
    ("渡〓様", "private-character", "〓", None),
    ("渡\ufffd様", "private-character", "\ufffd", None),
    ("完了🏙️👩\u200d💻です", "unshowable-character", "🏙️👩\u200d💻", None),
    ("𠮷野家", "unshowable-character", "𠮷", None),
    ("한글の名", "unshowable-character", "한글", None),
    ("住⺠の⼾籍", "lookalike-character", "⺠", "民"),
    ("⼾籍", "lookalike-character", "⼾", "戸"),
    ("⾼齢者の⽇", "lookalike-character", "⾼", "高"),
    ("⽇⽉", "lookalike-character", "⽇⽉", "日月"),
    ("\uf90a", "lookalike-character", "\uf90a", "金"),
    ("⺾の部", "lookalike-character", "⺾", None),
    ("カ\u3099イト\u3099", "decomposed-character", "カ\u3099", "ガ"),
    ("cafe\u0301", "decomposed-character", "e\u0301", "é"),
    ("あ\u3099", "decomposed-character", "あ\u3099", None),
    ("ｶﾞｲﾄﾞ", "halfwidth-kana", "ｶﾞｲﾄﾞ", "ガイド"),
    ("ﾊﾟｰﾄ｡", "halfwidth-kana", "ﾊﾟｰﾄ｡", "パート。"),
    ("個人\u200b番号", "invisible-character", "\u200b", ""),
    ("\ufeff個人番号", "invisible-character", "\ufeff", ""),
    ("個人\xad番号", "invisible-character", "\xad", ""),
    ("個人\u202e番号\u202c", "invisible-character", "\u202e", ""),
    ("電話☎\ufe0f", "invisible-character", "\ufe0f", ""),
    ("㈱星見", "combined-character", "㈱", "（株）"),
    ("㋿四年", "combined-character", "㋿", "令和"),
    ("№1", "combined-character", "№", "No"),
    ("五㌔", "combined-character", "㌔", "キロ"),
    ("葛\U000e0100城市", "glyph-selection", "葛\U000e0100", None),
    ("個人\xa0番号", "odd-space", "\xa0", " "),
    ("個人\t番号", "odd-space", "\t", "　"),
)


@pytest.mark.parametrize(("words", "code", "marked", "new"), CASES)
def test_what_another_machine_may_not_show_is_marked_exactly(
    words: str, code: str, marked: str, new: str | None
) -> None:
    known = found(words)
    assert {name for name, _ in known} == {code}
    mark = known[0][1]
    assert (words[mark.start : mark.end], mark.new) == (marked, new)


@pytest.mark.parametrize(("words", "code", "_marked", "_new"), CASES)
def test_after_the_fixes_only_what_has_none_is_left(
    words: str, code: str, _marked: str, _new: str | None
) -> None:
    marks = [mark for _, mark in found(words)]
    mended = words
    for mark in sorted(marks, key=lambda mark: -mark.start):
        if mark.new is not None:
            mended = mended[: mark.start] + mark.new + mended[mark.end :]
    left = [mark for mark in marks if mark.new is None]
    assert [name for name, _ in found(mended)] == [code] * len(left)


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("番号\t氏名\t住所\t電話", "番号　氏名　住所　電話"),
        ("ｶﾞｽ、ﾃﾞﾝｷ、ﾐｽﾞ。", "ガス、デンキ、ミズ。"),
    ],
)
def test_many_of_a_kind_are_told_and_mended_once(words: str, mended: str) -> None:
    ((_, mark),) = found(words)
    assert "3か所" in mark.message
    assert words[: mark.start] + (mark.new or "") + words[mark.end :] == mended


def test_the_list_of_what_the_fonts_show_is_what_the_fonts_say(checkout: Path) -> None:
    script = runpy.run_path(str(checkout / ".ci" / "build-font-coverage"))
    folder = resources_folder() / "fonts"
    said = script["written"](script["covered"](folder))
    assert (folder / "coverage.txt").read_text(encoding="ascii") == said, "run: make font-coverage"
