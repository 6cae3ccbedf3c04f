"""What has to happen before a 重要な変更, with the last day for each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from assessor.form.dates import in_japanese
from assessor.history.preparations import Preparation
from assessor.ui import labels

_WHAT = (
    "変更日を{}とすると、それまでに次のことが要ります。"
    "日付は、変更を延ばさない場合の最も遅い日です。重要な変更に当たるかは、担当で判断してください。"
)
_WIDTH = 640
_LATE = "過ぎています"
_RENEWED = "新しい日付の記載あり"


class PreparationsDialog(QDialog):
    """A list for reading."""

    def __init__(
        self, found: Sequence[Preparation], effective: date, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("重要な変更の前に行うこと")
        self.setMinimumWidth(_WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("閉じる")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        what = labels.text(_WHAT.format(in_japanese(effective)), "muted")
        what.setMinimumWidth(_WIDTH - 50)
        layout.addWidget(what)
        layout.addLayout(_grid(found, today))
        layout.addStretch(1)
        layout.addWidget(buttons)


def _grid(found: Sequence[Preparation], today: date) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, step in enumerate(found):
        row = number * 3
        grid.addWidget(labels.line(in_japanese(step.latest)), row, 0)
        grid.addWidget(labels.line(step.label, "subheading"), row, 1)
        state = _RENEWED if step.is_renewed else (_LATE if step.latest < today else "")
        if state:
            label = labels.line(state, "small" if step.is_renewed else "badge")
            grid.addWidget(label, row, 2, Qt.AlignmentFlag.AlignRight)
        sentence = labels.text(step.sentence, "small")
        sentence.setMinimumWidth(_WIDTH - 180)
        grid.addWidget(sentence, row + 1, 1, 1, 2)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.NoFrame)
        line.setFixedHeight(6)
        grid.addWidget(line, row + 2, 0)
    return grid
