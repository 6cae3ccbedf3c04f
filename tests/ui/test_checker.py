"""The check between two key presses: when it runs, when it waits, and what it costs nobody."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor.form.values import Choice, Place
from assessor.rules.check import check
from assessor.ui import checker
from assessor.ui.arrival import blank
from assessor.ui.checker import CHECK_PAUSE
from assessor.ui.session import Session
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import OFFSCREEN, commit, compose, found, library, page_at, session

pytestmark = OFFSCREEN
NAME: Place = ("office_name",)
WAIT = 2 * CHECK_PAUSE
"""Longer than the pause; what comes in this time comes without a key."""


def begin(document: Session) -> None:
    """Let the check take its first step, as when the pause has passed."""
    document._checker._begin()
    document._checker._go_on()
    assert document._checker._checking is not None


def test_an_opened_document_says_at_once_what_its_items_lack(qapp: QApplication) -> None:
    assert qapp is not None
    document = Session(library())
    document.stand(blank(library().default))
    assert "blank" in {finding.code for finding in document.findings}


def test_the_rest_follows_by_itself(qtbot: QtBot) -> None:
    document = Session(library())
    with qtbot.waitSignal(document.checked):
        document.stand(blank(library().default))
    codes = [finding.code for finding in document.findings]
    assert codes == [finding.code for finding in check(document.assessment)]


def test_while_an_input_method_composes_no_check_is_told(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, NAME)
    box = found(page, TextBox, NAME)
    box.setFocus()
    commit(box, "名")
    compose(box, "よぼう")
    with qtbot.assertNotEmitted(document.checked, wait=WAIT):
        pass
    assert box.textCursor().block().layout().preeditAreaText() == "よぼう"
    with qtbot.waitSignal(document.checked):
        commit(box, "予防")
    assert box.text() == "名予防"


def test_a_composition_that_is_given_up_lets_the_check_go_on(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, NAME)
    box = found(page, TextBox, NAME)
    box.setFocus()
    commit(box, "名")
    compose(box, "よぼう")
    with qtbot.waitSignal(document.checked):
        compose(box, "")


def test_a_check_that_has_begun_waits_for_what_is_being_composed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "_SLICE", 0.0)
    document = session()
    page = page_at(qtbot, document, NAME)
    box = found(page, TextBox, NAME)
    box.setFocus()
    document.check_now()
    commit(box, "名")
    begin(document)
    compose(box, "よぼう")
    with qtbot.assertNotEmitted(document.checked, wait=WAIT):
        pass
    with qtbot.waitSignal(document.checked):
        commit(box, "予防")


def test_an_edit_begins_the_check_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "_SLICE", 0.0)
    document = session()
    document.check_now()
    document.type_answer(NAME, "名")
    begin(document)
    document.answer(NAME, None)
    with qtbot.waitSignal(document.checked):
        pass
    assert ("blank", NAME) in [(finding.code, finding.place) for finding in document.findings]


def test_other_events_have_their_turn_while_a_check_runs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "_SLICE", 0.0)
    document, turns = session(), []
    document.check_now()
    document.answer(("nws_use",), Choice("no"))
    timer = QTimer(interval=0)
    begin(document)
    timer.timeout.connect(lambda: turns.append(timer))
    timer.start()
    with qtbot.waitSignal(document.checked):
        pass
    timer.stop()
    assert len(turns) > 5


def test_what_was_checked_as_it_is_is_not_checked_again(qtbot: QtBot) -> None:
    document = session()
    document.check_now()
    with qtbot.assertNotEmitted(document.checked):
        document.check_now()


def test_the_version_last_published_is_what_is_compared_with(qtbot: QtBot) -> None:
    document = session()
    before = document.context.published
    assert before is None
    document.add_version("公表版")
    with qtbot.waitSignal(document.checked):
        document.answer(NAME, "名称を変えた事務")
    published = document.context.published
    assert published is not None
    assert "change-unlisted" in {finding.code for finding in document.findings}
    with qtbot.waitSignal(document.checked):
        document.answer(NAME, "もう一度変えた事務")
    assert document.context.published is published
