from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.errors import FormError
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import Entries
from assessor.paths import forms_folder
from assessor.rules.check import check
from tests.small_forms import one_section, small_form, write_edition, write_form

BASE = one_section(
    """<item name="a" label="甲" kind="choice">
<option name="x">一</option><option name="y">二</option></item>
<item name="b" label="乙" kind="text" when="a = x"/>
<repeat name="r" label="丙" at-most="20"><item name="c" label="丁" kind="line"/></repeat>"""
)


def edition(folder: Path, body: str) -> Form:
    write_form(folder, BASE)
    write_edition(folder, body)
    return FormLibrary(folder).form("later")


def test_an_edition_is_its_base_where_nothing_is_said(tmp_path: Path) -> None:
    form = edition(tmp_path, "")
    base = FormLibrary(tmp_path).form("small")
    assert form.items.keys() == base.items.keys()
    assert (form.id, form.edition, form.family, form.number) == (
        "later",
        "令和2年2月",
        "small",
        "様式0",
    )
    assert not form.default


def test_an_edition_changes_labels_and_options(tmp_path: Path) -> None:
    form = edition(
        tmp_path,
        '<set on="b" label="新しい乙" required="no"/><set on="a.y" tail="text"/>'
        '<set on="r" at-most="5"/><set on="s" label="新しい章"/>',
    )
    assert (form.items["b"].label, form.items["b"].required) == ("新しい乙", "no")
    assert form.items["a"].options[1].tail == "text"
    assert form.repeats["r"].at_most == 5


def test_an_edition_inserts_items_and_options_in_their_order(tmp_path: Path) -> None:
    form = edition(
        tmp_path,
        '<insert after="b"><item name="n1" label="新一" kind="text"/>'
        '<item name="n2" label="新二" kind="text"/></insert>'
        '<insert after="a.x"><option name="z">三</option></insert>',
    )
    assert list(form.items) == ["a", "b", "n1", "n2", "c"]
    assert [option.name for option in form.items["a"].options] == ["x", "z", "y"]


def test_an_edition_removes_items_and_options(tmp_path: Path) -> None:
    form = edition(tmp_path, '<remove name="b"/><remove name="a.y"/><remove name="r"/>')
    assert list(form.items) == ["a"]
    assert [option.name for option in form.items["a"].options] == ["x"]
    assert form.repeats == {}


def test_an_edition_can_differ_from_another_edition(tmp_path: Path) -> None:
    write_form(tmp_path, BASE)
    write_edition(tmp_path, '<set on="b" label="二代"/>', name="second")
    write_edition(tmp_path, '<set on="a" label="三代"/>', name="third", base="second")
    library = FormLibrary(tmp_path)
    form = library.form("third")
    assert (form.items["b"].label, form.items["a"].label) == ("二代", "三代")
    assert {known.number for known in library.editions} == {"様式0"}


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ('<set on="a" label="甲"/>\n<set on="gone" label="x"/>', 3, "「gone」がありません"),
        ('<remove name="a.gone"/>', 2, "「a.gone」がありません"),
        ('\n<insert after="gone"><line>行</line></insert>', 2, "「gone」がありません"),
        ('<set on="a" label="甲"/>\n<set on="b" kind="prose"/>', 3, "合いません"),
        ('<set on="b" label="乙"/>\n<set on="b" when="a ="/>', 3, "式が途中"),
        ('<remove name="c"/>\n<remove name="a"/>', 2, "この変更で"),
        ('<insert after="b">\n<item name="c" label="丁" kind="text"/></insert>', 2, "「c」が二重"),
        ('<set on="b" label="乙"/>\n<remove name="a"/>', 3, "項目「a」がありません"),
        ('<change on="b"/>', 2, "合いません"),
    ],
)
def test_a_fault_in_an_edition_names_the_line_of_the_change(
    body: str, line: int, words: str, tmp_path: Path
) -> None:
    with pytest.raises(FormError) as raised:
        edition(tmp_path, body)
    assert str(raised.value).startswith(f"later.xml:{line}: ")
    assert words in str(raised.value)


def test_an_edition_of_nothing_and_one_of_itself_are_refused(tmp_path: Path) -> None:
    write_form(tmp_path, BASE)
    write_edition(tmp_path, "", name="orphan", base="gone")
    write_edition(tmp_path, "", name="first", base="second")
    write_edition(tmp_path, "", name="second", base="first")
    library = FormLibrary(tmp_path)
    with pytest.raises(FormError, match=r"orphan\.xml:1: 元の様式「gone」がありません"):
        library.form("orphan")
    with pytest.raises(FormError, match=r"\.xml:1: 元の様式「first」が自分に戻ります"):
        library.form("first")


def test_a_fault_of_the_base_is_told_as_the_fault_of_the_base(tmp_path: Path) -> None:
    write_form(tmp_path, one_section('<item name="a" label="甲" kind="text" when="x"/>'))
    write_edition(tmp_path, '<set on="a" label="乙"/>')
    with pytest.raises(FormError, match=r"^small\.xml:3: "):
        FormLibrary(tmp_path).form("later")


def test_a_form_is_found_by_its_id_its_edition_and_its_tag(tmp_path: Path) -> None:
    edition(tmp_path, "")
    library = FormLibrary(tmp_path)
    for name in ("later", "令和2年2月", "[令和2年2月　様式0]"):
        assert library.form(name).id == "later"
    assert library.default.id == "small"


def test_an_unknown_form_is_refused_with_the_names_of_those_that_exist(tmp_path: Path) -> None:
    edition(tmp_path, "")
    with pytest.raises(FormError) as raised:
        FormLibrary(tmp_path).form("様式9")
    assert (
        raised.value.line == "様式「様式9」はありません。次のどれかを指定してください：later、small"
    )


def test_a_folder_without_a_default_says_so(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="既定の様式がありません"):
        _ = FormLibrary(tmp_path).default


def test_a_file_must_be_named_like_its_form(tmp_path: Path) -> None:
    write_form(tmp_path, BASE).rename(tmp_path / "other.xml")
    with pytest.raises(FormError, match=r"other\.xml:1: id がファイルの名前と違います"):
        _ = FormLibrary(tmp_path).editions


def test_a_form_is_read_once(tmp_path: Path) -> None:
    small_form(tmp_path, BASE)
    library = FormLibrary(tmp_path)
    assert library.form("small") is library.form("small")


@pytest.mark.parametrize(
    ("form_id", "tag", "expected", "known"),
    [
        ("small", "令和1年1月", "small", True),
        ("later", "令和2年2月", "later", True),
        ("small", "令和2年2月", "later", True),
        ("later", "令和9年9月", "later", False),
        ("gone", "令和2年2月", "later", True),
        ("gone", "令和9年9月", "small", False),
        ("", "", "small", False),
        ("other", "令和2年2月", "other", False),
    ],
)
def test_a_document_is_opened_with_the_nearest_edition_of_its_form(
    form_id: str, tag: str, expected: str, *, known: bool, tmp_path: Path
) -> None:
    edition(tmp_path, "")
    path = write_form(tmp_path, BASE, name="other", edition="令和1年1月")
    other = path.read_text(encoding="utf-8").replace('family="small"', 'family="other"')
    path.write_text(other.replace('default="yes"', ""), encoding="utf-8")
    form, found = FormLibrary(tmp_path).nearest(form_id, tag)
    assert (form.id, found) == (expected, known)


def test_an_unknown_tag_is_accepted_with_a_finding() -> None:
    form, known = FormLibrary(forms_folder()).nearest("zenkomoku-r99-01", "令和99年1月")
    assert not known
    assessment = Assessment(form, {("file",): Entries(("f",))}, edition="令和99年1月")
    finding = next(f for f in check(assessment) if f.code == "edition-unknown")
    assert "令和99年1月" in finding.message
    assert form.edition in finding.message
