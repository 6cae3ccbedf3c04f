"""The actions of the window: menus and toolbar, made from the table in ``commands``."""

from operator import attrgetter

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from assessor.ui import theme
from assessor.ui.commands import COMMANDS, RECENT, Command


class Actions:
    """The actions of one window, made from the table."""

    def __init__(self, window: QMainWindow) -> None:
        self._by_slot: dict[str, QAction] = {}
        self._of_document: list[QAction] = []
        self.recent = QMenu(RECENT, window)
        menus: dict[str, QMenu] = {}
        bar = _toolbar(window)
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = window.menuBar().addMenu(command.menu)
            self._enter(menus[command.menu], bar, command, window)

    def action(self, slot: str) -> QAction:
        """Return the action that calls ``slot``."""
        return self._by_slot[slot]

    def allow_document(self, is_open: bool) -> None:  # noqa: FBT001 - the state itself
        """Allow what needs a document, or forbid it."""
        for action in self._of_document:
            action.setEnabled(is_open)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; forbid them where the words are empty."""
        for slot, words, what in (("undo", "元に戻す", undo), ("redo", "やり直し", redo)):
            action = self._by_slot[f"session.{slot}"]
            action.setText(f"{words}：{what}" if what else words)
            action.setEnabled(bool(what))

    def _enter(self, menu: QMenu, bar: QToolBar, command: Command, window: QMainWindow) -> None:
        if not command.words:
            menu.addSeparator()
        elif not command.slot:
            menu.addMenu(self.recent)
        else:
            action = _action(command, window)
            menu.addAction(action)
            self._by_slot.setdefault(command.slot, action)
            if not command.always:
                self._of_document.append(action)
            if command.short:
                _put(bar, action, command.menu)


def _action(command: Command, window: QMainWindow) -> QAction:
    action = QAction(command.words, window)
    action.setIconText(command.short or command.words)
    if command.icon:
        action.setIcon(theme.icon(command.icon))
    if command.key:
        action.setShortcut(QKeySequence(command.key))
    key = f"（{command.key}）" if command.key else ""
    action.setToolTip(command.tip + key)
    action.setStatusTip(command.tip)
    # Looked up when it is wanted: the workspace is made with the first document.
    slot = attrgetter(command.slot)
    action.triggered.connect(lambda _=False: slot(window)())
    return action


def _toolbar(window: QMainWindow) -> QToolBar:
    bar = window.addToolBar("道具")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    return bar


def _put(bar: QToolBar, action: QAction, menu: str) -> None:
    """Put an action at the end of the toolbar, divided from those of other menus."""
    before = bar.actions()
    if before and before[-1].property("menu") != menu:
        bar.addSeparator()
    action.setProperty("menu", menu)
    bar.addAction(action)
