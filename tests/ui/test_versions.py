"""Versions in the window: kept, listed, described, read, restored, written out."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from assessor.document import file
from assessor.form.dates import in_japanese
from assessor.history.review import sign_offs
from assessor.ui.main_window import MainWindow
from assessor.ui.past_dialog import PastDialog
from assessor.ui.reading import Reading
from assessor.ui.sign_off_dialog import SignOffDialog
from assessor.ui.text_box import TextBox
from assessor.ui.version_dialog import VersionDialog
from assessor.ui.versions_dialog import VersionsDialog
from tests.ui.conftest import Heard
from tests.ui.look import button, the
from tests.ui.page_tools import OFFSCREEN, commit, found

pytestmark = OFFSCREEN
NAME = ("office_name",)


def kept(window: MainWindow, label: str = "提出版", text: str = "a") -> str:
    """Write ``text``, keep that as a version, write on; return the version's name."""
    window.session.type_answer(NAME, text)
    name = window.session.add_version(label, "市民課", "第三者点検の後", "2026-08-20")
    window.session.type_answer(NAME, "b")
    return name


def count(window: MainWindow) -> int:
    return len(window.session.assessment.versions)


def reading(window: MainWindow, name: str) -> Reading:
    window.read_version(name)
    return the(Reading, window)


def listed(window: MainWindow) -> VersionsDialog:
    window._actions.action("versions.show_all").trigger()
    return the(VersionsDialog, window)


def test_a_version_is_kept_with_what_is_said_of_it(blank_window: MainWindow) -> None:
    blank_window._actions.action("versions.keep").trigger()
    dialog = the(VersionDialog, blank_window)
    box = the(QComboBox, dialog)
    assert [box.itemText(row) for row in range(box.count())][:2] == ["素案", "意見募集版"]
    box.setEditText("部長説明用")
    dialog._by.setText("市民課")
    dialog._day.setText("令和8年8月20日")
    the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok).click()
    (version,) = blank_window.session.assessment.versions
    assert (version.label, version.day, version.by) == ("部長説明用", "2026-08-20", "市民課")
    assert blank_window.settings.role == "市民課"
    blank_window.session.undo()
    assert count(blank_window) == 0


def test_a_version_without_a_label_or_a_day_is_not_kept(blank_window: MainWindow) -> None:
    blank_window._actions.action("versions.keep").trigger()
    dialog = the(VersionDialog, blank_window)
    ok = the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok)
    assert ok.isEnabled()
    assert dialog._day.text() == in_japanese(date.today())  # noqa: DTZ011 - local day
    dialog._day.setText("来週")
    assert not ok.isEnabled()
    dialog._day.setText("2026-08-20")
    the(QComboBox, dialog).setEditText(" ")
    assert not ok.isEnabled()


def test_the_list_tells_label_day_author_and_note(blank_window: MainWindow) -> None:
    kept(blank_window)
    dialog = listed(blank_window)
    item = the(QListWidget, dialog).item(0)
    assert item.text() == "令和8年8月20日　市民課\n提出版\n第三者点検の後"


def test_without_versions_the_list_says_what_they_are_for(blank_window: MainWindow) -> None:
    dialog = listed(blank_window)
    assert dialog._nothing.isVisible()
    assert not button(dialog, "見る").isEnabled()


def test_a_version_is_described_anew(blank_window: MainWindow) -> None:
    kept(blank_window)
    button(listed(blank_window), "名前や備考を直す…").click()
    dialog = the(VersionDialog, blank_window)
    assert dialog._label.currentText() == "提出版"
    dialog._label.setEditText("公表版")
    dialog.accept()
    (version,) = blank_window.session.assessment.versions
    assert (version.label, version.day, version.note) == ("公表版", "2026-08-20", "第三者点検の後")


def test_a_version_is_signed_off_by_role_and_the_list_says_so(blank_window: MainWindow) -> None:
    kept(blank_window)
    versions = listed(blank_window)
    button(versions, "確認した人を記録する…").click()
    dialog = the(SignOffDialog, blank_window)
    assert dialog.role.itemText(0) == "起案"
    dialog.role.setEditText("課長")
    dialog.day.setText("令和8年8月25日")
    button(dialog, "確認したと記録する").click()
    assert "確認：課長" in the(QListWidget, versions).item(0).text()
    (record,) = sign_offs(blank_window.session.assessment)
    assert (record.role, record.day, record.label) == ("課長", "2026-08-25", "提出版")
    button(dialog, "取り消す").click()
    assert list(sign_offs(blank_window.session.assessment)) == []


def test_a_version_is_removed_and_comes_back_by_undo(blank_window: MainWindow) -> None:
    kept(blank_window)
    dialog = listed(blank_window)
    button(dialog, "削除する").click()
    assert count(blank_window) == 0
    assert dialog._nothing.isVisible()
    blank_window.session.undo()
    assert count(blank_window) == 1
    assert the(QListWidget, dialog).count() == 1


def test_reading_shows_what_stood_then_and_says_so(blank_window: MainWindow) -> None:
    view = reading(blank_window, kept(blank_window))
    assert view.isVisible()
    assert not blank_window.workspace.page.isVisible()
    words = [label.accessibleName() for label in view.findChildren(QLabel)]
    assert "提出版（令和8年8月20日）を見ています。編集はできません。" in words
    view.go_to_place(NAME)
    assert found(view, TextBox, NAME).text() == "a"
    assert blank_window.session.assessment.answer(NAME) == "b"


def test_nothing_of_a_version_can_be_edited(sample_window: MainWindow) -> None:
    name = sample_window.session.add_version("提出版")
    before = dict(sample_window.session.assessment.answers)
    view = reading(sample_window, name)
    for row in range(view._list.count()):
        view._list.setCurrentRow(row)
        for box in view.page.findChildren(TextBox):
            assert box.isReadOnly()
            commit(box, "x")
        for choice in view.page.findChildren(QRadioButton):
            choice.click()
        offered = [b.text() for b in view.page.findChildren(QAbstractButton) if b.isVisible()]
        assert not [words for words in offered if "追加" in words or words in {"削除", "複製"}]
    assert dict(sample_window.session.assessment.answers) == before
    assert dict(view._session.assessment.answers) == before
    assert not view._session.is_modified


def test_from_a_version_one_comes_back_to_what_is_written_now(blank_window: MainWindow) -> None:
    view = reading(blank_window, kept(blank_window))
    button(view, "今の記載に戻る").click()
    assert blank_window.workspace.page.isVisible()
    assert blank_window.workspace.outline.isVisible()
    assert blank_window.workspace.side.isVisible()


def test_going_to_an_item_leaves_the_version(blank_window: MainWindow) -> None:
    reading(blank_window, kept(blank_window))
    blank_window._actions.action("workspace.navigation.next_blank").trigger()
    assert blank_window.workspace.page.isVisible()


def test_the_panes_keep_their_widths_while_a_version_is_read(blank_window: MainWindow) -> None:
    blank_window.workspace.setSizes([250, 700, 330])
    before = blank_window.workspace.sizes()
    reading(blank_window, kept(blank_window))
    assert blank_window.workspace.widths == before
    blank_window.workspace.show_page()
    assert blank_window.workspace.sizes() == before


def test_a_version_is_restored_as_one_step_that_can_be_undone(
    blank_window: MainWindow, heard: Heard
) -> None:
    view = reading(blank_window, kept(blank_window))
    button(view, "この版に戻す…").click()
    assert "提出版（令和8年8月20日）" in heard.asked[0]
    heard.reply("この版に戻す")
    assert blank_window.session.assessment.answer(NAME) == "a"
    assert count(blank_window) == 1
    blank_window.session.undo()
    assert blank_window.session.assessment.answer(NAME) == "b"


def test_a_version_is_written_out_and_not_the_present_state(
    blank_window: MainWindow, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    view = reading(blank_window, kept(blank_window, "素/案", "versiontext"))
    button(view, "この版を書き出す…").click()
    dialog = next(d for d in blank_window.findChildren(QFileDialog) if d.isVisible())
    assert "素_案" in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "a.txt"))
    dialog.close()
    qtbot.waitUntil(lambda: len(heard.told) == 1, timeout=30_000)
    assert "versiontext" in (tmp_path / "a.txt").read_text(encoding="utf-8-sig")


@pytest.fixture
def damaged(blank_window: MainWindow, tmp_path: Path) -> Path:
    """A file of which the only version cannot be read."""
    name = kept(blank_window)
    path = tmp_path / "a.hyoka"
    path.write_bytes(file.encode(blank_window.session.assessment))
    with zipfile.ZipFile(path) as source:
        members = {member: source.read(member) for member in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for member, content in members.items():
            target.writestr(member, b"<no" if member == f"versions/{name}.xml" else content)
    blank_window._may_close = True
    return path


def test_damage_to_a_version_is_told_calmly_and_the_rest_works(
    blank_window: MainWindow, damaged: Path, qtbot: QtBot, heard: Heard
) -> None:
    blank_window.session.save(damaged.parent / "b.hyoka")
    blank_window.files.open_path(damaged)
    qtbot.waitUntil(lambda: len(heard.told) == 1, timeout=10_000)
    assert "今の記載に影響はありません" in heard.told[0]
    assert "提出版" in heard.told[0]
    (version,) = blank_window.session.assessment.versions
    blank_window.read_version(version.name)
    blank_window.versions.restore(version.name)
    heard.reply("この版に戻す")
    blank_window.versions.export(version.name)
    assert len(heard.warned) == 3
    assert blank_window.workspace.page.isVisible()
    assert blank_window.session.assessment.answer(NAME) == "b"


def test_an_item_shows_what_stood_before_and_brings_it_back(blank_window: MainWindow) -> None:
    session = blank_window.session
    session.type_answer(NAME, "転入の届出")
    session.add_version("素案")
    session.answer(NAME, "転入及び転出の届出")
    blank_window.workspace.navigation.go_to_place(NAME)
    blank_window._actions.action("show_past").trigger()
    dialog = the(PastDialog, blank_window)
    assert dialog._list.count() == 1
    assert dialog._text.toPlainText() == "転入及び転出の届出"
    assert dialog._text.number == 1
    button(dialog, "この記載に戻す").click()
    assert session.assessment.answer(NAME) == "転入の届出"
    session.undo()
    assert session.assessment.answer(NAME) == "転入及び転出の届出"


def test_an_item_that_did_not_change_says_since_when(blank_window: MainWindow) -> None:
    kept(blank_window)
    blank_window.session.undo()
    blank_window.workspace.navigation.go_to_place(NAME)
    blank_window.show_past()
    dialog = the(PastDialog, blank_window)
    assert "提出版" in dialog._nothing.words
    assert not button(dialog, "この記載に戻す").isEnabled()


def test_the_menu_of_a_text_box_offers_its_past(blank_window: MainWindow) -> None:
    action = blank_window._actions.action("show_past")
    assert action in blank_window.workspace.page._scroll.actions()
