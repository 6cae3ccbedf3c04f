"""Where a document comes from: nothing, a file of ours, one that carries our data, an import.

Nothing here touches the document in the window; ``Session.stand`` does, with what these return.
"""

from dataclasses import dataclass
from pathlib import Path

from assessor.document import edits, file
from assessor.document.assessment import Assessment
from assessor.errors import DocumentError, reason
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.importers.imported import Imported


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that is to stand in the window."""

    assessment: Assessment
    is_saved: bool
    """Whether there is nothing in it that is not in a file, or worth one."""
    path: Path | None = None
    """Its own file."""
    digest: str | None = None
    """What that file was when it was read."""
    doubts: tuple[str, ...] = ()
    """What a person should know before going on."""


def blank(form: Form) -> Arrival:
    """Return a blank document; it counts as saved until something is written."""
    assessment = Assessment(form)
    assessment.apply(edits.first_entries(form))
    return Arrival(assessment, is_saved=True)


def opened(path: Path, library: FormLibrary) -> Arrival:
    """Return the document in a file of ours, or in a Word file or PDF that carries our data.

    Raises ``AssessorError`` where it cannot be read.
    """
    match path.suffix.lower():
        case ".docx":
            return _from_word(path, library)
        case ".pdf":
            return _from_pdf(path, library)
        case _:
            assessment, digest = file.load(path, library)
            return Arrival(assessment, is_saved=True, path=path, digest=digest)


def copied(path: Path, library: FormLibrary) -> Arrival:
    """Return a copy of the file at ``path``: it is to be tried on, not to be changed."""
    return Arrival(file.load(path, library)[0], is_saved=True)


def taken_in(imported: Imported) -> Arrival:
    """Return a document with what an importer has read; it is not saved yet."""
    assessment = Assessment(imported.form, edition=imported.edition)
    assessment.apply(imported.edit)
    return Arrival(assessment, is_saved=False)


def _from_word(path: Path, library: FormLibrary) -> Arrival:
    from assessor.importers.docx import read_docx  # noqa: PLC0415 - heavy, rarely used

    assessment, doubts = read_docx(_content(path), library)
    return Arrival(assessment, is_saved=False, doubts=tuple(doubts))


def _from_pdf(path: Path, library: FormLibrary) -> Arrival:
    from assessor.importers.pdf import read_pdf  # noqa: PLC0415 - heavy, rarely used

    return Arrival(read_pdf(_content(path), library), is_saved=False)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path.name} を開けません（{reason(error)}）。") from error
