import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from assessor.document.edits import add_entry
from assessor.form.values import Free, Paragraph, Table
from assessor.ui import theme
from assessor.ui.option_grid import OptionGrid
from assessor.ui.page_scroll import PageScroll
from assessor.ui.parts import parts
from tests.ui.page_tools import FILE, OFFSCREEN, OUTSOURCING, found, page_at, session

pytestmark = OFFSCREEN


@pytest.mark.parametrize("size", [10.5, max(theme.SIZES)])
def test_every_part_fits_between_the_panes_in_every_size_of_type(qtbot: QtBot, size: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font(), application.styleSheet()
    theme.dress(application, size)
    document = session({("flow",): Free((Paragraph("文"), Table((("a", "b"),))))})
    for repeat in (OUTSOURCING, (*FILE, "recipient"), (*FILE, "destination"), ("annex",)):
        document.assessment.apply(add_entry(document.assessment, repeat))
    page = page_at(qtbot, document, ("office_name",))
    page.resize(620, 700)
    scroll = page.findChild(QScrollArea)
    assert isinstance(scroll, PageScroll)
    try:
        for part in parts(document.assessment):
            page.show_part(part)
            assert scroll._content().minimumSizeHint().width() <= scroll.viewport().width(), (
                part.key
            )
    finally:
        application.setFont(before[0])
        application.setStyleSheet(before[1])


def test_options_stand_in_fewer_columns_where_there_is_less_room(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), (*FILE, "storage_period"))
    names = ["under_1y", "y1", "y2", "y3"]
    buttons = [
        found(page, QRadioButton, "/".join((*FILE, "storage_period")) + f"={name}")
        for name in names
    ]
    assert len({button.y() for button in buttons}) == 2
    page.resize(260, 800)
    QApplication.processEvents()
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) > 2


def test_a_long_option_wraps_beside_its_button(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, ("threshold_result",))
    button = found(page, QRadioButton, "threshold_result=focused")
    assert button.text() == ""
    assert "重点項目評価" in button.accessibleName()


def test_an_option_that_is_much_longer_than_the_others_takes_a_line(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    grid = OptionGrid(2)
    texts = ["紙", "専用線", "電子記録媒体（フラッシュメモリを除く。）", "電子メール"]
    boxes = [QCheckBox(text) for text in texts]
    host.setLayout(grid)
    for box in boxes:
        grid.addWidget(box)
    width = boxes[2].sizeHint().width() + 20
    tops = [place.top() for _, place in grid._places(width)]
    assert tops[0] == tops[1] < tops[2] < tops[3]
