"""The command that proposes 変更箇所: against a version or a file, shown or written."""

import json
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.edits import add_version, set_answer
from assessor.document.file import load, save
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.paths import forms_folder, resources_folder
from tests.cli.running import run

LIBRARY = FormLibrary(forms_folder())
SAMPLE = resources_folder() / "sample.hyoka"
BENEFIT: Place = ("benefit",)
STORAGE: Place = ("file", "f1", "storage_place")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The sample, published and then changed in an item without ※."""
    assessment = sample()
    assessment.apply(add_version(assessment, "素案", "2026-07-01"))
    assessment.apply(set_answer(assessment, BENEFIT, "待ち時間が短くなる。"))
    assessment.apply(add_version(assessment, "公表版", "2026-08-20"))
    assessment.apply(set_answer(assessment, BENEFIT, "待ち時間がなくなる。"))
    path = tmp_path / "changed.hyoka"
    save(assessment, path)
    return path


def sample() -> Assessment:
    return load(SAMPLE, LIBRARY)[0]


def test_rows_are_proposed_since_the_version_last_published(changed: Path, tmp_path: Path) -> None:
    shown = run("changes", changed, "--day", "令和8年11月22日", folder=tmp_path)
    assert shown.returncode == 0
    lines = shown.stdout.splitlines()
    assert lines[0] == "令和8年11月22日\tⅠ4②実現が期待されるメリット\t事後"
    assert lines[1:3] == ["\t変更前\t待ち時間が短くなる。", "\t変更後\t待ち時間がなくなる。"]
    assert lines[-1] == "変更箇所の案　1行"


def test_any_version_can_be_compared_with(changed: Path, tmp_path: Path) -> None:
    shown = run("changes", changed, "--since", "素案", "--format", "json", folder=tmp_path)
    (proposal,) = json.loads(shown.stdout)["proposals"]
    assert proposal["places"] == [["benefit"]]
    assert proposal["before"] != "待ち時間が短くなる。"


def test_another_file_can_be_compared_with(changed: Path, tmp_path: Path) -> None:
    shown = run("changes", changed, "--against", SAMPLE, "--format", "json", folder=tmp_path)
    assert len(json.loads(shown.stdout)["proposals"]) == 1


def test_an_important_change_says_what_has_to_happen_before(changed: Path, tmp_path: Path) -> None:
    assessment = load(changed, LIBRARY)[0]
    assessment.apply(set_answer(assessment, STORAGE, "クラウドに保管する。"))
    path = tmp_path / "important.hyoka"
    save(assessment, path)
    day = ("--day", "2027-01-04", "--format", "json")
    said = json.loads(run("changes", path, *day, folder=tmp_path).stdout)
    assert [each["timing"]["option"] for each in said["proposals"]] == ["before", "before"]
    assert said["preparations"][0]["latest"] == "2026-12-04"
    emergency = json.loads(run("changes", path, *day, "--emergency", folder=tmp_path).stdout)
    assert {each["timing"]["reason"] for each in emergency["proposals"]} == {
        "緊急時の事後評価として対応"
    }
    assert emergency["preparations"] == []


def test_what_is_proposed_is_written_only_when_asked(changed: Path, tmp_path: Path) -> None:
    content = changed.read_bytes()
    run("changes", changed, folder=tmp_path)
    assert changed.read_bytes() == content
    assert run("changes", changed, "--write", folder=tmp_path).returncode == 0
    assert len(load(changed, LIBRARY)[0].entries(("change",))) == 11
    again = run("changes", changed, folder=tmp_path)
    assert again.stdout == "変更箇所の案　0行\n"


def test_without_a_published_version_it_says_what_to_do(tmp_path: Path) -> None:
    refused = run("changes", SAMPLE, folder=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--against" in refused.stderr


def test_two_things_to_compare_with_are_refused_in_japanese(tmp_path: Path) -> None:
    both = ("--against", SAMPLE, "--since", "1")
    refused = run("changes", SAMPLE, *both, folder=tmp_path)
    assert refused.returncode == 2
    assert "一緒に使えません" in refused.stderr


def test_a_check_compares_with_the_version_last_published(changed: Path, tmp_path: Path) -> None:
    found = run("check", changed, "--today", "2026-11-22", folder=tmp_path)
    assert "変更箇所に記載がありません" in found.stdout
    run("changes", changed, "--day", "令和8年8月20日", "--write", folder=tmp_path)
    found = run("check", changed, "--today", "2026-11-22", folder=tmp_path)
    assert "変更箇所に記載がありません" not in found.stdout
