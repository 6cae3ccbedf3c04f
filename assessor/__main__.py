"""A window, or a command when one is named: ``python -m assessor``, ``assessor-gui``.

A first argument that is a file is opened in the window; every other one is for the command line.
"""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run a command where one is named."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and not Path(given[0]).is_file():
        from assessor import cli  # noqa: PLC0415 - a window does without it

        return cli.main(given)
    from assessor.ui import app  # noqa: PLC0415 - the command line does without Qt

    return app.run([Path(name) for name in given])


def main_gui() -> None:
    """Open the window; the entry point of ``assessor-gui``."""
    from assessor.ui import app  # noqa: PLC0415 - as above

    sys.exit(app.run([Path(name) for name in sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
