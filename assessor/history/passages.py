"""Which passages of an answer changed, as a careful clerk quotes them in 変更箇所.

What is compared are units (``history.units``): a changed list item or paragraph is quoted whole,
of a long one the sentences that changed; with it what it cannot be understood without. What was
only added or taken out is quoted alone. An answer, or a passage below a heading, that is read at
one look is quoted whole, and so is one of which most has changed.

Nothing is quoted that only looks different: widths, spaces, the numbers of list items.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assessor.form.kinds import folded
from assessor.form.values import Free, Paragraph
from assessor.history.insertion import Wording, inserted, one_wording
from assessor.history.parts import parts_beside
from assessor.history.units import Unit, quoted, sentences, units


@dataclass(frozen=True, slots=True)
class Passage:
    """One changed passage, as it is quoted; an empty side says that nothing stood there."""

    before: str
    after: str
    heading: str = ""
    """The heading inside the answer that it stands below, where it does not quote it itself."""
    wording: Wording | None = None
    """The one wording that was replaced in it, where that is all that changed."""


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """Return the passages that differ in two answers, in reading order."""
    if folded(before) == folded(after):
        return ()
    if not before.strip() or not after.strip():
        return (Passage(before.strip(), after.strip()),)
    old, new = units(before), units(after)
    runs = list(_joined(_runs(old, new), old, new))
    found = tuple(dict.fromkeys(_passage(before, after, run) for run in _widened(runs, old, new)))
    # All that changed can be the numbers of list items.
    return found or (Passage(before.strip(), after.strip()),)


AT_ONE_LOOK = 150
"""Signs; about ten lines in a column of the table."""
_LONG = 200
"""Signs, beyond which a paragraph is quoted by sentences."""
_MOST = 0.6
"""The share of a passage beyond which all of it counts as changed."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Units of the old text, and what stands in the new text instead."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    old_end: int
    """The number of the first unit behind it."""
    new_end: int
    is_whole: bool = False
    """Whether it was widened to the whole passage below a heading."""

    @property
    def old_start(self) -> int:
        return self.old_end - len(self.old)

    @property
    def new_start(self) -> int:
        return self.new_end - len(self.new)

    @property
    def heading(self) -> str:
        first = (self.new or self.old)[0]
        return "" if first.is_heading else first.heading

    @property
    def has_rows(self) -> bool:
        return any(unit.is_row for unit in (*self.old, *self.new))


def _runs(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[_Run]:
    """Yield the runs of units that differ."""
    gone: list[Unit] = []
    come: list[Unit] = []
    at = there = 0
    for beside in parts_beside(_keys(old), _keys(new)):
        if beside.kind is None and (gone or come):
            yield _Run(tuple(gone), tuple(come), at, there)
            gone, come = [], []
        if beside.kind is not None and beside.before is not None:
            gone.append(old[at])
        if beside.kind is not None and beside.after is not None:
            come.append(new[there])
        at += beside.before is not None
        there += beside.after is not None
    if gone or come:
        yield _Run(tuple(gone), tuple(come), at, there)


def _keys(side: Sequence[Unit]) -> Free:
    return Free(tuple(Paragraph(unit.key) for unit in side))


def _joined(runs: Iterator[_Run], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[_Run]:
    """Yield the runs; two with one short unit between them are one."""
    last: _Run | None = None
    for run in runs:
        if last and _is_near(last, run, new):
            last = _span(old, new, (last.old_start, run.old_end), (last.new_start, run.new_end))
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _is_near(last: _Run, run: _Run, new: Sequence[Unit]) -> bool:
    between = new[last.new_end : run.new_start]
    return (
        len(between) == 1
        and not between[0].is_heading
        and not (last.has_rows or run.has_rows)
        and len(between[0].words) <= AT_ONE_LOOK
        and (run.new or run.old)[0].heading == (last.new or last.old)[-1].heading
    )


def _span(
    old: Sequence[Unit], new: Sequence[Unit], before: tuple[int, int], after: tuple[int, int]
) -> _Run:
    return _Run(tuple(old[slice(*before)]), tuple(new[slice(*after)]), before[1], after[1])


def _widened(runs: Sequence[_Run], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[_Run]:
    """Yield the runs, widened to all below a heading where that is short or mostly changed."""
    for run in runs:
        whole = _below_heading(run, old, new)
        if whole is None:
            yield run
            continue
        inside = [
            other
            for other in runs
            if whole.old_start <= other.old_start and other.old_end <= whole.old_end
        ]
        changed = sum(_length(other.new) for other in inside)
        is_few = max(_length(whole.old), _length(whole.new)) <= AT_ONE_LOOK
        is_most = len(inside) > 1 and changed > _MOST * _length(whole.new)
        yield replace(whole, is_whole=True) if is_few or is_most else run


def _below_heading(run: _Run, old: Sequence[Unit], new: Sequence[Unit]) -> _Run | None:
    """Return all that stands below the heading of a change; None where that is not one thing."""
    if not run.old or not run.new or run.has_rows or run.heading != run.old[0].heading:
        return None
    here, there = _below(old, run.old_start), _below(new, run.new_start)
    whole = _span(old, new, here, there)
    is_around = run.old_end <= here[1] and run.new_end <= there[1]
    return whole if is_around and whole.old and whole.new else None


def _below(side: Sequence[Unit], at: int) -> tuple[int, int]:
    """Return the bounds of what stands below the same heading as the unit at ``at``."""
    start = at
    while start and not side[start].is_heading and not side[start - 1].is_heading:
        start -= 1
    end = at
    while end < len(side) and not side[end].is_heading:
        end += 1
    return start, end


def _length(part: Sequence[Unit]) -> int:
    return sum(len(unit.words) for unit in part)


def _passage(before: str, after: str, run: _Run) -> Passage:
    old, new = quoted(before, run.old), quoted(after, run.new)
    if not old or not new:
        return Passage(old, new, run.heading)
    if run.has_rows:
        return Passage(*_cells(run, old, new), run.heading)
    old_part, new_part = before[run.old[0].start : run.old[-1].end], new
    alone = inserted(old_part, new_part)
    if alone:
        return Passage("", alone, run.heading, Wording("", alone))
    alone = inserted(new_part, old_part)
    if alone:
        return Passage(alone, "", run.heading, Wording(alone, ""))
    wording = one_wording(old, new)
    return Passage(*_enough(before, after, run), run.heading, wording)


def _cells(run: _Run, old: str, new: str) -> tuple[str, str]:
    """Return the cells that differ where a row of a table stands for a row."""
    if len(run.old) != 1 or len(run.new) != 1:
        return old, new
    before, after = run.old[0].words.split("\t"), run.new[0].words.split("\t")
    if len(before) != len(after):
        return old, new
    differing = [
        (one, other)
        for one, other in zip(before, after, strict=True)
        if folded(one) != folded(other)
    ]
    return "　".join(one for one, _ in differing), "　".join(other for _, other in differing)


def _enough(before: str, after: str, run: _Run) -> tuple[str, str]:
    """Return both sides with what they are not understood without, and not much more."""
    if run.is_whole:
        return quoted(before, run.old), quoted(after, run.new)
    if len(run.old) == len(run.new) == 1 and min(_length(run.old), _length(run.new)) > _LONG:
        return _sentences(before, after, run)
    old, new = _with_leads(before, run.old), _with_leads(after, run.new)
    return quoted(before, old), quoted(after, new)


def _with_leads(text: str, part: Sequence[Unit]) -> Sequence[Unit]:
    around = units(text)
    at = next(number for number, unit in enumerate(around) if unit.start == part[0].start)
    while at and around[at - 1].leads(around[at]):
        at -= 1
    return [*around[at : around.index(part[0])], *part]


def _sentences(before: str, after: str, run: _Run) -> tuple[str, str]:
    """Return the sentences of a long paragraph from the first that changed to the last."""
    old = sentences(before, run.old[0].start, run.old[0].end)
    new = sentences(after, run.new[0].start, run.new[0].end)
    changed = list(_runs(old, new))
    if not changed:
        return quoted(before, run.old), quoted(after, run.new)
    one = old[changed[0].old_start : changed[-1].old_end]
    other = new[changed[0].new_start : changed[-1].new_end]
    if not one or not other:
        return quoted(before, run.old), quoted(after, run.new)
    return quoted(before, one), quoted(after, other)
