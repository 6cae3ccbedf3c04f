"""The last resort: what happens to an error that nobody foresaw.

It is written to a log that the user can send us, and one sentence tells where.
"""

import traceback
from datetime import datetime
from pathlib import Path

import platformdirs

from assessor.errors import AssessorError


def record(error: BaseException, folder: Path | None = None) -> str:
    """Append the traceback to the log and return the sentence for the user."""
    if isinstance(error, AssessorError):
        return error.line
    folder = folder or Path(platformdirs.user_log_dir("assessor", appauthor=False))
    path = folder / "faults.log"
    words = "".join(traceback.format_exception(error))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{words}\n")
    except OSError:
        return "プログラムの不具合のため、続けられません。"
    return f"プログラムの不具合のため、続けられません。詳しい記録は {path} にあります。"
