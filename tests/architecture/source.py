"""The program's own files, read as text for the tests that judge how it is built."""

import ast
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of assessor/ with its syntax tree, by its path in the checkout."""
    for path in sorted((CHECKOUT / "assessor").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield path.relative_to(CHECKOUT).as_posix(), tree


def line_count(name: str) -> int:
    """Return how many lines the file has."""
    return len((CHECKOUT / name).read_text(encoding="utf-8").splitlines())
