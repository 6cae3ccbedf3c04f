"""The lists at the end of a check report: by 審査の観点, and which checks were run."""

from collections import Counter
from collections.abc import Iterable, Iterator

from assessor.export.report_blocks import (
    Column,
    Facts,
    Line,
    Look,
    ReportBlock,
    Sentences,
    Table,
    cell,
)
from assessor.rules.catalogue import catalogue
from assessor.rules.check import standards
from assessor.rules.context import Context
from assessor.rules.outcome import Outcome
from assessor.rules.standards import Aspect


def aspect_table(outcome: Outcome) -> Iterator[ReportBlock]:
    """Yield which findings bear on which 審査の観点."""
    known = standards().aspects
    checks = catalogue([outcome.assessment.form]).values()
    covered = {number for standard in checks for number in standard.aspects}
    remark = "" if all(aspect.evidence.verified for aspect in known) else _ASPECTS_UNVERIFIED
    yield Sentences(_ABOUT_ASPECTS + remark)
    rows = tuple(
        (
            cell(f"{aspect.kind}({aspect.number})"),
            cell(aspect.words),
            cell(_bearing(outcome, aspect, covered)),
        )
        for aspect in known
    )
    columns = (Column("観点", 14), Column("内容", 46), Column("関係する指摘", 40))
    yield Table("審査の観点と指摘", columns, rows)
    others = [
        number for number, finding in enumerate(outcome.findings, start=1) if not finding.aspects
    ]
    if others:
        yield Sentences(f"どの観点にも結び付けていない指摘：{numbers_in_words(others)}")


def _bearing(outcome: Outcome, aspect: Aspect, covered: set[int]) -> str:
    numbers = [
        number
        for number, finding in enumerate(outcome.findings, start=1)
        if aspect.number in finding.aspects
    ]
    if numbers:
        return f"指摘{numbers_in_words(numbers)}（{len(numbers)}件）"
    return _NONE_FOUND if aspect.number in covered else _NOT_COVERED


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Return numbers in rising order, those that follow each other as one: 「1～3、7」."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(_run_in_words(run) for run in runs)


def _run_in_words(run: list[int]) -> str:
    if len(run) <= 2:  # noqa: PLR2004 - 「1、2」 is as short as 「1～2」
        return "、".join(map(str, run))
    return f"{run[0]}～{run[-1]}"


def coverage(outcome: Outcome, published: str) -> Iterator[ReportBlock]:
    """Yield which checks were run, on how much; ``published`` names what it was compared with."""
    compared = f"{_COMPARED}（比べた版：{published}）" if published else _COMPARED
    checks = catalogue([outcome.assessment.form])
    context = Context(outcome.assessment, standards())
    pages = [slot for slot in context.slots if slot.section.is_page]
    applying = sum(context.evaluation.applies(slot.place) for slot in pages)
    yield Facts(
        "点検の範囲",
        (
            ("点検の種類", f"{len(checks)}種類"),
            ("点検した項目", f"{len(pages)}項目（うち記載の要る項目{applying}）"),
            ("公表した版との比較", compared if outcome.compared else _NOT_COMPARED),
        ),
    )
    found = Counter(finding.code for finding in outcome.findings)
    aside = Counter(finding.code for finding, _ in outcome.aside)
    rows = tuple(
        (
            (Line(standard.title), Line(standard.code, Look.ASIDE)),
            (Line(standard.severity.words, Look(standard.severity.value)),),
            cell(based(standard.basis, standard.evidence.verified)),
            cell(f"{found[code]}件", f"（見送り{aside[code]}件）" if aside[code] else ""),
        )
        for code, standard in checks.items()
    )
    yield Sentences("点検の種類ごとに、開いている指摘の件数を示します。")
    yield Table("点検の一覧", _COLUMNS, rows)


def based(basis: str, verified: bool) -> str:  # noqa: FBT001 - the state itself
    """Return a basis as it stands in a cell of its own."""
    if not basis:
        return "－"
    return basis if verified else f"{basis}（未確認）"


_COLUMNS = (Column("点検", 50), Column("程度", 8), Column("根拠", 28), Column("指摘", 14))
_ABOUT_ASPECTS = (
    "特定個人情報保護評価指針の審査の観点ごとに、関係する指摘の番号（3の番号）を示します。"
)
_ASPECTS_UNVERIFIED = "観点の文言は未確認です。"
_NONE_FOUND = "指摘はありません。この観点を満たすかどうかは、人が読んで判断してください。"
_NOT_COVERED = "プログラムでは点検していません。人が読んで判断してください。"
_COMPARED = "行いました"
_NOT_COMPARED = "比べる版がなかったため、行っていません（記載の変更に関する点検の一部を除きました）"
