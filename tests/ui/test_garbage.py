import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from assessor.ui import garbage
from assessor.ui.garbage import GarbageCollector


class Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector_as_before() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    if enabled:
        gc.enable()
    else:
        gc.disable()


@pytest.mark.usefixtures("collector_as_before")
def test_garbage_is_collected_by_the_timer_and_by_nothing_else(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_PAUSE", 10)
    parent = QObject()
    GarbageCollector(parent)
    assert not gc.isenabled()
    gone = weakref.ref(Ring())
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None, timeout=5000)
    assert kept
