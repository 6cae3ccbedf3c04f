"""What every family of commands shares: exit codes, days, and reading and writing a document."""

from datetime import date
from pathlib import Path

from assessor.cli.parsing import Parser
from assessor.document import file
from assessor.document.assessment import Assessment
from assessor.document.versions import Version
from assessor.errors import AssessorError
from assessor.form.dates import read_date
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder

OK, ERRORS_FOUND, COULD_NOT_RUN = 0, 1, 2


def add_version_option(command: Parser) -> None:
    """Let a command act on a version of the document."""
    command.add_argument(
        "--version", metavar="VERSION", help="版の名称、記号又は番号（なければ今の記載）"
    )


def load(path: Path, version: str | None = None) -> Assessment:
    """Return the document in ``path``, or a version of it."""
    return read(path, version)[0]


def read(path: Path, version: str | None = None) -> tuple[Assessment, str]:
    """Return the document in ``path``, or a version of it, and the digest of the file."""
    assessment, digest = file.load(path, FormLibrary(forms_folder()))
    if version is None:
        return assessment, digest
    return assessment.version_state(version_called(assessment, version).name), digest


def version_called(assessment: Assessment, words: str) -> Version:
    """Return the version of that name or number (1 is the oldest), or the only one so labelled."""
    versions = assessment.versions
    numbers = {str(number): version for number, version in enumerate(versions, start=1)}
    names = {version.name: version for version in versions}
    found = names.get(words) or numbers.get(words)
    labelled = [version for version in versions if version.label == words]
    if found is None and len(labelled) == 1:
        found = labelled[0]
    if found is not None:
        return found
    if labelled:
        raise AssessorError(
            f"版「{words}」は{len(labelled)}つあります。",
            "assessor versions で一覧し、番号で指定してください。",
        )
    raise AssessorError(f"版「{words}」はありません。", "assessor versions で一覧できます。")


def day_of(text: str | None, what: str) -> date:
    """Return the day that ``text`` means; today where nothing is said."""
    if text is None:
        return date.today()  # noqa: DTZ011 - local day
    days = read_date(text)
    if days is None or days.first != days.last:
        raise AssessorError(
            f"{what}「{text}」は日付として読めません。",
            "2026-04-01、令和8年4月1日などのように、日まで書いてください。",
        )
    return days.first


def save_new(assessment: Assessment, path: Path) -> None:
    """Write a document to a file that does not exist yet."""
    refuse_existing(path)
    file.save(assessment, path)


def refuse_existing(path: Path) -> None:
    """Refuse to write where something stands."""
    if path.exists():
        raise AssessorError(f"{path} はすでにあります。", "別の名前を指定してください。")
