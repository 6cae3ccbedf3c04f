"""What stands in an answer cell: from a value to pieces.

Nothing that was typed is left out: an option the form does not know prints its raw name, a value
of another kind than its item's prints as plain text, a tail prints without its tick.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assessor.document.assessment import Assessment
from assessor.export.blocks import Box, Boxes, Options, Piece, Text
from assessor.export.measure import GAP, columns, em, lines
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
_BLANK_BRACKET = "　" * 8
_BOX_EM = 3.1
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
            return "\n".join(
                filter(None, map(_plain_box, _boxes(item.options if item else (), value)))
            )
        case Free(parts):
            return "\n".join(map(_plain_part, parts))
        case Entries(names):
            return " ".join(names)
        case Unreadable(text):
            return text


def document_name(assessment: Assessment) -> str:
    """Return what people call the document (評価書名), or what the form is called."""
    form = assessment.form
    for name, item in form.items.items():
        value = assessment.answers.get((name,))
        if item.names_entry and not form.scopes[name] and isinstance(value, str):
            return value
    return form.title


def options(item: Item, room: float) -> Options:
    """Return the numbered options of ``item`` as they fit into ``room`` em."""
    labels = [f"{number}) {option.label}" for number, option in enumerate(item.options, start=1)]
    return Options(lines(labels, em, room, item.per_line))


def boxes(item: Item, value: Value | None, room: float) -> tuple[Piece, ...]:
    """Return the checkboxes of ``item`` as they fit into ``room`` em."""
    shown = value if isinstance(value, Checks) else Checks.of(())
    every = list(_boxes(item.options, shown))
    groups = {option.name: option.group for option in item.options}
    lined = [
        (title, tuple(_box_lines([box for _, box in group], room, item.per_line)))
        for title, group in groupby(every, key=lambda pair: groups.get(pair[0], ""))
    ]
    starts = _column_starts([line for _, group in lined for line in group], room)
    pieces: list[Piece] = [Boxes(title, starts, group) for title, group in lined]
    if value is not None and not isinstance(value, Checks):
        pieces.append(Text(plain(item, value)))
    return tuple(pieces)


def box_em(box: Box) -> float:
    """Return the width of one checkbox with its label and tail."""
    tail = em(f"（{box.tail or '　　'}）{box.unit}") if box.tail is not None else 0
    return _BOX_EM + em(box.label) + tail


def box_text(box: Box) -> str:
    """Return one checkbox as text."""
    return f"{tick_text(ticked=box.ticked)} {box.label}{bracketed(box)}"


def tick_text(*, ticked: bool) -> str:
    """Return the mark of a checkbox; both are equally wide, so that labels stand in line."""
    return f"[ {'○' if ticked else '　 '} ]"


def group_title(title: str) -> str:
    """Return the line that heads a group of checkboxes."""
    return f"・{title}"


def bracket_text(text: str, room: float) -> str:
    """Return the chosen option in its bracket, a narrow one where it asks for two lines."""
    words = f"[　{text or _BLANK_BRACKET}　]"
    return words if em(words) <= room else f"[ {text} ]"


def bracketed(box: Box) -> str:
    """Return what stands behind the label of a box: 「（　3　）件」."""
    if box.tail is None:
        return ""
    blank = "　　" if box.unit else "　　　　　　"
    inside = box.tail if not box.unit else f"　{box.tail}　"
    return f"（{inside if box.tail else blank}）{box.unit}"


def inline(item: Item, text: str) -> str:
    """Return an answer as it stands in its parent's cell: 「（　2　）件」,「（公表場所：）」."""
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
    """Yield lines of boxes; one with a tail to be written has its own line.

    Where they do not all stand in columns, a box that is wider than its share has its own line too.
    """
    share = (room - GAP) / per_line
    for tailed, run in groupby(group, key=_is_tailed):
        row = tuple(run)
        together = lines(row, box_em, room, 1 if tailed else per_line)
        if tailed or len(together) < len(row):
            yield from together
            continue
        for wide, part in groupby(row, key=lambda box: box_em(box) > share):
            yield from lines(tuple(part), box_em, room, 1 if wide else per_line)


def _is_tailed(box: Box) -> bool:
    return box.tail is not None and not box.unit and not 0 < em(box.tail) <= _LONG_TAIL_EM


def _column_starts(box_lines: Sequence[Sequence[Box]], room: float) -> tuple[float, ...]:
    """Return where the columns begin, the same for all groups so that they stand in line."""
    widths = columns([[box_em(box) for box in line] for line in box_lines if len(line) > 1])
    if sum(widths) > room + GAP:
        widths = [room / len(widths)] * len(widths)
    return tuple(round(100 * sum(widths[:at]) / room, 1) for at in range(len(widths)))


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
