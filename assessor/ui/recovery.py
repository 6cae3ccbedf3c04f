"""The emergency copy: what was typed survives a crash, a power cut, a fault of the program.

After every pause in typing the document is written to the state folder, never to the user's own
file. A copy that belongs to no living program is offered at the next start. Whether a program is
alive is told by a lock file, which the system's own rules keep honest.
"""

import contextlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.document.disk import write_beside
from assessor.errors import AssessorError
from assessor.form.library import FormLibrary
from assessor.ui.jobs import Job, Progress
from assessor.ui.session import Session


@dataclass(frozen=True, slots=True)
class Found:
    """A copy that a program has left behind."""

    copy: Path
    path: Path | None
    """The document's own file; None where it was never saved."""
    digest: str | None
    when: datetime

    @property
    def name(self) -> str:
        """What the document is called."""
        return self.path.name if self.path else "まだ保存していない評価書"


class Recovery(QObject):
    """Keeps the copy of one session's document in ``folder``."""

    def __init__(self, session: Session, folder: Path) -> None:
        super().__init__(session)
        self._session = session
        self._folder = folder
        self._copy = folder / f"{secrets.token_hex(6)}{file.SUFFIX}"
        self._lock = QLockFile(str(self._copy.with_suffix(".lock")))
        # Zero: a lock is never taken for abandoned because of its age alone.
        self._lock.setStaleLockTime(0)
        self._job: Job | None = None
        session.checked.connect(self._keep)
        session.saved.connect(self._forget_saved)
        session.opened.connect(self._begin)

    def write_now(self) -> None:
        """Write the copy at once; used when something has gone wrong."""
        if self._session.is_modified:
            with contextlib.suppress(AssessorError, OSError):
                self._write(self._session.assessment.snapshot(), self._details())

    def close(self) -> None:
        """Remove the copy: the program ends as it should."""
        self._wait()
        self._remove()
        self._lock.unlock()

    def found(self) -> list[Found]:
        """Return the copies that belong to no living program, the latest first."""
        copies = [
            _read(copy)
            for copy in self._folder.glob(f"*{file.SUFFIX}")
            if copy != self._copy and _is_abandoned(copy)
        ]
        return sorted(copies, key=lambda found: found.when, reverse=True)

    def read(self, found: Found, library: FormLibrary) -> Assessment:
        """Return the document in a copy; raise ``AssessorError`` where it cannot be read."""
        return file.load(found.copy, library)[0]

    def throw_away(self, found: Found) -> None:
        """Remove a copy that is not wanted any more."""
        _remove(found.copy)

    def _begin(self) -> None:
        self._wait()
        self._remove()
        self.write_now()

    def _forget_saved(self) -> None:
        if not self._session.is_modified:
            self._wait()
            self._remove()

    def _keep(self) -> None:
        """Write the copy in another thread, unless the last one is still being written."""
        if not self._session.is_modified or self._job is not None:
            return
        snapshot, details = self._session.assessment.snapshot(), self._details()

        def work(_progress: Progress) -> None:
            self._write(snapshot, details)

        job = Job(work, self)
        job.ended.connect(lambda: self._forget_job(job))
        job.start()
        self._job = job

    def _forget_job(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _wait(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job = None

    def _details(self) -> bytes:
        path = self._session.path
        record = {
            "path": str(path.resolve()) if path else "",
            "digest": self._session.digest or "",
            "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        return json.dumps(record, ensure_ascii=False).encode()

    def _write(self, assessment: Assessment, details: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._lock.isLocked():
            self._lock.tryLock(0)
        write_beside(self._copy.with_suffix(".json"), details)
        write_beside(self._copy, file.encode(assessment))

    def _remove(self) -> None:
        _remove(self._copy)


def _is_abandoned(copy: Path) -> bool:
    lock = QLockFile(str(copy.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _read(copy: Path) -> Found:
    """Return what is known of a copy; its details may be missing or damaged."""
    when = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
    try:
        record = json.loads(copy.with_suffix(".json").read_text(encoding="utf-8"))
        path, digest = str(record["path"]), str(record["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        path, digest = "", ""
    return Found(copy, Path(path) if path else None, digest or None, when)


def _remove(copy: Path) -> None:
    for path in (copy, copy.with_suffix(".json")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
