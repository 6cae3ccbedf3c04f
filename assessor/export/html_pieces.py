"""What stands in a cell, as HTML: words, ticks that are also spoken, options, figures."""

import base64
from collections.abc import Iterable, Iterator
from html import escape

from assessor.export.blocks import Box, Boxes, Bracket, Options, Picture, Piece, Text
from assessor.export.content import (
    OFFERED,
    bracket_text,
    bracketed,
    group_title,
    missing_figure,
    tick_text,
)
from assessor.export.pictures import scaled
from assessor.form.values import clean_text

_ROOM = 1000.0
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
_BLANK = '<p class="spoken">記載なし</p>'


def pieces(content: Iterable[Piece]) -> str:
    """Return what stands in one answer; where it is blank, this is said."""
    made = "".join(part for piece in content for part in _piece(piece))
    return made or _BLANK


def words(text: str) -> str:
    """Return text with its line breaks."""
    return escape(clean_text(text)).replace("\n", "<br>")


def plain_words(content: Iterable[Piece]) -> str:
    """Return the text in a cell that holds nothing else, for a heading or the head of a column."""
    return "<br>".join(words(piece.text) for piece in content if isinstance(piece, Text))


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Text(text):
            if text:
                yield f"<p>{words(text)}</p>"
        case Bracket(text):
            spoken = "" if text.strip() else '<span class="spoken">選択なし</span>'
            yield f'<p class="chosen">{words(bracket_text(text, _ROOM))}{spoken}</p>'
        case Options(lines):
            offered = "".join(f"<li>{words(label)}</li>" for line in lines for label in line)
            yield f'<p class="offered">{OFFERED}</p><ul class="options">{offered}</ul>'
        case Boxes(title, _, lines):
            if title:
                yield f"<p>{words(group_title(title))}</p>"
            boxes = "".join(f"<li>{_box(box)}</li>" for line in lines for box in line)
            yield f'<ul class="boxes">{boxes}</ul>'
        case Picture():
            yield _picture(piece)


def _box(box: Box) -> str:
    said = "選択：" if box.ticked else "非選択："
    return (
        f'<span aria-hidden="true">{tick_text(ticked=box.ticked)} </span>'
        f'<span class="spoken">{said}</span>'
        f"<span>{words(box.label + bracketed(box))}</span>"
    )


def _picture(picture: Picture) -> str:
    shown = scaled(picture.content, _ROOM, _ROOM)
    caption = words(picture.caption)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    if shown is None:
        return f"<figure><p>{words(missing_figure(picture.name))}</p>{below}</figure>"
    data = base64.b64encode(picture.content).decode("ascii")
    said = escape(clean_text(picture.caption).replace("\n", " ")) or "図"
    source = f"data:{_TYPES[shown.suffix]};base64,{data}"
    return f'<figure><img src="{source}" alt="{said}">{below}</figure>'
