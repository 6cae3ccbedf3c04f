"""Keep a version, or describe one anew: label, day, by whom, note."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.document.versions import LABELS
from assessor.form.dates import in_japanese, read_date
from assessor.form.values import clean_text
from assessor.ui import labels
from assessor.ui.version_words import day_words

_WHAT = "今の記載を、名前を付けてこのファイルの中に残します。残した版は、後から変わりません。"
_NO_LABEL = "版の名称を書いてください。"
_NO_DAY = "日付は「令和8年8月20日」や「2026-08-20」のように書いてください。"


class VersionDialog(QDialog):
    """Asks for the four things that are said of a version; the label and the day must be there."""

    described = Signal(str, str, str, str)
    """Label, day (ISO), by whom, note."""

    def __init__(self, parent: QWidget, title: str = "版として残す") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(480, 380)
        self._label = QComboBox(editable=True)
        self._label.addItems(LABELS)
        self._label.setAccessibleName("版の名称")
        self._day = QLineEdit(in_japanese(_today()))
        self._day.setAccessibleName("日付")
        self._by = QLineEdit()
        self._by.setPlaceholderText("例：市民課、係長（個人名は要りません）")
        self._by.setAccessibleName("作成した課又は役職")
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName("備考")
        self._lack = labels.text(role="small")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setText(title)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(_WHAT)
        self._label.editTextChanged.connect(self._follow)
        self._day.textChanged.connect(self._follow)
        self.accepted.connect(self._tell)
        self._follow()
        self._label.setFocus()

    def show_said(self, label: str, day: str, by: str, note: str) -> None:
        """Begin with what is said of a version already."""
        self._label.setEditText(label)
        self._day.setText(day_words(day))
        self._by.setText(by)
        self._note.setPlainText(note)

    def suggest_by(self, by: str) -> None:
        """Begin with the role that was named last."""
        self._by.setText(by)

    @property
    def _iso(self) -> str:
        days = read_date(self._day.text())
        return days.first.isoformat() if days and days.first == days.last else ""

    def _lay_out(self, what: str) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("名称(&L)", self._label)
        form.addRow("日付(&D)", self._day)
        form.addRow("作成者(&B)", self._by)
        form.addRow("備考(&N)", self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text(what, "muted"))
        layout.addLayout(form, stretch=1)
        layout.addWidget(self._lack)
        layout.addWidget(self._buttons)

    def _follow(self) -> None:
        lack = "" if self._label.currentText().strip() else _NO_LABEL
        lack = lack or ("" if self._iso else _NO_DAY)
        self._lack.setText(lack)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lack)

    def _tell(self) -> None:
        words = (self._label.currentText(), self._iso, self._by.text(), self._note.toPlainText())
        self.described.emit(*(clean_text(word).strip() for word in words))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person sits
