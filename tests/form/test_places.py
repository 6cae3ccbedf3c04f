from pathlib import Path

import pytest
from hypothesis import given, settings

from assessor.document.assessment import Assessment
from assessor.form.definition import Echo
from assessor.form.places import entry_label
from assessor.form.values import Entries
from tests.small_forms import one_section, small_form
from tests.strategies import FORM, assessments


@settings(max_examples=25)
@given(assessments(entries=3))
def test_every_place_is_known_and_written_in_its_own_way(assessment: Assessment) -> None:
    slots = list(assessment.slots())
    assert len({slot.place for slot in slots}) == len(slots)
    paths = [assessment.written_path(slot) for slot in slots]
    assert len(set(paths)) == len(paths)
    assert all(FORM.knows(slot.place) for slot in slots)


def test_places_come_in_printed_order_entry_by_entry() -> None:
    assessment = Assessment(FORM, {("system",): Entries(("b", "a"))})
    places = [slot.place for slot in assessment.slots() if slot.place[0] == "system"]
    assert [place[1] for place in places] == ["b"] * 3 + ["a"] * 3
    assert [place[2] for place in places[:3]] == [
        "system_name",
        "system_function",
        "system_connections",
    ]


def test_an_entry_is_called_by_its_number() -> None:
    assessment = Assessment(FORM, {("system",): Entries(("b", "a"))})
    slot = next(slot for slot in assessment.slots() if slot.place[:2] == ("system", "a"))
    assert "システム2" in [entry_label(step) for step in slot.trail]
    assert slot.section.name == "basics"


def test_a_place_is_seen_from_inside_its_repeats_only() -> None:
    inner = ("file", "f", "outsourcing", "o", "outsourcing_content")
    assert FORM.place_near("file_name", inner) == ("file", "f", "file_name")
    assert FORM.place_near("nws_use", inner) == ("nws_use",)
    assert FORM.place_near("system_name", inner) is None
    assert FORM.place_near("outsourcing_content", ("file", "f", "file_name")) is None


@pytest.mark.parametrize(
    "place",
    [
        (),
        ("gone",),
        ("file_name",),
        ("file", "f"),
        ("system", "s", "file_name"),
        ("nws_use", "x", "nws_use"),
        ("file", "f", "system", "s", "system_name"),
    ],
)
def test_a_place_that_cannot_exist_is_unknown(place: tuple[str, ...]) -> None:
    assert not FORM.knows(place)
    assert FORM.item(place) is None
    assert FORM.repeat(place) is None


def test_an_echo_is_no_item_but_has_a_place() -> None:
    place = ("file", "f", "risks_file_name")
    assert FORM.knows(place)
    assert FORM.item(place) is None
    assert isinstance(FORM.echoes[place[-1]], Echo)


def test_a_sub_label_that_alone_is_not_unique_takes_its_parent_before_it(tmp_path: Path) -> None:
    form = small_form(
        tmp_path,
        one_section(
            """<item name="a" label="甲" kind="text">
              <item name="a1" label="方法" kind="text"/></item>
            <item name="b" label="乙" kind="text"><item name="b1" label="方法" kind="text"/></item>
            <item name="c" number="①" label="丙" kind="text">
              <item name="c1" label="方法" kind="text"/></item>"""
        ),
    )
    written = [Assessment(form).written_path(slot) for slot in Assessment(form).slots()]
    assert written == ["1 甲", "1 甲 方法", "1 乙", "1 乙 方法", "1①", "1① 方法"]


def test_files_of_the_same_name_are_told_apart_by_their_number() -> None:
    assessment = Assessment(
        FORM,
        {
            ("file",): Entries(("a", "b", "c")),
            ("file", "a", "file_name"): "台帳",
            ("file", "b", "file_name"): "台帳",
        },
    )
    paths = {
        slot.place[1]: assessment.written_path(slot)
        for slot in assessment.slots()
        if slot.place[-1] == "purpose"
    }
    assert paths == {"a": "（台帳・1）Ⅱ3⑥", "b": "（台帳・2）Ⅱ3⑥", "c": "（ファイル3）Ⅱ3⑥"}
