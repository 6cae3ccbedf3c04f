"""The little language of conditions in the form data: syntax only.

    nws_use = yes                         the choice is that option
    outsourcing_use != no                 it is not that option (a blank answer is not it either)
    obtained_by has nws                   the box is ticked
    filled(transfer_use.provide)          something stands there; NAME.OPTION is the tail of a box
    outsourcing_count = count(outsourcing)  the number typed equals the number of entries
    count(outsourcing) > 0                comparison of the number of entries (= != < > <= >=)
    every(outsourcing, …)  some(outsourcing, …)   over the entries of a repeat
    not … and … or … ( … )                in this order of strength

What a condition means for given answers is in ``rules.evaluate``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Never


@dataclass(frozen=True, slots=True)
class Reference:
    """An item by name, or the tail of one of its options."""

    name: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is this one option."""

    reference: Reference
    option: str


@dataclass(frozen=True, slots=True)
class Has:
    """The box of this option is ticked."""

    reference: Reference
    option: str


@dataclass(frozen=True, slots=True)
class Filled:
    """Something stands there."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Counts:
    """The number that was typed equals the number of entries."""

    reference: Reference
    repeat: str


@dataclass(frozen=True, slots=True)
class Number:
    """The number of entries compares to ``value``."""

    repeat: str
    operator: str
    value: int


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Every:
    """It holds in every entry of the repeat (also where there is none)."""

    repeat: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Some:
    """It holds in at least one entry of the repeat."""

    repeat: str
    operand: "Expression"


Test = Is | Has | Filled | Counts | Number
Expression = Test | Not | And | Or | Every | Some


class ExpressionError(ValueError):
    """A condition that cannot be read; the message names the character."""


def parse(text: str) -> Expression:
    """Return the syntax tree of ``text``; raise ``ExpressionError`` where it has a fault."""
    parser = _Parser(text)
    expression = parser.either()
    parser.expect_end()
    return expression


def atoms(expression: Expression) -> Iterator[Test]:
    """Yield every single test in ``expression``."""
    match expression:
        case Not() | Every() | Some():
            yield from atoms(expression.operand)
        case And() | Or():
            for operand in expression.operands:
                yield from atoms(operand)
        case _:
            yield expression


def references(expression: Expression) -> Iterator[tuple[Reference, str]]:
    """Yield every reference in ``expression``, with the option it is held against or ``""``."""
    for atom in atoms(expression):
        match atom:
            case Is() | Has():
                yield atom.reference, atom.option
            case Filled() | Counts():
                yield atom.reference, ""
            case Number():
                pass


def counted_repeats(expression: Expression) -> Iterator[str]:
    """Yield the name of every repeat that ``expression`` counts or goes through."""
    match expression:
        case Counts() | Number():
            yield expression.repeat
        case Every() | Some():
            yield expression.repeat
            yield from counted_repeats(expression.operand)
        case Not():
            yield from counted_repeats(expression.operand)
        case And() | Or():
            for operand in expression.operands:
                yield from counted_repeats(operand)
        case Is() | Has() | Filled():
            return


_TOKEN = re.compile(r"\s*(?:(?P<word>[A-Za-z0-9_]+)|(?P<sign><=|>=|!=|[=<>(),.])|(?P<wrong>\S))")
_DIGITS = 9
_NESTING = 50
_COMPARISONS = frozenset({"=", "!=", "<", ">", "<=", ">="})


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[tuple[str, int]] = []
        for match in _TOKEN.finditer(text):
            if match["wrong"]:
                raise ExpressionError(f"{match.start('wrong') + 1}文字目の「{match['wrong']}」")
            self._tokens.append((match["word"] or match["sign"], match.end()))
        self._next = 0
        self._depth = 0

    def either(self) -> Expression:
        operands = [self._both()]
        while self._take("or"):
            operands.append(self._both())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def expect_end(self) -> None:
        if self._next < len(self._tokens):
            self._fail()

    def _both(self) -> Expression:
        operands = [self._opposite()]
        while self._take("and"):
            operands.append(self._opposite())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _opposite(self) -> Expression:
        self._depth += 1
        if self._depth > _NESTING:
            self._fail()
        inner = Not(self._opposite()) if self._take("not") else self._atom()
        self._depth -= 1
        return inner

    def _atom(self) -> Expression:
        if self._take("("):
            inner = self.either()
            self._expect(")")
            return inner
        word = self._word()
        if self._take("("):
            return self._call(word)
        return self._comparison(word)

    def _call(self, function: str) -> Expression:
        if function == "filled":
            reference = self._reference(self._word())
            self._expect(")")
            return Filled(reference)
        if function not in {"count", "every", "some"}:
            return self._fail(2)
        repeat = self._word()
        if function == "count":
            self._expect(")")
            return Number(repeat, self._operator(), self._integer())
        self._expect(",")
        operand = self.either()
        self._expect(")")
        return Every(repeat, operand) if function == "every" else Some(repeat, operand)

    def _comparison(self, word: str) -> Expression:
        reference = self._reference(word)
        if self._take("has"):
            return Has(reference, self._word())
        operator = self._operator()
        option = self._word()
        if operator == "=" and option == "count" and self._take("("):
            repeat = self._word()
            self._expect(")")
            return Counts(reference, repeat)
        match operator:
            case "=":
                return Is(reference, option)
            case "!=":
                return Not(Is(reference, option))
            case _:
                return self._fail(2)

    def _reference(self, name: str) -> Reference:
        return Reference(name, self._word() if self._take(".") else "")

    def _integer(self) -> int:
        word = self._word()
        return int(word) if word.isdecimal() and len(word) <= _DIGITS else self._fail(1)

    def _operator(self) -> str:
        token = self._tokens[self._next][0] if self._next < len(self._tokens) else ""
        if token not in _COMPARISONS:
            self._fail()
        self._next += 1
        return token

    def _word(self) -> str:
        token = self._tokens[self._next][0] if self._next < len(self._tokens) else ""
        if not re.fullmatch(r"\w+", token):
            self._fail()
        self._next += 1
        return token

    def _take(self, token: str) -> bool:
        found = self._next < len(self._tokens) and self._tokens[self._next][0] == token
        self._next += found
        return found

    def _expect(self, token: str) -> None:
        if not self._take(token):
            self._fail()

    def _fail(self, back: int = 0) -> Never:
        index = self._next - back
        if index >= len(self._tokens):
            raise ExpressionError("式が途中で終わっています")
        token, end = self._tokens[index]
        raise ExpressionError(f"{end - len(token) + 1}文字目の「{token}」")
