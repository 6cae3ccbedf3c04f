"""Conditions and readings in words, for the line that says why an item is folded away.

    「再委託の有無」が「再委託する」でないため
    「実施の有無」が「実施する」である場合

The words are made from the form's condition, so that a new condition needs no new sentence. The
reason names only the facts that hold now; the case names the whole condition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.form.dates import Days, read_date
from assessor.form.definition import Form
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
    references,
)
from assessor.form.values import (
    Place,
    is_blank,
)
from assessor.rules.evaluate import Evaluation


def folded_sentence(evaluation: Evaluation, condition: Expression, place: Place, what: str) -> str:
    """Return one line about ``what``, whose ``condition`` does not hold as seen from ``place``.

    Where the answer that decides has not been given yet, it says when ``what`` will be asked.
    """
    if _undecided(evaluation, condition, place):
        return f"{what}は、{case(evaluation.assessment.form, condition)}場合に記載します。"
    return f"{what}は記載が要りません（{reason(evaluation, condition, place)}ため）。"


def reason(evaluation: Evaluation, condition: Expression, place: Place) -> str:
    """Return the facts for which ``condition`` does not hold: 「X」が「Y」でない."""
    facts = _merged(_without_mere_filling(list(_facts(evaluation, condition, place, truth=False))))
    words = [_words(evaluation.assessment.form, fact) for fact in facts]
    return "、".join([*(word.going_on for word in words[:-1]), words[-1].final])


def case(form: Form, condition: Expression, *, truth: bool = True) -> str:
    """Return ``condition`` (or its opposite) as a clause: 「X」が「Y」である."""
    match condition:
        case Not(operand):
            return case(form, operand, truth=not truth)
        case And(operands) | Or(operands):
            together = isinstance(condition, And) == truth
            facts = [_Fact(operand, truth) for operand in operands if _is_atom(operand)]
            rest = [operand for operand in operands if not _is_atom(operand)]
            clauses = [_words(form, fact).final for fact in _merged(facts)]
            clauses += [case(form, operand, truth=truth) for operand in rest]
            return ("、かつ" if together else "、又は").join(dict.fromkeys(clauses))
        case _:
            return _words(form, _Fact(condition, truth)).final


def days_read(text: str) -> str:
    """Return how a typed date was understood: 「2017年9月1日～30日」; empty where it was not."""
    days = read_date(text)
    return _days_in_words(days) if days else ""


def _days_in_words(days: Days) -> str:
    first, last = days.first, days.last
    words = f"{first.year}年{first.month}月{first.day}日"
    if last.year != first.year:
        words += f"～{last.year}年{last.month}月{last.day}日"
    elif last.month != first.month:
        words += f"～{last.month}月{last.day}日"
    elif last != first:
        words += f"～{last.day}日"
    return words + ("（予定）" if days.planned else "")


@dataclass(frozen=True, slots=True)
class _Fact:
    """An atom of a condition, whether it is meant to hold, and further options it names."""

    atom: Expression
    truth: bool
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """A clause as it ends a sentence, and as it goes on into the next clause."""

    final: str
    going_on: str


def _facts(
    evaluation: Evaluation, condition: Expression, place: Place, *, truth: bool
) -> Iterator[_Fact]:
    """Yield the atoms that are the cause of ``condition`` being ``truth``."""
    match condition:
        case Not(operand):
            yield from _facts(evaluation, operand, place, truth=not truth)
        case And(operands) | Or(operands):
            for operand in operands:
                if evaluation.holds(operand, place) == truth:
                    yield from _facts(evaluation, operand, place, truth=truth)
        case _:
            yield _Fact(condition, truth)


def _without_mere_filling(facts: list[_Fact]) -> list[_Fact]:
    """Leave out that something stands there, where it is also said what stands there."""
    named = {
        reference.name
        for fact in facts
        if not isinstance(fact.atom, Filled)
        for reference, _ in references(fact.atom)
    }
    kept = [
        fact
        for fact in facts
        if not (isinstance(fact.atom, Filled) and fact.atom.reference.name in named)
    ]
    return list(dict.fromkeys(kept))


def _merged(facts: list[_Fact]) -> list[_Fact]:
    """Join what is said of the same item: neither A nor B."""
    joined: list[_Fact] = []
    for fact in facts:
        last = joined[-1] if joined else None
        if (
            last
            and isinstance(last.atom, Is)
            and isinstance(fact.atom, Is)
            and last.atom.reference == fact.atom.reference
            and last.truth == fact.truth
        ):
            joined[-1] = _Fact(last.atom, last.truth, (*last.more, fact.atom.option))
        else:
            joined.append(fact)
    return joined


def _is_atom(expression: Expression) -> bool:
    return not isinstance(expression, And | Or | Not)


def _words(form: Form, fact: _Fact) -> _Words:
    match fact.atom:
        case Is(reference, option):
            words = _is_words(form, reference, (option, *fact.more), truth=fact.truth)
        case Has(reference, option):
            words = _there(f"{_ticked(form, reference, option)}印", truth=fact.truth)
        case Filled(reference):
            words = _there(f"{_name(form, reference)}に記載", truth=fact.truth)
        case Counts(reference, repeat):
            end = ("合う", "合い") if fact.truth else ("合わない", "合わず")
            subject = f"{_name(form, reference)}が「{_repeat(form, repeat)}」の数と"
            words = _Words(subject + end[0], subject + end[1])
        case Number(repeat, operator, value):
            words = _number_words(_repeat(form, repeat), operator, value, truth=fact.truth)
        case Every(repeat, operand) | Some(repeat, operand):
            scope = "全て" if isinstance(fact.atom, Every) == fact.truth else "いずれか"
            inner = f"「{_repeat(form, repeat)}」の{scope}で{case(form, operand, truth=fact.truth)}"
            words = _Words(inner, f"{inner}上に")
        case Not() | And() | Or():
            inner = case(form, fact.atom, truth=fact.truth)
            words = _Words(inner, f"{inner}上に")
    return words


def _is_words(form: Form, reference: Reference, options: tuple[str, ...], *, truth: bool) -> _Words:
    labels = [f"「{_option(form, reference, option)}」" for option in options]
    subject = f"{_name(form, reference)}が"
    if truth:
        words = subject + "又は".join(labels)
        return _Words(f"{words}である", f"{words}であり")
    words = subject + ("でも".join([*labels, ""]) if len(labels) > 1 else f"{labels[0]}で")
    return _Words(f"{words}ない", f"{words}なく")


def _number_words(label: str, operator: str, value: int, *, truth: bool) -> _Words:
    final, going_on = _COMPARISONS[operator if truth else _OPPOSITES[operator]]
    subject = f"「{label}」が{value}件"
    return _Words(subject + final, subject + going_on)


_OPPOSITES = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_COMPARISONS = {
    "=": ("である", "であり"),
    "!=": ("でない", "でなく"),
    "<": ("より少ない", "より少なく"),
    "<=": ("以下である", "以下であり"),
    ">": ("より多い", "より多く"),
    ">=": ("以上である", "以上であり"),
}


def _there(what: str, *, truth: bool) -> _Words:
    if truth:
        return _Words(f"{what}がある", f"{what}があり")
    return _Words(f"{what}がない", f"{what}がなく")


def _ticked(form: Form, reference: Reference, option: str) -> str:
    label = _option(form, reference, option)
    if form.items[reference.name].label in label:
        return f"「{label}」に"
    return f"{_name(form, reference)}に「{label}」の"


def _name(form: Form, reference: Reference) -> str:
    name = f"「{form.items[reference.name].label}」"
    return f"{name}の「{_option(form, reference, reference.option)}」" if reference.option else name


def _option(form: Form, reference: Reference, option: str) -> str:
    found = form.items[reference.name].option(option)
    return found.label if found else option


def _repeat(form: Form, name: str) -> str:
    return form.repeats[name].label


def _undecided(evaluation: Evaluation, condition: Expression, place: Place) -> bool:
    """Whether a choice that decides is still blank; boxes decide by being left empty."""
    form = evaluation.assessment.form
    nears = (
        form.place_near(reference.name, place)
        for reference, _ in references(condition)
        if form.items[reference.name].kind != "checks"
    )
    return any(near and is_blank(evaluation.assessment.answers.get(near)) for near in nears)
