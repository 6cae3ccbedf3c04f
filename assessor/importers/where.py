"""Where a passage stands, as people write it in 変更箇所."""

from assessor.form.definition import Echo, Form, Item, Line, Repeat
from assessor.form.places import Slot, Step, written_path
from assessor.importers.entries import Passage, entry_name


def path_of(form: Form, passage: Passage) -> str:
    """Return where a passage stands, as people write it."""
    node = passage.anchor.node
    numbers = dict(zip(passage.anchor.scope, passage.numbers, strict=True))
    around = (*passage.anchor.trail, *((node,) if isinstance(node, Repeat) else ()))
    trail = tuple(
        Step(step, entry_name(numbers[step.name]), numbers[step.name])
        if isinstance(step, Repeat) and step.name in numbers
        else Step(step)
        for step in around
    )
    if isinstance(node, Item | Echo):
        place = (*passage.prefix, node.name)
        return written_path(form, Slot(place, node, (*trail, Step(node))))
    numbers_of = "".join(
        f"{step.node.label}{step.index}"
        if isinstance(step.node, Repeat) and step.node.style != "chapters"
        else getattr(step.node, "number", "")
        for step in trail
    )
    if isinstance(node, Repeat):
        return numbers_of
    label = node.text if isinstance(node, Line) else node.label
    number = getattr(node, "number", "")
    return f"{numbers_of}{number} {label}".strip()
