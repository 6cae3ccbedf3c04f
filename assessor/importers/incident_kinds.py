"""The short words by which published lists name the 類型 of an incident: 要配慮, 不正目的."""

import re
from collections.abc import Iterator

from assessor.form.definition import Item
from assessor.form.kinds import folded

_WORDS = {
    "ordinance": r"条例要配慮",
    "sensitive": r"(?<!条例)要配慮",
    "property": r"財産的?被害|財産",
    "malicious": r"不正(?:な|の)?目的|不正アクセス",
    "over_100": r"(?:100|百|１００)人(?:を?超|以上|越)|101人以上",
}
_LOOSE = re.compile(r"(?:100|百)人以上")
_BETWEEN = re.compile(r"[\n、,，/／・;；]+")
_BOX = re.compile(r"^\[.\]")


def kinds_of(cell: str, item: Item) -> tuple[frozenset[str], list[str], list[str]]:
    """Return the boxes that ``cell`` ticks, words for which there is none, and what is doubtful."""
    ticked: set[str] = set()
    others: list[str] = []
    loose: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(cell))):
        words = folded(_BOX.sub("", piece))
        names = set(_named(words, item))
        if not names:
            others.append(piece)
            loose.append(f"「{piece}」は、どの類型か分かりません。選んでください。")
        if _LOOSE.search(words):
            loose.append(_HUNDRED.format(piece))
        ticked |= names
    if others:
        ticked.add("other")
    return frozenset(ticked), others, loose


def _named(words: str, item: Item) -> Iterator[str]:
    for option in item.options:
        if folded(option.label) == words:
            yield option.name
            return
    for name, pattern in _WORDS.items():
        if re.search(pattern, words):
            yield name


_HUNDRED = (
    "「{}」とあるのを、100人を超えるもの（101人以上）と読みました。"
    "ちょうど100人でないか確かめてください。"
)
