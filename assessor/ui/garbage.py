"""Garbage is collected in the window's thread only.

Python's collector runs in whichever thread happens to allocate, a thread that exports or writes
the emergency copy among them; a widget that is destroyed outside its own thread can take the
program down. So the collector is switched off, and a timer of the window does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1000
"""Milliseconds between two looks at what is due."""


class GarbageCollector(QObject):
    """Collects what is due, as Python itself would, while the window's thread has time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose threshold has been passed, with all younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
