"""Every check there is, by code: those of ``forms/checks`` and the rules of the forms' items."""

from collections.abc import Iterable
from dataclasses import replace

from assessor.form.definition import Form, Rule
from assessor.rules.check import standards
from assessor.rules.items import standard_of
from assessor.rules.standards import Standard
from assessor.rules.wording import case


def catalogue(forms: Iterable[Form]) -> dict[str, Standard]:
    """Return the standard of every check that looks at documents of ``forms``, by its code.

    A rule that several editions share is the one of the first.
    """
    found = dict(standards().checks)
    for form in forms:
        for item in form.items.values():
            for rule in item.rules:
                standard = replace(standard_of(rule), example=_example(form, rule))
                found.setdefault(standard.code, standard)
    return found


def _example(form: Form, rule: Rule) -> str:
    """Return what a rule finds, in words: the case that it speaks of, and what must not be."""
    return f"{case(form, rule.condition)}のに、{case(form, rule.demand, truth=False)}。"
