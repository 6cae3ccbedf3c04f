"""The findings of one place below it: an icon, a sentence, and what can be done about it.

Fix and 「見送る…」 are small and quiet: they are offered, the answer is what matters here.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from assessor.rules.finding import Finding
from assessor.ui import theme
from assessor.ui.editor import named
from assessor.ui.finding_words import WORDS, about, on_button
from assessor.ui.page_style import show_spaced, styled
from assessor.ui.session import Session

_ICON = 18
_MOST = 3
"""Findings that are shown below one item; more stand behind 「ほか」."""


class FindingLines(QWidget):
    """Shows findings one below the other; takes no room without any."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Finding, ...] = ()
        self._shows_all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def shows(self, findings: Sequence[Finding]) -> bool:
        """Tell whether exactly these findings are shown already."""
        return tuple(findings) == self._shown

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings and no others."""
        self._shown = tuple(findings)
        self._leave_focus()
        while (old := self._column.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        most = len(findings) if self._shows_all or len(findings) == _MOST + 1 else _MOST
        for finding in findings[:most]:
            self._add(self._line(finding))
        if findings[most:]:
            more = _link(f"ほか {len(findings) - most} 件", "quiet-link")
            more.clicked.connect(self._show_all)
            self._add(more)
        self.setVisible(bool(findings))

    def _leave_focus(self) -> None:
        """Give the focus back to the answer before the button that has it goes."""
        focused = QApplication.focusWidget()
        around = self.parentWidget()
        if focused and around and self.isAncestorOf(focused):
            around.setFocus()

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_findings(self._shown)

    def _line(self, finding: Finding) -> QFrame:
        line = styled(QFrame(), f"finding-{finding.severity}")
        line.setToolTip(about(finding))
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 5, 4, 5)
        row.setSpacing(8)
        icon = QLabel()
        icon.setPixmap(theme.icon(f"severity-{finding.severity}").pixmap(_ICON, _ICON))
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(_sentence(finding))
        if finding.fixes:
            words.addLayout(self._fixes(finding))
        row.addLayout(words, 1)
        aside = _link("見送る…", "quiet-link")
        named(aside, "set-aside", f"指摘を見送る　{finding.message}")
        aside.clicked.connect(lambda: self._ask_why(finding))
        row.addWidget(aside, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _fixes(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for fix in finding.fixes[:2]:
            button = _link(on_button(fix), "fix")
            button.setToolTip(fix.words)
            named(button, "fix", f"修正　{fix.words}")
            button.clicked.connect(lambda _=False, fix=fix: self._session.fix([fix]))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _ask_why(self, finding: Finding) -> None:
        from assessor.ui.set_aside_dialog import SetAsideDialog  # noqa: PLC0415 - rarely used

        dialog = SetAsideDialog(finding, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reasoned.connect(lambda reason: self._session.set_aside(finding, reason))
        dialog.open()


def _sentence(finding: Finding) -> QLabel:
    words = QLabel()
    show_spaced(words, finding.message)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"{WORDS[finding.severity]}　{finding.message}")
    return words


def _link(words: str, role: str) -> QToolButton:
    button = styled(QToolButton(), role)
    button.setText(words)
    return button
