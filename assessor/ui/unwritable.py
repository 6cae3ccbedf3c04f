"""What can be written on the page made something that can only be read.

Nothing turns grey: a version is there to be read. Words can be marked and copied; commands that
would change something are not there.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QLabel,
    QRadioButton,
    QWidget,
)

from assessor.ui.text_box import TextBox


def forbid_writing(around: QWidget) -> None:
    """Leave of everything in ``around`` what can be read."""
    around.setAcceptDrops(False)
    for child in around.findChildren(QWidget):
        child.setAcceptDrops(False)
        match child:
            case TextBox():
                child.setReadOnly(True)
                child.hint = ""
            case QRadioButton() | QCheckBox():
                child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            case QAbstractItemView():
                child.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            case QAbstractButton():
                child.hide()
            case QLabel() if child.property("role") in _INVITATIONS:
                child.hide()
            case QFrame() if child.property("role") == "drop":
                child.hide()
            case _:
                pass


_INVITATIONS = {"state-blank", "state-advised"}
