from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.form.values import Choice, Entries, Figure, Free, Place, Value
from tests.strategies import FORM, PNG

SYSTEM: Place = ("system",)


def three_systems() -> Assessment:
    answers: dict[Place, Value] = {SYSTEM: Entries(("a", "b", "c"))}
    for entry in "abc":
        answers[(*SYSTEM, entry, "system_name")] = f"システム{entry}"
    return Assessment(FORM, answers)


def after(assessment: Assessment, edit: Edit) -> Assessment:
    assessment.apply(edit)
    return assessment


def test_setting_an_answer_names_the_item() -> None:
    edit = edits.set_answer(Assessment(FORM), ("nws_use",), Choice("yes"))
    assert edit.label == "「実施の有無」の記載"
    assert edits.set_answer(Assessment(FORM), ("nws_use",), Choice("no"), "選択").label == "選択"


def test_setting_the_same_answer_changes_nothing() -> None:
    assessment = Assessment(FORM, {("nws_use",): Choice("yes")})
    assert edits.set_answer(assessment, ("nws_use",), Choice("yes")).changes == ()


def test_an_edit_is_made_without_touching_the_document() -> None:
    assessment = three_systems()
    before = dict(assessment.answers)
    edits.set_answer(assessment, ("nws_use",), Choice("yes"))
    edits.add_entry(assessment, SYSTEM)
    edits.remove_entry(assessment, SYSTEM, "a")
    edits.move_entry(assessment, SYSTEM, "a", 1)
    edits.duplicate_entry(assessment, SYSTEM, "a")
    assert assessment.answers == before


def test_an_entry_is_added_at_the_end_or_behind_another() -> None:
    assessment = three_systems()
    assert after(assessment, edits.add_entry(assessment, SYSTEM, "d")).entries(SYSTEM) == (*"abcd",)
    edit = edits.add_entry(assessment, SYSTEM, "e", after="a")
    assert after(assessment, edit).entries(SYSTEM) == (*"aebcd",)
    assert edit.label == "システムの追加"


def test_new_entries_have_names_that_nobody_else_draws() -> None:
    assert len({edits.new_name() for _ in range(1000)}) == 1000


def test_a_removed_entry_takes_its_answers_with_it() -> None:
    assessment = three_systems()
    after(assessment, edits.remove_entry(assessment, SYSTEM, "b"))
    assert assessment.entries(SYSTEM) == ("a", "c")
    assert [place[1] for place in assessment.answers if len(place) == 3] == ["a", "c"]


def test_the_last_entry_leaves_no_empty_list_behind() -> None:
    assessment = Assessment(FORM, {SYSTEM: Entries(("a",))})
    assert after(assessment, edits.remove_entry(assessment, SYSTEM, "a")).answers == {}


def test_an_entry_is_moved_and_keeps_its_answers() -> None:
    assessment = three_systems()
    edit = edits.move_entry(assessment, SYSTEM, "c", -2)
    assert after(assessment, edit).entries(SYSTEM) == ("c", "a", "b")
    assert [change.place for change in edit.changes] == [SYSTEM]


def test_an_entry_at_either_end_stays_there() -> None:
    assessment = three_systems()
    assert edits.move_entry(assessment, SYSTEM, "a", -1).changes == ()
    assert edits.move_entry(assessment, SYSTEM, "c", 5).changes == ()


def test_a_duplicate_stands_behind_its_original_with_everything_in_it() -> None:
    assessment = Assessment(FORM)
    after(assessment, edits.add_entry(assessment, ("file",), "f"))
    after(assessment, edits.add_entry(assessment, ("file", "f", "outsourcing"), "o"))
    title = ("file", "f", "outsourcing", "o", "outsourcing_title")
    after(assessment, edits.set_answer(assessment, title, "電算処理"))
    after(assessment, edits.duplicate_entry(assessment, ("file",), "f", "g"))
    assert assessment.entries(("file",)) == ("f", "g")
    assert assessment.answers["file", "g", "outsourcing", "o", "outsourcing_title"] == "電算処理"
    after(assessment, edits.set_answer(assessment, title, "別の処理"))
    assert assessment.answers["file", "g", "outsourcing", "o", "outsourcing_title"] == "電算処理"


def test_a_new_document_begins_with_one_system_and_one_file() -> None:
    assessment = after(Assessment(FORM), edits.first_entries(FORM))
    assert {place: len(value.names) for place, value in entries_of(assessment).items()} == {
        ("system",): 1,
        ("file",): 1,
    }


def entries_of(assessment: Assessment) -> dict[Place, Entries]:
    return {p: value for p, value in assessment.answers.items() if isinstance(value, Entries)}


def test_the_same_picture_is_kept_once() -> None:
    name, content = edits.attach(PNG, ".PNG")
    assert (name, content) == edits.attach(PNG, ".png")
    assert content == {name: PNG}
    assert edits.attach(PNG + b"x", ".png")[0] != name


def test_a_picture_comes_with_its_answer() -> None:
    assessment = Assessment(FORM)
    name, content = edits.attach(PNG, ".png")
    after(
        assessment,
        edits.set_answer(assessment, ("flow",), Free((Figure(name),)), attachments=content),
    )
    assert assessment.attachments == {name: PNG}
    assert assessment.answers["flow",] == Free((Figure(name),))


def test_an_echo_answers_what_it_repeats() -> None:
    assessment = Assessment(
        FORM, {("file",): Entries(("f",)), ("file", "f", "file_name"): "課税台帳"}
    )
    assert assessment.answer(("file", "f", "risks_file_name")) == "課税台帳"
    assert assessment.answer(("file", "g", "risks_file_name")) is None


def test_an_entry_is_called_by_what_the_user_called_it() -> None:
    assessment = three_systems()
    assert assessment.entry_title(SYSTEM, "b") == "システムb"
    assert assessment.entry_title(SYSTEM, "gone") == ""
    assert assessment.entry_title(("gone",), "a") == ""


def test_what_has_no_place_in_the_form_is_a_stranger() -> None:
    strangers: dict[Place, Value] = {
        ("gone",): "様式にない",
        ("system", "lost", "system_name"): "項目はあるが、システムがない",
        ("system", "a", "gone"): "システムはあるが、項目がない",
        ("file", "f", "risks_file_name"): "写しの欄",
        ("file", "f", "outsourcing"): Entries(("o",)),
        ("destination",): Entries(("d",)),
    }
    known: dict[Place, Value] = {SYSTEM: Entries(("a",)), ("system", "a", "system_name"): "税"}
    assessment = Assessment(FORM, {**known, **strangers})
    assert dict(assessment.strangers()) == strangers
