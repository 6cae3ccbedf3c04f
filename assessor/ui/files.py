"""Documents come from files and go to files: new, open, import, save, export.

Whatever would throw away what is not saved asks first. A file that somebody else has changed is
never overwritten; the way out that is offered is another name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessor.document.assessment import Assessment
from assessor.document.file import SUFFIX
from assessor.errors import AssessorError, ExternallyChangedError
from assessor.export.writers import Settings as ExportSettings
from assessor.export.writers import export
from assessor.form.definition import Form
from assessor.importers.imported import Imported
from assessor.paths import resources_folder
from assessor.ui import messages
from assessor.ui.arrival import Arrival, blank, copied, opened, taken_in
from assessor.ui.file_dialogs import (
    DOCUMENT,
    OPENABLE,
    SOURCES,
    ask_carrying,
    ask_open,
    ask_save,
    exports,
)
from assessor.ui.jobs import Job, JobDialog, Progress, Work
from assessor.ui.messages import Reply
from assessor.ui.recovery import Found, Recovery
from assessor.ui.session import Session
from assessor.ui.settings import Settings

Then = Callable[[], None]


@dataclass(frozen=True, slots=True)
class PaperWork:
    """A paper that somebody wants."""

    words: str
    """What it is called."""
    kinds: str
    """Its formats, for the dialog that asks for a name."""
    work: Callable[[Path], Work]
    """Gives the work that writes it to a path."""


class Files(QObject):
    """What the menu ファイル does, for one window."""

    imported = Signal(object)
    """The ``Report`` of an import that has just become the document."""
    recent_changed = Signal()
    said = Signal(str)
    """A remark for the status bar."""

    def __init__(
        self, session: Session, settings: Settings, recovery: Recovery, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._recovery = recovery
        self._window = window

    # Beginning with a document

    def new(self) -> None:
        """Ask for the edition and begin a blank document."""
        from assessor.ui.edition_dialog import EditionDialog  # noqa: PLC0415 - rarely used

        dialog = EditionDialog(self._session.library, self._window)
        dialog.chosen.connect(self.new_of)
        dialog.open()

    def new_of(self, edition: str) -> None:
        """Begin a blank document of an edition."""
        self.when_safe(lambda: self._try(lambda: self._session.stand(blank(self._form(edition)))))

    def open(self) -> None:
        """Ask for a file and open it."""
        self._ask_open(OPENABLE, lambda paths: self.open_path(paths[0]))

    def open_path(self, path: Path) -> None:
        """Open a file, once the present document is safe."""
        self.when_safe(lambda: self._try(lambda: self._open(path)))

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        self.open_path(_sample())

    def take_in(self) -> None:
        """Ask for documents that are not ours and import them."""
        self._ask_open(SOURCES, self.take_in_paths, several=True)

    def take_in_paths(self, paths: list[Path]) -> None:
        """Import documents, once the present one is safe; a Word file or PDF of ours is opened."""
        if len(paths) == 1 and paths[0].suffix.lower() in {".docx", ".pdf"}:
            self.open_path(paths[0])
        else:
            self.when_safe(lambda: self._import(paths))

    def go_on_with(self, found: Found) -> None:
        """Go on with an emergency copy."""
        self.when_safe(lambda: self._try(lambda: self._recover(found)))

    # Saving

    def save(self, then: Then | None = None) -> None:
        """Save to the document's own file, or ask for one; ``then`` is done when it is saved."""
        if self._session.path is None:
            self.save_as(then)
        else:
            self.save_to(self._session.path, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a name and save there."""
        path = self._session.path or self._folder() / f"{self._title()}{SUFFIX}"
        self._ask_save(path, DOCUMENT, lambda chosen: self.save_to(chosen, then))

    def save_to(self, path: Path, then: Then | None = None) -> None:
        """Save to ``path``."""
        try:
            self._session.save(path)
        except ExternallyChangedError as error:
            another = Reply("別の名前で保存する…", lambda: self.save_as(then))
            messages.ask(self._window, str(error), error.hint, (another,))
            return
        except AssessorError as error:
            messages.warn(self._window, error)
            return
        self._remember(path)
        self.said.emit(f"{path.name} に保存しました。")
        if then:
            then()

    def when_safe(self, do: Then) -> None:
        """Do it now, or after the person has saved or thrown away what is not saved."""
        if not self._session.is_modified:
            do()
            return
        name = f"「{self._session.path.name}」" if self._session.path else "この評価書"
        messages.ask(
            self._window,
            f"{name}に保存していない記載があります。",
            "保存してから続けますか。",
            (
                Reply("保存する", lambda: self.save(do)),
                Reply("保存しないで続ける", do, throws_away=True),
            ),
        )

    # Export

    def export_word(self) -> None:
        """Ask for a name and write a Word file."""
        self._ask_export(".docx")

    def export_pdf(self) -> None:
        """Ask for a name and write a PDF."""
        self._ask_export(".pdf")

    def export_page(self) -> None:
        """Ask for a name and write a page for a browser."""
        self._ask_export(".html")

    def export_text(self) -> None:
        """Ask for a name and write a text file."""
        self._ask_export(".txt")

    def export_report(self) -> None:
        """Ask for a name and write a check report."""
        from assessor.ui.check_reports import KINDS, NAME  # noqa: PLC0415 - rarely used

        self._ask_save(self._folder() / f"{self._title()}_{NAME}.docx", KINDS, self.report_to)

    def export_paper(self, paper: PaperWork) -> None:
        """Ask for a name and write a paper about a comparison."""
        path = self._folder() / f"{self._title()}_{paper.words}.docx"
        self._ask_save(path, paper.kinds, lambda to: self._write(to, paper.work(to)))

    def export_to(self, path: Path) -> None:
        """Write the document as it is now to ``path``, in another thread."""
        self._export(self._session.assessment.snapshot(), path)

    def export_other(self, assessment: Assessment, words: str) -> None:
        """Ask for a name and write a document that is not the one in the window: a version."""
        words = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in words)
        path = self._folder() / f"{self._title()}_{words}.docx"
        self._ask_save(path, exports(".docx"), lambda to: self._export_wanted(assessment, to))

    def _export_wanted(self, assessment: Assessment, path: Path) -> None:
        if path.suffix.lower() == ".pdf":
            carrying = partial(self._export, assessment, path)
            ask_carrying(self._window, lambda carries: carrying(carries_document=carries))
        else:
            self._export(assessment, path)

    def _export(self, assessment: Assessment, path: Path, *, carries_document: bool = True) -> None:
        def work(progress: Progress) -> None:
            today = date.today()  # noqa: DTZ011 - local day
            export(assessment, path, ExportSettings(today, progress, carries_document))

        self._write(path, work)

    def report_to(self, path: Path) -> None:
        """Check the document as it is now and write the report to ``path``, in another thread."""
        from assessor.ui.check_reports import report_work  # noqa: PLC0415 - rarely used

        self._write(path, report_work(self._session, path))

    def _write(self, path: Path, work: Work) -> None:
        def finish(_result: object) -> None:
            self._settings.folder = str(path.parent)
            messages.tell(self._window, f"{path.name} を書き出しました。", str(path.parent))

        self._run("書き出しています", work, finish)

    def _import(self, paths: list[Path]) -> None:
        from assessor.importers.table import import_files  # noqa: PLC0415 - heavy, rarely used

        library = self._session.library

        def finish(result: object) -> None:
            if isinstance(result, Imported):
                # Asked again: the person may have gone on typing meanwhile.
                self.when_safe(lambda: self._begin_imported(result))

        self._run("文書を読み取っています", lambda _progress: import_files(paths, library), finish)

    def _begin_imported(self, imported: Imported) -> None:
        self._session.stand(taken_in(imported))
        self.imported.emit(imported.report)

    def _run(self, words: str, work: Work, finish: Callable[[object], None]) -> None:
        job = Job(work, self)
        job.done.connect(finish)
        job.failed.connect(lambda error: messages.warn(self._window, error))
        job.cancelled.connect(lambda: self.said.emit("中止しました。"))
        JobDialog(job, words, self._window)
        job.start()

    def _open(self, path: Path) -> None:
        if path.resolve() == _sample().resolve():
            self._session.stand(copied(path, self._session.library))
            return
        try:
            arrival = opened(path, self._session.library)
        except AssessorError:
            self._settings.forget(path)
            self.recent_changed.emit()
            raise
        self._session.stand(arrival)
        self._remember(path)
        if arrival.doubts:
            messages.tell(self._window, f"{path.name} を開きました。", "\n".join(arrival.doubts))

    def _recover(self, found: Found) -> None:
        assessment = self._recovery.read(found, self._session.library)
        arrival = Arrival(assessment, is_saved=False, path=found.path, digest=found.digest)
        self._session.stand(arrival)
        self._recovery.throw_away(found)

    def _form(self, edition: str) -> Form:
        return self._session.library.form(edition)

    def _try(self, do: Then) -> None:
        try:
            do()
        except AssessorError as error:
            messages.warn(self._window, error)

    def _remember(self, path: Path) -> None:
        self._settings.remember(path)
        self.recent_changed.emit()

    def _folder(self) -> Path:
        return Path(self._settings.folder) if self._settings.folder else Path.home()

    def _title(self) -> str:
        return self._session.path.stem if self._session.path else "評価書"

    def _ask_export(self, suffix: str) -> None:
        path = self._folder() / f"{self._title()}{suffix}"
        self._ask_save(
            path,
            exports(suffix),
            lambda to: self._export_wanted(self._session.assessment.snapshot(), to),
        )

    def _ask_open(
        self, kind: str, then: Callable[[list[Path]], None], *, several: bool = False
    ) -> None:
        ask_open(self._window, self._folder(), kind, then, several=several)

    def _ask_save(self, path: Path, kind: str, then: Callable[[Path], None]) -> None:
        ask_save(self._window, path, kind, then)


def _sample() -> Path:
    """Return the sample; whoever opens it gets a copy."""
    return resources_folder() / f"sample{SUFFIX}"
