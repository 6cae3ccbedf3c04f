"""Every fault in a form file is told with the file and the line."""

from pathlib import Path

import pytest

from assessor.errors import FormError
from assessor.form.definition import Echo, Evidence, Heading, Line, nodes
from assessor.form.library import FormLibrary
from tests.small_forms import EVERY_KIND, one_section, small_form, write_form

PLAIN = '<item name="a" label="甲" kind="text"/>'
OPTIONS = '<options name="o"><option name="x">甲</option></options>'

# What stands in the form from its second line on; the line the fault is on; a word of the fault.
FAULTS = {
    "broken XML": ('<section name="s" label="章">\n<item ?', 3, "XML"),
    "an unknown element": (one_section(f"{PLAIN}\n<itme/>"), 4, "合いません"),
    "an unknown attribute": (
        one_section('<item name="a" label="甲" kind="text" colour="x"/>'),
        3,
        "",
    ),
    "a missing attribute": (one_section('<item name="a" kind="text"/>'), 3, "合いません"),
    "an unknown kind": (one_section('<item name="a" label="甲" kind="prose"/>'), 3, "合いません"),
    "a name in capitals": (one_section('<item name="A" label="甲" kind="text"/>'), 3, "合いません"),
    "a width in fractions": (
        one_section('<item name="a" label="甲" kind="text" width="9.5"/>'),
        3,
        "合いません",
    ),
    "a doubled item": (one_section(f"{PLAIN}\n{PLAIN}"), 4, "「a」が二重"),
    "an item named like a repeat": (
        one_section(f'{PLAIN}\n<repeat name="a" label="乙"><line>行</line></repeat>'),
        4,
        "「a」が二重",
    ),
    "a doubled section": (
        f"{one_section(PLAIN)}\n{one_section('<line>行</line>')}",
        5,
        "「s」が二重",
    ),
    "a doubled option list": (
        f"{OPTIONS}\n{OPTIONS}\n{one_section(PLAIN)}",
        3,
        "選択肢「o」が二重",
    ),
    "a misspelt option list": (
        one_section('<item name="a" label="甲" kind="choice" options="gone"/>'),
        3,
        "選択肢「gone」がありません",
    ),
    "an unreadable condition": (
        one_section('<item name="a" label="甲" kind="text" when="b ="/>'),
        3,
        "when の式が読めません（式が途中",
    ),
    "an unreadable rule": (
        one_section(
            '<item name="a" label="甲" kind="text">\n'
            '<rule name="r" severity="error" if="filled(a)" then="a ?">悪い</rule></item>'
        ),
        4,
        "then の式が読めません（3文字目の「?」）",
    ),
    "a condition on a missing item": (
        one_section(f'{PLAIN}\n<item name="b" label="乙" kind="text" when="gone = yes"/>'),
        4,
        "項目「gone」がありません",
    ),
    "a condition of a group on a missing item": (
        f'<section name="s" label="章">\n<group when="gone = yes">\n{PLAIN}\n</group></section>',
        3,
        "項目「gone」がありません",
    ),
    "a rule on a missing repeat": (
        one_section(
            '<item name="a" label="甲" kind="text">\n'
            '<rule name="r" severity="note" if="filled(a)" then="count(gone) = 1">悪</rule></item>'
        ),
        3,
        "繰返し「gone」がありません",
    ),
    "an echo of a missing item": (
        one_section(f'{PLAIN}\n<echo name="b" of="gone" label="乙"/>'),
        4,
        "「gone」がありません",
    ),
    "a condition on itself": (
        one_section('<item name="a" label="甲" kind="text" when="filled(a)"/>'),
        3,
        "「a」の条件が自分に戻ります",
    ),
    "a circle of three": (
        one_section(
            '<item name="a" label="甲" kind="text" when="filled(b)"/>\n'
            '<item name="b" label="乙" kind="text" when="count(c) &gt; 0"/>\n'
            '<repeat name="c" label="丙" when="filled(a)">\n'
            '<item name="d" label="丁" kind="text"/></repeat>'
        ),
        3,
        "「a」の条件が自分に戻ります",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_and_line(fault: str, tmp_path: Path) -> None:
    body, line, words = FAULTS[fault]
    write_form(tmp_path, body)
    with pytest.raises(FormError) as raised:
        FormLibrary(tmp_path).form("small")
    assert str(raised.value).startswith(f"small.xml:{line}: ")
    assert words in str(raised.value)
    assert "\n" not in raised.value.line


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    path = write_form(tmp_path, one_section(PLAIN))
    entity = '<!DOCTYPE form [<!ENTITY secret SYSTEM "file:///etc/passwd">]>\n'
    path.write_text(entity + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(FormError, match=r"small\.xml:1: DOCTYPE"):
        FormLibrary(tmp_path).form("small")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write_form(tmp_path, one_section(PLAIN), more=' guidance="gone.xml"')
    with pytest.raises(FormError, match=r"gone\.xml: 読めません（見つかりません）"):
        FormLibrary(tmp_path).form("small")


def _guidance(*guides: str) -> str:
    return (
        '<guidance xmlns="urn:assessor:guidance" for="small">\n' + "\n".join(guides) + "</guidance>"
    )


GUIDE = (
    '<guide name="a" basis="common"><write>書く</write><review>見る</review>'
    "<example>例</example></guide>"
)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (_guidance(GUIDE, GUIDE), "3: 手引「a」が二重"),
        (_guidance(GUIDE.replace("<example>例</example>", "")), "2: "),
        (_guidance(GUIDE.replace("書く", " ")), "2: "),
        (_guidance(GUIDE.replace("common", "gossip")), "2: "),
        (_guidance(GUIDE, "<guide"), "3: XML"),
    ],
)
def test_a_fault_in_the_guidance_names_its_file_and_line(
    text: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / "guides.xml").write_text(text, encoding="utf-8")
    write_form(tmp_path, one_section(PLAIN), more=' guidance="guides.xml"')
    with pytest.raises(FormError) as raised:
        FormLibrary(tmp_path).form("small")
    assert str(raised.value).startswith(f"guides.xml:{fault}")


def test_guidance_reaches_its_item(tmp_path: Path) -> None:
    (tmp_path / "guides.xml").write_text(_guidance(GUIDE), encoding="utf-8")
    items = f'{PLAIN}<item name="b" label="乙" kind="text" guide="a"/>'
    form = small_form(tmp_path, one_section(items), more=' guidance="guides.xml"')
    for name in ("a", "b"):
        guide = form.items[name].guide
        assert guide
        assert (guide.write, guide.review, guide.example) == ("書く", "見る", "例")


def test_evidence_is_inherited_until_it_is_said_anew(tmp_path: Path) -> None:
    form = small_form(
        tmp_path,
        """<options name="o"><option name="x">甲</option>
             <option name="y" source="page">乙</option></options>
           <section name="s" label="章" source="recall" sure="low"><group label="群">
             <item name="a" label="甲" kind="choice" options="o"/>
             <item name="b" label="乙" kind="text" source="doc" when="a = x" when-source="law"/>
           </group></section>""",
    )
    assert form.items["a"].evidence == Evidence("recall", "low")
    assert [o.evidence.source for o in form.items["a"].options] == ["doc", "page"]
    assert form.items["b"].evidence.verified
    condition = form.items["b"].condition
    assert condition
    assert condition.evidence == Evidence("law")


def test_a_mark_makes_what_is_below_it_important_but_not_the_sub_items_of_an_item(
    tmp_path: Path,
) -> None:
    form = small_form(
        tmp_path,
        """<section name="s" label="章" mark="※（甲を除く。）">
             <item name="a" label="甲" kind="text" important="no"/>
             <item name="b" label="乙" kind="text"><item name="b1" label="丙" kind="text"/></item>
           </section>
           <section name="t" label="章">
             <item name="c" label="丁" kind="text" mark="※">
               <item name="c1" label="戊" kind="text"/>
             </item>
             <heading label="己" mark="※"><item name="d" label="庚" kind="text"/></heading>
             <group label="群" mark="※"><item name="e" label="辛" kind="text"/></group>
           </section>""",
    )
    important = {name for name, item in form.items.items() if item.important}
    assert important == {"b", "b1", "c", "d", "e"}


def test_everything_that_is_written_is_read(tmp_path: Path) -> None:
    form = small_form(
        tmp_path,
        """<layout margin="15" font="明朝"/>
        <section name="s" label="章" number="Ⅰ" listed="no">
          <group number="1" label="群" style="risk"><line>行</line>
            <item name="a" label="甲" kind="text" layout="full" required="advised" width="30">
              <fixed label="全て" text="別添"/>
              <rule name="r" severity="note" if="filled(a)" then="not filled(a)">どうか</rule>
            </item>
            <repeat name="x" label="乙" at-least="1" at-most="20" continued="1 5" style="rows"
                    title-in-band="yes">
              <item name="b" label="丙" kind="line" names-entry="yes"/>
            </repeat>
            <heading number="②" label="丁" style="side">
              <item name="c" label="戊" kind="date"/>
            </heading>
          </group>
        </section>
        <section name="t" label="別" printed="no"><echo name="e" of="a" label="甲"/></section>""",
    )
    assert (form.layout.margin, form.layout.font, form.layout.page) == (15, "明朝", "A4")
    item, repeat = form.items["a"], form.repeats["x"]
    assert (item.layout, item.required, item.width) == ("full", "advised", 30)
    assert (item.fixed[0].text, item.rules[0].severity, item.rules[0].message) == (
        "別添",
        "note",
        "どうか",
    )
    assert (repeat.at_least, repeat.at_most, repeat.continued) == (1, 20, (1, 5))
    assert form.entry_names == {"x": "b"}
    assert {type(node) for node in nodes(form)} >= {Line, Heading, Echo}
    assert form.tag == "[令和1年1月　様式0]"


def test_conditions_of_everything_around_reach_an_item(tmp_path: Path) -> None:
    form = small_form(tmp_path, EVERY_KIND)
    assert [len(form.conditions[name]) for name in ("far", "task_title", "a_line")] == [1, 1, 0]
    assert form.scopes["task_way"] == ("file", "task")
