"""One item on the page: number, label, ※, whether it is still asked for, editor, findings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor.document.withheld import REPEAT, withheld_spans
from assessor.form.definition import Heading, Item
from assessor.form.kinds import fits, show
from assessor.form.values import Place, Value, is_blank
from assessor.rules.finding import Finding
from assessor.ui.editor import Editor
from assessor.ui.finding_lines import FindingLines
from assessor.ui.page_style import SMALL_GAP, restyle, styled
from assessor.ui.progress import UNFILLED
from assessor.ui.session import Session

MARK_TIP = (
    "※の付いた項目の記載を変えることは、「重要な変更」の対象になることがあります。\n"
    "変える前に、評価のやり直しが要るかどうかを確かめてください。"
)
_STATES = {
    "yes": ("未記入", "state-blank"),
    "advised": ("提出までに記載", "state-advised"),
    "no": ("任意", "state-optional"),
}


class ItemFrame(QFrame):
    """One item, its editor below its label; ``role`` is the look of the label, ``""`` for none."""

    def __init__(
        self, session: Session, item: Item, place: Place, editor: Editor, role: str
    ) -> None:
        super().__init__()
        self._session = session
        self.item = item
        self.place = place
        self.editor = editor
        self._state = QLabel()
        self._findings: FindingLines | None = None
        self._misfit: QLabel | None = None
        self._shows_text = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL_GAP)
        if role or item.required != "no":
            self.column.addLayout(_head(item, self._state, editor.corner, role))
        self.column.addWidget(editor)
        self.setFocusProxy(editor)

    def show_value(self, value: Value | None) -> None:
        """Show ``value`` in the editor and beside the label, whether something is missing."""
        self.editor.show_value(value)
        self._show_state(value)
        self._show_misfit(value)
        self.show_withheld()

    def show_withheld(self) -> None:
        """Show which passages of the answer are withheld."""
        answers = self._session.assessment.answers
        spans = withheld_spans(answers).get(self.place, {}) if REPEAT in answers else {}
        self.editor.show_withheld(spans)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings of this place; that it is blank is said beside the label."""
        blank = [finding.message for finding in findings if finding.code in UNFILLED]
        self._state.setToolTip("\n".join(blank))
        others = [finding for finding in findings if finding.code not in UNFILLED]
        if self._findings is None:
            if not others:
                return
            self._findings = FindingLines(self._session)
            self.column.insertWidget(self.column.indexOf(self.editor) + 1, self._findings)
        if not self._findings.shows(others):
            self._findings.show_findings(others)

    def _show_state(self, value: Value | None) -> None:
        words, role = _STATES[self.item.required] if is_blank(value) else ("", "state-optional")
        if self._state.text() != words:
            self._state.setText(words)
            self._state.setVisible(bool(words))
            restyle(self._state, role)

    def _show_misfit(self, value: Value | None) -> None:
        """Show what stands here and cannot be shown by the editor; nothing is hidden."""
        if isinstance(value, str) and self._shows_text:
            return  # Nothing to find out at each key press.
        self._shows_text = isinstance(value, str)
        words = show(self.item, value) if value is not None and not fits(self.item, value) else ""
        if words and self._misfit is None:
            self._misfit = styled(QLabel(), "echo")
            self._misfit.setWordWrap(True)
            self._misfit.setTextFormat(Qt.TextFormat.PlainText)
            self.column.insertWidget(self.column.indexOf(self.editor), self._misfit)
        if self._misfit:
            self._misfit.setText(f"この項目に合わない形の記載：{words}")
            self._misfit.setVisible(bool(words))


def heading_row(node: Heading) -> QHBoxLayout:
    """Return the label of several items that have none in common but this."""
    row = QHBoxLayout()
    _add_label(row, node.number, node.label, node.mark, "label")
    return row


def _head(item: Item, state: QLabel, corner: QWidget | None, role: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    if role:
        _add_label(row, item.number, item.label, item.mark, role)
    else:
        row.addStretch(1)
    styled(state, "state-optional")
    state.hide()
    top = Qt.AlignmentFlag.AlignTop
    if corner:
        row.addWidget(corner, alignment=top)
    row.addWidget(state, alignment=top)
    # The same height whether something is said here or not: nothing moves below it.
    row.addStrut(state.fontMetrics().height() + _AROUND_STATE)
    return row


def _add_label(row: QHBoxLayout, number: str, label: str, mark: str, role: str) -> None:
    top = Qt.AlignmentFlag.AlignTop
    if number:
        row.addWidget(styled(QLabel(number), "number"), alignment=top)
    long = len(label) > _LONG_LABEL
    words = styled(QLabel(f"{label} {mark}".rstrip() if long else label), role)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(long)
    row.addWidget(words, 1 if long else 0, top)
    if long:
        words.setToolTip(MARK_TIP if mark else "")
        return
    if mark:
        sign = styled(QLabel(mark), "mark")
        sign.setToolTip(MARK_TIP)
        row.addWidget(sign, alignment=top)
    row.addStretch(1)


_AROUND_STATE = 6
_LONG_LABEL = 12


def nested_column(below: QVBoxLayout) -> QVBoxLayout:
    """Return a column that is set in from what stands above it in ``below``."""
    frame = styled(QFrame(), "nested")
    below.addWidget(frame)
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 2, 0, 2)
    column.setSpacing(16)
    return column
