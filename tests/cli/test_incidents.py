"""The command about records of incidents, and import and check with them: whole runs."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load, save
from assessor.form.values import Choice, Entries
from tests.cli.running import run
from tests.records_of_incidents import Row, records
from tests.strategies import FORM, LIBRARY

ROW: Row = {
    "title": "封入誤り",
    "date": "令和8年5月1日",
    "found": "令和8年5月2日",
    "content": "誤送付した。",
    "kinds": "sensitive",
    "object": Choice("specific"),
    "prevention": "照合する。",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(records(ROW), tmp_path / "records.hyoka")
    save(Assessment(FORM, {("file",): Entries(("f1",))}), tmp_path / "office.hyoka")
    return tmp_path


def test_it_lists_what_counts_and_why_and_when_reports_are_due(folder: Path) -> None:
    done = run("incidents", "records.hyoka", "--on", "2026-11-22", folder=folder)
    assert done.returncode == 0, done.stderr
    first, row = done.stdout.splitlines()
    assert first == "基準日：令和8年11月22日"
    assert row.startswith("封入誤り\t令和8年5月1日\t3年：数える（")
    assert "1年・特定個人情報：数える（" in row
    assert row.endswith("確報の期限：令和8年5月31日")


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx", ".txt"])
def test_it_writes_the_annex_of_a_day(suffix: str, folder: Path) -> None:
    out = f"annex{suffix}"
    done = run(
        *("incidents", "records.hyoka", "--on", "2026-11-22", "--layout", "chiba", "-o", out),
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    assert "1件を書き出しました（令和8年11月22日現在）" in done.stdout
    assert (folder / out).stat().st_size > 0


def test_it_shows_what_an_assessment_would_take_over_and_writes_nothing(folder: Path) -> None:
    before = (folder / "office.hyoka").read_bytes()
    done = run(
        *("incidents", "records.hyoka", "--into", "office.hyoka", "--on", "2026-11-22"),
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    assert "→\t発生あり" in done.stdout
    assert "→\t別紙のとおり" in done.stdout
    assert (folder / "office.hyoka").read_bytes() == before


def test_it_writes_a_new_document_where_one_is_named(folder: Path) -> None:
    arguments = ("incidents", "records.hyoka", "--into", "office.hyoka", "--on", "2026-11-22")
    assert run(*arguments, "-o", "new.hyoka", folder=folder).returncode == 0
    document, _ = load(folder / "new.hyoka", LIBRARY)
    assert document.answers[("file", "f1", "accident")] == Choice("yes")
    again = run(*arguments, "-o", "new.hyoka", folder=folder)
    assert again.returncode == 2
    assert "すでにあります" in again.stderr


def test_the_check_knows_when_the_records_have_changed(folder: Path) -> None:
    run(
        *("incidents", "records.hyoka", "--into", "office.hyoka", "--on", "2026-11-22"),
        *("-o", "new.hyoka"),
        folder=folder,
    )
    check = ("check", "new.hyoka", "--today", "2026-11-22", "--records")
    assert "annex-outdated" not in run(*check, "records.hyoka", folder=folder).stdout
    save(records({**ROW, "content": "誤って送付した。"}), folder / "later.hyoka")
    assert "[annex-outdated]" in run(*check, "later.hyoka", folder=folder).stdout


def test_a_new_record_begins_with_its_own_name(folder: Path) -> None:
    done = run("new", "--form", "records", "-o", "blank.hyoka", folder=folder)
    assert done.returncode == 0, done.stderr
    document, _ = load(folder / "blank.hyoka", LIBRARY)
    assert document.form.family == "records"
    assert len(document.entries(("ledger",))) == 1


def test_a_document_that_is_no_record_is_refused(folder: Path) -> None:
    done = run("incidents", "office.hyoka", folder=folder)
    assert done.returncode == 2
    assert "記録のファイルではありません" in done.stderr


def test_a_list_becomes_a_record_without_being_asked(folder: Path) -> None:
    text = "発生年月\t内容\t再発防止策\n令和8年5月\t誤送付した。\t照合する。\n"
    (folder / "list.txt").write_text(text, encoding="utf-8")
    done = run("import", "list.txt", "-o", "list.hyoka", folder=folder)
    assert done.returncode == 0, done.stderr
    assert load(folder / "list.hyoka", LIBRARY)[0].form.family == "records"
