"""別紙: the incidents of the last years as one table, in the layouts that are found in practice.

A layout is a list of columns with the words above them; whoever wants another one names columns.
What cannot be decided for the window is listed all the same (``incident_counts.listed``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assessor.document.assessment import Assessment
from assessor.errors import AssessorError
from assessor.form.dates import short_year
from assessor.form.values import Free, Table
from assessor.rules.incident_counts import Count, listed
from assessor.rules.incidents import OTHER, Incident
from assessor.rules.standards import Standards

TITLE = (
    "過去3年以内に評価実施機関において発生した個人情報に関する重大事故の内容及び再発防止策の内容"
)
_YEAR = "年度"
_APRIL = 4
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""The first and the last number of a row of circled signs, and the first of the signs."""
_SHORT = {
    "sensitive": "要配慮",
    "property": "財産的被害",
    "malicious": "不正目的",
    "over_100": "100人超",
    "ordinance": "条例要配慮",
    "network": "番号法（情報提供ネットワークシステム等）",
    "use_system": "番号法（利用事務の情報システム）",
    "related_system": "番号法（関係事務の情報システム）",
    "specific_malicious": "番号法（不正目的）",
    "exposed": "番号法（不特定多数の閲覧）",
    "specific_over_100": "番号法（100人超）",
}
"""What a narrow column says of a 類型."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words above it, and what a row says in it."""

    label: str
    words: Callable[[Incident, int], str]
    """Told the incident and which one of the list it is, from 1."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The 別紙 of one day."""

    title: str
    body: Free
    listed: tuple[tuple[Incident, Count], ...]

    @property
    def table(self) -> Table:
        """Its one table."""
        return next(part for part in self.body.parts if isinstance(part, Table))


def annex_of(
    records: Assessment, day: date, layout: str, standards: Standards, *, every: bool = False
) -> Annex:
    """Return the 別紙 as of ``day``; ``every`` lists older incidents too.

    ``layout`` is the name of one, or names of columns with commas between them. Raises
    ``AssessorError`` where there is no such layout or column.
    """
    columns = columns_of(layout)
    rows = listed(records, day, standards, every=every)
    body = [
        tuple(column.words(incident, number) for column in columns)
        for number, (incident, _) in enumerate(rows, start=1)
    ]
    header = tuple(column.label for column in columns)
    title = records.answers.get(("list_title",))
    words = title if isinstance(title, str) and title.strip() else TITLE
    return Annex(words, Free((Table((header, *body), 1),)), tuple(rows))


def columns_of(layout: str) -> tuple[Column, ...]:
    """Return the columns of a layout, or those that ``layout`` names."""
    if layout in LAYOUTS:
        return LAYOUTS[layout]
    names = [name.strip() for name in layout.split(",")]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise AssessorError(
            f"「{unknown[0]}」という様式も列もありません。",
            f"様式は{'、'.join(LAYOUTS)}、列は{'、'.join(COLUMNS)}です。",
        )
    return tuple(COLUMNS[name] for name in names)


def circled(number: int) -> str:
    """Return a number in a ring, in brackets where there is no such sign."""
    for first, last, sign in _CIRCLED:
        if first <= number <= last:
            return chr(sign + number - first)
    return f"({number})"


def _text(name: str) -> Callable[[Incident, int], str]:
    return lambda incident, _number: incident.text(name)


def _plain_number(_incident: Incident, number: int) -> str:
    return str(number)


def _numbered_day(incident: Incident, number: int) -> str:
    return f"{circled(number)} {incident.text('date')}".rstrip()


def _business_year(incident: Incident, _number: int) -> str:
    """Return the business year in which it happened; the words where that is not clear."""
    words, days = incident.text("date"), incident.days("date")
    if words.endswith(_YEAR) or days is None:
        return words.removesuffix(_YEAR)
    first, last = (day.year - (day.month < _APRIL) for day in (days.first, days.last))
    return short_year(date(first, _APRIL, 30)) if first == last else words


def _kinds(incident: Incident, _number: int) -> str:
    """Return the 類型 in the words of the source, or in short words."""
    written = incident.text("kinds_written")
    if written:
        return written
    options = incident.assessment.form.items["incident_kinds"].options
    names = [option.name for option in options if option.name in incident.kinds]
    short = {**_SHORT, OTHER: incident.other_kind}
    return "\n".join(filter(None, (short[name] for name in names)))


_NUMBER = Column("番号", _plain_number)
_DATE = Column("発生年月", _text("date"))
_CONTENT = Column("事案の内容", _text("content"))
_KINDS = Column("類型", _kinds)
_PERSONS = Column("本人の数", _text("persons"))
_PREVENTION = Column("再発防止策", _text("prevention"))

COLUMNS = {
    "number": _NUMBER,
    "circled": Column("番号", lambda _incident, number: circled(number)),
    "year": Column(_YEAR, _business_year),
    "date": _DATE,
    "found": Column("発覚日", _text("found")),
    "title": Column("件名", _text("title")),
    "place": Column("部署・場所", _text("place")),
    "content": _CONTENT,
    "kinds": _KINDS,
    "data": Column("情報の項目", _text("data")),
    "persons": _PERSONS,
    "cause": Column("原因", _text("cause")),
    "response": Column("事故後の対応", _text("response")),
    "prevention": _PREVENTION,
}
"""The columns there are, by name."""

LAYOUTS = {
    "sendai": (
        Column("", _plain_number),
        Column("発生時期", _text("date")),
        Column("内容", _text("content")),
        Column("件数", _text("persons")),
        _PREVENTION,
    ),
    "chiba": (COLUMNS["year"], _CONTENT, _KINDS, _PREVENTION),
    "tokyo": (Column(_DATE.label, _numbered_day), Column("内容", _text("content")), _PREVENTION),
}
"""The layouts that are found in published documents, by the body whose they are."""
