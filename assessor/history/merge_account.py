"""What two people did to copies of one document, told line by line for who is to merge them.

``history.merge`` works on places; a person reads changes: whose each is, what comes of it, and
where both collide. What cannot be listed is counted, so that nothing comes in unsaid.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assessor.document.assessment import Assessment
from assessor.document.changes import Change, Edit
from assessor.document.versions import Version
from assessor.form.values import Entries, Place
from assessor.history.compare import compare, compared
from assessor.history.difference import Difference, DifferenceKind
from assessor.history.merge import (
    Collision,
    CollisionKind,
    Decision,
    Decisions,
    Merge,
    Whose,
    edit_of_mine,
    merge,
    refuse_other_editions,
)
from assessor.history.review import Comment, add_comment
from assessor.history.side import Side, entries_around
from assessor.history.wording import Piece, pieces


@dataclass(frozen=True, slots=True)
class Dispute:
    """A collision with what each of the two made of the common document."""

    collision: Collision
    label: str
    """What the item or the repeat is called."""
    of_mine: tuple[Difference, ...]
    """What changed in the entry that collides; none for an answer."""
    of_theirs: tuple[Difference, ...]
    pieces_of_mine: tuple[Piece, ...]
    """The words of an answer beside those of the common document."""
    pieces_of_theirs: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """One change that is merged by itself."""

    difference: Difference
    """From the common document to the merged one."""
    whose: Whose | None
    """Who made it; None where both had a part in it."""


@dataclass(frozen=True, slots=True)
class Account:
    """Three documents and what comes of merging them."""

    base: Assessment
    mine: Assessment
    theirs: Assessment
    disputes: tuple[Dispute, ...]
    gains: tuple[Gain, ...]
    unlisted: int
    """Answers that are merged too and that no comparison lists: records about the document."""
    versions: int
    """How many versions of the other come in."""

    def number(self, whose: Whose) -> int:
        """Return how many of the listed changes one of the two made, alone or with the other."""
        return sum(gain.whose in {whose, None} for gain in self.gains) + len(self.disputes)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The edit that makes my document the merged one."""

    edit: Edit
    undecided: tuple[Collision, ...]
    """What nobody has decided: it stays as I have it, and a comment says what the other has."""


def shared_version(mine: Assessment, theirs: Assessment) -> Version | None:
    """Return the newest version that both copies have, on the edition they are on now."""
    names = {version.name for version in theirs.versions}
    edition = mine.form.id, mine.edition
    shared = (
        version
        for version in reversed(mine.versions)
        if version.name in names and (version.state.form_id, version.state.edition) == edition
    )
    return next(shared, None)


def account(base: Assessment, mine: Assessment, theirs: Assessment) -> Account:
    """Return what each changed, what comes of it, and what a person has to decide.

    Raises ``AssessorError`` where they are not on one edition of one form.
    """
    refuse_other_editions(base, mine, theirs)
    found = merge(base, mine, theirs)
    whole = base.snapshot()
    whole.apply(found.edit)
    ours, others = (compared(base, side).differences for side in (mine, theirs))
    gains = tuple(_gains(compared(base, whole).differences, ours, others))
    sides = tuple(Side(each) for each in (mine, theirs, base))
    disputes = tuple(_dispute(one, sides, ours, others) for one in found.collisions)
    known = {version.name for version in mine.versions}
    return Account(
        base,
        mine,
        theirs,
        disputes,
        gains,
        sum(1 for _ in _unlisted(found.edit.changes, gains)),
        sum(version.name not in known for version in found.versions),
    )


def settlement(found: Account, decisions: Decisions, day: str, by: str) -> Settlement:
    """Return the edit of my document; what is not decided stays mine, with a comment."""
    collisions = [dispute.collision for dispute in found.disputes]
    undecided = tuple(one for one in collisions if one.place not in decisions)
    chosen: dict[Place, Decision] = {**decisions, **{one.place: Whose.MINE for one in undecided}}
    together: Merge = merge(found.base, found.mine, found.theirs, chosen)
    edit = replace(edit_of_mine(found.base, found.mine, together), label="写しの統合")
    if not undecided:
        return Settlement(edit, ())
    copy = found.mine.snapshot()
    copy.apply(edit)
    for dispute in found.disputes:
        if dispute.collision in undecided:
            words = _left_words(dispute)
            comment = Comment("", dispute.collision.place, words, by=by, day=day)
            copy.apply(add_comment(copy, comment))
    changes = compare(found.mine, copy).changes
    return Settlement(replace(edit, changes=changes), undecided)


def _gains(
    merged: Iterable[Difference], ours: Iterable[Difference], others: Iterable[Difference]
) -> Iterator[Gain]:
    mine, theirs = ({difference.place for difference in found} for found in (ours, others))
    for difference in merged:
        is_mine, is_theirs = difference.place in mine, difference.place in theirs
        alone = Whose.MINE if is_mine else Whose.THEIRS
        yield Gain(difference, alone if is_mine != is_theirs else None)


def _dispute(
    collision: Collision,
    sides: tuple[Side, ...],
    ours: tuple[Difference, ...],
    others: tuple[Difference, ...],
) -> Dispute:
    texts = collision.base, collision.mine, collision.theirs
    has_words = collision.kind is not CollisionKind.ENTRY
    before, here, there = texts if has_words else ("", "", "")
    return Dispute(
        collision,
        _label(collision, sides),
        tuple(one for one in ours if _is_about(one, collision)),
        tuple(one for one in others if _is_about(one, collision)),
        pieces(before, here),
        pieces(before, there),
    )


def _is_about(difference: Difference, collision: Collision) -> bool:
    """Tell whether a difference is of the entry that collides, or in it."""
    return collision.kind is CollisionKind.ENTRY and collision.place in (
        difference.place,
        *entries_around(difference.place),
    )


def _label(collision: Collision, sides: tuple[Side, ...]) -> str:
    if collision.kind is CollisionKind.ANSWER:
        items = (side.item(collision.place) for side in sides)
        return next((item.label for item in items if item), "")
    repeat = collision.place[:-1] if collision.kind is CollisionKind.ENTRY else collision.place
    found = sides[0].assessment.form.repeat(repeat)
    return found.label if found else ""


def _unlisted(changes: Iterable[Change], gains: Iterable[Gain]) -> Iterator[Change]:
    listed = {gain.difference.place for gain in gains}
    for change in changes:
        is_order = isinstance(change.before or change.after, Entries)
        if not is_order and listed.isdisjoint((change.place, *entries_around(change.place))):
            yield change


def _left_words(dispute: Dispute) -> str:
    """Return what a comment says of a collision that nobody has decided."""
    collision = dispute.collision
    words = collision.theirs
    if collision.kind is CollisionKind.ENTRY:
        gone = any(one.kind is DifferenceKind.REMOVED for one in dispute.of_theirs)
        said = (f"{one.path}　{one.after_text}".strip() for one in _answers_of(dispute.of_theirs))
        words = "（削除されています）" if gone else "\n".join(said)
    return f"{_LEFT}\n相手の記載：\n{words or '（空欄）'}"


def _answers_of(found: Iterable[Difference]) -> Iterator[Difference]:
    for difference in found:
        if difference.inside:
            yield from _answers_of(difference.inside)
        elif not difference.is_entry:
            yield difference


_LEFT = "両方の写しで直された箇所です。統合のときに決めず、自分の記載のままとしました。"
