"""The commands that check: the day, the three formats, findings set aside, the list of checks."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessor.cli.check_json import outcome_json
from assessor.cli.check_sarif import outcome_sarif
from assessor.document.assessment import Assessment
from assessor.document.file import load, save
from assessor.form.library import FormLibrary
from assessor.form.values import Place, Value
from assessor.paths import forms_folder, resources_folder
from assessor.rules.catalogue import catalogue
from assessor.rules.finding import Answer, Finding, Passage, Replacement, Severity
from assessor.rules.outcome import Outcome, outcome_of
from assessor.rules.set_aside import set_aside
from tests.cli.running import run

LIBRARY = FormLibrary(forms_folder())
SAMPLE = resources_folder() / "sample.hyoka"
DAY = date(2026, 4, 1)
NAME = ("office_name",)
FINDING = Finding("blank", Severity.WARNING, NAME, "Ⅰ1①", "事務の名称", "直してください。")


def an_outcome(*findings: Finding, answers: Mapping[Place, Value] | None = None) -> Outcome:
    return Outcome(Assessment(LIBRARY.default, answers or {}), DAY, False, findings, ())


def sarif(outcome: Outcome, path: Path = Path("市の 評価書.hyoka")) -> dict[str, Any]:
    standards = catalogue([outcome.assessment.form])
    log = json.loads(json.dumps(outcome_sarif(outcome, standards, path, "ab" * 32)))
    assert isinstance(log, dict)
    return log


# The day and the version it is compared with


@pytest.mark.parametrize("day", ["2026-04-01", "令和8年4月1日", "Ｒ８.４.１"])
def test_the_day_is_understood_as_people_write_it(tmp_path: Path, day: str) -> None:
    checked = run("check", SAMPLE, "--today", day, "--format", "json", folder=tmp_path)
    assert json.loads(checked.stdout)["today"] == "2026-04-01"


@pytest.mark.parametrize("day", ["そのうち", "令和8年4月", "2026-02-30", ""])
def test_what_is_no_day_is_refused_in_one_line(tmp_path: Path, day: str) -> None:
    refused = run("check", SAMPLE, "--today", day, folder=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "基準日" in refused.stderr


def test_the_version_published_last_is_given_as_a_file(tmp_path: Path) -> None:
    checked = run("check", SAMPLE, "--against", SAMPLE, "--format", "sarif", folder=tmp_path)
    assert json.loads(checked.stdout)["runs"][0]["properties"]["compared"] is True


def test_a_published_version_that_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    failed = run("check", SAMPLE, "--against", "missing.hyoka", folder=tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "missing.hyoka" in failed.stderr


# Findings set aside


@pytest.fixture(scope="module")
def with_one_set_aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample without the name of its 事務, and that set aside."""
    assessment, _ = load(SAMPLE, LIBRARY)
    answers = {place: value for place, value in assessment.answers.items() if place != NAME}
    document = Assessment(assessment.form, answers, assessment.attachments)
    (finding,) = (f for f in outcome_of(document, DAY).findings if f.place == NAME)
    document.apply(set_aside(document, finding, "条例で\n定まるまで待つ。", date(2026, 3, 2)))
    path = tmp_path_factory.mktemp("aside") / "a.hyoka"
    save(document, path)
    return path


def test_what_was_set_aside_does_not_count_for_the_exit_code(
    with_one_set_aside: Path, tmp_path: Path
) -> None:
    checked = run("check", with_one_set_aside, "--today", "2026-04-01", folder=tmp_path)
    *_, aside, counts = checked.stdout.splitlines()
    assert checked.returncode == 0
    assert aside.startswith("見送り\tⅠ1①")
    assert "（見送りの理由：条例で 定まるまで待つ。、2026-03-02）\t[blank]" in aside
    assert counts.startswith("誤り0件、")
    assert counts.endswith("、見送り1件")


def test_what_was_set_aside_stands_apart_in_json(with_one_set_aside: Path, tmp_path: Path) -> None:
    report = json.loads(run("check", with_one_set_aside, "--format=json", folder=tmp_path).stdout)
    (aside,) = report["set_aside"]
    assert (aside["code"], aside["place"]) == ("blank", ["office_name"])
    assert (aside["reason"], aside["day"]) == ("条例で\n定まるまで待つ。", "2026-03-02")
    assert report["counts"]["error"] == 0
    assert all(finding["place"] != ["office_name"] for finding in report["findings"])


def test_what_was_set_aside_is_suppressed_in_sarif(
    with_one_set_aside: Path, tmp_path: Path
) -> None:
    log = json.loads(run("check", with_one_set_aside, "--format=sarif", folder=tmp_path).stdout)
    (suppression,) = next(r["suppressions"] for r in log["runs"][0]["results"] if r["suppressions"])
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "条例で\n定まるまで待つ。"


# JSON


def test_json_names_the_passage_the_quotation_and_the_fixes() -> None:
    passage = Passage((0, 1, 2), 3, 5)
    fixes = (
        Replacement(NAME, passage, "旧", "新"),
        Answer(NAME, None, "消す"),
    )
    (found,) = json.loads(
        json.dumps(
            outcome_json(
                an_outcome(
                    replace(FINDING, passage=passage, fixes=fixes, quotation="旧", aspects=(6, 8))
                )
            )
        )
    )["findings"]
    assert found["passage"] == {"address": [0, 1, 2], "start": 3, "end": 5}
    assert found["fixes"] == ["「新」に直す", "消す"]
    assert (found["quotation"], found["aspects"]) == ("旧", [6, 8])


def test_json_says_where_there_is_no_passage(tmp_path: Path) -> None:
    run("new", "-o", "a.hyoka", folder=tmp_path)
    report = json.loads(run("check", "a.hyoka", "--format", "json", folder=tmp_path).stdout)
    assert {finding["passage"] for finding in report["findings"]} == {None}


# SARIF. The log was held against the schema of OASIS when it was made; the schema's licence
# keeps it out of this folder, so that what it demands of our parts is said here once more.


def test_a_sarif_log_is_built_as_the_standard_demands(tmp_path: Path) -> None:
    run("new", "-o", "a.hyoka", folder=tmp_path)
    checked = run("check", "a.hyoka", "--format", "sarif", folder=tmp_path)
    log = json.loads(checked.stdout)
    assert (checked.returncode, log["version"], set(log)) == (1, "2.1.0", {"$schema", *_LOG})
    (only,) = log["runs"]
    assert only["results"]
    held_against_the_standard(only)


_LOG = ("version", "runs")


def held_against_the_standard(log: dict[str, Any]) -> None:
    """Assert what the schema asks of a run, and that every index leads to what it names."""
    rules, artifacts = log["tool"]["driver"]["rules"], log["artifacts"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert log["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert all(one["kind"] in {"inSource", "external"} for one in result["suppressions"])
        for where in places(result):
            assert artifacts[where["index"]]["location"]["uri"] == where["uri"]
            assert where["uri"].isascii()
            assert " " not in where["uri"]
        for region in regions(result):
            assert set(region) == {"charOffset", "charLength"}
            assert min(region.values()) >= 0


def places(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for location in result["locations"]:
        yield location["physicalLocation"]["artifactLocation"]
    for change in changes(result):
        yield change["artifactLocation"]


def regions(result: dict[str, Any]) -> Iterator[dict[str, int]]:
    for location in result["locations"]:
        if "region" in location["physicalLocation"]:
            yield location["physicalLocation"]["region"]
    for change in changes(result):
        for replacement in change["replacements"]:
            yield replacement["deletedRegion"]


def changes(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for fix in result.get("fixes", ()):
        assert fix["artifactChanges"]
        yield from fix["artifactChanges"]


def test_a_passage_is_a_region_of_a_text_inside_the_document() -> None:
    passage = Passage((0,), 2, 5)
    place = ("flow", "f 1", "流れ")
    finding = replace(
        FINDING, place=place, passage=passage, fixes=(Replacement(place, passage, "a", "b"),)
    )
    (log,) = sarif(an_outcome(finding, FINDING))["runs"]
    held_against_the_standard(log)
    document, text = log["artifacts"]
    assert document["location"]["uri"] == "%E5%B8%82%E3%81%AE%20%E8%A9%95%E4%BE%A1%E6%9B%B8.hyoka"
    assert document["hashes"] == {"sha-256": "ab" * 32}
    assert text == {
        "location": {"uri": "flow/f%201/%E6%B5%81%E3%82%8C/0"},
        "parentIndex": 0,
    }
    first, second = log["results"]
    assert list(regions(first)) == [{"charOffset": 2, "charLength": 3}] * 2
    assert list(regions(second)) == []
    (change,) = changes(first)
    assert change["replacements"][0]["insertedContent"] == {"text": "b"}
    (named,) = first["locations"][0]["logicalLocations"]
    assert (named["fullyQualifiedName"], named["name"]) == ("flow/f 1/流れ", "Ⅰ1①")


def test_a_fix_that_answers_anew_cannot_be_a_replacement_and_is_only_named() -> None:
    (log,) = sarif(an_outcome(replace(FINDING, fixes=(Answer(NAME, None, "消す"),))))["runs"]
    (result,) = log["results"]
    assert "fixes" not in result
    assert result["properties"]["fixes"] == ["消す"]


def test_a_finding_about_the_whole_document_has_no_place_inside_it() -> None:
    (log,) = sarif(an_outcome(replace(FINDING, place=())))["runs"]
    assert "logicalLocations" not in log["results"][0]["locations"][0]


def test_an_absolute_path_becomes_a_uri(tmp_path: Path) -> None:
    (log,) = sarif(an_outcome(), tmp_path / "a.hyoka")["runs"]
    assert log["artifacts"][0]["location"]["uri"].startswith("file:///")


# The list of checks


def test_rules_lists_every_check_of_every_edition_once(tmp_path: Path) -> None:
    listed = json.loads(run("rules", "--format", "json", folder=tmp_path).stdout)["rules"]
    codes = [rule["code"] for rule in listed]
    assert len(codes) == len(set(codes))
    for edition in LIBRARY.editions:
        assert set(catalogue([LIBRARY.form(edition.id)])) <= set(codes)
    assert {"blank", "outsourcing-counted"} <= set(codes)
    assert all(rule["title"] and rule["severity"] and rule["example"] for rule in listed)


def test_a_rule_of_the_form_explains_itself_by_the_case_it_finds(tmp_path: Path) -> None:
    listed = json.loads(run("rules", "--format", "json", folder=tmp_path).stdout)["rules"]
    example = next(rule["example"] for rule in listed if rule["code"] == "transfer-none-missing")
    assert example == (
        "提供・移転を「行っていない」としているのに、リスク対策の「提供・移転しない」に印がない。"
    )


def test_rules_marks_a_basis_that_nobody_has_verified(tmp_path: Path) -> None:
    lines = run("rules", folder=tmp_path).stdout.splitlines()
    blank = next(line for line in lines if "\tblank\t" in line)
    assert blank.startswith("誤り\tblank\t記載がない（指針第10の1(2)")
    assert "・未確認）\t観点(6)\t例：" in blank
    assert not any("未確認" in line for line in lines if "\tstranger\t" in line)


# The report


@pytest.mark.parametrize("switch", ["-o", "--report"])
@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_check_writes_a_report_beside_what_it_says(
    tmp_path: Path, switch: str, suffix: str
) -> None:
    run("new", "-o", "a.hyoka", folder=tmp_path)
    said = run("check", "a.hyoka", "--today", "2026-04-01", folder=tmp_path)
    out = f"report{suffix}"
    checked = run("check", "a.hyoka", "--today", "2026-04-01", switch, out, folder=tmp_path)
    assert (checked.returncode, checked.stdout, checked.stderr) == (1, said.stdout, "")
    assert (tmp_path / out).stat().st_size > 5_000


@pytest.mark.parametrize("out", ["report.txt", "a.hyoka", "report", "missing/report.html"])
def test_a_report_that_cannot_be_written_ends_with_2_and_nothing_else(
    tmp_path: Path, out: str
) -> None:
    run("new", "-o", "a.hyoka", folder=tmp_path)
    before = (tmp_path / "a.hyoka").read_bytes()
    failed = run("check", "a.hyoka", "-o", out, folder=tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert len(failed.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.hyoka"]
    assert (tmp_path / "a.hyoka").read_bytes() == before


def test_the_report_says_which_version_it_was_compared_with_and_which_file(tmp_path: Path) -> None:
    run("check", SAMPLE, "--against", SAMPLE, "-o", "a.html", folder=tmp_path)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "sample.hyoka" in page
    assert hashlib.sha256(SAMPLE.read_bytes()).hexdigest() in page
    assert "行いました（比べた版：sample.hyoka）" in page
