"""The right side of the window: 手引, 指摘 and 未配置の記載, one at a time.

指摘 and 未配置の記載 are made when they are first wanted: a start shows neither, and until then no
check has to fill a list that nobody sees.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from assessor.document.unplaced import unplaced
from assessor.form.values import Place
from assessor.ui.findings import Findings
from assessor.ui.guidance import Guidance
from assessor.ui.progress import UNFILLED
from assessor.ui.session import Session
from assessor.ui.unplaced_pane import UnplacedPane

NAMES = ("guidance", "findings", "unplaced")
"""The panes in their order, as the settings call them."""


class SidePanes(QTabWidget):
    """The three panes; their tabs say how much waits in them."""

    finding_chosen = Signal(object)
    """The ``Finding`` that somebody wants to see."""
    text_moved = Signal(object)
    """The place to which a text has just been moved."""

    def __init__(self, session: Session, grouping: str) -> None:
        super().__init__()
        self._session = session
        self._grouping = grouping
        self._target: Place = ()
        self.guidance = Guidance(session)
        self._findings: Findings | None = None
        self._unplaced: UnplacedPane | None = None
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.tabBar().setExpanding(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("手引、指摘、未配置の記載")
        self.addTab(self.guidance, "手引")
        self._rooms = {1: self._room("指摘"), 2: self._room("未配置")}
        self.currentChanged.connect(self._furnish)
        session.checked.connect(self._count)
        session.opened.connect(self._count)
        self._count()

    @property
    def findings(self) -> Findings:
        """The findings; made when they are first wanted."""
        if self._findings is None:
            self._findings = Findings(self._session, self._grouping)
            self._findings.chosen.connect(self.finding_chosen)
            self._rooms[1].addWidget(self._findings)
        return self._findings

    @property
    def grouping(self) -> str:
        """How the findings are grouped."""
        return self._findings.head.grouping if self._findings else self._grouping

    @property
    def unplaced(self) -> UnplacedPane:
        """The texts without an item; made when they are first wanted."""
        if self._unplaced is None:
            self._unplaced = UnplacedPane(self._session)
            self._unplaced.show_target(self._target)
            self._unplaced.moved.connect(self.text_moved)
            self._rooms[2].addWidget(self._unplaced)
        return self._unplaced

    @property
    def shown(self) -> str:
        """The name of the pane that is shown."""
        return NAMES[self.currentIndex()]

    def show_pane(self, name: str) -> None:
        """Show a pane by its name; an unknown name shows the guidance."""
        self.setCurrentIndex(NAMES.index(name) if name in NAMES else 0)

    def show_place(self, place: Place) -> None:
        """Say what belongs at ``place``, and take it as the target of what is moved."""
        self._target = place
        if place:
            self.guidance.show_place(place)
        if self._unplaced is not None:
            self._unplaced.show_target(place)

    def _furnish(self, index: int) -> None:
        """Make the pane that is about to be seen."""
        if index > 0:
            _ = self.findings if index == 1 else self.unplaced

    def _room(self, title: str) -> QVBoxLayout:
        """Add the page of a pane that is still to be made, and return where it will stand."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.addTab(page, title)
        return layout

    def _count(self) -> None:
        wrong = sum(1 for f in self._session.findings if f.code not in UNFILLED)
        self.setTabText(1, f"指摘 {wrong}" if wrong else "指摘")
        waiting = sum(1 for _ in unplaced(self._session.assessment))
        self.setTabText(2, f"未配置 {waiting}" if waiting else "未配置")
