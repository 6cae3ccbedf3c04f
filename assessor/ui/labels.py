"""Small widgets that the panes and dialogs share: words in their place, and room between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from assessor.ui import theme

# Not html.escape: importing that costs more than all these widgets, at every start.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})


class Text(QLabel):
    """Plain words that wrap, with room between the lines: the typeface itself has little."""

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)
        self.setText(words)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words

    @override
    def setText(self, words: str) -> None:
        """Show ``words``; nothing in them is markup."""
        self._words = words
        self.setAccessibleName(words)
        lines = words.translate(_SIGNS)
        super().setText(f'<p style="line-height:135%">{lines}</p>' if words else "")


def text(words: str = "", role: str = "") -> Text:
    """Return a text that wraps, and that can be marked and copied with the mouse."""
    return Text(words, role)


def line(words: str = "", role: str = "") -> QLabel:
    """Return words that stay on one line."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
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
