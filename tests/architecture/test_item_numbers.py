"""No item number stands in Python: what an item is called and numbered is the form's business.

Looked for are circled numbers (①) and Roman chapter numerals (Ⅱ) in every string that is not a
docstring. A table that turns such characters into others, to compare texts, may be excepted.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import modules

# Enclosed digits with and without a ring, and the two rows of Roman numerals.
NUMBER = re.compile(
    "[\u2460-\u2473\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\u2160-\u217f]"
)

# "assessor/some/file.py:NAME" of a table at the top of a file: why it needs such characters.
EXCEPTIONS: dict[str, str] = {}


def test_no_string_holds_an_item_number() -> None:
    found = [
        f"{file}:{line} {text!r}"
        for file, tree in modules()
        for name, line, text in numbers(tree)
        if f"{file}:{name}" not in EXCEPTIONS
    ]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    used = {f"{file}:{name}" for file, tree in modules() for name, _, _ in numbers(tree)}
    assert set(EXCEPTIONS) <= used


@pytest.mark.parametrize(
    "code", ['x = "②システムの機能"', 'def f(n):\n    return f"Ⅱ {n}"', 'T = {"a": ["㉑"]}']
)
def test_a_number_in_a_string_is_seen(code: str) -> None:
    assert len(list(numbers(ast.parse(code)))) == 1


def test_a_number_in_a_docstring_is_allowed() -> None:
    code = '"""About ①."""\nclass A:\n    """About Ⅱ."""\n    x: int\n    """③."""\n'
    assert list(numbers(ast.parse(code))) == []


def numbers(tree: ast.Module) -> Iterator[tuple[str, int, str]]:
    """Yield each string with a number: the table it belongs to, its line, and its text."""
    for statement in tree.body:
        prose = {
            id(node.value)
            for node in ast.walk(statement)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(statement):
            if not isinstance(node, ast.Constant) or id(node) in prose:
                continue
            if isinstance(node.value, str) and NUMBER.search(node.value):
                yield _assigned_name(statement), node.lineno, node.value


def _assigned_name(statement: ast.stmt) -> str:
    match statement:
        case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
            return name
        case _:
            return ""
