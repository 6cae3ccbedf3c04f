"""Everything a user can do to a document, each as a function that returns an ``Edit``.

They look at an assessment and never change it.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit, VersionsChange
from assessor.document.past import Log, Past
from assessor.document.pictures import shown
from assessor.document.versions import State, Version, difference
from assessor.document.withheld import records, withheld
from assessor.form.definition import Form
from assessor.form.values import Entries, Place, Value


def set_answer(
    assessment: Assessment,
    place: Place,
    value: Value | None,
    label: str = "",
    attachments: Mapping[str, bytes] = MappingProxyType({}),
) -> Edit:
    """Answer one item, or make it blank with None; with the pictures new to the document."""
    before = assessment.answers.get(place)
    changes = (Change(place, before, value),) if before != value else ()
    item = assessment.form.item(place)
    return Edit(label or f"「{item.label if item else place[-1]}」の記載", changes, attachments)


def add_entry(assessment: Assessment, repeat: Place, name: str = "", after: str = "") -> Edit:
    """Add an entry behind ``after``, or at the end; also what every new entry begins with."""
    names = assessment.entries(repeat)
    name = name or new_name()
    at = names.index(after) + 1 if after in names else len(names)
    changes = [_entries(assessment, repeat, (*names[:at], name, *names[at:]))]
    changes += _first_entries(assessment.form, (*repeat, name))
    return Edit(f"{_label(assessment, repeat)}の追加", tuple(changes))


def remove_entry(assessment: Assessment, repeat: Place, name: str) -> Edit:
    """Remove an entry with everything that stands in it."""
    changes = _without(assessment, (*repeat, name))
    kept = tuple(entry for entry in assessment.entries(repeat) if entry != name)
    changes.append(_entries(assessment, repeat, kept))
    return Edit(f"{_label(assessment, repeat)}の削除", tuple(changes))


def move_entry(assessment: Assessment, repeat: Place, name: str, by: int) -> Edit:
    """Move an entry up (negative) or down; at either end nothing changes."""
    names = list(assessment.entries(repeat))
    old = names.index(name)
    new = min(max(old + by, 0), len(names) - 1)
    names.insert(new, names.pop(old))
    changes = (_entries(assessment, repeat, tuple(names)),) if new != old else ()
    return Edit(f"{_label(assessment, repeat)}の移動", changes)


def duplicate_entry(assessment: Assessment, repeat: Place, name: str, copy: str = "") -> Edit:
    """Put a copy of an entry, with everything that stands in it, behind it."""
    names = assessment.entries(repeat)
    copy = copy or new_name()
    at = names.index(name) + 1
    inside = (*repeat, name)
    changes = [_entries(assessment, repeat, (*names[:at], copy, *names[at:]))]
    changes += [
        Change((*repeat, copy, *place[len(inside) :]), None, value)
        for place, value in assessment.answers.items()
        if place[: len(inside)] == inside
    ]
    return Edit(f"{_label(assessment, repeat)}の複製", tuple(changes))


def first_entries(form: Form) -> Edit:
    """Return the entries that a new document begins with: システム1, one file."""
    return Edit("新規作成", tuple(_first_entries(form, ())))


def add_version(assessment: Assessment, label: str, day: str, by: str = "", note: str = "") -> Edit:
    """Keep the document as it is now as a version; the history of the answers begins anew."""
    form = assessment.form
    state = State(assessment.answers, lambda: form, form.id, assessment.edition)
    pictures = shown(state.answers.values()) & assessment.attachments.keys()
    name = _new_version_name()
    version = Version(name, label.strip(), day, state, by.strip(), note.strip(), pictures)
    before = assessment.versions
    change = VersionsChange(before, (*before, version), (assessment.kept.log, Log()))
    return Edit(f"版「{version.label}」の追加", (), versions=change)


def remove_version(assessment: Assessment, name: str) -> Edit:
    """Remove a version; the others stay as they are."""
    version = assessment.version(name)
    kept = tuple(other for other in assessment.versions if other is not version)
    return Edit(
        f"版「{version.label}」の削除", (), versions=VersionsChange(assessment.versions, kept)
    )


def describe_version(assessment: Assessment, said: Version) -> Edit:
    """Say of the version of that name what ``said`` does; what it preserves stays as it is."""
    version = assessment.version(said.name)
    better = replace(said, state=version.state, pictures=version.pictures)
    versions = tuple(better if other is version else other for other in assessment.versions)
    change = VersionsChange(assessment.versions, versions) if better != version else None
    return Edit(f"版「{better.label}」の説明の変更", (), versions=change)


def restore_version(assessment: Assessment, name: str) -> Edit:
    """Bring all answers back to how they were in a version; versions and records stay.

    What was withheld then is withheld again, and what is withheld now stays so.

    Raises ``DocumentError`` where the file is damaged there.
    """
    then = assessment.version_state(name).answers
    changes = tuple(
        Change(place, assessment.answers.get(place), value)
        for place, value in difference(then, assessment.answers).items()
        if place[0] not in assessment.form.record_repeats
    )
    marks = records({mark.entry: mark for mark in withheld(then)}, assessment.answers)
    label = assessment.version(name).label
    return Edit(f"版「{label}」の記載に戻す操作", (*changes, *marks), apart=True)


def restore_answer(assessment: Assessment, place: Place, past: Past) -> Edit:
    """Bring one answer back; entries that come back bring with them what stood in them."""
    before = assessment.answers.get(place)
    changes = [Change(place, before, past.before)] if before != past.before else []
    if isinstance(before, Entries) or isinstance(past.before, Entries):
        there = before.names if isinstance(before, Entries) else ()
        then = past.before.names if isinstance(past.before, Entries) else ()
        for name in sorted({*there, *then}):
            if name not in then:
                changes += _without(assessment, (*place, name))
            elif name not in there:
                changes += _as_it_was(assessment, (*place, name))
    return Edit("以前の記載に戻す操作", tuple(changes), apart=True)


def attach(content: bytes, suffix: str) -> tuple[str, dict[str, bytes]]:
    """Return the name of a picture as an attachment, and the mapping an ``Edit`` takes.

    The name is made from the content, so that the same picture is kept once.
    """
    name = f"{hashlib.sha256(content).hexdigest()[:16]}{suffix.lower()}"
    return name, {name: content}


def new_name() -> str:
    """Return a name for a new entry that two people working on copies will not both draw."""
    return "e" + secrets.token_hex(4)


def _new_version_name() -> str:
    return "v" + secrets.token_hex(4)


def _without(assessment: Assessment, inside: Place) -> list[Change]:
    return [
        Change(place, value, None)
        for place, value in assessment.answers.items()
        if place[: len(inside)] == inside
    ]


def _as_it_was(assessment: Assessment, inside: Place) -> list[Change]:
    """Return the changes that bring back what last stood in an entry that is gone."""
    return [
        Change(place, assessment.answers.get(place), pasts[-1].before)
        for place, pasts in assessment.kept.log.records().items()
        if place[: len(inside)] == inside and pasts[-1].before != assessment.answers.get(place)
    ]


def _first_entries(form: Form, around: Place) -> list[Change]:
    changes = []
    for name, repeat in form.repeats.items():
        if repeat.at_least and not repeat.condition and form.scopes[name] == around[::2]:
            entries = tuple(new_name() for _ in range(repeat.at_least))
            changes.append(Change((*around, name), None, Entries(entries)))
            for entry in entries:
                changes += _first_entries(form, (*around, name, entry))
    return changes


def _entries(assessment: Assessment, repeat: Place, names: tuple[str, ...]) -> Change:
    return Change(repeat, assessment.answers.get(repeat), Entries(names) if names else None)


def _label(assessment: Assessment, repeat: Place) -> str:
    found = assessment.form.repeat(repeat)
    return found.label if found else repeat[-1]
