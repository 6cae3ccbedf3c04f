"""Small widgets that the panes and dialogs share: words in their place, and room between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from assessor.ui import theme


def text(words: str = "", role: str = "") -> QLabel:
    """Return a text that wraps, and that can be marked and copied with the mouse."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        label.setProperty("role", role)
    return label


def button(words: str, icon: str = "", role: str = "", tip: str = "") -> QPushButton:
    """Return a button that Enter presses where it has the focus."""
    made = QPushButton(words)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(theme.icon(icon))
    if role:
        made.setProperty("role", role)
    made.setToolTip(tip)
    return made


def frame(role: str) -> QFrame:
    """Return an empty frame that looks as the style sheet says for ``role``."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def grow(widget: QWidget) -> QWidget:
    """Let ``widget`` take the height that is left, and return it."""
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return widget
