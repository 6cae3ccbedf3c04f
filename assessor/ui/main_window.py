"""The window: outline, page and side panes, put together. Assembles, and decides nothing.

    outline │ page          │ 手引・指摘・未配置
            │ ◀ before next ▶ │

What its parts do stands in ``navigation``, ``files`` and the panes; what a person can start, in
``actions``.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from assessor.document.unplaced import REPEAT
from assessor.form.values import Place
from assessor.importers.imported import Report
from assessor.ui import messages, theme
from assessor.ui.actions import Actions
from assessor.ui.files import Files
from assessor.ui.navigation import Navigation
from assessor.ui.outline import Outline
from assessor.ui.page import Page
from assessor.ui.part_bar import PartBar
from assessor.ui.parts import Part
from assessor.ui.recovery import Found, Recovery
from assessor.ui.session import Session
from assessor.ui.settings import Settings, SettingsFile
from assessor.ui.side_panes import SidePanes
from assessor.ui.start_page import StartPage

_PANES = (320, 620, 340)


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, session: Session, recovery: Recovery, settings_file: SettingsFile) -> None:
        super().__init__()
        self.session = session
        self.recovery = recovery
        self._settings_file = settings_file
        self.settings = settings_file.load()
        self._may_close = False
        self.files = Files(session, self.settings, recovery, self)
        self.page = Page(session)
        self.navigation = Navigation(session, self.page)
        self.outline = Outline(session)
        self.side = SidePanes(session)
        self.bar = PartBar()
        self.start = StartPage(session.library)
        self._where = QLabel("")
        self._actions = Actions(self)
        self._lay_out()
        self._connect()
        self._restore()
        self.show_start()

    # What the menus start, beside files and navigation

    def show_start(self) -> None:
        """Show the start page."""
        self.start.show_recent(self.settings.recent)
        self.start.show_found(self.recovery.found())
        self._stack.setCurrentWidget(self.start)
        self._follow_stack()

    def show_document(self) -> None:
        """Show the document."""
        self._stack.setCurrentWidget(self._workspace)
        self._follow_stack()

    def show_guidance(self) -> None:
        """Show the guidance at the right."""
        self.side.show_pane("guidance")

    def show_findings(self) -> None:
        """Check the document and show the findings at the right."""
        self.session.check_now()
        self.side.show_pane("findings")
        self.side.findings.take_focus()

    def show_unplaced(self) -> None:
        """Show the texts without an item at the right."""
        self.side.show_pane("unplaced")

    def focus_outline(self) -> None:
        """Put the focus into the outline."""
        self.outline.take_focus()

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
        self.files.wait()
        self.recovery.close()
        event.accept()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, stretch=1)
        column.addWidget(self.bar)
        self._workspace = QSplitter(Qt.Orientation.Horizontal)
        self._workspace.setChildrenCollapsible(False)
        self._workspace.setHandleWidth(1)
        for widget, least in ((self.outline, 200), (middle, 420), (self.side, 260)):
            widget.setMinimumWidth(least)
            self._workspace.addWidget(widget)
        self._workspace.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._workspace)
        self.setCentralWidget(self._stack)
        self.statusBar().addPermanentWidget(self._where)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.session.opened.connect(self.show_document)
        self.session.saved.connect(self._name_window)
        self.session.edited.connect(self._name_undo)
        self.files.imported.connect(self._report)
        self.files.recent_changed.connect(self._list_recent)
        self.files.said.connect(self._say)
        self.navigation.said.connect(self._say)
        self.navigation.part_shown.connect(self._follow_part)
        self.navigation.place_focused.connect(self._follow_place)
        self.outline.chosen.connect(self.navigation.go_to)
        self.side.findings.chosen.connect(self._go_to_finding)
        self.side.unplaced.moved.connect(self.navigation.go_to_place)
        self.bar.previous_wanted.connect(self.navigation.previous_part)
        self.bar.next_wanted.connect(self.navigation.next_part)
        self.start.new_wanted.connect(self.files.new_of)
        self.start.open_wanted.connect(self.files.open)
        self.start.import_wanted.connect(self.files.take_in)
        self.start.sample_wanted.connect(self.files.open_sample)
        self.start.recent_wanted.connect(self.files.open_path)
        self.start.recovery_wanted.connect(self.files.go_on_with)
        self.start.recovery_unwanted.connect(self._throw_away)

    def _restore(self) -> None:
        self.resize(1280, 800)
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(self.settings.geometry.encode()))
        self._workspace.setSizes(list(self.settings.panes or _PANES))
        self.side.show_pane(self.settings.side)
        self._list_recent()
        if self.page.part:
            self._follow_part(self.page.part)

    def _remember(self) -> None:
        self.settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.settings.panes = tuple(self._workspace.sizes())
        self.settings.side = self.side.shown
        self._settings_file.save(self.settings)

    def _follow_stack(self) -> None:
        is_open = self._stack.currentWidget() is self._workspace
        self._actions.allow_document(is_open)
        self._where.setVisible(is_open)
        self._name_undo()
        self._name_window()

    def _follow_part(self, part: Part) -> None:
        self.outline.show_part(part.key)
        self.bar.show_neighbours(*self.navigation.neighbours)
        self._where.setText(part.title)
        first = next(part.slots(self.session.assessment), None)
        if first:
            self.side.guidance.show_place(first.place)

    def _follow_place(self, place: Place) -> None:
        self.side.show_place(place)

    def _go_to_finding(self, place: Place) -> None:
        """Go where a finding points; a text without an item stands at the right."""
        if place[:1] == REPEAT:
            self.show_unplaced()
            self.side.unplaced.show_entry(place[1])
        else:
            self.navigation.go_to_place(place)

    def _name_window(self) -> None:
        is_open = self._stack.currentWidget() is self._workspace
        path = self.session.path
        name = path.name if path else "新しい評価書"
        self.setWindowTitle(f"{name}[*] - {messages.NAME}" if is_open else f"[*]{messages.NAME}")
        self.setWindowModified(is_open and self.session.is_modified)

    def _name_undo(self) -> None:
        if self._stack.currentWidget() is self._workspace:
            self._actions.name_undo(self.session.undo_label, self.session.redo_label)

    def _list_recent(self) -> None:
        self._settings_file.save(self.settings)
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
        dialog.chosen.connect(self.navigation.go_to_place)
        dialog.open()

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, 8000)

    def _set_size(self, size: float) -> None:
        application = QApplication.instance()
        if size and isinstance(application, QApplication):
            self.settings.font_size = size
            theme.set_size(application, size)
