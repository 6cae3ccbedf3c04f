"""The modules of the checks, imported one after the other when a document is first checked.

Each compiles its patterns. A start needs none of them, and all of them at once would take longer
than a key press may wait.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from assessor import form, rules


def loading() -> Iterator[None]:
    """Import them, those first that others build on, and give way after each."""
    for package in (form, rules):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
            yield
