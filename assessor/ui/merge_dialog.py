"""Choose the colleague's copy that is to be merged, and what both copies began as."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from assessor.document.file import SUFFIX
from assessor.ui import labels

_FILES = f"評価書、書き出したWord文書 (*{SUFFIX} *.docx)"
_WHAT = (
    "開いている評価書（自分）に、別の人が直した写し（相手）の変更を取り入れます。"
    "確かめてから統合するまで、評価書は変わりません。"
)
_SHARED = "両方の写しにある最も新しい版"
_NO_COPY = "相手の写しを選んでください。"
_SAME = "開いている評価書と同じファイルです。相手の写しを選んでください。"
_ONE_FILE = "相手の写しと元の評価書が、同じファイルです。"


@dataclass(frozen=True, slots=True)
class Copies:
    """What is to be merged into the open document."""

    theirs: Path
    base: Path | None = None
    """What both began as; the newest version that both have where no file is named."""


class MergeDialog(QDialog):
    """One file, and a list with what both began as."""

    chosen = Signal(object)
    """The ``Copies``."""

    def __init__(self, opened: Path | None, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("写しを統合する")
        self.setMinimumWidth(520)
        self._opened = opened
        self._folder = folder
        self._theirs: Path | None = None
        self._name = labels.text("（まだ選んでいません）")
        self.base = QComboBox()
        self.base.setAccessibleName("元の評価書")
        self.base.addItem(_SHARED, None)
        self.base.currentIndexChanged.connect(self._follow)
        self._lack = labels.text(_NO_COPY, "small")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText("変更を調べる")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self._lay_out()
        self._follow()

    def take_theirs(self, path: Path) -> None:
        """Choose the colleague's copy."""
        self._theirs = path
        self._name.setText(path.name)
        self._follow()

    def take_base(self, path: Path) -> None:
        """Choose a file that both copies began as."""
        self.base.addItem(f"ファイル：{path.name}", path)
        self.base.setCurrentIndex(self.base.count() - 1)

    def _lay_out(self) -> None:
        theirs = labels.button("相手の写しを選ぶ…(&T)", "open")
        theirs.clicked.connect(lambda: self._ask("相手の写し", self.take_theirs))
        base = labels.button("元の評価書をファイルから選ぶ…(&B)", "open")
        base.clicked.connect(lambda: self._ask("元の評価書", self.take_base))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("相手の写し", self._name)
        form.addRow("", theirs)
        form.addRow("元の評価書(&O)", self.base)
        form.addRow("", base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text(_WHAT, "muted"))
        layout.addLayout(form)
        layout.addWidget(self._lack)
        layout.addWidget(self.buttons)

    def _ask(self, title: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title, str(self._folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _follow(self) -> None:
        lack = "" if self._theirs else _NO_COPY
        if self._theirs and self._opened and self._theirs.resolve() == self._opened.resolve():
            lack = _SAME
        if self._theirs and self.base.currentData() == self._theirs:
            lack = _ONE_FILE
        self._lack.setText(lack)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lack)

    def _tell(self) -> None:
        if self._theirs:
            self.chosen.emit(Copies(self._theirs, self.base.currentData()))
