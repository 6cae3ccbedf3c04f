"""Writing to the disk: whole or not at all, with nothing left beside it.

A file is written beside the old one, flushed, and put in its place in one step. What a killed
save leaves there is removed by the next load or save in that folder.
"""

import contextlib
import os
import re
import secrets
import time
from pathlib import Path

from assessor.errors import DocumentError, reason

_DAY = 86_400
_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)


def write_beside(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: whole, or not at all."""
    replace_file(resolved(path), content)


def remove_leftovers(path: Path) -> None:
    """Remove what killed saves have left beside ``path``: files of dead processes, or a day old."""
    with contextlib.suppress(OSError):
        for candidate in path.parent.glob(".*.tmp"):
            match = _TEMPORARY.fullmatch(candidate.name)
            with contextlib.suppress(OSError):
                if match and _abandoned(candidate, match["host"], int(match["pid"])):
                    candidate.unlink()


def resolved(path: Path) -> Path:
    """Return where ``path`` leads, so that a link to a document stays a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise DocumentError(
            f"{path.name} の場所が分かりません。", "別の場所に保存してください。"
        ) from error


# Says who is writing, and not what: the file's own name may be as long as names can be.
_TEMPORARY = re.compile(r"\.hyoka\.(?P<host>[^.]*)\.(?P<pid>\d{1,10})\.[^.]*\.tmp")


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, which leads to no other, in one step."""
    temporary = path.with_name(f".hyoka.{_host()}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            _keep_mode(path, temporary)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _replace_patiently(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, FileNotFoundError):
            raise DocumentError(
                f"{path.name} に保存できません（フォルダー {path.parent} がありません）。",
                "あるフォルダーを指定してください。",
            ) from error
        raise DocumentError(
            f"{path.name} に保存できません（{reason(error)}）。",
            "空き容量と書込みの権限を確かめるか、別の場所に保存してください。",
        ) from error
    _flush_folder(path.parent)


def _keep_mode(path: Path, temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def _replace_patiently(temporary: Path, path: Path) -> None:
    """Replace ``path``; on Windows a virus scanner may hold either file for a moment."""
    for pause in _RETRIES:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _flush_folder(folder: Path) -> None:
    """Flush the new name to the disk where that is possible; the file is already in its place."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _host() -> str:
    import socket  # noqa: PLC0415 - a start neither saves nor finds what others have left

    return re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname())[:40]


def _abandoned(path: Path, host: str, pid: int) -> bool:
    if time.time() - path.stat().st_mtime > _DAY:
        return True
    return host == _host() and pid != os.getpid() and not _alive(pid)


def _alive(pid: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
