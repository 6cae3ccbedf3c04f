"""What a browser and axe-core make of the document as a page.

``make test-rendering`` installs them.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from assessor.export.writers import Settings, export
from tests.rendering.documents import document
from tests.rendering.office import output_of

pytestmark = pytest.mark.rendering
SCRIPT = Path(__file__).with_name("page_faults.cjs")
WIDE, NARROW = 1100, 390


@pytest.fixture(scope="module", params=["blank", "random", "sample", "sendai"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "document.html"
    export(document(request.param, request), path, Settings(date(2026, 11, 22)))
    return path


def test_nothing_speaks_against_it_at_any_width(page: Path, checkout: Path) -> None:
    modules = checkout / "build" / "node" / "node_modules"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not (modules / "axe-core").exists():
        pytest.skip("Chromium or axe-core is not installed")
    widths = f"{WIDE},{NARROW}"
    said = output_of("node", str(SCRIPT), str(modules), chromium, widths, str(page))
    found = json.loads(said)
    assert [each["width"] for each in found] == [WIDE, NARROW]
    for each in found:
        assert each["passed"] > 30
        assert each["faults"] == []
        assert each["others"] == [], "nothing is fetched from elsewhere"
        assert each["wide"] == each["width"], "nothing has to be moved sideways"
