"""Differences and collisions as lines, for people at a terminal and for ``grep``."""

from collections.abc import Iterable, Iterator

from assessor.history.difference import (
    Comparison,
    Coverage,
    Difference,
    DifferenceKind,
    Limit,
)
from assessor.history.match import Match
from assessor.history.merge import Collision, CollisionKind

_KINDS = {
    DifferenceKind.ADDED: "追加",
    DifferenceKind.REMOVED: "削除",
    DifferenceKind.CHANGED: "変更",
    DifferenceKind.MOVED: "移動",
}
_COLLISIONS = {
    CollisionKind.ANSWER: "両方が同じ記載を直しています。",
    CollisionKind.ENTRY: "一方が削除したものを、他方が直しています。",
    CollisionKind.ORDER: "両方が順番を変えています。",
}


def comparison_lines(comparison: Comparison, guessed: Iterable[Match]) -> Iterator[str]:
    """Yield the differences, how many of each kind there are, and what was not compared."""
    for difference in comparison.differences:
        yield from _difference_lines(difference)
    counts = (f"{words}{comparison.number(kind)}件" for kind, words in _KINDS.items())
    yield "、".join(counts)
    yield from _coverage_lines(comparison.coverage)
    pairs = [match for match in guessed if match.before and match.after]
    if pairs:
        yield f"繰返しの項目{len(pairs)}件は、内容が似ているものどうしを比べました。"


def collision_lines(collisions: Iterable[Collision]) -> Iterator[str]:
    """Yield what both changed, with the words of each."""
    for collision in collisions:
        yield f"衝突\t{collision.path}\t{_COLLISIONS[collision.kind]}"
        yield from _words("元", collision.base)
        yield from _words("自分", collision.mine)
        yield from _words("相手", collision.theirs)


def _difference_lines(difference: Difference) -> Iterator[str]:
    mark = " ※" if difference.important else ""
    remark = "" if difference.printed else "（印刷しない項目）"
    head = f"{_KINDS[difference.kind]}\t{_headed(difference)}{mark}{remark}"
    if difference.kind is DifferenceKind.MOVED:
        yield f"{head}\t前は{difference.positions[0]}番目、今は{difference.positions[1]}番目"
        return
    yield head
    if not difference.is_entry:
        yield from _words("前", difference.before_text)
        yield from _words("後", difference.after_text)
    for inner in difference.inside:
        yield from _words(_headed(inner), inner.after_text or inner.before_text)


def _headed(difference: Difference) -> str:
    """Return the path with what it lacks: the item's label, or what the entry is called."""
    label = "" if difference.label in difference.path else difference.label
    title = (difference.after_text or difference.before_text) if difference.is_entry else ""
    return " ".join(filter(None, (difference.path, label, title and f"「{title}」")))


def _coverage_lines(coverage: Coverage) -> Iterator[str]:
    yield coverage.sentence
    for limit in coverage.skipped:
        yield f"比べていません\t{_place(limit)}\t{limit.obstacle.sentence}"
    for limit in coverage.partial:
        yield f"一部だけ比べました\t{_place(limit)}\t{limit.obstacle.sentence}"


def _place(limit: Limit) -> str:
    return limit.path if limit.label in limit.path else f"{limit.path} {limit.label}"


def _words(side: str, words: str) -> Iterator[str]:
    """Yield a text, each of its lines behind a tab; nothing where it is blank."""
    for number, line in enumerate(words.split("\n") if words else ()):
        yield f"\t{side if not number else ''}\t{line}"
