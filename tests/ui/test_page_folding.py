from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from assessor.form.values import Checks, Choice, Entries
from assessor.ui.fold import Fold
from assessor.ui.page_scroll import PageScroll
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import FILE, OFFSCREEN, OUTSOURCING, commit, found, page_at, session

pytestmark = OFFSCREEN
BASIS = ("nws_basis",)


def test_what_does_not_apply_is_one_line_that_says_why(qtbot: QtBot) -> None:
    page = page_at(qtbot, session({("nws_use",): Choice("no")}), BASIS)
    fold = found(page, Fold, BASIS)
    assert fold.is_folded
    assert fold.sentence == (
        "「②法令上の根拠」は記載が要りません（「実施の有無」が「実施する」でないため）。"
    )
    assert page.findChild(TextBox, "nws_basis") is None


def test_it_unfolds_when_the_answer_that_decides_changes(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("no")})
    page = page_at(qtbot, document, BASIS)
    yes = found(page, QRadioButton, "nws_use=yes")
    yes.setFocus()
    yes.click()
    assert document.assessment.answers[("nws_use",)] == Choice("yes")
    assert found(page, TextBox, BASIS).isVisible()
    assert QApplication.focusWidget() is yes


def test_it_folds_again_with_undo(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("no")})
    page = page_at(qtbot, document, BASIS)
    document.answer(("nws_use",), Choice("yes"))
    assert not found(page, Fold, BASIS).is_folded
    document.undo()
    assert found(page, Fold, BASIS).is_folded
    assert not found(page, TextBox, BASIS).isVisible()


def test_text_that_is_folded_away_is_kept_and_said_to_be(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("yes"), BASIS: "番号法"})
    page = page_at(qtbot, document, BASIS)
    document.answer(("nws_use",), Choice("no"))
    fold = found(page, Fold, BASIS)
    assert fold.is_folded
    assert "記載は残してあります" in fold.sentence
    found(page, QToolButton, "nws_basis.fold").click()
    assert found(page, TextBox, BASIS).isVisible()
    assert found(page, TextBox, BASIS).text() == "番号法"


def test_what_has_the_focus_is_not_folded_away(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("yes")})
    page = page_at(qtbot, document, BASIS)
    box = found(page, TextBox, BASIS)
    box.setFocus()
    document.answer(("nws_use",), Choice("no"))
    assert box.isVisible()
    assert QApplication.focusWidget() is box


def test_a_repeat_that_does_not_apply_folds_with_its_entries(qtbot: QtBot) -> None:
    document = session(
        {
            (*FILE, "outsourcing_use"): Choice("yes"),
            OUTSOURCING: Entries(("o1",)),
            (*OUTSOURCING, "o1", "outsourcing_title"): "封入封緘",
        }
    )
    page = page_at(qtbot, document, OUTSOURCING)
    document.answer((*FILE, "outsourcing_use"), Choice("no"))
    fold = found(page, Fold, OUTSOURCING)
    assert fold.is_folded
    assert "「委託の有無」が「委託しない」である" in fold.sentence
    assert "記載は残してあります" in fold.sentence


def test_a_box_that_decides_unfolds_a_group(qtbot: QtBot) -> None:
    document = session({(*FILE, "nws_none"): Checks.of(["obtain"])})
    place = (*FILE, "nws1_measures")
    page = page_at(qtbot, document, place)
    assert page.findChild(TextBox, "/".join(place)) is None
    box = found(page, QCheckBox, "/".join((*FILE, "nws_none")) + "=obtain")
    box.click()
    assert found(page, TextBox, place).isVisible()


def test_going_to_a_folded_place_opens_it(qtbot: QtBot) -> None:
    document = session({("nws_use",): Choice("no")})
    page = page_at(qtbot, document, ("office_name",))
    page.go_to(BASIS)
    assert QApplication.focusWidget() is found(page, TextBox, BASIS)


def test_what_unfolds_above_does_not_move_the_focused_editor(qtbot: QtBot) -> None:
    place = (*FILE, "storage1_other")
    document = session({(*FILE, "accident"): Choice("no"), place: "行\n" * 30})
    page = page_at(qtbot, document, place)
    page.go_to(place)
    box = found(page, TextBox, place)
    scroll = page.findChild(QScrollArea)
    assert isinstance(scroll, PageScroll)
    before = box.mapTo(scroll, box.rect().topLeft()).y()
    document.answer((*FILE, "accident"), Choice("yes"))
    assert found(page, TextBox, (*FILE, "accident_content")).isVisible()
    assert box.mapTo(scroll, box.rect().topLeft()).y() == before
    commit(box, "文")
    assert box.mapTo(scroll, box.rect().topLeft()).y() == before


def test_a_part_that_does_not_apply_is_one_fold_below_its_title(qtbot: QtBot) -> None:
    document = session({("body_kind",): Choice("local")})
    page = page_at(qtbot, document, ("submission_date",))
    (fold,) = page.findChildren(Fold)
    assert fold.is_folded
    assert "「評価実施機関の区分」が「行政機関等」でない" in fold.sentence
    document.answer(("body_kind",), Choice("national"))
    assert found(page, TextBox, ("submission_date",)).isVisible()
