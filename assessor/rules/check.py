"""What a reviewer would send back: an assessment's findings, in printed order.

Rules about one item stand with the item in the form data; here is only what holds for every item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.form.definition import Item, Repeat, Rule
from assessor.form.kinds import fits
from assessor.form.places import RepeatSlot, Slot
from assessor.form.values import (
    Checks,
    Figure,
    Free,
    Place,
    Unreadable,
    Value,
    is_blank,
    says_nothing,
)
from assessor.rules.evaluate import Evaluation


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The document cannot be handed in like this."""
    WARNING = "warning"
    """A reviewer will ask about it."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check says about a place: what is wrong and what to do, in one sentence."""

    code: str
    severity: Severity
    place: Place
    path: str
    """The place as people write it."""
    label: str
    message: str
    basis: str = ""
    verified: bool = True
    """Whether the basis was read in a source; False is shown as 未確認."""


def check(assessment: Assessment) -> list[Finding]:
    """Return every finding, the document's own first, then in printed order."""
    evaluation = Evaluation(assessment)
    findings = list(_edition_findings(assessment))
    for slot in assessment.slots():
        if isinstance(slot.node, Item):
            findings += _slot_findings(evaluation, slot, slot.node)
    findings += _repeat_findings(evaluation)
    findings += _stranger_findings(assessment)
    return findings


def _edition_findings(assessment: Assessment) -> Iterator[Finding]:
    if not assessment.edition_is_known:
        yield Finding(
            "edition-unknown",
            Severity.WARNING,
            (),
            "様式",
            "",
            f"様式の版「{assessment.edition}」は登録されていません。"
            f"「{assessment.form.edition}」の様式として開いています。",
        )


def _slot_findings(evaluation: Evaluation, slot: Slot, item: Item) -> Iterator[Finding]:
    value = evaluation.assessment.answers.get(slot.place)
    if slot.section.style == "unplaced":
        if item.required == "yes" and not is_blank(value):
            yield _finding(slot, evaluation, _UNPLACED)
        return
    if not evaluation.applies(slot.place):
        if not says_nothing(value) and evaluation.decided(slot.place):
            yield _finding(slot, evaluation, _UNWANTED)
        return
    yield from _value_findings(evaluation, slot, item, value)
    for rule in item.rules:
        holds = evaluation.holds(rule.condition, slot.place)
        if holds and not evaluation.holds(rule.demand, slot.place):
            yield _finding(slot, evaluation, _as_demand(rule))


def _value_findings(
    evaluation: Evaluation, slot: Slot, item: Item, value: Value | None
) -> Iterator[Finding]:
    if is_blank(value):
        if item.required == "yes":
            yield _finding(slot, evaluation, _blank(item))
        elif item.required == "advised":
            yield _finding(slot, evaluation, _blank_advised(item))
    elif isinstance(value, Unreadable):
        yield _finding(slot, evaluation, _unreadable(value))
    elif value is not None and not fits(item, value):
        yield _finding(slot, evaluation, _UNFIT)
    yield from _content_findings(evaluation, slot, item, value)


def _content_findings(
    evaluation: Evaluation, slot: Slot, item: Item, value: Value | None
) -> Iterator[Finding]:
    if isinstance(value, Checks):
        for verdict in _box_verdicts(item, value):
            yield _finding(slot, evaluation, verdict)
    elif isinstance(value, Free):
        pictures = {part.attachment for part in value.parts if isinstance(part, Figure)}
        if pictures - evaluation.assessment.attachments.keys():
            yield _finding(slot, evaluation, _FIGURE_MISSING)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is said, before it is known where."""

    code: str
    severity: Severity
    message: str
    basis: str = ""
    verified: bool = True


_CRITERION = "指針第10の1(2)「様式で求められる全ての項目」"
_DEPENDENCY = "様式の項目どうしの関係"

_WHAT_TO_DO = {
    "line": "ここに書いてください。",
    "choice": "選択肢から一つを選んでください。",
    "checks": "当てはまる欄に印を付けてください。",
    "free": "図・表又は文章を入れてください。",
    "date": "日付を書いてください。年月だけ、又は「予定」を添えても構いません。",
    "count": "数を書いてください。",
}
_WRITE = "該当しない場合は「－」又は「なし」と書いてください。"
_UNWANTED = _Verdict(
    "not-applicable",
    Severity.WARNING,
    "他の項目の答えによれば、記載の要らない項目です。印刷はされますので、要らなければ消してください。",
    _DEPENDENCY,
)
_UNFIT = _Verdict("misfit", Severity.ERROR, "この項目に合わない形の記載です。書き直してください。")
_FIGURE_MISSING = _Verdict(
    "figure-missing",
    Severity.ERROR,
    "図の画像がファイルの中に見つからないため、印刷されません。図を入れ直してください。",
)
_UNPLACED = _Verdict(
    "unplaced",
    Severity.WARNING,
    "読み込んだ文書の記載で、どの項目のものか決まっていません。項目に移すか、要らなければ消してください。",
)


def _blank(item: Item) -> _Verdict:
    what_to_do = _WHAT_TO_DO.get(item.kind, _WRITE)
    message = f"記載がありません。{what_to_do}"
    return _Verdict("blank", Severity.ERROR, message, *_criterion(item))


def _blank_advised(item: Item) -> _Verdict:
    message = "まだ記載がありません。提出までに記載が要るか確かめてください。"
    return _Verdict("blank-advised", Severity.WARNING, message, *_criterion(item))


def _criterion(item: Item) -> tuple[str, bool]:
    """Return the basis of a demand to write; the 指針 knows nothing of items that are ours."""
    return ("", True) if item.evidence.source == "own" else (_CRITERION, False)


def _unreadable(value: Unreadable) -> _Verdict:
    return _Verdict(
        "unreadable",
        Severity.ERROR,
        f"{value.reason}。「{_short(value.text)}」を書き直してください。",
    )


def _not_alone(label: str) -> _Verdict:
    return _Verdict(
        "not-alone",
        Severity.ERROR,
        f"「{label}」と他の欄の両方に印があります。どちらかを外してください。",
        _DEPENDENCY,
    )


def _box_verdicts(item: Item, value: Checks) -> Iterator[_Verdict]:
    """Say where boxes contradict each other, or the words behind them."""
    for option in item.options:
        ticked = option.name in value.ticked
        tail = value.tail(option.name).strip()
        if option.alone and ticked and len(value.ticked) > 1:
            yield _not_alone(option.label)
        if tail and not ticked:
            yield _tail_unticked(option.label)
        if option.tail and ticked and not tail:
            yield _tail_blank(option.label)


def _tail_unticked(label: str) -> _Verdict:
    return _Verdict(
        "tail-unticked",
        Severity.ERROR,
        f"「{label}」は、かっこの中に記載がありますが、印がありません。印を付けるか、記載を消してください。",
        _DEPENDENCY,
    )


def _tail_blank(label: str) -> _Verdict:
    return _Verdict(
        "tail-blank",
        Severity.WARNING,
        f"「{label}」に印がありますが、かっこの中に記載がありません。具体的に書いてください。",
        _DEPENDENCY,
    )


def _as_demand(rule: Rule) -> _Verdict:
    return _Verdict(
        rule.name.replace("_", "-"),
        Severity(rule.severity),
        rule.message,
        _DEPENDENCY,
        rule.evidence.verified,
    )


def _entries_missing(repeat: Repeat) -> _Verdict:
    message = f"「{repeat.label}」が一つもありません。追加してください。"
    return _Verdict("entries-missing", Severity.ERROR, message, _DEPENDENCY, verified=False)


def _entries_many(repeat: Repeat, number: int) -> _Verdict:
    rest = f"{repeat.at_most}件を超える分は別紙に書いてください。"
    message = f"「{repeat.label}」が{number}件あります。{rest}"
    return _Verdict("entries-many", Severity.WARNING, message, _DEPENDENCY, verified=False)


def _finding(slot: Slot | RepeatSlot, evaluation: Evaluation, verdict: _Verdict) -> Finding:
    return Finding(
        code=verdict.code,
        severity=verdict.severity,
        place=slot.place,
        path=evaluation.assessment.written_path(slot),
        label=slot.node.label,
        message=verdict.message,
        basis=verdict.basis,
        verified=verdict.verified,
    )


def _repeat_findings(evaluation: Evaluation) -> Iterator[Finding]:
    """Say where a repeat that applies has too few or too many entries."""
    for slot in evaluation.assessment.repeat_slots():
        repeat = slot.node
        number = len(evaluation.assessment.entries(slot.place))
        wanted = number < repeat.at_least and evaluation.applies(slot.place)
        if wanted and evaluation.decided(slot.place):
            yield _finding(slot, evaluation, _entries_missing(repeat))
        if repeat.at_most and number > repeat.at_most:
            yield _finding(slot, evaluation, _entries_many(repeat, number))


def _stranger_findings(assessment: Assessment) -> Iterator[Finding]:
    for place, value in assessment.strangers():
        if not is_blank(value):
            yield Finding(
                "stranger",
                Severity.WARNING,
                place,
                "/".join(place),
                "",
                "この様式にない項目の記載です。必要な記載は、該当する項目に書き写してください。",
            )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"


_SHORT = 30
