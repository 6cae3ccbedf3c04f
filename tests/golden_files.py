"""Expected output kept as files: the one helper that compares with them and rewrites them.

``pytest --update-golden`` accepts what the program writes now; git shows what that changes.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path

ACCEPT = "pytest --update-golden accepts the new output"


@dataclass(frozen=True, slots=True)
class GoldenFiles:
    """The files of one folder, and whether to rewrite instead of comparing."""

    folder: Path
    update: bool

    def check(self, name: str, actual: str | bytes) -> None:
        """Fail unless ``actual`` is what the file called ``name`` holds."""
        path = self.folder / name
        content = actual.encode() if isinstance(actual, str) else actual
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            return
        assert path.exists(), f"{path} does not exist; {ACCEPT}"
        expected = path.read_bytes()
        assert content == expected, f"{_difference(name, expected, content)}\n{ACCEPT}"


def _difference(name: str, expected: bytes, actual: bytes) -> str:
    try:
        before, after = expected.decode().splitlines(), actual.decode().splitlines()
    except UnicodeDecodeError:
        return f"{name}: {len(expected)} bytes expected, {len(actual)} other bytes written"
    lines = difflib.unified_diff(before, after, f"{name} expected", f"{name} now", lineterm="")
    return "\n".join(lines)
