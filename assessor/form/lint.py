"""What is wrong with a form definition that can be read: run by a test and by ``make lint``.

Dead conditions, misspelt options, options nobody can choose, items no writer prints, items without
guidance. A reference to nothing and a circle are refused already when the form is read.
``python -m assessor.form.lint`` prints a line a fault.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from typing_extensions import override

from assessor.errors import AssessorError
from assessor.form import truth
from assessor.form.definition import Echo, Form, Group, Item, Repeat, Section, nodes
from assessor.form.expression import (
    Expression,
    Has,
    Is,
    Not,
    Reference,
    atoms,
    counted_repeats,
    references,
)
from assessor.form.kinds import KINDS, folded
from assessor.form.library import FormLibrary
from assessor.form.references import expressions
from assessor.paths import forms_folder


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, with the line of the form file it stands in."""

    form: str
    line: int
    message: str

    @override
    def __str__(self) -> str:
        return f"{self.form}.xml:{self.line}: {self.message}"


def lint(form: Form) -> list[Fault]:
    """Return every fault of ``form``, in the order of the file."""
    faults = [
        *(fault for item in form.items.values() for fault in _item_faults(form, item)),
        *(fault for repeat in form.repeats.values() for fault in _repeat_faults(form, repeat)),
        *_condition_faults(form),
        *_layout_faults(form),
        *_guidance_faults(form),
    ]
    return sorted(faults, key=lambda fault: (fault.line, fault.message))


def _item_faults(form: Form, item: Item) -> Iterator[Fault]:
    def fault(message: str) -> Fault:
        return Fault(form.id, item.line, f"「{item.name}」{message}")

    if item.kind not in KINDS:
        yield fault(f"の種類「{item.kind}」はありません。")
    if bool(item.options) != (item.kind in {"choice", "checks"}):
        yield fault("の選択肢と種類が合いません。")
    for word in _doubled(item):
        yield fault(f"の選択肢「{word}」が二つあり、二つ目を選べません。")
    conditions = [condition.expression for condition in form.conditions[item.name]]
    if conditions and not truth.possible(form, conditions):
        yield fault("は、どう答えても当てはまりません（満たせない条件）。")


def _doubled(item: Item) -> Iterator[str]:
    for words in (
        [option.name for option in item.options],
        [folded(option.label) for option in item.options],
    ):
        yield from (word for word, times in Counter(words).items() if times > 1)


def _repeat_faults(form: Form, repeat: Repeat) -> Iterator[Fault]:
    if repeat.condition and not truth.possible(form, [repeat.condition.expression]):
        yield Fault(form.id, repeat.line, f"「{repeat.name}」の条件は満たせません。")
    if repeat.at_most and repeat.at_least > repeat.at_most:
        yield Fault(form.id, repeat.line, f"「{repeat.name}」の下限が上限を超えています。")


def _condition_faults(form: Form) -> Iterator[Fault]:
    for node in nodes(form):
        if not isinstance(node, Item | Group | Repeat):
            continue
        words = node.label if isinstance(node, Group) else node.name
        for expression in expressions(node):
            for message in _faults_in(form, _scope(form, node), expression):
                yield Fault(form.id, node.line, f"「{words}」の式：{message}")
        if node.condition and not truth.possible(form, [Not(node.condition.expression)]):
            message = "の条件は、どう答えても満たされます（要らない条件）。"
            yield Fault(form.id, node.line, f"「{words}」{message}")


def _scope(form: Form, node: Item | Group | Repeat) -> tuple[str, ...]:
    """Return the repeats around ``node``; a group stands where the things in it stand."""
    if not isinstance(node, Group):
        return form.scopes[node.name]
    return next(
        (
            form.scopes[inner.name]
            for inner in nodes(node)
            if isinstance(inner, Item | Repeat | Echo)
        ),
        (),
    )


def _faults_in(form: Form, around: tuple[str, ...], expression: Expression) -> Iterator[str]:
    repeats = set(counted_repeats(expression))
    for reference, _ in references(expression):
        if not _visible(around, form.scopes[reference.name], repeats):
            yield f"項目「{reference.name}」は、ここからは一つに決まりません。"
        elif reference.option and not _has_tail(form, reference):
            yield f"「{reference.name}」に記入欄のある選択肢「{reference.option}」はありません。"
    for atom in atoms(expression):
        if isinstance(atom, Is | Has):
            yield from _option_faults(form.items[atom.reference.name], atom)


def _visible(around: tuple[str, ...], scope: tuple[str, ...], repeats: set[str]) -> bool:
    inner = scope[len(around) :]
    return scope[: len(around)] == around[: len(scope)] and set(inner) <= repeats


def _has_tail(form: Form, reference: Reference) -> bool:
    option = form.items[reference.name].option(reference.option)
    return option is not None and bool(option.tail)


def _option_faults(item: Item, atom: Is | Has) -> Iterator[str]:
    wanted = "choice" if isinstance(atom, Is) else "checks"
    if item.kind != wanted:
        yield f"「{item.name}」は種類が違うので、この比べ方はできません。"
    elif item.option(atom.option) is None:
        yield f"「{item.name}」に選択肢「{atom.option}」はありません。"


_CHILD_LAYOUTS = frozenset({"row", "inline"})


def _layout_faults(form: Form) -> Iterator[Fault]:
    """Yield a fault for every item that stands where no writer would print it."""
    nested = {child.name for item in form.items.values() for child in item.children}
    banded = {
        child.name
        for node in nodes(form)
        if isinstance(node, Group)
        for child in node.children
        if isinstance(child, Item)
    }
    for item in form.items.values():
        if item.layout in _CHILD_LAYOUTS and item.name not in nested:
            yield Fault(form.id, item.line, f"「{item.name}」は親の項目がないので印刷されません。")
        if item.layout == "band" and item.name not in banded:
            yield Fault(
                form.id, item.line, f"「{item.name}」は見出しの帯がないので印刷されません。"
            )
        if item.layout == "title" and not form.scopes[item.name]:
            yield Fault(form.id, item.line, f"「{item.name}」は繰返しの外なので印刷されません。")
    for repeat in form.repeats.values():
        columns = [node for node in repeat.children if isinstance(node, Item)]
        if repeat.style == "rows" and sum(item.width for item in columns) != _WHOLE:
            yield Fault(form.id, repeat.line, f"「{repeat.name}」の列の幅の和が100ではありません。")


_WHOLE = 100


def _guidance_faults(form: Form) -> Iterator[Fault]:
    shown = {id(item.guide) for item in form.items.values() if item.guide}
    records = {
        inner.name
        for section in form.sections
        if isinstance(section, Section) and section.style == "records"
        for inner in nodes(section)
        if isinstance(inner, Item)
    }
    for item in form.items.values():
        if item.name in records:  # the program writes these
            continue
        guide = item.guide
        if guide is None or not (guide.write and guide.review and guide.example):
            yield Fault(form.id, item.line, f"「{item.name}」の手引がありません。")
    for name, guide in form.guides.items():
        if id(guide) not in shown:
            yield Fault(form.id, 0, f"手引「{name}」はどの項目にも示されません。")


def main() -> int:
    """Print the faults of every edition; return 1 where there are any."""
    library = FormLibrary(forms_folder())
    try:
        faults = [fault for known in library.editions for fault in lint(library.form(known.id))]
        if sum(known.default for known in library.editions) != 1:
            faults.append(Fault("forms", 0, "default の様式が一つに決まりません。"))
    except AssessorError as error:
        sys.stderr.write(f"{error.line}\n")
        return 1
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
