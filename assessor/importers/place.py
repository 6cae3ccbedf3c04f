"""Passages to answers: each content is read as the kind of its item.

What cannot be read clearly is left blank with a doubt, and its words are kept as 未配置の記載, near
the place where they stood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assessor.document.unplaced import Unplaced
from assessor.form.definition import Echo, Fixed, Form, Group, Heading, Item, Line, Repeat, Section
from assessor.form.kinds import folded, read
from assessor.form.values import Checks, Free, Place, Unreadable, Value
from assessor.importers.annexes import annex_answers, annex_of
from assessor.importers.arrange import by_column, once_each, stacks
from assessor.importers.blocks import free_of
from assessor.importers.entries import Passage
from assessor.importers.folding import fold
from assessor.importers.source import Piece, joined
from assessor.importers.ticks import Reading, read_checks, read_choice
from assessor.importers.where import path_of

NOT_AN_OPTION = "選択肢にない記載です。"
WITHOUT_BOXES = "チェック欄として読めない記載です。"
NO_ITEM = "この見出しには記載する欄がありません。"
DASH_AFTER_TEXT = "前の記載の続きではない「-」です。"
UNKNOWN_ROW = "様式にない見出しの行です。"
NOT_FIXED = "様式に印刷される文と違います。"
OTHER_NAME = "特定個人情報ファイル名と違います。"
SEVERAL_LABELS = "複数の見出しに続く記載で、どの見出しのものか読み取れません。"
_LABEL_LENGTH = 60
_BULLETS = "■◆□● \t\n\u3000"


@dataclass(slots=True)
class Placement:
    """The answers found so far, and what was not placed or is doubtful."""

    form: Form
    widths: dict[int, int]
    """How many cells each row of the source has."""
    answers: dict[Place, Value] = field(default_factory=dict)
    doubts: list[tuple[Place, str]] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    annexes: int = 0
    understood: list[str] = field(default_factory=list)
    """Damaged words that were read as words of the form."""

    def keep(self, text: str, near: str, reason: str) -> None:
        """Keep a text that has no item."""
        if text.strip(_BULLETS):
            self.unplaced.append(Unplaced(text.strip("\n"), near, reason))

    def doubt(self, place: Place, sentence: str) -> None:
        """Say that a person has to look at ``place``."""
        if sentence and (place, sentence) not in self.doubts:
            self.doubts.append((place, sentence))


def place_all(placement: Placement, passages: Sequence[Passage]) -> None:
    """Place the content of every passage."""
    ordered = once_each(by_column(passages))
    chapters = [
        passage
        for passage in ordered
        if isinstance(passage.anchor.node, Section) and passage.anchor.scope
    ]
    for stack in stacks([passage for passage in ordered if passage not in chapters]):
        if len(stack) > 1 and all(isinstance(passage.anchor.node, Item) for passage in stack):
            _place_stack(placement, stack)
        else:
            for passage in stack:
                _place(placement, passage)
    for chapter in chapters:
        _drop_name(placement, chapter)
        _place(placement, chapter)


def _place_stack(placement: Placement, stack: Sequence[Passage]) -> None:
    """Labels in one cell, then their answers: choices first, what is left is the text."""
    text = stack[-1].text
    texts = []
    for passage in stack:
        item = _item(passage)
        if item.kind in {"choice", "checks"}:
            reading = _read(item, text)
            _put_reading(placement, passage, reading, text)
            text = "" if reading.contradicts else reading.rest
        else:
            texts.append(passage)
    if not texts:
        placement.keep(text, path_of(placement.form, stack[-1]), NOT_AN_OPTION)
        return
    last = texts[-1]
    _put(placement, (*last.prefix, _item(last).name), _item(last), text)
    if len(texts) > 1 and text.strip():
        placement.doubt((*last.prefix, _item(last).name), SEVERAL_LABELS)


def _place(placement: Placement, passage: Passage) -> None:
    near = path_of(placement.form, passage)
    match passage.anchor.node:
        case Item() as item:
            _place_item(placement, passage, item)
        case Fixed() as fixed:
            if folded(passage.text).strip("。.") != folded(fixed.text).strip("。."):
                placement.keep(passage.text, near, NOT_FIXED)
        case Echo() as echo:
            _check_echo(placement, passage, echo)
        case Repeat() as repeat:
            _place_title(placement, passage, repeat)
        case Section() | Group() | Heading() | Line():
            _place_below_heading(placement, passage)


def _place_item(placement: Placement, passage: Passage, item: Item) -> None:
    place = (*passage.prefix, item.name)
    if item.kind in {"choice", "checks"}:
        text = passage.text
        reading = _read(item, text)
        _put_reading(placement, passage, reading, text)
        if not reading.contradicts:
            _place_rest(placement, passage, item, reading)
        return
    if item.kind == "free":
        _put_free(placement, place, passage.content)
        return
    own, strays = _without_strays(passage)
    _put(placement, place, item, joined(own, passage.label))
    for stray, reason in strays:
        placement.keep(joined(stray), path_of(placement.form, passage), reason)


def _place_rest(placement: Placement, passage: Passage, item: Item, reading: Reading) -> None:
    rest = reading.rest
    for child in item.children:
        if child.layout == "inline":
            text, rest = _inline(child, rest)
            _put(placement, (*passage.prefix, child.name), child, text)
    if not rest.strip(" ()（）\n\u3000"):
        return
    reason = NOT_AN_OPTION if item.kind == "choice" else WITHOUT_BOXES
    placement.keep(rest, path_of(placement.form, passage), reason)
    if reading.value is None:
        placement.doubt((*passage.prefix, item.name), reason)


def _inline(child: Item, text: str) -> tuple[str, str]:
    """Return what ``text`` says about an item printed behind its parent's answer, and the rest."""
    plain = fold(text)
    label = re.search(rf"\(?{re.escape(folded(child.label))}[:)]?", plain.text)
    if label:
        before = text[: plain.raw_start(label.start())]
        answer = text[plain.raw_end(label.end()) :].strip()
        if label[0].startswith("(") and not label[0].endswith(")"):
            answer = answer.removesuffix(")").removesuffix("）")
        return answer.strip(" \u3000"), before
    if child.kind == "count":
        count = re.search(rf"\(?(?P<count>[\d,]+)?\)?{re.escape(folded(child.unit))}", plain.text)
        if count:
            before = text[: plain.raw_start(count.start())]
            after = text[plain.raw_end(count.end()) :]
            return count["count"] or "", before + after
    return "", text


def _read(item: Item, text: str) -> Reading:
    return read_choice(item, text) if item.kind == "choice" else read_checks(item, text)


def _put_reading(placement: Placement, passage: Passage, reading: Reading, text: str) -> None:
    place = (*passage.prefix, _item(passage).name)
    if reading.value is not None:
        placement.answers[place] = reading.value
    placement.doubt(place, reading.doubt)
    placement.understood.append(reading.understood)
    if reading.contradicts:
        placement.keep(text, path_of(placement.form, passage), reading.doubt)


def _put(placement: Placement, place: Place, item: Item, text: str) -> None:
    value = read(item, text.strip("\n"))
    if value is None or not text.strip():
        return
    placement.answers[place] = value
    if isinstance(value, Unreadable):
        placement.doubt(place, f"{value.reason}。")


def _put_free(placement: Placement, place: Place, pieces: Sequence[Piece]) -> None:
    value = free_of(pieces, placement.widths)
    if value:
        before = placement.answers.get(place)
        parts = before.parts if isinstance(before, Free) else ()
        placement.answers[place] = Free((*parts, *value.parts))


def _without_strays(passage: Passage) -> tuple[list[Piece], list[tuple[list[Piece], str]]]:
    """Return the pieces of an answer, and rows between them that are none of it."""
    own: list[Piece] = []
    strays: list[tuple[list[Piece], str]] = []
    in_row = bool(passage.content) and passage.content[0].row == passage.label.row
    for number, group in groupby(passage.content, key=lambda piece: piece.row):
        row = list(group)
        if own and len(row) == 1 and row[0].alone and folded(row[0].text) == "-":
            strays.append((row, DASH_AFTER_TEXT))
        elif in_row and number != passage.label.row and _is_unknown_row(row):
            strays.append((row, UNKNOWN_ROW))
        else:
            own += row
    return own, strays


def _is_unknown_row(row: Sequence[Piece]) -> bool:
    """Tell whether a row looks like 「label, answer」 in a table whose rows are such."""
    first = row[0]
    is_pair = first.column == 0 and any(piece.column for piece in row)
    return is_pair and len(first.text) <= _LABEL_LENGTH


def _check_echo(placement: Placement, passage: Passage, echo: Echo) -> None:
    original = placement.answers.get((*passage.prefix, echo.of))
    if isinstance(original, str) and folded(original) == folded(passage.text):
        return
    item = placement.form.items[echo.of]
    if original is None and "\n" not in passage.text:
        _put(placement, (*passage.prefix, echo.of), item, passage.text)
    else:
        placement.keep(passage.text, path_of(placement.form, passage), OTHER_NAME)


def _place_title(placement: Placement, passage: Passage, repeat: Repeat) -> None:
    """What stands behind 「委託事項3」 is the title of the entry."""
    titles = [node for node in repeat.children if isinstance(node, Item) and node.layout == "title"]
    if repeat.style == "annex":
        below = [piece for piece in passage.content if piece.row != passage.label.row]
        place_annex(placement, [passage.label, *below])
    elif titles:
        _put(placement, (*passage.prefix, titles[0].name), titles[0], passage.text)
    else:
        placement.keep(passage.text, path_of(placement.form, passage), NO_ITEM)


def _place_below_heading(placement: Placement, passage: Passage) -> None:
    """What stands below a heading belongs to the item that has no label of its own."""
    node = passage.anchor.node
    below = [child for child in getattr(node, "children", ()) if isinstance(child, Item | Echo)]
    content = list(passage.content)
    text = joined(content, passage.label)
    for item in below:
        if isinstance(item, Item) and item.layout == "band" and text:
            reading = read_checks(item, text)
            if isinstance(reading.value, Checks):
                placement.answers[(*passage.prefix, item.name)] = reading.value
            text = reading.rest
            content = [Piece(text, passage.label.row, 0)] if text else []
    for item in below:
        if item.layout == "frame" and isinstance(item, Item) and item.kind == "free":
            _put_free(placement, (*passage.prefix, item.name), content)
            return
        if item.layout == "full" and folded(item.label) == passage.anchor.label:
            _place(placement, _as(passage, item, content))
            return
    if isinstance(node, Section) and node.style == "rows":
        place_annex(placement, content)
        return
    placement.keep(text, path_of(placement.form, passage), NO_ITEM)


def _drop_name(placement: Placement, passage: Passage) -> None:
    """A repeated chapter may say below its heading which file it is about."""
    answers = [
        placement.answers.get((*passage.prefix, name))
        for name, item in placement.form.items.items()
        if item.names_entry and placement.form.scopes[name] == passage.anchor.scope
    ]
    names = {folded(answer) for answer in answers if isinstance(answer, str)}
    if passage.content and folded(passage.content[0].text) in names:
        passage.content = passage.content[1:]


def _as(passage: Passage, item: Item | Echo, content: list[Piece]) -> Passage:
    """Return a passage for the item below a heading."""
    heading = passage.anchor
    anchor = type(heading)(
        heading.index,
        item,
        "",
        heading.label,
        heading.scope,
        (*heading.trail, heading.node),  # type: ignore[arg-type]
    )
    return Passage(anchor, passage.label, 0, content, passage.numbers)


def place_annex(placement: Placement, pieces: Sequence[Piece]) -> None:
    """Place a 別紙 with its title; a text without a table is none and is kept."""
    value, title, rest = annex_of(pieces, placement.widths)
    if value is None:
        placement.keep(rest, title, NO_ITEM)
        return
    number = placement.annexes = placement.annexes + 1
    for name, answer in annex_answers(placement.form, number, title, value):
        placement.answers[name] = answer


def _item(passage: Passage) -> Item:
    node = passage.anchor.node
    if not isinstance(node, Item):
        raise TypeError(node)
    return node
