"""The head of the proposals: what they are held against, 変更日, a switch for all rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from assessor.document.versions import Version
from assessor.form.values import clean_text
from assessor.ui import labels
from assessor.ui.stands import Stand
from assessor.ui.version_words import version_words

_TITLE = "変更箇所の案"
_NONE_CHOSEN = "（選んでください）"


class ProposalHead(QFrame):
    """What holds for all rows."""

    left = Signal()
    base_chosen = Signal(object)
    """The ``Stand`` that the proposals are to be held against."""
    file_wanted = Signal()
    day_written = Signal(str)
    emergency_chosen = Signal(bool)

    def __init__(self, day: str) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.base = QComboBox()
        self.day = QLineEdit(day)
        self.emergency = QCheckBox("緊急時の事後評価として、全て「事後」とする(&K)")
        self._status = labels.line("", "small")
        self._lay_out()
        self.base.activated.connect(self._choose)
        self.day.textChanged.connect(lambda words: self.day_written.emit(clean_text(words)))
        self.emergency.toggled.connect(self.emergency_chosen)

    def begin(self, day: str) -> None:
        """Begin anew: another document stands in the window."""
        self.day.setText(day)
        self.emergency.blockSignals(True)
        self.emergency.setChecked(False)
        self.emergency.blockSignals(False)

    def show_bases(self, versions: Sequence[Version], chosen: Stand | None) -> None:
        """List what the proposals can be held against; leave alone what is listed already."""
        wanted: list[tuple[str, Stand | None]] = [
            (version_words(version), Stand(version.name)) for version in reversed(versions)
        ]
        if chosen and chosen.path:
            wanted.append((f"ファイル：{chosen.path.name}", chosen))
        if chosen is None:
            wanted.insert(0, (_NONE_CHOSEN, None))
        listed = [(self.base.itemText(n), self.base.itemData(n)) for n in range(self.base.count())]
        if listed != wanted:
            self.base.clear()
            for words, stand in wanted:
                self.base.addItem(words, stand)
        stands = [stand for _, stand in wanted]
        self.base.setCurrentIndex(stands.index(chosen) if chosen in stands else 0)

    def show_status(self, words: str) -> None:
        """Say how far it is."""
        self._status.setText(words)

    def _choose(self) -> None:
        stand = self.base.currentData()
        if isinstance(stand, Stand):
            self.base_chosen.emit(stand)

    def _lay_out(self) -> None:
        self.base.setAccessibleName("公表した版")
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.base.setMaximumWidth(260)
        self.day.setAccessibleName("変更日（全ての行）")
        self.day.setMaximumWidth(160)
        choose = labels.button("ファイルを選ぶ…", tip="公表した評価書のファイルと比べます。")
        choose.clicked.connect(self.file_wanted)
        back = labels.button("今の記載に戻る")
        back.clicked.connect(self.left)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(labels.text(_TITLE, "heading"), stretch=1)
        upper.addWidget(self._status)
        upper.addWidget(back)
        lower.setSpacing(8)
        lower.addWidget(labels.line("公表した版", "small"))
        lower.addWidget(self.base)
        lower.addWidget(choose)
        lower.addSpacing(12)
        lower.addWidget(labels.line("変更日", "small"))
        lower.addWidget(self.day)
        lower.addSpacing(12)
        lower.addWidget(self.emergency)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(6)
        column.addLayout(upper)
        column.addLayout(lower)
