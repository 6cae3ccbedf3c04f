"""The form's printed words, in their printed order: what an importer looks for in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.form.definition import (
    Echo,
    Fixed,
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
from assessor.form.kinds import folded

Printed = Section | Group | Heading | Item | Echo | Repeat | Line | Fixed


@dataclass(frozen=True, slots=True)
class Anchor:
    """One label of the form where it is printed."""

    index: int
    node: Printed
    number: str
    """Folded, without brackets: 「1」, 「リスク1」, 「III」."""
    label: str
    """Folded."""
    scope: tuple[str, ...]
    """The names of the repeats around it; a repeat's own heading counts as inside."""
    trail: tuple[Node, ...]
    """What encloses it, outermost first."""

    @property
    def chapter(self) -> Section | None:
        """The section it stands in, or is."""
        if isinstance(self.node, Section):
            return self.node
        return next((node for node in self.trail if isinstance(node, Section)), None)

    @property
    def is_heading(self) -> bool:
        """Whether it heads a part of the form: a page may begin with it."""
        return isinstance(self.node, Section | Group | Repeat)


def anchors_of(form: Form) -> tuple[Anchor, ...]:
    """Return every label that the printed form shows, in printed order."""
    found: list[Anchor] = []
    for node in form.sections:
        for printed, scope, trail in _printed(node, (), ()):
            number = getattr(printed, "number", "")
            label = form.title if _is_cover(printed) else _label(printed)
            found.append(
                Anchor(len(found), printed, folded(number).strip("()"), folded(label), scope, trail)
            )
    return tuple(found)


def _printed(
    node: Node, scope: tuple[str, ...], trail: tuple[Node, ...]
) -> Iterator[tuple[Printed, tuple[str, ...], tuple[Node, ...]]]:
    if isinstance(node, Section) and not node.printed:
        return
    if isinstance(node, Repeat):
        scope = (*scope, node.name)
    if _is_label(node, trail):
        yield node, scope, trail
    if isinstance(node, Repeat) and node.style in {"rows", "annex"}:
        return
    for child in children(node):
        yield from _printed(child, scope, (*trail, node))
    if isinstance(node, Item):
        for fixed in node.fixed:
            yield fixed, scope, (*trail, node)


def _is_label(node: Node, trail: tuple[Node, ...]) -> bool:
    match node:
        case Section():
            return node.style != "annex"
        case Group():
            return bool(node.label)
        case Repeat():
            return node.style not in {"chapters", "rows"}
        case Item():
            repeated = node.layout == "frame" and node.label == getattr(trail[-1], "label", "")
            return node.layout not in {"title", "band"} and not repeated
        case _:
            return True


def _is_cover(node: Printed) -> bool:
    return isinstance(node, Section) and node.style == "cover"


def _label(node: Printed) -> str:
    return node.text if isinstance(node, Line) else node.label
