"""Why is something left as it is: one dialog, in which a reason has to be written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from assessor.form.values import clean_text
from assessor.ui import labels


class ReasonDialog(QDialog):
    """Asks for the reason; without one nothing is done."""

    reasoned = Signal(str)
    """The reason."""

    def __init__(
        self, title: str, about: tuple[str, str], why: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(460, 320)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName("見送る理由")
        self._reason.setTabChangesFocus(True)
        self._reason.textChanged.connect(self._follow)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("見送る")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        where, what = about
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(labels.text(where, "small"))
        layout.addWidget(labels.text(what))
        layout.addWidget(labels.text(why, "muted"))
        layout.addWidget(self._reason, stretch=1)
        layout.addWidget(self._buttons)
        self.accepted.connect(self._tell)
        self._follow()
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """What was written."""
        return clean_text(self._reason.toPlainText()).strip()

    def _follow(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.reason))

    def _tell(self) -> None:
        if self.reason:
            self.reasoned.emit(self.reason)
