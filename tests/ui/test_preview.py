"""The print preview: it follows the text, stays where it is, and leads back to the item."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from assessor.form.values import Place
from assessor.ui.main_window import MainWindow
from assessor.ui.preview_pages import Pages
from assessor.ui.preview_view import PreviewView
from assessor.ui.preview_window import PreviewWindow
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN
CONTENT: Place = ("office_content",)
CONTACT: Place = ("inquiry_contact",)


@pytest.fixture
def preview(sample_window: MainWindow, qtbot: QtBot) -> PreviewWindow:
    """The preview of the sample, set."""
    sample_window.workspace.show_preview()
    made = the(PreviewWindow, sample_window)
    _wait_for_pages(made, qtbot, None)
    return made


def test_all_pages_are_shown_and_counted(preview: PreviewWindow) -> None:
    assert len(_pages(preview).sizes) > 40
    assert preview._page.text().endswith(f"/ {len(_pages(preview).sizes)} ページ")
    image = _pages(preview).image(0, 1.0)
    assert (image.width(), image.height()) == (596, 842)
    assert len({image.pixel(x, y) for x in range(0, 596, 4) for y in range(0, 842, 4)}) > 2


def test_it_opens_at_the_item_in_which_one_writes(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.workspace.navigation.go_to_place(CONTENT)
    sample_window.workspace.show_preview()
    preview = the(PreviewWindow, sample_window)
    _wait_for_pages(preview, qtbot, None)
    assert preview.view.page == _page_of(preview, CONTENT) == 2


def test_an_edit_is_set_after_a_pause_and_the_view_stays(
    sample_window: MainWindow, preview: PreviewWindow, qtbot: QtBot
) -> None:
    place = next(spot.place for spot in reversed(_pages(preview).spots) if spot.page == 40)
    preview.view.go_to_place(place)
    before, page = _pages(preview), preview.view.page
    above = _distance(preview, place)
    sample_window.session.type_answer(CONTENT, "一行\n" * 150)
    _wait_for_pages(preview, qtbot, before)
    assert len(_pages(preview).sizes) > len(before.sizes)
    assert preview.view.page > page
    assert abs(_distance(preview, place) - above) <= 2


def test_a_click_leads_to_the_item(sample_window: MainWindow, preview: PreviewWindow) -> None:
    preview.view.go_to_place(CONTENT)
    spot = _pages(preview).spot_of(CONTENT)
    assert spot is not None
    view = preview.view
    down = view._tops[spot.page] + (spot.down + 20) * view._scale - view.verticalScrollBar().value()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, round(down))
    )
    assert sample_window.workspace.navigation.place == CONTENT


def test_the_item_is_shown_when_asked(sample_window: MainWindow, preview: PreviewWindow) -> None:
    for place in (CONTENT, ("subjects",)):
        sample_window.workspace.navigation.go_to_place(place)
        _press(preview, "この項目を見る")
        assert preview.view.page == _page_of(preview, place)


def test_an_entry_is_found_by_what_is_in_it(preview: PreviewWindow) -> None:
    pages = _pages(preview)
    inside = next(spot for spot in pages.spots if len(spot.place) == 3)
    assert pages.spot_of((*inside.place[:2], "nothing")) is not None
    assert pages.spot_of(("nowhere",)) is None


def test_pages_are_turned_and_enlarged(preview: PreviewWindow) -> None:
    view = preview.view
    view.go_to_page(0)
    _press(preview, "▶")
    assert view.page == 1
    narrow = view._scale
    _press(preview, "＋")
    assert view._scale > narrow
    assert view.page == 1
    _press(preview, "幅に合わせる")
    assert view._scale == narrow


def test_what_is_composed_is_never_disturbed(
    sample_window: MainWindow,
    preview: PreviewWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assessor.ui.preview_window.is_composing", lambda: True)
    before = _pages(preview)
    sample_window.session.type_answer(CONTENT, "別の内容")
    qtbot.wait(900)
    assert preview._job is None
    assert _pages(preview) is before


def test_it_takes_the_focus_from_nobody(
    sample_window: MainWindow, preview: PreviewWindow, qtbot: QtBot
) -> None:
    sample_window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sample_window)
    sample_window.workspace.navigation.go_to_place(CONTENT)
    focused = QApplication.focusWidget()
    assert focused is not None
    before = _pages(preview)
    sample_window.session.type_answer(CONTENT, "別の内容")
    _wait_for_pages(preview, qtbot, before)
    assert QApplication.focusWidget() is focused


def test_nothing_is_set_while_it_is_closed(
    sample_window: MainWindow, preview: PreviewWindow, qtbot: QtBot
) -> None:
    before = _pages(preview)
    preview.close()
    sample_window.session.type_answer(CONTENT, "別の内容")
    qtbot.wait(700)
    assert preview._job is None
    assert _pages(preview) is before
    sample_window.workspace.show_preview()
    _wait_for_pages(preview, qtbot, before)


def test_a_character_that_no_type_shows_does_not_stop_it(
    sample_window: MainWindow, preview: PreviewWindow, qtbot: QtBot
) -> None:
    before = _pages(preview)
    sample_window.session.type_answer(CONTENT, "𠮷野\ue000")
    _wait_for_pages(preview, qtbot, before)
    assert preview._said.text() == ""


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    code = (
        "import sys, assessor.ui.main_window, assessor.ui.workspace;"
        "print({'typst', 'pypdfium2'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def _pages(preview: PreviewWindow) -> Pages:
    assert preview.view.pages is not None
    return preview.view.pages


def _page_of(preview: PreviewWindow, place: Place) -> int:
    spot = _pages(preview).spot_of(place)
    assert spot is not None
    return spot.page


def _distance(preview: PreviewWindow, place: Place) -> float:
    """Return how many pixels below the top of the view ``place`` is shown."""
    spot = _pages(preview).spot_of(place)
    assert spot is not None
    view: PreviewView = preview.view
    return view._tops[spot.page] + spot.down * view._scale - view.verticalScrollBar().value()


def _wait_for_pages(preview: PreviewWindow, qtbot: QtBot, before: Pages | None) -> None:
    def is_set() -> bool:
        return preview.view.pages is not before and preview._job is None and not preview._is_due

    qtbot.waitUntil(is_set, timeout=30_000)


def _press(preview: PreviewWindow, words: str) -> None:
    button = next(b for b in preview.findChildren(QPushButton) if b.text() == words)
    button.click()
