"""The names of a form, looked up: which item a name is, in which repeats, under which conditions.

Also the words that people put behind the numbers when they cite an item. A sub-label that alone
is not unique takes its parent's label before it: 「ユーザ認証の管理 具体的な管理方法」.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from assessor.errors import FormError
from assessor.form.definition import (
    Condition,
    Echo,
    Form,
    Group,
    Heading,
    Item,
    Node,
    Repeat,
    Section,
    children,
)


def indexed(form: Form) -> Form:
    """Return ``form`` with its look-up tables; raise ``FormError`` on a doubled name."""
    index = _Index()
    for node in form.sections:
        index.enter(node, _Around())
    return replace(
        form,
        items=index.items,
        echoes=index.echoes,
        repeats=index.repeats,
        scopes=index.scopes,
        conditions=index.conditions,
        entry_names=index.entry_names,
        written_labels=index.written_labels(),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What encloses a node."""

    scope: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    address: tuple[str, ...] = ()
    heading: str = ""
    parent: str = ""

    def inside(self, node: Node) -> "_Around":
        match node:
            case Section() | Group():
                return replace(
                    self,
                    address=(*self.address, node.number),
                    heading=node.label if node.number else self.heading,
                )
            case Heading():
                return replace(self, address=(*self.address, node.number))
            case Repeat():
                return replace(
                    self, scope=(*self.scope, node.name), address=(*self.address, node.name)
                )
            case Item():
                return replace(self, address=(*self.address, node.number), parent=node.label)
            case _:
                return self


@dataclass(slots=True)
class _Index:
    items: dict[str, Item] = field(default_factory=dict)
    echoes: dict[str, Echo] = field(default_factory=dict)
    repeats: dict[str, Repeat] = field(default_factory=dict)
    scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conditions: dict[str, tuple[Condition, ...]] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    entry_names: dict[str, str] = field(default_factory=dict)
    cited: dict[str, tuple[tuple[str, ...], str, str]] = field(default_factory=dict)
    """For each item and echo: its numbers, its own words, its parent's words."""

    def enter(self, node: Node, around: _Around) -> None:
        if isinstance(node, Section):
            self._once(node)
        if isinstance(node, Item | Group | Repeat) and node.condition:
            around = replace(around, conditions=(*around.conditions, node.condition))
        match node:
            case Item() | Echo():
                self._name(node, around)
                self._cite(node, around)
            case Repeat():
                self._name(node, around)
            case _:
                pass
        inside = around.inside(node)
        for child in children(node):
            self.enter(child, inside)

    def written_labels(self) -> dict[str, str]:
        """Return what stands behind the numbers, unique for the same numbers."""
        times = Counter((address, words) for address, words, _ in self.cited.values())
        return {
            name: f"{parent} {words}" if times[address, words] > 1 and parent and words else words
            for name, (address, words, parent) in self.cited.items()
        }

    def _once(self, section: Section) -> None:
        if section.name in self.sections:
            raise FormError(f"{section.line}: 章の名前「{section.name}」が二重にあります。")
        self.sections.add(section.name)

    def _name(self, node: Item | Echo | Repeat, around: _Around) -> None:
        if node.name in self.scopes:
            raise FormError(f"{node.line}: 名前「{node.name}」が二重にあります。")
        self.scopes[node.name] = around.scope
        self.conditions[node.name] = around.conditions
        match node:
            case Item():
                self.items[node.name] = node
                if node.names_entry and around.scope:
                    self.entry_names.setdefault(around.scope[-1], node.name)
            case Echo():
                self.echoes[node.name] = node
            case Repeat():
                self.repeats[node.name] = node

    def _cite(self, node: Item | Echo, around: _Around) -> None:
        number = node.number if isinstance(node, Item) else ""
        silent = (
            number or node.layout == "title" or (node.label == around.heading and not around.parent)
        )
        words = "" if silent else node.label
        address = tuple(part for part in (*around.address, number) if part)
        self.cited[node.name] = (address, words, around.parent)
