"""Which of the changes are listed: by chapter, ※, kind, and what reviewers said."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessor.form.definition import Section
from assessor.history.difference import DifferenceKind
from assessor.history.review import MarkState
from assessor.ui import labels
from assessor.ui.comparison_rows import KIND_WORDS, Row
from assessor.ui.parts import chapter_title

_ALL_CHAPTERS = "全ての章"
_ALL_STATES = "確認の状況：全て"
_COMMENTED = "commented"


class ComparisonFilter(QWidget):
    """Keeps what a person has chosen while the comparison is made anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chapters = QComboBox()
        self._chapters.setAccessibleName("章で絞り込む")
        self._chapters.addItem(_ALL_CHAPTERS, "")
        self._states = QComboBox()
        self._states.setAccessibleName("確認の状況で絞り込む")
        self._states.addItem(_ALL_STATES, "")
        for state in MarkState:
            self._states.addItem(state.words, state.value)
        self._states.addItem("未対応・回答ありのコメント", _COMMENTED)
        for box in (self._chapters, self._states):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.currentIndexChanged.connect(lambda _=0: self.changed.emit())
        self._important = _chip("※", "※の項目だけ")
        self._kinds = {kind: _chip(words, f"{words}だけ") for kind, words in KIND_WORDS.items()}
        for chip in (self._important, *self._kinds.values()):
            chip.toggled.connect(lambda _=False: self.changed.emit())
        self._lay_out()

    def show_chapters(self, sections: Iterable[Section]) -> None:
        """Offer the chapters in which something differs."""
        chosen = self._chapters.currentData()
        self._chapters.blockSignals(True)
        self._chapters.clear()
        self._chapters.addItem(_ALL_CHAPTERS, "")
        for section in sections:
            self._chapters.addItem(chapter_title(section), section.name)
        self._chapters.setCurrentIndex(max(self._chapters.findData(chosen), 0))
        self._chapters.blockSignals(False)

    def is_wanted(self, row: Row) -> bool:
        """Tell whether a row is to be listed."""
        difference = row.difference
        state = self._states.currentData()
        if difference is None:
            return self._shows_all and state in {"", _COMMENTED} and row.open_comments > 0
        kinds = {kind for kind, chip in self._kinds.items() if chip.isChecked()}
        return (
            self._chapters.currentData() in {"", difference.section.name}
            and (difference.important or not self._important.isChecked())
            and (difference.kind in kinds or not kinds)
            and _is_in_state(row, state)
        )

    def choose_kind(self, kind: DifferenceKind, *, wanted: bool = True) -> None:
        """List only changes of a kind (and of the others that are chosen), or no longer."""
        self._kinds[kind].setChecked(wanted)

    def choose_state(self, state: str) -> None:
        """List only what is in a state."""
        self._states.setCurrentIndex(max(self._states.findData(state), 0))

    @property
    def _shows_all(self) -> bool:
        chips = (self._important, *self._kinds.values())
        return not self._chapters.currentData() and not any(chip.isChecked() for chip in chips)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in (self._important, *self._kinds.values()):
            chips.addWidget(chip)
        chips.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._chapters)
        column.addWidget(self._states)
        column.addLayout(chips)


def _chip(words: str, name: str) -> QPushButton:
    chip = labels.button(words, role="chip", tip=name)
    chip.setCheckable(True)
    chip.setAccessibleName(name)
    return chip


def _is_in_state(row: Row, state: str) -> bool:
    if state == _COMMENTED:
        return row.open_comments > 0
    return state in {"", row.state.value}
