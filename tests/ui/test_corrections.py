"""From a finding to its words, its fix, or its being set aside; and back by undo."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QToolButton,
)

from assessor.document.changes import Edit
from assessor.document.unplaced import Unplaced, keep_unplaced
from assessor.form.values import Checks, Free, Paragraph, Place, Unreadable
from assessor.rules.set_aside import set_asides
from assessor.ui.finding_lines import FindingLines
from assessor.ui.fixes_dialog import FixesDialog
from assessor.ui.main_window import MainWindow
from assessor.ui.set_aside_dialog import SetAsideDialog
from assessor.ui.text_box import TextBox
from tests.ui.finding_tools import CONTENT, NAME, beginning, choose, focused, halfwidth, with_faults
from tests.ui.look import button, row, rows, the
from tests.ui.page_tools import OFFSCREEN, found

pytestmark = OFFSCREEN


# The way there


def test_a_click_on_a_finding_marks_its_words(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    choose(findings, "ﾃﾞｰﾀ")
    item = findings.list.currentItem()
    assert item is not None
    findings.list.itemClicked.emit(item, 0)
    assert sample_window.workspace.navigation.place == CONTENT
    assert focused(sample_window).textCursor().selectedText() == "ﾃﾞｰﾀ"


def test_words_in_a_tail_and_in_a_part_of_a_free_answer_are_marked(
    sample_window: MainWindow,
) -> None:
    session, navigation = sample_window.session, sample_window.workspace.navigation
    file = session.assessment.entries(("file",))[0]
    source: Place = ("file", file, "obtained_from")
    session.answer(source, Checks.of(["other"], {"other": "窓口のﾃﾞｰﾀ"}))
    session.answer(("flow",), Free((Paragraph("一"), Paragraph("二のﾒﾓ"))))
    session.check_now()
    for place, words in ((source, "ﾃﾞｰﾀ"), (("flow",), "ﾒﾓ")):
        navigation.go_to_finding(
            next(f for f in session.findings if f.place == place and f.passage)
        )
        assert focused(sample_window).textCursor().selectedText() == words


def test_f8_walks_from_words_to_words_and_back(sample_window: MainWindow) -> None:
    with_faults(sample_window)
    navigation = sample_window.workspace.navigation
    navigation.go_to_place(("office_name",))
    seen = []
    for step in [navigation.next_finding] * 2 + [navigation.previous_finding]:
        step()
        cursor = focused(sample_window).textCursor()
        seen.append((navigation.place, cursor.blockNumber() > 0, cursor.selectedText()))
    there, words = CONTENT, "ﾃﾞｰﾀ"
    assert seen == [(there, False, words), (there, True, words), (there, False, words)]


def test_f8_comes_to_texts_without_an_item_too(sample_window: MainWindow) -> None:

    session, workspace = sample_window.session, sample_window.workspace
    session._commit(Edit("", keep_unplaced([Unplaced("迷子", "", ""), Unplaced("孤児", "", "")])))
    workspace.navigation.next_finding()
    assert workspace.side.shown == "unplaced"
    assert workspace.side.unplaced._text.toPlainText() == "迷子"
    workspace.navigation.next_finding()
    assert workspace.side.unplaced._text.toPlainText() == "孤児"


def test_a_finding_that_no_page_shows_is_shown_in_the_list(sample_window: MainWindow) -> None:
    session, workspace = sample_window.session, sample_window.workspace
    session.assessment._answers["gone",] = "昔の記載"
    session.answer(("office_name",), "名")
    session.check_now()
    stranger = next(f for f in session.findings if f.code == "stranger")
    workspace.navigation.go_to_finding(stranger)
    assert workspace.side.shown == "findings"
    shown = workspace.side.findings.list.row
    assert shown is not None
    assert shown.finding == stranger


# Fixes


def test_the_button_in_a_row_makes_the_fix_with_one_click(sample_window: MainWindow) -> None:
    sample_window.workspace.show_findings()
    findings = with_faults(sample_window)
    QApplication.processEvents()
    item = next(item for item in rows(findings.list) if "ﾃﾞｰﾀ" in item.text(0))
    findings.list.scrollToItem(item)
    where = findings.list.delegate.button_of(item).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(findings.list.viewport(), left, none, where)
    assert beginning(sample_window) == "頭のデータと"
    assert focused(sample_window).textCursor().selectedText() == "データ"
    assert "元に戻す" in sample_window.statusBar().currentMessage()
    sample_window.session.undo()
    sample_window.session.check_now()
    assert halfwidth(sample_window).count("ﾃﾞｰﾀ") == 2


def test_a_click_beside_the_button_only_goes_there(sample_window: MainWindow) -> None:
    sample_window.workspace.show_findings()
    findings = with_faults(sample_window)
    QApplication.processEvents()
    item = next(item for item in rows(findings.list) if "ﾃﾞｰﾀ" in item.text(0))
    findings.list.scrollToItem(item)
    where = findings.list.visualItemRect(item).topLeft() + QPoint(60, 12)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(findings.list.viewport(), left, none, where)
    assert sample_window.workspace.navigation.place == CONTENT
    assert beginning(sample_window) == "頭のﾃﾞｰﾀと"


def test_the_button_below_the_list_makes_the_same_fix(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    choose(findings, "ﾃﾞｰﾀ")
    fix = findings.foot.fixes[0]
    assert fix.text() == "「データ」に直す"
    fix.click()
    assert halfwidth(sample_window)
    assert beginning(sample_window) == "頭のデータと"


def test_all_fixes_of_a_kind_are_one_step_after_a_look(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    choose(findings, "ﾃﾞｰﾀ")
    assert findings.foot.all_alike.text() == "同じ修正をまとめて行う（3件）"
    findings.foot.all_alike.click()
    dialog = the(FixesDialog, findings)
    assert "「ﾃﾞｰﾀ」→「データ」" in dialog._list.item(0).text() + dialog._list.item(1).text()
    dialog.accept()
    sample_window.session.check_now()
    assert halfwidth(sample_window) == []
    sample_window.session.undo()
    sample_window.session.check_now()
    assert len(halfwidth(sample_window)) == 3


def test_a_fix_that_is_unticked_is_not_made(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    choose(findings, "ﾃﾞｰﾀ")
    findings.foot.all_alike.click()
    dialog = the(FixesDialog, findings)
    dialog._list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert button(dialog, "2件を直す").isEnabled()
    dialog.accept()
    sample_window.session.check_now()
    assert len(halfwidth(sample_window)) == 1


def test_a_fix_for_words_that_have_changed_says_so(sample_window: MainWindow) -> None:
    with_faults(sample_window)
    fix = next(f for f in sample_window.session.findings if f.fixes).fixes
    for place in (CONTENT, NAME):
        sample_window.session.answer(place, "別の言葉")
    sample_window.session.fix(fix)
    assert "直しませんでした" in sample_window.statusBar().currentMessage()


def test_the_fix_below_an_item_is_one_click_away_too(sample_window: MainWindow) -> None:
    with_faults(sample_window)
    page = sample_window.workspace.page
    page.go_to(CONTENT)
    fix = found(page, QToolButton, "fix")
    assert fix.accessibleName() == "修正　「データ」に直す"
    fix.click()
    assert beginning(sample_window) == "頭のデータと"


# Setting aside


def test_nothing_is_set_aside_without_a_reason(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    choose(findings, "ﾃﾞｰﾀ")
    findings.foot.aside.click()
    dialog = the(SetAsideDialog, findings)
    assert not button(dialog, "見送る").isEnabled()
    the(QPlainTextEdit, dialog).setPlainText(" \n")
    assert not button(dialog, "見送る").isEnabled()
    dialog.accept()
    assert list(set_asides(sample_window.session.assessment)) == []


def test_what_is_set_aside_stands_at_the_end_and_comes_back(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    session = sample_window.session
    choose(findings, "ﾒﾓ")
    findings.foot.aside.click()
    dialog = the(SetAsideDialog, findings)
    the(QPlainTextEdit, dialog).setPlainText("原本のとおり")
    dialog.accept()
    session.check_now()
    assert "ﾒﾓ" not in halfwidth(sample_window)
    group = row(findings.list, findings.list.topLevelItemCount() - 1)
    assert group.text(0) == "見送った指摘　1件"
    assert not group.isExpanded()
    spoken = row(findings.list, findings.list.topLevelItemCount() - 1, 0).data(
        0, Qt.ItemDataRole.AccessibleTextRole
    )
    assert "理由：原本のとおり（" in spoken
    findings.list.setCurrentItem(row(findings.list, findings.list.topLevelItemCount() - 1, 0))
    findings.foot.back.click()
    session.check_now()
    assert "ﾒﾓ" in halfwidth(sample_window)
    assert not findings.foot.back.isVisible()


def test_what_is_set_aside_comes_back_when_the_answer_changes(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    session = sample_window.session
    memo = next(f for f in session.findings if f.quotation == "ﾒﾓ")
    session.set_aside(memo, "原本のとおり")
    session.check_now()
    assert session.aside
    session.answer(memo.place, "ﾒﾓの評価書です")
    session.check_now()
    assert session.aside == []
    assert "ﾒﾓ" in halfwidth(sample_window)
    choose(findings, "ﾒﾓ")
    back = findings.list.row
    assert back is not None
    assert "記載が変わったため、再び示しています。見送った理由：原本のとおり（" in back.spoken


def test_the_outline_does_not_count_what_is_set_aside(sample_window: MainWindow) -> None:
    session, outline = sample_window.session, sample_window.workspace.outline
    session.answer(("threshold_date",), Unreadable("?", "読めません"))
    session.check_now()
    item = next(i for i in rows(outline._tree) if i.text(0) == "1. 基礎項目評価")
    assert item.text(1) == "誤り 1"
    for finding in list(session.findings):
        session.set_aside(finding, "後で")
    session.check_now()
    assert item.text(1) == "完了"


def lines_below(window: MainWindow) -> list[str]:
    return [
        label.accessibleName()
        for lines in window.workspace.page.findChildren(FindingLines)
        if not lines.isHidden()
        for label in lines.findChildren(QLabel)
        if label.accessibleName()
    ]


def test_below_the_item_a_finding_can_be_set_aside(sample_window: MainWindow) -> None:
    with_faults(sample_window)
    page = sample_window.workspace.page
    page.go_to(CONTENT)
    assert lines_below(sample_window)
    aside = found(page, QToolButton, "set-aside")
    aside.setFocus()
    aside.click()
    dialog = the(SetAsideDialog, sample_window)
    the(QPlainTextEdit, dialog).setPlainText("様式の注記のとおり")
    dialog.accept()
    sample_window.session.check_now()
    QApplication.processEvents()
    assert lines_below(sample_window) == []
    assert focused(sample_window) is found(page, TextBox, CONTENT)


def test_of_many_findings_below_one_item_only_a_few_are_shown_at_first(
    blank_window: MainWindow,
) -> None:
    lines = FindingLines(blank_window.session)
    lines.show_findings(blank_window.session.findings[:6])
    assert len(lines.findChildren(QLabel)) == 2 * 3
    button(lines, "ほか 3 件").click()
    frames = [each for each in lines.findChildren(QFrame) if type(each) is QFrame]
    assert len([each for each in frames if not each.isHidden()]) == 6
