"""A picture on the page, scaled to the width there is, drawn sharply also from SVG."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

_MOST_HEIGHT = 460


class FigureView(QLabel):
    """Shows the picture that ``show_picture`` was given."""

    def __init__(self) -> None:
        super().__init__()
        self._content = b""
        self._drawn = (0, b"")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(40)

    def show_picture(self, content: bytes) -> None:
        """Show the picture with this content, or say that it cannot be shown."""
        self._content = content
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        wanted = (self.width(), self._content)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        picture = _picture(self._content, self.width(), self.devicePixelRatioF())
        if picture.isNull():
            self.setText("この図は表示できません。")
            self.setFixedHeight(60)
        else:
            self.setPixmap(picture)
            self.setFixedHeight(round(picture.height() / picture.devicePixelRatio()) + 8)


def _picture(content: bytes, width: int, ratio: float) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and not size.isEmpty():
        room = QSize(max(width - 8, 40), _MOST_HEIGHT)
        fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if fitting.width() < size.width() or reader.format() == b"svg":
            reader.setScaledSize(fitting * ratio)
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(ratio if reader.scaledSize().isValid() else 1)
    return picture
