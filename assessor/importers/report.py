"""The report of an import: every answer with its path and first words."""

from collections.abc import Iterable, Sequence

from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.unplaced import REPEAT, Unplaced
from assessor.form.definition import Echo, Form
from assessor.form.kinds import show
from assessor.form.values import Place
from assessor.importers.imported import Doubt, Placed, Report

_FIRST_WORDS = 40


def report_of(
    form: Form, edit: Edit, unplaced: Sequence[Unplaced], doubts: Iterable[Doubt]
) -> Report:
    """Return what ``edit`` makes of a blank form; doubts take their path from their place."""
    assessment = Assessment(form)
    assessment.apply(edit)
    paths: dict[Place, str] = {}
    placed: list[Placed] = []
    for slot in assessment.slots():
        paths[slot.place] = assessment.written_path(slot)
        value = None if isinstance(slot.node, Echo) else assessment.answer(slot.place)
        item = form.item(slot.place)
        if value is not None and item is not None and slot.place[:1] != REPEAT:
            words = show(item, value).replace("\n", " ")[:_FIRST_WORDS]
            placed.append(Placed(slot.place, paths[slot.place], words))
    named = tuple(
        Doubt(doubt.place, paths.get(doubt.place, doubt.path), doubt.sentence) for doubt in doubts
    )
    return Report(tuple(placed), tuple(text for text in unplaced if text.text.strip()), named)
