"""確認の記録: what reviewers said of the changes between two states of a document.

A mark belongs to one change: the place, and what stood there before and after, each as a digest.
So it counts only as long as both are as they were when it was set; when the answer changes again
the change is 未確認, without anybody having to take the mark back. A comment belongs to a place,
and to a passage where one was marked. Like findings that were set aside, all of it is kept in the
document as entries of repeats of our own, so that saving and undo know it; it is never printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.digest import answer_digest, answers_digest, words_digest
from assessor.document.edits import add_entry, new_name, remove_entry
from assessor.form.kinds import show
from assessor.form.values import Choice, Place, Value
from assessor.history.difference import Comparison, Difference

ROLES = ("起案", "係長", "課長", "審議会")
"""Who usually signs a version off; a person may use other words."""

_MARK, _COMMENT, _SIGN_OFF = "review_mark", "review_comment", "sign_off"


class MarkState(StrEnum):
    """What a reviewer thinks of a change."""

    UNCHECKED = "unchecked"
    REVISE = "revise"
    CONFIRMED = "confirmed"

    @property
    def words(self) -> str:
        """What a person reads."""
        return {"unchecked": "未確認", "revise": "要修正", "confirmed": "確認済"}[self.value]


class CommentState(StrEnum):
    """How far a comment is."""

    OPEN = "open"
    ANSWERED = "answered"
    DONE = "done"

    @property
    def words(self) -> str:
        """What a person reads."""
        return {"open": "未対応", "answered": "回答あり", "done": "対応済"}[self.value]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer said of one change."""

    entry: str
    place: Place
    before: str
    """The digest of what stood there before."""
    after: str
    state: MarkState
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer wrote about a place, and what became of it."""

    entry: str
    place: Place
    text: str
    passage: str = ""
    """The words that it is about; empty where it is about all of the answer."""
    by: str = ""
    day: str = ""
    state: CommentState = CommentState.OPEN
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody, by role, has signed a version off."""

    entry: str
    version: str
    """The name of the version."""
    label: str
    """What the version was called then."""
    role: str
    day: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A change with what was said of it."""

    difference: Difference
    mark: Mark | None
    """The mark of just this change."""
    is_outdated: bool
    """Whether a mark was set and the answer has changed since."""
    comments: tuple[Comment, ...]

    @property
    def state(self) -> MarkState:
        """What is thought of the change as it is now."""
        return self.mark.state if self.mark else MarkState.UNCHECKED


@dataclass(frozen=True, slots=True)
class Review:
    """All that was said about a comparison, for windows and for what is written out with it."""

    changes: tuple[Reviewed, ...]
    """Every difference of the comparison, in its order."""
    elsewhere: tuple[Comment, ...]
    """Comments on places that do not differ."""
    sign_offs: tuple[SignOff, ...]

    def number(self, state: MarkState) -> int:
        """Return how many changes are in a state."""
        return sum(reviewed.state is state for reviewed in self.changes)

    @property
    def sentence(self) -> str:
        """What a person is told of the progress."""
        return f"{len(self.changes)}件中 {self.number(MarkState.CONFIRMED)}件確認済"

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """The comments that are not done with, those on changes first."""
        on_changes = (comment for reviewed in self.changes for comment in reviewed.comments)
        return tuple(
            comment
            for comment in (*on_changes, *self.elsewhere)
            if comment.state is not CommentState.DONE
        )


def review_of(comparison: Comparison, records: Assessment) -> Review:
    """Return what ``records``, the document that keeps it, says about a comparison."""
    by_place: dict[Place, dict[str, Mark]] = {}
    for mark in marks(records):
        by_place.setdefault(mark.place, {})[mark.before] = mark
    on: dict[Place, list[Comment]] = {}
    for comment in comments(records):
        on.setdefault(comment.place, []).append(comment)
    changes = []
    for difference in comparison.differences:
        before, after = digests(difference)
        found = by_place.get(difference.place, {}).get(before)
        is_current = found is not None and found.after == after
        places = (difference.place, *(inner.place for inner in difference.inside))
        said = tuple(comment for place in places for comment in on.pop(place, ()))
        changes.append(
            Reviewed(
                difference,
                found if is_current else None,
                is_outdated=found is not None and not is_current,
                comments=said,
            )
        )
    rest = tuple(comment for said in on.values() for comment in said)
    return Review(tuple(changes), rest, tuple(sign_offs(records)))


def digests(difference: Difference) -> tuple[str, str]:
    """Return what tells a change from others at its place: the digests of before and after."""
    if not difference.is_entry:
        return answer_digest(difference.before), answer_digest(difference.after)
    whole = [
        answers_digest(("/".join(inner.place), value) for inner, value in side)
        for side in (
            [(inner, inner.before) for inner in difference.inside],
            [(inner, inner.after) for inner in difference.inside],
        )
    ]
    before, after = (
        words_digest((difference.kind, str(position), answers))
        for position, answers in zip(difference.positions, whole, strict=True)
    )
    return before, after


def marks(assessment: Assessment) -> Iterator[Mark]:
    """Yield the marks in the order in which they were first set; what cannot be read, not."""
    for entry, words in _records(assessment, _MARK):
        if words["state"] in set(MarkState):
            yield Mark(
                entry,
                _place(words["place"]),
                words["before"],
                words["after"],
                MarkState(words["state"]),
                words["by"],
                words["day"],
            )


def comments(assessment: Assessment) -> Iterator[Comment]:
    """Yield the comments, oldest first; one with an unknown state is open."""
    for entry, words in _records(assessment, _COMMENT):
        known = words["state"] in set(CommentState)
        yield Comment(
            entry,
            _place(words["place"]),
            words["text"],
            words["passage"],
            words["by"],
            words["day"],
            CommentState(words["state"]) if known else CommentState.OPEN,
            words["answer"],
        )


def sign_offs(assessment: Assessment, version: str = "") -> Iterator[SignOff]:
    """Yield who has signed off which version, or one version, oldest first."""
    for entry, words in _records(assessment, _SIGN_OFF):
        if not version or words["version"] == version:
            yield SignOff(
                entry,
                words["version"],
                words["label"],
                words["role"],
                words["day"],
                words["note"],
            )


def mark(
    assessment: Assessment, difference: Difference, state: MarkState, by: str, day: date
) -> Edit:
    """Return the edit that marks a change; 未確認 takes away the mark that is there."""
    before, after = digests(difference)
    there = next(
        (
            mark
            for mark in marks(assessment)
            if (mark.place, mark.before) == (difference.place, before)
        ),
        None,
    )
    label = f"「{state.words}」の印"
    if state is MarkState.UNCHECKED:
        changes = remove_entry(assessment, (_MARK,), there.entry).changes if there else ()
        return Edit(label, changes)
    words: dict[str, Value] = {
        "place": "/".join(difference.place),
        "before": before,
        "after": after,
        "state": Choice(state),
        "by": by,
        "day": day.isoformat(),
    }
    return _written(assessment, _MARK, there.entry if there else "", words, label)


def add_comment(assessment: Assessment, comment: Comment) -> Edit:
    """Return the edit that adds a comment; the name of its entry is drawn here."""
    return _written(assessment, _COMMENT, "", _comment_words(comment), "コメントの追加")


def change_comment(assessment: Assessment, comment: Comment) -> Edit:
    """Return the edit that says something else in a comment: its words, answer or state."""
    words = _comment_words(comment)
    return _written(assessment, _COMMENT, comment.entry, words, "コメントの変更")


def remove_comment(assessment: Assessment, entry: str) -> Edit:
    """Return the edit that takes a comment away."""
    return Edit("コメントの削除", remove_entry(assessment, (_COMMENT,), entry).changes)


def sign_off(assessment: Assessment, version: str, role: str, day: date, note: str = "") -> Edit:
    """Return the edit that signs a version off."""
    words: dict[str, Value] = {
        "version": version,
        "label": assessment.version(version).label,
        "role": role,
        "day": day.isoformat(),
        "note": note,
    }
    return _written(assessment, _SIGN_OFF, "", words, f"{role}の確認")


def withdraw_sign_off(assessment: Assessment, entry: str) -> Edit:
    """Return the edit that takes back what somebody has signed off."""
    return Edit("版の確認の取消し", remove_entry(assessment, (_SIGN_OFF,), entry).changes)


def _comment_words(comment: Comment) -> dict[str, Value]:
    return {
        "place": "/".join(comment.place),
        "passage": comment.passage,
        "text": comment.text,
        "by": comment.by,
        "day": comment.day,
        "state": Choice(comment.state),
        "answer": comment.answer,
    }


def _written(
    assessment: Assessment, repeat: str, entry: str, words: Mapping[str, Value], label: str
) -> Edit:
    """Return the edit that writes a record: into ``entry``, or into a new one."""
    name = entry or new_name()
    added = () if entry else add_entry(assessment, (repeat,), name).changes
    places = {(repeat, name, f"{repeat}_{word}"): value or None for word, value in words.items()}
    changes = (
        Change(place, assessment.answers.get(place), value) for place, value in places.items()
    )
    return Edit(label, (*added, *(change for change in changes if change.before != change.after)))


def _records(assessment: Assessment, repeat: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the entries of a repeat with what they say, by the last part of the items' names."""
    items = [
        item
        for name, item in assessment.form.items.items()
        if assessment.form.scopes[name] == (repeat,)
    ]
    for entry in assessment.entries((repeat,)):
        words = {}
        for item in items:
            value = assessment.answers.get((repeat, entry, item.name))
            said = value.option if isinstance(value, Choice) else value and show(item, value)
            words[item.name.removeprefix(f"{repeat}_")] = said or ""
        yield entry, words


def _place(words: str) -> Place:
    return tuple(filter(None, words.split("/")))
