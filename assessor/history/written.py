"""What changed in an answer of any kind, in words that stand in a row of 変更箇所.

Choices are told by their words, boxes by the names of those that are ticked, one on a line,
pictures by their captions. Texts, and what stands behind one box, are told by passages.
"""

from hashlib import sha256

from assessor.document.assessment import Assessment
from assessor.form.definition import Item
from assessor.form.kinds import folded, show
from assessor.form.values import Checks, Figure, Free, FreePart, Paragraph, Table, Value
from assessor.history.passages import Passage, passages
from assessor.history.side import Side


def passages_of(
    item: Item, before: tuple[Side, Value | None], after: tuple[Side, Value | None]
) -> tuple[Passage, ...]:
    """Return the passages of an answer to ``item`` that differ for a reader."""
    match before[1], after[1]:
        case Checks() as old, Checks() as new:
            return _boxes(item, old, new)
        case Free() | None as old, Free() | None as new if old or new:
            return _free(
                (before[0].assessment, old or Free(())), (after[0].assessment, new or Free(()))
            )
    one, other = (written(item, value) for _, value in (before, after))
    if item.kind in TEXTS:
        return passages(one, other)
    return (Passage(one, other),) if folded(one) != folded(other) else ()


def written(item: Item, value: Value | None) -> str:
    """Return a whole answer as a row tells it."""
    match value:
        case None:
            return ""
        case Checks():
            return _ticked(item, value)
        case Free():
            return "\n".join(map(_part, value.parts))
        case _:
            return show(item, value)


TEXTS = frozenset(["text", "line", "free"])
"""The kinds of answer that are told by passages."""
_FEW = 4
_EXCHANGED = "（差替え）"


def _boxes(item: Item, old: Checks, new: Checks) -> tuple[Passage, ...]:
    if old.ticked == new.ticked:
        names = {name for name, _ in (*old.tails, *new.tails)}
        differing = [name for name in names if old.tail(name) != new.tail(name)]
        if len(differing) == 1:
            return passages(old.tail(differing[0]), new.tail(differing[0]))
    if max(len(old.ticked), len(new.ticked)) > _FEW and old.ticked != new.ticked:
        old, new = _less(old, new), _less(new, old)
    one, other = _ticked(item, old), _ticked(item, new)
    return (Passage(one, other),) if folded(one) != folded(other) else ()


def _less(boxes: Checks, others: Checks) -> Checks:
    """Return the boxes without those that are alike in ``others``."""
    own = {
        name
        for name in boxes.ticked | {name for name, _ in boxes.tails}
        if name not in others.ticked or boxes.tail(name) != others.tail(name)
    }
    return Checks.of(boxes.ticked & own, {name: boxes.tail(name) for name in own})


def _ticked(item: Item, value: Checks) -> str:
    labels = {option.name: option.label for option in item.options}
    asked = value.ticked | {name for name, text in value.tails if text.strip()}
    return "\n".join(
        labels.get(name, name) + (f"（{value.tail(name)}）" if value.tail(name) else "")
        for name in [*(name for name in labels if name in asked), *sorted(asked - labels.keys())]
    )


def _free(before: tuple[Assessment, Free], after: tuple[Assessment, Free]) -> tuple[Passage, ...]:
    """Return what differs in freely arranged answers; pictures are compared by what is in them."""
    one, other = ("\n".join(map(_part, free.parts)) for _, free in (before, after))
    old, new = _pictures(*before), _pictures(*after)
    exchanged = tuple(
        Passage(caption, caption + _EXCHANGED)
        for caption in old
        if caption in new and old[caption] != new[caption]
    )
    return (*passages(one, other), *exchanged)


def _pictures(assessment: Assessment, free: Free) -> dict[str, list[str]]:
    """Return for each caption what pictures bear it, by their content."""
    found: dict[str, list[str]] = {}
    for part in free.parts:
        if isinstance(part, Figure):
            content = assessment.attachments.get(part.attachment)
            name = sha256(content).hexdigest() if content is not None else part.attachment
            found.setdefault(_part(part), []).append(name)
    return found


def _part(part: FreePart) -> str:
    match part:
        case Paragraph():
            return part.text
        case Table():
            return "\n".join("\t".join(row) for row in part.rows)
        case Figure():
            return f"［図：{part.caption}］" if part.caption.strip() else "［図］"
