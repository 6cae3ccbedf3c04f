"""One reversible change: undo, 変更箇所, comparison and import all speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from assessor.document.past import Log
from assessor.document.versions import Version
from assessor.form.values import Place, Value


@dataclass(frozen=True, slots=True)
class Change:
    """What stood at ``place`` before, and what stands there after; None is blank."""

    place: Place
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class VersionsChange:
    """The versions before and after, oldest first, as with the entries of a repeat.

    ``past`` is the history of the answers before and after; None where it stays as it is.
    """

    before: tuple[Version, ...]
    after: tuple[Version, ...]
    past: tuple[Log, Log] | None = None

    def inverse(self) -> "VersionsChange":
        """Return the change that takes this one back."""
        return VersionsChange(self.after, self.before, self.past and self.past[::-1])

    def amended(self, later: "VersionsChange") -> "VersionsChange":
        """Return one change for this one and ``later``."""
        past = self.past or later.past
        if self.past and later.past:
            past = (self.past[0], later.past[1])
        return VersionsChange(self.before, later.after, past)


@dataclass(frozen=True, slots=True)
class Edit:
    """What the user did in one go.

    ``attachments`` are pictures that the answers after the edit refer to, by name. Taking the
    edit back leaves them in the document; saving drops what nothing refers to.

    ``when`` says that the answers' own history is to remember what stood before; where it is None
    (what is taken back, done again, or filled in by a program) nothing is recorded. ``apart``
    keeps that from being one record with what was written in the same minutes.

    ``is_complete`` says that it tells itself what becomes of the marks of withheld passages: it was
    made once, and is taken back or done again.
    """

    label: str
    changes: tuple[Change, ...]
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    versions: VersionsChange | None = None
    when: datetime | None = None
    apart: bool = False
    is_complete: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing; pictures alone are nothing."""
        return not self.changes and self.versions is None

    def at(self, when: datetime | None) -> "Edit":
        """Return the same edit, made at ``when``."""
        return replace(self, when=when)

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        back = tuple(
            Change(change.place, change.after, change.before) for change in reversed(self.changes)
        )
        versions = self.versions and self.versions.inverse()
        return Edit(self.label, back, versions=versions, is_complete=True)

    def amended(self, later: "Edit") -> "Edit":
        """Return one edit for this one and ``later``; places that end as they began fall out."""
        changes: dict[Place, Change] = {}
        for change in (*self.changes, *later.changes):
            first = changes.get(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
        kept = tuple(change for change in changes.values() if change.before != change.after)
        versions = self.versions or later.versions
        if self.versions and later.versions:
            versions = self.versions.amended(later.versions)
        return replace(
            later,
            changes=kept,
            attachments={**self.attachments, **later.attachments},
            versions=versions,
        )
