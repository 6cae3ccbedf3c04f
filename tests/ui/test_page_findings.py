from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from assessor.form.values import Checks, Choice
from assessor.ui.finding_lines import FindingLines
from assessor.ui.page_scroll import PageScroll
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import FILE, OFFSCREEN, commit, found, page_at, session

pytestmark = OFFSCREEN
METHOD = (*FILE, "obtained_by")


def sentences(page: object) -> list[str]:
    assert hasattr(page, "findChildren")
    return [
        label.accessibleName()
        for lines in page.findChildren(FindingLines)
        if not lines.isHidden()
        for label in lines.findChildren(QLabel)
        if label.accessibleName()
    ]


def test_a_finding_stands_below_its_item_after_the_pause(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("no")})
    page = page_at(qtbot, document, METHOD)
    with qtbot.waitSignal(document.checked):
        document.answer(METHOD, Checks.of(["nws"]))
    assert any("情報連携を「実施する」としていません" in words for words in sentences(page))


def test_a_finding_goes_when_its_cause_is_gone(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("no"), METHOD: Checks.of(["nws"])})
    document.check_now()
    page = page_at(qtbot, document, METHOD)
    assert sentences(page)
    document.answer(METHOD, Checks.of(["paper"]))
    document.check_now()
    assert sentences(page) == []


def test_findings_above_do_not_move_the_focused_editor(qtbot: QtBot) -> None:
    place = (*FILE, "statistics")
    document = session({("nws_use",): Choice("no"), METHOD: Checks.of(["nws"])})
    page = page_at(qtbot, document, place)
    page.go_to(place)
    box = found(page, TextBox, place)
    scroll = page.findChild(QScrollArea)
    assert isinstance(scroll, PageScroll)
    before = box.mapTo(scroll, box.rect().topLeft()).y()
    document.check_now()
    assert sentences(page)
    assert box.mapTo(scroll, box.rect().topLeft()).y() == before


def test_a_blank_item_says_so_beside_its_label_until_something_stands_there(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, ("assessment_title",))
    states = [label.text() for label in page.findChildren(QLabel)]
    assert states.count("未記入") == 3
    commit(found(page, TextBox, ("assessment_title",)), "評価書")
    states = [label.text() for label in page.findChildren(QLabel)]
    assert states.count("未記入") == 2


def test_a_date_says_quietly_how_it_was_read(qtbot: QtBot) -> None:
    place = (*FILE, "held_since")
    page = page_at(qtbot, session(), place)
    commit(found(page, TextBox, place), "平成29年9月")
    assert "2017年9月1日～30日と読みました" in [label.text() for label in page.findChildren(QLabel)]
