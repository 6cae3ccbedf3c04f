"""How the page looks: one style sheet, addressed by the property ``role`` of its widgets.

A role says what a widget is on the page (a label, a band, a finding), never how it looks. Colours
come from ``theme``; sizes follow the size of type that the person has chosen.
"""

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from assessor.ui import theme

BAND = "#E7EDF3"
"""The ground of bands and of header rows; the printed form has the same."""
W = TypeVar("W", bound=QWidget)

INDENT = 22
"""How far nested items stand in from their parent, in pixels."""
GAP = 24
"""Between two items."""
SMALL_GAP = 6
"""Between the parts of one item."""


def styled(widget: W, role: str) -> W:
    """Return ``widget`` with its role."""
    widget.setProperty("role", role)
    return widget


def restyle(widget: QWidget, role: str) -> None:
    """Give a widget that stands on the page another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_spaced(label: QLabel, words: str) -> None:
    """Show ``words`` with room between their lines, which plain labels set too tight to read."""
    label.setTextFormat(Qt.TextFormat.RichText)
    lines = escape(words).replace("\n", "<br>")
    label.setText(f'<p style="line-height:140%; margin:0">{lines}</p>')
    label.setAccessibleName(words)


def style_sheet(size: float) -> str:
    """Return the page's style sheet for type of ``size`` points."""
    text = _SHEET
    colours = {name: value for name, value in vars(theme).items() if isinstance(value, str)}
    colours["BAND"] = BAND
    # Longer names first: @ACCENT_SOFT begins with @ACCENT.
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{name}", colours[name])
    for scale in ("0.9", "1.0", "1.05", "1.1", "1.3"):
        text = text.replace(f"@{scale};", f"{size * float(scale):.1f}pt;")
    return text


_SHEET = """
QScrollArea[role="page"], QWidget[role="sheet"] { background: @PAPER; border: none; }

QLabel[role="summary"] { color: @MUTED; }
QLabel[role="crumb"] { color: @MUTED; font-size: @0.9; }
QLabel[role="page-title"] { color: @INK; font-size: @1.3; font-weight: bold; }
QLabel[role="band"] {
    background: @BAND; color: @INK; font-size: @1.1; font-weight: bold;
    padding: 9px 12px 5px 12px; border-radius: 3px;
}
QLabel[role="risk"] {
    background: @ACCENT_SOFT; color: @INK; font-size: @1.05; font-weight: bold;
    padding: 9px 12px 5px 12px; border-left: 4px solid @ACCENT;
}
QLabel[role="number"] { color: @ACCENT; font-weight: bold; font-size: @1.05; }
QLabel[role="label"] { color: @INK; font-weight: bold; }
QLabel[role="sublabel"] { color: @INK; }
QLabel[role="mark"] { color: @ACCENT; font-weight: bold; }
QLabel[role="quiet"] { color: @MUTED; font-size: @0.9; }
QLabel[role="plain"] { color: @INK; }
QLabel[role="echo"] { color: @INK; background: @WINDOW; padding: 8px 10px; border-radius: 3px; }
QLabel[role="state-blank"] {
    color: @WARNING; background: @WARNING_SOFT; font-size: @0.9; padding: 3px 9px;
    border-radius: 9px;
}
QLabel[role="state-advised"], QLabel[role="state-optional"] {
    color: @MUTED; font-size: @0.9; padding: 2px 8px;
}
QFrame[role="finding-error"] { background: @ERROR_SOFT; border-radius: 3px; }
QFrame[role="finding-warning"] { background: @WARNING_SOFT; border-radius: 3px; }
QFrame[role="finding-note"] { background: @ACCENT_SOFT; border-radius: 3px; }

QFrame[role="nested"] { border: none; border-left: 2px solid @LINE; }
QFrame[role="fold"] { background: @WINDOW; border-radius: 3px; }
QFrame[role="entry"] { border: 1px solid @LINE; border-radius: 5px; }
QFrame[role="entry-header"] { background: @WINDOW; border: none; border-radius: 5px; }
QFrame[role="piece"] { border: 1px solid @LINE; border-radius: 4px; background: @PAPER; }
QFrame[role="drop"] { border: 1px dashed @FRAME; border-radius: 4px; background: @WINDOW; }

QTextEdit[role="box"], QTextEdit[role="tail"] {
    background: @PAPER; color: @INK; border: 1px solid @FRAME; border-radius: 4px;
    selection-background-color: @ACCENT; selection-color: @PAPER;
}
QTextEdit[role="box"]:focus, QTextEdit[role="tail"]:focus { border: 1px solid @ACCENT; }

QRadioButton, QCheckBox { color: @INK; spacing: 7px; padding: 3px 4px; border-radius: 3px;
    border: 1px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border: 1px solid @ACCENT; }

QToolButton[role="link"] {
    color: @ACCENT; background: transparent; border: 1px solid transparent; border-radius: 3px;
    padding: 3px 7px;
}
QToolButton[role="fix"] {
    color: @ACCENT; background: @PAPER; border: 1px solid @FRAME; border-radius: 4px;
    padding: 2px 8px; font-size: @0.9;
}
QToolButton[role="fix"]:hover { background: @ACCENT_SOFT; border-color: @ACCENT; }
QToolButton[role="fix"]:focus { border: 1px solid @ACCENT; background: @ACCENT_SOFT; }
QToolButton[role="quiet-link"] {
    color: @MUTED; background: transparent; border: 1px solid transparent; border-radius: 3px;
    padding: 0px 7px; font-size: @0.9;
}
QToolButton[role="quiet-link"]:hover { color: @ACCENT; background: @ACCENT_SOFT; }
QToolButton[role="quiet-link"]:focus { color: @ACCENT; border: 1px solid @ACCENT; }
QToolButton[role="link"]:hover { background: @ACCENT_SOFT; }
QToolButton[role="link"]:focus { border: 1px solid @ACCENT; }
QToolButton[role="link"]:disabled { color: #A5B0BC; }
QToolButton[role="entry-title"] {
    color: @INK; background: transparent; border: 1px solid transparent; border-radius: 3px;
    font-weight: bold; padding: 6px 6px; text-align: left;
}
QToolButton[role="entry-title"]:hover { background: @ACCENT_SOFT; }
QToolButton[role="entry-title"]:focus { border: 1px solid @ACCENT; }
QPushButton[role="add"] {
    color: @ACCENT; background: @PAPER; border: 1px solid @FRAME; border-radius: 4px;
    padding: 6px 14px;
}
QPushButton[role="add"]:hover { background: @ACCENT_SOFT; }
QPushButton[role="add"]:focus { border: 1px solid @ACCENT; background: @ACCENT_SOFT; }

QTableView[role="table"] {
    background: @PAPER; border: 1px solid @FRAME; border-radius: 3px; gridline-color: @LINE;
    selection-background-color: @ACCENT_SOFT; selection-color: @INK;
}
QTableView[role="table"]:focus { border: 1px solid @ACCENT; }
"""
