"""Two states of a document, an old and a new one, and what a comparison of them found."""

from dataclasses import dataclass

from assessor.document.assessment import Assessment
from assessor.history.compare import compared
from assessor.history.difference import Comparison
from assessor.history.match import Match, with_names_of


@dataclass(frozen=True, slots=True)
class Counterparts:
    """What is compared on paper; the entries of both have the same names."""

    old: Assessment
    new: Assessment
    old_name: str
    """Which file and version it is, as a reader is told."""
    new_name: str
    comparison: Comparison
    guessed: tuple[Match, ...] = ()
    """Which entries were held to be the same by what is in them."""
    records: Assessment | None = None
    """The document that keeps what reviewers said of the changes."""

    @property
    def printed(self) -> Comparison:
        """Only what the official form shows; parts of our own stay out."""
        return self.comparison.of(printed=True)


def counterparts(
    old: Assessment, new: Assessment, old_name: str, new_name: str, *, one_file: bool = False
) -> Counterparts:
    """Return two states compared; those of ``one_file`` share the names of entries for sure."""
    new, guessed = (new, ()) if one_file else with_names_of(old, new)
    return Counterparts(old, new, old_name, new_name, compared(old, new), guessed)
