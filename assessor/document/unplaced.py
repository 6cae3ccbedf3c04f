"""未配置の記載: words of an imported source for which no item was found.

They are kept in the document as entries of a repeat of our own, so that saving, undo and the
window treat them like everything else. A person moves them to an item, or throws them away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.edits import remove_entry
from assessor.form.definition import Item
from assessor.form.kinds import read, show
from assessor.form.values import Entries, Free, Paragraph, Place, Value

REPEAT: Place = ("unplaced",)
_TEXT = "unplaced_text"
_NEAR = "unplaced_near"
_REASON = "unplaced_reason"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """One text without an item: where in the source it stood, and why it was not placed."""

    text: str
    near: str = ""
    reason: str = ""
    entry: str = ""


def unplaced(assessment: Assessment) -> Iterator[Unplaced]:
    """Yield the texts without an item, in the order of the source."""
    for entry in assessment.entries(REPEAT):
        yield Unplaced(
            text=_string(assessment, entry, _TEXT),
            near=_string(assessment, entry, _NEAR),
            reason=_string(assessment, entry, _REASON),
            entry=entry,
        )


def keep_unplaced(texts: Iterable[Unplaced]) -> tuple[Change, ...]:
    """Return the changes that put ``texts`` into a document that has none yet."""
    kept = [text for text in texts if text.text.strip()]
    names = tuple(text.entry or f"u{number}" for number, text in enumerate(kept, start=1))
    changes = [Change(REPEAT, None, Entries(names))] if names else []
    for name, text in zip(names, kept, strict=True):
        for item, words in ((_TEXT, text.text), (_NEAR, text.near), (_REASON, text.reason)):
            if words:
                changes.append(Change((*REPEAT, name, item), None, words))
    return tuple(changes)


def place_text(assessment: Assessment, entry: str, target: Place, text: str | None = None) -> Edit:
    """Move an unplaced text (or ``text``, a part of it) to the end of the answer at ``target``.

    Where the kind of the item does not read it, it stands there as ``Unreadable`` and is reported.
    What is left of the text stays unplaced; when nothing is left, the entry goes.
    """
    whole = _string(assessment, entry, _TEXT)
    moved = whole if text is None else text
    item = assessment.form.items[target[-1]]
    before = assessment.answers.get(target)
    changes = [Change(target, before, _joined(item, before, moved))]
    rest = whole.replace(moved, "", 1).strip("\n")
    if rest.strip():
        changes.append(Change((*REPEAT, entry, _TEXT), whole, rest))
    else:
        changes += remove_entry(assessment, REPEAT, entry).changes
    return Edit("未配置の記載の移動", tuple(changes))


def discard(assessment: Assessment, entry: str) -> Edit:
    """Throw an unplaced text away."""
    return Edit("未配置の記載の削除", remove_entry(assessment, REPEAT, entry).changes)


def _joined(item: Item, before: Value | None, text: str) -> Value | None:
    if isinstance(before, Free):
        return Free((*before.parts, Paragraph(text)))
    return read(item, text if before is None else f"{show(item, before)}\n{text}")


def _string(assessment: Assessment, entry: str, item: str) -> str:
    value = assessment.answers.get((*REPEAT, entry, item))
    return value if isinstance(value, str) else ""
