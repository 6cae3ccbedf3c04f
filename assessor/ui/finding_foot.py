"""What can be done about the finding that is chosen in the list, as buttons for mouse and keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from assessor.rules.finding import Finding
from assessor.ui import labels
from assessor.ui.finding_rows import Row
from assessor.ui.finding_words import on_button
from assessor.ui.option_grid import OptionGrid


class FindingFoot(QFrame):
    """Fix, fix all alike, set aside, or take up again."""

    fix_wanted = Signal(object)
    """The ``Fix`` to be made."""
    fixes_wanted = Signal(list)
    """The findings that one fix is to be made for."""
    aside_wanted = Signal(object)
    """The ``Finding`` that is to be set aside."""
    return_wanted = Signal(object)
    """The ``SetAside`` that is to be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._row: Row | None = None
        self._alike: list[Finding] = []
        self.fixes = [self._fix_button(number) for number in range(_MOST)]
        self.all_alike = labels.button("", tip="同じ点検で見つかったものを、確かめてから一度に直す")
        self.all_alike.clicked.connect(lambda: self.fixes_wanted.emit(self._alike))
        self.aside = labels.button("見送る…", tip="理由を添えて、この指摘を一覧から外す")
        self.aside.clicked.connect(self._leave)
        self.back = labels.button("見送りを取り消す", tip="この指摘を一覧に戻す")
        self.back.clicked.connect(self._take_back)
        self._grid = OptionGrid(2, between=6)
        for button in (*self.fixes, self.all_alike, self.aside, self.back):
            self._grid.add(button, wide=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addLayout(self._grid)
        self.show_row(None, ())

    def show_row(self, row: Row | None, findings: Sequence[Finding]) -> None:
        """Offer what can be done about ``row``, being one of ``findings``."""
        self._row = row
        is_open = row is not None and row.aside is None
        fixes = row.finding.fixes if row and is_open else ()
        for button, fix in zip(self.fixes, [*fixes[:_MOST], *[None] * _MOST], strict=False):
            button.setVisible(fix is not None)
            button.setText(on_button(fix) if fix else "")
            button.setToolTip(fix.words if fix else "")
        code = row.finding.code if row and fixes else ""
        self._alike = [each for each in findings if each.code == code and each.fixes]
        self.all_alike.setText(f"同じ修正をまとめて行う（{len(self._alike)}件）")
        self.all_alike.setVisible(len(self._alike) > 1)
        self.aside.setVisible(is_open)
        self.back.setVisible(row is not None and row.aside is not None)
        self.setVisible(row is not None)

    def _fix_button(self, number: int) -> QPushButton:
        button = labels.button("")
        button.clicked.connect(lambda: self._fix(number))
        return button

    def _fix(self, number: int) -> None:
        if self._row:
            self.fix_wanted.emit(self._row.finding.fixes[number])

    def _leave(self) -> None:
        if self._row:
            self.aside_wanted.emit(self._row.finding)

    def _take_back(self) -> None:
        if self._row:
            self.return_wanted.emit(self._row.aside)


_MOST = 2
"""Ways to mend one finding that are offered."""
