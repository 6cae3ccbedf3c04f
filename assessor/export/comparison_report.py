"""A comparison on paper: 新旧対照表, 変更の概要, and the rows of 変更箇所 alone.

All say what was compared with what, and how much of it; what was not compared is named. Parts of
our own that the official form does not have (side records) stay out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import accumulate

from assessor.document.assessment import Assessment
from assessor.export.check_report import Chapters
from assessor.export.content import document_name, plain
from assessor.export.counterparts import Counterparts
from assessor.export.difference_rows import KINDS, difference_row, where
from assessor.export.measure import em
from assessor.export.report_blocks import (
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    ReportBlock,
    Sentences,
    Table,
    Title,
    cell,
)
from assessor.export.review_blocks import review_blocks
from assessor.form.definition import Item, Repeat, Section, nodes
from assessor.form.values import Place
from assessor.history.difference import Difference, Limit


class Paper(StrEnum):
    """What is written about a comparison."""

    TABLE = "table"
    """新旧対照表, with the 変更の概要 as its first page."""
    REDLINE = "redline"
    """見え消し: the official layout with revisions."""
    CHANGES = "changes"
    """The rows of （別添3）変更箇所 of the new document."""
    SUMMARY = "summary"
    """変更の概要."""


TITLES = {
    Paper.TABLE: "特定個人情報保護評価書　新旧対照表",
    Paper.REDLINE: "特定個人情報保護評価書　見え消し",
    Paper.CHANGES: "特定個人情報保護評価書　変更箇所",
    Paper.SUMMARY: "特定個人情報保護評価書　変更の概要",
}


def comparison_report(
    pair: Counterparts, paper: Paper, pages: Mapping[Place, int]
) -> tuple[ReportBlock, ...]:
    """Return the report; ``pages`` says on which page of the new document a place is printed."""
    return tuple(_report(pair, paper, pages))


def _report(pair: Counterparts, paper: Paper, pages: Mapping[Place, int]) -> Iterator[ReportBlock]:
    yield Title(TITLES[paper])
    if paper is Paper.CHANGES:
        yield from _changes(pair.new, pair.new_name)
        return
    yield Facts("比べた評価書", tuple(_about(pair)))
    yield Heading(1, "変更の概要")
    yield from _summary(pair, paper, pages)
    if paper is Paper.TABLE:
        yield Heading(1, "新旧対照表", new_page=True)
        yield from _table(pair)
        yield Heading(1, "比較の範囲")
        yield from _coverage(pair)
    if pair.records:
        yield from review_blocks(pair.printed, pair.records)


def _about(pair: Counterparts) -> Iterator[tuple[str, str]]:
    yield "評価書名", document_name(pair.new)
    yield "改正前", f"{pair.old_name}　{pair.comparison.before_tag}"
    yield "改正後", f"{pair.new_name}　{pair.comparison.after_tag}"


def _summary(pair: Counterparts, paper: Paper, pages: Mapping[Place, int]) -> Iterator[ReportBlock]:
    found = pair.printed.differences
    coverage = pair.printed.coverage
    if not found:
        yield Sentences(f"違いはありません。{coverage.sentence}")
        return
    important = [difference for difference in found if difference.important]
    yield Sentences(
        f"違いは{len(found)}件、うち※の項目は{len(important)}件です。{coverage.sentence}"
        + (_NOT_ALL if coverage.skipped or coverage.partial else "")
    )
    chapters = _chapters(pair)
    yield _counts(chapters)
    others = [difference for difference in found if not difference.important]
    rows = list(_listed([*important, *others], pages))
    lines, width = _ROOM[paper]
    taken = sum(1 + (em(title) > width * _CHAPTER_SHARE) for title in chapters)
    room = max(lines - taken, _LEAST_LINES)
    ends = accumulate(1 + (em(row[0][0].text) > width) for row in rows)
    shown = sum(end <= room for end in ends)
    yield Table("変更した項目", _list_columns(pages), tuple(rows[:shown]))
    more = f"ほかに{len(rows) - shown}件あります（新旧対照表に示します）。"
    closing = [more] * (len(rows) > shown) + [_ABOUT_PAGES] * bool(pages)
    if closing:
        yield Sentences("".join(closing))


def _chapters(pair: Counterparts) -> dict[str, list[Difference]]:
    """Return the differences by the chapter they stand in."""
    new, old = Chapters(pair.new), Chapters(pair.old)
    chapters: dict[str, list[Difference]] = {}
    for difference in pair.printed.differences:
        place = difference.place[:-1] if difference.is_entry else difference.place
        title = (new if difference.after_path else old).title(place)
        chapters.setdefault(title, []).append(difference)
    return chapters


def _counts(chapters: Mapping[str, list[Difference]]) -> Table:
    rows = [_count_row(title, found) for title, found in chapters.items()]
    if len(rows) > 1:
        rows.append(_count_row("計", [one for found in chapters.values() for one in found]))
    kinds = (Column(words, 10) for words in KINDS.values())
    columns = (Column("章", 50), *kinds, Column("うち※", 10))
    return Table("章ごとの件数", columns, tuple(rows))


def _count_row(title: str, found: list[Difference]) -> tuple[Cell, ...]:
    numbers = Counter(difference.kind for difference in found)
    important = sum(difference.important for difference in found)
    counts = (*(numbers[kind] for kind in KINDS), important)
    return (cell(title), *(cell(str(count) if count else "－") for count in counts))


def _list_columns(pages: Mapping[Place, int]) -> tuple[Column, ...]:
    page = (Column("ページ", 10),) if pages else ()
    room = 80 - sum(column.width for column in page)
    return Column("変更した項目", room), Column("※", 10), Column("種類", 10), *page


def _listed(
    differences: list[Difference], pages: Mapping[Place, int]
) -> Iterator[tuple[Cell, ...]]:
    for difference in differences:
        words = "　".join(line.text for line in where(difference, marked=False))
        mark = "※" if difference.important else ""
        page = _page(difference.place, pages) if difference.after_path else 0
        last = (cell(str(page) if page else "－"),) if pages else ()
        yield cell(words), cell(mark), cell(KINDS[difference.kind]), *last


def _page(place: Place, pages: Mapping[Place, int]) -> int:
    """Return on which page a place is printed; an entry where its head is."""
    return next((pages[place[:end]] for end in range(len(place), 0, -1) if place[:end] in pages), 0)


def _table(pair: Counterparts) -> Iterator[ReportBlock]:
    chapters = _chapters(pair)
    if not chapters:
        yield Sentences("違いはありません。")
        return
    yield Sentences(_ABOUT_TABLE)
    for title, differences in chapters.items():
        yield Heading(2, title)
        rows = tuple(difference_row(difference, pair) for difference in differences)
        yield Table(f"{title}の新旧対照表", _COLUMNS, rows)


def _coverage(pair: Counterparts) -> Iterator[ReportBlock]:
    coverage = pair.comparison.coverage
    yield Sentences(coverage.sentence)
    matched = [match for match in pair.guessed if match.before and match.after]
    if matched:
        yield Sentences(f"繰返しの項目{len(matched)}件は、内容が似ているものどうしを比べました。")
    for title, limits in (
        ("比べていない項目", coverage.skipped),
        ("一部だけ比べた項目", coverage.partial),
    ):
        if limits:
            rows = tuple(_limit_row(limit) for limit in limits)
            yield Table(title, (Column(title, 50), Column("理由", 50)), rows)


def _limit_row(limit: Limit) -> tuple[Cell, ...]:
    label = "" if limit.label in limit.path else limit.label
    return cell(f"{limit.path}　{label}".strip()), cell(limit.obstacle.sentence)


def _changes(assessment: Assessment, name: str) -> Iterator[ReportBlock]:
    """Yield the tables of the form that are made of rows, as they stand in the document."""
    yield Facts("評価書", (("評価書名", document_name(assessment)), ("ファイル", name)))
    for section in nodes(assessment.form):
        if isinstance(section, Section) and section.printed:
            for repeat in section.children:
                if isinstance(repeat, Repeat) and repeat.style == "rows":
                    yield Heading(1, f"{section.number}　{section.label}".strip())
                    yield from _rows(assessment, repeat)


def _rows(assessment: Assessment, repeat: Repeat) -> Iterator[ReportBlock]:
    items = [child for child in repeat.children if isinstance(child, Item)]
    entries = assessment.entries((repeat.name,))
    if not entries:
        yield Sentences("記載はありません。")
        return
    columns = tuple(Column(item.label, item.width or 100 / len(items)) for item in items)
    whole = sum(column.width for column in columns)
    shares = tuple(Column(column.head, 100 * column.width / whole) for column in columns)
    rows = tuple(
        tuple(_answer(assessment, item, (repeat.name, entry)) for item in items)
        for entry in entries
    )
    yield Table(repeat.label, shares, rows)


def _answer(assessment: Assessment, item: Item, entry: Place) -> Cell:
    text = plain(item, assessment.answer((*entry, item.name)))
    return tuple(map(Line, text.split("\n"))) if text else ()


_COLUMNS = (Column("項目", 17), Column("改正前", 36), Column("改正後", 36), Column("備考", 11))
_ROOM = {Paper.TABLE: (12, 52.0), Paper.SUMMARY: (34, 34.0)}
_CHAPTER_SHARE = 0.7
_LEAST_LINES = 5
"""How many lines the 変更の概要 has for chapters and differences, and how wide they are in em, so
that it stays one page."""
_NOT_ALL = "ほかに、比べていない、又は一部だけ比べた項目があります（新旧対照表の「比較の範囲」）。"
_ABOUT_PAGES = (
    "ページは、改正後の評価書をこのプログラムでPDFにしたときの番号です。"
    "Wordでは異なることがあります。"
)
_ABOUT_TABLE = (
    "違いのある項目だけを示します。下線は違う箇所、（略）は違いのない箇所を略したことを示します。"
)
