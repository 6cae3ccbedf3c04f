"""The print preview: a window beside the other that follows the text while it is written.

    edit ─► pause ─► typeset in another thread ─► pages exchanged, the view stays where it is

It costs nothing while it is closed, and never takes the focus by itself.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from assessor.errors import AssessorError
from assessor.form.values import Place
from assessor.ui import labels
from assessor.ui.jobs import Job, Progress
from assessor.ui.preview_pages import Pages, Press
from assessor.ui.preview_view import PreviewView
from assessor.ui.session import Session
from assessor.ui.text_box import is_composing
from assessor.ui.workspace import Workspace

PREVIEW_PAUSE = 400
"""Milliseconds without an edit after which the pages are set anew."""
_SETTING = "組んでいます…"
_NOT_PRINTED = "この項目は印刷されません。"


def preview_in(workspace: Workspace, session: Session) -> "PreviewWindow":
    """Return the preview that belongs to ``workspace``; it is made when it is first wanted."""
    found = workspace.findChild(PreviewWindow)
    if isinstance(found, PreviewWindow):
        return found
    made = PreviewWindow(session, workspace)
    made.place_chosen.connect(workspace.go_back_to)
    made.item_wanted.connect(workspace.show_item_in_preview)
    return made


class PreviewWindow(QWidget):
    """The pages of one session's document as they will be printed."""

    place_chosen = Signal(object)
    """The place of the document that was clicked."""
    item_wanted = Signal()
    """Somebody wants to see the item in which he writes."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self._press: Press | None = None
        self._job: Job | None = None
        self._is_due = True
        self._wanted: Place = ()
        """The place to go to as soon as there are pages."""
        self.view = PreviewView()
        self._said = labels.line("", "muted")
        self._page = labels.line("")
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE)
        self._pause.timeout.connect(self._begin)
        self.setWindowTitle("印刷プレビュー")
        self.resize(760, 960)
        self._lay_out()
        self._connect()

    def show_item(self, place: Place) -> None:
        """Go to where ``place`` is printed, now or when the pages are set."""
        if self._is_due or self._job:
            self._wanted = place
        elif place:
            self._said.setText("" if self.view.go_to_place(place) else _NOT_PRINTED)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._pause.start(0)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        if self._job:
            self._is_due = True
            self._job.cancel()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(6)
        for words, tip, do in self._buttons():
            button = labels.button(words, tip=tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, do=do: do())
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._page)
        row.addStretch()
        row.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, stretch=1)

    def _buttons(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        return (
            ("この項目を見る", "書いている項目の印刷される箇所を示します。", self.item_wanted.emit),
            ("◀", "前のページ", lambda: self.view.go_to_page(self.view.page - 1)),
            ("▶", "次のページ", lambda: self.view.go_to_page(self.view.page + 1)),
            ("－", "縮小", lambda: self.view.zoom(-1)),
            ("＋", "拡大", lambda: self.view.zoom(1)),
            ("幅に合わせる", "ページの幅を窓に合わせます。", self.view.fit),
        )

    def _connect(self) -> None:
        self._session.edited.connect(self._put_off)
        self._session.opened.connect(self._start_anew)
        self.view.place_chosen.connect(self.place_chosen)
        self.view.page_changed.connect(self._show_page)
        for keys, do in (
            ("Ctrl++", lambda: self.view.zoom(1)),
            ("Ctrl+-", lambda: self.view.zoom(-1)),
            ("Ctrl+0", self.view.fit),
            ("Ctrl+W", self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    def _start_anew(self) -> None:
        self.view.clear()
        self._put_off()

    def _put_off(self) -> None:
        self._is_due = True
        if self.isVisible():
            self._pause.start(PREVIEW_PAUSE)

    def _begin(self) -> None:
        if not self.isVisible() or self._job:
            return  # ``showEvent``, or the end of the job, begins again
        if is_composing():
            self._pause.start(PREVIEW_PAUSE)
            return
        self._is_due = False
        self._said.setText(_SETTING)
        press = self._press = self._press or Press()
        snapshot = self._session.assessment.snapshot()
        today = date.today()  # noqa: DTZ011 - the day where the person sits

        def work(_progress: Progress) -> Pages:
            return press.pages(snapshot, today)

        self._job = Job(work, self)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._say_fault)
        self._job.ended.connect(self._end)
        self._job.start()

    def _show(self, pages: Pages) -> None:
        self.view.show_pages(pages)
        self._said.setText("")

    def _say_fault(self, error: AssessorError) -> None:
        self._said.setText(error.line)

    def _end(self) -> None:
        self._job = None
        wanted, self._wanted = self._wanted, ()
        if self._is_due:
            self._wanted = wanted
            self._put_off()
        elif wanted:
            self.show_item(wanted)

    def _show_page(self, number: int, count: int) -> None:
        self._page.setText(f"{number} / {count} ページ" if count else "")
