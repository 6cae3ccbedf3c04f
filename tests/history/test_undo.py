from hypothesis import given
from hypothesis import strategies as st

from assessor.document.assessment import Assessment
from assessor.document.edits import first_entries, set_answer
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.history.undo import History
from assessor.paths import forms_folder

NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
LIBRARY = FormLibrary(forms_folder())

# What was typed where, and whether it was typed right behind the one before.
steps = st.lists(
    st.tuples(st.sampled_from([NAME, CONTENT]), st.sampled_from(["", "a", "b"]), st.booleans())
)


def begun() -> tuple[Assessment, History]:
    assessment = Assessment(LIBRARY.default)
    assessment.apply(first_entries(LIBRARY.default))
    return assessment, History(assessment)


def write(
    assessment: Assessment, history: History, text: str, place: Place = NAME, *, amend: bool = False
) -> None:
    history.commit(set_answer(assessment, place, text or None), amend=amend)


@given(steps)
def test_undoing_everything_gives_the_beginning_and_redoing_everything_the_end(
    done: list[tuple[Place, str, bool]],
) -> None:
    assessment, history = begun()
    beginning = dict(assessment.answers)
    for place, text, amend in done:
        write(assessment, history, text, place, amend=amend)
    end = dict(assessment.answers)
    while history.can_undo:
        history.undo()
    assert dict(assessment.answers) == beginning
    while history.can_redo:
        history.redo()
    assert dict(assessment.answers) == end


@given(steps, st.integers(0, 20))
def test_a_document_that_counts_as_saved_is_as_it_was_when_it_was_saved(
    done: list[tuple[Place, str, bool]], saved_after: int
) -> None:
    assessment, history = begun()
    saved = dict(assessment.answers)
    for number, (place, text, amend) in enumerate(done):
        write(assessment, history, text, place, amend=amend)
        if number == saved_after:
            history.mark_saved()
            saved = dict(assessment.answers)
    while True:
        if not history.is_modified:
            assert dict(assessment.answers) == saved
        if not history.can_undo:
            break
        history.undo()


def test_typing_is_one_step() -> None:
    assessment, history = begun()
    for text in ("a", "ab", "abc"):
        write(assessment, history, text, amend=True)
    history.undo()
    assert assessment.answer(NAME) is None
    assert not history.can_undo


def test_what_was_saved_is_not_amended() -> None:
    assessment, history = begun()
    write(assessment, history, "a")
    history.mark_saved()
    write(assessment, history, "ab", amend=True)
    history.undo()
    assert assessment.answer(NAME) == "a"
    assert not history.is_modified


def test_typing_that_ends_where_it_began_leaves_no_step() -> None:
    assessment, history = begun()
    write(assessment, history, "a", CONTENT)
    write(assessment, history, "b")
    write(assessment, history, "", amend=True)
    history.undo()
    assert assessment.answer(CONTENT) is None
    assert not history.can_undo


def test_typing_after_a_step_that_vanished_does_not_join_the_step_before() -> None:
    assessment, history = begun()
    write(assessment, history, "a", CONTENT)
    write(assessment, history, "b")
    write(assessment, history, "", amend=True)
    write(assessment, history, "c", amend=True)
    history.undo()
    assert assessment.answer(CONTENT) == "a"


def test_something_new_forgets_what_was_taken_back() -> None:
    assessment, history = begun()
    write(assessment, history, "a")
    history.undo()
    write(assessment, history, "b")
    assert not history.can_redo


def test_labels_say_what_would_happen() -> None:
    assessment, history = begun()
    assert (history.undo_label, history.redo_label) == ("", "")
    write(assessment, history, "a")
    assert history.undo_label == "「事務の名称」の記載"
    history.undo()
    assert history.redo_label == "「事務の名称」の記載"


def test_what_was_never_saved_is_modified_from_the_beginning() -> None:
    assessment, _ = begun()
    assert History(assessment, saved=False).is_modified
