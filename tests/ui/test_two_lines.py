import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from assessor.ui.theme import font
from assessor.ui.two_lines import TwoLines, broken

words = st.text(alphabet="ab あ\n", max_size=60)


@given(words, st.integers(60, 200), st.integers(1, 4))
def test_there_are_never_more_lines_than_wanted(text: str, width: int, most: int) -> None:
    assert 1 <= len(broken(text, font(), width, most)) <= most


@pytest.mark.usefixtures("qapp")
def test_what_is_cut_ends_with_dots() -> None:
    lines = broken("ab " * 50, font(), 80, 2)
    assert lines[-1].endswith("…")


@given(words)
def test_what_fits_is_whole(text: str) -> None:
    assert "".join("".join(broken(text, font(), 60, 100)).split()) == "".join(text.split())


def test_a_title_of_several_lines_gets_the_height_that_it_needs(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.resize(120, 400)
    tree.show()
    for words in ("特定個人情報ファイルの取扱いプロセスにおけるリスク対策", "短い"):
        tree.addTopLevelItem(QTreeWidgetItem([words]))
    tree.setItemDelegate(TwoLines(tree, most_lines=6))
    long, short = (
        tree.itemDelegate().sizeHint(QStyleOptionViewItem(), tree.model().index(row, 0)).height()
        for row in (0, 1)
    )
    assert long > 2 * short
