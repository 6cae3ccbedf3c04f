"""What is proposed for 変更箇所, and what a person has made of it so far.

No Qt here: the work runs in another thread, with a snapshot of the document. What a person has
ticked and written stays here until it is added; proposals are worked out anew after every edit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assessor.document.assessment import Assessment
from assessor.form.dates import in_japanese, read_date
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.history.describe import all_proposals, unsettled
from assessor.history.proposal import ADDED, REMOVED, Certainty, Proposal
from assessor.history.rows import LeftOut, StaleRow, left_out, stale_rows
from assessor.history.timing import EARLY
from assessor.ui.stands import Sides, Stand, compare_sides

_Key = tuple[tuple[Place, ...], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be worked out: the version last published, and how it is to be told."""

    base: Stand
    day: date
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the difference to the version last published calls for."""

    question: Question
    published: Assessment
    every: tuple[Proposal, ...]
    """Also those that have a row or were left out."""
    proposals: tuple[Proposal, ...]
    """What has no row yet; what a row that is out of date has to tell of is not among them."""
    stale: tuple[StaleRow, ...]
    left: tuple[LeftOut, ...]

    def without(self, done: Iterable[Proposal]) -> "Proposed":
        """Return the same without proposals that have just been dealt with."""
        gone = frozenset(done)
        left = tuple(proposal for proposal in self.proposals if proposal not in gone)
        return replace(self, proposals=left)


def worked_out(
    question: Question, snapshot: Assessment, library: FormLibrary, published: Assessment | None
) -> Proposed:
    """Return what is proposed; ``published`` is the base where it is known already.

    Raises ``AssessorError`` where the base cannot be read.
    """
    then = published or _state(question.base, snapshot, library)
    every = all_proposals(then, snapshot, question.day, emergency=question.emergency)
    stale = stale_rows(then, snapshot, every)
    renewing = {_key(proposal) for row in stale for proposal in row.now}
    proposals = tuple(
        proposal for proposal in unsettled(then, snapshot, every) if _key(proposal) not in renewing
    )
    return Proposed(question, then, every, proposals, stale, left_out(snapshot, every))


class Wishes:
    """What a person wants of the proposals: which, and in what words."""

    def __init__(self, day: date) -> None:
        self.day = in_japanese(day)
        """変更日 of all rows, as it is written."""
        self._ticks: dict[_Key, bool] = {}
        self._words: dict[_Key, dict[str, str]] = {}

    @property
    def effective(self) -> date | None:
        """変更日 as a date; None where it cannot be read as one."""
        days = read_date(self.day)
        return days.first if days and days.first == days.last else None

    def is_taken(self, proposal: Proposal) -> bool:
        """Tell whether a proposal is to become a row; not at first where one stands beside it."""
        return self._ticks.get(_key(proposal), not proposal.beside)

    def take(self, proposal: Proposal, *, taken: bool) -> None:
        """Take a proposal, or leave it for another time."""
        self._ticks[_key(proposal)] = taken

    def write(self, proposal: Proposal, name: str, words: str) -> None:
        """Say it in other words: ``item``, ``before``, ``after``, ``option`` or ``reason``."""
        self._words.setdefault(_key(proposal), {})[name] = words

    def is_decided(self, proposal: Proposal) -> bool:
        """Tell whether 提出時期 needs no more thought."""
        words = self._words.get(_key(proposal), {})
        return "option" in words or proposal.timing.certainty is not Certainty.OPEN

    def forget_timing(self) -> None:
        """Go by what is proposed for 提出時期: it was said for all rows in another way."""
        for words in self._words.values():
            words.pop("option", None)
            words.pop("reason", None)

    def written(self, proposal: Proposal) -> Proposal:
        """Return a proposal in the words that the person wants."""
        words = self._words.get(_key(proposal), {})
        timing = replace(
            proposal.timing,
            option=words.get("option", proposal.timing.option),
            reason=words.get("reason", proposal.timing.reason),
        )
        return replace(
            proposal,
            item=words.get("item", proposal.item),
            before=words.get("before", proposal.before),
            after=words.get("after", proposal.after),
            day=self.day.strip(),
            timing=timing,
        )


def shown_sides(before: str, after: str) -> tuple[str, str]:
    """Return what differs, without the remarks that stand for nothing."""
    return ("" if before == ADDED else before), ("" if after == REMOVED else after)


def change_words(before: str, after: str) -> str:
    """Return in a line what became of what."""
    old, new = (" ".join(words.split()) for words in shown_sides(before, after))
    if not old:
        return f"「{_short(new)}」を追加"
    return f"「{_short(old)}」→「{_short(new)}」" if new else f"「{_short(old)}」を削除"


def is_grave(proposal: Proposal) -> bool:
    """Tell whether a proposal is treated as a 重要な変更: ※, and published before."""
    return proposal.important and proposal.timing.option == EARLY


_SHORT = 60


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"


def _key(proposal: Proposal) -> _Key:
    return proposal.places, proposal.digests


def _state(base: Stand, snapshot: Assessment, library: FormLibrary) -> Assessment:
    """Return the base; the entries of a file are named like those of the document."""
    if base.path is None:
        return snapshot.version_state(base.version)
    pair = compare_sides(Sides(base, Stand()), snapshot, library).pair
    return pair[0] if pair else snapshot
