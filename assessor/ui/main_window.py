"""The window: a start page, or the workspace with a document. Assembles, and decides nothing.

What it shows stands in ``start_page`` and ``workspace``, what its menus do in ``files``,
``navigation`` and ``session``, what a person can start in ``actions``.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget
from typing_extensions import override

from assessor.errors import AssessorError
from assessor.importers.imported import Report
from assessor.ui import messages, theme
from assessor.ui.actions import Actions
from assessor.ui.files import Files
from assessor.ui.jobs import wait_for_jobs
from assessor.ui.parts import Part
from assessor.ui.reading import Reading
from assessor.ui.recovery import Found, Recovery
from assessor.ui.session import Session
from assessor.ui.settings import Settings, SettingsFile
from assessor.ui.start_page import StartPage
from assessor.ui.versions import Versions
from assessor.ui.workspace import Workspace

_SAVE_PAUSE = 2000
"""Milliseconds after which a changed setting is written."""


class MainWindow(QMainWindow):
    """The one window of the program; ``show_start`` or an opened document gives it a content."""

    def __init__(self, session: Session, recovery: Recovery, settings_file: SettingsFile) -> None:
        super().__init__()
        self.session = session
        self.recovery = recovery
        self._settings_file = settings_file
        self.settings = settings_file.load()
        self._settings_pause = QTimer(self)
        self._settings_pause.setSingleShot(True)
        self._settings_pause.timeout.connect(lambda: settings_file.save(self.settings))
        self._may_close = False
        self._start: StartPage | None = None
        self._workspace: Workspace | None = None
        self.files = Files(session, self.settings, recovery, self)
        self.versions = Versions(session, self.settings, self.files, self)
        self._where = QLabel("")
        self._saved = QLabel("")
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().addPermanentWidget(self._where)
        self.statusBar().setSizeGripEnabled(False)
        self._actions = Actions(self)
        self._connect()
        self._restore()

    @property
    def start(self) -> StartPage:
        """The start page; made when it is first wanted."""
        if self._start is None:
            self._start = StartPage(self.session.library)
            self._start.new_wanted.connect(self.files.new_of)
            self._start.open_wanted.connect(self.files.open)
            self._start.import_wanted.connect(self.files.take_in)
            self._start.sample_wanted.connect(self.files.open_sample)
            self._start.recent_wanted.connect(self.files.open_path)
            self._start.recovery_wanted.connect(self.files.go_on_with)
            self._start.return_wanted.connect(self.show_document)
            self._start.recovery_unwanted.connect(self._throw_away)
            self._stack.addWidget(self._start)
        return self._start

    @property
    def workspace(self) -> Workspace:
        """The panes of the document; made when they are first wanted."""
        if self._workspace is None:
            self._workspace = Workspace(self.session, self.settings)
            self._workspace.part_shown.connect(self._name_part)
            self._workspace.said.connect(self._say)
            self._workspace.reading_shown.connect(self._serve)
            self._workspace.paper_wanted.connect(self.files.export_paper)
            self.versions.compare_wanted.connect(self._workspace.compare_with_present)
            self._workspace.offer(self._actions.action("show_past"))
            self._workspace.citing.box_changed.connect(self._allow_citing)
            if self._workspace.page.part:
                self._name_part(self._workspace.page.part)
            self._stack.addWidget(self._workspace)
        return self._workspace

    @property
    def shows_document(self) -> bool:
        """Whether the document stands in the window, and not the start page."""
        return self._workspace is not None and self._stack.currentWidget() is self._workspace

    # What the menus start, beside files, navigation and workspace

    def show_start(self) -> None:
        """Show the start page."""
        self.start.show_recent(self.settings.recent)
        self.start.show_found(self.recovery.found())
        self.start.offer_return(self._workspace is not None)
        self._stack.setCurrentWidget(self.start)
        self._follow_stack()

    def mention_recovery(self) -> None:
        """Say that something was left behind, where the start page did not say so."""
        if self.shows_document and self.recovery.found():
            look = messages.Reply("開始画面で確かめる", self.show_start)
            messages.ask(self, "前回、保存されないまま終わった記載があります。", "", (look,))

    def show_document(self) -> None:
        """Show the document."""
        self._stack.setCurrentWidget(self.workspace)
        self._follow_stack()

    def show_past(self) -> None:
        """Show what stood before at the item that has the focus."""
        self.versions.show_past(self.workspace.navigation.place)

    def read_version(self, name: str) -> None:
        """Show a version, or say why it cannot be read."""
        try:
            self.workspace.read_version(name)
        except AssessorError as error:
            messages.warn(self, error)

    def enlarge(self) -> None:
        """Use the next larger type."""
        self._set_size(min((s for s in theme.SIZES if s > self.settings.font_size), default=0))

    def shrink(self) -> None:
        """Use the next smaller type."""
        self._set_size(max((s for s in theme.SIZES if s < self.settings.font_size), default=0))

    def reset_size(self) -> None:
        """Use type of the usual size."""
        self._set_size(Settings().font_size)

    def show_about(self) -> None:
        """Say what this program is."""
        from assessor.ui.about_dialog import AboutDialog  # noqa: PLC0415 - rarely used

        AboutDialog(self).open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once where everything is saved; ask first where not."""
        if self.session.is_modified and not self._may_close:
            event.ignore()
            self.files.when_safe(self._close_now)
            return
        self._remember()
        wait_for_jobs(self)
        self.recovery.close()
        event.accept()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _connect(self) -> None:
        self.session.opened.connect(self.show_document)
        self.session.saved.connect(self._name_window)
        self.session.edited.connect(self._name_undo)
        self.files.imported.connect(self._report)
        self.files.recent_changed.connect(self._list_recent)
        self.files.said.connect(self._say)
        self.versions.said.connect(self._say)
        self.versions.read_wanted.connect(self.read_version)

    def _restore(self) -> None:
        self.resize(1280, 800)
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(self.settings.geometry.encode()))
        self._list_recent()
        self._settings_pause.stop()

    def _remember(self) -> None:
        self._settings_pause.stop()
        self.settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        if self._workspace is not None:
            self.settings.panes = tuple(self._workspace.widths)
            self.settings.side = self._workspace.side.shown
            self.settings.grouping = self._workspace.side.grouping
        self._settings_file.save(self.settings)

    def _serve(self, reading: Reading) -> None:
        """Let a version that is being read be restored and written out."""
        reading.restore_wanted.connect(self.versions.restore)
        reading.export_wanted.connect(self.versions.export)
        reading.compare_wanted.connect(self.workspace.compare_with_present)

    def _follow_stack(self) -> None:
        self._actions.allow_document(self.shows_document)
        self._allow_citing()
        self._where.setVisible(self.shows_document)
        self._saved.setVisible(self.shows_document)
        self._name_undo()
        self._name_window()

    def _allow_citing(self) -> None:
        box = self._workspace.citing.box if self._workspace else None
        usable = self.shows_document and box is not None
        self._actions.action("workspace.citing.open").setEnabled(usable)

    def _name_part(self, part: Part) -> None:
        self._where.setText(part.title)

    def _name_window(self) -> None:
        path = self.session.path
        name = path.name if path else "新しい評価書"
        title = f"{name}[*] - {messages.NAME}" if self.shows_document else f"[*]{messages.NAME}"
        self.setWindowTitle(title)
        self.setWindowModified(self.shows_document and self.session.is_modified)
        saved = "保存済み" if path else ""
        self._saved.setText("保存していない記載があります" if self.session.is_modified else saved)

    def _name_undo(self) -> None:
        if self.shows_document:
            self._actions.name_undo(self.session.undo_label, self.session.redo_label)

    def _list_recent(self) -> None:
        self._settings_pause.start(_SAVE_PAUSE)
        menu = self._actions.recent
        menu.clear()
        menu.setEnabled(bool(self.settings.recent))
        for number, path in enumerate(map(Path, self.settings.recent), start=1):
            entry = menu.addAction(f"&{number}　{path.name}")
            entry.setStatusTip(str(path))
            entry.triggered.connect(lambda _=False, path=path: self.files.open_path(path))

    def _throw_away(self, found: Found) -> None:
        self.recovery.throw_away(found)
        self.start.show_found(self.recovery.found())

    def _report(self, report: Report) -> None:
        from assessor.ui.report_dialog import ReportDialog  # noqa: PLC0415 - rarely used

        dialog = ReportDialog(report, self)
        dialog.chosen.connect(self.workspace.navigation.go_to_place)
        dialog.open()

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, 8000)

    def _set_size(self, size: float) -> None:
        application = QApplication.instance()
        if size and isinstance(application, QApplication):
            self.settings.font_size = size
            self._settings_pause.start(_SAVE_PAUSE)
            theme.set_size(application, size)
