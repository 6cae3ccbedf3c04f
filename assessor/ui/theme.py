"""How the windows look: colours, typeface, style sheet, icons. The only place that names a colour.

Calm and light, one accent. Every pair of text and ground below keeps a contrast of 4.5 to 1 or
more. Sizes follow the chosen size of type, so that nobody has to read what is too small.
"""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from assessor.paths import resources_folder

WINDOW = "#F4F6F8"
PAPER = "#FFFFFF"
INK = "#1F2933"
MUTED = "#52606D"
LINE = "#D3DAE2"
FRAME = "#8492A1"
ACCENT = "#1F5F8B"
ACCENT_SOFT = "#E1EDF6"
ERROR = "#B3261E"
ERROR_SOFT = "#FBEBEA"
WARNING = "#855000"
WARNING_SOFT = "#FFF4DE"
DONE = "#23693B"
DONE_SOFT = "#E6F3EA"
WITHHELD = "#E4E1EC"
"""The ground of words that are not published."""
HERE = "#FFE9A8"
"""The ground of the one difference that one has gone to."""

STATE_INKS = {
    "blank": QColor(MUTED),
    "progress": QColor(ACCENT),
    "errors": QColor(ERROR),
    "complete": QColor(DONE),
    "optional": QColor(MUTED),
    "none": QColor(MUTED),
}
"""The colour of the words that tell how far a part is; see ``progress.State``."""

_STYLE = "fusion"
FAMILY = "BIZ UDPGothic"
SIZES = (9.5, 10.5, 12.0, 14.0, 16.0)
"""The sizes of type, in points, that a person can choose from."""


def dress(application: QApplication, size: float) -> None:
    """Give the program its typeface, colours and style; before there are windows."""
    # Only at first: exchanging the style under widgets with style sheets of their own is not safe.
    if not application.styleSheet() and application.style().name() != _STYLE:
        application.setStyle(_STYLE)
    _load_typeface()
    application.setPalette(_palette())
    set_size(application, size)


def set_size(application: QApplication, size: float) -> None:
    """Set everything in type of ``size`` points."""
    typeface = QFont([FAMILY, "BIZ UDPゴシック", "Yu Gothic UI", "sans-serif"])
    typeface.setPointSizeF(size)
    application.setFont(typeface)
    application.setStyleSheet(_style_sheet(size))


def font(scale: float = 1.0, *, bold: bool = False) -> QFont:
    """Return the program's typeface at ``scale`` times its size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    return font


@cache
def icon(name: str) -> QIcon:
    """Return the drawing called ``name`` in ``resources/icons``."""
    return QIcon(str(resources_folder() / "icons" / f"{name}.svg"))


def _load_typeface() -> None:
    if FAMILY not in QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
        for path in sorted((resources_folder() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: WINDOW,
        role.WindowText: INK,
        role.Base: PAPER,
        role.AlternateBase: WINDOW,
        role.Text: INK,
        role.Button: "#FBFCFD",
        role.ButtonText: INK,
        role.ToolTipBase: PAPER,
        role.ToolTipText: INK,
        role.PlaceholderText: MUTED,
        role.Highlight: ACCENT,
        role.HighlightedText: PAPER,
        role.Link: ACCENT,
        role.LinkVisited: ACCENT,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor("#8592A0"))
    # A selection keeps its colour when the focus is elsewhere: one must see where one was.
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, QColor("#C9DDEC"))
    palette.setColor(QPalette.ColorGroup.Inactive, role.HighlightedText, QColor(INK))
    return palette


def _style_sheet(size: float) -> str:
    """Return the style sheet; ``@name`` stands for a colour of this module, ``#pt`` for a size."""
    text = (resources_folder() / "window.qss").read_text(encoding="utf-8")
    colours = {name: value for name, value in globals().items() if isinstance(value, str)}
    # Longer names first: @ACCENT_SOFT begins with @ACCENT.
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{name}", colours[name])
    for scale in ("0.9", "1.2", "1.6"):
        text = text.replace(f"@{scale}", f"{size * float(scale):.1f}pt")
    return text.replace("@icons", (resources_folder() / "icons").as_posix())
