from PySide6.QtGui import QGuiApplication, QTextCursor

from assessor.document.changes import Edit
from assessor.document.unplaced import Unplaced, keep_unplaced
from assessor.form.values import Unreadable
from assessor.importers.imported import Imported
from assessor.ui.arrival import taken_in
from assessor.ui.findings import Findings
from assessor.ui.item_dialog import ItemDialog
from assessor.ui.labels import Text
from assessor.ui.main_window import MainWindow
from assessor.ui.unplaced_pane import UnplacedPane
from tests.ui.look import button, row, the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


def with_unplaced(window: MainWindow) -> MainWindow:
    changes = keep_unplaced(
        [Unplaced("first\nsecond", "near one", "doubtful"), Unplaced("other", "near two", "")]
    )
    window.session.stand(taken_in(Imported(window.session.library.default, Edit("", changes))))
    window.session.check_now()
    return window


def test_a_pane_is_made_when_it_is_first_seen(sample_window: MainWindow) -> None:
    side = sample_window.workspace.side
    assert not side.findChildren(Findings)
    assert not side.findChildren(UnplacedPane)
    side.setCurrentIndex(1)
    side.setCurrentIndex(2)
    (findings,), (unplaced,) = side.findChildren(Findings), side.findChildren(UnplacedPane)
    assert findings is side.findings
    assert unplaced is side.unplaced


def test_a_pane_that_is_made_late_knows_where_the_cursor_is(window: MainWindow) -> None:
    workspace = with_unplaced(window).workspace
    workspace.navigation.go_to_place(("office_content",))
    assert "事務の内容" in workspace.side.unplaced._here.text()


# 手引


def guidance_words(window: MainWindow) -> str:
    texts = window.workspace.side.guidance.findChildren(Text)
    return "\n".join(text.words for text in texts if text.isVisible())


def test_guidance_is_about_the_item_that_has_the_focus(sample_window: MainWindow) -> None:
    item = sample_window.session.assessment.form.items["office_content"]
    assert item.guide is not None
    sample_window.workspace.navigation.go_to_place(("office_content",))
    words = guidance_words(sample_window)
    for part in (item.guide.write, item.guide.review, item.guide.example, "重要な変更"):
        assert part in words


def test_what_is_remembered_is_marked(sample_window: MainWindow) -> None:
    sample_window.workspace.navigation.go_to_place(("subjects",))
    form = sample_window.session.assessment.form
    for name in ("subjects", "office_name", "nws1_enough"):
        place = (name,) if not form.scopes[name] else ("file", *file_of(sample_window), name)
        sample_window.workspace.side.guidance.show_place(place)
        shown = "未確認　様式" in guidance_words(sample_window)
        assert shown is not form.items[name].evidence.verified


def file_of(window: MainWindow) -> tuple[str]:
    return (window.session.assessment.entries(("file",))[0],)


def test_the_example_can_be_copied(sample_window: MainWindow) -> None:
    guidance = sample_window.workspace.side.guidance
    guidance.show_place(("body_name",))
    button(guidance, "例を写し取る").click()
    guide = sample_window.session.assessment.form.items["body_name"].guide
    assert guide is not None
    assert QGuiApplication.clipboard().text() == guide.example


# 指摘


def test_findings_stand_by_chapter_and_blanks_behind_their_switch(
    blank_window: MainWindow,
) -> None:
    findings = blank_window.workspace.side.findings
    assert findings.list.topLevelItemCount() == 0
    blank_window.session.answer(("threshold_date",), Unreadable("?", "読めません"))
    blank_window.session.check_now()
    assert row(findings.list, 0).text(0) == "Ⅵ 評価実施手続　1件"
    findings.head.switches["未記入"].click()
    assert findings.list.topLevelItemCount() > 5
    findings.head.switches["誤り"].click()
    findings.head.switches["未記入"].click()
    assert findings.list.topLevelItemCount() == 0


def test_a_finding_says_how_grave_it_is_in_words(blank_window: MainWindow) -> None:
    blank_window.session.answer(("threshold_date",), Unreadable("?", "読めません"))
    blank_window.session.check_now()
    first = row(blank_window.workspace.side.findings.list, 0, 0)
    assert first.text(0).startswith("誤り")
    assert blank_window.workspace.side.tabText(1) == "指摘 1"


def test_a_click_on_a_finding_goes_there(blank_window: MainWindow) -> None:
    blank_window.session.answer(("threshold_date",), Unreadable("?", "読めません"))
    blank_window.session.check_now()
    findings = blank_window.workspace.side.findings
    findings.list.itemClicked.emit(row(findings.list, 0, 0), 0)
    assert blank_window.workspace.navigation.place == ("threshold_date",)


def test_a_finding_about_an_unplaced_text_shows_that_text(window: MainWindow) -> None:
    side = with_unplaced(window).workspace.side
    chapter = row(side.findings.list, 0)
    assert chapter.text(0).startswith("未配置の記載")
    side.findings.list.itemClicked.emit(row(side.findings.list, 0, 1), 0)
    assert side.shown == "unplaced"
    assert side.unplaced._text.toPlainText() == "other"


# 未配置の記載


def test_an_unplaced_text_goes_to_the_item_that_has_the_focus(window: MainWindow) -> None:
    workspace = with_unplaced(window).workspace
    pane = workspace.side.unplaced
    assert not pane._here.isEnabled()
    workspace.navigation.go_to_place(("office_content",))
    assert pane._here.isEnabled()
    pane._here.click()
    assert window.session.assessment.answer(("office_content",)) == "first\nsecond"
    assert pane.count == 1
    window.session.undo()
    assert window.session.assessment.answer(("office_content",)) is None
    assert pane.count == 2


def test_a_marked_part_goes_alone(window: MainWindow) -> None:
    workspace = with_unplaced(window).workspace
    pane = workspace.side.unplaced
    workspace.navigation.go_to_place(("office_name",))
    cursor = pane._text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    pane._text.setTextCursor(cursor)
    assert pane._here.text().startswith("選んだ部分を")
    pane._here.click()
    assert window.session.assessment.answer(("office_name",)) == "first"
    assert pane._text.toPlainText() == "second"


def test_an_unplaced_text_can_be_thrown_away_and_comes_back(window: MainWindow) -> None:
    pane = with_unplaced(window).workspace.side.unplaced
    pane._discard.click()
    assert pane.count == 1
    window.session.undo()
    assert pane.count == 2


def test_an_item_is_chosen_from_a_list_that_narrows(window: MainWindow) -> None:
    pane = with_unplaced(window).workspace.side.unplaced
    pane._pick.click()
    dialog = the(ItemDialog, pane)
    dialog._wanted.setText("nothing like this")
    assert not dialog._buttons.button(dialog._buttons.StandardButton.Ok).isEnabled()
    dialog._wanted.setText("事務の名称")
    dialog.accept()
    assert window.session.assessment.answer(("office_name",)) == "first second"
    assert window.workspace.navigation.place == ("office_name",)


def test_a_text_that_is_no_option_is_kept_and_reported(window: MainWindow) -> None:
    workspace = with_unplaced(window).workspace
    workspace.navigation.go_to_place(("subjects",))
    workspace.side.unplaced._here.click()
    answer = window.session.assessment.answer(("subjects",))
    assert isinstance(answer, Unreadable)


def test_without_unplaced_texts_the_pane_says_what_it_is_for(blank_window: MainWindow) -> None:
    pane = blank_window.workspace.side.unplaced
    blank_window.workspace.show_unplaced()
    assert pane._stack.currentIndex() == 1


def test_no_switch_of_the_findings_is_cut_in_a_narrow_pane(sample_window: MainWindow) -> None:
    sample_window.workspace.show_findings()
    sample_window.resize(1024, 700)
    QGuiApplication.processEvents()
    findings = sample_window.workspace.side.findings
    for switch in findings.head.switches.values():
        assert switch.width() >= switch.sizeHint().width(), switch.text()
