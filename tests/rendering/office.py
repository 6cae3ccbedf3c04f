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


def settled(path: Path, command: str) -> Path:
    """Return a Word file after LibreOffice was told what to do with its revisions."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = path.parent / f"profile-{command}"
    start = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    # Its first start fills the folder of macros, whatever stands there.
    first = [*start, "--terminate_after_init"]
    subprocess.run(first, capture_output=True, check=True, timeout=300)
    macros = Path(__file__).parent / "macros"
    shutil.copy(macros / "script.xlc", profile / "user" / "basic")
    for name in ("script.xlb", "Revisions.xba"):
        shutil.copy(macros / name, profile / "user" / "basic" / "Standard")
    target = path.with_name(f"{command}.docx")
    call = f'macro:///Standard.Revisions.Settle("{path}","{target}",".uno:{command}")'
    subprocess.run([*start, call], capture_output=True, check=True, timeout=300)
    return target


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
