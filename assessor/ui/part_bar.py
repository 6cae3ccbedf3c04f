"""Below the page: the parts before and behind, by their names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton
from typing_extensions import override

from assessor.ui import labels
from assessor.ui.parts import Part


class PartBar(QFrame):
    """Two buttons; each says where it leads."""

    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._titles = ("", "")
        self._previous = labels.button("", "previous", tip="前の章へ（Ctrl+PgUp）")
        self._next = labels.button("", "next", tip="次の章へ（Ctrl+PgDown）")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._previous)
        layout.addStretch()
        layout.addWidget(self._next)

    def show_neighbours(self, previous: Part | None, following: Part | None) -> None:
        """Name the parts to which the buttons lead."""
        self._titles = (_title(previous), _title(following))
        self._previous.setVisible(previous is not None)
        self._next.setVisible(following is not None)
        self._previous.setAccessibleName(f"前の章　{self._titles[0]}")
        self._next.setAccessibleName(f"次の章　{self._titles[1]}")
        self._shorten()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Let each title have just under half of the room."""
        for button, title in zip((self._previous, self._next), self._titles, strict=True):
            self._set(button, title)

    def _set(self, button: QPushButton, title: str) -> None:
        room = max(self.width() // 2 - 90, 60)
        metrics = button.fontMetrics()
        button.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))


def _title(part: Part | None) -> str:
    return part.title if part else ""
