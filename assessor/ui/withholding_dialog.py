"""Why a passage is withheld: the reason is kept with the mark, and a reviewer will ask for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from assessor.ui.reason_dialog import ReasonDialog

_WHY = (
    "非公表にできるのは、公表すると安全を損なう、期間、回数等の具体的な数値や、"
    "技術的細目に及ぶ具体的な方法だけです。公表用では（非公表）と示し、提出用では全てを示します。\n"
    "公表するとなぜ危険かを書いてください。理由は評価書のファイルに残り、印刷はしません。"
)
_LONG = 200


class WithholdingDialog(ReasonDialog):
    """Asks why a passage is withheld; ``reason`` is what stands there at first."""

    def __init__(self, path: str, words: str, reason: str, parent: QWidget) -> None:
        shown = words if len(words) <= _LONG else words[:_LONG] + "…"
        super().__init__("非公表にする", (path, f"「{shown}」"), _WHY, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 400)
        standard = QDialogButtonBox.StandardButton
        self._buttons.button(standard.Ok).setText("非公表にする")
        self._reason.setAccessibleName("非公表とする理由")
        self._reason.setPlainText(reason)
