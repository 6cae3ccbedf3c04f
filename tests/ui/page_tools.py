"""What the tests of page and editors share: a page on the screen, and typing as an IME does it."""

from functools import cache
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor.document.changes import Change, Edit
from assessor.form.definition import Item
from assessor.form.library import FormLibrary
from assessor.form.values import Entries, Place, Value
from assessor.paths import forms_folder
from assessor.ui.page import Page
from assessor.ui.parts import part_of, parts
from assessor.ui.session import Session

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
"""A warning of Qt's offscreen platform about every window that has a smallest size."""
W = TypeVar("W", bound=QWidget)
FILE: Place = ("file", "f1")
OUTSOURCING: Place = (*FILE, "outsourcing")


@cache
def library() -> FormLibrary:
    return FormLibrary(forms_folder())


def item(name: str) -> Item:
    return library().default.items[name]


def session(answers: dict[Place, Value] | None = None) -> Session:
    """A session with one file f1 and what is given besides."""
    made = Session(library())
    files = made.assessment.entries(("file",))
    made.remove_entry(("file",), files[0])
    wanted = {("file",): Entries(("f1",)), **(answers or {})}
    present = made.assessment.answers
    changes = tuple(Change(place, present.get(place), value) for place, value in wanted.items())
    made.assessment.apply(Edit("test", changes))
    made._evaluation = None
    return made


def page_at(qtbot: QtBot, session: Session, place: Place) -> Page:
    """A page on the screen that shows the part with ``place``."""
    page = Page(session)
    qtbot.addWidget(page)
    page.resize(680, 800)
    part = part_of(place, parts(session.assessment))
    assert part is not None
    page.show_part(part)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.processEvents()
    return page


def found(page: QWidget, kind: type[W], name: Place | str) -> W:
    """The widget with the object name that was made from a place."""
    wanted = name if isinstance(name, str) else "/".join(name)
    widget = page.findChild(kind, wanted)
    assert isinstance(widget, kind), wanted
    return widget


def compose(widget: QWidget, text: str) -> None:
    """Show ``text`` as being composed by an input method."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
    QApplication.processEvents()


def commit(widget: QWidget, text: str) -> None:
    """Type ``text`` as an input method commits it."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press one key."""
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, none, text))
    QApplication.processEvents()
