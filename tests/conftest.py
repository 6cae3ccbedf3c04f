"""What every test may ask for. Qt is not imported here: most tests do without it."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden_files import GoldenFiles

CHECKOUT = Path(__file__).resolve().parent.parent

# Deterministic where a change is judged; ``make soak`` searches with fresh examples.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile(
    "soak", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows while testing")
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    # Read when the first window is made; programs started by a test inherit it.
    if config.getoption("--onscreen"):
        os.environ.pop("QT_QPA_PLATFORM", None)
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def _collect_garbage_here() -> Iterator[None]:
    """Collect in the thread of the tests, never in that of a test runner: see ui/garbage.py."""
    yield
    gc.collect(1)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return CHECKOUT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenFiles:
    """Comparison with the files in tests/golden."""
    update = bool(request.config.getoption("--update-golden"))
    return GoldenFiles(CHECKOUT / "tests" / "golden", update)


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """The folder of published assessments that may lie beside the checkout."""
    folder = CHECKOUT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip(f"no published assessments beside the checkout ({folder} is absent)")
    return folder
