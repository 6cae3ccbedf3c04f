"""The three ways in which the program speaks to a person: ``tell``, ``warn``, ``ask``.

Nothing else opens a message box, so that tests can listen here. None of them waits: what is to
happen afterwards is handed over, and typing is never blocked by a nested loop.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from assessor.errors import AssessorError

NAME = "特定個人情報保護評価書"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to a question: the words on the button, and what it does."""

    words: str
    do: Callable[[], None]
    throws_away: bool = False
    """Whether something typed is lost by it."""


def tell(parent: QWidget, text: str, hint: str = "") -> None:
    """Say that something is done."""
    _open(_box(parent, QMessageBox.Icon.Information, text, hint))


def warn(parent: QWidget, error: AssessorError) -> None:
    """Say what went wrong and what to do about it."""
    _open(_box(parent, QMessageBox.Icon.Warning, str(error), error.hint))


def ask(parent: QWidget, text: str, hint: str, replies: tuple[Reply, ...]) -> None:
    """Ask something; the first reply is the one that Enter takes, Escape takes none."""
    box = _box(parent, QMessageBox.Icon.Question, text, hint)
    chosen: dict[object, Reply] = {}
    for number, reply in enumerate(replies):
        role = QMessageBox.ButtonRole
        kind = role.DestructiveRole if reply.throws_away else role.AcceptRole
        button = box.addButton(reply.words, kind)
        chosen[button] = reply
        if number == 0:
            box.setDefaultButton(button)
    box.addButton(QMessageBox.StandardButton.Cancel)

    def carry_out() -> None:
        reply = chosen.get(box.clickedButton())
        if reply:
            reply.do()

    box.finished.connect(carry_out)
    _open(box)


def _box(parent: QWidget, icon: QMessageBox.Icon, text: str, hint: str) -> QMessageBox:
    box = QMessageBox(icon, NAME, text, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(hint)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _open(box: QMessageBox) -> None:
    if not box.buttons():
        box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
