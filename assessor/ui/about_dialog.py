"""What this program is, which version, under which licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor.paths import program_version
from assessor.ui import labels, theme

_WORDS = (
    "特定個人情報保護評価書を書き、点検し、様式どおりの文書に書き出すプログラムです。\n\n"
    "点検の結果は助けであって、個人情報保護委員会の判断に代わるものではありません。"
    "「未確認」と示した文言や根拠は、原典で確かめてください。"
)
_LICENCES = "Apache License 2.0。書体は BIZ UDPゴシック（SIL Open Font License 1.1）です。"


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("このプログラムについて")
        self.setFixedWidth(480)
        picture = QLabel()
        picture.setPixmap(theme.icon("assessor").pixmap(56, 56))
        name = QVBoxLayout()
        name.addWidget(labels.line("assessor", "title"))
        name.addWidget(labels.line(f"版 {program_version()}", "muted"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(name, stretch=1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(labels.text(_WORDS))
        layout.addWidget(labels.text(_LICENCES, "small"))
        layout.addWidget(buttons)
