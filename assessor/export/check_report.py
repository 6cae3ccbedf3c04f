"""The check report (点検報告書) for those who review a 評価書: what was found, where, and why.

It goes to the 第三者点検 and to the supervisor. So it says as plainly what it cannot know: a basis
that nobody has verified, and that an aspect without a finding need not be fulfilled.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from assessor.document.assessment import Assessment
from assessor.export.content import plain
from assessor.export.report_blocks import (
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    Look,
    ReportBlock,
    Sentences,
    Steps,
    Table,
    Title,
    cell,
)
from assessor.export.report_lists import aspect_table, based, coverage
from assessor.form.dates import in_japanese
from assessor.form.definition import Section
from assessor.form.places import RepeatSlot, Slot
from assessor.form.values import Place
from assessor.paths import program_version
from assessor.rules.check import standards
from assessor.rules.finding import Finding, Severity
from assessor.rules.judgment import judgment
from assessor.rules.outcome import Outcome, fix_words, without_persons
from assessor.rules.set_aside import SetAside, returned

TITLE = "特定個人情報保護評価書　点検報告書"
_COVER = ("assessment_number", "assessment_title", "body_name", "publication_date")
"""The items that tell which document it is; a form need not have them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the document was when it was checked."""

    name: str = ""
    """The name of the file; empty where it has none yet."""
    digest: str = ""
    """What tells this state of the file from another; empty where the file holds another state."""
    version: str = ""
    """Which of the versions in the file was checked; empty where it was the present state."""
    published: str = ""
    """What the version last published is called; empty where it has no name."""


def check_report(outcome: Outcome, origin: Origin) -> tuple[ReportBlock, ...]:
    """Return the whole report."""
    return tuple(_report(outcome, origin))


def _report(outcome: Outcome, origin: Origin) -> Iterator[ReportBlock]:
    yield Title(TITLE)
    yield Facts("点検した評価書", tuple(_about(outcome, origin)))
    yield Heading(1, "1　点検の結果")
    yield _counts(outcome)
    yield Sentences(_LIMITS)
    if not all(finding.verified for finding in outcome.findings):
        yield Sentences(_UNVERIFIED)
    yield Heading(1, "2　しきい値判断")
    yield from _threshold(outcome)
    yield Heading(1, "3　章ごとの指摘")
    yield from _findings(outcome)
    yield Heading(1, "4　審査の観点ごとの指摘")
    yield from aspect_table(outcome)
    yield Heading(1, "5　見送った指摘")
    yield from _set_aside(outcome)
    yield from _returned(outcome)
    yield Heading(1, "6　行った点検")
    yield from coverage(outcome, origin.published)


def _about(outcome: Outcome, origin: Origin) -> Iterator[tuple[str, str]]:
    assessment = outcome.assessment
    for name in _COVER:
        item = assessment.form.items.get(name)
        if item:
            words = plain(item, assessment.answer((name,)))
            yield item.label, without_persons(words) or _BLANK
    yield "様式", f"[{assessment.edition}　{assessment.form.number}]"
    yield "ファイル", origin.name or "（保存していない記載を点検しました）"
    if origin.version:
        yield "点検した版", origin.version
    if origin.digest:
        yield "ファイルの照合値", f"SHA-256　{origin.digest}"
    elif origin.name:
        yield "ファイルの照合値", "（保存した後の変更を含むため、ありません）"
    yield "点検の基準日", in_japanese(outcome.today)
    yield "点検したプログラム", f"assessor {program_version()}"


def _counts(outcome: Outcome) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            (Line(severity.words, Look(severity.value)),),
            cell(meaning),
            cell(f"{outcome.number(severity)}件"),
        )
        for severity, meaning in _MEANINGS.items()
    ]
    rows.append((cell("見送り"), cell(_ASIDE_MEANS), cell(f"{len(outcome.aside)}件")))
    columns = (Column("程度", 14), Column("意味", 70), Column("件数", 16))
    return Table("指摘の件数", columns, tuple(rows))


def _threshold(outcome: Outcome) -> Iterator[ReportBlock]:
    standard = standards().checks.get("threshold-differs")
    found = judgment(outcome.assessment, standard) if standard else None
    if found is None or standard is None:
        yield Sentences("この様式からは、しきい値判断の結果を求められません。")
        return
    yield Sentences("対象人数などの答えから、結果を順に求めます。")
    yield Steps(found.steps)
    yield Sentences(f"根拠：{based(standard.basis, standard.evidence.verified)}")


def _findings(outcome: Outcome) -> Iterator[ReportBlock]:
    if not outcome.findings:
        yield Sentences("指摘はありません。")
        return
    chapters = Chapters(outcome.assessment)
    numbered = enumerate(outcome.findings, start=1)
    for title, run in groupby(numbered, key=lambda pair: chapters.title(pair[1].place)):
        rows = tuple(_row(number, finding) for number, finding in run)
        yield Heading(2, f"{title}（{len(rows)}件）")
        yield Table(f"{title}の指摘", _COLUMNS, rows)


def _row(number: int, finding: Finding) -> tuple[tuple[Line, ...], ...]:
    return (
        cell(str(number)),
        (Line(finding.severity.words, Look(finding.severity.value)),),
        _where(finding),
        (
            Line(finding.message),
            *_quotation(finding),
            *(Line(f"直し方の案：{words}", Look.ASIDE) for words in fix_words(finding)),
        ),
        cell(based(finding.basis, finding.verified)),
    )


def _where(finding: Finding) -> tuple[Line, ...]:
    return cell(finding.path, "" if finding.label in finding.path else finding.label)


def _quotation(finding: Finding) -> tuple[Line, ...]:
    if not finding.quotation:
        return ()
    return (Line(f"記載：「{finding.quotation}」", Look.QUOTATION),)


def _set_aside(outcome: Outcome) -> Iterator[ReportBlock]:
    if not outcome.aside:
        yield Sentences("見送った指摘はありません。")
        return
    yield Sentences(_ABOUT_ASIDE)
    rows = tuple(_aside_row(finding, aside) for finding, aside in outcome.aside)
    yield Table("見送った指摘", _ASIDE_COLUMNS, rows)


def _returned(outcome: Outcome) -> Iterator[ReportBlock]:
    found = returned(outcome.findings, outcome.assessment)
    if found:
        yield Sentences(_ABOUT_RETURNED)
        masked = ((f, replace(why, reason=without_persons(why.reason))) for f, why in found.items())
        rows = tuple(_aside_row(finding, why) for finding, why in masked)
        yield Table("記載が変わったため再び示した指摘", _ASIDE_COLUMNS, rows)


def _aside_row(finding: Finding, aside: SetAside) -> tuple[tuple[Line, ...], ...]:
    try:
        day = in_japanese(date.fromisoformat(aside.day))
    except ValueError:
        day = aside.day or "－"
    return (
        _where(finding),
        (Line(finding.message), *_quotation(finding)),
        cell(aside.reason or "（理由の記載はありません）"),
        cell(day),
    )


class Chapters:
    """Which chapter of the document a place stands in."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._slots = {slot.place: slot for slot in assessment.walk()}

    def title(self, place: Place) -> str:
        """Return the heading of the chapter, with the file where there are several."""
        slot = self._slots.get(place)
        if slot is None:
            return "様式にない項目" if place else "評価書全体"
        for step in slot.trail:
            if isinstance(step.node, Section):
                section = step.node
                words = f"{section.number}　{section.label}" if section.number else section.label
                return words + self._entry(slot)
        return slot.node.label

    def _entry(self, slot: Slot | RepeatSlot) -> str:
        """Return which of several files a chapter is about, in brackets."""
        first = slot.trail[0]
        place = slot.place[:1]
        entries = self._assessment.entries(place) if first.entry else ()
        if len(entries) < 2:  # noqa: PLR2004 - one needs no name
            return ""
        title = without_persons(self._assessment.entry_title(place, first.entry).strip())
        return f"（{title or f'{first.node.label}{first.index}'}）"  # type: ignore[union-attr]


_MEANINGS = {
    Severity.ERROR: "このままでは提出できないもの",
    Severity.WARNING: "審査や点検で説明を求められると見込まれるもの",
    Severity.NOTE: "知っておくとよいもの",
}
_ASIDE_MEANS = "担当者が確かめ、理由を付けて見送ったもの（上の件数に含みません）"
_COLUMNS = (
    Column("番号", 7),
    Column("程度", 8),
    Column("箇所", 22),
    Column("指摘", 43),
    Column("根拠", 20),
)
_ASIDE_COLUMNS = (
    Column("箇所", 22),
    Column("指摘", 38),
    Column("見送った理由", 26),
    Column("見送った日", 14),
)
_BLANK = "（記載なし）"
_LIMITS = (
    "この報告書は、様式、手続、法令の引用などのうち、プログラムで確かめられることだけを点検した"
    "結果です。事務の実態に合っているか、措置が妥当かは判断していません。"
    "指摘のない項目も、読んで確かめてください。"
)
_UNVERIFIED = (
    "根拠に「未確認」とあるものは、原典と照らし合わせていません。"
    "この根拠を引くときは、先に原典を確かめてください。"
)
_ABOUT_ASIDE = (
    "担当者が確かめた上で見送った指摘です。件数と審査の観点の一覧には含めていません。"
    "記載が変わると、改めて指摘します。"
)
_ABOUT_RETURNED = (
    "次の指摘は、見送った後に記載が変わったため、3に改めて示しています。"
    "見送った当時の理由が今の記載にも当てはまるか、確かめてください。"
)
