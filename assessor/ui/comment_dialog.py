"""Write a comment on a place or on words of it; answer one, or say that it is done with."""

from dataclasses import replace
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

from assessor.form.values import clean_text
from assessor.history.review import Comment, CommentState
from assessor.ui import labels


class CommentDialog(QDialog):
    """A new comment, or one that is there already: then with its answer and its state."""

    written = Signal(object)
    """The ``Comment`` as it is to be."""
    removed = Signal()

    def __init__(self, comment: Comment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("コメントへの回答と対応" if comment.entry else "コメントを付ける")
        self.resize(520, 420)
        self._comment = comment
        self.text = _box("コメント", comment.text)
        self.by = QLineEdit(comment.by)
        self.by.setAccessibleName("書いた人")
        self.by.setPlaceholderText("例：係長、審議会（個人名は要りません）")
        self.answer = _box("回答", comment.answer)
        self.answer.textChanged.connect(self._follow_answer)
        self.state = QComboBox()
        self.state.setAccessibleName("対応")
        for state in CommentState:
            self.state.addItem(state.words, state)
        self.state.setCurrentIndex(self.state.findData(comment.state))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText("書き留める")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.text.textChanged.connect(self._follow)
        self.accepted.connect(lambda: self.written.emit(self.said))
        self._follow()
        (self.answer if comment.entry else self.text).setFocus()

    @property
    def said(self) -> Comment:
        """The comment as it is written now."""
        state = self.state.currentData()
        return replace(
            self._comment,
            text=_words(self.text),
            by=clean_text(self.by.text()).strip(),
            day=self._comment.day or _today(),
            answer=_words(self.answer),
            state=CommentState(state),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        if self._comment.passage:
            form.addRow("対象", labels.text(f"「{self._comment.passage}」", "muted"))
        form.addRow("コメント(&C)", self.text)
        form.addRow("書いた人(&B)", self.by)
        if self._comment.entry:
            form.addRow("回答(&A)", self.answer)
            form.addRow("対応(&S)", self.state)
            remove = self.buttons.addButton("削除する", QDialogButtonBox.ButtonRole.ResetRole)
            remove.clicked.connect(self.removed)
            remove.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form, stretch=1)
        layout.addWidget(self.buttons)

    def _follow(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(_words(self.text)))

    def _follow_answer(self) -> None:
        """Take a comment that has an answer now for answered, unless somebody said otherwise."""
        states = (CommentState.OPEN, CommentState.ANSWERED)
        if CommentState(self.state.currentData()) in states:
            state = CommentState.ANSWERED if _words(self.answer) else CommentState.OPEN
            self.state.setCurrentIndex(self.state.findData(state))


def _box(name: str, words: str) -> QPlainTextEdit:
    box = QPlainTextEdit(words)
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    return box


def _words(box: QPlainTextEdit) -> str:
    return clean_text(box.toPlainText()).strip()


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day where the person sits
