"""Characters that no typeface of ours shows: named with their places before a PDF is made.

An archive's PDF must show everything it holds. The typesetter would stop at the first such
character and not say where it stands; a person wants to hear of all of them, and where.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from assessor.document.assessment import Assessment
from assessor.errors import ExportError
from assessor.export.blocks import (
    Block,
    Boxes,
    Bracket,
    Contents,
    EditionTag,
    Grid,
    Heading,
    Options,
    Picture,
    Piece,
    Text,
    Title,
)
from assessor.export.content import box_text, plain
from assessor.form.values import clean_text
from assessor.rules.characters import code_of, unprintable

_NAMED = 8
"""How many characters one message names."""


def refuse_unprintable(assessment: Assessment, blocks: Sequence[Block]) -> None:
    """Raise ``ExportError`` where ``blocks`` hold a character that cannot be printed."""
    strange = unprintable(clean_text("".join(_said(blocks))))
    if not strange:
        return
    where = dict(_first_places(assessment, strange))
    named = [_named(sign, where.get(sign, "")) for sign in strange]
    more = f"ほか{len(named) - _NAMED}種類。" if len(named) > _NAMED else ""
    raise ExportError(
        f"書体にない文字があるため、PDFにできません：{'、'.join(named[:_NAMED])}。{more}",
        "別の文字に書き換えてから書き出してください。",
    )


def _first_places(assessment: Assessment, signs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of ``signs`` with the first answer that holds it, as people cite it."""
    answers = [
        (assessment.written_path(slot), plain(None, assessment.answer(slot.place)))
        for slot in assessment.slots()
        if slot.section.printed
    ]
    answers += [("/".join(place), plain(None, value)) for place, value in assessment.strangers()]
    for sign in signs:
        for path, words in answers:
            if sign in words:
                yield sign, path
                break


def _named(sign: str, where: str) -> str:
    private = unicodedata.category(sign) == "Co"
    shown = "外字" if private else f"「{sign}」" if sign.isprintable() else ""
    return f"{shown}{code_of(sign)}（{where}）" if where else f"{shown}{code_of(sign)}"


def _said(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield everything that is printed."""
    for block in blocks:
        match block:
            case Title(text) | EditionTag(text):
                yield text
            case Heading(_, text, entry):
                yield text + entry
            case Contents(title, entries):
                yield title + "".join(entries)
            case Grid(rows):
                pieces = (piece for row in rows for cell in row.cells for piece in cell.content)
                yield from map(_words, pieces)


def _words(piece: Piece) -> str:
    match piece:
        case Text(text) | Bracket(text):
            return text
        case Options(lines):
            return "".join(label for line in lines for label in line)
        case Boxes(title, _, lines):
            return title + "".join(box_text(box) for line in lines for box in line)
        case Picture(name, _, caption):
            return name + caption
