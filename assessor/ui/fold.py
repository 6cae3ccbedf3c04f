"""What need not be answered, as one quiet line that says why; it can be opened all the same."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from assessor.ui.page_style import show_spaced, styled

_KEPT = "記載は残してあります。"


class Fold(QFrame):
    """Holds a part of the page that is shown only where it applies, or where a person opens it.

    The part is made when it is shown for the first time. While it has the focus it stays open.
    """

    def __init__(self, fill: Callable[[QVBoxLayout], None]) -> None:
        super().__init__()
        self._fill = fill
        self._body: QWidget | None = None
        self._applies = True
        self._open = False
        self.sentence = ""
        self._line = self._quiet_line()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self._line)

    def show_state(self, sentence: str, *, holds_text: bool) -> None:
        """Fold with ``sentence`` as the reason; unfold where there is none."""
        self._applies = not sentence
        words = sentence + (_KEPT if holds_text and sentence else "")
        if words != self.sentence:
            self.sentence = words
            show_spaced(self._words, words)
        if self._applies:
            self._open = False
        elif self._body and self._has_focus():
            self._open = True
        self._arrange()

    def open(self) -> None:
        """Show the part although it does not apply."""
        self._open = True
        self._arrange()

    @property
    def is_folded(self) -> bool:
        """Whether only the line is to be seen."""
        return not self._applies and not self._open

    @override
    def setObjectName(self, name: object) -> None:
        super().setObjectName(str(name))
        self.button.setObjectName(f"{name}.fold")

    def _arrange(self) -> None:
        if not self.is_folded and self._body is None:
            self._body = QWidget()
            self._column.addWidget(self._body)
            column = QVBoxLayout(self._body)
            column.setContentsMargins(0, 0, 0, 0)
            self._fill(column)
        self._line.setVisible(not self._applies)
        self.button.setText("閉じる" if self._open else "開く")
        if self._body:
            self._body.setVisible(not self.is_folded)

    def _quiet_line(self) -> QFrame:
        line = styled(QFrame(), "fold")
        row = QHBoxLayout(line)
        row.setContentsMargins(10, 7, 6, 7)
        self._words = styled(QLabel(), "quiet")
        self._words.setWordWrap(True)
        self.button = styled(QToolButton(), "link")
        self.button.clicked.connect(self._toggle)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _toggle(self) -> None:
        self._open = not self._open
        self._arrange()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return bool(self._body and focused and self._body.isAncestorOf(focused))
