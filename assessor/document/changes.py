"""One reversible change: undo, 変更箇所, comparison and import all speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.form.values import Place, Value


@dataclass(frozen=True, slots=True)
class Change:
    """What stood at ``place`` before, and what stands there after; None is blank."""

    place: Place
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What the user did in one go.

    ``attachments`` are pictures that the answers after the edit refer to, by name. Taking the
    edit back leaves them in the document; saving drops what no answer refers to.
    """

    label: str
    changes: tuple[Change, ...]
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        back = tuple(
            Change(change.place, change.after, change.before) for change in reversed(self.changes)
        )
        return Edit(self.label, back)

    def amended(self, later: "Edit") -> "Edit":
        """Return one edit for this one and ``later``; places that end as they began fall out."""
        changes: dict[Place, Change] = {}
        for change in (*self.changes, *later.changes):
            first = changes.get(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
        kept = tuple(change for change in changes.values() if change.before != change.after)
        return Edit(later.label, kept, {**self.attachments, **later.attachments})
