from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from assessor.form.values import Choice, Unreadable
from assessor.ui.page_scroll import PageScroll
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import FILE, OFFSCREEN, commit, compose, found, page_at, press, session

pytestmark = OFFSCREEN
CONTENT = ("office_content",)


def test_committed_text_changes_the_answer_once(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    with qtbot.waitSignal(document.edited) as edited:
        commit(box, "予防接種")
    assert edited.args[0].changes[0].after == "予防接種"
    assert document.assessment.answers[CONTENT] == "予防接種"


def test_text_that_is_still_composed_changes_nothing(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    with qtbot.assertNotEmitted(document.edited):
        compose(box, "よぼ")
        compose(box, "予防")
    assert CONTENT not in document.assessment.answers


def test_a_change_from_elsewhere_does_not_touch_a_box_in_which_one_composes(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    box.setFocus()
    compose(box, "よぼ")
    document.answer(CONTENT, "別の記載")
    assert box.text() == ""
    commit(box, "予防")
    assert document.assessment.answers[CONTENT] == "予防"


def test_what_came_while_one_composed_is_shown_when_composing_was_given_up(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    box.setFocus()
    compose(box, "よぼ")
    document.answer(CONTENT, "別の記載")
    compose(box, "")
    assert box.text() == "別の記載"
    assert document.assessment.answers[CONTENT] == "別の記載"


def test_typing_goes_into_one_step(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    for text in ("予防", "接種", "の実施"):
        commit(box, text)
    document.undo()
    assert CONTENT not in document.assessment.answers
    assert box.text() == ""


def test_undo_replaces_only_what_differs_and_keeps_the_cursor_there(qtbot: QtBot) -> None:
    document = session({CONTENT: "住民の𠮷田さんの記録"})
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    box.setFocus()
    cursor = box.textCursor()
    cursor.setPosition(len("住民の") + 2)
    box.setTextCursor(cursor)
    commit(box, "（仮）")
    assert box.text() == "住民の𠮷（仮）田さんの記録"
    document.undo()
    assert box.text() == "住民の𠮷田さんの記録"
    assert box.textCursor().position() == len("住民の") + 2


def test_the_keys_of_undo_are_left_to_the_window(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), CONTENT)
    box = found(page, TextBox, CONTENT)
    event = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert not box.isUndoRedoEnabled()


def test_tab_moves_on_in_printed_order(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), ("office_name",))
    box = found(page, TextBox, ("office_name",))
    box.setFocus()
    press(box, Qt.Key.Key_Tab, "\t")
    assert QApplication.focusWidget() is found(page, TextBox, CONTENT)


def test_a_line_takes_no_line_end(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, ("office_name",))
    box = found(page, TextBox, ("office_name",))
    commit(box, "予防接種")
    press(box, Qt.Key.Key_Return, "\r")
    data = QMimeData()
    data.setText("に関する\r\n事務")
    box.insertFromMimeData(data)
    assert document.assessment.answers[("office_name",)] == "予防接種に関する 事務"


def test_pasted_text_is_cleaned_and_plain(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    data = QMimeData()
    data.setHtml("<b>一\x07</b>")
    data.setText("一\x07\r\n二\x0b三")
    box.insertFromMimeData(data)
    assert document.assessment.answers[CONTENT] == "一\n二\n三"
    assert "font-weight:7" not in box.toHtml()


def test_a_no_break_space_stays_what_it_is(qtbot: QtBot) -> None:
    document = session({CONTENT: "a\u00a0b"})
    page = page_at(qtbot, document, CONTENT)
    commit(found(page, TextBox, CONTENT), "x")
    assert "\u00a0" in str(document.assessment.answers[CONTENT])


def test_a_box_shows_all_of_its_text(qtbot: QtBot) -> None:
    document = session({CONTENT: "行\n" * 60})
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    assert box.height() >= box.document().size().height()
    before = box.height()
    commit(box, "行\n" * 20)
    assert box.height() > before
    assert box.height() >= box.document().size().height()


def test_the_page_follows_the_cursor_of_a_growing_box(qtbot: QtBot) -> None:
    document = session({CONTENT: "行\n" * 10})
    page = page_at(qtbot, document, CONTENT)
    box = found(page, TextBox, CONTENT)
    box.setFocus()
    cursor = box.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    box.setTextCursor(cursor)
    for _ in range(40):
        press(box, Qt.Key.Key_Return, "\r")
    scroll = page.findChild(QScrollArea)
    assert isinstance(scroll, PageScroll)
    bottom = box.mapTo(scroll.viewport(), box.cursorRect().bottomLeft()).y()
    assert 0 < bottom <= scroll.viewport().height()


def test_what_cannot_be_read_stays_with_its_reason(qtbot: QtBot) -> None:
    document = session()
    place = (*FILE, "held_since")
    page = page_at(qtbot, document, place)
    commit(found(page, TextBox, place), "そのうち")
    value = document.assessment.answers[place]
    assert isinstance(value, Unreadable)
    assert value.text == "そのうち"
    assert found(page, TextBox, place).text() == "そのうち"


def test_the_echo_shows_what_is_typed_elsewhere(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, (*FILE, "risks_file_name"))
    document.type_answer((*FILE, "file_name"), "予防接種ファイル")
    echo = found(page, QLabel, (*FILE, "risks_file_name"))
    assert echo.text() == "予防接種ファイル"


def test_the_answer_of_another_form_is_shown_as_it_is(qtbot: QtBot) -> None:
    document = session({CONTENT: Choice("something")})
    page = page_at(qtbot, document, CONTENT)
    assert any("something" in label.text() for label in page.findChildren(QLabel))
