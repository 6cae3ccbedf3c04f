"""A window, or a command when one is named: ``python -m assessor``, ``assessor-gui``.

A first argument that is a file is opened in the window; every other one is for the command line.
A command is never taken for a file that happens to bear its name: such a file has no suffix.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run a command where one is named."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and not (Path(given[0]).suffix and Path(given[0]).is_file()):
        from assessor import cli  # noqa: PLC0415 - a window does without it

        return cli.main(given)
    return _open_window(given)


def main_gui() -> None:
    """Open the window; the entry point of ``assessor-gui``."""
    sys.exit(_open_window(sys.argv[1:]))


def _open_window(names: Sequence[str]) -> int:
    if not _has_screen():
        sys.stderr.write(
            "assessor: 画面がないため、ウィンドウを開けません。"
            "コマンドの使い方は assessor --help で示します。\n"
        )
        return 2
    from assessor.ui import app  # noqa: PLC0415 - the command line does without Qt

    return app.run([Path(name) for name in names])


def _has_screen() -> bool:
    """Tell whether there is a screen; without one Qt would abort the process on Linux."""
    signs = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, signs))


if __name__ == "__main__":
    sys.exit(main())
