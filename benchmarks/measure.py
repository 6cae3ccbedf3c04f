"""Timing: several runs in turn, medians, and a line to print."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One figure beside its aim, both in ``unit``; smaller is better."""

    name: str
    figure: float
    aim: float
    unit: str
    detail: str = ""

    def line(self) -> str:
        """The figure as one line."""
        met = "met" if self.figure <= self.aim else "MISSED"
        aim = f"aim {self.aim:g} {met}"
        return f"{self.name:<60}{self.figure:7.2f} {self.unit:<2}  {aim:<14}{self.detail}"


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def median_pair(
    first: Callable[[], float], second: Callable[[], float], runs: int = 5
) -> tuple[float, float]:
    """Return the medians of two measurements made in turn, after a warm-up of each."""
    first()
    second()
    pairs = [(first(), second()) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
