"""The rows of 変更箇所 that the window proposes: taken, written otherwise, left out, kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.document.published import last_published_version
from assessor.form.values import Choice, Place
from assessor.history.proposal import Proposal
from assessor.history.records import AFTER, BEFORE, ITEM, ROWS
from assessor.history.rows import DATE, REASON, TIMING
from assessor.ui.arrival import blank
from assessor.ui.main_window import MainWindow
from assessor.ui.preparations_dialog import PreparationsDialog
from assessor.ui.proposal_list import Wanted
from assessor.ui.proposal_view import ProposalView
from assessor.ui.proposing import Proposing, proposing_in
from assessor.ui.reason_dialog import ReasonDialog
from assessor.ui.stands import Stand
from assessor.ui.version_dialog import VersionDialog
from tests.ui.conftest import Heard
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN, commit, compose, press

pytestmark = OFFSCREEN
NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
SYSTEM: Place = ("system",)


def proposing(window: MainWindow) -> Proposing:
    return proposing_in(window.workspace, window.session)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    one = proposing(window)
    qtbot.waitUntil(lambda: one._job is None and not one._pause.isActive(), timeout=20_000)


def published(window: MainWindow) -> None:
    """Keep what was published, then change the name of the office and what it does."""
    session = window.session
    session.answer(NAME, "転入の届出に関する事務")
    session.answer(CONTENT, "窓口で届出を受け付ける。\n記録を作る。")
    session.add_version("公表版", day="2026-04-01")
    session.answer(NAME, "転出の届出に関する事務")
    session.answer(CONTENT, "窓口で届出を受け付ける。\n記録を作る。\n写しを送る。")


@pytest.fixture
def view(blank_window: MainWindow, qtbot: QtBot) -> ProposalView:
    """The proposals for two changes."""
    published(blank_window)
    blank_window._actions.action("workspace.propose_changes").trigger()
    settle(blank_window, qtbot)
    return proposing(blank_window).view


def items(view: ProposalView) -> list[str]:
    assert view._proposed is not None
    return [proposal.item for proposal in view._proposed.proposals]


def first(view: ProposalView) -> Proposal:
    assert view._proposed is not None
    return view._proposed.proposals[0]


def rows(window: MainWindow) -> list[dict[str, object]]:
    """What stands in 変更箇所."""
    assessment = window.session.assessment
    names = (DATE, ITEM, BEFORE, AFTER, TIMING, REASON)
    return [
        {name: assessment.answers.get((*ROWS, row, name)) for name in names}
        for row in assessment.entries(ROWS)
        if assessment.answers.get((*ROWS, row, ITEM))
    ]


def test_what_changed_since_the_published_version_is_proposed(view: ProposalView) -> None:
    assert items(view) == ["Ⅰ1①事務の名称", "Ⅰ1②事務の内容"]
    assert view.isVisible()
    assert view.form.texts["before"].toPlainText() == "転入の届出に関する事務"
    assert view.form.texts["after"].toPlainText() == "転出の届出に関する事務"
    assert view.add.text() == "2行を変更箇所に加える"


def test_the_ticked_rows_are_added_in_one_step(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    before = rows(blank_window)
    view.add.click()
    assert [row[ITEM] for row in rows(blank_window)] == ["Ⅰ1①事務の名称", "Ⅰ1②事務の内容"]
    settle(blank_window, qtbot)
    assert items(view) == []
    blank_window.session.undo()
    assert rows(blank_window) == before
    settle(blank_window, qtbot)
    assert len(items(view)) == 2


def test_a_row_that_is_not_ticked_stays_proposed(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    head = view.list.topLevelItem(0)
    assert head is not None
    row = head.child(0)
    assert row is not None
    row.setCheckState(0, Qt.CheckState.Unchecked)
    assert head.checkState(0) is Qt.CheckState.PartiallyChecked
    assert view.add.text() == "1行を変更箇所に加える"
    view.add.click()
    settle(blank_window, qtbot)
    assert items(view) == ["Ⅰ1①事務の名称"]
    assert not view.add.isEnabled()


def test_the_head_of_the_list_ticks_all(view: ProposalView) -> None:
    head = view.list.topLevelItem(0)
    assert head is not None
    head.setCheckState(0, Qt.CheckState.Unchecked)
    assert view.wanted == ()
    head.setCheckState(0, Qt.CheckState.Checked)
    assert len(view.wanted) == 2


def test_the_person_writes_the_texts_and_decides_the_time(
    blank_window: MainWindow, view: ProposalView
) -> None:
    view.form.item.setText("")
    commit(view.form.item, "Ⅰ1①")
    view.form.reason.setPlainText("軽微な変更のため")
    view.form.options["after"].click()
    view.head.day.setText("令和8年5月1日")
    view.add.click()
    row = rows(blank_window)[0]
    assert (row[ITEM], row[REASON], row[TIMING], row[DATE]) == (
        "Ⅰ1①",
        "軽微な変更のため",
        Choice("after"),
        "令和8年5月1日",
    )


def test_what_was_written_stays_when_the_document_changes_elsewhere(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    view.form.texts["after"].setPlainText("転出届の事務")
    compose(view.form.reason, "りゆう")
    blank_window.session.add_entry(SYSTEM)
    settle(blank_window, qtbot)
    assert view.wanted[0].after == "転出届の事務"
    assert view.form.texts["after"].toPlainText() == "転出届の事務"
    commit(view.form.reason, "理由")
    assert "理由" in view.wanted[0].timing.reason


def test_an_open_question_counts_until_the_person_has_answered_it(
    view: ProposalView, qtbot: QtBot
) -> None:
    assert view._proposed is not None
    at = next(each for each in view._proposed.proposals if not view.wishes.is_decided(each))
    number = sum(not view.wishes.is_decided(each) for each in view._proposed.proposals)
    assert f"判断していない行：{number}行" in view._open.words
    view.list.choose(Wanted((at,)))
    view.form.options[at.timing.option].click()
    assert view.form._certainty.text() == "判断済み"
    left = f"判断していない行：{number - 1}行" if number > 1 else ""
    qtbot.waitUntil(lambda: f"行：{number}行" not in view._open.words, timeout=5000)
    assert left in view._open.words


def test_a_rule_known_from_memory_is_marked_as_not_verified(view: ProposalView) -> None:
    assert view._proposed is not None
    for proposal in view._proposed.proposals:
        view.list.choose(Wanted((proposal,)))
        assert view.form._source.isHidden() is proposal.timing.verified


def test_the_emergency_is_one_switch_for_all_rows(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    view.form.options["before"].click()
    view.head.emergency.setChecked(True)
    settle(blank_window, qtbot)
    assert {each.timing.option for each in view.wanted} == {"after"}
    view.add.click()
    assert {row[TIMING] for row in rows(blank_window)} == {Choice("after")}


def test_rows_are_added_only_on_a_day_that_can_be_read(view: ProposalView) -> None:
    view.head.day.setText("そのうち")
    assert not view.add.isEnabled()
    assert "変更日は" in view._open.words


def test_several_proposals_become_one_row(blank_window: MainWindow, view: ProposalView) -> None:
    view.together.click()
    (row,) = rows(blank_window)
    assert row[ITEM] == "Ⅰ1①事務の名称\nⅠ1②事務の内容"


def test_a_proposal_is_left_out_with_a_reason_and_taken_up_again(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    view.form.leave.click()
    dialog = the(ReasonDialog, blank_window)
    assert not dialog._buttons.buttons()[0].isEnabled()
    dialog._reason.setPlainText("誤字の訂正のため")
    dialog.accept()
    settle(blank_window, qtbot)
    assert items(view) == ["Ⅰ1②事務の内容"]
    assert view._proposed is not None
    (left,) = view._proposed.left
    assert left.reason == "誤字の訂正のため"
    view.list.choose(left)
    assert view.kept.isVisible()
    view.kept.do.click()
    settle(blank_window, qtbot)
    assert items(view) == ["Ⅰ1①事務の名称", "Ⅰ1②事務の内容"]


def test_what_has_to_happen_before_a_grave_change_is_listed_with_days(
    blank_window: MainWindow, view: ProposalView
) -> None:
    assert view._proposed is not None
    grave = next(each for each in view._proposed.proposals if each.important)
    view.list.choose(Wanted((grave,)))
    view.form.options["before"].click()
    view.head.day.setText("令和9年4月1日")
    assert view._prepare.isVisible()
    view._prepare.click()
    dialog = the(PreparationsDialog, blank_window)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"意見聴取の開始", "第三者点検", "個人情報保護委員会への提出", "公表"} <= said
    assert "令和9年3月31日" in said


def test_one_wording_replaced_in_many_places_is_one_row_with_its_rows(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    session = blank_window.session
    session.answer(NAME, "市民課が行う届出の事務")
    session.answer(CONTENT, "市民課が窓口で届出を受け付ける。")
    session.add_version("公表版", day="2026-04-01")
    session.answer(NAME, "住民窓口課が行う届出の事務")
    session.answer(CONTENT, "住民窓口課が窓口で届出を受け付ける。")
    blank_window.workspace.propose_changes()
    settle(blank_window, qtbot)
    view = proposing(blank_window).view
    head = view.list.topLevelItem(0)
    assert head is not None
    assert head.childCount() == 1
    group = head.child(0)
    assert group is not None
    assert group.childCount() == 2
    assert "「市民課」→「住民窓口課」" in group.text(0)
    view.list.setCurrentItem(group)
    view.form.options["after"].click()
    view.form.reason.setPlainText("組織の改編による")
    assert {(each.timing.option, each.timing.reason) for each in view.wanted} == {
        ("after", "組織の改編による")
    }
    group.setCheckState(0, Qt.CheckState.Unchecked)
    assert view.wanted == ()


def test_without_a_published_version_the_view_says_what_to_do(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    blank_window.workspace.propose_changes()
    settle(blank_window, qtbot)
    view = proposing(blank_window).view
    assert "公表版として残した版がありません" in view._lack.words
    assert not view.add.isVisible()
    button(view, "公表版として残す…").click()
    the(VersionDialog, blank_window).accept()
    assert last_published_version(blank_window.session.assessment) is not None
    settle(blank_window, qtbot)
    assert items(view) == []
    assert view._nothing.isVisible()


def test_another_version_is_chosen(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    blank_window.session.add_version("提出版", day="2026-05-01")
    settle(blank_window, qtbot)
    base = view.head.base
    base.setCurrentIndex(base.findText("提出版（令和8年5月1日）"))
    base.activated.emit(base.currentIndex())
    settle(blank_window, qtbot)
    assert items(view) == []


def test_a_published_file_is_chosen(blank_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = blank_window.session
    session.answer(NAME, "転入の届出に関する事務")
    path = tmp_path / "published.hyoka"
    path.write_bytes(file.encode(session.assessment))
    session.answer(NAME, "転出の届出に関する事務")
    proposing(blank_window).open()
    proposing(blank_window).choose_base(Stand(path=path))
    settle(blank_window, qtbot)
    assert items(proposing(blank_window).view) == ["Ⅰ1①事務の名称"]


def test_a_file_that_cannot_be_read_is_reported(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "a.hyoka").write_bytes(b"no")
    proposing(blank_window).open()
    proposing(blank_window).choose_base(Stand(path=tmp_path / "a.hyoka"))
    qtbot.waitUntil(lambda: len(heard.warned) == 1, timeout=20_000)
    settle(blank_window, qtbot)
    assert proposing(blank_window).view._lack.isVisible()
    published(blank_window)
    settle(blank_window, qtbot)
    assert len(items(proposing(blank_window).view)) == 2
    assert len(heard.warned) == 1


def adopted(window: MainWindow, view: ProposalView, qtbot: QtBot) -> str:
    """Add all rows, change the name again, show 変更箇所; return the row of the name."""
    view.add.click()
    settle(window, qtbot)
    window.session.answer(NAME, "転居の届出に関する事務")
    assessment = window.session.assessment
    row = next(
        row
        for row in assessment.entries(ROWS)
        if assessment.answers.get((*ROWS, row, ITEM)) == "Ⅰ1①事務の名称"
    )
    window.workspace.navigation.go_to_place((*ROWS, row, ITEM))
    settle(window, qtbot)
    return row


def test_a_row_on_the_page_says_that_it_is_out_of_date_and_is_renewed(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    row = adopted(blank_window, view, qtbot)
    foot = proposing(blank_window).feet.foot(row)
    assert foot is not None
    assert foot.renew.isVisible()
    foot.renew.click()
    after = blank_window.session.assessment.answers[(*ROWS, row, AFTER)]
    assert after == "転居の届出に関する事務"
    settle(blank_window, qtbot)
    assert not foot.renew.isVisible()


def test_a_row_that_is_out_of_date_is_shown_with_its_new_text(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    row = adopted(blank_window, view, qtbot)
    foot = proposing(blank_window).feet.foot(row)
    assert foot is not None
    foot.look.click()
    settle(blank_window, qtbot)
    assert view.kept.isVisible()
    assert items(view) == []
    assert "転居" in view.kept._boxes["変更後の記載"].toPlainText()
    view.kept.do.click()
    settle(blank_window, qtbot)
    assert view._proposed is not None
    assert view._proposed.stale == ()


def test_a_row_whose_change_was_taken_back_can_be_removed(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    row = adopted(blank_window, view, qtbot)
    blank_window.session.answer(NAME, "転入の届出に関する事務")
    settle(blank_window, qtbot)
    foot = proposing(blank_window).feet.foot(row)
    assert foot is not None
    assert foot.renew.text() == "この行を削除する"
    foot.renew.click()
    assert row not in blank_window.session.assessment.entries(ROWS)


def test_rows_are_merged_and_split_on_the_page(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    adopted(blank_window, view, qtbot)
    session = blank_window.session
    *_, last = session.assessment.entries(ROWS)
    blank_window.workspace.navigation.go_to_place((*ROWS, last, ITEM))
    foot = proposing(blank_window).feet.foot(last)
    assert foot is not None
    assert foot.merge.isVisible()
    foot.merge.click()
    (row,) = rows(blank_window)
    assert row[ITEM] == "Ⅰ1①事務の名称\nⅠ1②事務の内容"
    (*_, name) = session.assessment.entries(ROWS)
    split = proposing(blank_window).feet.foot(name)
    assert split is not None
    split.split.click()
    assert len(rows(blank_window)) == 2


def test_rows_of_earlier_publications_are_neither_merged_nor_split(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    session = blank_window.session
    for row in session.assessment.entries(ROWS):
        session.remove_entry(ROWS, row)
    earlier = session.add_entry(ROWS)
    session.answer((*ROWS, earlier, ITEM), "Ⅰ2")
    published(blank_window)
    mine = [session.add_entry(ROWS) for _ in range(2)]
    feet = proposing(blank_window).feet
    for row in (earlier, *mine):
        blank_window.workspace.navigation.go_to_place((*ROWS, row, ITEM))
    settle(blank_window, qtbot)
    offered = {
        row: (foot.merge.isVisible(), foot.split.isVisible())
        for row in (earlier, *mine)
        if (foot := feet.foot(row))
    }
    assert offered == {earlier: (False, False), mine[0]: (False, True), mine[1]: (True, True)}


def test_the_part_leads_to_the_proposals(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    adopted(blank_window, view, qtbot)
    assert not view.isVisible()
    button(blank_window.workspace.page, "変更箇所の案を作る…").click()
    assert view.isVisible()


def test_typing_on_the_page_is_not_disturbed_by_the_proposals(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    row = adopted(blank_window, view, qtbot)
    page = blank_window.workspace.page
    blank_window.activateWindow()
    page.go_to((*ROWS, row, REASON))
    focused = page.focusWidget()
    assert focused is not None
    compose(focused, "ほんぶん")
    blank_window.session.answer(NAME, "転居等の届出に関する事務")
    one = proposing(blank_window)
    qtbot.wait(50)
    one._make_anew()
    assert one._job is None
    commit(focused, "本文")
    settle(blank_window, qtbot)
    assert "本文" in str(blank_window.session.assessment.answers[(*ROWS, row, REASON)])


def test_the_differences_of_a_long_text_are_marked_too(view: ProposalView, qtbot: QtBot) -> None:
    view.form.texts["before"].setPlainText("届出を受け付けて記録する。" * 100)
    view.form.texts["after"].setPlainText("届出を受け付けて記録する。" * 100 + "写しを送る。")
    box = view.form.difference
    qtbot.waitUntil(lambda: "写しを送る。" in box.toPlainText(), timeout=20_000)
    assert view.form._sides == view.form._marked
    qtbot.waitUntil(lambda: view.form._job is None, timeout=20_000)


def test_another_document_has_proposals_of_its_own(
    blank_window: MainWindow, view: ProposalView, qtbot: QtBot
) -> None:
    session = blank_window.session
    view.form.item.setText("x")
    session.stand(blank(session.library.default))
    blank_window.workspace.propose_changes()
    settle(blank_window, qtbot)
    assert view.wanted == ()
    assert view._lack.isVisible()


def test_everything_in_the_view_has_a_name(view: ProposalView) -> None:
    for kind in (QComboBox, QLineEdit, QPlainTextEdit):
        for widget in view.findChildren(kind):
            assert isinstance(widget, QWidget)
            assert widget.accessibleName()
    assert view.list.accessibleName()
    item = view.list.currentItem()
    assert item is not None
    words = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert first(view).item in words


def test_the_rows_are_reached_and_ticked_by_keys(view: ProposalView) -> None:
    view.list.setFocus()
    view.list.choose(Wanted((first(view),)))
    press(view.list, Qt.Key.Key_Space, " ")
    assert view.add.text() == "1行を変更箇所に加える"
    press(view.list, Qt.Key.Key_Down)
    assert view.form.item.text() == "Ⅰ1②事務の内容"
