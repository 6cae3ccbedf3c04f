"""What can be compared: a version, what is written now, another file; and how it is worked out.

No Qt here: the work runs in another thread, with a snapshot of the document.
"""

from dataclasses import dataclass
from pathlib import Path

from assessor.document.assessment import Assessment
from assessor.document.file import SUFFIX
from assessor.form.library import FormLibrary
from assessor.history.compare import compared
from assessor.history.difference import Comparison
from assessor.history.match import Match, matches, renamed, share_names
from assessor.ui.arrival import opened, taken_in
from assessor.ui.version_words import stand_words


@dataclass(frozen=True, slots=True)
class Stand:
    """One side of a comparison; what is written now where nothing is named."""

    version: str = ""
    path: Path | None = None

    def words(self, assessment: Assessment) -> str:
        """Return what people call it."""
        return self.path.name if self.path else stand_words(assessment, self.version)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared with what; at most one of the two is a file."""

    before: Stand
    after: Stand
    found: tuple[Match, ...] = ()
    """Which entries of the document are those of the file, where a person has looked at that."""

    @property
    def path(self) -> Path | None:
        """The file, if one of the two is one."""
        return self.before.path or self.after.path

    @property
    def names_present(self) -> bool:
        """Whether one of the two is what is written now."""
        return Stand() in {self.before, self.after}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, between what, and which entries had to be guessed for it."""

    sides: Sides
    comparison: Comparison
    found: tuple[Match, ...] = ()
    documents: tuple[Assessment, Assessment] | None = None
    """The document and the file whose entries were matched, as they are named there."""
    pair: tuple[Assessment, Assessment] | None = None
    """What was before and what was after, with the same names of entries."""


def compare_sides(sides: Sides, snapshot: Assessment, library: FormLibrary) -> Compared:
    """Return what differs; raise ``AssessorError`` where one of the two cannot be read."""
    theirs = _in_file(sides.path, library) if sides.path else None

    def state(stand: Stand) -> Assessment:
        return snapshot.version_state(stand.version) if stand.version else snapshot

    if theirs is None:
        both = state(sides.before), state(sides.after)
        return Compared(sides, compared(*both), pair=both)
    ours = state(sides.after if sides.before.path else sides.before)
    found = sides.found or (() if share_names(ours, theirs) else matches(ours, theirs))
    known = renamed(theirs, found) if found else theirs
    pair = (known, ours) if sides.before.path else (ours, known)
    return Compared(sides, compared(*pair), found, (ours, theirs), pair)


def _in_file(path: Path, library: FormLibrary) -> Assessment:
    if path.suffix.lower() in {SUFFIX, ".docx"}:
        return opened(path, library).assessment
    from assessor.importers.table import import_files  # noqa: PLC0415 - heavy, rarely used

    return taken_in(import_files([path], library)).assessment
