from assessor.document.assessment import Assessment
from assessor.document.edits import add_entry, first_entries
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder
from assessor.ui.parts import part_of, parts


def assessment() -> Assessment:
    form = FormLibrary(forms_folder()).default
    blank = Assessment(form)
    blank.apply(first_entries(form))
    blank.apply(add_entry(blank, ("file",)))
    return blank


def test_every_printed_place_stands_in_exactly_one_part() -> None:
    document = assessment()
    document.apply(add_entry(document, ("change",)))
    among = parts(document)
    for slot in document.slots():
        assert [part.key for part in among if part.contains(slot.place)].__len__() == 1, slot.place


def test_the_parts_come_in_printed_order() -> None:
    document = assessment()
    order = [slot.place for part in parts(document) for slot in part.slots(document)]
    assert order == [slot.place for slot in document.slots()]


def test_a_chapter_gives_one_part_per_group_and_file() -> None:
    document = assessment()
    titles = [part.title for part in parts(document)]
    assert titles.count("Ⅱ 3. 特定個人情報の入手・使用") == 2
    assert titles.count("（別添1）事務の内容") == 1


def test_the_repeat_of_the_files_stands_in_the_list_of_files() -> None:
    document = assessment()
    part = part_of(("file",), parts(document))
    assert part is not None
    assert part.lists_files


def test_an_empty_repeat_has_its_part() -> None:
    document = assessment()
    part = part_of(("change",), parts(document))
    assert part is not None
    assert list(part.slots(document)) == []


def test_keys_are_unique() -> None:
    keys = [part.key for part in parts(assessment())]
    assert len(set(keys)) == len(keys)
