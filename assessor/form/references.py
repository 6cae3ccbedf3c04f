"""References in a form that lead nowhere or in circles: the reader refuses a form that has one.

A condition that names no item, or that asks about itself, cannot be answered at all. What can be
answered but makes no sense (an option that does not exist, a condition that never holds) is found
by the linter.
"""

from collections.abc import Iterator
from itertools import chain

from assessor.errors import FormError
from assessor.form.definition import Echo, Form, Group, Item, Repeat, nodes
from assessor.form.expression import Expression, counted_repeats, references


def refuse_dangling(form: Form) -> None:
    """Raise ``FormError``, beginning with the line, for the first reference that leads nowhere."""
    for node in nodes(form):
        if isinstance(node, Echo) and node.of not in form.items:
            raise FormError(f"{node.line}: 「{node.name}」の元の項目「{node.of}」がありません。")
        if isinstance(node, Item | Group | Repeat):
            for expression in expressions(node):
                for fault in _dangling(form, expression):
                    raise FormError(f"{node.line}: {fault}")
    for name in form.conditions:
        if name in _needed(form, name):
            node = form.items.get(name) or form.repeats.get(name) or form.echoes[name]
            raise FormError(f"{node.line}: 「{name}」の条件が自分に戻ります。")


def expressions(node: Item | Group | Repeat) -> Iterator[Expression]:
    """Yield the condition of ``node`` and both sides of its rules."""
    if node.condition:
        yield node.condition.expression
    if isinstance(node, Item):
        for rule in node.rules:
            yield from (rule.condition, rule.demand)


def _dangling(form: Form, expression: Expression) -> Iterator[str]:
    for repeat in counted_repeats(expression):
        if repeat not in form.repeats:
            yield f"式の中の繰返し「{repeat}」がありません。"
    for reference, _ in references(expression):
        if reference.name not in form.items:
            yield f"式の中の項目「{reference.name}」がありません。"


def _needed(form: Form, name: str) -> set[str]:
    """Return every name whose applying decides, at first or second hand, whether ``name`` does."""
    reached: set[str] = set()
    ahead = _asked(form, name)
    while ahead:
        reached |= ahead
        ahead = set().union(*(_asked(form, step) for step in ahead)) - reached
    return reached


def _asked(form: Form, name: str) -> set[str]:
    return {
        asked
        for condition in form.conditions[name]
        for asked in chain(
            (reference.name for reference, _ in references(condition.expression)),
            counted_repeats(condition.expression),
        )
    }
