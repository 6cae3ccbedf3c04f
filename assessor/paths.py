"""Where the files that are not Python stand.

``forms/`` and ``resources/`` lie at the top of the checkout, where people who write forms look
for them. A wheel and a frozen program carry copies inside the package, in ``assessor/data``. So
there are two places to look, and this file is the only one that knows them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def forms_folder() -> Path:
    """Return the folder of the forms and of the lists they cite."""
    return _existing("forms")


def resources_folder() -> Path:
    """Return the folder of fonts, icons, templates and samples."""
    return _existing("resources")


def program_version() -> str:
    """Return the version, which stands in pyproject.toml and nowhere else."""
    import tomllib  # noqa: PLC0415 - a start asks for no version

    text = _existing("pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def _existing(name: str) -> Path:
    """Return the file or folder called ``name``; its absence is a broken installation."""
    installed = _PACKAGE / "data" / name
    if installed.exists():
        return installed
    checkout = _PACKAGE.parent
    # Beside an installed package stand strangers: only a checkout has both.
    if (checkout / "pyproject.toml").exists() and (checkout / name).exists():
        return checkout / name
    raise RuntimeError(f"プログラムの一部が見つかりません: {installed}")
