"""Two states compared in the window: what differs, the way through it, what reviewers say."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.document.edits import add_entry, set_answer
from assessor.form.values import Place
from assessor.history.difference import DifferenceKind
from assessor.history.review import CommentState, MarkState, comments
from assessor.history.wording import PieceKind, pieces
from assessor.ui.comment_dialog import CommentDialog
from assessor.ui.comparing import Comparing, comparing_in
from assessor.ui.comparison_dialog import ComparisonDialog
from assessor.ui.comparison_papers import PAPERS
from assessor.ui.comparison_view import ComparisonView
from assessor.ui.coverage_dialog import CoverageDialog
from assessor.ui.difference_text import DifferenceText, format_of
from assessor.ui.main_window import MainWindow
from assessor.ui.match_dialog import MatchDialog
from assessor.ui.paper_dialog import PaperDialog
from assessor.ui.stands import Sides, Stand
from tests.ui.conftest import Heard
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN
NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
SYSTEM: Place = ("system",)


def written(window: MainWindow) -> str:
    """Keep a version, change two answers, add a system; return the version's name."""
    session = window.session
    session.answer(NAME, "転入の届出に関する事務")
    session.answer(CONTENT, "窓口で届出を受け付ける。\n記録を作る。")
    name = session.add_version("提出版", day="2026-08-20")
    session.answer(NAME, "転入及び転出の届出に関する事務")
    session.answer(CONTENT, "窓口又は郵送で届出を受け付ける。\n記録を作る。\n写しを送る。")
    added = session.add_entry(SYSTEM)
    session.answer((*SYSTEM, added, "system_name"), "住民記録システム")
    return name


def compared(window: MainWindow, qtbot: QtBot, sides: Sides | None = None) -> ComparisonView:
    """The view with a comparison in it."""
    comparing(window).compare(sides or Sides(Stand(written(window)), Stand()))
    settle(window, qtbot)
    return comparing(window).view


def comparing(window: MainWindow) -> Comparing:
    return comparing_in(window.workspace, window.session)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    one = comparing(window)
    qtbot.waitUntil(lambda: one._job is None and not one._pause.isActive(), timeout=20_000)


def paths(view: ComparisonView) -> list[str]:
    return [row.path for row in view._rows.rows]


def at(view: ComparisonView, place: Place) -> None:
    view.choose(place)
    assert view.current is not None
    assert view.current.place == place


def test_what_differs_is_listed_with_how_much_was_compared(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    assert view.isVisible()
    assert not blank_window.workspace.page.isVisible()
    assert paths(view) == ["Ⅰ1①", "Ⅰ1②", "Ⅰ2システム2"]
    assert view._title.words == "提出版（令和8年8月20日）　→　今の記載"
    assert "項目を比べました" in view._coverage.words


def test_what_is_compared_is_chosen_from_versions_and_what_is_written_now(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    name = written(blank_window)
    blank_window._actions.action("workspace.compare").trigger()
    dialog = the(ComparisonDialog, blank_window)
    assert dialog.sides == Sides(Stand(name), Stand())
    dialog.before.setCurrentIndex(0)
    assert not dialog._buttons.buttons()[0].isEnabled()
    dialog.before.setCurrentIndex(1)
    dialog.accept()
    settle(blank_window, qtbot)
    assert len(paths(comparing(blank_window).view)) == 3


def test_filters_choose_by_chapter_mark_kind(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    view.filter.choose_kind(DifferenceKind.ADDED)
    assert paths(view) == ["Ⅰ2システム2"]
    view.filter.choose_kind(DifferenceKind.ADDED, wanted=False)
    view.filter._important.click()
    assert paths(view) == ["Ⅰ1②"]
    view.filter.choose_kind(DifferenceKind.MOVED)
    assert paths(view) == []
    assert view._nothing.isVisible()


def test_differences_are_marked_in_colour_and_with_another_sign() -> None:
    for kind in PieceKind:
        made = format_of(kind)
        has_sign = made.fontStrikeOut() or made.fontUnderline() or made.underlineStyle().value
        assert bool(has_sign) == (kind is not PieceKind.SAME)
    quiet = format_of(PieceKind.WIDTH)
    assert quiet.background().style() == Qt.BrushStyle.NoBrush
    assert format_of(PieceKind.REMOVED).fontStrikeOut()
    assert not format_of(PieceKind.ADDED).fontStrikeOut()


def test_both_texts_stand_side_by_side_or_in_one_column(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, NAME)
    text = view.text.box.toPlainText()
    assert "転入の届出に関する事務" in text
    assert "転入及び転出の届出に関する事務" in text
    button(view, "一列で示す").click()
    assert view.text.box.toPlainText() == "転入及び転出の届出に関する事務"
    assert blank_window.settings.columns == "single"
    assert button(view, "左右に並べる").isVisible()


def test_a_paragraph_that_moved_says_so(qtbot: QtBot) -> None:
    box = DifferenceText("x")
    qtbot.addWidget(box)
    lines = ("届出を受け付けて確認します。", "記録を作成して保管します。", "写しを本人に渡します。")
    found = pieces("\n".join(lines), "\n".join((lines[1], lines[2], lines[0])))
    box.show_single(found)
    assert "［移動前］" in box.toPlainText()
    assert "［移動後］" in box.toPlainText()


def test_each_column_has_the_widths_of_its_own_text(qtbot: QtBot) -> None:
    box = DifferenceText("x")
    qtbot.addWidget(box)
    box.show_beside(pieces("保存期間は５年とする。", "保存期間は5年とする。"), ("前", "後"))
    text = box.toPlainText()
    assert "保存期間は５年とする。" in text
    assert "保存期間は5年とする。" in text
    assert box.number == 0


def test_keys_go_through_all_differences_and_back(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    following = blank_window._actions.action("workspace.next_difference")
    at(view, CONTENT)
    assert view.text.box.number == 2
    following.trigger()
    following.trigger()
    assert view.current is not None
    assert view.current.place == CONTENT
    following.trigger()
    assert view.current.path == "Ⅰ2システム2"
    following.trigger()
    assert "最後の違い" in blank_window.statusBar().currentMessage()
    back = blank_window._actions.action("workspace.previous_difference")
    back.trigger()
    assert view.current.place == CONTENT
    assert view.text.box._at == 1


def test_an_entry_that_came_is_shown_with_all_that_is_in_it(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    view._choose(2)
    assert "全体が追加されました" in view.text.box.toPlainText()
    assert "住民記録システム" in view.text.box.toPlainText()


def test_an_edit_makes_the_comparison_anew_and_one_stays_where_one_was(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    blank_window.session.answer(NAME, "転入の届出に関する事務")
    settle(blank_window, qtbot)
    assert paths(view) == ["Ⅰ1②", "Ⅰ2システム2"]
    assert view.current is not None
    assert view.current.place == CONTENT


def test_a_comparison_made_anew_takes_the_focus_from_nobody(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    assert view.list.hasFocus()
    view.text.box.setFocus()
    blank_window.session.answer(NAME, "転入の届出に関する事務")
    settle(blank_window, qtbot)
    assert view.text.box.hasFocus()


def test_nothing_is_compared_while_nobody_looks(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    button(view, "今の記載に戻る").click()
    blank_window.session.answer(NAME, "転入の届出に関する事務")
    assert not comparing(blank_window)._pause.isActive()
    assert len(paths(view)) == 3
    comparing(blank_window).next_difference()
    settle(blank_window, qtbot)
    assert view.isVisible()
    assert len(paths(view)) == 2


def test_from_a_change_one_goes_to_the_item(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    button(view, "この項目へ移る").click()
    assert blank_window.workspace.page.isVisible()
    assert blank_window.workspace.navigation.place == CONTENT


def test_long_texts_are_compared_beside_the_window(blank_window: MainWindow, qtbot: QtBot) -> None:
    session = blank_window.session
    session.answer(CONTENT, "届出を受け付けて確認する。\n" * 200)
    name = session.add_version("素案")
    session.answer(CONTENT, "届出を受け付けて確認する。\n" * 199 + "以上。")
    view = compared(blank_window, qtbot, Sides(Stand(name), Stand()))
    qtbot.waitUntil(lambda: "以上。" in view.text.box.toPlainText(), timeout=20_000)
    assert view.text.box.number == 1


# Another file


@pytest.fixture
def other(blank_window: MainWindow, tmp_path: Path) -> Path:
    """A file of another origin, whose entries have names of its own."""
    form = blank_window.session.assessment.form
    theirs = Assessment(form)
    for name, title in (("s1", "国保システム"), ("s2", "住民記録システム")):
        theirs.apply(add_entry(theirs, SYSTEM, name))
        theirs.apply(set_answer(theirs, (*SYSTEM, name, "system_name"), title))
    path = tmp_path / "theirs.hyoka"
    path.write_bytes(file.encode(theirs))
    return path


def with_file(window: MainWindow, qtbot: QtBot, other: Path) -> ComparisonView:
    session = window.session
    (first,) = session.assessment.entries(SYSTEM)
    session.answer((*SYSTEM, first, "system_name"), "住民記録システム")
    return compared(window, qtbot, Sides(Stand(path=other), Stand()))


def test_entries_of_another_file_are_matched_by_what_they_say(
    blank_window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    view = with_file(blank_window, qtbot, other)
    systems = [row for row in view._rows.rows if row.place[:1] == SYSTEM]
    kinds = [row.difference.kind for row in systems if row.difference]
    assert kinds == [DifferenceKind.REMOVED]
    assert "内容が似ているもの" in view._coverage.words
    assert view._match.isVisible()


def test_the_match_is_corrected_by_hand(
    blank_window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    view = with_file(blank_window, qtbot, other)
    (first,) = blank_window.session.assessment.entries(SYSTEM)
    view._match.click()
    dialog = the(MatchDialog, blank_window)
    box = dialog.boxes[SYSTEM, first]
    assert box.currentText() == "システム2　住民記録システム"
    dialog.choose(SYSTEM, first, "s1")
    dialog.accept()
    settle(blank_window, qtbot)
    changed = [row.place for row in view._rows.rows if row.place[:1] == SYSTEM]
    assert (*SYSTEM, first, "system_name") in changed
    before = view.compared
    assert before is not None
    assert {match.after for match in before.found if match.before == first} == {"s1"}


def test_a_file_that_cannot_be_read_is_reported_and_the_page_comes_back(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "a.hyoka").write_bytes(b"no")
    comparing(blank_window).compare(Sides(Stand(path=tmp_path / "a.hyoka"), Stand()))
    qtbot.waitUntil(lambda: len(heard.warned) == 1, timeout=20_000)
    assert blank_window.workspace.page.isVisible()


def test_what_was_not_compared_is_listed_with_the_reason(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    session = sample_window.session
    name = session.add_version("素案")
    session.answer(NAME, "別の事務")
    view = compared(sample_window, qtbot, Sides(Stand(name), Stand()))
    button(view, "比べた範囲…").click()
    dialog = the(CoverageDialog, sample_window)
    assert the(QListWidget, dialog).count() > 0


# Review


def test_a_change_is_marked_and_the_progress_says_so(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, NAME)
    view.review.marks[MarkState.CONFIRMED].click()
    assert view._progress.words == "3件中 1件確認済"
    assert view.current is not None
    assert (view.current.place, view.current.state) == (NAME, MarkState.CONFIRMED)
    blank_window.session.undo()
    assert view._progress.words == "3件中 0件確認済"


def test_a_mark_falls_back_when_the_answer_changes_and_says_why(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, NAME)
    view.review.marks[MarkState.CONFIRMED].click()
    blank_window.session.answer(NAME, "転出の届出に関する事務")
    settle(blank_window, qtbot)
    at(view, NAME)
    assert view.review.marks[MarkState.UNCHECKED].isChecked()
    assert view.review._outdated.isVisible()


def test_what_is_to_be_revised_is_listed_alone(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    view.review.marks[MarkState.REVISE].click()
    view.filter.choose_state(MarkState.REVISE)
    assert paths(view) == ["Ⅰ1②"]


def mark_words(view: ComparisonView, words: str) -> None:
    """Mark the first ``words`` in the text that is shown."""
    found = view.text.box.document().find(words)
    view.text.box.setTextCursor(found)


def test_a_comment_is_attached_to_marked_words_answered_and_done(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    mark_words(view, "郵送")
    button(view, "コメントを付ける…").click()
    dialog = the(CommentDialog, blank_window)
    assert not dialog.buttons.buttons()[0].isEnabled()
    dialog.text.setPlainText("根拠を書いてください。")
    dialog.by.setText("係長")
    dialog.accept()
    assert view.current is not None
    (comment,) = view.current.comments
    assert (comment.place, comment.passage, comment.by) == (CONTENT, "郵送", "係長")
    view.filter.choose_state("commented")
    assert paths(view) == ["Ⅰ1②"]
    closed(blank_window)
    button(view, "回答・対応…").click()
    dialog = open_dialog(blank_window)
    dialog.answer.setPlainText("要領第3条です。")
    assert dialog.said.state is CommentState.ANSWERED
    dialog.state.setCurrentIndex(dialog.state.findData(CommentState.DONE))
    dialog.accept()
    (comment,) = comments(blank_window.session.assessment)
    assert (comment.answer, comment.state) == ("要領第3条です。", CommentState.DONE)
    assert paths(view) == []


def closed(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()


def open_dialog(window: MainWindow) -> CommentDialog:
    return next(d for d in window.findChildren(CommentDialog) if d.isVisible())


def test_a_comment_stays_listed_when_its_place_no_longer_differs(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    view = compared(blank_window, qtbot)
    at(view, NAME)
    view.review.comment_on("")
    dialog = the(CommentDialog, blank_window)
    dialog.text.setPlainText("名称を確かめてください。")
    dialog.accept()
    blank_window.session.answer(NAME, "転入の届出に関する事務")
    settle(blank_window, qtbot)
    (row,) = [row for row in view._rows.rows if row.place == NAME]
    assert row.difference is None
    assert row.open_comments == 1


def test_everything_in_the_view_has_a_name(blank_window: MainWindow, qtbot: QtBot) -> None:
    view = compared(blank_window, qtbot)
    for kind in (QComboBox, DifferenceText):
        for widget in view.findChildren(kind):
            assert isinstance(widget, QWidget)
            assert widget.accessibleName()
    words = view._rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "変更、Ⅰ1①、事務の名称、未確認"


def paper_dialog(window: MainWindow, paper: str) -> PaperDialog:
    """The dialog that asks about a paper, opened from the menu."""
    window._actions.action("workspace.write_comparison").trigger()
    dialog = the(PaperDialog, window)
    dialog.choose(paper)
    return dialog


def written_out(
    window: MainWindow, qtbot: QtBot, heard: Heard, dialog: PaperDialog, path: Path
) -> None:
    dialog.accept()
    files = next(d for d in window.findChildren(QFileDialog) if d.isVisible())
    files.fileSelected.emit(str(path))
    files.close()
    qtbot.waitUntil(lambda: len(heard.told) + len(heard.warned) == 1, timeout=60_000)


@pytest.mark.parametrize(
    "file_name", ["新旧対照表.html", "変更の概要.html", "見え消し.docx", "変更箇所.docx"]
)
def test_a_paper_about_the_comparison_is_written(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard, file_name: str
) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    view.review.marks[MarkState.REVISE].click()
    path = tmp_path / file_name
    paper = next(name for name, words in PAPERS.items() if words == path.stem)
    written_out(blank_window, qtbot, heard, paper_dialog(blank_window, paper), path)
    assert heard.warned == []
    assert path.stat().st_size > 1000
    if path.suffix == ".html":
        assert "要修正" in path.read_text(encoding="utf-8")


def test_what_reviewers_said_stays_out_of_a_paper_where_nobody_wants_it(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    view = compared(blank_window, qtbot)
    at(view, CONTENT)
    view.review.marks[MarkState.REVISE].click()
    dialog = paper_dialog(blank_window, "table")
    dialog.review.setChecked(False)
    path = tmp_path / "a.html"
    written_out(blank_window, qtbot, heard, dialog, path)
    assert "要修正" not in path.read_text(encoding="utf-8")


def test_who_and_when_are_suggested_and_asked_for_only_where_they_stand_in_the_paper(
    blank_window: MainWindow, qtbot: QtBot
) -> None:
    name = written(blank_window)
    session = blank_window.session
    session.answer(NAME, "転出の届出に関する事務")
    later = session.add_version("公表版", by="国保年金課", day="2026-10-01")
    compared(blank_window, qtbot, Sides(Stand(name), Stand(later)))
    dialog = paper_dialog(blank_window, "redline")
    assert (dialog.author.text(), dialog.day.text()) == ("国保年金課", "令和8年10月1日")
    assert dialog.author.isVisible()
    assert not dialog.review.isVisible()
    dialog.choose("table")
    assert not dialog.author.isVisible()
    assert dialog.review.isVisible()
    dialog.day.setText("いつか")
    assert not dialog.buttons.buttons()[0].isEnabled()


def test_a_paper_that_cannot_be_written_is_reported(
    blank_window: MainWindow, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    compared(blank_window, qtbot)
    dialog = paper_dialog(blank_window, "table")
    written_out(blank_window, qtbot, heard, dialog, tmp_path / "none" / "a.html")
    assert len(heard.warned) == 1


def test_without_a_comparison_one_is_asked_what_to_compare(blank_window: MainWindow) -> None:
    blank_window._actions.action("workspace.write_comparison").trigger()
    assert the(ComparisonDialog, blank_window).isVisible()
