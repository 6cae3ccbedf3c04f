"""Items that must agree with each other and stand too far apart for a rule in the form."""

from collections.abc import Iterator, Mapping

from assessor.form.definition import Item
from assessor.form.expression import Expression, Is, Or
from assessor.form.kinds import folded
from assessor.form.values import Checks, Place, says_nothing
from assessor.rules.context import Context
from assessor.rules.finding import Hit
from assessor.rules.kinds import Check

FILE_SUBJECTS = "file_subjects"
WHOLE_OR_PART, WHOLE = "outsourcing_range", "whole"
OUTSOURCED_SUBJECTS = "outsourcing_subjects"
OTHER_SUBJECTS = ("recipient_subjects", "destination_subjects")
PURPOSE, PURPOSE_CHANGE = "purpose", "purpose_change"
NETWORK = "nws"
NETWORK_USE, NETWORK_USED = "nws_use", "yes"
NETWORK_NONE = "nws_none"
OBTAINED_BY = "obtained_by"
TRANSFER_USE, PROVIDED = "transfer_use", "provide"
RECIPIENTS, RECIPIENT_WAY = "recipient", "recipient_way"
_FEW_PARTS = 2
"""Where more are larger than the whole, the whole is what is wrong."""


def nothing_told(context: Context) -> Iterator[Hit]:
    """Find 「－」 and the like where another answer says that there is something to tell."""
    asked_by_label = context.standards["told-nothing"].words("asked")
    items = context.assessment.form.items
    choosers = context.memo.result(
        ("choosers", id(items)), lambda: tuple(_choosers(items, asked_by_label))
    )
    answers = context.assessment.answers
    for name, chooser in choosers:
        for slot in context.slots_of(name):
            words = answers.get(slot.place)
            if not isinstance(words, str) or not words.strip() or not says_nothing(words):
                continue
            if context.evaluation.applies(slot.place):
                asked = (*slot.place[:-1], chooser)
                yield Hit(slot.place, _NOTHING.format(words.strip(), *_answered(context, asked)))


def bands_that_cannot_be(context: Context) -> Iterator[Hit]:
    """Find parts of a file that concern more persons than the whole; told once if they are many."""
    larger: dict[Place, list[Place]] = {}
    for place, near in _parts_of_files(context):
        part, whole = _band(context, place), _band(context, near)
        if part is None or whole is None:
            continue
        if part > whole:
            larger.setdefault(near, []).append(place)
        elif part < whole and context.chosen((*place[:-1], WHOLE_OR_PART)) == WHOLE:
            yield Hit(place, _SMALLER.format(_chosen_label(context, near)))
    for near, places in larger.items():
        label = _chosen_label(context, near)
        if len(places) > _FEW_PARTS:
            yield Hit(near, _ALL_LARGER.format(label, len(places)))
        else:
            yield from (Hit(place, _LARGER.format(label)) for place in places)


def _parts_of_files(context: Context) -> Iterator[tuple[Place, Place]]:
    """Yield the places of bands of parts, each with that of the band of its file."""
    form = context.assessment.form
    for name in (OUTSOURCED_SUBJECTS, *OTHER_SUBJECTS) if FILE_SUBJECTS in form.items else ():
        for slot in context.slots_of(name):
            near = form.place_near(FILE_SUBJECTS, slot.place)
            if near:
                yield slot.place, near


def changed_purpose(context: Context) -> Iterator[Hit]:
    """Find a purpose that has changed since the last publication without a word on why it may."""
    if context.published is None:
        return
    for slot in context.slots_of(PURPOSE):
        was, now = context.published.answers.get(slot.place), context.text(slot.place)
        reason = context.text((*slot.place[:-1], PURPOSE_CHANGE))
        changed = isinstance(was, str) and now and folded(was) != folded(now)
        if changed and reason.strip() and says_nothing(reason):
            yield Hit((*slot.place[:-1], PURPOSE_CHANGE), _PURPOSE_CHANGED)


def one_way_network(context: Context) -> Iterator[Hit]:
    """Find files that use the network in one direction only and leave the other one open."""
    if context.chosen((NETWORK_USE,)) != NETWORK_USED:
        return
    slots = context.slots_of(NETWORK_NONE)
    uses = {slot.place: _directions(context, slot.place[:-1]) for slot in slots}
    if not any(True in found.values() for found in uses.values()):
        return
    for place, found in uses.items():
        boxes = context.answer(place)
        ticked = boxes.ticked if isinstance(boxes, Checks) else frozenset()
        for direction, used in found.items():
            if used is False and direction not in ticked:
                label = _option_label(context, place, direction)
                yield Hit(place, _ONE_WAY[direction].format(label))


CHECKS: Mapping[str, Check] = {
    "told-nothing": nothing_told,
    "band-impossible": bands_that_cannot_be,
    "purpose-change-untold": changed_purpose,
    "network-one-way": one_way_network,
}


def _choosers(items: Mapping[str, Item], asked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each item whose text a choice asks for, with the item of that choice."""
    for item in items.values():
        chooser = _chooser(item.condition.expression) if item.condition else ""
        if chooser and item.kind in {"line", "text"} and item.required == "yes":
            yield item.name, chooser
        for child in item.children:
            if item.kind == "choice" and not child.condition and child.label.startswith(asked):
                yield child.name, item.name


def _chooser(condition: Expression) -> str:
    """Return the choice that ``condition`` wants to be answered in a certain way, if it is that."""
    match condition:
        case Is(reference):
            return reference.name
        case Or(operands) if len({_chooser(operand) for operand in operands}) == 1:
            return _chooser(operands[0])
        case _:
            return ""


def _directions(context: Context, around: Place) -> dict[str, bool | None]:
    """Tell for each box of 接続しない whether the file uses that direction; None: not known yet."""
    obtained = context.answer((*around, OBTAINED_BY))
    by_network: bool | None = None
    if isinstance(obtained, Checks) and obtained.ticked:
        by_network = NETWORK in obtained.ticked
    return {"obtain": by_network, "provide": _provides(context, around)}


def _provides(context: Context, around: Place) -> bool | None:
    transfer = context.answer((*around, TRANSFER_USE))
    if not isinstance(transfer, Checks) or not transfer.ticked:
        return None
    if PROVIDED not in transfer.ticked:
        return False
    repeat = (*around, RECIPIENTS)
    names = context.assessment.entries(repeat)
    ways = [context.answer((*repeat, name, RECIPIENT_WAY)) for name in names]
    known = [way.ticked for way in ways if isinstance(way, Checks) and way.ticked]
    if any(NETWORK in ticked for ticked in known):
        return True
    return False if known and len(known) == len(ways) else None


def _band(context: Context, place: Place) -> int | None:
    """Return which of its bands is chosen, counted from 0; None where none is."""
    chosen = context.chosen(place)
    options = [option.name for option in context.assessment.form.items[place[-1]].options]
    return options.index(chosen) if chosen in options else None


def _answered(context: Context, place: Place) -> tuple[str, str]:
    return context.assessment.form.items[place[-1]].label, _chosen_label(context, place)


def _chosen_label(context: Context, place: Place) -> str:
    return _option_label(context, place, context.chosen(place))


def _option_label(context: Context, place: Place, option: str) -> str:
    found = context.assessment.form.items[place[-1]].option(option)
    return found.label if found else option


_NOTHING = (
    "「{}」とだけ書かれていますが、「{}」は「{}」です。具体的に書くか、その答えを直してください。"
)
_LARGER = "ファイル全体の本人の数（{}）より多くなっています。どちらかを直してください。"
_ALL_LARGER = (
    "ファイル全体の本人の数（{}）より、委託や提供などの対象となる本人の数が多い欄が{}か所あります。"
    "ファイル全体の本人の数を確かめてください。"
)
_SMALLER = (
    "ファイルの全体を委託するとしながら、ファイル全体の本人の数（{}）より少なくなっています。"
    "どちらかを直してください。"
)
_PURPOSE_CHANGED = (
    "使用目的が前回公表した記載から変わっていますが、変更の妥当性が書かれていません。"
    "使用目的を変えたのであれば、その妥当性を書いてください。"
)
_ONE_WAY = {
    "obtain": (
        "入手方法に「情報提供ネットワークシステム」がありません。"
        "入手に使わないのであれば、「{}」に印を付けてください。"
    ),
    "provide": (
        "情報提供ネットワークシステムによる提供先がありません。"
        "提供に使わないのであれば、「{}」に印を付けてください。"
    ),
}
