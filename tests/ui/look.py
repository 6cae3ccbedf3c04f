"""What the tests of the window look for: one widget of a kind, one row of a tree."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QTreeWidget, QTreeWidgetItem, QWidget

T = TypeVar("T", bound=QObject)


def the(kind: type[T], parent: QObject) -> T:
    """The first ``kind`` below ``parent``; there must be one."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The button with these words."""
    return next(b for b in parent.findChildren(QAbstractButton) if b.text() == words)


def row(tree: QTreeWidget, *numbers: int) -> QTreeWidgetItem:
    """The row at these numbers, from the top down."""
    item: QTreeWidgetItem | None = tree.invisibleRootItem()
    for number in numbers:
        assert item is not None
        item = item.child(number)
    assert item is not None
    return item


def rows(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """Every row, from the top down."""
    yield from _below(row(tree))


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(item.childCount()):
        child = item.child(number)
        assert child is not None
        yield child
        yield from _below(child)
