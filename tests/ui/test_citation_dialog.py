"""A citation is chosen by 事務 or law, and goes to the cursor of the text box in use."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from assessor.form.citation import link_citation, use_citation
from assessor.form.laws import TableRow, laws
from assessor.form.values import Place
from assessor.ui.citation_dialog import CitationDialog
from assessor.ui.main_window import MainWindow
from assessor.ui.text_box import TextBox
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN, compose

pytestmark = OFFSCREEN

BASIS: Place = ("use_basis",)
OPEN = "workspace.citing.open"


def rows(*numbers: str) -> list[TableRow]:
    return [row for row in laws().rows if row.number in numbers]


@pytest.fixture
def dialog(qtbot: QtBot) -> CitationDialog:
    made = CitationDialog(rows("14"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_citation_of_several_rows_is_one_sentence() -> None:
    assert use_citation(rows("44")) == "番号法第9条第1項　別表の44の項"
    assert use_citation(rows("14", "23", "126")) == "番号法第9条第1項　別表の14、23及び126の項"
    assert link_citation(rows("14")) == (
        "番号法第19条第8号及び同号に基づく主務省令（予防接種法による事務の項）"
    )


def test_the_row_of_the_office_is_chosen_at_first(dialog: CitationDialog) -> None:
    assert dialog.citation == "番号法第9条第1項　別表の14の項"


@pytest.mark.parametrize("typed", ["介護", "１００", "要介護", "介護　保険"])
def test_the_list_narrows_to_what_is_typed_and_chooses_the_first(
    dialog: CitationDialog, typed: str
) -> None:
    the(QLineEdit, dialog).setText(typed)
    assert dialog.citation == "番号法第9条第1項　別表の100の項"


def test_the_other_kind_cites_the_order(dialog: CitationDialog) -> None:
    button(dialog, "情報連携（主務省令）").click()
    assert dialog.citation == link_citation(rows("14"))


def test_a_row_that_is_no_longer_shown_is_not_cited(dialog: CitationDialog) -> None:
    the(QListWidget, dialog).selectAll()
    the(QLineEdit, dialog).setText("予防接種")
    assert dialog.citation == "番号法第9条第1項　別表の14及び126の項"


def test_what_has_no_row_is_told_and_nothing_can_be_put_in(dialog: CitationDialog) -> None:
    the(QLineEdit, dialog).setText("住民基本台帳")
    ok = the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.citation == ""
    assert not ok.isEnabled()
    assert dialog._nothing.words.endswith("（未確認）。")


def box_in_use(window: MainWindow, words: str) -> TextBox:
    """The box of the basis with ``words``, the cursor behind them."""
    window.session.type_answer(BASIS, words)
    window.activateWindow()
    window.workspace.navigation.go_to_place(BASIS)
    QApplication.processEvents()
    box = QApplication.focusWidget()
    assert isinstance(box, TextBox)
    box.moveCursor(box.textCursor().MoveOperation.End)
    return box


def test_the_citation_goes_to_the_cursor_and_undo_takes_it_back(blank_window: MainWindow) -> None:
    blank_window.session.type_answer(("office_name",), "介護保険に関する事務")
    box = box_in_use(blank_window, "・")
    blank_window._actions.action(OPEN).trigger()
    the(CitationDialog, blank_window).accept()
    expected = "・番号法第9条第1項　別表の100の項"
    assert box.text() == expected
    assert blank_window.session.assessment.answer(BASIS) == expected
    assert QApplication.focusWidget() is box
    blank_window.session.undo()
    assert box.text() in {"・", ""}


def test_what_is_cancelled_puts_nothing_in(blank_window: MainWindow) -> None:
    box = box_in_use(blank_window, "根拠")
    blank_window._actions.action(OPEN).trigger()
    the(CitationDialog, blank_window).reject()
    assert box.text() == "根拠"


def test_nothing_disturbs_what_is_being_composed(blank_window: MainWindow) -> None:
    box = box_in_use(blank_window, "根拠")
    compose(box, "ばんごう")
    blank_window._actions.action(OPEN).trigger()
    assert blank_window.findChild(CitationDialog) is None
    assert "確定" in blank_window.statusBar().currentMessage()
    assert box.is_composing


def test_only_where_a_text_box_has_the_focus_can_it_be_called(blank_window: MainWindow) -> None:
    action = blank_window._actions.action(OPEN)
    blank_window.activateWindow()
    blank_window.workspace.outline.take_focus()
    QApplication.processEvents()
    assert not action.isEnabled()
    box_in_use(blank_window, "根拠")
    assert action.isEnabled()
    blank_window.show_start()
    assert not action.isEnabled()


def test_the_guidance_of_a_basis_offers_the_citations_and_leaves_the_focus(
    blank_window: MainWindow,
) -> None:
    box = box_in_use(blank_window, "")
    guidance = blank_window.workspace.side.guidance
    offered = button(guidance, "番号法の引用を選ぶ…")
    assert not offered.isHidden()
    assert offered.focusPolicy() == Qt.FocusPolicy.NoFocus
    offered.click()
    the(CitationDialog, blank_window).reject()
    assert blank_window.workspace.citing.box is box
    guidance.show_place(("office_name",))
    assert offered.isHidden()
