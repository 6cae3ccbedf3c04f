"""Look at which entries were held to be the same, and correct that by hand.

Only for files that share no names of entries with the document. One entry has one partner at
most: where a person gives it away, who had it before has none.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from assessor.document.assessment import Assessment
from assessor.form.values import Place
from assessor.history.match import Match, partner_place, repaired
from assessor.ui import labels

_NONE = "（対応するものはない）"
_WHAT = "今の評価書の項目（左）と、ファイルの項目（右）の対応です。違うときは選び直してください。"


class MatchDialog(QDialog):
    """One row for each entry of the document; its partner can be chosen."""

    corrected = Signal(object)
    """The matches as they are to be."""

    def __init__(
        self,
        ours: Assessment,
        theirs: Assessment,
        found: tuple[Match, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("対応を確かめる")
        self.resize(760, 520)
        self._ours = ours
        self._theirs = theirs
        self._found = found
        self.boxes: dict[tuple[Place, str], QComboBox] = {}
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText("この対応で比べる")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("role", "plain")
        scroll.setWidget(self._table())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(labels.text(_WHAT, "muted"))
        layout.addWidget(scroll, stretch=1)
        layout.addWidget(buttons)
        self.accepted.connect(lambda: self.corrected.emit(self._found))

    def choose(self, repeat: Place, before: str, after: str) -> None:
        """Hold two entries to be the same, or an entry to have no partner."""
        self._found = repaired(
            self._ours, self._theirs, self._found, Match(repeat, before, after, 1.0)
        )
        self._show()

    def _table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, match in enumerate(match for match in self._found if match.before):
            box = QComboBox()
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            key = (match.repeat, match.before)
            self.boxes[key] = box
            title = self._title(self._ours, match.repeat, match.before)
            box.setAccessibleName(f"{title}に対応するもの")
            box.activated.connect(lambda _=0, key=key: self._take(*key))
            grid.addWidget(labels.text(title), row, 0)
            grid.addWidget(box, row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._show()
        return table

    def _take(self, repeat: Place, before: str) -> None:
        self.choose(repeat, before, str(self.boxes[repeat, before].currentData()))

    def _show(self) -> None:
        """Show the partners; entries in entries that lost theirs have none either."""
        known = {(match.repeat, match.before): match.after for match in self._found}
        for (repeat, before), box in self.boxes.items():
            around = partner_place(self._found, repeat)
            names = self._theirs.entries(around) if around else ()
            box.clear()
            box.addItem(_NONE, "")
            for name in names:
                box.addItem(self._title(self._theirs, around or (), name), name)
            box.setCurrentIndex(max(box.findData(known.get((repeat, before), "")), 0))
            box.setEnabled(bool(names))

    def _title(self, assessment: Assessment, repeat: Place, name: str) -> str:
        found = assessment.form.repeat(repeat)
        number = assessment.entries(repeat).index(name) + 1
        label = f"{found.label if found else repeat[-1]}{number}"
        return f"{label}　{assessment.entry_title(repeat, name)}".strip()
