"""Extracted text to a document: the order of work; each step has its own file."""

import re
from collections.abc import Mapping, Sequence

from assessor.document.changes import Change, Edit
from assessor.document.unplaced import keep_unplaced
from assessor.errors import ImportFormatError
from assessor.form.definition import Form, Repeat
from assessor.form.kinds import folded, read
from assessor.form.library import FormLibrary
from assessor.form.values import Entries, Place, Value, is_blank
from assessor.importers.accounting import missing_lines, words_of_answers
from assessor.importers.align import Candidate, best_way
from assessor.importers.anchors import Anchor, anchors_of
from assessor.importers.candidates import candidates_in
from assessor.importers.changes import RowsTable, columns_of, rows_table
from assessor.importers.entries import Passage, entry_name, passages_of, take_apart
from assessor.importers.furniture import Furniture, contents_rows, form_words, furniture_of
from assessor.importers.imported import Doubt, FewItemsError, Imported
from assessor.importers.labels import Labels, Match
from assessor.importers.place import Placement, place_all, place_annex
from assessor.importers.report import report_of
from assessor.importers.source import Piece, Row, pieces_of, rows_of

BEFORE_FORM = "様式の最初の項目より前に書かれていました。"
LOST = "読み取りの途中で置き場所が決まらなかった記載です。"
MISSING = "この番号の記載が見つかりません。原本にページの抜けがないか確かめてください。"
_LEAST_LABELS = 8
_LEAST_WITH_TITLE = 3


def read_text(text: str, library: FormLibrary) -> Imported:
    """Return what the text of one 評価書 says; raise ``ImportFormatError`` where it is none."""
    return read_texts([text], library)


def read_texts(texts: Sequence[str], library: FormLibrary) -> Imported:
    """Return what several texts say that are parts of one 評価書, in their order."""
    rows = [row for part, text in enumerate(texts) for row in rows_of(text, part)]
    if not rows:
        raise ImportFormatError("取り込むファイルに文字がありません。")
    about = furniture_of(rows)
    form = _form(about, library)
    anchors = anchors_of(form)
    labels = Labels(anchors)
    table = _rows_table(rows, form)
    skipped = about.rows | contents_rows(rows, labels)
    pieces, marks = _pieces(rows, skipped, table, anchors)
    way = best_way([*candidates_in(pieces, labels), *marks])
    _refuse_others(about, form, way)
    placement = Placement(form, {number: len(row.cells) for number, row in enumerate(rows)})
    for step in way:
        label = "".join(piece.text for piece in pieces[step.at : step.at + step.span])
        placement.understood.append(folded(label))
    placement.understood += [folded(rows[number].text) for number in skipped]
    preface, passages = passages_of(pieces, way)
    placement.keep("\n".join(piece.text for piece in preface), "", BEFORE_FORM)
    apart = take_apart(passages)
    place_all(placement, passages)
    for annex in apart:
        place_annex(placement, annex)
    _place_rows(placement, table)
    _keep_lost("\n".join(texts), placement, anchors)
    _doubt_missing(placement, _entries(placement, passages))
    return _imported(placement, passages, about.edition)


def _form(about: Furniture, library: FormLibrary) -> Form:
    default = library.default
    if about.form_number and about.form_number != default.number:
        raise ImportFormatError(
            f"{about.form_number}の文書なので取り込めません。", f"読めるのは{default.number}です。"
        )
    if about.kind and about.kind != default.short_title:
        raise ImportFormatError(
            f"{about.kind}なので取り込めません。", f"読めるのは{default.short_title}です。"
        )
    return library.nearest("", about.edition)[0] if about.edition else default


def _refuse_others(about: Furniture, form: Form, way: Sequence[Candidate]) -> None:
    labels = {step.match.anchor.index for step in way}
    needed = _LEAST_WITH_TITLE if about.kind else _LEAST_LABELS
    if len(labels) < needed:
        raise FewItemsError(
            f"{form.title}の項目が見つからないので取り込めません"
            f"（見つかった見出しは{len(labels)}件です）。"
        )


def _rows_table(rows: Sequence[Row], form: Form) -> tuple[Repeat, RowsTable] | None:
    for repeat in form.repeats.values():
        table = rows_table(rows, repeat) if repeat.style == "rows" else None
        if table:
            return repeat, table
    return None


def _pieces(
    rows: Sequence[Row],
    skipped: set[int],
    table: tuple[Repeat, RowsTable] | None,
    anchors: Sequence[Anchor],
) -> tuple[list[Piece], list[Candidate]]:
    """Return the pieces of all rows that are content; the table stands as one mark among them."""
    pieces: list[Piece] = []
    marks: list[Candidate] = []
    used = table[1].used if table else set()
    for number, row in enumerate(rows):
        if table and number == table[1].start:
            marks += [
                Candidate(len(pieces), Match(anchor, 20.0))
                for anchor in anchors
                if table[0] in getattr(anchor.node, "children", ())
            ]
            pieces.append(Piece("", number, 0, part=row.part))
        if number not in used and number not in skipped:
            pieces += pieces_of(number, row)
    return pieces, marks


def _place_rows(placement: Placement, table: tuple[Repeat, RowsTable] | None) -> None:
    if table is None:
        return
    repeat, found = table
    for number, cells in enumerate(found.rows, start=1):
        for item, cell in zip(columns_of(repeat), cells, strict=True):
            value = read(item, cell)
            if value is not None:
                placement.answers[(repeat.name, entry_name(number), item.name)] = value


def _keep_lost(text: str, placement: Placement, anchors: Sequence[Anchor]) -> None:
    """Keep the lines of which the account misses a word."""
    kept = [*words_of_answers(placement.answers), *(lost.text for lost in placement.unplaced)]
    own = form_words(anchors) | {word for word in placement.understood if word}
    for line in missing_lines(text, kept, own):
        placement.keep(re.sub(r"\t+", "\t", line).strip(), "", LOST)


def _doubt_missing(placement: Placement, entries: Mapping[Place, Value]) -> None:
    """Say of which entries nothing was found: their pages are missing."""
    form = placement.form
    for around, names in entries.items():
        filled = {place[: len(around) + 1] for place in placement.answers}
        scope = (*around[::2],)
        first = next((name for name in form.items if form.scopes[name] == scope), "")
        for name in names.names if isinstance(names, Entries) and first else ():
            if (*around, name) not in filled:
                placement.doubt((*around, name, first), MISSING)


def _imported(placement: Placement, passages: Sequence[Passage], edition: str) -> Imported:
    form = placement.form
    changes = [Change(place, None, value) for place, value in _entries(placement, passages).items()]
    changes += [
        Change(place, None, value)
        for place, value in placement.answers.items()
        if not is_blank(value)
    ]
    changes += keep_unplaced(placement.unplaced)
    edit = Edit("取り込み", tuple(changes))
    doubts = [Doubt(place, place[-1], sentence) for place, sentence in placement.doubts]
    return Imported(form, edit, report_of(form, edit, placement.unplaced, doubts), edition)


def _entries(placement: Placement, passages: Sequence[Passage]) -> dict[Place, Value]:
    """Return the entries of every repeat: as many as the highest number that is used."""
    form = placement.form
    most: dict[Place, int] = {}
    places = [*placement.answers, *(passage.prefix for passage in passages)]
    for place in places:
        for end in range(2, len(place) + 1, 2):
            around, entry = place[: end - 1], int(place[end - 1][1:])
            most[around] = max(most.get(around, 0), entry)
    for name, repeat in form.repeats.items():
        if repeat.at_least and not repeat.condition and not form.scopes[name]:
            most.setdefault((name,), repeat.at_least)
    return {
        around: Entries(tuple(entry_name(number) for number in range(1, count + 1)))
        for around, count in sorted(most.items(), key=lambda entry: len(entry[0]))
        if form.knows(around)
    }
