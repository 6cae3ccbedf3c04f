"""The 評価書: a form, and a flat mapping from place to answer, changed only by ``apply``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from assessor.document.changes import Change, Edit
from assessor.document.following import followed
from assessor.document.past import Log, Past
from assessor.document.pictures import Pictures
from assessor.document.versions import State, Version
from assessor.errors import AssessorError, DocumentError, StaleEditError
from assessor.form.definition import Echo, Form, Repeat
from assessor.form.places import RepeatSlot, Slot, repeat_slots, slots, walk, written_path
from assessor.form.values import Entries, Place, Value


@dataclass(frozen=True, slots=True)
class Kept:
    """What a document keeps of its past beside its answers."""

    versions: tuple[Version, ...] = ()
    """Oldest first."""
    log: Log = field(default_factory=Log)
    opened: State | None = None
    """The answers as the file says them, which its versions build on."""


_NOTHING = Kept()


class Assessment:
    """One filled-in form.

    ``edition`` is the edition tag that the file names; it differs from ``form.edition`` where the
    document is of an edition this program does not know.
    """

    def __init__(
        self,
        form: Form,
        answers: Mapping[Place, Value] = MappingProxyType({}),
        attachments: Mapping[str, bytes] = MappingProxyType({}),
        edition: str = "",
        kept: Kept = _NOTHING,
    ) -> None:
        self.form = form
        self.edition = edition or form.edition
        self._answers = dict(answers)
        self._attachments = (
            attachments.copy() if isinstance(attachments, Pictures) else Pictures(attachments)
        )
        self._kept = kept

    @property
    def answers(self) -> Mapping[Place, Value]:
        """Every answer that is not blank; read only."""
        return MappingProxyType(self._answers)

    @property
    def attachments(self) -> Mapping[str, bytes]:
        """The pictures that answers refer to, by name; read only."""
        return MappingProxyType(self._attachments)

    @property
    def kept(self) -> Kept:
        """The versions, and the history of the answers since the last."""
        return self._kept

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions, oldest first."""
        return self._kept.versions

    @property
    def edition_is_known(self) -> bool:
        """Whether the form is of the edition that the document names."""
        return self.edition == self.form.edition

    def answer(self, place: Place) -> Value | None:
        """Return what stands at ``place``; an echo gives the answer that it repeats."""
        echo = self.form.echoes.get(place[-1])
        if echo:
            near = self.form.place_near(echo.of, place)
            return self._answers.get(near) if near else None
        return self._answers.get(place)

    def entries(self, place: Place) -> tuple[str, ...]:
        """Return the names of the entries of the repeat at ``place``, in their order."""
        value = self._answers.get(place)
        return value.names if isinstance(value, Entries) else ()

    def slots(self) -> Iterator[Slot]:
        """Yield every place of the document in printed order."""
        return slots(self.form, self.entries)

    def walk(self) -> Iterator[Slot | RepeatSlot]:
        """Yield every place of the document and every place of a repeat, in printed order."""
        return walk(self.form, self.entries)

    def repeat_slots(self) -> Iterator[RepeatSlot]:
        """Yield every place where entries stand, or could, in printed order."""
        return repeat_slots(self.form, self.entries)

    def written_path(self, slot: Slot | RepeatSlot) -> str:
        """Return the place as people write it; with several files the file's name goes first."""
        return written_path(self.form, slot, self._file_name(slot))

    def entry_title(self, repeat_place: Place, entry: str) -> str:
        """Return what the user called an entry (システムの名称, 委託事項…), or an empty string."""
        item = self.form.entry_names.get(repeat_place[-1], "")
        value = self._answers.get((*repeat_place, entry, item))
        return value if isinstance(value, str) else ""

    def strangers(self) -> Iterator[tuple[Place, Value]]:
        """Yield the answers that have no place in this form, or whose entry is gone."""
        known = {slot.place for slot in self.slots() if not isinstance(slot.node, Echo)}
        for place, value in self._answers.items():
            if place not in known and not (isinstance(value, Entries) and self._reachable(place)):
                yield place, value

    def version(self, name: str) -> Version:
        """Return a version by its name; raise ``AssessorError`` where there is none."""
        for version in self.versions:
            if version.name == name:
                return version
        raise AssessorError("その版はありません。", "版の一覧で確かめてください。")

    def version_state(self, name: str) -> "Assessment":
        """Return the document as it was in a version, for reading: a copy that nobody keeps.

        Raises ``DocumentError`` where the file is damaged there.
        """
        version = self.version(name)
        try:
            answers = version.state.answers
        except DocumentError as error:
            raise DocumentError(
                f"版「{version.label}」の記載は、壊れていて読めません。",
                "今の記載は読めます。この版が要るときは、控えのファイルから開いてください。",
            ) from error
        return Assessment(version.state.form, answers, self._attachments, version.state.edition)

    def past(self, place: Place) -> tuple[Past, ...]:
        """Return what stood at ``place`` since the last version, newest first."""
        pasts = list(self._kept.log.of(place))
        while pasts and pasts[-1].before == self._answers.get(place):
            pasts.pop()
        return tuple(reversed(pasts))

    def apply(self, edit: Edit) -> Edit:
        """Change the document as ``edit`` says: the one door; marks of withheld passages follow.

        Returns the edit with all that it changed, as a history keeps it.

        Raises ``StaleEditError``, and changes nothing, where something else stands at a place
        than the edit expects.
        """
        edit = followed(self._answers, edit)
        after = self._after(edit.changes)
        if edit.versions and edit.versions.before != self.versions:
            raise _stale()
        self._remember(edit, after)
        for place, value in after.items():
            if value is None:
                self._answers.pop(place, None)
            else:
                self._answers[place] = value
        self._attachments.add(edit.attachments)
        return replace(edit, is_complete=True)

    def snapshot(self) -> "Assessment":
        """Return a copy that later edits do not touch, for work in another thread."""
        return Assessment(self.form, self._answers, self._attachments, self.edition, self._kept)

    def _after(self, changes: tuple[Change, ...]) -> dict[Place, Value | None]:
        after: dict[Place, Value | None] = {}
        for change in changes:
            current = (
                after[change.place] if change.place in after else self._answers.get(change.place)
            )
            if current != change.before:
                raise _stale()
            after[change.place] = change.after
        return after

    def _remember(self, edit: Edit, after: Mapping[Place, Value | None]) -> None:
        """Take over the versions that ``edit`` says, and record what it is about to change."""
        kept = self._kept
        log = kept.log
        if edit.when:
            for place, value in after.items():
                before = self._answers.get(place)
                if value != before:
                    log = log.with_record(place, before, edit.when, apart=edit.apart)
        if edit.versions and edit.versions.past:
            log = edit.versions.past[1]
        versions = edit.versions.after if edit.versions else kept.versions
        self._kept = Kept(versions, log, kept.opened)

    def _file_name(self, slot: Slot | RepeatSlot) -> str:
        step = slot.trail[0]
        if not isinstance(step.node, Repeat) or not step.entry:
            return ""
        if len(self.entries((step.node.name,))) == 1:
            return ""
        files = (step.node.name,)
        title = self.entry_title(files, step.entry)
        if not title.strip():
            return f"ファイル{step.index}"
        titles = [self.entry_title(files, entry) for entry in self.entries(files)]
        return f"{title}・{step.index}" if titles.count(title) > 1 else title

    def _reachable(self, place: Place) -> bool:
        if self.form.repeat(place) is None:
            return False
        around = place[:-2]
        return not around or (place[-2] in self.entries(around) and self._reachable(around))


def _stale() -> StaleEditError:
    return StaleEditError(
        "この操作は、今の記載に合わないため行えません。", "もう一度操作してください。"
    )
