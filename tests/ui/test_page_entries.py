from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from assessor.form.values import Choice, Entries, Place, Value
from assessor.ui.arrival import blank
from assessor.ui.elided import EntryTitle
from assessor.ui.page import Page
from assessor.ui.parts import parts
from assessor.ui.text_box import TextBox
from tests.ui.page_tools import FILE, OFFSCREEN, OUTSOURCING, commit, found, page_at, session
from tests.ui.page_tools import press as press_key

pytestmark = OFFSCREEN
TWO: dict[Place, Value] = {
    (*FILE, "outsourcing_use"): Choice("yes"),
    OUTSOURCING: Entries(("o1", "o2")),
    (*OUTSOURCING, "o1", "outsourcing_title"): "封入封緘",
    (*OUTSOURCING, "o2", "outsourcing_title"): "保守",
}


def titles(page: Page) -> list[str]:
    """The titles from top to bottom."""
    seen = [title for title in page.findChildren(EntryTitle) if title.isVisibleTo(page)]
    seen.sort(key=lambda title: title.mapTo(page, title.rect().topLeft()).y())
    return [title.accessibleName() for title in seen]


def press(page: Page, name: str) -> None:
    found(page, QToolButton, "/".join(OUTSOURCING) + name).click()


def test_an_entry_is_titled_with_its_number_and_name(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), OUTSOURCING)
    assert titles(page) == ["委託事項1　封入封緘", "委託事項2　保守"]


def test_the_first_entry_is_open_and_the_others_are_not_built(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), OUTSOURCING)
    assert found(page, TextBox, (*OUTSOURCING, "o1", "outsourcing_content")).isVisible()
    assert page.findChild(TextBox, "/".join((*OUTSOURCING, "o2", "outsourcing_content"))) is None


def test_a_title_follows_what_is_typed(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), OUTSOURCING)
    commit(found(page, TextBox, (*OUTSOURCING, "o1", "outsourcing_title")), "新")
    assert titles(page)[0] == "委託事項1　封入封緘新"


def test_a_new_entry_is_open_and_has_the_focus(qtbot: QtBot) -> None:
    document = session(TWO)
    page = page_at(qtbot, document, OUTSOURCING)
    found(page, QPushButton, (*OUTSOURCING, "add")).click()
    name = document.assessment.entries(OUTSOURCING)[-1]
    focused = QApplication.focusWidget()
    assert focused is found(page, TextBox, (*OUTSOURCING, name, "outsourcing_title"))
    assert titles(page)[-1] == "委託事項3"


def test_a_removed_entry_can_be_brought_back(qtbot: QtBot) -> None:
    document = session(TWO)
    page = page_at(qtbot, document, OUTSOURCING)
    with qtbot.waitSignal(page.told) as told:
        press(page, "/o1.remove")
    assert told.args == ["「委託事項1」を削除しました。「元に戻す」で戻せます。"]
    assert titles(page) == ["委託事項1　保守"]
    document.undo()
    assert titles(page) == ["委託事項1　封入封緘", "委託事項2　保守"]


def test_an_entry_moves_and_keeps_what_is_open(qtbot: QtBot) -> None:
    document = session(TWO)
    page = page_at(qtbot, document, OUTSOURCING)
    box = found(page, TextBox, (*OUTSOURCING, "o1", "outsourcing_content"))
    press(page, "/o1.down")
    assert titles(page) == ["委託事項1　保守", "委託事項2　封入封緘"]
    assert document.assessment.entries(OUTSOURCING) == ("o2", "o1")
    assert box.isVisible()


def test_a_copy_stands_behind_its_original(qtbot: QtBot) -> None:
    document = session(TWO)
    page = page_at(qtbot, document, OUTSOURCING)
    press(page, "/o1.duplicate")
    names = document.assessment.entries(OUTSOURCING)
    assert (names[0], names[2]) == ("o1", "o2")
    assert document.assessment.answers[(*OUTSOURCING, names[1], "outsourcing_title")] == "封入封緘"


def test_the_ends_offer_only_moves_there_are(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), OUTSOURCING)
    name = "/".join(OUTSOURCING)
    assert not found(page, QToolButton, f"{name}/o1.up").isEnabled()
    assert found(page, QToolButton, f"{name}/o1.down").isEnabled()


def test_an_entry_opens_with_the_keyboard(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), OUTSOURCING)
    title = found(page, EntryTitle, "/".join((*OUTSOURCING, "o2")) + ".title")
    title.setFocus()
    press_key(title, Qt.Key.Key_Space, " ")
    assert found(page, TextBox, (*OUTSOURCING, "o2", "outsourcing_title")).isVisible()


def test_going_to_a_place_opens_its_entry(qtbot: QtBot) -> None:
    page = page_at(qtbot, session(TWO), ("office_name",))
    place = (*OUTSOURCING, "o2", "outsourcing_content")
    with qtbot.waitSignal(page.focused, check_params_cb=lambda at: at == place):
        page.go_to(place)
    assert QApplication.focusWidget() is found(page, TextBox, place)


def test_a_part_whose_file_is_removed_gives_way_to_the_list_of_files(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, (*FILE, "file_name"))
    document.add_entry(("file",))
    document.remove_entry(("file",), "f1")
    assert page.part is not None
    assert page.part.lists_files


def test_the_list_of_files_leads_into_a_file(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, ("file",))
    found(page, EntryTitle, "file/f1.title").click()
    assert page.part is not None
    assert page.part.around == FILE


def test_a_row_of_changes_shows_its_beginning_and_opens(qtbot: QtBot) -> None:
    row: Place = ("change", "c1")
    document = session(
        {
            ("change",): Entries(("c1",)),
            (*row, "change_date"): "令和6年4月1日",
            (*row, "change_item"): "Ⅰ7①部署",
            (*row, "change_before"): "市民部",
            (*row, "change_after"): "市民生活部",
        }
    )
    page = page_at(qtbot, document, ("change",))
    assert titles(page) == ["1　令和6年4月1日　Ⅰ7①部署"]
    page.go_to((*row, "change_after"))
    before = found(page, TextBox, (*row, "change_before"))
    after = found(page, TextBox, (*row, "change_after"))
    assert before.mapTo(page, before.pos()).y() == after.mapTo(page, after.pos()).y()


def test_another_document_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    document = session()
    page = page_at(qtbot, document, (*FILE, "file_name"))
    document.stand(blank(document.assessment.form))
    assert page.part == parts(document.assessment)[0]
