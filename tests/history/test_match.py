from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.form.values import Choice, Entries, Place, Value
from assessor.history.assignment import best_assignment
from assessor.history.compare import compare, compared
from assessor.history.difference import DifferenceKind
from assessor.history.match import (
    Match,
    matches,
    renamed,
    repaired,
    share_names,
    with_names_of,
)
from tests.small_forms import small_form
from tests.strategies import FORM, assessments

FILES: Place = ("file",)
Tasks = dict[str, tuple[str, str]]
"""For each entry by name: its title, and the text in it."""


def test_entries_are_told_by_what_they_are_called(tmp_path: Path) -> None:
    old = document(tmp_path, "f", {"a": ("印刷の委託", ""), "b": ("運用保守の委託", "")})
    new = document(tmp_path, "e1", {"e1": ("運用保守の委託", ""), "e2": ("印刷の委託", "")})
    assert partners(old, new) == {("f", "e1"), ("a", "e2"), ("b", "e1")}


def test_the_best_is_found_for_all_together(tmp_path: Path) -> None:
    old = document(
        tmp_path, "f", {"a": ("システム運用の委託", ""), "b": ("システム運用の委託２", "")}
    )
    new = document(
        tmp_path, "e1", {"e1": ("システム運用の委託２", ""), "e2": ("システム運用の委託３", "")}
    )
    assert partners(old, new) == {("f", "e1"), ("a", "e2"), ("b", "e1")}


def test_an_entry_like_no_other_has_no_partner(tmp_path: Path) -> None:
    old = document(tmp_path, "f", {"a": ("印刷の委託", ""), "b": ("運用保守", "")})
    new = document(tmp_path, "e1", {"e1": ("印刷の委託", ""), "e2": ("コールセンター", "")})
    assert partners(old, new) == {("f", "e1"), ("a", "e1"), ("b", ""), ("", "e2")}


def test_a_document_is_compared_by_the_names_it_is_given(tmp_path: Path) -> None:
    old = document(tmp_path, "f", {"e2": ("運用保守", "yes"), "b": ("印刷の委託", "yes")})
    new = document(tmp_path, "e1", {"e1": ("印刷の委託", "no"), "e2": ("コールセンター", "yes")})
    same = renamed(new, matches(old, new))
    differences = compared(old, same).differences
    told = [
        (difference.kind, difference.before_text, difference.after_text)
        for difference in differences
    ]
    assert told == [
        (DifferenceKind.REMOVED, "運用保守", ""),
        (DifferenceKind.CHANGED, "する", "しない"),
        (DifferenceKind.ADDED, "", "コールセンター"),
    ]


def test_a_person_can_correct_what_was_guessed(tmp_path: Path) -> None:
    document(tmp_path, "f", {"a": ("印刷", ""), "b": ("運用", "")})
    new = document(tmp_path, "f", {"x": ("印刷", ""), "y": ("運用", "")})
    tasks: Place = ("file", "f", "task")
    same = renamed(new, [Match(FILES, "f", "f"), Match(tasks, "a", "y"), Match(tasks, "b", "x")])
    assert same.entries(tasks) == ("b", "a")
    assert same.answers[*tasks, "a", "task_title"] == "運用"


def test_numbers_that_importers_give_are_no_names(tmp_path: Path) -> None:
    one = document(tmp_path, "e1", {"e1": ("印刷", "")})
    born = document(tmp_path, "e4f2a90c1", {"e1": ("印刷", "")})
    assert not share_names(one, one)
    assert share_names(born, born)
    assert not share_names(one, born)


def test_names_given_at_birth_are_left_alone(tmp_path: Path) -> None:
    old = document(tmp_path, "e4f2a90c1", {"a": ("印刷", ""), "b": ("運用", "")})
    new = document(tmp_path, "e4f2a90c1", {"a": ("運用", ""), "b": ("印刷", "")})
    assert with_names_of(old, new) == (new, ())


@given(assessments())
def test_a_document_matches_itself(assessment: Assessment) -> None:
    found = matches(assessment, assessment)
    assert [match for match in found if match.before != match.after] == []
    assert renamed(assessment, found).answers == assessment.answers


@given(assessments(entries=3), assessments(entries=3))
def test_renaming_loses_no_answer_and_no_entry(one: Assessment, other: Assessment) -> None:
    same = renamed(other, matches(one, other))
    assert len(same.answers) == len(other.answers)
    one.apply(compare(one, same))
    assert one.answers == same.answers
    numbers = [len(value.names) for value in other.answers.values() if isinstance(value, Entries)]
    assert [
        len(set(value.names)) for value in same.answers.values() if isinstance(value, Entries)
    ] == numbers


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_no_assignment_is_worth_more(worth: list[list[int]]) -> None:
    found = best_assignment(worth)
    rows, columns = len(worth), len(worth[0])
    assert len(found) == min(rows, columns)
    longer, shorter = max(rows, columns), min(rows, columns)
    orders = permutations(range(longer), shorter)
    pairs = ([*zip(range(shorter), order, strict=True)] for order in orders)
    choices = (pair if rows <= columns else [at[::-1] for at in pair] for pair in pairs)
    best = max(sum(worth[row][column] for row, column in choice) for choice in choices)
    assert sum(worth[row][column] for row, column in found) == best


def partners(old: Assessment, new: Assessment) -> set[tuple[str, str]]:
    return {(match.before, match.after) for match in matches(old, new)}


def document(folder: Path, file: str, tasks: Tasks) -> Assessment:
    """Return a document with one file of this name, and these tasks in it."""
    place: Place = ("file", file, "task")
    answers: dict[Place, Value] = {FILES: Entries((file,)), place: Entries(tuple(tasks))}
    for name, (title, way) in tasks.items():
        answers[*place, name, "task_title"] = title
        if way:
            answers[*place, name, "task_way"] = Choice(way)
    return Assessment(small_form(folder), answers)


def test_a_match_given_by_hand_takes_the_partner_from_who_had_it() -> None:
    old = systems("旧一", "旧二")
    new = systems("新一", "新二")
    repeat: Place = ("system",)
    found = (Match(repeat, "a0", "a0", 0.9), Match(repeat, "a1", "a1", 0.9))
    better = repaired(old, new, found, Match(repeat, "a0", "a1", 1.0))
    assert {(match.before, match.after) for match in better} == {
        ("a0", "a1"),
        ("a1", ""),
        ("", "a0"),
    }
    none = repaired(old, new, better, Match(repeat, "a0", ""))
    assert {(match.before, match.after) for match in none} == {
        ("a0", ""),
        ("a1", ""),
        ("", "a0"),
        ("", "a1"),
    }
    assert set(renamed(new, better).entries(repeat)) >= {"a0"}


def systems(*titles: str) -> Assessment:
    answers: dict[Place, Value] = {("system",): Entries(tuple(f"a{n}" for n in range(len(titles))))}
    for number, title in enumerate(titles):
        answers["system", f"a{number}", "system_name"] = title
    return Assessment(FORM, answers)
