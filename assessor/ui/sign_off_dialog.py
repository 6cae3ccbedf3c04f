"""Sign a version off: by role and date, as 決裁 goes through 起案, 係長, 課長, 審議会."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.document.versions import Version
from assessor.form.dates import in_japanese, read_date
from assessor.form.values import clean_text
from assessor.history.review import ROLES, SignOff, sign_offs
from assessor.ui import labels
from assessor.ui.session import Session
from assessor.ui.version_words import day_words, version_words

_NONE = "この版を確認した人は、まだ記録されていません。"
_NO_ROLE = "役職を書いてください。"
_NO_DAY = "日付は「令和8年8月20日」や「2026-08-20」のように書いてください。"


class SignOffDialog(QDialog):
    """Who has signed a version off, and one more."""

    signed = Signal(str, object, str)
    """Role, day, note."""
    withdrawn = Signal(str)
    """The entry of what is taken back."""

    def __init__(self, session: Session, version: Version, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("版の確認")
        self.resize(480, 340)
        self._session = session
        self._version = version
        self._column = QVBoxLayout()
        self.role = QComboBox(editable=True)
        self.role.addItems(ROLES)
        self.role.setAccessibleName("役職")
        if role:
            self.role.setEditText(role)
        self.day = QLineEdit(in_japanese(_today()))
        self.day.setAccessibleName("確認した日")
        self.note = QLineEdit()
        self.note.setAccessibleName("備考")
        self._lack = labels.text(role="small")
        self._sign = labels.button("確認したと記録する", role="main")
        self._sign.clicked.connect(self._tell)
        self._lay_out()
        self.role.editTextChanged.connect(self._follow)
        self.day.textChanged.connect(self._follow)
        session.edited.connect(self.refresh)
        self.refresh()
        self._follow()

    def refresh(self) -> None:
        """List who has signed off."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = list(sign_offs(self._session.assessment, self._version.name))
        for each in found:
            self._column.addWidget(self._shown(each))
        if not found:
            self._column.addWidget(labels.text(_NONE, "muted"))

    def _shown(self, each: SignOff) -> QWidget:
        frame = labels.frame("example")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 4, 8, 4)
        words = "　".join(filter(None, (each.role, day_words(each.day), each.note)))
        row.addWidget(labels.text(words), stretch=1)
        back = labels.button("取り消す")
        back.setAccessibleName(f"{each.role}の確認を取り消す")
        back.clicked.connect(lambda: self.withdrawn.emit(each.entry))
        row.addWidget(back)
        return frame

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("役職(&R)", self.role)
        form.addRow("確認した日(&D)", self.day)
        form.addRow("備考(&N)", self.note)
        close = labels.button("閉じる")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._sign)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text(version_words(self._version), "heading"))
        layout.addLayout(self._column)
        layout.addStretch()
        layout.addLayout(form)
        layout.addWidget(self._lack)
        layout.addLayout(foot)

    @property
    def _read_day(self) -> date | None:
        days = read_date(self.day.text())
        return days.first if days and days.first == days.last else None

    def _follow(self) -> None:
        lack = "" if self.role.currentText().strip() else _NO_ROLE
        lack = lack or ("" if self._read_day else _NO_DAY)
        self._lack.setText(lack)
        self._sign.setEnabled(not lack)

    def _tell(self) -> None:
        day = self._read_day
        role = clean_text(self.role.currentText()).strip()
        if day and role:
            self.signed.emit(role, day, clean_text(self.note.text()).strip())


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person sits
