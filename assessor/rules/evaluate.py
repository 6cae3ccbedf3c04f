"""Does a condition hold for these answers, and does an item apply.

An answer that stands in an item which does not apply counts as blank, so that what was typed and
folded away has no effect. The form's linter has seen to it that conditions do not go in circles.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assessor.document.assessment import Assessment
from assessor.form.definition import Condition
from assessor.form.expression import (
    And,
    Counts,
    Every,
    Expression,
    Filled,
    Has,
    Is,
    Not,
    Number,
    Or,
    Reference,
    Some,
    Test,
    references,
)
from assessor.form.kinds import count_of
from assessor.form.values import Checks, Choice, Place, Value, is_blank


@dataclass(slots=True)
class Evaluation:
    """The conditions of one state of a document; make a new one when the answers have changed."""

    assessment: Assessment
    _applies: dict[Place, bool] = field(default_factory=dict)

    def applies(self, place: Place) -> bool:
        """Tell whether the item, echo or repeat at ``place`` applies."""
        if place not in self._applies:
            self._applies[place] = all(
                self.holds(condition.expression, place) for condition in self._conditions(place)
            )
        return self._applies[place]

    def barrier(self, place: Place) -> Condition | None:
        """Return the outermost condition that fails at ``place`` by answers that are given."""
        conditions = self._conditions(place)
        return next((each for each in conditions if self._fails(each.expression, place)), None)

    def decided(self, place: Place) -> bool:
        """Tell whether answers that have been given decide if ``place`` applies.

        One condition that fails is enough; all must be answered where none fails.
        """
        if not self.applies(place):
            return self.barrier(place) is not None
        return all(self._answered(each.expression, place) for each in self._conditions(place))

    def holds(self, expression: Expression, place: Place) -> bool:
        """Tell whether ``expression`` holds as seen from ``place``."""
        match expression:
            case Not(operand):
                return not self.holds(operand, place)
            case And(operands):
                return all(self.holds(operand, place) for operand in operands)
            case Or(operands):
                return any(self.holds(operand, place) for operand in operands)
            case Every(repeat, operand):
                return all(self.holds(operand, inside) for inside in self._inside(repeat, place))
            case Some(repeat, operand):
                return any(self.holds(operand, inside) for inside in self._inside(repeat, place))
            case _:
                return self._test(expression, place)

    def _conditions(self, place: Place) -> tuple[Condition, ...]:
        return self.assessment.form.conditions.get(place[-1], ())

    def _fails(self, expression: Expression, place: Place) -> bool:
        """Tell whether ``expression`` fails whatever is answered where nothing stands yet."""
        if isinstance(expression, And):
            return any(self._fails(operand, place) for operand in expression.operands)
        return not self.holds(expression, place) and self._answered(expression, place)

    def _answered(self, expression: Expression, place: Place) -> bool:
        form = self.assessment.form
        for reference, _ in references(expression):
            near = form.place_near(reference.name, place)
            asked = near is not None and form.items[reference.name].required != "no"
            if near and asked and is_blank(self.assessment.answers.get(near)):
                return False
        return True

    def _test(self, test: Test, place: Place) -> bool:
        match test:
            case Is(reference, option):
                return self._answer(reference, place) == Choice(option)
            case Has(reference, option):
                answer = self._answer(reference, place)
                return isinstance(answer, Checks) and option in answer.ticked
            case Filled(reference):
                return not is_blank(self._answer(reference, place))
            case Counts(reference, repeat):
                entries = self._entries(repeat, place)[1]
                return count_of(self._answer(reference, place)) == len(entries)
            case Number(repeat, sign, number):
                return _COMPARE[sign](len(self._entries(repeat, place)[1]), number)

    def _answer(self, reference: Reference, place: Place) -> Value | None:
        near = self.assessment.form.place_near(reference.name, place)
        if near is None or not self.applies(near):
            return None
        answer = self.assessment.answers.get(near)
        if not reference.option:
            return answer
        return answer.tail(reference.option) if isinstance(answer, Checks) else None

    def _entries(self, repeat: str, place: Place) -> tuple[Place, tuple[str, ...]]:
        near = self.assessment.form.place_near(repeat, place)
        if near is None or not self.applies(near):
            return (), ()
        return near, self.assessment.entries(near)

    def _inside(self, repeat: str, place: Place) -> list[Place]:
        near, entries = self._entries(repeat, place)
        return [(*near, entry, repeat) for entry in entries]


_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
