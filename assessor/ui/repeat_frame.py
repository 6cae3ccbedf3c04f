"""A repeat on the page: its entries one below the other, and a button for another one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from assessor.form.definition import Item, Repeat, nodes
from assessor.form.kinds import show
from assessor.form.values import Place
from assessor.ui.editor import named
from assessor.ui.entry_frame import EntryFrame
from assessor.ui.page_style import styled
from assessor.ui.session import Session

_REMOVED = "「{}」を削除しました。「元に戻す」で戻せます。"
_SUMMARY = 60


Fill = Callable[[Place, QVBoxLayout], None]
"""Puts the items of the entry at a place into a column."""


class RepeatFrame(QFrame):
    """The entries of the repeat at ``place``."""

    told = Signal(str)
    """What was done, for the status line."""
    titles_shown = Signal()
    """Entries came, went or moved, or are called otherwise."""
    chosen = Signal(object)
    """The place of an entry that is shown elsewhere."""

    def __init__(
        self,
        session: Session,
        repeat: Repeat,
        place: Place,
        fill: Fill | None,
    ) -> None:
        super().__init__()
        self.repeat = repeat
        self.place = place
        self._session = session
        self._fill = fill
        self._frames: dict[str, EntryFrame] = {}
        self.head = QHBoxLayout()
        """Above the entries; empty for most repeats."""
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        self.add = styled(QPushButton(f"＋ {repeat.label}を追加"), "add")
        named(self.add, "/".join((*place, "add")), f"{repeat.label}を追加")
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.head)
        column.addLayout(self._entries)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add.setHidden(session.is_read_only)
        self.setFocusProxy(self.add)
        self.show_entries()

    def show_first(self) -> None:
        """Open the first entry; rows of a table stay closed, their titles say the most of them."""
        for _, frame in self._in_order()[: self.repeat.style != "rows"]:
            frame.open()

    def show_entries(self) -> None:
        """Show the entries there are now, in their order; what stays is not made anew."""
        names = self._session.assessment.entries(self.place)
        for name in [name for name in self._frames if name not in names]:
            frame = self._frames.pop(name)
            self._entries.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        for at, name in enumerate(names):
            if name not in self._frames:
                self._frames[name] = self._frame(name)
            if self._entries.indexOf(self._frames[name]) != at:
                self._entries.insertWidget(at, self._frames[name])
                # Qt would show it with the next events, and the page would jump then.
                self._frames[name].show()
        self.show_titles()

    def show_titles(self) -> None:
        """Show how the entries are called and numbered now."""
        for index, (name, frame) in enumerate(self._in_order(), start=1):
            label = f"{self.repeat.label}{index}"
            title = self._session.assessment.entry_title(self.place, name)
            if self.repeat.style == "rows":
                frame.show_title(*self._row_words(name, index))
            elif self.repeat.style == "chapters" and title:
                frame.show_title(f"{index}　{title}")
            else:
                frame.show_title(f"{label}　{title}" if title else label)
            frame.stand(index, len(self._frames))
            frame.name("/".join((*self.place, name)), label)
        self.titles_shown.emit()

    def open_entry(self, name: str) -> None:
        """Show the items of one entry."""
        if name in self._frames:
            self._frames[name].open()

    def entry(self, name: str) -> EntryFrame | None:
        """Return the frame of one entry."""
        return self._frames.get(name)

    def _in_order(self) -> list[tuple[str, EntryFrame]]:
        names = self._session.assessment.entries(self.place)
        return [(name, self._frames[name]) for name in names]

    def _frame(self, name: str) -> EntryFrame:
        fill = partial(self._fill, (*self.place, name)) if self._fill else None
        frame = EntryFrame(fill, is_read_only=self._session.is_read_only)
        frame.duplicated.connect(partial(self._duplicate, name))
        frame.moved.connect(partial(self._move, name))
        frame.removed.connect(partial(self._remove, name))
        frame.chosen.connect(partial(self.chosen.emit, (*self.place, name)))
        return frame

    def _row_words(self, name: str, index: int) -> tuple[str, str]:
        """Return what a row is called, and the beginning of its longer texts."""
        assessment = self._session.assessment
        short: list[str] = []
        long: list[str] = []
        for item in (node for node in nodes(self.repeat) if isinstance(node, Item)):
            value = assessment.answers.get((*self.place, name, item.name))
            words = "" if value is None else " ".join(show(item, value).split())
            (long if item.width > _WIDE else short).append(words[:_SUMMARY])
        return f"{index}　" + "　".join(short[:2]), " → ".join(long)

    def _add(self) -> None:
        name = self._session.add_entry(self.place)
        self._show_new(name, "を追加しました。")

    def _duplicate(self, name: str) -> None:
        copy = self._session.duplicate_entry(self.place, name)
        self._show_new(copy, "に写しました。")

    def _show_new(self, name: str, done: str) -> None:
        frame = self._frames.get(name)
        if frame:
            frame.open()
            frame.focus_first()
        self.told.emit(f"「{self._called(name)}」{done}")

    def _move(self, name: str, by: int) -> None:
        self._session.move_entry(self.place, name, by)
        frame = self._frames[name]
        button = frame.buttons["上へ" if by < 0 else "下へ"]
        (button if button.isEnabled() else frame.title).setFocus()
        self.told.emit(f"「{self._called(name)}」に移しました。")

    def _remove(self, name: str) -> None:
        called = self._called(name)
        at = self._session.assessment.entries(self.place).index(name)
        self._session.remove_entry(self.place, name)
        left = self._in_order()
        (left[min(at, len(left) - 1)][1].title if left else self.add).setFocus()
        self.told.emit(_REMOVED.format(called))

    def _called(self, name: str) -> str:
        names = self._session.assessment.entries(self.place)
        return f"{self.repeat.label}{names.index(name) + 1}"


_WIDE = 20
"""Per cent of the width from which a column of a row holds long texts."""
