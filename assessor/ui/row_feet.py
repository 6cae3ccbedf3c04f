"""What stands below the rows of 変更箇所 on the page: out of date, merge, split.

A row that is out of date says so also while it is closed; what else can be done with it is offered
while it is open, like the other commands of an entry.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from assessor.history.rows import StaleRow
from assessor.ui import labels
from assessor.ui.editor import named
from assessor.ui.entry_frame import EntryFrame
from assessor.ui.kept_row import REMOVE, RENEW
from assessor.ui.page_style import styled
from assessor.ui.repeat_frame import RepeatFrame
from assessor.ui.session import Session

_STALE = "元の記載が、この行の後に変わりました。"
_GONE = "この行の変更は、取り消されています。"
_PROPOSE = "変更箇所の案を作る…"


class RowFoot(QFrame):
    """The foot of one row."""

    renew_wanted = Signal(object)
    look_wanted = Signal(str)
    merge_wanted = Signal(str)
    split_wanted = Signal(str)

    def __init__(self, row: str, entry: EntryFrame) -> None:
        super().__init__()
        self._row = row
        self._entry = entry
        self._stale: StaleRow | None = None
        self._may_merge = False
        self._may_split = False
        self._said = labels.text("", "quiet")
        self.renew = _link(RENEW, "fix")
        self.look = _link("違いを見る", "quiet-link")
        self.merge = _link("上の行とまとめる", "link")
        self.split = _link("行を分ける", "link")
        for button, name in (
            (self.renew, "renew"),
            (self.look, "look"),
            (self.merge, "merge"),
            (self.split, "split"),
        ):
            named(button, f"change/{row}.{name}", button.text())
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for widget in (self._said, self.renew, self.look):
            upper.addWidget(widget, stretch=int(widget is self._said))
        lower.addStretch(1)
        lower.addWidget(self.merge)
        lower.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 8, 6)
        column.setSpacing(2)
        column.addLayout(upper)
        column.addLayout(lower)
        self.renew.clicked.connect(lambda: self.renew_wanted.emit(self._stale))
        self.look.clicked.connect(lambda: self.look_wanted.emit(self._row))
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self._row))
        self.split.clicked.connect(lambda: self.split_wanted.emit(self._row))
        entry.opened.connect(self._follow)
        self._follow()

    def show_stale(self, stale: StaleRow | None) -> None:
        """Say that the row is out of date, or nothing."""
        self._stale = stale
        self._said.setText("" if stale is None else (_STALE if stale.now else _GONE))
        self.renew.setText(RENEW if stale is None or stale.now else REMOVE)
        self.renew.setAccessibleName(self.renew.text())
        self._follow()

    def allow(self, *, merge: bool, split: bool) -> None:
        """Offer to merge the row with the one above, or to split it, or neither."""
        self._may_merge, self._may_split = merge, split
        self._follow()

    def _follow(self) -> None:
        is_stale, is_open = self._stale is not None, self._entry.is_open
        for widget in (self._said, self.renew, self.look):
            widget.setHidden(not is_stale)
        self.merge.setHidden(not (is_open and self._may_merge))
        self.split.setHidden(not (is_open and self._may_split))
        self.setHidden(not is_stale and self.merge.isHidden() and self.split.isHidden())


class RowFeet(QObject):
    """The feet of all rows of one frame at a time."""

    open_wanted = Signal()
    renew_wanted = Signal(object)
    stale_shown_wanted = Signal(str)
    """The name of a row whose new text somebody wants to see."""
    merge_wanted = Signal(object)
    """The names of the rows that are to be one."""
    split_wanted = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: RepeatFrame | None = None
        self._feet: dict[str, RowFoot] = {}
        """Made when they have something to say: there can be hundreds of rows."""
        self._heard: set[str] = set()
        """The rows that say when they are opened."""
        self._stale: dict[str, StaleRow] = {}
        self._earlier: frozenset[str] = frozenset()
        """The rows of earlier publications, which stay as they are."""

    def serve(self, frame: RepeatFrame) -> None:
        """Put feet below the rows of ``frame``, and the way to the proposals above them."""
        if frame is self._frame:
            return
        self._frame = frame
        self._feet, self._heard = {}, set()
        propose = labels.button(_PROPOSE, tip="公表した版から変わったところを、行の案にします。")
        named(propose, "change/propose", "変更箇所の案を作る")
        propose.clicked.connect(self.open_wanted)
        frame.head.addWidget(propose)
        frame.head.addStretch(1)
        frame.titles_shown.connect(self._show_feet)
        frame.destroyed.connect(lambda: self._leave(frame))
        self._show_feet()

    def show_rows(self, stale: Iterable[StaleRow], earlier: Iterable[str]) -> None:
        """Say which rows are out of date; those of earlier publications stay as they are."""
        self._stale = {each.row: each for each in stale}
        self._earlier = frozenset(earlier)
        self._show_feet()

    def foot(self, row: str) -> RowFoot | None:
        """Return the foot of one row."""
        return self._feet.get(row)

    def _show_feet(self) -> None:
        if self._frame is None:
            return
        names = self._session.assessment.entries(self._frame.place)
        self._feet = {name: foot for name, foot in self._feet.items() if name in names}
        self._heard = {name for name in self._heard if name in names}
        for at, name in enumerate(names):
            entry = self._frame.entry(name)
            if entry and name not in self._heard:
                entry.opened.connect(self._show_feet)
                self._heard.add(name)
            if entry and name not in self._feet and (entry.is_open or name in self._stale):
                self._feet[name] = self._foot(name, entry)
            if name in self._feet:
                is_new = name not in self._earlier
                merge = is_new and at > 0 and names[at - 1] not in self._earlier
                self._feet[name].allow(merge=merge, split=is_new)
                self._feet[name].show_stale(self._stale.get(name))

    def _foot(self, name: str, entry: EntryFrame) -> RowFoot:
        foot = RowFoot(name, entry)
        foot.renew_wanted.connect(self.renew_wanted)
        foot.look_wanted.connect(self.stale_shown_wanted)
        foot.split_wanted.connect(self.split_wanted)
        foot.merge_wanted.connect(self._merge)
        entry.foot.addWidget(foot)
        return foot

    def _merge(self, name: str) -> None:
        names = self._session.assessment.entries(self._frame.place) if self._frame else ()
        at = names.index(name) if name in names else 0
        if at:
            self.merge_wanted.emit((names[at - 1], name))

    def _leave(self, frame: RepeatFrame) -> None:
        if self._frame is frame:
            self._frame = None
            self._feet, self._heard = {}, set()


def _link(words: str, role: str) -> QToolButton:
    button = styled(QToolButton(), role)
    button.setText(words)
    return button
