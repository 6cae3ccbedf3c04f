"""Why is a finding left as it is: the reason is kept in the file and stands in the report."""

from PySide6.QtWidgets import QWidget

from assessor.rules.finding import Finding
from assessor.ui.finding_words import where
from assessor.ui.reason_dialog import ReasonDialog

_WHY = (
    "見送る理由を書いてください。理由は評価書のファイルに残り、点検の報告の終わりに載ります。"
    "この項目の記載が変わると、指摘は再び示されます。"
)


class SetAsideDialog(ReasonDialog):
    """Asks why a finding is left."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__("指摘を見送る", (where(finding), finding.message), _WHY, parent)
