"""Whether a condition can hold at all: tries every answer that it asks about.

Used by the linter only. What a number of entries or a tail may be is left open: such a test may
come out either way. Entries of a repeat are taken to be all alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from assessor.form.definition import Form
from assessor.form.expression import (
    And,
    Every,
    Expression,
    Has,
    Is,
    Not,
    Or,
    Some,
    Test,
    atoms,
)

_TRIES = 100_000


def possible(form: Form, expressions: Sequence[Expression]) -> bool:
    """Tell whether some answers make all ``expressions`` hold; True where there are too many."""
    tests = list(dict.fromkeys(atom for expression in expressions for atom in atoms(expression)))
    worlds = _worlds(form, tests)
    for tried, world in enumerate(worlds):
        if tried > _TRIES or all(_holds(expression, world) for expression in expressions):
            return True
    return False


def _worlds(form: Form, tests: Sequence[Test]) -> Iterator[Mapping[Test, bool]]:
    """Yield every way in which the tests can come out together."""
    by_item: dict[str, list[Is]] = {}
    open_tests: list[Test] = []
    for test in tests:
        if isinstance(test, Is):
            by_item.setdefault(test.reference.name, []).append(test)
        elif not isinstance(test, Has) or _has_option(form, test):
            open_tests.append(test)
    chosen = [_outcomes(form, item, asked) for item, asked in by_item.items()]
    free = [[{test: False}, {test: True}] for test in open_tests]
    for parts in product(*chosen, *free):
        yield {test: came_out for part in parts for test, came_out in part.items()}


def _outcomes(form: Form, item: str, asked: Sequence[Is]) -> list[dict[Test, bool]]:
    options = [option.name for option in form.items[item].options] if item in form.items else []
    return [{test: test.option == answer for test in asked} for answer in ("", *options)]


def _has_option(form: Form, test: Has) -> bool:
    item = form.items.get(test.reference.name)
    return item is not None and item.option(test.option) is not None


def _holds(expression: Expression, world: Mapping[Test, bool]) -> bool:
    match expression:
        case Not(operand):
            return not _holds(operand, world)
        case And(operands):
            return all(_holds(operand, world) for operand in operands)
        case Or(operands):
            return any(_holds(operand, world) for operand in operands)
        case Every(_, operand) | Some(_, operand):
            return _holds(operand, world)
        case _:
            return world.get(expression, False)
