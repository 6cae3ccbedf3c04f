"""How people cite what stands in a printed row (Ⅰ2システム1②): for messages, and for links."""

from assessor.document.assessment import Assessment
from assessor.form.definition import Repeat
from assessor.form.places import RepeatSlot, Slot
from assessor.form.values import Place


def written_places(assessment: Assessment) -> dict[Place, str]:
    """Return the words for each place of the document, and for each entry."""
    written: dict[Place, str] = {}
    for slot in assessment.slots():
        for end, step in enumerate(slot.trail, start=1):
            if step.entry and isinstance(step.node, Repeat):
                place = _entry_place(slot, step.node.name)
                if place not in written:
                    around = RepeatSlot(place, step.node, slot.trail[:end])
                    written[place] = assessment.written_path(around)
        written[slot.place] = assessment.written_path(slot)
    return written


def nearest(place: Place, written: dict[Place, str]) -> str:
    """Return the words for ``place``, or for what encloses it; empty where nothing does."""
    for length in range(len(place), 0, -1):
        if place[:length] in written:
            return written[place[:length]]
    return ""


def _entry_place(slot: Slot, repeat: str) -> Place:
    return slot.place[: slot.place.index(repeat) + 2]
