"""Where in the document one is, and the ways to go on from there.

Holds the one answer to 「どこにいるか」: the part that is shown and the item that has the focus.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from assessor.form.values import Place
from assessor.rules.finding import Finding, Fix, Replacement
from assessor.ui.page import Page
from assessor.ui.parts import Part, part_of, parts
from assessor.ui.progress import UNFILLED, Key
from assessor.ui.session import Session

_ROUND = "端まで来たので、反対の端から探しました。"


class Navigation(QObject):
    """The way through one session's document, on one page."""

    part_shown = Signal(object)
    """The ``Part`` that stands on the page now."""
    place_focused = Signal(object)
    """The place of the item that has the focus; empty where none has."""
    elsewhere = Signal(object)
    """A ``Finding`` that one goes to and that the page cannot show."""
    said = Signal(str)
    """A remark for the status bar."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(session)
        self._session = session
        self._page = page
        self.place: Place = ()
        self._reached: Finding | None = None
        """The finding that one has come to, as long as one stays there."""
        page.focused.connect(self._focus)
        page.shown.connect(self._arrive)
        page.told.connect(self.said)

    @property
    def part(self) -> Part | None:
        """The part that is shown."""
        return self._page.part

    @property
    def here(self) -> Place:
        """The place of the item that has the focus, or of the first in the part that is shown."""
        first = next(self.part.slots(self._session.assessment), None) if self.part else None
        return self.place or (first.place if first else ())

    @property
    def neighbours(self) -> tuple[Part | None, Part | None]:
        """The parts before and behind the one that is shown."""
        among = self._parts()
        at = next((n for n, part in enumerate(among) if part == self.part), 0)
        before = among[at - 1] if at > 0 else None
        return before, among[at + 1] if at + 1 < len(among) else None

    def go_to(self, target: object) -> None:
        """Go to a part by its key, to an entry or to an item by its place."""
        if isinstance(target, str):
            self.show_part(target)
        elif isinstance(target, tuple) and target:
            self.go_to_place(_first_inside(target, self._session))

    def show_part(self, key: str) -> None:
        """Show a part."""
        part = next((part for part in self._parts() if part.key == key), None)
        if part:
            self._page.show_part(part)

    def go_to_place(self, place: Place) -> None:
        """Show the item at ``place`` and give it the focus."""
        self._page.go_to(place)
        self._focus(place)

    def next_part(self) -> None:
        """Go on to the next part."""
        self._step(self.neighbours[1], "ここが最後の章です。")

    def previous_part(self) -> None:
        """Go back to the part before."""
        self._step(self.neighbours[0], "ここが最初の章です。")

    def next_finding(self) -> None:
        """Go to the next finding, wherever its words stand."""
        self._walk(1)

    def previous_finding(self) -> None:
        """Go to the finding before this one."""
        self._walk(-1)

    def go_to_finding(self, finding: Finding) -> None:
        """Show what a finding is about, and mark its words."""
        if part_of(finding.place, self._parts()):
            self._page.go_to(finding.place, finding.passage)
            self._focus(finding.place)
        else:
            self.elsewhere.emit(finding)
        self._reached = finding

    def go_to_fix(self, fix: Fix) -> None:
        """Show what a fix has changed, and mark the words that it has put there."""
        if isinstance(fix, Replacement) and fix.new:
            start = fix.passage.start
            self._page.go_to(fix.place, replace(fix.passage, end=start + len(fix.new)))
        else:
            self._page.go_to(fix.place)
        self._focus(fix.place)

    def next_blank(self) -> None:
        """Go to the next item that is still to be written."""
        self._seek(_is_unfilled, "記載が要る項目は、全て書かれています。")

    def _step(self, part: Part | None, words: str) -> None:
        if part:
            self.show_part(part.key)
        else:
            self.said.emit(words)

    def _seek(self, wanted: Callable[[Finding], bool], nothing: str) -> None:
        """Go to the next place that is wanted, and on from the beginning where there is none."""
        self._session.check_now()
        order = self._order()
        here = self._here(order)
        targets = _in_order((f.place for f in self._session.findings if wanted(f)), order)
        if not targets:
            self.said.emit(nothing)
            return
        ahead = [at for at in targets if at > here]
        if not ahead:
            self.said.emit(_ROUND)
        self.go_to_place(targets[min(ahead or targets)])

    def _walk(self, by: int) -> None:
        """Go to the nearest finding, and on from the other end where there is none."""
        self._session.check_now()
        order = self._order()
        among = sorted(
            (finding for finding in self._session.findings if not _is_unfilled(finding)),
            key=lambda finding: _stand(finding, order),
        )
        if not among:
            self.said.emit("誤りや注意の指摘はありません。")
            return
        before, behind = self._around(among, order)
        ahead = among[behind:] if by > 0 else among[:before]
        finding = (ahead or among)[0 if by > 0 else -1]
        self.go_to_finding(finding)
        self.said.emit(finding.message if ahead else f"{_ROUND}{finding.message}")

    def _around(self, among: list[Finding], order: dict[Key, int]) -> tuple[int, int]:
        """Return how many findings stand before where one is, and from which on they stand behind.

        Between the two stands the finding that one has come to, as long as it is still there.
        """
        reached = self._reached
        if reached:
            if reached in among:
                return among.index(reached), among.index(reached) + 1
            at = bisect_left(among, _stand(reached, order), key=lambda each: _stand(each, order))
            return at, at
        here = self._here(order)
        places = [order.get(each.place, len(order)) for each in among]
        return bisect_left(places, here), bisect_right(places, here)

    def _here(self, order: dict[Key, int]) -> int:
        return order.get(self.place) or (order.get(self.part.key, 0) if self.part else 0)

    def _order(self) -> dict[Key, int]:
        """Return where each place stands in the document; a part stands before its places."""
        order: dict[Key, int] = {}
        assessment = self._session.assessment
        known = [slot.place for slot in assessment.slots()]
        for part in self._parts():
            order[part.key] = len(order)
            for name in part.names & assessment.form.repeats.keys():
                order[(*part.around, name)] = len(order)
            for place in known:
                if place not in order and part.contains(place):
                    order[place] = len(order)
        return order

    def _parts(self) -> tuple[Part, ...]:
        return parts(self._session.assessment)

    def _arrive(self, part: Part) -> None:
        self._focus(())
        self.part_shown.emit(part)

    def _focus(self, place: Place) -> None:
        if self._reached and place != self._reached.place:
            self._reached = None
        if place != self.place:
            self.place = place
            self.place_focused.emit(place)


def _is_unfilled(finding: Finding) -> bool:
    return finding.code in UNFILLED


def _stand(finding: Finding, order: dict[Key, int]) -> tuple[int, int]:
    """Return where a finding stands; what the page does not show comes after all else."""
    return order.get(finding.place, len(order)), finding.passage.start if finding.passage else 0


def _in_order(places: Iterable[Place], order: dict[Key, int]) -> dict[int, Place]:
    return {order[place]: place for place in places if place in order}


def _first_inside(place: Place, session: Session) -> Place:
    """Return the first item in the entry at ``place``; an item is its own."""
    inside = (slot.place for slot in session.assessment.slots())
    return next((other for other in inside if other[: len(place)] == place), place)
