"""Withheld passages in the window: marked, seen, listed, taken back; typing is left alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from assessor.document.withholding import Passage, passages
from assessor.form.values import Checks, Free, Paragraph, Place, Table
from assessor.ui import theme
from assessor.ui.files import PaperWork
from assessor.ui.main_window import MainWindow
from assessor.ui.text_box import TextBox
from assessor.ui.withheld_dialog import WithheldDialog
from assessor.ui.withheld_shade import lines_below, shaded
from assessor.ui.withholding_dialog import WithholdingDialog
from tests.ui.conftest import Heard
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN, commit, compose, press

pytestmark = OFFSCREEN
PLACE: Place = ("further_measures",)
TEXT = "𠮷野の回線は専用線二本である。"
SPAN = (6, 11)
UNITS = (7, 12)
"""The same as Qt counts: the first letter is two units."""


def box_of(window: MainWindow, address: tuple[int | str, ...] = ()) -> TextBox:
    frame = window.workspace.page._sheet
    assert frame is not None
    box = frame._register.items[PLACE].editor.box_at(address)
    assert box is not None
    return box


@pytest.fixture
def window(blank_window: MainWindow, qtbot: QtBot) -> MainWindow:
    blank_window.session.answer(PLACE, TEXT)
    blank_window.show()
    qtbot.waitExposed(blank_window)
    blank_window.activateWindow()
    blank_window.workspace.page.go_to(PLACE)
    box_of(blank_window).select(*SPAN)
    return blank_window


def withhold(window: MainWindow, reason: str = "攻撃に使える") -> None:
    window.workspace.withholding.withhold()
    dialog = the(WithholdingDialog, window)
    the(QPlainTextEdit, dialog).setPlainText(reason)
    dialog.accept()
    QApplication.processEvents()  # the window has the focus again


def only(window: MainWindow) -> Passage:
    (passage,) = passages(window.session.assessment)
    return passage


def test_what_is_selected_is_withheld_with_the_reason_that_is_asked_for(
    window: MainWindow,
) -> None:
    window.workspace.withholding.withhold()
    dialog = the(WithholdingDialog, window)
    assert not button(dialog, "非公表にする").isEnabled()
    the(QPlainTextEdit, dialog).setPlainText(" 攻撃に使える ")
    assert button(dialog, "非公表にする").isEnabled()
    dialog.accept()
    assert (only(window).mark.words, only(window).mark.reason) == ("専用線二本", "攻撃に使える")
    assert window.session.undo_label == "非公表の指定"


def test_it_is_seen_by_a_ground_and_a_line_until_it_is_undone(window: MainWindow) -> None:
    box = box_of(window)
    withhold(window)
    assert shaded(box) == [UNITS]
    box.select(0, 0)
    (line,) = lines_below(box, *UNITS)
    seen = box.viewport().grab().toImage()
    under = [seen.pixelColor(at, int(line.y1())).name() for at in range(seen.width())]
    dashes = [at for at, colour in enumerate(under) if colour == theme.MUTED.lower()]
    assert line.x1() - 1 <= min(dashes) < max(dashes) <= line.x2() + 1
    ground = seen.pixelColor(round(line.x1()) + 1, int(line.y1()) - 4).name()
    assert ground == theme.WITHHELD.lower()
    assert box.text() == TEXT
    window.session.undo()
    assert shaded(box) == []
    window.session.redo()
    assert shaded(box) == [UNITS]


def test_typing_goes_on_around_and_inside_what_is_withheld(window: MainWindow) -> None:
    box = box_of(window)
    withhold(window)
    box.select(0, 0)
    compose(box, "し")
    assert (shaded(box), box.is_composing) == ([UNITS], True)
    commit(box, "市の")
    assert (box.text(), shaded(box)) == ("市の" + TEXT, [(9, 14)])
    assert box.textCursor().position() == 2
    box.select(10, 10)
    commit(box, "の太い")
    assert only(window).mark.words == "専用の太い線二本"
    assert shaded(box) == [(9, 17)]


def test_deleting_letter_by_letter_takes_the_shade_along(window: MainWindow) -> None:
    box = box_of(window)
    withhold(window)
    box.select(11, 11)
    for _ in range(5):
        press(box, Qt.Key.Key_Backspace)
    assert shaded(box) == []
    assert only(window).mark.said == "専用線二本"
    commit(box, "光回線")
    assert (only(window).mark.words, shaded(box)) == ("光回線", [(7, 10)])


def test_it_is_taken_back_where_the_cursor_is(window: MainWindow, heard: Heard) -> None:
    withhold(window)
    box_of(window).select(0, 0)
    window.workspace.withholding.release()
    assert "非公表にした部分はありません" in window.statusBar().currentMessage()
    box_of(window).select(8, 8)
    window.workspace.withholding.release()
    assert list(passages(window.session.assessment)) == []
    assert heard.warned == []


def test_without_words_selected_or_while_composing_nothing_is_asked(window: MainWindow) -> None:
    box = box_of(window)
    box.select(3, 3)
    window.workspace.withholding.withhold()
    assert "選んでください" in window.statusBar().currentMessage()
    compose(box, "に")
    window.workspace.withholding.withhold()
    assert "確定してから" in window.statusBar().currentMessage()
    assert window.findChild(WithholdingDialog) is None


def test_the_reason_of_the_last_mark_is_proposed(window: MainWindow) -> None:
    withhold(window, "構成が知られる")
    box_of(window).select(0, 2)
    window.workspace.withholding.withhold()
    assert window.findChildren(WithholdingDialog)[-1].reason == "構成が知られる"


def test_tails_and_paragraphs_can_be_withheld_too(window: MainWindow) -> None:
    flow: Place = ("flow",)
    window.session.answer(flow, Free((Table((("一",),)), Paragraph("回線は二本"))))
    window.workspace.page.go_to(flow)
    sheet = window.workspace.page._sheet
    assert sheet is not None
    box = sheet._register.items[flow].editor.box_at((1,))
    assert box is not None
    box.select(3, 5)
    withhold(window)
    assert (only(window).mark.address, only(window).mark.words) == ((1,), "二本")
    assert shaded(box) == [(3, 5)]
    assert isinstance(window.session.assessment.answers[flow], Free)
    assert Checks.of(()) not in window.session.assessment.answers.values()


def test_the_list_says_what_is_withheld_and_leads_there(window: MainWindow) -> None:
    withhold(window)
    window.workspace.page.go_to(("assessment_title",))
    window.workspace.withholding.show_all()
    dialog = the(WithheldDialog, window)
    row = the(QListWidget, dialog).item(0).text()
    assert row.startswith("Ⅳ3")
    assert "「専用線二本」　理由：攻撃に使える" in row
    button(dialog, "箇所を見る").click()
    assert box_of(window).textCursor().selectedText() == "専用線二本"


def test_the_list_tells_what_is_lost_and_takes_marks_away(window: MainWindow) -> None:
    withhold(window)
    window.session.answer(PLACE, None)
    window.workspace.withholding.show_all()
    dialog = the(WithheldDialog, window)
    rows = the(QListWidget, dialog)
    assert "（見当たりません：専用線二本）" in rows.item(0).text()
    button(dialog, "理由を直す…").click()
    reason = window.findChildren(WithholdingDialog)[-1]
    the(QPlainTextEdit, reason).setPlainText("別の理由")
    reason.accept()
    assert "別の理由" in rows.item(0).text()
    button(dialog, "非公表をやめる").click()
    assert (rows.count(), button(dialog, "箇所を見る").isEnabled()) == (0, False)


WANTED = {"public": "（非公表）", "submission": "【非公表：専用線二本】"}


@pytest.mark.parametrize("copy", WANTED)
def test_both_copies_are_written_from_the_menu(
    window: MainWindow, tmp_path: Path, heard: Heard, qtbot: QtBot, copy: str
) -> None:
    withhold(window)
    papers: list[PaperWork] = []
    window.workspace.paper_wanted.connect(papers.append)
    window.workspace.paper_wanted.disconnect(window.files.export_paper)
    getattr(window.workspace.withholding, f"export_{copy}")()
    target = tmp_path / "a.txt"
    window.files._write(target, papers[0].work(target))
    qtbot.waitUntil(lambda: bool(heard.told))
    assert f"回線は{WANTED[copy]}である。" in target.read_text(encoding="utf-8")
