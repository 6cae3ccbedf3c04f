"""Lists of incidents, lists of measures, and notices of one incident, to a document of records.

Each row becomes an entry. What stands outside the tables is kept as 未配置の記載, and at the end
every word is looked for once more (``accounting``), as with a 評価書. Where a 評価書 is read for
the list behind it alone, its other pages are left out, and that is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assessor.document.changes import Change, Edit
from assessor.document.digest import words_digest
from assessor.document.unplaced import Unplaced, keep_unplaced
from assessor.errors import FormError
from assessor.form.definition import Form
from assessor.form.kinds import folded, read, show
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice, Entries, Place, Unreadable, Value, is_blank
from assessor.importers.accounting import missing_lines
from assessor.importers.entries import entry_name
from assessor.importers.furniture import furniture_of
from assessor.importers.imported import Doubt, Imported
from assessor.importers.incident_columns import (
    DATE,
    INCIDENT,
    KINDS,
    NUMBER,
    business_year,
    without_number,
)
from assessor.importers.incident_kinds import kinds_of
from assessor.importers.incident_notice import headings_of, notice_of
from assessor.importers.incident_tables import Line, tables_in
from assessor.importers.report import report_of
from assessor.importers.source import Row, rows_of

FAMILY = "records"
LEDGER: Place = ("ledger",)
_WRITTEN = "incident_kinds_written"
_NOTE = {"incident": "incident_note", "measure": "measure_note"}


def read_incident_texts(texts: Sequence[str], library: FormLibrary) -> Imported | None:
    """Return what texts say of incidents or measures; None where they say nothing of them."""
    rows = [row for part, text in enumerate(texts) for row in rows_of(text, part)]
    return read_incident_rows(rows, "\n".join(texts), library)


def read_incident_rows(rows: Sequence[Row], source: str, library: FormLibrary) -> Imported | None:
    """Return what rows of cells say; ``source`` has the words that must all be found again."""
    form = _records_form(library)
    if form is None:
        return None
    placing = _Placing(form)
    found = tables_in(rows, form)
    about = furniture_of(rows)
    known = [*found.headers]
    if found.lines:
        placing.titles(found.lines)
        for line in found.lines:
            placing.line(line)
        if about.kind or about.form_number:
            placing.doubt((), _PAGES_LEFT)
            return placing.imported()
        placing.rest(rows, found.used)
    else:
        notice = notice_of(rows)
        if notice is None or about.kind:
            return None
        known += headings_of(rows)
        placing.notice(notice.answers, notice.announced)
        for near, lines in notice.left:
            placing.keep("\n".join(lines), near)
    placing.account(source, known)
    return placing.imported()


def _records_form(library: FormLibrary) -> Form | None:
    try:
        return library.form(FAMILY)
    except FormError:
        return None


@dataclass(slots=True)
class _Placing:
    """Gathers answers, texts without an item, and doubts."""

    form: Form
    answers: dict[Place, Value] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    """How many entries each repeat has so far."""
    unplaced: list[Unplaced] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def titles(self, lines: Sequence[Line]) -> None:
        """Keep the titles of the tables: of incidents for their annex, of others with each row."""
        titles = [line.title for line in lines if line.columns.repeat == INCIDENT and line.title]
        for number, title in enumerate(dict.fromkeys(titles)):
            if number:
                self.keep(title, "表の前")
            else:
                self.answers[("list_title",)] = title

    def line(self, line: Line) -> None:
        """Enter one row of a table."""
        around = self._new(line.columns.repeat)
        for item, label, cell in zip(
            line.columns.items, line.columns.labels, line.cells, strict=True
        ):
            if not cell.strip():
                continue
            if item:
                self._cell(around, item, cell, years=line.columns.counts_years)
            else:
                line.extra.append(f"{label}：{cell}")
        if line.title and line.columns.repeat != INCIDENT:
            self._answer((*around, "measure_matter"), line.title)
        if line.extra:
            note = (*around, _NOTE[line.columns.repeat])
            before = self.answers.get(note)
            words = [before, *line.extra] if isinstance(before, str) else line.extra
            self.answers[note] = "\n".join(words)
            self.doubt(note, _NO_COLUMN)
        for oddity in line.oddities:
            self.doubt((*around, line.columns.items[-1]), oddity)

    def notice(self, answers: dict[str, str], announced: str) -> None:
        """Enter a notice as one incident."""
        around = self._new(INCIDENT)
        for item, words in answers.items():
            self._answer((*around, item), words)
        if announced:
            self.answers[(*around, "incident_published")] = Choice("yes")
            self._answer((*around, "incident_published_day"), announced)
            self.doubt((*around, "incident_published_day"), _ANNOUNCED)
        self.doubt((*around, DATE), _NO_DATE)

    def rest(self, rows: Sequence[Row], used: set[int]) -> None:
        """Keep the rows that no table took, those together that stand together."""
        block: list[str] = []
        for number, row in enumerate(rows):
            if number in used or (row.gap and len(row.filled) == 1 and len(block) > _BLOCK):
                self.keep("\n".join(block), "表の外")
                block = []
            if number not in used:
                block.append(row.text)
        self.keep("\n".join(block), "表の外")

    def keep(self, text: str, near: str) -> None:
        """Keep a text without an item."""
        if text.strip():
            self.unplaced.append(Unplaced(text, near, _OUTSIDE))

    def account(self, source: str, known: Sequence[str]) -> None:
        """Keep the lines of the source of which a word is found nowhere."""
        own = {folded(word) for words in known for word in words.split("\n")} - {""}
        kept = [*self._shown(), *(text.text for text in self.unplaced)]
        for line in missing_lines(source, kept, own):
            self.unplaced.append(Unplaced(re.sub(r"\t+", "\t", line).strip(), "", _LOST))

    def doubt(self, place: Place, sentence: str) -> None:
        """Say where a person has to look."""
        self.doubts.append(Doubt(place, place[-1] if place else "文書全体", sentence))

    def imported(self) -> Imported:
        """Return the document of records as an edit of a blank one."""
        entries: dict[Place, Value] = {
            (repeat,): Entries(tuple(entry_name(at) for at in range(1, number + 1)))
            for repeat, number in self.numbers.items()
        }
        words = words_digest(self._shown())
        entries[LEDGER] = Entries((f"l{words[:8]}",))
        changes = [Change(place, None, value) for place, value in entries.items()]
        changes += [
            Change(place, None, value)
            for place, value in self.answers.items()
            if not is_blank(value)
        ]
        edit = Edit("取り込み", (*changes, *keep_unplaced(self.unplaced)))
        report = report_of(self.form, edit, self.unplaced, self.doubts)
        return Imported(self.form, edit, report, self.form.edition)

    def _new(self, repeat: str) -> Place:
        self.numbers[repeat] = self.numbers.get(repeat, 0) + 1
        return (repeat, entry_name(self.numbers[repeat]))

    def _cell(self, around: Place, item: str, cell: str, *, years: bool) -> None:
        if item == DATE:
            number, cell = without_number(cell)
            self._answer((*around, NUMBER), number)
            cell = business_year(cell) if years else cell
        if item == KINDS:
            self._kinds(around, cell)
        else:
            self._answer((*around, item), cell)

    def _kinds(self, around: Place, cell: str) -> None:
        """Tick the 類型 that a cell names; its own words are kept beside them."""
        ticked, others, loose = kinds_of(cell, self.form.items[KINDS])
        self.answers[(*around, KINDS)] = Checks.of(ticked, {"other": "、".join(others)})
        self.answers[(*around, _WRITTEN)] = cell
        for sentence in loose:
            self.doubt((*around, KINDS), sentence)

    def _answer(self, place: Place, words: str) -> None:
        value = read(self.form.items[place[-1]], words)
        if value is None:
            return
        if isinstance(value, Unreadable):
            self.doubt(place, f"「{value.text}」は、{value.reason}。")
        self.answers[place] = value

    def _shown(self) -> Iterator[str]:
        for place, value in self.answers.items():
            yield show(self.form.items[place[-1]], value)


_BLOCK = 12
"""So many rows outside a table are enough for one text to be kept; then the next paragraph."""
_OUTSIDE = "表の外に書かれていました。"
_LOST = "読み取りの途中で置き場所が決まらなかった記載です。"
_PAGES_LEFT = "評価書のうち、重大事故の表だけを取り込みました。評価書の本文は取り込んでいません。"
_NO_COLUMN = "表に、対応する項目のない列がありました。その記載を備考に入れています。"
_NO_DATE = "発生した日は読み取れません。本文を見て書いてください。"
_ANNOUNCED = "公表した日を、本文の前の記載から読み取りました。確かめてください。"
