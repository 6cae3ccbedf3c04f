"""What holds for every item: blank, unreadable, misfit, too many, strange.

Rules about one item stand with the item in the form data; here they are only asked.
"""

from collections.abc import Iterator

from assessor.form.definition import Item, Option, Repeat, Rule, Section
from assessor.form.expression import Counts
from assessor.form.kinds import fits
from assessor.form.places import RepeatSlot, Slot
from assessor.form.values import (
    Checks,
    Entries,
    Figure,
    Free,
    Place,
    Unreadable,
    Value,
    is_blank,
)
from assessor.rules.context import Context
from assessor.rules.demands import fixes_for
from assessor.rules.finding import Answer, Hit, Severity
from assessor.rules.standards import Standard

_DEPENDENCY = "様式の項目どうしの関係"

Found = tuple[Standard, Hit]


def document_findings(context: Context) -> Iterator[Found]:
    """Yield what is to be said of the document as a whole."""
    assessment = context.assessment
    if not assessment.edition_is_known:
        yield (
            context.standards["edition-unknown"],
            Hit(
                (),
                f"様式の版「{assessment.edition}」は登録されていません。"
                f"「{assessment.form.edition}」の様式として開いています。",
            ),
        )


def slot_findings(context: Context, slot: Slot, item: Item, section: Section) -> Iterator[Found]:
    """Yield what is to be said of the answer to one item, and what its own rules demand."""
    for code, hit in _said(context, slot.place, item, section):
        yield context.standards[code], hit
    if not item.rules or not section.is_page or not context.evaluation.applies(slot.place):
        return
    for rule in item.rules:
        holds = context.evaluation.holds(rule.condition, slot.place)
        if holds and not context.evaluation.holds(rule.demand, slot.place):
            fixes = fixes_for(context.evaluation, slot.place, item, rule.demand)
            yield standard_of(rule), Hit(slot.place, rule.message, fixes=fixes)


def repeat_findings(context: Context, slot: RepeatSlot) -> Iterator[Found]:
    """Yield whether a repeat that applies has too few or too many entries."""
    repeat = slot.node
    number = len(context.assessment.entries(slot.place))
    wanted = number < repeat.at_least and context.evaluation.applies(slot.place)
    if wanted and context.evaluation.decided(slot.place):
        message = f"「{repeat.label}」が一つもありません。追加してください。"
        yield context.standards["entries-missing"], Hit(slot.place, message)
    if repeat.at_most and number > repeat.at_most:
        yield context.standards["entries-many"], Hit(slot.place, _too_many(repeat, number))


def stranger_findings(context: Context) -> Iterator[Found]:
    """Yield the answers that have no item in this form."""
    places = context.places
    for place, value in context.assessment.answers.items():
        if place in places.holding or (isinstance(value, Entries) and place in places.repeating):
            continue
        if not is_blank(value):
            yield context.standards["stranger"], Hit(place, _STRANGER)


def standard_of(rule: Rule) -> Standard:
    """Return the standard that a rule in the form data is."""
    return Standard(
        code=rule.name.replace("_", "-"),
        severity=Severity(rule.severity),
        title=rule.title or rule.message.split("。")[0],
        basis=rule.basis or _DEPENDENCY,
        evidence=rule.evidence,
        aspects=rule.aspects,
        example=rule.example,
    )


_Said = tuple[str, Hit]
"""A code, and what is said."""


def _said(context: Context, place: Place, item: Item, section: Section) -> Iterator[_Said]:
    value = context.assessment.answers.get(place)
    if not section.is_page:
        if section.style == "unplaced" and item.required == "yes" and not is_blank(value):
            yield "unplaced", Hit(place, _UNPLACED)
    elif context.evaluation.applies(place):
        yield from _about_value(place, item, value)
        if isinstance(value, Checks):
            yield from _about_boxes(place, item, value)
        elif isinstance(value, Free):
            yield from _about_figures(context, place, value)


def _about_value(place: Place, item: Item, value: Value | None) -> Iterator[_Said]:
    if is_blank(value):
        if item.required == "yes":
            # A text that an answer asks for cannot be needless.
            write = _WRITE if item.condition else f"{_WRITE}{_OR_DASH}"
            what_to_do = _WHAT_TO_DO.get(item.kind, write)
            yield "blank", Hit(place, f"記載がありません。{what_to_do}")
        elif item.required == "advised":
            yield "blank-advised", Hit(place, _ADVISED)
    elif isinstance(value, Unreadable):
        words = f"{value.reason}。「{_short(value.text)}」を書き直してください。"
        yield "unreadable", Hit(place, words)
    elif value is not None and not fits(item, value):
        yield "misfit", Hit(place, _UNFIT)


def _about_figures(context: Context, place: Place, value: Free) -> Iterator[_Said]:
    pictures = {part.attachment for part in value.parts if isinstance(part, Figure)}
    if pictures - context.assessment.attachments.keys():
        yield "figure-missing", Hit(place, _FIGURE_MISSING)


def _about_boxes(place: Place, item: Item, value: Checks) -> Iterator[_Said]:
    """Say where boxes contradict each other, or the words behind them."""
    for option in item.options:
        ticked = option.name in value.ticked
        tail = value.tail(option.name).strip()
        if option.alone and ticked and len(value.ticked) > 1:
            yield "not-alone", Hit(place, _NOT_ALONE.format(option.label))
        if tail and not ticked:
            words = _TAIL_UNTICKED.format(option.label)
            yield "tail-unticked", Hit(place, words, fixes=_ticking(place, item, option, value))
        if option.tail and ticked and not tail and not _is_counted(item, option):
            yield "tail-blank", Hit(place, _TAIL_BLANK.format(option.label))


def _ticking(place: Place, item: Item, option: Option, value: Checks) -> tuple[Answer, ...]:
    """Return the fix that ticks ``option``, unless the box would contradict another one then."""
    ticked = value.ticked | {option.name}
    if len(ticked) > 1 and any(each.alone and each.name in ticked for each in item.options):
        return ()
    answer = Checks.of(ticked, dict(value.tails))
    return (Answer(place, answer, f"「{option.label}」に印を付ける"),)


def _is_counted(item: Item, option: Option) -> bool:
    """Tell whether a rule holds the count behind ``option`` against entries, blank or not."""
    demands = [rule.demand for rule in item.rules]
    return any(
        isinstance(each, Counts) and each.reference.option == option.name for each in demands
    )


_WHAT_TO_DO = {
    "line": "ここに書いてください。",
    "choice": "選択肢から一つを選んでください。",
    "checks": "当てはまる欄に印を付けてください。",
    "free": "図・表又は文章を入れてください。",
    "date": "日付を書いてください。年月だけ、又は「予定」を添えても構いません。",
    "count": "数を書いてください。",
}
_WRITE = "内容を書いてください。"
_OR_DASH = "該当しない場合は、「－」又は「なし」と書いてください。"
_ADVISED = "まだ記載がありません。提出までに記載が要るか確かめてください。"
_NOT_ALONE = "「{}」と他の欄の両方に印があります。どちらかを外してください。"
_TAIL_UNTICKED = (
    "「{}」は、かっこの中に記載がありますが、印がありません。印を付けるか、記載を消してください。"
)
_TAIL_BLANK = "「{}」に印がありますが、かっこの中に記載がありません。具体的に書いてください。"
_UNFIT = "この項目に合わない形の記載です。書き直してください。"
_FIGURE_MISSING = (
    "図の画像がファイルの中に見つからないため、印刷されません。図を入れ直してください。"
)
_UNPLACED = (
    "読み込んだ文書の記載で、どの項目のものか決まっていません。"
    "項目に移すか、要らなければ消してください。"
)
_STRANGER = "この様式にない項目の記載です。必要な記載は、該当する項目に書き写してください。"
_SHORT = 30


def _too_many(repeat: Repeat, number: int) -> str:
    rest = f"{repeat.at_most}件を超える分は別紙に書いてください。"
    return f"「{repeat.label}」が{number}件あります。{rest}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"
