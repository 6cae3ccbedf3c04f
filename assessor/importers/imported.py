"""What an importer hands back: the edit, and a report a person can read."""

from dataclasses import dataclass, field

from assessor.document.changes import Edit
from assessor.document.unplaced import Unplaced
from assessor.errors import ImportFormatError
from assessor.form.definition import Form
from assessor.form.values import Place


class FewItemsError(ImportFormatError):
    """A text in which too few items of the form are found to be a 評価書."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One answer that was found: where it stands and how it begins."""

    place: Place
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place where a person has to look at the source."""

    place: Place
    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the source."""

    placed: tuple[Placed, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A source as an edit of a blank ``Assessment(form)``.

    ``edition`` is the edition that the source names on its cover, also where this program does
    not know it and ``form`` is the nearest it has; empty where the source names none. It is meant
    for ``Assessment(form, edition=...)``.
    """

    form: Form
    edit: Edit
    report: Report = field(default_factory=Report)
    edition: str = ""
