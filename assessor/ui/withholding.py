"""What the menu 編集 does about passages that are not published: mark one, take it back, list all.

A passage is what is marked in the text box in use. The text is not touched; what is withheld is
kept beside it, and undo takes the mark back like anything else.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessor.document.withholding import give_reason, passages, passages_at, release, withhold
from assessor.export.copies import Copy
from assessor.export.writers import Settings, export
from assessor.form.texts import Address, texts
from assessor.form.values import Place
from assessor.rules.finding import Passage
from assessor.ui.citing import Citing
from assessor.ui.file_dialogs import exports
from assessor.ui.files import PaperWork
from assessor.ui.jobs import Work
from assessor.ui.page import Page
from assessor.ui.session import Session
from assessor.ui.text_positions import marked_in

_NO_BOX = "非公表にする部分を、記載欄の中で選んでください。"
_COMPOSING = "入力中の文字を確定してから、もう一度選んでください。"
_NOT_HERE = "カーソルの所に、非公表にした部分はありません。"


class Withholding(QObject):
    """The withheld passages of one session's document, for one window."""

    said = Signal(str)
    """Why nothing can be done, or what was done."""
    paper_wanted = Signal(object)
    """The ``PaperWork`` about a copy that somebody wants."""

    def __init__(self, session: Session, page: Page, citing: Citing, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._page = page
        self._citing = citing
        self._window = window

    def withhold(self) -> None:
        """Ask why what is marked in the text box is withheld, and keep that."""
        found = self._marked()
        if found is None:
            return
        place, address, (start, end), words = found
        if not words.strip():
            self.said.emit(_NO_BOX)
            return
        from assessor.ui.withholding_dialog import WithholdingDialog  # noqa: PLC0415 - rarely used

        dialog = WithholdingDialog(self._path(place), words, self._last_reason(), self._window)
        dialog.reasoned.connect(
            lambda reason: self._keep(place, address, (start, end), words, reason)
        )
        dialog.open()

    def release(self) -> None:
        """Show what is withheld at the cursor to everybody again."""
        found = self._marked()
        if found is None:
            return
        place, address, (start, end), _ = found
        marks = passages_at(self._session.assessment, place, address, start, end)
        if not marks:
            self.said.emit(_NOT_HERE)
        for mark in marks:
            self.release_one(mark.entry)

    def release_one(self, entry: str) -> None:
        """Take one mark away."""
        self._session.make(release(self._session.assessment, entry))
        self.said.emit("非公表を取り消しました。「元に戻す」で戻せます。")

    def show_all(self) -> None:
        """List what is withheld."""
        from assessor.ui.withheld_dialog import WithheldDialog  # noqa: PLC0415 - rarely used

        dialog = WithheldDialog(self._session, self._window)
        dialog.release_wanted.connect(self.release_one)
        dialog.reason_wanted.connect(self._ask_reason)
        dialog.place_wanted.connect(self._go_to)
        dialog.open()

    def export_public(self) -> None:
        """Write the copy that everybody may read."""
        self._export(Copy.PUBLIC)

    def export_submission(self) -> None:
        """Write the copy that is submitted, with what is withheld in brackets."""
        self._export(Copy.SUBMISSION)

    def _export(self, copy: Copy) -> None:
        snapshot = self._session.assessment.snapshot()
        today = date.today()  # noqa: DTZ011 - local day
        # What is submitted leaves the house too: it takes no versions and no history along.
        carries = copy is Copy.PUBLIC

        def work(path: Path) -> Work:
            return lambda progress: export(
                snapshot, path, Settings(today, progress, carries, copy=copy)
            )

        self.paper_wanted.emit(PaperWork(copy.words, exports(".docx"), work))

    def _ask_reason(self, entry: str) -> None:
        from assessor.ui.withholding_dialog import WithholdingDialog  # noqa: PLC0415 - rarely used

        session = self._session
        for each in passages(session.assessment):
            if each.mark.entry == entry:
                mark = each.mark
                dialog = WithholdingDialog(
                    self._path(mark.place), mark.said, mark.reason, self._window
                )
                dialog.reasoned.connect(
                    lambda reason: session.make(give_reason(session.assessment, entry, reason))
                )
                dialog.open()

    def _go_to(self, entry: str) -> None:
        for each in passages(self._session.assessment):
            if each.mark.entry == entry:
                passage = Passage(each.mark.address, *each.span) if each.span else None
                self._page.go_to(each.mark.place, passage)

    def _marked(self) -> tuple[Place, Address, tuple[int, int], str] | None:
        """Return where the cursor is, and what is marked there; say so where that is nowhere."""
        box = self._citing.box
        frame = self._page.item_of(box) if box else None
        if box is None or frame is None or box.is_composing:
            self.said.emit(_COMPOSING if box and box.is_composing else _NO_BOX)
            return None
        value = self._session.assessment.answers.get(frame.place)
        for text in texts(value):
            if frame.editor.box_at(text.address) is box:
                start, end = marked_in(box)
                return frame.place, text.address, (start, end), text.words[start:end]
        self.said.emit(_NO_BOX)
        return None

    def _keep(
        self, place: Place, address: Address, span: tuple[int, int], words: str, reason: str
    ) -> None:
        self._session.make(withhold(self._session.assessment, place, address, span, reason))
        line = " ".join(words.split())
        shown = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
        self.said.emit(f"「{shown}」を非公表にしました。")

    def _last_reason(self) -> str:
        """Return the reason given last; most of a document's reasons are the same."""
        marks = [each.mark for each in passages(self._session.assessment)]
        return marks[-1].reason if marks else ""

    def _path(self, place: Place) -> str:
        return self._session.context.path(place)


_SHOWN = 20
