"""Answers that admit something is not done: allowed, but then it must be told what is to follow."""

from collections.abc import Iterator, Mapping

from assessor.form.definition import Form, Group, Item, nodes
from assessor.form.places import Slot
from assessor.form.values import Choice, Place
from assessor.rules.context import Context
from assessor.rules.finding import Hit
from assessor.rules.kinds import Check
from assessor.rules.standards import Standard


def left_open(context: Context) -> Iterator[Hit]:
    """Find admissions in the risk chapters without a word on what will be done and by when."""
    standard = context.standards["left-open"]
    answers = context.assessment.answers
    for name, labels in _negatives(context, standard).items():
        for slot in context.slots_of(name):
            value = answers.get(slot.place)
            label = labels.get(value.option) if isinstance(value, Choice) else None
            if label and context.evaluation.applies(slot.place):
                message = _message(context, standard, slot, label)
                if message:
                    yield Hit(slot.place, message)


CHECKS: Mapping[str, Check] = {"left-open": left_open}


def _negatives(context: Context, standard: Standard) -> Mapping[str, Mapping[str, str]]:
    """Return the options that admit something, with their labels, by the name of their item."""
    form = context.assessment.form
    return context.memo.result(("negatives", id(form)), lambda: _negatives_of(form, standard))


def _negatives_of(form: Form, standard: Standard) -> Mapping[str, Mapping[str, str]]:
    wanted = {*standard.words("admissions"), *standard.words("unsolved")}
    found = {
        item.name: {each.name: each.label for each in item.options if each.label in wanted}
        for item in form.items.values()
        if item.kind == "choice" and item.important
    }
    return {name: labels for name, labels in found.items() if labels}


def _message(context: Context, standard: Standard, slot: Slot, label: str) -> str:
    """Return what is to be said of an admission; an empty string where all is told."""
    around, items = slot.place[:-1], _items_beside(slot)
    verdict = _verdict(context, around, items, standard)
    unsolved = label in standard.words("unsolved")
    if verdict and not unsolved and verdict not in standard.words("unsolved"):
        return _CONTRADICTION.format(label, verdict)
    if (verdict and not unsolved) or _tells_a_plan(context, around, items, standard):
        return ""
    return _UNTOLD.format(label)


def _items_beside(slot: Slot) -> list[Item]:
    """Return the items of the risk that ``slot`` belongs to."""
    groups = [step.node for step in slot.trail if isinstance(step.node, Group)]
    return [node for node in nodes(groups[-1]) if isinstance(node, Item)] if groups else []


def _verdict(context: Context, around: Place, items: list[Item], standard: Standard) -> str:
    """Return the chosen words of the question whether the measures are enough, if it is asked."""
    for item in items:
        labels = {option.name: option.label for option in item.options}
        if not set(standard.words("unsolved")).isdisjoint(labels.values()):
            return labels.get(context.chosen((*around, item.name)), "")
    return ""


def _tells_a_plan(context: Context, around: Place, items: list[Item], standard: Standard) -> bool:
    answers = (context.assessment.answers.get((*around, item.name)) for item in items)
    words = "".join(answer for answer in answers if isinstance(answer, str))
    return any(each in words for each in standard.words("plan"))


_CONTRADICTION = (
    "「{}」としながら、リスクへの対策は「{}」となっています。"
    "他の措置で足りる理由を書くか、どちらかの答えを直してください。"
)
_UNTOLD = (
    "「{}」としていますが、何を、いつまでに行うかが見当たりません。"
    "残る課題と対応の時期を、措置の内容に書いてください。"
)
