"""An item as people write it in the column 項目 of 変更箇所: 「Ⅱ3②入手方法」.

Longer than ``form.places.written_path``, which serves lists where the label stands beside: the
rows of a table are read alone. What is written here is understood by ``form.cited``.
"""

from collections.abc import Iterable, Sequence

from assessor.document.assessment import Assessment
from assessor.form.definition import Form, Group, Heading, Item, Repeat, Section
from assessor.form.places import RepeatSlot, Slot, Step, entry_label, written_path


def item_words(
    assessment: Assessment, slot: Slot | RepeatSlot, files: Iterable[str] = (), heading: str = ""
) -> str:
    """Return the item at ``slot``; ``files`` are the names of the files it stands in.

    ``heading`` is the one inside the answer, below which something changed.
    """
    names = "、".join(files)
    address, rest = _parted(assessment.form, slot)
    words = f"{address}（{names}）{rest.strip()}" if names else f"{address}{rest}".strip()
    return f"{words} ＜{heading}＞" if heading else words


def file_name(assessment: Assessment, slot: Slot | RepeatSlot) -> str:
    """Return the name of the file that ``slot`` belongs to, where there are several; else ""."""
    bare = written_path(assessment.form, slot)
    return assessment.written_path(slot).removesuffix(bare)[1:-1]


def _parted(form: Form, slot: Slot | RepeatSlot) -> tuple[str, str]:
    """Return chapter and group, and what stands behind them: entries, numbers, labels."""
    trail = [step for step in slot.trail if not _is_chapters(step)]
    groups = [step.node for step in trail if isinstance(step.node, Section | Group)]
    address = "".join(node.number for node in groups)
    entries = "".join(map(entry_label, trail))
    named = [step.node for step in trail if isinstance(step.node, Heading | Item)]
    words = f"{entries}{_labels(form, slot, named)}"
    if not words:
        words = entry_label(slot.trail[-1]) or f" {slot.node.label}"
    return address, words


def _is_chapters(step: Step) -> bool:
    return isinstance(step.node, Repeat) and step.node.style == "chapters"


def _labels(form: Form, slot: Slot | RepeatSlot, named: Sequence[Heading | Item]) -> str:
    """Return 「②入手方法」, 「⑧使用方法 情報の突合」 or 「 教育・啓発 具体的な方法」."""
    if isinstance(slot, RepeatSlot):
        return ""
    words = ""
    for node in named:
        if node.number:
            words = f"{node.number}{node.label}"
        elif node is slot.node:
            own = form.written_labels[node.name]
            words += f" {own.removeprefix(words.strip()).strip()}" if own else ""
        elif isinstance(node, Item):
            words += f" {node.label}"
    return words
