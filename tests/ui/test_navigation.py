from assessor.document.edits import set_answer
from assessor.form.values import Choice, Place, Unreadable
from assessor.ui.main_window import MainWindow
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN


def wrong_at(window: MainWindow, place: Place) -> None:
    window.session.answer(place, Unreadable("?", "読めません"))


def test_one_goes_part_by_part_to_the_end_and_back(blank_window: MainWindow) -> None:
    navigation = blank_window.workspace.navigation
    seen = [navigation.part]
    while navigation.neighbours[1]:
        navigation.next_part()
        seen.append(navigation.part)
    assert len(seen) == len(set(map(str, seen))) > 30
    for part in reversed(seen[:-1]):
        navigation.previous_part()
        assert navigation.part == part


def test_at_the_end_it_says_so(blank_window: MainWindow) -> None:
    navigation = blank_window.workspace.navigation
    navigation.previous_part()
    assert "最初" in blank_window.statusBar().currentMessage()


def test_the_next_blank_is_the_next_in_printed_order(blank_window: MainWindow) -> None:
    navigation = blank_window.workspace.navigation
    navigation.go_to_place(("office_name",))
    navigation.next_blank()
    assert navigation.place == ("office_content",)


def test_what_need_not_be_written_is_passed_over(blank_window: MainWindow) -> None:
    navigation = blank_window.workspace.navigation
    navigation.go_to_place(("nws_use",))
    navigation.next_blank()
    assert navigation.place == ("department",)


def test_after_the_last_blank_comes_the_first(blank_window: MainWindow) -> None:
    blank_window.session.answer(("body_kind",), Choice("local"))
    navigation = blank_window.workspace.navigation
    navigation.go_to_place(("review_result",))
    navigation.next_blank()
    assert navigation.place == ("assessment_number",)


def test_findings_are_walked_both_ways(blank_window: MainWindow) -> None:
    navigation = blank_window.workspace.navigation
    wrong = [("publication_date",), ("threshold_date",)]
    for place in wrong:
        wrong_at(blank_window, place)
    navigation.next_finding()
    assert navigation.place == wrong[0]
    navigation.next_finding()
    assert navigation.place == wrong[1]
    navigation.previous_finding()
    assert navigation.place == wrong[0]


def test_without_findings_one_stays_where_one_is(sample_window: MainWindow) -> None:
    navigation = sample_window.workspace.navigation
    before = navigation.part
    navigation.next_finding()
    assert navigation.part == before
    assert "ありません" in sample_window.statusBar().currentMessage()


def test_an_entry_is_reached_at_its_first_item(sample_window: MainWindow) -> None:
    entry = sample_window.session.assessment.entries(("system",))[1]
    sample_window.workspace.navigation.go_to(("system", entry))
    assert sample_window.workspace.navigation.place == ("system", entry, "system_name")


def test_the_bar_names_what_comes_before_and_after(sample_window: MainWindow) -> None:
    navigation = sample_window.workspace.navigation
    navigation.next_part()
    before, after = navigation.neighbours
    assert before is not None
    assert after is not None
    bar = sample_window.workspace.bar
    assert before.title in bar._previous.accessibleName()
    assert after.title in bar._next.accessibleName()


def test_a_click_on_the_bar_goes_on(sample_window: MainWindow) -> None:
    before = sample_window.workspace.navigation.part
    sample_window.workspace.bar._next.click()
    assert sample_window.workspace.navigation.part != before


def test_undo_far_away_changes_the_answer_there(blank_window: MainWindow) -> None:
    session = blank_window.session
    session.answer(("threshold_date",), "平成31年1月")
    session.undo()
    assert set_answer(session.assessment, ("threshold_date",), None).changes == ()
