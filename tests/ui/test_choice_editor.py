from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from assessor.form.kinds import KINDS
from assessor.form.values import Checks, Choice, Unreadable
from assessor.ui.editors import EDITORS
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import FILE, OFFSCREEN, commit, found, page_at, press, session

pytestmark = OFFSCREEN
USE = ("nws_use",)
SOURCE = (*FILE, "obtained_from")


def test_every_kind_has_an_editor() -> None:
    assert EDITORS.keys() == KINDS.keys()


def test_the_options_stand_in_printed_order(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), USE)
    buttons = [b for b in page.findChildren(QRadioButton) if b.objectName().startswith("nws_use")]
    tops = [button.mapTo(page, button.pos()).y() for button in buttons]
    assert [button.text() for button in buttons] == ["実施する", "実施しない", "未定"]
    assert tops == sorted(tops)


def test_a_choice_is_one_step(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, USE)
    found(page, QRadioButton, "nws_use=yes").click()
    found(page, QRadioButton, "nws_use=no").click()
    assert document.assessment.answers[USE] == Choice("no")
    document.undo()
    assert document.assessment.answers[USE] == Choice("yes")
    assert found(page, QRadioButton, "nws_use=yes").isChecked()


def test_a_choice_can_be_cleared(qtbot: QtBot) -> None:
    document = session({USE: Choice("yes")})
    page = page_at(qtbot, document, USE)
    clear = found(page, QToolButton, "nws_use.clear")
    assert clear.isVisible()
    clear.click()
    assert USE not in document.assessment.answers
    assert not any(button.isChecked() for button in page.findChildren(QRadioButton))
    assert not clear.isVisible()


def test_arrow_keys_choose(qtbot: QtBot) -> None:
    document = session({USE: Choice("yes")})
    page = page_at(qtbot, document, USE)
    button = found(page, QRadioButton, "nws_use=yes")
    button.setFocus()
    press(button, Qt.Key.Key_Down)
    assert document.assessment.answers[USE] == Choice("no")


def test_what_is_no_option_stands_above_until_one_is_chosen(qtbot: QtBot) -> None:
    document = session({USE: Unreadable("検討中", "選択肢にありません")})
    page = page_at(qtbot, document, USE)
    assert any("検討中" in label.text() for label in page.findChildren(QLabel))
    found(page, QRadioButton, "nws_use=undecided").click()
    assert document.assessment.answers[USE] == Choice("undecided")
    document.undo()
    assert document.assessment.answers[USE] == Unreadable("検討中", "選択肢にありません")


def test_a_tick_and_its_tail_are_kept_together(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, SOURCE)
    name = "/".join(SOURCE)
    found(page, QCheckBox, f"{name}=other").click()
    commit(found(page, TextBox, f"{name}=other.tail"), "医療機関")
    assert document.assessment.answers[SOURCE] == Checks.of(["other"], {"other": "医療機関"})


def test_a_tail_stays_when_its_tick_goes(qtbot: QtBot) -> None:
    document = session({SOURCE: Checks.of(["other"], {"other": "医療機関"})})
    page = page_at(qtbot, document, SOURCE)
    found(page, QCheckBox, "/".join(SOURCE) + "=other").click()
    assert document.assessment.answers[SOURCE] == Checks.of([], {"other": "医療機関"})


def test_the_last_tick_that_goes_makes_the_answer_blank(qtbot: QtBot) -> None:
    document = session({SOURCE: Checks.of(["person"])})
    page = page_at(qtbot, document, SOURCE)
    found(page, QCheckBox, "/".join(SOURCE) + "=person").click()
    assert SOURCE not in document.assessment.answers


def test_a_box_that_stands_alone_unticks_no_other(qtbot: QtBot) -> None:
    place = (*FILE, "transfer_use")
    document = session({place: Checks.of(["provide"])})
    page = page_at(qtbot, document, place)
    found(page, QCheckBox, "/".join(place) + "=none").click()
    assert document.assessment.answers[place] == Checks.of(["provide", "none"])


def test_ticks_of_another_edition_are_kept(qtbot: QtBot) -> None:
    document = session({SOURCE: Checks.of(["gone"], {"gone2": "tail"})})
    page = page_at(qtbot, document, SOURCE)
    found(page, QCheckBox, "/".join(SOURCE) + "=person").click()
    assert document.assessment.answers[SOURCE] == Checks.of(["gone", "person"], {"gone2": "tail"})


def test_groups_of_boxes_have_their_heading_line(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), (*FILE, "file_main_items"))
    lines = [label.text() for label in page.findChildren(QLabel)]
    assert {"識別情報", "連絡先等情報", "業務関係情報"} <= set(lines)


def test_every_editor_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(), SOURCE)
    kinds = (TextBox, QCheckBox, QRadioButton)
    unnamed = [
        w.objectName() for kind in kinds for w in page.findChildren(kind) if not w.accessibleName()
    ]
    assert unnamed == []
