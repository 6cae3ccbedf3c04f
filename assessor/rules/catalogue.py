"""Every check there is, by code: those of ``forms/checks`` and the rules of the forms' items."""

from collections.abc import Iterable

from assessor.form.definition import Form
from assessor.rules.check import standards
from assessor.rules.items import standard_of
from assessor.rules.standards import Standard


def catalogue(forms: Iterable[Form]) -> dict[str, Standard]:
    """Return the standard of every check that looks at documents of ``forms``, by its code.

    A rule that several editions share is the one of the first.
    """
    found = dict(standards().checks)
    for form in forms:
        for item in form.items.values():
            for rule in item.rules:
                standard = standard_of(rule)
                found.setdefault(standard.code, standard)
    return found
