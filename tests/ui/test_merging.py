"""A colleague's copy merged in the window: what is shown, what is decided, what comes of it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from assessor.document import edits, file
from assessor.document.assessment import Assessment
from assessor.form.values import Place, Value
from assessor.history.merge import Whose, Written
from assessor.history.review import comments
from assessor.ui.main_window import MainWindow
from assessor.ui.merge_dialog import Copies, MergeDialog
from assessor.ui.merge_list import decision_words
from assessor.ui.merge_view import MergeView
from assessor.ui.merging import Merging, merging_in
from tests.ui.conftest import Heard
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN
NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
SYSTEM: Place = ("system",)


def merging(window: MainWindow) -> Merging:
    return merging_in(window.workspace, window.session)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    one = merging(window)
    qtbot.waitUntil(lambda: one._job is None and not one._pause.isActive(), timeout=20_000)


def written(copy: Assessment, place: Place, value: Value | None) -> None:
    copy.apply(edits.set_answer(copy, place, value))


@pytest.fixture
def theirs(blank_window: MainWindow, tmp_path: Path) -> Path:
    """A copy in which the name, a paragraph and the systems are others; ours has changed too."""
    session = blank_window.session
    session.answer(NAME, "転入の届出に関する事務")
    session.answer(CONTENT, "窓口で届出を受け付ける。\n記録を作る。\n写しを渡す。")
    session.add_version("素案", day="2026-08-20")
    copy = session.assessment.snapshot()
    written(copy, NAME, "転入届に関する事務")
    written(copy, CONTENT, "窓口で届出を受け付ける。\n記録を作る。\n写しを本人に渡す。")
    copy.apply(edits.add_entry(copy, SYSTEM, "s-theirs"))
    written(copy, (*SYSTEM, "s-theirs", "system_name"), "住民記録システム")
    copy.apply(edits.add_version(copy, "係長確認", "2026-09-01"))
    session.answer(NAME, "転入及び転出の届出に関する事務")
    session.answer(CONTENT, "窓口又は郵送で届出を受け付ける。\n記録を作る。\n写しを渡す。")
    path = tmp_path / "theirs.hyoka"
    path.write_bytes(file.encode(copy))
    return path


@pytest.fixture
def view(blank_window: MainWindow, theirs: Path, qtbot: QtBot) -> MergeView:
    """The merge of that copy, looked at."""
    merging(blank_window).look_at(Copies(theirs))
    settle(blank_window, qtbot)
    return merging(blank_window).view


def lines(view: MergeView) -> list[str]:
    return [view.list.view.item(number).text() for number in range(view.list.view.count())]


def answer(window: MainWindow, place: Place) -> Value | None:
    return window.session.assessment.answers.get(place)


def test_what_collides_stands_first_and_the_rest_says_whose_it_is(view: MergeView) -> None:
    assert view.isVisible()
    assert lines(view) == [
        "● 未決定：両方が直しました\nⅠ1①　事務の名称",
        "両方の変更\nⅠ1②　事務の内容",
        "相手の追加\nⅠ2システム2",
    ]
    assert view._title.words == "写しの統合：theirs.hyoka　（元：素案（令和8年8月20日））"
    assert "決めるもの1件（未決定1件）" in view._counts.words
    assert "相手の版1件も残します" in view._counts.words


def test_the_three_texts_of_a_collision_stand_side_by_side_marked(view: MergeView) -> None:
    choice = view.choice
    assert choice.isVisible()
    assert choice.base.toPlainText() == "転入の届出に関する事務"
    assert "及び転出" in choice.mine.toPlainText()
    assert choice.mine.number > 0
    assert choice.theirs.number > 0
    assert not choice.take_mine.isChecked()
    assert not choice.take_theirs.isChecked()


@pytest.mark.parametrize(
    ("name", "text"),
    [("take_mine", "転入及び転出の届出に関する事務"), ("take_theirs", "転入届に関する事務")],
)
def test_what_is_decided_comes_in_with_the_rest_as_one_step(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot, name: str, text: str
) -> None:
    before = dict(blank_window.session.assessment.answers)
    getattr(view.choice, name).click()
    assert view.undecided == 0
    view.merge.click()
    settle(blank_window, qtbot)
    assert answer(blank_window, NAME) == text
    merged = "窓口又は郵送で届出を受け付ける。\n記録を作る。\n写しを本人に渡す。"
    assert answer(blank_window, CONTENT) == merged
    assert "s-theirs" in blank_window.session.assessment.entries(SYSTEM)
    labels = [version.label for version in blank_window.session.assessment.versions]
    assert labels == ["素案", "係長確認"]
    assert blank_window.workspace.page.isVisible()
    blank_window.session.undo()
    assert dict(blank_window.session.assessment.answers) == before
    assert [each.label for each in blank_window.session.assessment.versions] == ["素案"]


def test_a_text_is_written_by_hand(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot, heard: Heard
) -> None:
    choice = view.choice
    assert not choice.hand.isVisible()
    choice.by_hand.click()
    assert choice.hand.toPlainText() == "転入及び転出の届出に関する事務"
    choice.hand.setPlainText("転入届及び転出届に関する事務")
    assert lines(view)[0].startswith("決定：手で直した記載")
    view.merge.click()
    settle(blank_window, qtbot)
    assert answer(blank_window, NAME) == "転入届及び転出届に関する事務"
    assert "決めた箇所1件" in heard.told[-1]


def test_what_is_written_by_hand_is_there_again_when_one_comes_back(view: MergeView) -> None:
    view.choice.by_hand.click()
    view.choice.hand.setPlainText("届出に関する事務")
    view.list.choose(CONTENT)
    assert view.text.isVisible()
    view.list.choose(NAME)
    assert view.choice.hand.toPlainText() == "届出に関する事務"


def test_what_is_not_decided_stays_mine_and_a_comment_keeps_the_other(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot, heard: Heard
) -> None:
    view.merge.click()
    assert heard.asked == ["決めていない箇所が1件あります。"]
    assert answer(blank_window, NAME) == "転入及び転出の届出に関する事務"
    assert "写しを本人" not in str(answer(blank_window, CONTENT))
    heard.reply("自分の記載のままで統合する")
    settle(blank_window, qtbot)
    assert answer(blank_window, NAME) == "転入及び転出の届出に関する事務"
    (comment,) = comments(blank_window.session.assessment)
    assert comment.place == NAME
    assert "相手の記載：\n転入届に関する事務" in comment.text
    assert "決めずに自分の記載のままとした箇所1件：Ⅰ1①" in heard.told[-1]


def test_the_way_to_what_is_not_decided_goes_through_a_filter(
    view: MergeView, heard: Heard
) -> None:
    view.list.filter.setCurrentIndex(view.list.filter.findData(Whose.THEIRS))
    assert lines(view) == ["相手の追加\nⅠ2システム2"]
    view.merge.click()
    heard.reply("未決定の箇所へ移る")
    assert view.choice.isVisible()
    assert len(lines(view)) == 1
    view.choice.take_mine.click()
    assert not view.next.isEnabled()


def test_an_edit_meanwhile_is_merged_too_and_what_was_decided_stays(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot
) -> None:
    view.choice.take_theirs.click()
    blank_window.session.answer(CONTENT, "届出を受け付ける。\n記録を作る。\n写しを渡す。")
    settle(blank_window, qtbot)
    assert view.undecided == 0
    view.merge.click()
    settle(blank_window, qtbot)
    assert answer(blank_window, CONTENT) == "届出を受け付ける。\n記録を作る。\n写しを本人に渡す。"


def test_nothing_is_merged_into_a_document_that_has_changed_meanwhile(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot, heard: Heard
) -> None:
    view.choice.take_theirs.click()
    view.merge.click()
    blank_window.session.answer(NAME, "届出")
    settle(blank_window, qtbot)
    assert "まだ統合していません" in str(heard.warned[-1])
    assert answer(blank_window, NAME) == "届出"
    assert view.undecided == 1


def test_copies_without_a_version_in_common_need_the_file_they_began_as(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    session = blank_window.session
    session.answer(NAME, "元")
    base, other = tmp_path / "base.hyoka", tmp_path / "other.hyoka"
    base.write_bytes(file.encode(session.assessment))
    copy = session.assessment.snapshot()
    written(copy, CONTENT, "相手の内容")
    other.write_bytes(file.encode(copy))
    session.answer(NAME, "自分の名称")
    merging(blank_window).look_at(Copies(other))
    settle(blank_window, qtbot)
    assert "元の記載が分かりません" in str(heard.warned[-1])
    assert blank_window.workspace.page.isVisible()
    merging(blank_window).look_at(Copies(other, base))
    settle(blank_window, qtbot)
    merging(blank_window).view.merge.click()
    settle(blank_window, qtbot)
    assert (answer(blank_window, NAME), answer(blank_window, CONTENT)) == (
        "自分の名称",
        "相手の内容",
    )


def test_a_copy_on_another_form_is_refused_in_one_sentence(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    session = blank_window.session
    other = next(
        form
        for edition in session.library.editions
        if (form := session.library.form(edition.id)).id != session.assessment.form.id
    )
    path = tmp_path / "other.hyoka"
    path.write_bytes(file.encode(Assessment(other)))
    merging(blank_window).look_at(Copies(path))
    settle(blank_window, qtbot)
    assert str(heard.warned[-1]) == "様式の版が違う評価書は、統合できません。"


def test_the_copy_is_chosen_and_never_the_open_file_itself(
    blank_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    blank_window.session.save(tmp_path / "mine.hyoka")
    blank_window._actions.action("workspace.merge").trigger()
    dialog = the(MergeDialog, blank_window)
    ready = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ready.isEnabled()
    dialog.take_theirs(tmp_path / "mine.hyoka")
    assert not ready.isEnabled()
    assert "同じファイル" in dialog._lack.words
    dialog.take_theirs(tmp_path / "theirs.hyoka")
    dialog.take_base(tmp_path / "base.hyoka")
    assert ready.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.accept()
    assert heard.args == [Copies(tmp_path / "theirs.hyoka", tmp_path / "base.hyoka")]
    settle(blank_window, qtbot)


def test_one_leaves_without_merging(blank_window: MainWindow, view: MergeView) -> None:
    before = dict(blank_window.session.assessment.answers)
    button(view, "統合しないで戻る").click()
    assert blank_window.workspace.page.isVisible()
    assert dict(blank_window.session.assessment.answers) == before


def test_words_that_are_being_composed_outlast_a_merge_that_is_worked_out_anew(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot
) -> None:
    view.choice.by_hand.click()
    hand = view.choice.hand
    QApplication.sendEvent(hand, QInputMethodEvent("とどけ", []))
    blank_window.session.answer(CONTENT, "届出を受け付ける。\n記録を作る。\n写しを渡す。")
    settle(blank_window, qtbot)
    assert hand.textCursor().block().layout().preeditAreaText() == "とどけ"
    event = QInputMethodEvent()
    event.setCommitString("届")
    QApplication.sendEvent(hand, event)
    assert view.decisions[NAME] == Written("届転入及び転出の届出に関する事務")


def test_both_orders_of_entries_are_shown_and_one_is_taken(
    blank_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = blank_window.session
    names = [*session.assessment.entries(SYSTEM), *(session.add_entry(SYSTEM) for _ in range(2))]
    for name, title in zip(names, ("甲", "乙", "丙"), strict=True):
        session.answer((*SYSTEM, name, "system_name"), title)
    session.add_version("素案")
    copy = session.assessment.snapshot()
    copy.apply(edits.move_entry(copy, SYSTEM, names[0], 1))
    path = tmp_path / "order.hyoka"
    path.write_bytes(file.encode(copy))
    session.move_entry(SYSTEM, names[2], -2)
    merging(blank_window).look_at(Copies(path))
    settle(blank_window, qtbot)
    view = merging(blank_window).view
    assert "順番" in view.choice._what.words
    assert not view.choice.by_hand.isVisible()
    view.choice.take_theirs.click()
    view.merge.click()
    settle(blank_window, qtbot)
    assert session.assessment.entries(SYSTEM) == (names[1], names[0], names[2])


def test_another_copy_chosen_while_one_is_being_looked_at_is_shown(
    blank_window: MainWindow, theirs: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.hyoka"
    other.write_bytes(theirs.read_bytes())
    merging(blank_window).look_at(Copies(theirs))
    merging(blank_window).look_at(Copies(other))
    settle(blank_window, qtbot)
    assert "other.hyoka" in merging(blank_window).view._title.words
    assert merging(blank_window).view.account is not None


def test_who_comes_back_finds_what_was_decided_and_what_was_edited_meanwhile(
    blank_window: MainWindow, view: MergeView, qtbot: QtBot
) -> None:
    view.choice.by_hand.click()
    view.choice.hand.setPlainText("届出に関する事務")
    button(view, "統合しないで戻る").click()
    blank_window.session.answer(NAME, "転入と転出の届出")
    assert not merging(blank_window)._pause.isActive()
    blank_window._actions.action("workspace.merge").trigger()
    settle(blank_window, qtbot)
    assert view.isVisible()
    assert "転入と転出" in view.choice.mine.toPlainText()
    assert view.choice.hand.toPlainText() == "届出に関する事務"


def test_what_was_written_by_hand_goes_only_when_the_person_says_so(
    blank_window: MainWindow, view: MergeView, tmp_path: Path, qtbot: QtBot, heard: Heard
) -> None:
    view.choice.by_hand.click()
    other = tmp_path / "other.hyoka"
    other.write_bytes((tmp_path / "theirs.hyoka").read_bytes())
    merging(blank_window).look_at(Copies(other))
    assert heard.asked == ["手で直した記載を、まだ統合していません。"]
    assert view.has_written
    heard.reply("写しを選び直す")
    settle(blank_window, qtbot)
    assert view.decisions == {}
    assert "other.hyoka" in view._title.words


def test_a_copy_without_changes_of_its_own_has_nothing_to_merge(
    blank_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = blank_window.session
    session.answer(NAME, "元")
    session.add_version("素案")
    path = tmp_path / "same.hyoka"
    path.write_bytes(file.encode(session.assessment))
    session.answer(NAME, "自分の名称")
    merging(blank_window).look_at(Copies(path))
    settle(blank_window, qtbot)
    view = merging(blank_window).view
    assert not view.merge.isEnabled()
    assert "取り入れる変更はありません" in view._counts.words


def test_everything_in_the_view_has_a_name_for_those_who_hear_it(view: MergeView) -> None:
    choice = view.choice
    for widget in (view.list.view, view.list.filter, choice.base, choice.mine, choice.theirs):
        assert widget.accessibleName()
    assert choice.hand.accessibleName() == "手で直した記載"
    assert decision_words(Written("")) == "決定：手で直した記載"
