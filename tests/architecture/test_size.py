"""Files and classes stay small enough to be read in one go."""

import ast

from tests.architecture.source import line_count, modules

FILE_LIMIT = 400
CLASS_LIMIT = 250


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name: line_count(name) for name, _ in modules()}
    assert {name: n for name, n in lengths.items() if n > FILE_LIMIT} == {}


def test_no_class_is_longer_than_250_lines() -> None:
    lengths = {
        f"{name}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    assert {name: n for name, n in lengths.items() if n > CLASS_LIMIT} == {}
