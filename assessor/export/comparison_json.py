"""A comparison as JSON. Other programs rely on the keys: add some, never change one."""

from collections.abc import Iterable

from assessor.history.difference import Comparison, Difference, DifferenceKind, Limit
from assessor.history.match import Match
from assessor.history.wording import pieces

Json = dict[str, object]


def comparison_json(comparison: Comparison, guessed: Iterable[Match]) -> Json:
    """Return the differences in printed order, the coverage, and which entries were guessed."""
    coverage = comparison.coverage
    return {
        "old": {"form": comparison.before_tag},
        "new": {"form": comparison.after_tag},
        "counts": {str(kind): comparison.number(kind) for kind in DifferenceKind},
        "coverage": {
            "compared": coverage.compared,
            "total": coverage.total,
            "skipped": [_limit(limit) for limit in coverage.skipped],
            "partial": [_limit(limit) for limit in coverage.partial],
        },
        "matches": [
            {
                "repeat": list(match.repeat),
                "old": match.before,
                "new": match.after,
                "score": round(match.score, 3),
            }
            for match in guessed
        ],
        "differences": [_difference(difference) for difference in comparison.differences],
    }


def _difference(difference: Difference) -> Json:
    return {
        "kind": str(difference.kind),
        "place": list(difference.place),
        "path": difference.path,
        "old_path": difference.before_path,
        "new_path": difference.after_path,
        "label": difference.label,
        "important": difference.important,
        "printed": difference.printed,
        "chapter": f"{difference.section.number} {difference.section.label}".strip(),
        "before": difference.before_text,
        "after": difference.after_text,
        "pieces": [
            {"kind": str(piece.kind), "before": piece.before, "after": piece.after}
            for piece in pieces(difference.before_text, difference.after_text)
        ],
        "positions": list(difference.positions) if difference.is_entry else None,
        "inside": [_difference(inner) for inner in difference.inside],
    }


def _limit(limit: Limit) -> Json:
    return {
        "reason": str(limit.obstacle),
        "sentence": limit.obstacle.sentence,
        "place": list(limit.place),
        "path": limit.path,
        "label": limit.label,
    }
