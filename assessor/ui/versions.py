"""What the menu 版 does: keep a version, look at one, go back to one, write one out.

Reading a version can fail where its file is damaged; then a person is told, and the present
answers stay as they are. What is damaged is found out after opening, in another thread.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessor.document.kept import damage
from assessor.errors import AssessorError
from assessor.form.values import Place
from assessor.ui import messages
from assessor.ui.files import Files
from assessor.ui.jobs import Job
from assessor.ui.messages import Reply
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.version_words import version_words

_DAMAGED = "この評価書の以前の版に、読めない部分があります。今の記載に影響はありません。"
_NO_ITEM = "以前の記載を見る項目に、カーソルを置いてください。"


class Versions(QObject):
    """The versions of one session's document, for one window."""

    read_wanted = Signal(str)
    """The name of a version that somebody wants to look at."""
    compare_wanted = Signal(str)
    """The name of a version that somebody wants to compare with what is written now."""
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, files: Files, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._files = files
        self._window = window
        self.damage: tuple[str, ...] = ()
        """What cannot be read of the document's past, in sentences."""
        session.opened.connect(self._look_for_damage)

    def keep(self) -> None:
        """Ask how the version is called, and keep the document as it is now."""
        from assessor.ui.version_dialog import VersionDialog  # noqa: PLC0415 - rarely used

        dialog = VersionDialog(self._window)
        dialog.suggest_by(self._settings.role)
        dialog.described.connect(self._keep)
        dialog.open()

    def show_all(self) -> None:
        """List the versions."""
        from assessor.ui.versions_dialog import VersionsDialog  # noqa: PLC0415 - rarely used

        dialog = VersionsDialog(self._session, self.damage, self._window)
        dialog.keep_wanted.connect(self.keep)
        dialog.read_wanted.connect(self.read_wanted)
        dialog.compare_wanted.connect(self.compare_wanted)
        dialog.describe_wanted.connect(self.describe)
        dialog.sign_off_wanted.connect(self.sign_off)
        dialog.restore_wanted.connect(self.restore)
        dialog.export_wanted.connect(self.export)
        dialog.remove_wanted.connect(self.remove)
        dialog.open()

    def describe(self, name: str) -> None:
        """Ask what is to be said of a version."""
        from assessor.ui.version_dialog import VersionDialog  # noqa: PLC0415 - rarely used

        version = self._session.assessment.version(name)
        dialog = VersionDialog(self._window, "版の説明を直す")
        dialog.show_said(version.label, version.day, version.by, version.note)
        dialog.described.connect(
            lambda label, day, by, note: self._session.describe_version(
                replace(version, label=label, day=day, by=by, note=note)
            )
        )
        dialog.open()

    def restore(self, name: str) -> None:
        """Bring back what stood in a version, once the person has said so."""
        words = version_words(self._session.assessment.version(name))
        messages.ask(
            self._window,
            f"全ての項目を、{words}の記載に戻しますか。",
            "戻した後でも、「元に戻す」で今の記載に直せます。残した版と確認の記録はそのままです。",
            (
                Reply("この版に戻す", lambda: self._restore(name)),
                Reply("今の記載を版として残す…", self.keep),
            ),
        )

    def export(self, name: str) -> None:
        """Ask for a name and write a version as a Word file or as text."""
        assessment = self._session.assessment
        try:
            then = assessment.version_state(name)
        except AssessorError as error:
            messages.warn(self._window, error)
        else:
            self._files.export_other(then, version_words(assessment.version(name)))

    def sign_off(self, name: str) -> None:
        """Ask who has signed a version off."""
        from assessor.history.review import sign_off, withdraw_sign_off  # noqa: PLC0415
        from assessor.ui.sign_off_dialog import SignOffDialog  # noqa: PLC0415 - rarely used

        session = self._session
        version = session.assessment.version(name)
        dialog = SignOffDialog(session, version, self._settings.role, self._window)
        dialog.signed.connect(
            lambda role, day, note: session.make(
                sign_off(session.assessment, name, role, day, note)
            )
        )
        dialog.withdrawn.connect(
            lambda entry: session.make(withdraw_sign_off(session.assessment, entry))
        )
        dialog.open()

    def remove(self, name: str) -> None:
        """Take a version off the list; undo brings it back."""
        words = version_words(self._session.assessment.version(name))
        self._session.remove_version(name)
        self.said.emit(f"{words}を削除しました。「元に戻す」で戻せます。")

    def show_past(self, place: Place) -> None:
        """Show what stood at an item since the last version."""
        from assessor.ui.past_dialog import PastDialog  # noqa: PLC0415 - rarely used

        if not place or self._session.assessment.form.item(place) is None:
            self.said.emit(_NO_ITEM)
            return
        dialog = PastDialog(self._session, place, self._window)
        dialog.restored.connect(lambda: self.said.emit("以前の記載に戻しました。"))
        dialog.open()

    def _keep(self, label: str, day: str, by: str, note: str) -> None:
        self._session.add_version(label, by, note, day)
        self._settings.role = by or self._settings.role
        self.said.emit(f"{version_words(self._session.assessment.versions[-1])}を残しました。")

    def _restore(self, name: str) -> None:
        words = version_words(self._session.assessment.version(name))
        try:
            self._session.restore_version(name)
        except AssessorError as error:
            messages.warn(self._window, error)
        else:
            self.said.emit(f"{words}の記載に戻しました。「元に戻す」で戻せます。")

    def _look_for_damage(self) -> None:
        self.damage = ()
        snapshot = self._session.assessment.snapshot()
        if not snapshot.versions and snapshot.kept.log.is_empty:
            return
        job = Job(lambda _progress: damage(snapshot), self)
        opened = self._session.assessment

        def finish(found: object) -> None:
            if isinstance(found, tuple) and self._session.assessment is opened:
                self.damage = found
                if found:
                    messages.tell(self._window, _DAMAGED, "\n".join(found))

        job.done.connect(finish)
        job.start()
