from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from assessor.errors import AssessorError
from assessor.ui import messages
from assessor.ui.messages import Reply
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


def opened(qtbot: QtBot, parent: QDialog) -> QMessageBox:
    qtbot.addWidget(parent)
    parent.show()
    return the(QMessageBox, parent)


def test_an_error_shows_its_sentence_and_its_hint(qtbot: QtBot) -> None:
    parent = QDialog()
    messages.warn(parent, AssessorError("sentence", "hint"))
    box = opened(qtbot, parent)
    assert (box.text(), box.informativeText()) == ("sentence", "hint")
    box.accept()


def test_a_question_does_what_the_button_says(qtbot: QtBot) -> None:
    parent = QDialog()
    done: list[str] = []
    replies = (Reply("a", lambda: done.append("a")), Reply("b", lambda: done.append("b"), True))
    messages.ask(parent, "?", "", replies)
    box = opened(qtbot, parent)
    next(button for button in box.buttons() if button.text() == "b").click()
    assert done == ["b"]


def test_escape_does_nothing(qtbot: QtBot) -> None:
    parent = QDialog()
    done: list[str] = []
    messages.ask(parent, "?", "", (Reply("a", lambda: done.append("a")),))
    opened(qtbot, parent).reject()
    assert done == []


def test_a_message_does_not_wait(qtbot: QtBot) -> None:
    parent = QDialog()
    messages.tell(parent, "done")
    box = opened(qtbot, parent)
    assert box.isVisible()
    box.accept()
