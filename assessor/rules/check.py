"""What a reviewer would send back: an assessment's findings, in printed order.

A check of a long document takes longer than a key press may wait, so the work is cut into short
steps; whoever has time (the command line) takes them all at once, the window a few between two
key presses.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, cached_property, partial

from assessor.document.assessment import Assessment
from assessor.form.places import RepeatSlot, Slot
from assessor.form.texts import text_at, texts
from assessor.paths import forms_folder
from assessor.rules.context import ROWS, Context
from assessor.rules.finding import Finding, Hit, Mark
from assessor.rules.items import (
    document_findings,
    repeat_findings,
    slot_findings,
    stranger_findings,
)
from assessor.rules.kinds import TextCheck
from assessor.rules.needless import needless_findings
from assessor.rules.personal import masked
from assessor.rules.standards import Standard, Standards, read_standards

_CHARACTERS_A_STEP = 2_000
_SLOTS_A_STEP = 200
_QUOTED = 60
_Look = Callable[[str], Iterable[Mark]]
"""A check of texts that knows its standard."""


def check(
    assessment: Assessment,
    today: date | None = None,
    published: Assessment | None = None,
    records: Assessment | None = None,
) -> list[Finding]:
    """Return every finding, the document's own first, then in printed order.

    Without ``today`` nobody is reminded of anything; without ``published``, the version last
    published, or ``records``, the body's serious incidents, nothing is compared with them.
    """
    checking = Checking(Context(assessment, standards(), today, published, records=records))
    for _ in checking.steps():
        pass
    return checking.findings


@cache
def standards() -> Standards:
    """Return what the data says of the checks."""
    return read_standards(forms_folder() / "checks")


class Checking:
    """One check of one state of a document, in steps."""

    def __init__(self, context: Context) -> None:
        self.context = context
        """What the checks were given."""
        self._found: list[Finding] = []

    @property
    def findings(self) -> list[Finding]:
        """What was found so far, the document's own first, then in printed order."""
        order = self.context.order
        return sorted(self._found, key=lambda found: order.get(found.place, len(order)))

    def steps(self) -> Iterator[None]:
        """Work, and give way after each step."""
        yield from self.item_steps()
        # Not before: a start shows only what is found in the items.
        from assessor.rules.loading import loading  # noqa: PLC0415

        yield from loading()
        from assessor.rules.table import CHECKS  # noqa: PLC0415

        for code, find in CHECKS.items():
            for hit in find(self.context):
                if hit is None:
                    yield
                else:
                    self._add([(self.context.standards[code], hit)])
            yield
        yield from self._text_steps()
        self.context.memo.turn()

    def item_steps(self) -> Iterator[None]:
        """Look at every item and repeat by itself, and give way after each step."""
        context = self.context
        self._add(document_findings(context))
        for number, slot in enumerate(context.walk):
            if isinstance(slot, RepeatSlot):
                self._add(repeat_findings(context, slot))
            if number % _SLOTS_A_STEP == 0:
                yield
        for number, (slot, item, section) in enumerate(context.places.items):
            self._add(slot_findings(context, slot, item, section))
            if number % _SLOTS_A_STEP == 0:
                yield
        self._add(needless_findings(context))
        self._add(stranger_findings(context))
        yield

    def _text_steps(self) -> Iterator[None]:
        context, read = self.context, 0
        for slot, text, section in context.found_texts:
            key = ("marks", text.words)
            if len(text.words) > _CHARACTERS_A_STEP and not context.memo.knows(key):
                yield from self._long_text_steps(text.words)
            for code, mark in context.memo.result(key, partial(self._marks, text.words)):
                if mark.anywhere or section.style != ROWS:
                    hit = mark.hit(slot.place, text.address, text.words)
                    self._add([(context.standards[code], hit)])
            read += len(text.words)
            if read > _CHARACTERS_A_STEP:
                read = 0
                yield

    def _long_text_steps(self, words: str) -> Iterator[None]:
        """Let one check after the other look at a text that takes long to read."""
        for code, look in self._looks.items():
            self._remembered(code, look, words)
            yield

    def _marks(self, words: str) -> tuple[tuple[str, Mark], ...]:
        """Return what every check of texts finds in ``words``, with its code."""
        looks = self._looks.items()
        if len(words) > _CHARACTERS_A_STEP:
            found = ((code, self._remembered(code, look, words)) for code, look in looks)
            return tuple((code, mark) for code, marks in found for mark in marks)
        return tuple((code, mark) for code, look in looks for mark in look(words))

    def _remembered(self, code: str, look: _Look, words: str) -> tuple[Mark, ...]:
        return self.context.memo.result(("marks", code, words), lambda: tuple(look(words)))

    @cached_property
    def _looks(self) -> dict[str, _Look]:
        """The checks of texts with the standard of each, by code."""
        from assessor.rules.table import TEXT_CHECKS  # noqa: PLC0415 - as above

        return {code: self._look(code, find) for code, find in TEXT_CHECKS.items()}

    def _look(self, code: str, find: TextCheck) -> _Look:
        standard = self.context.standards[code]
        return lambda words: find(words, standard)

    def _add(self, found: Iterable[tuple[Standard, Hit]]) -> None:
        self._found += (self._finding(standard, hit) for standard, hit in found)

    def _finding(self, standard: Standard, hit: Hit) -> Finding:
        slot = self.context.slot_at.get(hit.place)
        ours = isinstance(slot, Slot) and slot.node.evidence.source == "own"
        return Finding(
            code=standard.code,
            severity=standard.severity,
            place=hit.place,
            path=self.context.path(hit.place),
            label=slot.node.label if slot else "",
            message=masked(hit.message, self.context.standards),
            # The 指針 knows nothing of items that are ours.
            basis="" if ours else standard.basis,
            verified=ours or not standard.basis or standard.evidence.verified,
            aspects=standard.aspects,
            quotation=self._quotation(hit),
            passage=hit.passage,
            fixes=hit.fixes,
            title=standard.title,
        )

    def _quotation(self, hit: Hit) -> str:
        """Return the words that ``hit`` is about, on one line: the passage, or the beginning.

        Reports go to others, so the numbers and addresses of persons are masked.
        """
        value = self.context.assessment.answers.get(hit.place)
        if hit.passage:
            words = text_at(value, hit.passage.address)[hit.passage.start : hit.passage.end]
        else:
            words = next((text.words for text in texts(value)), "")
        line = masked(" ".join(words.split()), self.context.standards)
        return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"
