"""Citations of laws and names of bodies that are out of date, with what replaced them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from assessor.form.laws import TableRow, laws
from assessor.form.numerals import half_width, written_row
from assessor.form.places import Slot
from assessor.form.texts import Text
from assessor.form.values import Checks, Choice, Place, Value
from assessor.rules.cited_rows import Cited, Rows, current_rows
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Mark
from assessor.rules.kinds import Check, TextCheck
from assessor.rules.office import Office, Offices
from assessor.rules.old_wording import Old, old_wordings
from assessor.rules.renewed_table import link_mark, with_rows
from assessor.rules.standards import Standard

_USE, _LINK, _ROW, _ROWLESS = (
    "citation-table-use",
    "citation-table-link",
    "citation-row",
    "citation-row-none",
)
_CLAUSE, _CLAUSE_OF_BASIS = "citation-clause", "citation-clause-basis"
_LINKED = {"nws_basis": ("nws_use", "yes"), "recipient_basis": ("recipient_way", "nws")}
"""Items that ask for the basis of 情報連携, each with the answer beside it that makes it so."""
_QUOTED = 40


def _old_uses(context: Context) -> Iterator[Hit]:
    """別表第一: what the row is now depends on the 事務, so the program looks at that first."""
    offices = Offices(context)
    for slot, text in _texts_with_table(context):
        for old in context.remembered(_USE, text.words, _uses):
            mark = _use(offices, slot.place, text.words, old)
            yield mark.hit(slot.place, text.address, text.words)


def _texts_with_table(context: Context) -> list[tuple[Slot, Text]]:
    """Return the texts that cite a 別表 at all; looking is faster than remembering each."""
    return [(slot, text) for slot, text in context.texts() if "別表" in text.words]


def _uses(words: str) -> tuple[Old, ...]:
    return tuple(old for old in old_wordings(words) if old.outdated.check == _USE)


def _use(offices: Offices, place: Place, words: str, old: Old) -> Mark:
    said = _said(old, words)
    office = offices.at(place, words, old.start, old.end)
    numbers = _numbers(old, office)
    if numbers is None:
        known = "".join(f"{row.law}は{row.number}の項です。" for row in office.pointed_to[:2])
        return Mark(old.start, old.end, f"{said}{known}項の番号を確かめて書き直してください。")
    new = with_rows(old, words, numbers)
    return Mark(old.start, old.end, f"{said}「{new}」に直してください。", new)


def _numbers(old: Old, office: Office) -> list[str] | None:
    """Return the present numbers of the rows cited; None where one is not certain.

    The number of old alone is not enough: the 事務 must point to the same row.
    """
    by_old = {row.old: row.number for row in office.fitting if row.old}
    cited = [row.number for row in old.rows.rows] if old.rows else []
    return [by_old[number] for number in cited] if by_old.keys() >= set(cited) else None


def _unfit_rows(context: Context) -> Iterator[Hit]:
    """Rows of the 別表 that belong to another 事務, or bear the number of 別表第一."""
    offices = Offices(context)
    for slot, text in _texts_with_table(context):
        cited = context.remembered(_ROW, text.words, _rows)
        present = {row.number for rows in cited for row in rows.rows}
        for rows in cited:
            office = offices.at(slot.place, text.words, rows.start, rows.end)
            wanted = [row for row in office.expected if row.number not in present]
            for mark in _misfits(text.words, rows, office, wanted):
                yield mark.hit(slot.place, text.address, text.words)


def _rows(words: str) -> tuple[Rows, ...]:
    return current_rows(half_width(words))


def _misfits(words: str, rows: Rows, office: Office, wanted: list[TableRow]) -> Iterator[Mark]:
    fitting = {row.number for row in office.fitting}
    for cited in rows.rows:
        named = laws().row(cited.number)
        renumbered = [row for row in wanted if row.old == cited.number]
        if cited.number not in fitting and (renumbered or (wanted and named)):
            yield _misfit(words, cited, named, renumbered or wanted)


def _misfit(words: str, cited: Cited, named: TableRow | None, wanted: list[TableRow]) -> Mark:
    is_what = f"{named.law}の項" if named else "別表が一つになる前の番号"
    offer = "、".join(f"{row.law}は{row.number}の項" for row in wanted[:2])
    message = f"別表の{cited.number}の項は、{is_what}です。{offer}です。番号を確かめてください。"
    number = written_row(wanted[0].number, words[cited.start : cited.end])
    return Mark(cited.start, cited.end, message, number if len(wanted) == 1 else None)


def _rowless(context: Context) -> Iterator[Hit]:
    """事務 that do not rest on the 別表 at all."""
    rowless = Offices(context).rowless
    if rowless is None:
        return
    message = (
        f"「{rowless.words[0]}」の項は、別表にないと思われます。"
        f"根拠が{rowless.basis}でないか確かめてください。"
    )
    for name in context.standards[_ROWLESS].words("bases"):
        for slot in context.slots_of(name):
            words = context.text(slot.place)
            for rows in context.remembered(_ROW, words, _rows):
                mark = Mark(rows.rows[0].start, rows.end, message)
                yield mark.hit(slot.place, (), words)


def _clauses_of_bases(context: Context) -> Iterator[Hit]:
    """Old numbers where only the item says that the text is about 情報連携."""
    for name, (decides, option) in _LINKED.items():
        for slot in context.slots_of(name):
            if _is_answered(context.answer((*slot.place[:-1], decides)), option):
                words = context.text(slot.place)
                for mark in context.remembered(_CLAUSE_OF_BASIS, words, _clauses_by_item):
                    yield mark.hit(slot.place, (), words)


def _is_answered(value: Value | None, option: str) -> bool:
    return value == Choice(option) or (isinstance(value, Checks) and option in value.ticked)


def _clauses_by_item(words: str) -> tuple[Mark, ...]:
    told = set(old_wordings(words))
    return tuple(
        Mark(old.start, old.end, _said(old, words), old.new)
        for old in old_wordings(words, "情報連携")
        if old.outdated.check == _CLAUSE and old not in told
    )


def _outdated(check: str, words: str, _standard: Standard) -> Iterable[Mark]:
    for old in old_wordings(words):
        if old.outdated.check == check:
            said = _said(old, words)
            if check == _LINK:
                yield link_mark(old, words, said)
            else:
                yield Mark(old.start, old.end, said, old.new)


def _said(old: Old, words: str) -> str:
    quoted = " ".join(words[old.start : old.end].split())
    if len(quoted) > _QUOTED:
        quoted = quoted[:_QUOTED] + "…"
    return f"「{quoted}」は、{old.outdated.words}"


CHECKS: Mapping[str, Check] = {
    _USE: _old_uses,
    _ROW: _unfit_rows,
    _ROWLESS: _rowless,
    _CLAUSE_OF_BASIS: _clauses_of_bases,
}

TEXT_CHECKS: Mapping[str, TextCheck] = {
    check: partial(_outdated, check)
    for check in (
        _LINK,
        "citation-order",
        _CLAUSE,
        "citation-definition",
        "citation-ordinance",
        "name-outdated",
        "name-outdated-uncertain",
    )
}
