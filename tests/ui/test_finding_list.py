"""The list of findings: its groups, what narrows it, and that it keeps still."""

from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QTextEdit,
)

from assessor.form.values import Choice, Unreadable
from assessor.ui.finding_rows import row_of
from assessor.ui.finding_words import basis_of
from assessor.ui.main_window import MainWindow
from tests.ui.finding_tools import CONTENT, with_faults
from tests.ui.look import button, row, rows
from tests.ui.page_tools import OFFSCREEN, compose, found

pytestmark = OFFSCREEN


def test_findings_are_grouped_by_severity_on_wish(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    sample_window.session.answer(("threshold_date",), Unreadable("?", "読めません"))
    sample_window.session.check_now()
    findings.head.group_by("severity")
    titles = [row(findings.list, n).text(0) for n in range(findings.list.topLevelItemCount())]
    assert titles[0] == "誤り　1件"
    assert [title.split("　")[0] for title in titles] == ["誤り", "注意", "参考"][: len(titles)]


def test_words_a_kind_and_an_aspect_narrow_the_list(sample_window: MainWindow) -> None:
    findings = with_faults(sample_window)
    sample_window.session.answer(("nws_use",), Choice("no"))
    sample_window.session.check_now()
    everything = sum(1 for _ in rows(findings.list))
    findings.head.words.setText("ﾒﾓ")
    listed = [row_of(item) for item in rows(findings.list) if item.parent()]
    assert listed
    assert all(each and "ﾒﾓ" in each.finding.message + each.finding.quotation for each in listed)
    findings.head.words.clear()
    findings.head.menu.aboutToShow.emit()
    kinds = findings.head.menu.actions()[3].menu()
    assert isinstance(kinds, QMenu)
    kana = next(a for a in kinds.actions() if a.text().endswith("（3）"))
    kana.trigger()
    assert sum(1 for item in rows(findings.list) if item.parent()) == 3
    assert findings.head._narrowed.words.endswith("で絞り込み中")
    button(findings.head, "解く").click()
    assert sum(1 for _ in rows(findings.list)) == everything
    findings.head.narrow("", 6)
    bearing = [finding for finding in sample_window.session.findings if 6 in finding.aspects]
    assert sum(1 for item in rows(findings.list) if item.parent()) == len(bearing) > 0


def test_a_basis_that_was_not_verified_says_so(blank_window: MainWindow) -> None:
    recalled = next(f for f in blank_window.session.findings if not f.verified)
    assert basis_of(recalled).endswith("（未確認）")


def test_the_grouping_is_remembered(sample_window: MainWindow) -> None:
    sample_window.workspace.side.findings.head.group_by("severity")
    sample_window._remember()
    assert sample_window._settings_file.load().grouping == "severity"


def test_the_list_stays_where_it_is_when_findings_come_and_go(blank_window: MainWindow) -> None:
    workspace, session = blank_window.workspace, blank_window.session
    workspace.show_findings()
    findings = workspace.side.findings
    findings.head.switches["未記入"].click()
    QApplication.processEvents()
    bar = findings.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = findings.list.itemAt(8, 8)
    assert top is not None
    words, before = top.text(0), findings.list.visualItemRect(top).top()
    session.answer(("office_name",), "予防接種に関する事務")
    session.check_now()
    QApplication.processEvents()
    same = next(item for item in rows(findings.list) if item.text(0) == words)
    assert findings.list.visualItemRect(same).top() == before


def test_after_a_finding_is_gone_the_next_one_is_chosen(blank_window: MainWindow) -> None:
    findings = blank_window.workspace.side.findings
    findings.head.switches["未記入"].click()
    findings.list.setCurrentItem(row(findings.list, 1, 0))
    chosen, after = findings.list.row, row(findings.list, 1, 1)
    assert chosen is not None
    words = after.text(0)
    blank_window.session.set_aside(chosen.finding, "後で")
    blank_window.session.check_now()
    current = findings.list.currentItem()
    assert current is not None
    assert current.text(0) == words


def test_a_new_finding_takes_no_focus_and_no_composition(sample_window: MainWindow) -> None:
    page = sample_window.workspace.page
    page.go_to(CONTENT)
    box = found(page, QTextEdit, CONTENT)
    box.setFocus()
    sample_window.session.answer(("nws_use",), Choice("no"))
    compose(box, "よぼう")
    sample_window.session.check_now()
    assert QApplication.focusWidget() is box
    assert box.textCursor().block().layout().preeditAreaText() == "よぼう"
