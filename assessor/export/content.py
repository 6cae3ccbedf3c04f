"""What stands in an answer cell: from a value to pieces.

Nothing that was typed is left out: an option the form does not know prints its raw name, a value
of another kind than its item's prints as plain text, a tail prints without its tick.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assessor.export.blocks import Box, Boxes, Options, Piece, Text
from assessor.export.measure import em, lines
from assessor.form.definition import Item, Option
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

OFFERED = "＜選択肢＞"
"""What stands above the options."""
_BOX_EM = 2.6
_BRACKETS_EM = 3.0
_LONG_TAIL_EM = 8.0


def plain(item: Item | None, value: Value | None) -> str:
    """Return any value as text."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Choice(name):
            option = item.option(name) if item else None
            return option.label if option else name
        case Checks():
            return "\n".join(filter(None, map(_plain_box, _boxes(item.options if item else (), value))))
        case Free(parts):
            return "\n".join(map(_plain_part, parts))
        case Entries(names):
            return " ".join(names)
        case Unreadable(text):
            return text


def options(item: Item, room: float) -> Options:
    """Return the numbered options of ``item`` as they fit into ``room`` em."""
    labels = [f"{number}) {option.label}" for number, option in enumerate(item.options, start=1)]
    return Options(lines(labels, em, room, item.per_line))


def boxes(item: Item, value: Value | None, room: float) -> tuple[Piece, ...]:
    """Return the checkboxes of ``item`` as they fit into ``room`` em."""
    shown = value if isinstance(value, Checks) else Checks.of(())
    every = list(_boxes(item.options, shown))
    groups = {option.name: option.group for option in item.options}
    pieces: list[Piece] = [
        Boxes(title, tuple(_box_lines([box for _, box in group], room, item.per_line)))
        for title, group in groupby(every, key=lambda pair: groups.get(pair[0], ""))
    ]
    if value is not None and not isinstance(value, Checks):
        pieces.append(Text(plain(item, value)))
    return tuple(pieces)


def box_em(box: Box) -> float:
    """Return the width of one checkbox with its label and tail."""
    tail = em(f"（{box.tail or '　　'}）{box.unit}") if box.tail is not None else 0
    return _BOX_EM + em(box.label) + tail


def bracketed(box: Box) -> str:
    """Return what stands behind the label of a box: 「（　3　）件」."""
    if box.tail is None:
        return ""
    blank = "　　" if box.unit else "　　　　　　"
    inside = box.tail if not box.unit else f"　{box.tail}　"
    return f"（{inside if box.tail else blank}）{box.unit}"


def inline(item: Item, text: str) -> str:
    """Return an answer that stands in the cell of its parent: 「（　2　）件」, 「（手数料額…：）」."""
    if item.unit:
        return f"（　{text or '　'}　）{item.unit}"
    return f"（{item.label}：{text or '　　　　'}）"


def _boxes(known: Sequence[Option], value: Checks) -> Iterator[tuple[str, Box]]:
    tails = dict(value.tails)
    for option in known:
        tail = tails.pop(option.name, "" if option.tail else None)
        yield option.name, Box(option.label, option.name in value.ticked, tail, option.unit)
    unknown = (value.ticked | set(tails)) - {option.name for option in known}
    for name in sorted(unknown):
        yield name, Box(name, name in value.ticked, tails.get(name))


def _box_lines(group: Sequence[Box], room: float, per_line: int) -> Iterator[tuple[Box, ...]]:
    """Yield lines of boxes; a box with a long tail, or one to be written, has its own line."""
    for alone, run in groupby(group, key=_stands_alone):
        if alone:
            yield from ((box,) for box in run)
        else:
            yield from lines(tuple(run), box_em, room, per_line)


def _stands_alone(box: Box) -> bool:
    return box.tail is not None and not box.unit and not 0 < em(box.tail) <= _LONG_TAIL_EM


def _plain_box(pair: tuple[str, Box]) -> str:
    _, box = pair
    tail = bracketed(box) if box.tail else ""
    return f"[{'○' if box.ticked else '　'}] {box.label}{tail}" if box.ticked or tail else ""


def _plain_part(part: FreePart) -> str:
    match part:
        case Paragraph(text):
            return text
        case Table(rows):
            return "\n".join("\t".join(row) for row in rows)
        case Figure(attachment, caption):
            return missing_figure(caption or attachment)


def missing_figure(name: str) -> str:
    """Return what is printed where a picture should be."""
    return f"［図：{name}］"
