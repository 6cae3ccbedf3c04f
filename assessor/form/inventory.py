"""Which wordings, options and conditions of a form nobody has verified: ``forms --unverified``."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.form.definition import (
    Evidence,
    Form,
    Group,
    Heading,
    Item,
    Line,
    Repeat,
    Section,
    nodes,
)
from assessor.form.places import Slot, slots, written_path


@dataclass(frozen=True, slots=True)
class Unverified:
    """One thing that is remembered and was not found in a source."""

    path: str
    what: str
    words: str
    sure: str


_HEADED = Section | Group | Repeat | Heading


def unverified(form: Form) -> Iterator[Unverified]:
    """Yield headings first, then items with their options and conditions, in printed order."""
    for node in nodes(form):
        if isinstance(node, _HEADED) and not node.evidence.verified and node.label:
            yield _line("", "見出し", f"{_number(node)}{node.label}", node.evidence)
        if isinstance(node, Line) and not node.evidence.verified:
            yield _line("", "見出し", node.text, node.evidence)
        if isinstance(node, Repeat) and node.limit_evidence and not node.limit_evidence.verified:
            yield _line("", "件数の上限", f"{node.label} {node.at_most}件", node.limit_evidence)
        if isinstance(node, Group | Repeat) and node.condition:
            evidence = node.condition.evidence
            if not evidence.verified:
                yield _line("", "条件", _heading(node), evidence)
    for slot in slots(form, lambda _place: ("1",)):
        yield from _of_slot(form, slot)


def _of_slot(form: Form, slot: Slot) -> Iterator[Unverified]:
    path = written_path(form, slot)
    node = slot.node
    if not node.evidence.verified:
        yield _line(path, "項目", node.label, node.evidence)
    if not isinstance(node, Item):
        return
    for option in node.options:
        if not option.evidence.verified:
            yield _line(path, "選択肢", option.label, option.evidence)
    if node.condition and not node.condition.evidence.verified:
        yield _line(path, "条件", node.label, node.condition.evidence)
    for rule in node.rules:
        if not rule.evidence.verified:
            yield _line(path, "規則", rule.message, rule.evidence)


def _heading(node: Group | Repeat) -> str:
    """Return what a group is called; one without a label by the first thing in it."""
    first = next((inner.label for inner in nodes(node) if isinstance(inner, Item)), "")
    return f"{_number(node)}{node.label}" or f"{first}ほか"


def _number(node: Section | Group | Repeat | Heading) -> str:
    return "" if isinstance(node, Repeat) else node.number


_SURE = {"high": "約95％", "medium": "約75％", "low": "約50％", "": "不明"}


def _line(path: str, what: str, words: str, evidence: Evidence) -> Unverified:
    return Unverified(path, what, words, f"確かさ {_SURE[evidence.sure]}")
