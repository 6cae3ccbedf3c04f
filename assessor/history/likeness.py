"""How alike two texts are: for pairing what has no name of its own."""

from assessor.history.tokens import levelled


def text_likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1, whatever their widths."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - a start compares nothing

    return float(Indel.normalized_similarity(levelled(one), levelled(other)))
