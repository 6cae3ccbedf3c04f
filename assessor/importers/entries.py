"""Passages: a label with what follows it, and in which entry of which repeat it stands.

「委託事項3」 says its number. Where pages are missing, an entry without heading takes the number
before the next one that has it: the half of an entry that stands before 「委託事項3」 is entry 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.form.definition import Group, Repeat, Section
from assessor.form.kinds import folded
from assessor.form.values import Place
from assessor.importers.align import Candidate
from assessor.importers.anchors import Anchor
from assessor.importers.source import Piece, joined


@dataclass(slots=True, eq=False)
class Passage:
    """One label of the source and what follows it up to the next."""

    anchor: Anchor
    label: Piece
    entry: int = 0
    """The number behind the label itself, where it heads an entry."""
    content: list[Piece] = field(default_factory=list)
    numbers: tuple[int, ...] = ()
    """For each repeat around it: the number of the entry, from 1."""

    @property
    def prefix(self) -> Place:
        """The place of the entry it stands in."""
        steps = zip(self.anchor.scope, self.numbers, strict=True)
        return tuple(name for repeat, number in steps for name in (repeat, entry_name(number)))

    @property
    def text(self) -> str:
        """The content as one text."""
        return joined(self.content, self.label)


def entry_name(number: int) -> str:
    """Return the name of an entry by its number; the same source gives the same names."""
    return f"e{number}"


def passages_of(
    pieces: Sequence[Piece], way: Sequence[Candidate]
) -> tuple[list[Piece], list[Passage]]:
    """Return the pieces before the first label, and the labels with their content."""
    passages: list[Passage] = []
    starts = [step.at for step in way] + [len(pieces)]
    for step, end in zip(way, starts[1:], strict=True):
        label = pieces[step.at]
        passage = Passage(step.match.anchor, label, step.match.entry)
        if step.match.rest:
            passage.content.append(Piece(step.match.rest, label.row, label.column, part=label.part))
        passage.content += _without_mark(passage.anchor, pieces[step.at + step.span : end])
        passages.append(passage)
    _number(passages)
    return list(pieces[: starts[0]]), passages


def _without_mark(anchor: Anchor, content: Sequence[Piece]) -> Sequence[Piece]:
    """Drop the ※ that stands on the line below its label."""
    mark = folded(getattr(anchor.node, "mark", ""))
    marked = bool(mark) and bool(content) and folded(content[0].text) == mark
    return content[1:] if marked else content


def take_apart(passages: Sequence[Passage]) -> list[list[Piece]]:
    """Take out of the passages, and return, what stands in sources of their own without a label."""
    labelled = {passage.label.part for passage in passages}
    apart: dict[int, list[Piece]] = {}
    for passage in passages:
        for piece in passage.content:
            if piece.part not in labelled:
                apart.setdefault(piece.part, []).append(piece)
        passage.content = [piece for piece in passage.content if piece.part in labelled]
    return list(apart.values())


@dataclass(slots=True)
class _Entry:
    number: int
    passages: list[Passage]


def _number(passages: Sequence[Passage]) -> None:
    outer = _files(passages)
    inner: dict[tuple[str, int], list[_Entry]] = {}
    for passage in passages:
        scope = passage.anchor.scope
        if not scope:
            continue
        file = outer.get(id(passage), 0)
        if file and len(scope) == 1:
            passage.numbers = (file,)
            continue
        _enter(inner.setdefault((scope[-1], file), []), passage)
    for (_, file), entries in inner.items():
        for entry, number in zip(entries, _numbers(entries), strict=True):
            for passage in entry.passages:
                passage.numbers = (file, number) if file else (number,)


def _enter(entries: list[_Entry], passage: Passage) -> None:
    """Put a passage into the entry it stands in, or into a new one."""
    last = entries[-1] if entries else None
    if isinstance(passage.anchor.node, Repeat):
        known = [entry for entry in entries if passage.entry and entry.number == passage.entry]
        if known:
            entries.append(entries.pop(entries.index(known[0])))
        else:
            entries.append(_Entry(passage.entry, []))
    elif last is None or passage.anchor.index < last.passages[-1].anchor.index:
        entries.append(_Entry(0, []))
    entries[-1].passages.append(passage)


def _numbers(entries: Sequence[_Entry]) -> list[int]:
    """Return a number for each entry: its own, one before the next, or one behind the last."""
    numbers = [entry.number for entry in entries]
    taken = {number for number in numbers if number}
    for at in range(len(numbers) - 2, -1, -1):
        before = numbers[at + 1] - 1
        if not numbers[at] and before > 0 and before not in taken:
            numbers[at] = before
            taken.add(before)
    for at, number in enumerate(numbers):
        if not number:
            start = numbers[at - 1] if at else 0
            numbers[at] = next(
                n for n in range(start + 1, start + len(taken) + 2) if n not in taken
            )
            taken.add(numbers[at])
    return numbers


def _files(passages: Sequence[Passage]) -> dict[int, int]:
    """Return for each passage inside the repeated chapters which file it is about.

    A chapter that begins again is about the next file. Chapters that repeat the name of a file
    are about the file of that name.
    """
    seen: dict[str, set[int]] = {}
    count: dict[str, int] = {}
    found: dict[int, int] = {}
    for passage in passages:
        chapter = _repeated_chapter(passage.anchor)
        if chapter is None:
            continue
        labels = seen.setdefault(chapter.name, set())
        if passage.anchor.index in labels and _opens(passage.anchor):
            count[chapter.name] += 1
            labels.clear()
        labels.add(passage.anchor.index)
        found[id(passage)] = count.setdefault(chapter.name, 1)
    return _by_name(passages, found)


def _by_name(passages: Sequence[Passage], found: dict[int, int]) -> dict[int, int]:
    names: dict[str, int] = {}
    said: dict[tuple[str, int], str] = {}
    for passage in passages:
        chapter = _repeated_chapter(passage.anchor)
        if chapter is None or not _names_file(passage.anchor):
            continue
        name, file = folded(passage.text), found[id(passage)]
        said.setdefault((chapter.name, file), name)
        names.setdefault(name, file)
    for passage in passages:
        chapter = _repeated_chapter(passage.anchor)
        if chapter is not None and isinstance(passage.anchor.node, Section):
            first = folded(passage.content[0].text) if passage.content else ""
            if first in names:
                said.setdefault((chapter.name, found[id(passage)]), first)
    renumbered = {key: names[name] for key, name in said.items() if name}
    for passage in passages:
        chapter = _repeated_chapter(passage.anchor)
        if chapter is not None:
            file = found[id(passage)]
            found[id(passage)] = renumbered.get((chapter.name, file), file)
    return found


def _names_file(anchor: Anchor) -> bool:
    """Tell whether the group holds nothing but the name of the file, or its echo."""
    node = anchor.node
    if len(anchor.scope) != 1 or not isinstance(node, Group) or len(node.children) != 1:
        return False
    return getattr(node.children[0], "label", "") == node.label and _opens(anchor)


def _repeated_chapter(anchor: Anchor) -> Section | None:
    around = anchor.trail[0] if anchor.trail else None
    return anchor.chapter if isinstance(around, Repeat) and around.style == "chapters" else None


def _opens(anchor: Anchor) -> bool:
    """Tell whether a chapter begins with this label."""
    if isinstance(anchor.node, Section):
        return True
    chapter = anchor.chapter
    return chapter is not None and bool(chapter.children) and anchor.node == chapter.children[0]
