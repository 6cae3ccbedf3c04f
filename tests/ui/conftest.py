"""A window for each test, with folders of its own, and an ear for what it says."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor.errors import AssessorError
from assessor.paths import resources_folder
from assessor.ui import messages, theme
from assessor.ui.app import make_window
from assessor.ui.arrival import blank, copied
from assessor.ui.main_window import MainWindow
from assessor.ui.messages import Reply
from assessor.ui.settings import Settings, SettingsFile


@dataclass
class Heard:
    """What the program said to the person, and how the person replies."""

    told: list[str] = field(default_factory=list)
    warned: list[AssessorError] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    replies: tuple[Reply, ...] = ()

    def reply(self, words: str) -> None:
        """Press the button with ``words`` of the last question."""
        next(reply for reply in self.replies if reply.words == words).do()


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Typeface and style as the program sets them, whichever test comes first."""
    theme.dress(qapp, Settings().font_size)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    heard = Heard()

    def tell(_parent: QWidget, text: str, hint: str = "") -> None:
        heard.told.append(text + hint)

    def warn(_parent: QWidget, error: AssessorError) -> None:
        heard.warned.append(error)

    def ask(_parent: QWidget, text: str, _hint: str, replies: tuple[Reply, ...]) -> None:
        heard.asked.append(text)
        heard.replies = replies

    monkeypatch.setattr(messages, "tell", tell)
    monkeypatch.setattr(messages, "warn", warn)
    monkeypatch.setattr(messages, "ask", ask)
    return heard


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, heard: Heard) -> MainWindow:
    """The window as at the first start, on the screen; messages are only recorded."""
    assert heard.told == []
    return shown_window(qtbot, tmp_path)


@pytest.fixture
def sample_window(window: MainWindow) -> MainWindow:
    """The window with the sample in it, checked."""
    window.session.stand(copied(resources_folder() / "sample.hyoka", window.session.library))
    window.session.check_now()
    return window


@pytest.fixture
def blank_window(window: MainWindow) -> MainWindow:
    """The window with a new document in it, checked."""
    window.session.stand(blank(window.session.library.default))
    window.session.check_now()
    return window


def shown_window(qtbot: QtBot, folder: Path) -> MainWindow:
    made = make_window(SettingsFile(folder / "config"), folder / "recovery")
    qtbot.addWidget(made, before_close_func=_let_go)
    made.resize(1280, 800)
    made.show_start()
    made.show()
    QApplication.processEvents()
    return made


def _let_go(window: MainWindow) -> None:
    window._may_close = True
