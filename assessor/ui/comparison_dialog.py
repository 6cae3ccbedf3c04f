"""Choose what is compared with what: versions, what is written now, another file."""

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

from assessor.document.assessment import Assessment
from assessor.document.file import SUFFIX
from assessor.ui import labels
from assessor.ui.stands import Sides, Stand
from assessor.ui.version_words import PRESENT, version_words

_FILES = f"評価書、公表された文書 (*{SUFFIX} *.docx *.txt)"
_SAME = "同じものどうしは比べられません。"
_TWO_FILES = (
    "ファイルは、どちらか一方にだけ選べます。もう一方のファイルを開いてから比べてください。"
)
_WHAT = "変更前と変更後を選んでください。変わった項目と、変わった字句が並びます。"


class ComparisonDialog(QDialog):
    """Two lists: before and after."""

    chosen = Signal(object)
    """The ``Sides``."""

    def __init__(self, assessment: Assessment, sides: Sides, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("比べる")
        self.setMinimumWidth(480)
        self._folder = folder
        self.before = _box("変更前", assessment, sides.before)
        self.after = _box("変更後", assessment, sides.after)
        self._file = labels.button("ファイルを選ぶ…", "open")
        self._file.clicked.connect(self._ask)
        self._lack = labels.text(role="small")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setText("比べる")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("変更前(&B)", self.before)
        form.addRow("変更後(&A)", self.after)
        form.addRow("", self._file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text(_WHAT, "muted"))
        layout.addLayout(form)
        layout.addWidget(self._lack)
        layout.addWidget(self._buttons)
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self._follow)
        self.accepted.connect(lambda: self.chosen.emit(self.sides))
        self._follow()

    @property
    def sides(self) -> Sides:
        """What is chosen now."""
        return Sides(_stand(self.before), _stand(self.after))

    def take_file(self, path: Path) -> None:
        """Offer a file on both sides, and choose it as what was before."""
        for box in (self.before, self.after):
            box.addItem(f"ファイル：{path.name}", Stand(path=path))
        self.before.setCurrentIndex(self.before.count() - 1)
        if self.after.currentIndex() == self.after.count() - 1:
            self.after.setCurrentIndex(0)

    def _ask(self) -> None:
        dialog = QFileDialog(self, "比べるファイル", str(self._folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _follow(self) -> None:
        sides = self.sides
        lack = _SAME if sides.before == sides.after else ""
        lack = lack or (_TWO_FILES if sides.before.path and sides.after.path else "")
        self._lack.setText(lack)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lack)


def _box(name: str, assessment: Assessment, chosen: Stand) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(PRESENT, Stand())
    for version in reversed(assessment.versions):
        box.addItem(version_words(version), Stand(version.name))
    if chosen.path:
        box.addItem(f"ファイル：{chosen.path.name}", chosen)
    stands = [box.itemData(at) for at in range(box.count())]
    box.setCurrentIndex(stands.index(chosen) if chosen in stands else 0)
    return box


def _stand(box: QComboBox) -> Stand:
    stand = box.currentData()
    return stand if isinstance(stand, Stand) else Stand()
