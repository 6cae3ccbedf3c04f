"""Put a citation where a person is writing: at the cursor of the text box that has the focus.

The words go the way of typed ones, so that undo takes them back. While an input method composes
nothing is put anywhere: the composition would be lost.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from assessor.ui.navigation import Navigation
from assessor.ui.session import Session
from assessor.ui.text_box import TextBox

_NO_BOX = "引用を入れる記載欄に、カーソルを置いてください。"
_COMPOSING = "入力中の文字を確定してから、もう一度選んでください。"


class Citing(QObject):
    """The way from a citation that is chosen to the text box in use."""

    box_changed = Signal()
    """Another text box, or none, is in use."""
    said = Signal(str)
    """Why nothing can be put in now."""

    def __init__(self, session: Session, navigation: Navigation, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._navigation = navigation
        self._window = window
        self._box: TextBox | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def box(self) -> TextBox | None:
        """The text box in use."""
        return self._box if self._box is not None and isValid(self._box) else None

    def open(self) -> None:
        """Let the person choose a citation for the text box in use."""
        box = self.box
        if box is None or box.is_composing:
            self.said.emit(_COMPOSING if box else _NO_BOX)
            return
        # Not before: a start knows no laws.
        from assessor.rules.check import standards  # noqa: PLC0415
        from assessor.rules.context import Context  # noqa: PLC0415
        from assessor.rules.office import Offices  # noqa: PLC0415
        from assessor.ui.citation_dialog import CitationDialog  # noqa: PLC0415

        offices = Offices(Context(self._session.assessment, standards()))
        dialog = CitationDialog(offices.pointed_to(self._navigation.place), self._window)
        dialog.chosen.connect(lambda words: _put(box, words))
        dialog.open()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A menu, and another window in front, leave the person where they were writing.
        if (
            new is None
            or isinstance(new, QMenu | QMenuBar)
            or new.window() is not self._window.window()
        ):
            return
        box = new if isinstance(new, TextBox) else None
        if box is not self._box:
            self._box = box
            self.box_changed.emit()


def _put(box: TextBox, words: str) -> None:
    if isValid(box):
        box.setFocus()
        box.insert(words)
