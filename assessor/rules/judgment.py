"""しきい値判断: which result the answers lead to, explained step by step.

The rule is a table in the data of the check (``forms/checks/threshold.xml``): for each result the
answers that lead to it. While an answer is missing, every result that it could still lead to is
given. The window and the report explain the result with the same steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from assessor.document.assessment import Assessment
from assessor.form.definition import Form
from assessor.form.values import Choice
from assessor.rules.standards import Standard

RESULT = "threshold_result"
"""The item whose options are the results; the data has a list of words for each."""

_MOST_WAYS = 3
"""So many rules help a reader; more are the whole table."""
_OPEN = "選ばれていない項目を選ぶと、結果が決まります。"
_Row = tuple[tuple[str, str], ...]
"""The answers that together lead to a result: items, and the option of each."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the しきい値判断 comes to."""

    results: tuple[str, ...]
    """The options of the result that are possible, heaviest first; one where all is answered."""
    steps: tuple[str, ...]
    """How it comes to that, in sentences: the answers, the rule, the result."""
    ways: tuple[str, ...]
    """Those of the sentences that say by which rule it comes to a result."""

    @property
    def certain(self) -> str:
        """The one result there is, or an empty string while several are possible."""
        return self.results[0] if len(self.results) == 1 else ""


def judgment(assessment: Assessment, standard: Standard) -> Judgment | None:
    """Return what the answers come to by the table in ``standard``.

    None where the form does not ask for what the table needs.
    """
    form = assessment.form
    table = _table(standard)
    asked = list(dict.fromkeys(item for row in table for item, _ in row))
    if RESULT not in form.items or not set(asked) <= form.items.keys():
        return None
    given = {item: _chosen(assessment, item) for item in asked}
    rows = list(dict.fromkeys(_matching(form, table, given)))
    found = {table[row] for row in rows}
    results = tuple(option.name for option in form.items[RESULT].options if option.name in found)
    ways = tuple(_row_in_words(form, row, table[row], given) for row in rows)
    answers = (
        _given_in_words(assessment, item, option, matters=len(results) > 1)
        for item, option in given.items()
    )
    if len(ways) > _MOST_WAYS:
        return Judgment(results, (*answers, _OPEN), ways)
    return Judgment(results, (*answers, *ways, _conclusion(form, results)), ways)


def result_label(form: Form, option: str) -> str:
    """Return the official wording of a result."""
    return _label(form, RESULT, option)


def _table(standard: Standard) -> dict[_Row, str]:
    """Return the result of every row: ``subjects=from_100k,handlers=from_500``."""
    return {
        tuple(_pair(part) for part in row.split(",")): result
        for result, rows in standard.lists.items()
        for row in rows
    }


def _pair(part: str) -> tuple[str, str]:
    item, _, option = part.partition("=")
    return item, option


def _matching(form: Form, table: Mapping[_Row, str], given: Mapping[str, str]) -> Iterator[_Row]:
    """Yield the rows that hold in one of the cases that are still possible."""
    cases = [
        [option] if option else [option.name for option in form.items[item].options]
        for item, option in given.items()
    ]
    for options in product(*cases):
        case = set(zip(given, options, strict=True))
        yield from (row for row in table if case.issuperset(row))


def _chosen(assessment: Assessment, item: str) -> str:
    value = assessment.answers.get((item,))
    known = isinstance(value, Choice) and assessment.form.items[item].option(value.option)
    return value.option if known and isinstance(value, Choice) else ""


def _given_in_words(assessment: Assessment, item: str, option: str, *, matters: bool) -> str:
    name = _name(assessment, item)
    if option:
        return f"{name}は「{_label(assessment.form, item, option)}」です。"
    if matters:
        return f"{name}は、まだ選ばれていません。"
    return f"{name}は、まだ選ばれていませんが、どれを選んでも結果は変わりません。"


def _row_in_words(form: Form, row: _Row, result: str, given: Mapping[str, str]) -> str:
    clauses = [
        f"{form.items[item].label}が「{_label(form, item, option)}」" for item, option in row
    ]
    supposed = any(not given[item] for item, _ in row)
    link = "であれば" if supposed else "なので"
    return f"{'で、'.join(clauses)}{link}、「{result_label(form, result)}」に当たります。"


def _conclusion(form: Form, results: Sequence[str]) -> str:
    labels = "」「".join(result_label(form, result) for result in results)
    if len(results) == 1:
        return f"結果は「{labels}」です。"
    return f"結果は「{labels}」のいずれかです。{_OPEN}"


def _name(assessment: Assessment, item: str) -> str:
    """Return the label of an item, and where it stands if the label does not say so."""
    label = assessment.form.items[item].label
    slot = next(slot for slot in assessment.slots() if slot.place == (item,))
    path = assessment.written_path(slot)
    return label if label in path else f"{label}（{path}）"


def _label(form: Form, item: str, option: str) -> str:
    found = form.items[item].option(option)
    return found.label if found else option
