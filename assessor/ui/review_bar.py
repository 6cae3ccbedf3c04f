"""What reviewers say of the chosen change: its mark, and comments with their answers."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from assessor.history import review
from assessor.history.review import Comment, CommentState, MarkState
from assessor.ui import labels
from assessor.ui.comment_dialog import CommentDialog
from assessor.ui.comparison_rows import Row
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.version_words import day_words

_OUTDATED = "印を付けた後に記載が変わったため、未確認に戻っています。"
_KEPT = "印とコメントは評価書のファイルに残り、様式には印刷されません。"
_MOST_HEIGHT = 190


class ReviewBar(QWidget):
    """Below the text of a change."""

    item_wanted = Signal()
    passage_wanted = Signal()
    """Somebody wants to comment; whoever shows the text knows which words are marked."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._row: Row | None = None
        self.marks = {state: labels.button(state.words, role="chip") for state in MarkState}
        group = QButtonGroup(self)
        for state, button in self.marks.items():
            button.setCheckable(True)
            button.setAccessibleName(f"この変更を{state.words}にする")
            button.clicked.connect(lambda _=False, state=state: self.mark(state))
            group.addButton(button)
        self._comment = labels.button("コメントを付ける…")
        self._comment.setToolTip("字句を選んでおくと、その字句へのコメントになります。")
        self._comment.clicked.connect(self.passage_wanted)
        self._go = labels.button("この項目へ移る", "next")
        self._go.clicked.connect(self.item_wanted)
        self._outdated = labels.text(_OUTDATED, "small")
        self._said = QWidget()
        self._column = QVBoxLayout(self._said)
        self._scroll = QScrollArea()
        self._lay_out()

    def show_row(self, row: Row | None) -> None:
        """Show what was said of a change."""
        is_other = row is None or self._row is None or row.comments != self._row.comments
        self._row = row
        self.setVisible(row is not None)
        can_mark = row is not None and row.difference is not None
        for state, button in self.marks.items():
            button.setVisible(can_mark)
            button.setChecked(row is not None and row.state is state)
        self._outdated.setVisible(row is not None and row.is_outdated)
        if is_other:
            self._show_comments(row.comments if row else ())

    def mark(self, state: MarkState) -> None:
        """Mark the change that is shown."""
        if self._row and self._row.difference:
            by = self._settings.role
            edit = review.mark(self._session.assessment, self._row.difference, state, by, _today())
            self._session.make(edit)

    def comment_on(self, passage: str) -> None:
        """Ask for a comment on the change that is shown, or on marked words of it."""
        if self._row is None:
            return
        place = self._row.place
        dialog = CommentDialog(Comment("", place, "", passage, self._settings.role), self)
        dialog.written.connect(self._add)
        dialog.open()

    def answer(self, comment: Comment) -> None:
        """Ask for the answer to a comment, and how far it is."""
        dialog = CommentDialog(comment, self)
        dialog.written.connect(
            lambda said: self._session.make(review.change_comment(self._session.assessment, said))
        )
        dialog.removed.connect(
            lambda: self._session.make(
                review.remove_comment(self._session.assessment, comment.entry)
            )
        )
        dialog.open()

    def _add(self, comment: Comment) -> None:
        self._settings.role = comment.by or self._settings.role
        self._session.make(review.add_comment(self._session.assessment, comment))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(labels.line("確認", "muted"))
        for button in self.marks.values():
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._comment)
        row.addWidget(self._go)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroll.setWidget(self._said)
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("role", "plain")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setToolTip(_KEPT)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._outdated)
        column.addWidget(self._scroll)

    def _show_comments(self, comments: tuple[Comment, ...]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for comment in comments:
            self._column.addWidget(self._shown(comment))
        self._scroll.setVisible(bool(comments))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the comments need, up to a limit; beyond it they scroll."""
        self._column.activate()
        needed = max(self._column.totalHeightForWidth(self._scroll.viewport().width()), 0)
        # Else the scroll area would take what a narrow column needs.
        self._said.setMinimumHeight(max(needed, 1))
        self._scroll.setFixedHeight(min(needed + 2, _MOST_HEIGHT))

    def _shown(self, comment: Comment) -> QWidget:
        frame = labels.frame("example")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 6, 8, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = "　".join(filter(None, (comment.state.words, comment.by, day_words(comment.day))))
        words.addWidget(labels.text(head, "small"))
        if comment.passage:
            words.addWidget(labels.text(f"「{comment.passage}」について", "muted"))
        words.addWidget(labels.text(comment.text))
        if comment.answer:
            words.addWidget(labels.text(f"回答：{comment.answer}"))
        row.addLayout(words, stretch=1)
        is_done = comment.state is CommentState.DONE
        change = labels.button("直す…" if is_done else "回答・対応…")
        change.setAccessibleName(f"コメント「{comment.text[:20]}」の回答と対応")
        change.clicked.connect(lambda: self.answer(comment))
        row.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        return frame


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person sits
