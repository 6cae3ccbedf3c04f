"""What would meet the demand of a rule: the one click that its finding offers.

Only where the demand is about the rule's own item: where two items contradict each other, a person
has to say which of them is wrong.
"""

from assessor.form.definition import Item
from assessor.form.expression import And, Counts, Expression, Has, Is, Not, Reference
from assessor.form.kinds import fits
from assessor.form.values import Checks, Choice, Place, Value
from assessor.rules.evaluate import Evaluation
from assessor.rules.finding import Answer


def fixes_for(
    evaluation: Evaluation, place: Place, item: Item, demand: Expression
) -> tuple[Answer, ...]:
    """Return the answer to ``item`` that meets ``demand``, where it alone can meet it."""
    value = evaluation.assessment.answers.get(place)
    if value is not None and (
        not isinstance(value, Choice | Checks | str) or not fits(item, value)
    ):
        return ()
    operands = demand.operands if isinstance(demand, And) else (demand,)
    words: list[str] = []
    for operand in operands:
        step = _step(evaluation, place, item, operand, value)
        if not step:
            return ()
        value, said = step
        words.append(said)
    return (Answer(place, value, "、".join(words)),)


_Step = tuple[Value, str]
"""The answer after a part of the demand is met, and what the button says of it."""


def _step(
    evaluation: Evaluation, place: Place, item: Item, demand: Expression, value: Value | None
) -> _Step | None:
    match demand:
        case Is(Reference(item.name, ""), option):
            return Choice(option), f"「{_label(item, option)}」を選ぶ"
        case Has(Reference(item.name, ""), option):
            return _ticked(value, option), f"「{_label(item, option)}」に印を付ける"
        case Not(Has(Reference(item.name, ""), option)) if isinstance(value, Checks):
            rest = Checks.of(value.ticked - {option}, dict(value.tails))
            return rest, f"「{_label(item, option)}」の印を外す"
        case Counts(Reference(item.name, option), repeat):
            number = _number(evaluation, repeat, place)
            return (
                (_counted(value, option, number), f"件数を「{number}」にする") if number else None
            )
        case _:
            return None


def _ticked(value: Value | None, option: str) -> Checks:
    if isinstance(value, Checks):
        return Checks.of(value.ticked | {option}, dict(value.tails))
    return Checks.of([option])


def _number(evaluation: Evaluation, repeat: str, place: Place) -> str:
    """Return how many entries there are; an empty string where they do not apply."""
    near = evaluation.assessment.form.place_near(repeat, place)
    if near is None or not evaluation.applies(near):
        return ""
    return str(len(evaluation.assessment.entries(near)))


def _counted(value: Value | None, option: str, number: str) -> Value:
    if not option:
        return number
    if isinstance(value, Checks):
        return Checks.of(value.ticked, {**dict(value.tails), option: number})
    return Checks.of([option], {option: number})


def _label(item: Item, option: str) -> str:
    found = item.option(option)
    return found.label if found else option
