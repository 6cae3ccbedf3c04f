"""What a document keeps of its past, as members of its file: versions and history.

A version is written as its difference to the next *newer* state, the newest one as that to the
present answers. So the present answers stand whole in one place and need nothing of the past,
whatever happens to that; what did not change is nowhere said twice; and only the newest version
is said anew when the answers change: all older ones are copied as they are, unread.

The price is that damage to a version hides the older ones behind it. Damaged bytes are kept for
whoever can repair them, and with them, as a *link*, the state that they build on. Opening reads no
version and no history, and so never fails because of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assessor.document.archive import DAMAGED, MEMBER_LIMIT, PAST_LIMIT, XML_LIMIT, Archive
from assessor.document.assessment import Assessment, Kept
from assessor.document.past import MOST, Log, Records, thinned
from assessor.document.pictures import shown
from assessor.document.unread import Unread
from assessor.document.versions import State, Step, Version, difference
from assessor.document.xml import Listed, Record
from assessor.document.xml_past import (
    difference_from_xml,
    difference_to_xml,
    records_from_xml,
    records_to_xml,
)
from assessor.errors import DocumentError
from assessor.form.definition import Form

_VERSIONS = "versions/"
_HISTORY = "history/"
_HISTORY_LIMIT = 5_000_000
"""The XML of the history; beyond it places keep fewer records, and in the end none."""

FindForm = Callable[[str, str], Form]
"""Gives the form of a name and an edition, or the nearest."""


@dataclass(frozen=True, slots=True)
class Written:
    """The past as it goes into a file: what the list says, and the members."""

    versions: tuple[Listed, ...]
    members: Mapping[str, bytes]


def written(assessment: Assessment) -> Written:
    """Return the past of a document for its file; reads as little of it as possible."""
    listed: list[Listed] = []
    members: dict[str, bytes] = {}
    newer = _present(assessment)
    for version in reversed(assessment.versions):
        *links, content = _contents(version.state, newer)
        for number, link in enumerate(links, start=1):
            name = f"{version.name}-{number}"
            listed.append(Listed(name, is_link=True))
            members[f"{_VERSIONS}{name}.xml"] = link
        listed.append(_listed(version))
        members[f"{_VERSIONS}{version.name}.xml"] = content
        newer = version.state
    for number, content in enumerate(_histories(assessment.kept.log), start=1):
        members[f"{_HISTORY}{number}.xml"] = content
    return Written(tuple(reversed(listed)), members)


def unread(members: Archive, record: Record, form: Form, find_form: FindForm) -> Kept:
    """Return the past that a file holds, without reading it.

    Raises ``DocumentError`` where it is bigger than a file may be.
    """
    opened = State(record.answers, lambda: form, record.form, record.edition)
    if record.format == 1:
        return Kept()
    members.names_in(_VERSIONS, PAST_LIMIT)
    histories = sorted(members.names_in(_HISTORY, PAST_LIMIT), key=_number)
    versions: list[Version] = []
    newer = opened
    for listed in reversed(record.versions):
        newer = _state(members, listed, newer, find_form)
        if not listed.is_link:
            versions.append(_version(listed, newer))
    log = Log(tuple(_unread_history(members, name) for name in histories))
    return Kept(tuple(reversed(versions)), log, opened)


def pictures(assessment: Assessment) -> frozenset[str]:
    """Return the names of the pictures that versions and history refer to."""
    names = frozenset(name for version in assessment.versions for name in version.pictures)
    log = assessment.kept.log
    if log.is_empty or not assessment.attachments:
        return names
    if log.damaged():
        return frozenset(assessment.attachments)
    records = log.records().values()
    return names | shown(past.before for pasts in records for past in pasts)


def damage(assessment: Assessment) -> tuple[str, ...]:
    """Return a sentence for each part of the past that cannot be read; reads all of it."""
    sentences = [
        f"版「{version.label}」の記載は、壊れていて読めません。"
        for version in assessment.versions
        if not _is_readable(version.state)
    ]
    if assessment.kept.log.damaged():
        sentences.append("以前の記載の一部は、壊れていて読めません。")
    past = pictures(assessment) - shown(assessment.answers.values())
    sentences += [
        f"以前の図「{name}」は、壊れていて読めません。"
        for name in sorted(past & assessment.attachments.keys())
        if assessment.attachments[name].startswith(DAMAGED)
    ]
    return tuple(sentences)


def _present(assessment: Assessment) -> State:
    """Return the present answers as a state: the very one that was opened, if it is as it was."""
    opened = assessment.kept.opened
    if opened is not None and opened.answers == assessment.answers:
        return opened
    form = assessment.form
    return State(assessment.answers, lambda: form, form.id, assessment.edition)


def _contents(state: State, newer: State) -> list[bytes]:
    """Return the XML that leads from ``newer`` to ``state``: its own last, links before it."""
    damaged: list[bytes] = []
    while state.step is None or state.step.newer is not newer:
        try:
            content = difference_to_xml(difference(state.answers, newer.answers))
        except DocumentError:
            if state.step is None:
                raise
            damaged.append(state.step.difference.content)
            state = state.step.newer
        else:
            return [content, *reversed(damaged)]
    return [state.step.difference.content, *reversed(damaged)]


def _listed(version: Version) -> Listed:
    return Listed(
        version.name,
        version.label,
        version.day,
        version.by,
        version.note,
        version.state.form_id,
        version.state.edition,
        tuple(sorted(version.pictures)),
    )


def _version(listed: Listed, state: State) -> Version:
    return Version(
        listed.name,
        listed.label,
        listed.day,
        state,
        listed.by,
        listed.note,
        frozenset(listed.figures),
    )


def _state(members: Archive, listed: Listed, newer: State, find_form: FindForm) -> State:
    member = f"{_VERSIONS}{listed.name}.xml"
    stored = Unread(lambda: members.rescued(member, XML_LIMIT), difference_from_xml)
    form, edition = listed.form, listed.edition
    return State(Step(newer, stored), lambda: find_form(form, edition), form, edition)


def _unread_history(members: Archive, name: str) -> Unread[Records]:
    return Unread(lambda: members.rescued(_HISTORY + name, XML_LIMIT), records_from_xml)


def _number(name: str) -> tuple[int, str]:
    stem = name.removesuffix(".xml")
    return (int(stem) if stem.isdecimal() and len(stem) < len(str(MEMBER_LIMIT)) + 1 else 0, name)


def _histories(log: Log) -> Iterator[bytes]:
    """Yield the members of the history: as they are where nothing is new, else as one."""
    if not log.recent:
        yield from (part.content for part in log.stored)
        return
    yield from (part.content for part in log.damaged())
    records, most = log.records(), MOST
    content = records_to_xml(records)
    while len(content) > _HISTORY_LIMIT and most:
        most //= 2
        content = records_to_xml(thinned(records, most))
    yield content


def _is_readable(state: State) -> bool:
    try:
        return state.answers is not None
    except DocumentError:
        return False
