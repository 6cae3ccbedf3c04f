"""Every place of a document in printed order, and how people write it (Ⅱ4委託事項4② …).

``slots`` is the one walk through a form and its entries; the printout, the dump, the checks, the
window and the importers all go this way, so their order is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessor.form.definition import (
    Echo,
    Form,
    Group,
    Heading,
    Item,
    Line,
    Node,
    Repeat,
    Section,
    children,
)
from assessor.form.values import Place

EntriesAt = Callable[[Place], tuple[str, ...]]
"""The names of the entries of the repeat at a place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One node on the way to a place; ``index`` counts the entry of a repeat from 1.

    A repeat without an entry stands for all of its entries.
    """

    node: Node
    entry: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One place where an answer stands, or is echoed, with the way that leads to it."""

    place: Place
    node: Item | Echo
    trail: tuple[Step, ...]

    @property
    def section(self) -> Section:
        """The chapter or 別添 it stands in."""
        return next(step.node for step in self.trail if isinstance(step.node, Section))


@dataclass(frozen=True, slots=True)
class RepeatSlot:
    """One place where entries stand, or could, with the way that leads to it."""

    place: Place
    node: Repeat
    trail: tuple[Step, ...]


def slots(form: Form, entries_at: EntriesAt) -> Iterator[Slot]:
    """Yield every slot in printed order, parts that are not printed in their order too."""
    return (slot for slot in walk(form, entries_at) if isinstance(slot, Slot))


def repeat_slots(form: Form, entries_at: EntriesAt) -> Iterator[RepeatSlot]:
    """Yield every place of a repeat in printed order, each before what stands in its entries."""
    return (slot for slot in walk(form, entries_at) if isinstance(slot, RepeatSlot))


def walk(form: Form, entries_at: EntriesAt) -> Iterator[Slot | RepeatSlot]:
    """Yield every slot and every place of a repeat in printed order."""
    for node in form.sections:
        yield from _slots(node, (), (), entries_at)


def _slots(
    node: Node, prefix: Place, trail: tuple[Step, ...], entries_at: EntriesAt
) -> Iterator[Slot | RepeatSlot]:
    match node:
        case Repeat():
            place = (*prefix, node.name)
            yield RepeatSlot(place, node, (*trail, Step(node)))
            for index, entry in enumerate(entries_at(place), start=1):
                here = (*trail, Step(node, entry, index))
                for child in node.children:
                    yield from _slots(child, (*place, entry), here, entries_at)
            return
        case Line():
            return
        case Item() | Echo():
            trail = (*trail, Step(node))
            yield Slot((*prefix, node.name), node, trail)
        case Section() | Group() | Heading():
            trail = (*trail, Step(node))
    for child in children(node):
        yield from _slots(child, prefix, trail, entries_at)


def written_path(form: Form, slot: Slot | RepeatSlot, file_name: str = "") -> str:
    """Return the place as people write it in 変更箇所: chapter, group, entry, number, sub-label.

    ``file_name`` goes before it in brackets; it is given where there are several files.
    """
    address = "".join(_crumb(step) for step in slot.trail)
    if isinstance(slot, RepeatSlot):
        label = "" if address else slot.node.label
    else:
        label = form.written_labels[slot.node.name]
    separated = f"{address} {label}" if address and label else address or label
    return f"（{file_name}）{separated}" if file_name else separated


def entry_label(step: Step) -> str:
    """Return what an entry is called: 「システム1」; all of them together: 「システム」."""
    if not isinstance(step.node, Repeat):
        return ""
    return f"{step.node.label}{step.index}" if step.entry else step.node.label


def _crumb(step: Step) -> str:
    match step.node:
        case Repeat():
            return "" if step.node.style == "chapters" else entry_label(step)
        case Section() | Group() | Heading() | Item():
            return step.node.number
        case _:
            return ""
