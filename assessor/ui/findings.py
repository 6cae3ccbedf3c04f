"""指摘: what the check says about the whole document, in groups; a click goes there.

What is merely still blank fills the list of a new document from top to bottom, so it stands behind
a switch of its own; outline and 「次の空欄」 lead through it better. What was set aside stands at
the end, folded away.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from assessor.document.unplaced import REPEAT
from assessor.form.values import Place
from assessor.rules.finding import Finding, Fix
from assessor.rules.set_aside import SetAside, returned
from assessor.ui import labels
from assessor.ui.finding_foot import FindingFoot
from assessor.ui.finding_head import BY_CHAPTER, BY_SEVERITY, FindingHead
from assessor.ui.finding_list import FindingList, Group
from assessor.ui.finding_rows import Row
from assessor.ui.finding_words import SORTS, WHOLE, sort_of
from assessor.ui.parts import Part, chapter_title, parts
from assessor.ui.progress import owner_of, owners
from assessor.ui.session import Session

_UNPLACED = "未配置の記載"
_ASIDE = "見送った指摘"


class Findings(QWidget):
    """The findings, what narrows them above them, and below what can be done about one."""

    chosen = Signal(object)
    """The ``Finding`` that somebody wants to see."""

    def __init__(self, session: Session, grouping: str = BY_CHAPTER) -> None:
        super().__init__()
        self._session = session
        self._places: object = None
        self._owners: dict[tuple[Place, str], Part] = {}
        self._returned: dict[Finding, SetAside] = {}
        self.head = FindingHead()
        self.head.group_by(grouping)
        self.head.changed.connect(self._refresh)
        self.list = FindingList()
        self.list.chosen.connect(lambda row: self.chosen.emit(row.finding))
        self.list.moved.connect(self._offer)
        self.list.delegate.pressed.connect(lambda row: session.fix([row.finding.fixes[0]]))
        self.foot = FindingFoot()
        self.foot.fix_wanted.connect(self._fix)
        self.foot.fixes_wanted.connect(self._confirm)
        self.foot.aside_wanted.connect(self._ask_why)
        self.foot.return_wanted.connect(self._take_up)
        self._nothing = labels.text(role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(18, 18, 18, 18)
        self._lay_out()
        session.checked.connect(self._refresh)
        session.opened.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Let the keys move through the list."""
        self.list.setFocus()

    def show_finding(self, finding: Finding) -> None:
        """Make the row of ``finding`` the current one."""
        self.list.select_finding(finding)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Set the rows anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.list.forget()
            self._refresh()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.foot)

    def _refresh(self) -> None:
        findings = self._session.findings
        self._returned = returned(findings, self._session.assessment)
        wanted = self.head.filter
        self.head.count(findings)
        shown = [f for f in findings if sort_of(f) in wanted.sorts and wanted.fits(f)]
        aside = [Row(f, why) for f, why in self._session.aside if wanted.fits(f)]
        groups = [
            *self._groups(shown),
            *([Group(_ASIDE, tuple(aside), is_open=False)] * bool(aside)),
        ]
        self.list.show_groups(groups)
        hidden = len(findings) - len(shown)
        self._nothing.setText(
            f"ここに示す指摘はありません。ほかに{hidden}件あります（上の絞り込みで示します）。"
            if hidden
            else "指摘はありません。"
        )
        self._stack.setCurrentWidget(self.list if groups else self._nothing)

    def _groups(self, findings: Iterable[Finding]) -> list[Group]:
        by_severity = self.head.grouping == BY_SEVERITY
        grouped: dict[str, list[Row]] = {sort: [] for sort in SORTS} if by_severity else {}
        for finding in findings:
            title = sort_of(finding) if by_severity else self._chapter_of(finding)
            grouped.setdefault(title, []).append(Row(finding, before=self._before(finding)))
        return [Group(title, tuple(rows)) for title, rows in grouped.items() if rows]

    def _before(self, finding: Finding) -> SetAside | None:
        # Hashing hundreds of findings takes longer than asking whether there is any.
        return self._returned.get(finding) if self._returned else None

    def _chapter_of(self, finding: Finding) -> str:
        if finding.place[:1] == REPEAT:
            return _UNPLACED
        if self._session.context.places is not self._places:
            self._places = self._session.context.places
            self._owners = dict(owners(parts(self._session.assessment)))
        part = owner_of(finding.place, self._owners) if finding.place else None
        return chapter_title(part.chapter) if part else WHOLE

    def _offer(self) -> None:
        self.foot.show_row(self.list.row, self._session.findings)

    def _fix(self, fix: Fix) -> None:
        self._session.fix([fix])

    def _confirm(self, findings: list[Finding]) -> None:
        from assessor.ui.fixes_dialog import FixesDialog  # noqa: PLC0415 - rarely used

        dialog = FixesDialog(findings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._session.fix)
        dialog.open()

    def _ask_why(self, finding: Finding) -> None:
        from assessor.ui.set_aside_dialog import SetAsideDialog  # noqa: PLC0415 - rarely used

        dialog = SetAsideDialog(finding, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reasoned.connect(lambda reason: self._session.set_aside(finding, reason))
        dialog.open()

    def _take_up(self, aside: SetAside) -> None:
        self._session.take_up(aside)
