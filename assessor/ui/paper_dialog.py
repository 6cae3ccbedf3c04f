"""Choose which paper about a comparison is written, by whom, of which day, and with what."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.form.dates import in_japanese, read_date
from assessor.form.values import clean_text
from assessor.ui import labels
from assessor.ui.comparison_papers import PAPERS, REVIEWED, Wanted

_WHAT = {
    "table": "改正前と改正後を左右に並べた表です。初めに変更の概要が付きます。",
    "redline": "様式どおりの文書に、変更を変更履歴として示します。Wordで承諾や取消しができます。",
    "summary": "章ごとの件数と、変更した項目の一覧です。",
    "changes": "変更後の評価書の（別添3）変更箇所だけを示します。",
}
_NO_DAY = "日付は「令和8年8月20日」や「2026-08-20」のように書いてください。"


class PaperDialog(QDialog):
    """One paper."""

    wanted = Signal(object)
    """The ``Wanted``."""

    def __init__(self, sides: tuple[str, str], suggested: Wanted, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("比較を書き出す")
        self.setMinimumWidth(520)
        self.paper = QComboBox()
        self.paper.setAccessibleName("書き出すもの")
        for name, words in PAPERS.items():
            self.paper.addItem(words, name)
        self.paper.setCurrentIndex(self.paper.findData(suggested.paper))
        self._what = labels.text(role="small")
        self.author = QLineEdit(suggested.author)
        self.author.setAccessibleName("変更した者")
        self.author.setPlaceholderText("例：国保年金課（個人名は要りません）")
        self.day = QLineEdit(in_japanese(suggested.day))
        self.day.setAccessibleName("日付")
        self.review = QCheckBox("確認の記録（印、コメント、回答、版の確認）を付ける(&K)")
        self.review.setChecked(suggested.with_review)
        self._lack = labels.text(role="small")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText("書き出す…")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self._form = QFormLayout()
        self._lay_out("　→　".join(sides))
        self.paper.currentIndexChanged.connect(self._follow)
        self.day.textChanged.connect(self._follow)
        self._follow()

    def choose(self, paper: str) -> None:
        """Choose a paper by its name."""
        self.paper.setCurrentIndex(self.paper.findData(paper))

    def _lay_out(self, sides: str) -> None:
        form = self._form
        form.setSpacing(10)
        form.addRow("書き出すもの(&P)", self.paper)
        form.addRow("", self._what)
        form.addRow("変更した者(&W)", self.author)
        form.addRow("日付(&D)", self.day)
        form.addRow("", self.review)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text(sides, "subheading"))
        layout.addLayout(form)
        layout.addWidget(self._lack)
        layout.addWidget(self.buttons)

    @property
    def _name(self) -> str:
        return str(self.paper.currentData())

    @property
    def _read_day(self) -> date | None:
        days = read_date(self.day.text())
        return days.first if days and days.first == days.last else None

    def _follow(self) -> None:
        self._what.setText(_WHAT[self._name])
        self._form.setRowVisible(self.author, self._name == "redline")
        self._form.setRowVisible(self.review, self._name in REVIEWED)
        lack = "" if self._read_day else _NO_DAY
        self._lack.setText(lack)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lack)

    def _tell(self) -> None:
        day = self._read_day
        if day:
            author = clean_text(self.author.text()).strip()
            self.wanted.emit(Wanted(self._name, author, day, self.review.isChecked()))
