"""What all editors have in common: they show a value, and say when a person has changed it.

An editor knows its item and nothing of places, of the document or of other editors. It never
keeps a value of its own: what it shows comes from ``show_value``, what it was made to say goes
out by a signal, and undo comes back the same way.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor.document.withheld import Spans
from assessor.form.definition import Item
from assessor.form.texts import Address
from assessor.form.values import Value
from assessor.ui.text_box import TextBox
from assessor.ui.withheld_shade import shade


class Editor(QWidget):
    """The part of the page where one item is answered."""

    typed = Signal(object)
    """The value after a key press; goes into one step with what was typed before."""
    answered = Signal(object, object)
    """The value after a choice, a tick, a paste: a step of its own; and pictures new with it."""

    def __init__(self, item: Item, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.item = item
        self.corner: QWidget | None = None
        """What stands beside the label while there is an answer; the frame puts it there."""
        self.pictures = pictures
        """The document's pictures by name, as they are now."""
        self._shaded: frozenset[Address] = frozenset()
        """The texts in which something is shown as withheld."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_value(self, value: Value | None) -> None:
        """Show ``value``, whatever it is; leave alone what already shows it."""
        raise NotImplementedError

    def select(self, address: Address, start: int, end: int) -> None:
        """Take the focus, and mark the characters of the text at ``address`` where one is shown."""
        box = self.box_at(address)
        if box:
            box.select(start, end)
        else:
            self.setFocus()

    def box_at(self, address: Address) -> TextBox | None:  # noqa: ARG002 - for those with boxes
        """Return the box in which the text at ``address`` is written; None where none is."""
        return None

    def show_withheld(self, spans: Spans) -> None:
        """Show which passages are withheld, by the address of their text."""
        for address in {*spans, *self._shaded}:
            box = self.box_at(address)
            if box:
                shade(box, spans.get(address, ()))
        self._shaded = frozenset(spans)

    def name(self, identity: str, words: str) -> None:
        """Name the widgets in it: from the place, and in words for a screen reader."""
        raise NotImplementedError


def named(widget: QWidget, identity: str, words: str) -> None:
    """Give one widget its object name, and its name for a screen reader."""
    widget.setObjectName(identity)
    widget.setAccessibleName(words)
