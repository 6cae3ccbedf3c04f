# ruff: noqa: E501 - lines of a source are as long as they are
"""One small source for each way in which published texts are laid out and damaged."""

import pytest

from assessor.errors import ImportFormatError
from assessor.form.values import Entries, Free, Paragraph, Table
from tests.importers.sources import (
    BASICS,
    DEPARTMENT,
    SMALL,
    TITLE,
    answers,
    document,
    doubts,
    imported,
    kept,
)

RISK = """Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策 ※（７．リスク１⑨を除く。）
2. 特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）
リスク1：　目的外の入手が行われるリスク
対象者以外の情報の入手を防止するための措置の内容\t窓口で確認する。
必要な情報以外を入手することを防止するための措置の内容\t様式を定める。
その他の措置の内容\t－
リスクへの対策は十分か\t[　十分である　] <選択肢> 1) 特に力を入れている 2) 十分である 3) 課題が残されている
"""
FEE = TITLE + "Ⅴ　開示請求、問合せ\n1. 特定個人情報の開示・訂正・利用停止請求\n①請求先\t市民課\n"
FILE = """Ⅱ　特定個人情報ファイルの概要
1. 特定個人情報ファイル名
{name}
2. 基本情報
①ファイルの種類 ※\t[システム用ファイル]
"""
OUTSOURCING = "4. 特定個人情報ファイルの取扱いの委託\n"
CHANGES = """（別添3）変更箇所
変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明
令和4年10月5日\tⅠ7①部署\t保健課\t保健所\t事後\t形式的な変更。
"""


def test_labels_and_answers_in_cells_of_one_row() -> None:
    found = answers(SMALL)
    assert found["Ⅰ1①"] == "予防接種に関する事務"
    assert found["Ⅰ1③"] == "30万人以上"
    assert found["Ⅰ7②"] == "保健所長"


def test_labels_and_answers_on_lines_of_their_own() -> None:
    found = answers(SMALL.replace("\t", "\n"))
    assert found["Ⅰ1②"] == "接種の記録を管理する。"
    assert found["Ⅰ1③"] == "30万人以上"


def test_labels_and_answers_with_a_blank_between() -> None:
    found = answers(SMALL.replace("\t", "　"))
    assert found["Ⅰ1①"] == "予防接種に関する事務"
    assert found["Ⅰ7①"] == "保健所"


def test_labels_and_answers_in_paragraph_tags() -> None:
    source = SMALL.replace("①部署\t保健所", "<p>①部署</p>\t<p>保健所</p> <p>感染症室</p>")
    assert answers(source)["Ⅰ7①"] == "保健所 感染症室"


def test_labels_and_answers_in_an_html_table() -> None:
    row = "<table>\n<tr><td>①部署</td>\n<td>保健所</td></tr>\n<tr><td>②所属長の役職名</td><td>所長</td></tr>\n</table>"
    found = answers(TITLE + BASICS + "7. 評価実施機関における担当部署\n" + row)
    assert (found["Ⅰ7①"], found["Ⅰ7②"]) == ("保健所", "所長")


def test_labels_and_answers_in_a_markdown_table() -> None:
    table = "| ①部署 | 保健所 |\n|---|---|\n| ②所属長の役職名 | 所長 |\n"
    found = answers(TITLE + BASICS + "## 7. 評価実施機関における担当部署\n" + table)
    assert (found["Ⅰ7①"], found["Ⅰ7②"]) == ("保健所", "所長")


def test_labels_beside_each_other_head_columns() -> None:
    found = answers(TITLE + "評価書番号\t評価書名\n12\t予防接種\n" + BASICS)
    assert (found["評価書番号"], found["評価書名"]) == ("12", "予防接種")


@pytest.mark.parametrize("number", ["①", "1 ", "(1)", "１．", "1)"])
def test_circled_numbers_may_have_become_others(number: str) -> None:
    assert answers(SMALL.replace("①部署", f"{number}部署"))["Ⅰ7①"] == "保健所"


@pytest.mark.parametrize("number", ["Ⅰ", "I", "Ⅰ．"])
def test_chapters_may_be_numbered_in_ascii(number: str) -> None:
    assert answers(SMALL.replace("Ⅰ", number))["Ⅰ1①"] == "予防接種に関する事務"


@pytest.mark.parametrize(
    ("label", "damaged"),
    [
        ("窓口", "窓口"),
        ("対象者以外の情報の入手を防止", "対象者以外の情報 that 入手を防止"),
        ("必要な情報以外を入手することを", "必要な情報以外を人手することを"),
        ("その他の措置の内容", "その他の処置の内容"),
    ],
)
def test_labels_with_changed_characters_are_found(label: str, damaged: str) -> None:
    found = answers(SMALL + RISK.replace(label, damaged))
    assert found["Ⅲ2リスク1 対象者以外の情報の入手を防止するための措置の内容"] == "窓口で確認する。"
    assert (
        found["Ⅲ2リスク1 必要な情報以外を入手することを防止するための措置の内容"]
        == "様式を定める。"
    )
    assert found["Ⅲ2リスク1 その他の措置の内容"] == "－"


def test_a_label_broken_over_two_lines_is_found() -> None:
    broken = SMALL.replace("①事務の名称\t予防", "①事務\nの名称\n予防")
    assert answers(broken)["Ⅰ1①"] == "予防接種に関する事務"


def test_two_labels_in_one_cell_share_the_answers_behind_them() -> None:
    row = "<p>⑤物理的対策</p> <p>具体的な対策の内容</p>\t<p>[十分に行っている]</p> <p><選択肢> 1) 特に力を入れて行っている 2) 十分に行っている 3) 十分に行っていない</p> <p>錠を掛ける。</p> <p>見張る。</p>\n"
    found = answers(
        SMALL
        + "7. 特定個人情報の保管・消去\nリスク1：特定個人情報の漏えい・滅失・毀損リスク\n"
        + row
    )
    assert found["Ⅲ7リスク1⑤"] == "十分に行っている"
    assert found["Ⅲ7リスク1⑤ 具体的な対策の内容"] == "錠を掛ける。\n見張る。"


def test_line_breaks_come_from_tags_and_bullets_of_a_list() -> None:
    cell = "<ul style='x'> ・一つ目 ・二つ目<br>続き</ul> &lt;注&gt; 終わり ・そのまま"
    assert answers(SMALL.replace("接種の記録を管理する。", cell))["Ⅰ1②"] == (
        "・一つ目\n・二つ目\n続き\n<注> 終わり ・そのまま"
    )


def test_words_in_angle_brackets_are_no_tags() -> None:
    cell = "<予防接種に関する事務における措置> 記録する。"
    assert answers(SMALL.replace("接種の記録を管理する。", cell))["Ⅰ1②"] == cell


@pytest.mark.parametrize("sign", ["-", "－", "―", "—", "なし", "該当なし"])
def test_a_sign_for_none_is_kept_as_typed(sign: str) -> None:
    found = answers(SMALL + f"8. 他の評価実施機関\n{sign}\n")
    assert found["Ⅰ8"] == sign


def test_a_dash_that_follows_an_answer_is_not_part_of_it() -> None:
    source = SMALL + "\n-\t\n"
    assert answers(source)["Ⅰ7②"] == "保健所長"
    assert kept(source) == ["-"]


def test_a_row_with_a_label_that_the_form_does_not_know_is_kept() -> None:
    source = SMALL.replace("②所属長", "⑨新しい項目\t新しい答え\n②所属長")
    assert answers(source)["Ⅰ7①"] == "保健所"
    assert kept(source) == ["⑨新しい項目\t新しい答え"]


def test_a_table_of_contents_is_no_content() -> None:
    contents = "項目一覧\nⅠ 基本情報\n(別添1) 事務の内容\nⅡ 特定個人情報ファイルの概要\nⅣ その他のリスク対策\n"
    source = TITLE + contents + BASICS + DEPARTMENT
    assert answers(source) == answers(SMALL)
    assert kept(source) == []


def test_page_numbers_are_no_content() -> None:
    pages = SMALL.replace("7. 評価", "- 3 -\n\f7. 評価")
    assert answers(pages) == answers(SMALL)
    assert kept(pages) == []


def test_running_heads_are_no_content() -> None:
    head = "\f予防接種 全項目評価書 {} ページ\n"
    rows = SMALL.split("\n")
    pages = "".join(head.format(n) + "\n".join(rows[n * 2 : n * 2 + 2]) + "\n" for n in range(5))
    assert answers(pages) == answers(SMALL)


def test_entries_keep_the_numbers_that_are_printed() -> None:
    source = (
        SMALL
        + OUTSOURCING
        + "⑤委託先名の確認方法\t公表\n⑥委託先名\t甲社\n委託事項3\tパンチ入力\n①委託内容\t入力\n"
    )
    found = answers(source)
    assert found["Ⅱ4委託事項2⑥"] == "甲社"
    assert found["Ⅱ4委託事項3"] == "パンチ入力"
    assert "Ⅱ4委託事項1" in doubts(source)


def test_entries_without_heading_follow_each_other() -> None:
    systems = "2. 特定個人情報ファイルを取り扱う事務において使用するシステム\n①システムの名称\t甲\n②システムの機能\t甲の機能\n①システムの名称\t乙\n"
    found = answers(SMALL + systems)
    assert (found["Ⅰ2システム1①"], found["Ⅰ2システム2①"]) == ("甲", "乙")


def test_the_head_of_a_continuation_page_is_no_content() -> None:
    systems = "システム1\n①システムの名称\t甲\n（システム２～５）\nシステム2\n①システムの名称\t乙\n"
    source = SMALL + systems
    assert answers(source)["Ⅰ2システム2①"] == "乙"
    assert kept(source) == []


def test_a_chapter_that_begins_again_is_about_the_next_file() -> None:
    source = SMALL + FILE.format(name="甲ファイル") + FILE.format(name="乙ファイル")
    found = answers(source)
    assert found["（甲ファイル）Ⅱ2①"] == found["（乙ファイル）Ⅱ2①"] == "システム用ファイル"


def test_a_chapter_that_names_a_file_is_about_that_file() -> None:
    risks = RISK.replace(
        "2. 特定個人情報の入手", "1. 特定個人情報ファイル名\n乙ファイル\n2. 特定個人情報の入手", 1
    )
    source = SMALL + FILE.format(name="甲ファイル") + FILE.format(name="乙ファイル") + risks
    found = answers(source)
    assert "（乙ファイル）Ⅲ2リスク1 リスクへの対策は十分か" in found
    assert kept(source) == []


def test_fixed_text_of_the_form_is_no_answer() -> None:
    source = SMALL + FILE.format(name="甲ファイル") + "全ての記録項目\t別添2を参照。\n"
    assert kept(source) == []
    assert kept(source.replace("別添2を参照。", "別紙1を参照。")) == ["別紙1を参照。"]


def test_a_fee_stands_behind_its_choice() -> None:
    found = answers(
        FEE + "③手数料等\t[有料] <選択肢> 1) 有料 2) 無料 (手数料額、納付方法: 1枚10円)\n"
    )
    assert found["Ⅴ1③"] == "有料"
    assert found["Ⅴ1③ 手数料額、納付方法"] == "1枚10円"


def test_a_count_stands_behind_its_choice() -> None:
    found = answers(
        SMALL
        + OUTSOURCING
        + "委託の有無 ※\t[委託する] ( 4 ) 件 <選択肢> 1) 委託する 2) 委託しない\n"
    )
    assert found["Ⅱ4 委託の有無"] == "委託する"
    assert found["Ⅱ4 委託の件数"] == "4"


def test_boxes_may_stand_in_the_heading() -> None:
    source = (
        SMALL
        + "6. 情報提供ネットワークシステムとの接続 [　] 接続しない（入手） [ ○ ] 接続しない（提供）\n"
        + "リスク1：目的外の入手が行われるリスク\nリスクに対する措置の内容\t記録する。\n"
    )
    assert answers(source)["Ⅲ6 接続しない"] == "[○] 接続しない（提供）"


def test_a_date_that_cannot_be_read_is_kept_and_doubtful() -> None:
    source = SMALL + FILE.format(name="甲") + "⑤保有開始日\tそのうち\n"
    assert answers(source)["Ⅱ2⑤"] == "そのうち"
    assert "Ⅱ2⑤" in doubts(source)


def test_rows_of_changes_stand_in_six_columns() -> None:
    read = document(SMALL + CHANGES)
    [entry] = read.entries(("change",))
    assert read.answer(("change", entry, "change_after")) == "保健所"


def test_a_row_of_changes_torn_by_a_page_is_joined() -> None:
    header = CHANGES.split("\n")[1]
    source = (
        SMALL
        + CHANGES.replace("保健所\t事後", "保健所感\t事後")
        + f"\n{header}\n\t\t\t染症対策室\t\t\n"
    )
    read = document(source)
    [entry] = read.entries(("change",))
    assert read.answer(("change", entry, "change_after")) == "保健所感染症対策室"


def test_a_row_of_changes_torn_by_a_line_end_is_joined() -> None:
    read = document(SMALL + CHANGES.replace("保健課\t保健所", "保健課\t保健\n所"))
    [entry] = read.entries(("change",))
    assert read.answer(("change", entry, "change_after")) == "保健所"


def test_free_parts_are_paragraphs_and_tables() -> None:
    rows = "(別添2) 特定個人情報ファイル記録項目\n<宛名>\n#\t項目\t種別\n1\t氏名\t○\n\n#\t項目\t種別\n2\t住所\t-\n※注\t\t\n"
    value = document(SMALL + rows).answer(("file", "e1", "records"))
    assert value == Free(
        (
            Paragraph("<宛名>"),
            Table((("#", "項目", "種別"), ("1", "氏名", "○"), ("2", "住所", "-")), 1),
            Paragraph("※注"),
        )
    )


def test_a_table_behind_the_changes_is_an_annex() -> None:
    found = answers(SMALL + CHANGES + "\n重大事故の一覧\n\n年度\t内容\nR4\t誤送付\n")
    assert found["別紙1"] == "重大事故の一覧"
    assert found["別紙1 別紙の内容"] == "年度\t内容\nR4\t誤送付"


def test_a_second_source_is_an_annex() -> None:
    found = answers(SMALL, "別紙4 重大事故の内容等\n\n年度\t内容\nR4\t誤送付\n")
    assert found["別紙1"] == "別紙4 重大事故の内容等"


def test_a_second_source_without_a_label_is_an_annex() -> None:
    found = answers(SMALL, "重大事故の一覧\n\n年度\t内容\nR4\t誤送付\n")
    assert found["Ⅰ7②"] == "保健所長"
    assert found["別紙1"] == "重大事故の一覧"


def test_a_body_in_two_sources_is_one_document() -> None:
    assert answers(TITLE + BASICS, DEPARTMENT) == answers(SMALL)


def test_what_stands_before_the_first_label_is_kept() -> None:
    assert kept("市の資料 その三\n" + SMALL) == ["市の資料 その三"]


@pytest.mark.parametrize("tag", ["[平成30年5月 様式4]", "［平成３０年５月　様式４］"])
def test_the_edition_is_read(tag: str) -> None:
    result = imported(SMALL + tag)
    assert (result.form.edition, result.edition) == ("平成30年5月", "平成30年5月")
    assert result.report.unplaced == ()


def test_an_unknown_edition_is_kept_with_the_nearest_form() -> None:
    result = imported(SMALL + "[令和9年4月 様式4]")
    assert (result.form.default, result.edition) == (True, "令和9年4月")


def test_a_source_without_an_edition_is_read_as_the_default() -> None:
    result = imported(SMALL)
    assert (result.form.default, result.edition) == (True, "")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "文字がありません"),
        ("牛乳\n卵\n食パン\n評価実施機関名\n", "項目が見つからない"),
        (SMALL.replace("（全項目評価書）", "（基礎項目評価書）"), "基礎項目評価書なので"),
        (SMALL.replace("（全項目評価書）", "(重点項目評価書)"), "重点項目評価書なので"),
        (SMALL + "[平成30年5月 様式3]", "様式3の文書なので"),
    ],
)
def test_what_is_no_such_document_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ImportFormatError, match=reason):
        imported(source)


def test_every_repeat_that_must_have_an_entry_has_one() -> None:
    read = document(SMALL)
    assert isinstance(read.answer(("system",)), Entries)
    assert len(read.entries(("file",))) == 1
    assert list(read.strangers()) == []


def test_the_report_names_places_and_first_words() -> None:
    placed = {entry.path: entry for entry in imported(SMALL).report.placed}
    assert placed["Ⅰ1②"].place == ("office_content",)
    assert placed["Ⅰ1②"].words == "接種の記録を管理する。"
