"""Starts the program with its window, and is there when something goes wrong.

An error that nobody foresaw ends here: it goes to the log, the person is told in one sentence,
what was typed is kept in the emergency copy, and the program goes on.
"""

import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from assessor import faults
from assessor.errors import AssessorError
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder
from assessor.ui import messages, theme
from assessor.ui.garbage import GarbageCollector
from assessor.ui.main_window import MainWindow
from assessor.ui.recovery import Recovery
from assessor.ui.session import Session
from assessor.ui.settings import SettingsFile


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window, with the document in the first of ``paths`` if there is one."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(messages.NAME)
    _speak_japanese(application)
    settings_file = SettingsFile(platformdirs.user_config_path("assessor", appauthor=False))
    theme.dress(application, settings_file.load().font_size)
    GarbageCollector(application)
    application.setWindowIcon(theme.icon("assessor"))
    state = platformdirs.user_state_path("assessor", appauthor=False)
    window = make_window(settings_file, state / "recovery")
    catch_faults(window)
    if paths:
        window.files.open_path(paths[0])
    if not window.shows_document:
        window.show_start()
    window.show()
    window.mention_recovery()
    return application.exec()


def make_window(settings_file: SettingsFile, recovery_folder: Path) -> MainWindow:
    """Return the window with a session of its own, as yet without a content."""
    session = Session(FormLibrary(forms_folder()))
    return MainWindow(session, Recovery(session, recovery_folder), settings_file)


def catch_faults(window: MainWindow) -> None:
    """Install the last-resort hook, for the window's thread and for others."""

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            window.recovery.write_now()
        except Exception as second:  # noqa: BLE001 - the hook itself must not fail
            faults.record(second)
        messages.warn(window, AssessorError(faults.record(error), _KEPT))

    sys.excepthook = catch
    threading.excepthook = lambda given: faults.record(given.exc_value) if given.exc_value else None


_KEPT = "書きかけの記載は控えに残しました。念のため保存して、プログラムを開き直してください。"


def _speak_japanese(application: QApplication) -> None:
    """Let Qt's own words (保存, キャンセル) be Japanese."""
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ja", folder):
        application.installTranslator(translator)
