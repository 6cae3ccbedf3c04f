"""PySide6 6.12 on Python 3.11 takes one reference from None at every call that returns None.

After some thousand calls the interpreter aborts. The pin in pyproject.toml keeps that release
away; this probe tells when a newer one has the fault too.
"""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_calls_that_return_none_leave_its_references_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("評価書")
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(f"評価書 {number}")
    assert sys.getrefcount(None) > before - 100
