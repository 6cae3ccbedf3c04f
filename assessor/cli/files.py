"""What every family of commands shares: exit codes, and reading and writing a document."""

from pathlib import Path

from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.errors import AssessorError
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder

OK, ERRORS_FOUND, COULD_NOT_RUN = 0, 1, 2


def load(path: Path) -> Assessment:
    """Return the document in ``path``."""
    return read(path)[0]


def read(path: Path) -> tuple[Assessment, str]:
    """Return the document in ``path``, and the digest of the file."""
    return file.load(path, FormLibrary(forms_folder()))


def save_new(assessment: Assessment, path: Path) -> None:
    """Write a document to a file that does not exist yet."""
    refuse_existing(path)
    file.save(assessment, path)


def refuse_existing(path: Path) -> None:
    """Refuse to write where something stands."""
    if path.exists():
        raise AssessorError(f"{path} はすでにあります。", "別の名前を指定してください。")
