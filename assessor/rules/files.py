"""特定個人情報ファイル: the list of their names against their chapters, and their 記録項目."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from assessor.form.kinds import folded
from assessor.form.values import Figure, Free, FreePart, Paragraph, Place, Table
from assessor.rules.context import Context
from assessor.rules.finding import Answer, Fix, Hit, Passage, Replacement
from assessor.rules.kinds import Check
from assessor.rules.overlap import alike

FILE_NAMES: Place = ("file_names",)
FILE_NAME = "file_name"
RECORDS = "records"
ITEMS_BAND = "file_items"
BOUNDS = {"under_10": (0, 9), "from_10": (10, 49), "from_50": (50, 99), "from_100": (100, 9999)}
"""How many 記録項目 each band means, both ends included."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """One name in the list of files, and where it stands in that text."""

    name: str
    start: int
    end: int


def unlisted_files(context: Context) -> Iterator[Hit]:
    """Find files that the list does not name, with the name they may have there."""
    pairs, lonely, _ = _compared(context)
    there = context.path(FILE_NAMES)
    for place, name, listed in pairs:
        message = _OTHER_NAME.format(name, there, listed.name)
        yield Hit(place, message, fixes=_either_name(place, name, listed))
    for place, name in lonely:
        yield Hit(place, _UNLISTED.format(name, there))


def listed_without_chapter(context: Context) -> Iterator[Hit]:
    """Find names in the list that no file bears."""
    for listed in _compared(context)[2]:
        passage = Passage((), listed.start, listed.end)
        yield Hit(FILE_NAMES, _WITHOUT_CHAPTER.format(listed.name), passage)


def thin_records(context: Context) -> Iterator[Hit]:
    """Find lists of 記録項目 that hold next to nothing where many are said to be recorded."""
    least = context.standards["records-thin"].number("least_items")
    for place, band, _, most in _counted_records(context):
        if most < least and BOUNDS[band][0] > 0:
            yield Hit(place, _THIN.format(_band_label(context, place)))


def records_out_of_band(context: Context) -> Iterator[Hit]:
    """Find lists of 記録項目 that are much longer or shorter than the chosen band."""
    least = context.standards["records-thin"].number("least_items")
    for place, band, fewest, most in _counted_records(context):
        low, high = BOUNDS[band]
        if least <= most and most * 2 < low:
            yield Hit(place, _TOO_FEW.format(most, _band_label(context, place)))
        elif fewest > high * 2:
            yield Hit(place, _TOO_MANY.format(fewest, _band_label(context, place)))


CHECKS: Mapping[str, Check] = {
    "file-unlisted": unlisted_files,
    "file-without-chapter": listed_without_chapter,
    "records-thin": thin_records,
    "records-band": records_out_of_band,
}


_Compared = tuple[list[tuple[Place, str, _Listed]], list[tuple[Place, str]], list[_Listed]]
"""Files that may be meant by a name in the list, files that are not, names without a file."""


def _compared(context: Context) -> _Compared:
    text = context.text(FILE_NAMES)
    listed = list(context.remembered("file names", text, _listed)) if text else []
    names = [(slot.place, context.text(slot.place)) for slot in context.slots_of(FILE_NAME)]
    if not listed or not names:
        return [], [], []
    borne = {_plain(name) for _, name in names}
    known = {_plain(each.name) for each in listed}
    free = [each for each in listed if _plain(each.name) not in borne]
    pairs: list[tuple[Place, str, _Listed]] = []
    lonely: list[tuple[Place, str]] = []
    for place, name in names:
        if not name.strip() or _plain(name) in known:
            continue
        nearest = max(free, key=lambda each: alike(each.name, name), default=None)
        if nearest and alike(nearest.name, name) >= _LIKELY:
            free.remove(nearest)
            pairs.append((place, name.strip(), nearest))
        else:
            lonely.append((place, name.strip()))
    blanks = any(not name.strip() for _, name in names)
    return pairs, lonely, [] if blanks else free


def _listed(text: str) -> tuple[_Listed, ...]:
    """Return the names in a list, one a line or 「(1)…(2)…」; sentences are left out."""
    found: list[_Listed] = []
    for line in _PIECE.finditer(text):
        bullet = _BULLET.match(line[0])
        rest = line[0][bullet.end() if bullet else 0 :]
        name = _NOTE.sub("", rest).strip()
        if name and not name.endswith("。"):
            start = line.start() + line[0].index(name)
            found.append(_Listed(name, start, start + len(name)))
    return tuple(found)


_PIECE = re.compile(r"(?:[（(][0-9０-９]{1,2}[）)])?(?:(?![（(][0-9０-９]{1,2}[）)])[^\n])+")
_BULLET = re.compile(
    r"\s*(?:[（(][0-9０-９]{1,2}[）)]|[0-9０-９]{1,2}[.．)）、:：]|[0-9０-９]{1,2}\s|[\u2460-\u2473]|[・○●◎■□◆*＊-])\s*"
)
_NOTE = re.compile(r"[（(]以下.*$")
_LIKELY = 0.5


def _plain(name: str) -> str:
    """Return ``name`` for comparing: without its number in the list and what it is called below."""
    bullet = _BULLET.match(name)
    return folded(_NOTE.sub("", name[bullet.end() if bullet else 0 :]))


def _either_name(place: Place, name: str, listed: _Listed) -> tuple[Fix, ...]:
    passage = Passage((), listed.start, listed.end)
    return (
        Answer(place, listed.name, f"「{listed.name}」に直す"),
        Replacement(FILE_NAMES, passage, listed.name, name),
    )


def _counted_records(context: Context) -> Iterator[tuple[Place, str, int, int]]:
    """Yield where 記録項目 can be counted: the place, the band, and how few and how many they are.

    A row of a table may be one of them or hold several, so the number is known between two ends.
    """
    known = ITEMS_BAND in context.assessment.form.items
    for slot in context.slots_of(RECORDS) if known else ():
        value = context.answer(slot.place)
        band = context.chosen((*slot.place[:-1], ITEMS_BAND))
        parts = value.parts if isinstance(value, Free) and band in BOUNDS else ()
        if parts and not any(isinstance(part, Figure) for part in parts):
            fewest, most = context.memo.result(("records", parts), partial(_number, parts))
            yield slot.place, band, fewest, most


def _number(parts: tuple[FreePart, ...]) -> tuple[int, int]:
    """Return the fewest and the most 記録項目 that ``parts`` can be meant to list."""
    fewest = most = 0
    for part in parts:
        match part:
            case Table(rows, header):
                named = [[cell for cell in row if _is_name(cell)] for row in rows[header:]]
                fewest += sum(1 for cells in named if cells)
                most += sum(len(cells) for cells in named)
            case Paragraph(text):
                most += sum(1 for piece in _BETWEEN.split(text) if _is_name(piece))
            case Figure():
                pass
    return fewest, most


def _is_name(cell: str) -> bool:
    """Tell whether ``cell`` is more than a mark or a number."""
    return _WORD.search(cell) is not None


_BETWEEN = re.compile(r"[、，,・／/\n\t　 ]+")
_WORD = re.compile(r"[ぁ-んァ-ヶ一-龯A-Za-zＡ-Ｚａ-ｚ]")


def _band_label(context: Context, records: Place) -> str:
    item = context.assessment.form.items[ITEMS_BAND]
    found = item.option(context.chosen((*records[:-1], ITEMS_BAND)))
    return found.label if found else ""


_OTHER_NAME = "「{}」は、{}の一覧では「{}」と書かれています。名称を揃えてください。"
_UNLISTED = "「{}」が、{}の一覧にありません。一覧に加えるか、名称を揃えてください。"
_WITHOUT_CHAPTER = (
    "「{}」について書いたファイルの章がありません。ファイルを追加するか、一覧から除いてください。"
)
_THIN = (
    "記録される項目を「{}」としていますが、記録項目がほとんど書かれていません。"
    "全ての記録項目を書いてください。"
)
_TOO_FEW = (
    "書かれている記録項目は多くても{}項目ほどで、「{}」と大きく違います。"
    "どちらかを確かめてください。"
)
_TOO_MANY = (
    "書かれている記録項目は少なくとも{}項目あり、「{}」と大きく違います。"
    "どちらかを確かめてください。"
)
