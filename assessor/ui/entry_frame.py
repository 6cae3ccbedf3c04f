"""One entry of a repeat on the page: a title that opens and closes it, commands, its items."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from assessor.ui import theme
from assessor.ui.editor import Editor, named
from assessor.ui.elided import ElidedLabel, EntryTitle
from assessor.ui.page_style import GAP, styled

_INDENT = 28
"""Where the title begins behind its arrow."""
_COMMANDS = {"複製": "duplicate", "上へ": "up", "下へ": "down", "削除": "remove"}


class EntryFrame(QFrame):
    """An entry. What is in it is made when it is opened for the first time."""

    duplicated = Signal()
    moved = Signal(int)
    removed = Signal()
    opened = Signal()
    """Its items are to be seen now, or are so no longer."""
    chosen = Signal()
    """The title was pressed where there is nothing to open here."""

    def __init__(
        self, fill: Callable[[QVBoxLayout], None] | None, *, is_read_only: bool = False
    ) -> None:
        super().__init__()
        self._fill = fill
        self._is_read_only = is_read_only
        self._body: QWidget | None = None
        styled(self, "entry")
        self.title = styled(EntryTitle(), "entry-title")
        self.title.clicked.connect(self._press)
        self._summary = styled(ElidedLabel(_INDENT), "summary")
        self._summary.hide()
        self.buttons = {words: _command(words) for words in _COMMANDS}
        self.buttons["複製"].clicked.connect(self.duplicated)
        self.buttons["上へ"].clicked.connect(lambda: self.moved.emit(-1))
        self.buttons["下へ"].clicked.connect(lambda: self.moved.emit(1))
        self.buttons["削除"].clicked.connect(self.removed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._header())
        self.foot = QVBoxLayout()
        """Below the items, also while the entry is closed."""
        self._column.addLayout(self.foot)
        self._show_openness()

    @property
    def is_open(self) -> bool:
        """Whether its items are to be seen."""
        return self._body is not None and not self._body.isHidden()

    def open(self, *, wide: bool = True) -> None:
        """Show its items, or hide them again."""
        if self._fill is None:
            return
        if wide and self._body is None:
            self._body = QWidget()
            self._column.insertWidget(1, self._body)
            column = QVBoxLayout(self._body)
            column.setContentsMargins(14, 14, 14, 18)
            column.setSpacing(GAP)
            self._fill(column)
        if self._body:
            self._body.setVisible(wide)
        self._show_openness()

    def focus_first(self) -> None:
        """Put the focus into the first item of the entry."""
        editor = self._body.findChild(Editor) if self._body else None
        (editor or self.title).setFocus()

    def show_title(self, title: str, summary: str = "") -> None:
        """Show what the entry is called, and while it is closed the beginning of what it says."""
        self.title.show_words(title)
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary) and not self.is_open)

    def stand(self, index: int, of: int) -> None:
        """Tell the entry where it stands (from 1), so that it offers only moves there are."""
        self.buttons["上へ"].setEnabled(index > 1)
        self.buttons["下へ"].setEnabled(index < of)

    def name(self, identity: str, words: str) -> None:
        """Name what can be pressed."""
        self.setObjectName(identity)
        self.title.setObjectName(f"{identity}.title")
        for command, button in self.buttons.items():
            named(button, f"{identity}.{_COMMANDS[command]}", f"{words}を{command}")

    def _header(self) -> QFrame:
        header = styled(QFrame(), "entry-header")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(header)
        column.setContentsMargins(4, 3, 4, 4)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._summary)
        return header

    def _press(self) -> None:
        if self._fill is None:
            self.chosen.emit()
        else:
            self.open(wide=not self.is_open)

    def _show_openness(self) -> None:
        self._summary.setVisible(bool(self._summary.text()) and not self.is_open)
        offered = (self.is_open or self._fill is None) and not self._is_read_only
        for button in self.buttons.values():
            button.setVisible(offered)
        if self._fill is None:
            self.title.setIcon(theme.icon("next"))
        else:
            self.title.setArrowType(
                Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow
            )
        self.opened.emit()


def _command(words: str) -> QToolButton:
    button = styled(QToolButton(), "link")
    button.setText(words)
    button.setIconSize(QSize(16, 16))
    return button
