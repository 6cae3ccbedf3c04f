"""What others make of our files: LibreOffice, poppler, the Open XML validator."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def converted(path: Path, suffix: str, folder: Path | None = None) -> Path:
    """Return the file as LibreOffice saves it in another format."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = folder or path.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", suffix, "--outdir", str(folder), str(path)]
    command = [office, profile, "--headless", *target]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder / f"{path.stem}.{suffix}"


def validator_errors(path: Path, checkout: Path) -> list[object]:
    """Return what the Open XML validator says against a Word file."""
    command = [_validator(checkout), path]
    run = subprocess.run(command, capture_output=True, check=False, timeout=120)
    report = json.loads(run.stdout)
    assert report["ok"] is not bool(report["errors"])
    errors: list[object] = report["errors"]
    return errors


def _validator(checkout: Path) -> Path:
    path = checkout / "build" / "node" / "node_modules" / ".bin" / "ooxml-validator"
    if not path.exists():
        pytest.skip("the Open XML validator is not installed")
    return path


def output_of(*command: str) -> str:
    """Return what a program prints."""
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=120)
    return run.stdout


def squeezed(text: str) -> str:
    """Return words as they are whatever the breaks between lines."""
    return re.sub(r"\s", "", text)
