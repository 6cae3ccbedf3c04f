"""Sources cut, shuffled and spoiled: nothing is raised but a refusal, and no word is lost."""

import re
from contextlib import suppress
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.errors import ImportFormatError
from assessor.form.kinds import folded
from assessor.importers.accounting import words_of_answers
from tests.importers.sources import BASICS, DEPARTMENT, TITLE, imported

# Words that stand once in the source and in no label, so that each can be looked for.
ANSWERS = (
    TITLE
    + BASICS.replace("接種の記録を管理する。", "甲甲甲甲を管理する。乙乙乙乙である。")
    + DEPARTMENT
)
MORE = """Ⅱ　特定個人情報ファイルの概要
1. 特定個人情報ファイル名
丙丙丙丙ファイル
3. 特定個人情報の入手・使用
①入手元 ※\t[○] 本人又は本人の代理人 [　] 民間事業者（丁丁丁丁） [○] その他（戊戊戊戊）
③入手の時期・頻度\t己己己己の都度
4. 特定個人情報ファイルの取扱いの委託
委託の有無\t[委託する]（　2　）件 ＜選択肢＞ 1) 委託する 2) 委託しない
委託事項1\t庚庚庚庚業務
①委託内容\t辛辛辛辛
委託事項2\t壬壬壬壬業務
⑥委託先名\t癸癸癸癸株式会社
（別添2）特定個人情報ファイル記録項目
#\t子子子子\t種別
1\t丑丑丑丑\t○
Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策
1. 特定個人情報ファイル名
丙丙丙丙ファイル
7. 特定個人情報の保管・消去
リスク1：特定個人情報の漏えい・滅失・毀損リスク
<p>⑤物理的対策</p> <p>具体的な対策の内容</p>\t<p>[十分に行っている]</p> <p>寅寅寅寅を見張る。</p>
（別添3）変更箇所
変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明
令和4年10月5日\tⅠ7①部署\t卯卯卯卯\t辰辰辰辰\t事後\t巳巳巳巳のため。

重大事故の一覧
年度\t午午午午
R4\t未未未未
"""
LINES = (ANSWERS + MORE).split("\n")
MARKER = re.compile("([甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未])\\1{3}")

SPOILS = st.sampled_from(["", "\t", "\n", "\f", "<p>", "</p>", " ", "　", "[", "]", "(", "○", "1"])
SPOILED = st.lists(st.tuples(st.integers(0, 10_000), SPOILS), max_size=12)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The source with pages moved, lines dropped, and signs put between its characters."""
    cuts = sorted(draw(st.lists(st.integers(0, len(LINES)), max_size=4)))
    pages = [LINES[start:end] for start, end in pairwise([0, *cuts, len(LINES)])]
    lines = [line for page in draw(st.permutations(pages)) for line in page]
    dropped = draw(st.sets(st.integers(0, len(lines)), max_size=6))
    text = "\n".join(line for at, line in enumerate(lines) if at not in dropped)
    for position, sign in draw(SPOILED):
        at = position % (len(text) + 1)
        # Inside a marker it would be another word, inside a tag no tag.
        if not any(found.start() < at < found.end() for found in MARKER.finditer(text)):
            text = text[:at] + sign + text[at:]
    return text


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_no_word_is_lost_and_nothing_is_raised(text: str) -> None:
    try:
        result = imported(text)
    except ImportFormatError:
        return
    read = Assessment(result.form, edition=result.edition)
    read.apply(result.edit)
    assert list(read.strangers()) == []
    kept = folded("\n".join(words_of_answers(read.answers)))
    assert [found[0] for found in MARKER.finditer(text) if found[0] not in kept] == []


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(ImportFormatError):
        imported(ANSWERS + text)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="①1Ⅰ.（）[]○□■<p>/選択肢\t\n　:：※-｜－委託事項別紙変更日", max_size=200))
def test_the_signs_of_the_form_in_any_order_raise_nothing(text: str) -> None:
    assert imported(ANSWERS + text).report.placed


def test_all_answers_are_placed_where_nothing_is_damaged() -> None:
    assert imported("\n".join(LINES)).report.unplaced == ()
