from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from assessor.form.values import Choice, Unreadable
from assessor.ui.main_window import MainWindow
from assessor.ui.outline import Outline
from tests.ui import look
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


def states(outline: Outline) -> dict[str, str]:
    """The state of each row by its title; of rows with the same title the first."""
    found: dict[str, str] = {}
    for item in look.rows(outline._tree):
        found.setdefault(item.text(0), item.text(1))
    return found


def row(outline: Outline, title: str) -> QTreeWidgetItem:
    return next(item for item in look.rows(outline._tree) if item.text(0).startswith(title))


def test_every_chapter_stands_there_in_printed_order(sample_window: MainWindow) -> None:
    tree = sample_window.workspace.outline._tree
    titles = [look.row(tree, number).text(0) for number in range(tree.topLevelItemCount())]
    assert titles == [
        "この評価書について",
        "表紙",
        "Ⅰ 基本情報",
        "（別添1）事務の内容",
        "特定個人情報ファイル",
        "Ⅳ その他のリスク対策",
        "Ⅴ 開示請求、問合せ",
        "Ⅵ 評価実施手続",
        "（別添3）変更箇所",
        "別紙",
    ]


def test_files_and_other_entries_have_their_names(sample_window: MainWindow) -> None:
    assessment = sample_window.session.assessment
    titles = states(sample_window.workspace.outline)
    for repeat in (("file",), ("system",)):
        for entry in assessment.entries(repeat):
            assert any(title.endswith(assessment.entry_title(repeat, entry)) for title in titles)


def test_the_sample_is_complete(sample_window: MainWindow) -> None:
    outline = sample_window.workspace.outline
    assert states(outline)["Ⅰ 基本情報"] == "完了"
    assert outline._words.words.endswith("残り 0")


def test_a_blank_document_tells_what_is_left(blank_window: MainWindow) -> None:
    shown = states(blank_window.workspace.outline)
    assert shown["1. 特定個人情報ファイルを取り扱う事務"] == "残り 3"
    assert shown["8. 他の評価実施機関"] == "任意"
    assert shown["別紙"] == "任意"


def test_a_part_that_is_not_asked_says_so(blank_window: MainWindow) -> None:
    blank_window.session.answer(("body_kind",), Choice("local"))
    blank_window.session.check_now()
    shown = states(blank_window.workspace.outline)
    assert shown["4. 個人情報保護委員会の承認【行政機関等のみ】"] == "該当なし"


def test_an_error_shows_in_words_and_sign(blank_window: MainWindow) -> None:
    blank_window.session.answer(("threshold_date",), Unreadable("?", "読めません"))
    blank_window.session.check_now()
    item = row(blank_window.workspace.outline, "1. 基礎項目評価")
    assert item.text(1) == "誤り 1"
    assert "誤り 1" in item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert row(blank_window.workspace.outline, "Ⅵ").text(1) == "誤り 1"


def test_writing_is_counted_after_the_pause(blank_window: MainWindow) -> None:
    blank_window.session.type_answer(("office_name",), "a")
    item = row(blank_window.workspace.outline, "1. 特定個人情報ファイルを取り扱う事務")
    assert item.text(1) == "残り 3"
    blank_window.session.check_now()
    assert item.text(1) == "残り 2"


def test_rows_stay_the_same_widgets_while_typing(blank_window: MainWindow) -> None:
    outline = blank_window.workspace.outline
    item = row(outline, "Ⅰ")
    item.setExpanded(False)
    blank_window.session.type_answer(("office_name",), "a")
    blank_window.session.check_now()
    assert row(outline, "Ⅰ") is item
    assert not item.isExpanded()


def test_a_new_file_gets_its_rows_and_what_was_closed_stays_closed(
    blank_window: MainWindow,
) -> None:
    outline = blank_window.workspace.outline
    row(outline, "Ⅰ").setExpanded(False)
    blank_window.session.add_entry(("file",))
    blank_window.session.check_now()
    assert row(outline, "特定個人情報ファイル2").childCount() == 3
    assert not row(outline, "Ⅰ").isExpanded()


def test_a_click_goes_there(sample_window: MainWindow) -> None:
    outline = sample_window.workspace.outline
    item = row(outline, "2. 従業者に対する教育・啓発")
    outline._tree.scrollToItem(item)
    where = outline._tree.visualItemRect(item).center()
    QTest.mouseClick(
        outline._tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )
    part = sample_window.workspace.navigation.part
    assert part is not None
    assert part.short_title == item.text(0)


def test_the_part_that_is_shown_is_marked(sample_window: MainWindow) -> None:
    workspace = sample_window.workspace
    workspace.navigation.go_to_place(("audit",))
    assert workspace.outline._tree.currentItem() is row(workspace.outline, "1. 監査")


def test_a_number_of_three_digits_has_room(blank_window: MainWindow) -> None:
    outline = blank_window.workspace.outline
    words = states(outline)["特定個人情報ファイル"]
    assert words.removeprefix("残り ") > "100"
    taken = outline._tree.fontMetrics().horizontalAdvance(words)
    assert taken + 8 <= outline._tree.columnWidth(1)
