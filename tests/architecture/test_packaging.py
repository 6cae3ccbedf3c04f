"""What is installed: the pins, and what a wheel carries."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from assessor import paths
from tests.architecture.source import CHECKOUT

PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "requirements.txt": PYPROJECT["project"]["dependencies"],
    "requirements-dev.txt": PYPROJECT["dependency-groups"]["dev"],
}


@pytest.mark.parametrize("file", WANTED)
def test_every_requirement_is_pinned_within_its_bounds(file: str) -> None:
    pins = _pins(file)
    for wanted in map(Requirement, WANTED[file]):
        version = pins[wanted.name.lower().replace("_", "-")]
        assert wanted.specifier.contains(version), wanted


@pytest.mark.parametrize("file", WANTED)
def test_pins_have_hashes_and_name_no_host(file: str) -> None:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z])", text.split("\n", 2)[2]):
        assert "--hash=sha256:" in block, block
    assert "://" not in text
    assert not re.search(r"^ *--(?!hash=)", text, re.MULTILINE)


def test_shared_pins_agree() -> None:
    runtime, development = (_pins(file) for file in WANTED)
    assert {name: runtime[name] for name in runtime.keys() & development.keys()} == {
        name: development[name] for name in runtime.keys() & development.keys()
    }


@pytest.mark.skipif(not (CHECKOUT / "forms").is_dir(), reason="forms/ does not exist yet")
def test_a_wheel_carries_forms_and_resources_but_no_tests(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True, timeout=120)
    wheel = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    names = wheel.namelist()
    wheel.close()
    for folder in ("forms", "resources"):
        for path in (CHECKOUT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"assessor/data/{path.relative_to(CHECKOUT).as_posix()}" in names
    info = f"assessor-{paths.program_version()}.dist-info"
    assert {name.split("/")[0] for name in names} == {"assessor", info}
    assert not [name for name in names if "test" in name]


def _pins(file: str) -> dict[str, str]:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))
