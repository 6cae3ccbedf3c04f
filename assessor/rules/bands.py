"""Bands of persons as the options of a form name them: 「1,000人以上1万人未満」.

The numbers stand in the labels, and are read from there: a band of another edition needs no code.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_LIMIT = re.compile(r"(\d+)(万|千)?人(以上|未満)")
_UNITS = {"万": 10_000, "千": 1_000, "": 1}


@dataclass(frozen=True, slots=True)
class Band:
    """A number of persons from ``at_least`` on; ``under`` is None where it is open above."""

    at_least: int = 0
    under: int | None = None


@cache
def band(label: str) -> Band | None:
    """Return the band that ``label`` names, or None where it names no number of persons."""
    plain = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", label))
    limits = {limit: int(number) * _UNITS[unit] for number, unit, limit in _LIMIT.findall(plain)}
    return Band(limits.get("以上", 0), limits.get("未満")) if limits else None
