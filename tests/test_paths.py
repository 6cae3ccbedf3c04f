"""Where forms/ and resources/ are found: in the checkout, and beside an installed package."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assessor import paths

SHOW = "from assessor import paths; print(paths.forms_folder()); print(paths.resources_folder())"


def test_the_checkout_is_found_from_its_own_package(checkout: Path) -> None:
    assert paths.forms_folder() == checkout / "forms"
    assert paths.resources_folder() == checkout / "resources"


def test_the_version_is_the_one_in_pyproject() -> None:
    assert paths.program_version().count(".") == 2


def test_an_installed_package_uses_its_own_copy(checkout: Path, tmp_path: Path) -> None:
    installed = _installed(checkout, tmp_path)
    for name in ("forms", "resources"):
        (installed / "data" / name).mkdir(parents=True)
        (tmp_path / name).mkdir()  # a stranger's folder beside the package
    run = _run(tmp_path)
    assert run.stdout.split() == [
        str(installed / "data" / "forms"),
        str(installed / "data" / "resources"),
    ]


def test_a_broken_installation_says_so(checkout: Path, tmp_path: Path) -> None:
    _installed(checkout, tmp_path)
    (tmp_path / "forms").mkdir()
    run = _run(tmp_path)
    assert "RuntimeError: プログラムの一部が見つかりません" in run.stderr


def test_a_missing_folder_of_the_checkout_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", Path("nowhere") / "assessor")
    with pytest.raises(RuntimeError, match="見つかりません"):
        paths.forms_folder()


def _installed(checkout: Path, site: Path) -> Path:
    package = site / "assessor"
    package.mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(checkout / "assessor" / name, package)
    return package


def _run(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-c", SHOW]
    return subprocess.run(
        command, cwd=site, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
