"""What is written where nothing need be, told once for all items that one answer makes needless.

A tick at 「提供・移転しない」 set by mistake bars a dozen items; as many findings would hide the
one thing that is wrong.
"""

from collections.abc import Iterator
from dataclasses import replace

from assessor.form.definition import Condition
from assessor.form.expression import Expression, references
from assessor.form.values import Place, says_nothing
from assessor.rules.context import Context
from assessor.rules.finding import Answer, Hit
from assessor.rules.standards import Standard
from assessor.rules.wording import reason

_NATIONAL_ONLY = "national-only"
_Cause = tuple[Condition, tuple[Place | None, ...]]
"""A condition that fails, and the places of the answers for which it does."""


def needless_findings(context: Context) -> Iterator[tuple[Standard, Hit]]:
    """Yield every condition that answers do not meet although items below it are filled in."""
    needless: dict[_Cause, list[Place]] = {}
    for place in _conditional(context):
        value = context.assessment.answers.get(place)
        if value is None or context.evaluation.applies(place) or says_nothing(value):
            continue
        barrier = context.evaluation.barrier(place)
        if barrier:
            needless.setdefault(_cause(context, barrier, place), []).append(place)
    for (barrier, _), places in needless.items():
        standard = _standard(context, barrier.expression)
        can_clear = standard.code == _NATIONAL_ONLY
        # It is as sure as the condition is: some are remembered.
        yield (
            replace(standard, evidence=barrier.evidence),
            _hit(context, barrier.expression, places, can_clear=can_clear),
        )


def _conditional(context: Context) -> tuple[Place, ...]:
    """Return every place on the pages of the form that may not apply, in printed order."""
    conditions = context.assessment.form.conditions
    return context.memo.result(
        ("conditional", context.places),
        lambda: tuple(
            slot.place
            for slot, item, section in context.places.items
            if section.is_page and conditions.get(item.name)
        ),
    )


def _cause(context: Context, barrier: Condition, place: Place) -> _Cause:
    form, asked = context.assessment.form, references(barrier.expression)
    nears = (form.place_near(reference.name, place) for reference, _ in asked)
    return barrier, tuple(nears)


def _standard(context: Context, barrier: Expression) -> Standard:
    national_only = context.standards[_NATIONAL_ONLY]
    asked = {reference.name for reference, _ in references(barrier)}
    decided_by_body = asked <= set(national_only.words("decides"))
    return national_only if decided_by_body else context.standards["not-applicable"]


def _hit(context: Context, barrier: Expression, places: list[Place], *, can_clear: bool) -> Hit:
    first = places[0]
    why = reason(context.evaluation, barrier, first)
    if len(places) > 1:
        return Hit(first, _SEVERAL.format(why, len(places)))
    # Elsewhere the answer that bars may be the wrong one, and the text long.
    fixes = (Answer(first, None, "記載を消す"),) if can_clear else ()
    return Hit(first, _ONE.format(why), fixes=fixes)


_ONE = "{}ため、記載の要らない項目です。記載を消すか、その答えを直してください。"
_SEVERAL = (
    "{}ため、この項目を含む{}項目の記載は要りません。記載を消すか、その答えを直してください。"
)
