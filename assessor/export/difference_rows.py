"""The rows of a 新旧対照表: one difference each, as a careful clerk writes it down."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import chain

from assessor.export.blocks import Mark
from assessor.export.content import missing_figure
from assessor.export.counterparts import Counterparts
from assessor.export.marked_lines import OMITTED, Sides, marked_lines, whole
from assessor.export.report_blocks import Cell, Line, Look, cell
from assessor.form.values import Choice, Figure, Free, FreePart, Paragraph, Table
from assessor.history.difference import Difference, DifferenceKind
from assessor.history.parts import Beside, parts_beside, rows_beside

KINDS = {
    DifferenceKind.ADDED: "追加",
    DifferenceKind.REMOVED: "削除",
    DifferenceKind.CHANGED: "変更",
    DifferenceKind.MOVED: "移動",
}
_NEW = "（新設）"
_GONE = "（削除）"
_BLANK = "（記載なし）"
_BETWEEN = "｜"


def difference_row(difference: Difference, pair: Counterparts) -> tuple[Cell, ...]:
    """Return 項目, 改正前, 改正後 and 備考 of one difference."""
    sides = _sides(difference, pair)
    before = sides.before or cell(_NEW if difference.is_entry else _BLANK)
    after = sides.after or cell(_GONE if difference.is_entry else _BLANK)
    return where(difference), before, after, cell(*sides.remarks)


def where(difference: Difference, *, marked: bool = True) -> Cell:
    """Return the place as people write it, with its label where the path does not say it."""
    mark = "　※" if marked and difference.important else ""
    label = "" if difference.label in difference.path else difference.label
    title = (difference.after_text or difference.before_text) if difference.is_entry else ""
    return cell(difference.path + mark, label, title and f"「{title.strip()}」")


def _sides(difference: Difference, pair: Counterparts) -> Sides:
    if difference.kind is DifferenceKind.MOVED:
        before, after = (f"{position}番目" for position in difference.positions)
        return Sides(cell(before), cell(after), ("順番の変更",))
    remark = () if difference.kind is DifferenceKind.CHANGED else (KINDS[difference.kind],)
    if difference.is_entry:
        return _entry_sides(difference, remark)
    old, new = difference.before, difference.after
    if isinstance(old, Free) and isinstance(new, Free):
        pictures = pair.old.attachments, pair.new.attachments
        return _free_sides(_by_content(old, pictures[0]), _by_content(new, pictures[1]))
    words = difference.before_text, difference.after_text
    if Choice in (type(old), type(new)) and all(words):
        return Sides(whole(words[0], Mark.REMOVED), whole(words[1], Mark.ADDED))
    match difference.kind:
        case DifferenceKind.ADDED:
            return Sides((), whole(_in_line(words[1]), Mark.ADDED), remark)
        case DifferenceKind.REMOVED:
            return Sides(whole(_in_line(words[0]), Mark.REMOVED), (), remark)
        case _:
            return marked_lines(*map(_in_line, words))


def _entry_sides(difference: Difference, remark: tuple[str, ...]) -> Sides:
    """Return all that stands in an entry that only one side has."""
    added = difference.kind is DifferenceKind.ADDED
    lines: list[Line] = []
    for inner in difference.inside:
        number = inner.path.removeprefix(difference.path).strip()
        label = number if inner.label in number else f"{number} {inner.label}".strip()
        lines.append(Line(f"〔{label}〕", Look.ASIDE))
        text = inner.after_text if added else inner.before_text
        lines += whole(_in_line(text), Mark.ADDED if added else Mark.REMOVED)
    shown = tuple(lines) or cell(_BLANK)
    return Sides((), shown, remark) if added else Sides(shown, (), remark)


def _free_sides(before: Free, after: Free) -> Sides:
    """Return the parts of a freely filled frame that differ; others are left out."""
    found: list[Sides] = []
    left_out = Sides(cell(OMITTED), cell(OMITTED))
    for beside in parts_beside(before, after):
        if beside.kind is not None:
            found += _part_sides(beside)
        elif not found or found[-1] != left_out:
            found.append(left_out)
    return _together(found)


def _part_sides(beside: Beside[FreePart]) -> Iterator[Sides]:
    match beside.before, beside.after:
        case Table() as old, Table() as new:
            yield from _table_sides(old, new)
        case Figure() as old, Figure() as new:
            sides = marked_lines(missing_figure(old.caption), missing_figure(new.caption))
            same = old.attachment == new.attachment
            yield replace(sides, remarks=() if same else ("図の差替え",))
        case old, new:
            yield _one_or_both(
                "" if old is None else _words(old), "" if new is None else _words(new)
            )


def _table_sides(old: Table, new: Table) -> Iterator[Sides]:
    left_out = Sides(cell(OMITTED), cell(OMITTED))
    last: Sides | None = None
    for beside in rows_beside(old, new):
        if beside.kind is None:
            sides = left_out
        else:
            rows = (_BETWEEN.join(row) if row else "" for row in (beside.before, beside.after))
            sides = _one_or_both(*rows)
        if sides != last or sides != left_out:
            yield sides
        last = sides


def _one_or_both(before: str, after: str) -> Sides:
    if before and after:
        return marked_lines(before, after)
    return Sides(
        whole(before, Mark.REMOVED) if before else (), whole(after, Mark.ADDED) if after else ()
    )


def _together(found: list[Sides]) -> Sides:
    return Sides(
        tuple(_once_omitted(sides.before for sides in found)),
        tuple(_once_omitted(sides.after for sides in found)),
        tuple(dict.fromkeys(chain.from_iterable(sides.remarks for sides in found))),
    )


def _once_omitted(cells: Iterable[Cell]) -> Iterator[Line]:
    last = ""
    for line in chain.from_iterable(cells):
        if line.text != OMITTED or last != OMITTED:
            yield line
        last = line.text


def _words(part: FreePart) -> str:
    match part:
        case Paragraph(text):
            return text
        case Table(rows):
            return "\n".join(map(_BETWEEN.join, rows))
        case Figure(_, caption):
            return missing_figure(caption)


def _by_content(value: Free, attachments: Mapping[str, bytes]) -> Free:
    """Return the answer with each figure called by what it shows: names are chosen freely."""

    def called(part: FreePart) -> FreePart:
        if not isinstance(part, Figure) or part.attachment not in attachments:
            return part
        shown = sha256(attachments[part.attachment]).hexdigest()
        return Figure(shown, part.caption or part.attachment)

    return Free(tuple(map(called, value.parts)))


def _in_line(text: str) -> str:
    """Return a text with the cells of tables in it told apart."""
    return text.replace("\t", _BETWEEN)
