"""Why is a finding left as it is: the reason is kept in the file and stands in the report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from assessor.form.values import clean_text
from assessor.rules.finding import Finding
from assessor.ui import labels
from assessor.ui.finding_words import where

_WHY = (
    "見送る理由を書いてください。理由は評価書のファイルに残り、点検の報告の終わりに載ります。"
    "この項目の記載が変わると、指摘は再び示されます。"
)


class SetAsideDialog(QDialog):
    """Asks for the reason; without one nothing is set aside."""

    reasoned = Signal(str)
    """The reason."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("指摘を見送る")
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(labels.text(where(finding), "small"))
        layout.addWidget(labels.text(finding.message))
        layout.addWidget(labels.text(_WHY, "muted"))
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
