"""Which findings are listed: by sort, words, what was looked for, 審査の観点. No Qt here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessor.form.kinds import folded
from assessor.rules.check import standards
from assessor.rules.finding import Finding
from assessor.ui.finding_words import SORTS, UNFILLED_WORD, kind_of, where


@dataclass(slots=True)
class FindingFilter:
    """What a person wants to see of the findings; an empty field asks for nothing."""

    sorts: set[str] = field(default_factory=lambda: set(SORTS) - {UNFILLED_WORD})
    words: str = ""
    kind: str = ""
    """A title as ``kind_of`` gives it."""
    aspect: int = 0

    def fits(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is asked for, of whatever sort it is."""
        if self.kind and kind_of(finding) != self.kind:
            return False
        if self.aspect and self.aspect not in finding.aspects:
            return False
        if not self.words:
            return True
        text = folded(f"{where(finding)} {finding.message} {finding.quotation} {finding.basis}")
        return all(folded(word) in text for word in self.words.split())

    @property
    def narrows(self) -> bool:
        """Whether a kind or a 審査の観点 is asked for, which nothing else on the screen shows."""
        return bool(self.kind or self.aspect)

    @property
    def sentence(self) -> str:
        """What is asked for, in words."""
        aspect = f"審査の観点({self.aspect})" if self.aspect else ""
        return "、".join(filter(None, [self.kind, aspect])) + "で絞り込み中"


def kinds_among(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each kind, the most frequent first."""
    return dict(Counter(kind_of(finding) for finding in findings).most_common())


def aspects_among(findings: Iterable[Finding]) -> dict[int, tuple[str, int]]:
    """Return the words of every 審査の観点, and how many findings bear on it."""
    counted = Counter(number for finding in findings for number in finding.aspects)
    return {aspect.number: (aspect.words, counted[aspect.number]) for aspect in standards().aspects}
