"""Choose the edition of the form for a new document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from assessor.form.library import FormLibrary
from assessor.ui import labels


class EditionBox(QComboBox):
    """The editions that are known, by title and tag; the default is marked and chosen."""

    def __init__(self, library: FormLibrary) -> None:
        super().__init__()
        self.setAccessibleName("様式の版")
        for edition in library.editions:
            mark = "（標準）" if edition.default else ""
            words = f"{edition.title}　［{edition.edition}　{edition.number}］{mark}"
            self.addItem(words, edition.id)
            if edition.default:
                self.setCurrentIndex(self.count() - 1)

    @property
    def edition(self) -> str:
        """The id of the chosen edition."""
        return str(self.currentData())


class EditionDialog(QDialog):
    """Asks for the edition of a new document."""

    chosen = Signal(str)
    """The id of the edition."""

    def __init__(self, library: FormLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("新しい評価書")
        box = EditionBox(library)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText("新しく作る")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(labels.text("どの様式で作りますか。"))
        layout.addWidget(box)
        layout.addSpacing(8)
        layout.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(box.edition))
