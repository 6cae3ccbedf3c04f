from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from assessor.form.values import Figure, Free, FreePart, Paragraph, Place, Table
from assessor.ui.figure_view import FigureView
from assessor.ui.free_editor import FreeEditor
from assessor.ui.page import Page
from assessor.ui.session import Session
from assessor.ui.table_editor import COLUMN_RIGHT, JOIN, ROW_BELOW, TableEditor
from assessor.ui.table_view import TableView
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import OFFSCREEN, commit, found, page_at, press, session

pytestmark = OFFSCREEN
FLOW: Place = ("flow",)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="9" height="9"/></svg>'
)
ABCD = Table((("a", "b"), ("c", "d")), header=1)


def image() -> QImage:
    drawn = QImage(40, 20, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#1F5F8B"))
    return drawn


def png() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image().save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def parts_of(document: Session) -> tuple[FreePart, ...]:
    value = document.assessment.answers.get(FLOW)
    return value.parts if isinstance(value, Free) else ()


def flow_page(qtbot: QtBot, *given: FreePart) -> tuple[Session, Page]:
    document = session({FLOW: Free(given)} if given else {})
    return document, page_at(qtbot, document, FLOW)


def paste(widget: QWidget) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_V, control)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def select(view: TableView, row: int, column: int) -> None:
    view.stand_at(row, column)


def test_a_text_is_added_and_written(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot)
    found(page, QPushButton, "flow.add.text").click()
    box = found(page, TextBox, "flow.0.text")
    assert QApplication.focusWidget() is box
    commit(box, "届出を受ける。")
    assert parts_of(document) == (Paragraph("届出を受ける。"),)


@pytest.mark.parametrize("content", [png(), SVG], ids=["png", "svg"])
def test_a_figure_from_a_file_stands_in_the_document(
    qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "図"
    path.write_bytes(content)
    document, page = flow_page(qtbot)
    found(page, FreeEditor, FLOW).add_file(path)
    (figure,) = parts_of(document)
    assert isinstance(figure, Figure)
    assert document.assessment.attachments[figure.attachment] == content
    view = page.findChild(FigureView)
    assert isinstance(view, FigureView)
    assert not view.pixmap().isNull()


def test_a_file_that_is_no_picture_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"PK\x03\x04")
    document, page = flow_page(qtbot)
    found(page, FreeEditor, FLOW).add_file(path)
    assert parts_of(document) == ()
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "「表.xlsx」は、PNG、JPEG、SVGのどれでもないため、置けません。" in words


def test_a_damaged_picture_is_refused_in_words(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot)
    found(page, FreeEditor, FLOW).add_picture(png()[:40], "流れ.png")
    assert parts_of(document) == ()
    words = [label.text() for label in page.findChildren(QLabel)]
    assert any(text.startswith("「流れ.png」は壊れていて") for text in words)


def test_a_picture_is_placed_by_dropping_its_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "flow.svg"
    path.write_bytes(SVG)
    document, page = flow_page(qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    found(page, FreeEditor, FLOW).dropEvent(event)
    assert isinstance(parts_of(document)[0], Figure)


def test_a_picture_in_the_clipboard_is_pasted_also_inside_a_text(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, Paragraph("文"))
    QGuiApplication.clipboard().setImage(image())
    paste(found(page, TextBox, "flow.0.text"))
    assert [type(part) for part in parts_of(document)] == [Paragraph, Figure]


def test_undo_takes_a_figure_away_and_redo_shows_it_again(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot)
    found(page, FreeEditor, FLOW).add_picture(png(), "図")
    document.undo()
    assert parts_of(document) == ()
    document.redo()
    view = page.findChild(FigureView, options=Qt.FindChildOption.FindChildrenRecursively)
    assert isinstance(view, FigureView)
    assert not page.findChildren(FigureView)[-1].pixmap().isNull()


def test_a_caption_is_written(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, Figure("lost.png"))
    commit(found(page, TextBox, "flow.0.caption"), "事務の流れ")
    assert parts_of(document) == (Figure("lost.png", "事務の流れ"),)


def test_a_picture_that_is_lost_says_so(qtbot: QtBot) -> None:
    _, page = flow_page(qtbot, Figure("lost.png"))
    assert "この図は表示できません。" in [view.text() for view in page.findChildren(FigureView)]


def test_a_part_moves_and_keeps_the_focus(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, Paragraph("一"), ABCD)
    found(page, QToolButton, "flow.0.down").click()
    assert parts_of(document) == (ABCD, Paragraph("一"))
    assert found(page, TextBox, "flow.1.text").text() == "一"


def test_the_last_part_that_goes_makes_the_answer_blank(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, Paragraph("一"))
    found(page, QToolButton, "flow.0.delete").click()
    assert FLOW not in document.assessment.answers


def test_a_cell_is_written_live(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    view.edit(view.model().index(1, 0))
    box = view.findChild(TextBox)
    assert isinstance(box, TextBox)
    commit(box, "○")
    assert parts_of(document) == (Table((("a", "b"), ("c○", "d")), 1),)
    assert box.isVisible()


def test_enter_leaves_a_cell_and_alt_enter_begins_a_line(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    view.edit(view.model().index(1, 1))
    box = view.findChild(TextBox)
    assert isinstance(box, TextBox)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QApplication.sendEvent(box, event)
    commit(box, "二")
    press(box, Qt.Key.Key_Return, "\r")
    assert parts_of(document) == (Table((("a", "b"), ("c", "d\n二")), 1),)
    assert view.state() != view.State.EditingState


def test_a_table_from_a_spreadsheet_is_pasted_over_the_cells(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    select(view, 1, 1)
    QGuiApplication.clipboard().setText("一\t二\r\n三\t四\r\n")
    paste(view)
    (table,) = parts_of(document)
    assert table == Table((("a", "b", ""), ("c", "一", "二"), ("", "三", "四")), 1)
    document.undo()
    assert parts_of(document) == (ABCD,)


def test_a_table_from_a_spreadsheet_becomes_a_table_of_its_own(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot)
    QGuiApplication.clipboard().setText("項目\t有無\r\n氏名\t○\r\n")
    paste(found(page, QPushButton, "flow.add.table"))
    assert parts_of(document) == (Table((("項目", "有無"), ("氏名", "○")), 1),)


def test_a_table_changes_its_shape_around_the_current_cell(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    editor = page.findChild(TableEditor)
    assert isinstance(editor, TableEditor)
    select(view, 0, 0)
    editor.carry_out(ROW_BELOW)
    editor.carry_out(COLUMN_RIGHT)
    assert parts_of(document) == (Table((("a", "", "b"), ("", "", ""), ("c", "", "d")), 1),)


def test_the_last_cell_of_a_short_row_spans_what_is_left(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    editor = page.findChild(TableEditor)
    assert isinstance(editor, TableEditor)
    select(view, 1, 0)
    editor.carry_out(JOIN)
    assert parts_of(document) == (Table((("a", "b"), ("c\nd",)), 1),)
    assert view.columnSpan(1, 0) == 2


def test_a_table_shows_all_of_its_rows(qtbot: QtBot) -> None:
    rows = tuple((str(row), "長い文" * 30) for row in range(20))
    _, page = flow_page(qtbot, Table(rows))
    view = found(page, TableView, "flow.0.table")
    assert view.height() >= view.verticalHeader().length()
    assert view.verticalScrollBar().maximum() == 0


def test_delete_empties_the_cells(qtbot: QtBot) -> None:
    document, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    select(view, 0, 1)
    press(view, Qt.Key.Key_Delete)
    assert parts_of(document) == (Table((("a", ""), ("c", "d")), 1),)


def test_copied_cells_can_be_pasted_into_a_spreadsheet(qtbot: QtBot) -> None:
    _, page = flow_page(qtbot, ABCD)
    view = found(page, TableView, "flow.0.table")
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == "a\tb\nc\td\n"
