"""A document as plain records in printed order: for other tools, and for tests."""

from collections.abc import Iterator

from assessor.document.assessment import Assessment
from assessor.form.definition import Item
from assessor.form.kinds import show
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    FreePart,
    Paragraph,
    Table,
    Unreadable,
    Value,
)

Json = str | bool | int | None | list["Json"] | dict[str, "Json"]


def records(assessment: Assessment) -> Iterator[dict[str, Json]]:
    """Yield place, path, label and value of every slot; blank is None, an echo repeats.

    Answers that have no place in the form come last, with an empty label.
    """
    for slot in assessment.slots():
        answer = assessment.answer(slot.place)
        item = slot.node if isinstance(slot.node, Item) else assessment.form.items[slot.node.of]
        yield {
            "place": list(slot.place),
            "path": assessment.written_path(slot),
            "label": slot.node.label,
            "value": None if answer is None else plain(item, answer),
        }
    for place, value in assessment.strangers():
        yield {
            "place": list(place),
            "path": "/".join(place),
            "label": "",
            "value": plain(None, value),
        }


def plain(item: Item | None, value: Value) -> Json:
    """Return ``value`` as JSON: options by their words, boxes as a list, free parts one by one."""
    match value:
        case str():
            return value
        case Unreadable(text, _):
            return text
        case Choice(option):
            return (show(item, value) if item else "") or option
        case Checks():
            return _boxes(item, value)
        case Entries(names):
            return list(names)
        case Free(parts):
            return [_part(part) for part in parts]


def _boxes(item: Item | None, value: Checks) -> Json:
    labels = {option.name: option.label for option in item.options} if item else {}
    names = [*labels, *sorted((value.ticked | {name for name, _ in value.tails}) - labels.keys())]
    return [
        {
            "option": labels.get(name, name),
            "checked": name in value.ticked,
            "text": value.tail(name),
        }
        for name in names
    ]


def _part(part: FreePart) -> Json:
    match part:
        case Paragraph(text):
            return {"paragraph": text}
        case Table(rows, header):
            return {"table": [list(row) for row in rows], "header": header}
        case Figure(attachment, caption):
            return {"figure": attachment, "caption": caption}
