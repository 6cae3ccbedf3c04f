"""The findings of one place, each as an icon and a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor.rules.finding import Finding, Severity
from assessor.ui import theme
from assessor.ui.page_style import show_spaced, styled

_WORDS = {Severity.ERROR: "誤り", Severity.WARNING: "注意", Severity.NOTE: "参考"}
_ICON = 18


class FindingLines(QWidget):
    """Shows findings one below the other; takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Finding, ...] = ()
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
        while (old := self._column.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            line = _line(finding)
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(findings))


def _line(finding: Finding) -> QFrame:
    line = styled(QFrame(), f"finding-{finding.severity}")
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 5, 8, 5)
    row.setSpacing(8)
    icon = QLabel()
    icon.setPixmap(theme.icon(f"severity-{finding.severity}").pixmap(_ICON, _ICON))
    row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
    words = QLabel()
    show_spaced(words, finding.message)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"{_WORDS[finding.severity]}　{finding.message}")
    basis = f"根拠：{finding.basis}" if finding.basis else ""
    line.setToolTip(basis + ("" if finding.verified else "（未確認）"))
    row.addWidget(words, 1)
    return line
