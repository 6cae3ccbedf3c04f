"""The right side of the window: 手引, 指摘 and 未配置の記載, one at a time."""

from PySide6.QtWidgets import QTabWidget

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

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.guidance = Guidance(session)
        self.findings = Findings(session)
        self.unplaced = UnplacedPane(session)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.tabBar().setExpanding(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("手引、指摘、未配置の記載")
        self.addTab(self.guidance, "手引")
        self.addTab(self.findings, "指摘")
        self.addTab(self.unplaced, "未配置")
        session.checked.connect(self._count)
        session.opened.connect(self._count)
        self._count()

    @property
    def shown(self) -> str:
        """The name of the pane that is shown."""
        return NAMES[self.currentIndex()]

    def show_pane(self, name: str) -> None:
        """Show a pane by its name; an unknown name shows the guidance."""
        self.setCurrentIndex(NAMES.index(name) if name in NAMES else 0)

    def show_place(self, place: Place) -> None:
        """Say what belongs at ``place``, and take it as the target of what is moved."""
        if place:
            self.guidance.show_place(place)
        self.unplaced.show_target(place)

    def _count(self) -> None:
        wrong = sum(1 for f in self._session.findings if f.code not in UNFILLED)
        self.setTabText(1, f"指摘 {wrong}" if wrong else "指摘")
        waiting = self.unplaced.count
        self.setTabText(2, f"未配置 {waiting}" if waiting else "未配置")
