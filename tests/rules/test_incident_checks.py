"""What is said of the records of incidents, and of a 評価書 beside them."""

from datetime import date

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.form.values import Choice, Place, Value
from assessor.paths import resources_folder
from assessor.rules.check import check, standards
from assessor.rules.finding import Finding
from assessor.rules.incident_reports import reports
from assessor.rules.incidents import incidents
from assessor.rules.table import CHECKS, ITEM_CHECKS, TEXT_CHECKS
from tests.records_of_incidents import Row, records
from tests.strategies import FORM, LIBRARY

DAY = date(2026, 11, 22)
FOUND: Row = {"date": "令和8年11月1日", "found": "令和8年11月10日", "reporting": Choice("yes")}
OWN = {code for code in CHECKS if code.startswith(("incident-", "measure-"))}


def said(document: Assessment, code: str, day: date = DAY) -> list[Finding]:
    return [finding for finding in check(document, day) if finding.code == code]


@pytest.mark.parametrize(
    ("kinds", "prompt", "final"),
    [
        ("sensitive", (date(2026, 11, 12), date(2026, 11, 14)), date(2026, 12, 9)),
        ("malicious", (date(2026, 11, 12), date(2026, 11, 14)), date(2027, 1, 8)),
        ("specific_malicious", (date(2026, 11, 12), date(2026, 11, 14)), date(2027, 1, 8)),
    ],
)
def test_reports_are_due_from_the_day_of_the_discovery(
    kinds: str, prompt: tuple[date, date], final: date
) -> None:
    (incident,) = incidents(records({**FOUND, "kinds": kinds}))
    due = reports(incident, standards())
    assert due is not None
    assert (due.prompt_from, due.prompt_by) == prompt
    assert due.final_by == final


def test_without_a_day_of_discovery_or_a_duty_nothing_is_due() -> None:
    rows = records({"reporting": Choice("yes")}, {**FOUND, "reporting": Choice("no")})
    assert [reports(one, standards()) for one in incidents(rows)] == [None, None]


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 11, 14), {"incident-prompt-open", "incident-final-open"}),
        (date(2026, 11, 15), {"incident-prompt-late", "incident-final-open"}),
        (date(2026, 12, 9), {"incident-prompt-late", "incident-final-open"}),
        (date(2026, 12, 10), {"incident-prompt-late", "incident-final-late"}),
    ],
)
def test_reports_not_noted_are_told_before_and_after_their_day(day: date, codes: set[str]) -> None:
    document = records({**FOUND, "kinds": "sensitive"})
    assert {found.code for found in check(document, day)} & OWN == codes


def test_a_report_that_is_noted_is_not_asked_for() -> None:
    noted = {"prompt_report": "令和8年11月12日", "final_report": "令和8年11月20日"}
    document = records({**FOUND, **noted, "kinds": "sensitive"})
    assert {found.code for found in check(document, date(2027, 4, 1))} & OWN == set()


@pytest.mark.parametrize(
    ("persons", "kinds", "number"),
    [
        ("101人", "sensitive", 1),
        ("100人", "sensitive", 0),
        ("100人", "over_100", 1),
        ("101人", "specific_over_100", 0),
        ("不明", "over_100", 0),
        ("100人以上", "over_100", 0),
    ],
)
def test_the_number_of_persons_is_held_against_the_kinds(
    persons: str, kinds: str, number: int
) -> None:
    document = records({"persons": persons, "kinds": kinds})
    assert len(said(document, "incident-persons")) == number


def test_days_in_the_wrong_order_are_told() -> None:
    document = records({"date": "令和8年11月12日", "found": "令和8年11月10日"})
    (finding,) = said(document, "incident-days")
    assert finding.place == ("incident", "e1", "incident_found")
    same_month = records({"date": "令和8年11月12日", "found": "令和8年11月"})
    assert said(same_month, "incident-days") == []


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({"due": "令和8年11月21日", "state": Choice("doing")}, 1),
        ({"due": "令和8年11月22日", "state": Choice("doing")}, 0),
        ({"due": "令和8年11月21日", "state": Choice("done")}, 0),
        ({"due": "令和8年11月", "state": Choice("open")}, 0),
        ({"due": "令和8年10月"}, 1),
    ],
)
def test_a_measure_whose_day_is_past_is_told_until_it_is_done(row: Row, number: int) -> None:
    assert len(said(records(measures=(row,)), "measure-overdue")) == number


def test_the_checks_of_an_assessment_have_nothing_to_say_of_records() -> None:
    sample, _ = load(resources_folder() / "sample.hyoka", LIBRARY)
    document = records({**FOUND, "kinds": "sensitive"}, measures=({"state": Choice("open")},))
    answers: dict[Place, Value] = {
        place: value for place, value in sample.answers.items() if len(place) == 1
    }
    strange = Assessment(document.form, {**answers, **document.answers})
    codes = {finding.code for finding in check(strange, DAY)}
    assert codes - OWN <= {*ITEM_CHECKS, *TEXT_CHECKS}


def test_numbers_of_persons_are_found_in_the_records_too() -> None:
    document = records({"content": "090-1234-5678へ電話した際に発覚した。"})
    assert [found.place[-1] for found in said(document, "personal-telephone")] == [
        "incident_content"
    ]


# A 評価書 beside the records

COUNTED: Row = {"date": "令和8年4月1日", "kinds": "sensitive", "object": Choice("specific")}
OPEN: Row = {"date": "令和5年度", "kinds": "sensitive", "object": Choice("specific")}


def beside(rows: list[Row], answers: dict[Place, Value], code: str) -> list[Finding]:
    found = check(Assessment(FORM, answers), DAY, records=records(*rows))
    return [finding for finding in found if finding.code == code]


@pytest.mark.parametrize(
    ("rows", "chosen", "number"),
    [
        ([COUNTED], "no", 1),
        ([COUNTED], "yes", 0),
        ([], "yes", 1),
        ([], "no", 0),
        ([OPEN], "no", 1),
        ([OPEN], "yes", 0),
    ],
)
def test_an_answer_is_held_against_the_records(rows: list[Row], chosen: str, number: int) -> None:
    answers: dict[Place, Value] = {("recent_accident",): Choice(chosen)}
    rows = [{**row, "date": "令和8年4月1日" if row is COUNTED else "令和7年度"} for row in rows]
    assert len(beside(rows, answers, "recent-accident-beside-records")) == number


def test_the_fix_is_the_answer_that_the_records_give() -> None:
    answers: dict[Place, Value] = {("recent_accident",): Choice("no")}
    (finding,) = beside([COUNTED], answers, "recent-accident-beside-records")
    assert finding.fixes[0].words == "「発生あり」を選ぶ"


def test_without_the_records_nothing_is_said() -> None:
    answers: dict[Place, Value] = {("recent_accident",): Choice("no")}
    codes = {found.code for found in check(Assessment(FORM, answers), DAY)}
    assert codes.isdisjoint({"recent-accident-beside-records", "accident-beside-records"})
