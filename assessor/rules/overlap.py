"""How alike two names are, where people write the same thing in slightly different words."""

from functools import lru_cache
from itertools import pairwise

from assessor.form.kinds import folded

_LOOSE = str.maketrans(dict.fromkeys("の・、,及び等()「」『』-_", None))


def alike(one: str, other: str) -> float:
    """Return from 0 to 1 how much of the shorter of two names stands in the other.

    Pairs of neighbouring characters are compared, so that 「賦課に関する事務」 is found in
    「個人住民税の賦課及び徴収に関する事務」.
    """
    first, second = _pairs(one), _pairs(other)
    shorter, longer = sorted((first, second), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def part_within(name: str, text: str) -> float:
    """Return from 0 to 1 how much of ``name`` stands somewhere in ``text``."""
    pairs = _pairs(name)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=256)
def _pairs(words: str) -> frozenset[str]:
    plain = folded(words).translate(_LOOSE)
    return frozenset(map("".join, pairwise(plain)))
