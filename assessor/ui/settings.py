"""What the program remembers between two starts: one dataclass, its fields are the whole list.

Kept as JSON in the folder that the system gives for it. A value that cannot be used falls back to
its default and the program goes on; a settings file is never a reason not to work.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from assessor.document.disk import write_beside
from assessor.errors import AssessorError

RECENT_LIMIT = 9


@dataclass(slots=True)
class Settings:
    """The settings, with their defaults."""

    recent: tuple[str, ...] = ()
    """The documents opened or saved last, the latest first."""
    folder: str = ""
    """Where the last file was chosen."""
    font_size: float = 10.5
    geometry: str = ""
    """Place and size of the window, as Qt saves it, in hexadecimal digits."""
    panes: tuple[int, ...] = ()
    """Widths of outline, page and side pane."""
    side: str = "guidance"
    """The pane that stood at the right."""
    grouping: str = "chapter"
    """How the findings are grouped: ``chapter`` or ``severity``."""

    role: str = ""
    """The role or section that last kept a version or reviewed."""
    columns: str = "beside"
    """How differences are shown: ``beside`` (side by side) or ``single``."""

    def remember(self, path: Path) -> None:
        """Put ``path`` at the head of the recent documents."""
        name = str(path.resolve())
        rest = (other for other in self.recent if other != name)
        self.recent = (name, *rest)[:RECENT_LIMIT]
        self.folder = str(path.resolve().parent)

    def forget(self, path: Path) -> None:
        """Take ``path`` off the recent documents."""
        self.recent = tuple(other for other in self.recent if other != str(path))


class SettingsFile:
    """The settings' file in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"

    def load(self) -> Settings:
        """Return the settings that were saved, with defaults for what cannot be used."""
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return read_settings(record)

    def save(self, settings: Settings) -> None:
        """Save the settings; where that is not possible they are simply not remembered."""
        with contextlib.suppress(OSError, AssessorError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
            write_beside(self._path, text.encode())


def read_settings(record: object) -> Settings:
    """Return settings made of those values in ``record`` that have the right type."""
    settings = Settings()
    if isinstance(record, dict):
        for field in fields(Settings):
            default = getattr(settings, field.name)
            value = _usable(record.get(field.name), default)
            setattr(settings, field.name, value)
    return settings


def _usable(value: Any, default: Any) -> Any:  # noqa: ANN401 - one rule for every field
    """Return ``value`` as the type of ``default``, or ``default`` where it is of another."""
    match default, value:
        case str(), str():
            return value
        case float(), int() | float() if not isinstance(value, bool) and 0 < value < 1e3:  # noqa: PLR2004
            return float(value)
        case tuple(), list():
            return tuple(item for item in value if isinstance(item, str | int))
        case _:
            return default
