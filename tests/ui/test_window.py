from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from assessor.ui import theme
from assessor.ui.arrival import blank
from assessor.ui.commands import COMMANDS
from assessor.ui.main_window import MainWindow
from assessor.ui.report_dialog import ReportDialog
from tests.ui.conftest import Heard, shown_window
from tests.ui.look import button, row, the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


def test_at_first_start_there_are_four_ways_to_begin(window: MainWindow) -> None:
    words = {b.text() for b in window.start.findChildren(QAbstractButton)}
    assert {"新しく作る", "開く…", "取り込む…", "見本を見る"} <= words
    assert not window.shows_document


def test_the_usual_edition_is_marked_and_chosen(window: MainWindow) -> None:
    box = the(QComboBox, window.start)
    assert "（標準）" in box.currentText()
    assert box.count() == len(window.session.library.editions)


def test_a_new_document_begins_with_the_first_part(window: MainWindow) -> None:
    button(window.start, "新しく作る").click()
    assert window.shows_document
    assert window.workspace.navigation.part is not None
    assert not window.session.is_modified


def test_the_other_edition_can_be_chosen(window: MainWindow) -> None:
    box = the(QComboBox, window.start)
    box.setCurrentIndex(1 - box.currentIndex())
    button(window.start, "新しく作る").click()
    assert window.session.assessment.form.id == box.currentData()


def test_the_sample_opens_and_is_nobodys_file(window: MainWindow) -> None:
    button(window.start, "見本を見る").click()
    assert window.shows_document
    assert window.session.path is None
    assert not window.session.is_modified


def test_every_command_can_be_called(sample_window: MainWindow) -> None:
    for command in COMMANDS:
        if command.slot and command.slot != "close":
            sample_window._actions.action(command.slot).trigger()
            for dialog in sample_window.findChildren(QDialog):
                dialog.close()
    theme.set_size(application(), sample_window.settings.font_size)


def test_no_key_is_given_twice() -> None:
    keys = [command.key for command in COMMANDS if command.key]
    assert len(keys) == len(set(keys))


def test_without_a_document_nothing_can_be_saved(window: MainWindow) -> None:
    assert not window._actions.action("files.save").isEnabled()
    assert window._actions.action("files.open").isEnabled()


def test_undo_says_what_it_takes_back(blank_window: MainWindow) -> None:
    undo = blank_window._actions.action("session.undo")
    assert not undo.isEnabled()
    blank_window.session.type_answer(("office_name",), "a")
    assert undo.text() == "元に戻す：「事務の名称」の記載"
    undo.trigger()
    assert blank_window.session.assessment.answer(("office_name",)) is None
    assert blank_window._actions.action("session.redo").isEnabled()


def test_the_title_shows_the_file_and_whether_it_is_saved(
    blank_window: MainWindow, tmp_path: Path
) -> None:
    blank_window.session.type_answer(("office_name",), "a")
    assert blank_window.isWindowModified()
    blank_window.files.save_to(tmp_path / "a.hyoka")
    assert blank_window.windowTitle().startswith("a.hyoka")
    assert not blank_window.isWindowModified()


def test_the_size_of_type_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = QApplication.font().pointSizeF()
    try:
        window._actions.action("enlarge").trigger()
        size = window.settings.font_size
        assert QApplication.font().pointSizeF() == size > 10.5
        window.close()
        assert shown_window(qtbot, tmp_path).settings.font_size == size
    finally:
        theme.set_size(application(), before)


def test_the_outline_grows_with_the_type(sample_window: MainWindow) -> None:
    before = QApplication.font().pointSizeF()
    tree = sample_window.workspace.outline._tree
    item = row(tree, 2)
    try:
        sample_window._actions.action("enlarge").trigger()
        assert item.font(0).pointSizeF() == QApplication.font().pointSizeF()
    finally:
        theme.set_size(application(), before)


def test_panes_are_as_wide_as_they_were(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.session.stand(blank(window.session.library.default))
    window.workspace.setSizes([250, 700, 330])
    window.workspace.show_unplaced()
    sizes = window.workspace.sizes()
    window.close()
    again = shown_window(qtbot, tmp_path)
    again.session.stand(blank(again.session.library.default))
    assert again.workspace.sizes() == sizes
    assert again.workspace.side.shown == "unplaced"


def test_closing_asks_where_something_is_not_saved(blank_window: MainWindow, heard: Heard) -> None:
    blank_window.session.type_answer(("office_name",), "a")
    blank_window.close()
    assert blank_window.isVisible()
    assert len(heard.asked) == 1
    heard.reply("保存しないで続ける")
    assert not blank_window.isVisible()


def test_closing_does_not_ask_where_everything_is_saved(
    sample_window: MainWindow, heard: Heard
) -> None:
    sample_window.close()
    assert heard.asked == []
    assert not sample_window.isVisible()


def test_everything_that_can_be_used_has_a_name(sample_window: MainWindow) -> None:
    nameless = [
        widget
        for kind in (QAbstractButton, QComboBox)
        for widget in sample_window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
    ]
    assert nameless == []


def test_the_report_of_an_import_tells_the_numbers(qtbot: QtBot, window: MainWindow) -> None:
    from assessor.importers.imported import Doubt, Placed, Report  # noqa: PLC0415

    place = ("office_name",)
    report = Report((Placed(place, "a", "b"),) * 3, (), (Doubt(place, "a", "sentence"),))
    dialog = ReportDialog(report, window)
    qtbot.addWidget(dialog)
    dialog.open()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "3" in words
    assert "1" in words


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
