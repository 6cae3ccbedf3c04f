"""The middle of the window: one part of the document at a time, to be read and answered.

    key press in an editor ─► session ─► edited ─► the sheet shows what has changed
    pause ─► checked ─► the sheet shows the findings, and what is looked at stays where it is

The page knows places and parts, not what is asked there. Whatever the person does goes to the
session; whatever is shown comes from it, so that undo needs no way of its own.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from assessor.document.changes import Edit
from assessor.form.values import Entries, Place
from assessor.rules.finding import Finding, Passage
from assessor.ui.item_frame import ItemFrame
from assessor.ui.page_scroll import PageScroll
from assessor.ui.page_style import style_sheet
from assessor.ui.parts import Part, part_of, parts
from assessor.ui.repeat_frame import RepeatFrame
from assessor.ui.session import Session
from assessor.ui.sheet import Sheet


class Page(QWidget):
    """Shows one part of the session's document."""

    focused = Signal(object)
    """The place of the item that has the focus now."""
    shown = Signal(object)
    """The part that is shown now."""
    asked = Signal(object)
    """Where on the screen somebody wants to know what can be done with an item."""
    wanted = Signal()
    """Something on the page is about to be shown: whatever stands before it should go."""
    told = Signal(str)
    """What was done on the page, for the status line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet: Sheet | None = None
        self._looked_at: dict[str, int] = {}
        self._styled_for = 0.0
        self._scroll = PageScroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._style()
        session.edited.connect(self._show_edit)
        session.checked.connect(self._show_findings)
        session.opened.connect(self._start)
        _application().focusChanged.connect(self._notice_focus)
        self._start()

    @property
    def part(self) -> Part | None:
        """The part that is shown."""
        return self._sheet.part if self._sheet else None

    def repeat(self, place: Place) -> RepeatFrame | None:
        """Return the repeat at ``place``, if it stands on the page."""
        repeats = self._sheet.repeats if self._sheet else []
        return next((repeat for repeat in repeats if repeat.place == place), None)

    def show_part(self, part: Part) -> None:
        """Show ``part``; come back to where one was when it was shown before."""
        self.wanted.emit()
        if self.part == part:
            return
        self._leave()
        self._sheet = Sheet(self._session, part, self._scroll.viewport())
        for repeat in self._sheet.repeats:
            repeat.told.connect(self.told)
            repeat.chosen.connect(self._go_into)
        self._scroll.setWidget(self._sheet)
        self._scroll.settle()
        self._scroll.verticalScrollBar().setValue(self._looked_at.get(part.key, 0))
        self.shown.emit(part)

    def go_to(self, place: Place, passage: Passage | None = None) -> None:
        """Show the part with ``place``, open what hides it, put the focus there, mark words."""
        part = part_of(place, parts(self._session.assessment))
        if part is None:
            return
        self.show_part(part)
        widget = self._sheet.reveal(place) if self._sheet else None
        if widget:
            self._scroll.show_top(widget)
            widget.setFocus()
        if passage and isinstance(widget, ItemFrame):
            widget.editor.select(passage.address, passage.start, passage.end)

    def item_of(self, widget: QWidget) -> ItemFrame | None:
        """Return the item that ``widget`` is a part of; None where it is not on the page."""
        on_page = self._sheet is not None and self._sheet.isAncestorOf(widget)
        return self._sheet.item_of(widget) if self._sheet and on_page else None

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        child = self.childAt(event.pos())
        place = self._sheet.place_of(child) if self._sheet and child else None
        if place:
            self.focused.emit(place)
            self.asked.emit(event.globalPos())

    def offer(self, action: QAction) -> None:
        """Show ``action`` in the menus of the text boxes too."""
        self._scroll.addAction(action)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._style()

    def _start(self) -> None:
        """Show the beginning of a document that was just opened."""
        self._looked_at.clear()
        self._sheet = None
        self.show_part(parts(self._session.assessment)[0])

    def _leave(self) -> None:
        if self._sheet:
            self._looked_at[self._sheet.part.key] = self._scroll.verticalScrollBar().value()

    def _show_edit(self, edit: Edit) -> None:
        if self._sheet is None:
            return
        if any(isinstance(change.before or change.after, Entries) for change in edit.changes):
            self._show_moved_parts()
        with self._scroll.steady():
            self._sheet.show_edit(edit)

    def _show_moved_parts(self) -> None:
        """Go to the list of files where the part that was shown has gone with its file."""
        among = parts(self._session.assessment)
        part = self.part
        if part and part not in among:
            left = [other for other in among if other.contains(part.around[:-1])]
            self.show_part((*left, among[0])[0])

    def _show_findings(self, findings: list[Finding]) -> None:
        if self._sheet and self._sheet.differs(findings):
            with self._scroll.steady():
                self._sheet.show_findings(findings)

    def _go_into(self, around: Place) -> None:
        """Show the first part of a file."""
        inside = [part for part in parts(self._session.assessment) if part.around == around]
        if inside:
            self.show_part(inside[0])

    def _notice_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._sheet and new and self._sheet.isAncestorOf(new):
            place = self._sheet.place_of(new)
            if place:
                self.focused.emit(place)

    def _style(self) -> None:
        size = QApplication.font().pointSizeF()
        if size != self._styled_for:
            self._styled_for = size
            self.setStyleSheet(style_sheet(size))


def _application() -> QApplication:
    """Return the program's one application, which a page cannot do without."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError("a page needs a QApplication")
    return found
