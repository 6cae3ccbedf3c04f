"""Each fault that the linter claims to find, in a short form that has it."""

from pathlib import Path

import pytest

from assessor.form.lint import lint, main
from tests.small_forms import EVERY_KIND, one_section, small_form

PLAIN = '<item name="a" label="甲" kind="text"/>'
PLAIN_B = '<item name="b" label="乙" kind="text"/>'
CHOICE = (
    '<item name="a" label="甲" kind="choice">'
    '<option name="x">一</option><option name="y">二</option></item>'
)
CHECKS = (
    '<item name="k" label="欄" kind="checks"><option name="x">一</option>'
    '<option name="t" tail="text">二</option></item>'
)

# What stands in the group from its first line on, the line the fault is on, words of the fault.
FAULTS = {
    "a choice without options": ('<item name="a" label="甲" kind="choice"/>', 3, "選択肢と種類"),
    "a text with options": (
        PLAIN.replace("/>", '><option name="x">一</option></item>'),
        3,
        "選択肢",
    ),
    "two options of one name": (CHOICE.replace('"y"', '"x"'), 3, "「x」が二つ"),
    "two options that read the same": (
        CHOICE.replace("一", "１，０００人").replace("二", "1,000 人"),
        3,
        "「1,000人」が二つ",
    ),
    "a choice compared with an option it does not have": (
        f'{CHOICE}\n<item name="b" label="乙" kind="text" when="a = z"/>',
        4,
        "選択肢「z」はありません",
    ),
    "a box that does not exist": (
        f'{CHECKS}\n<item name="b" label="乙" kind="text" when="k has z"/>',
        4,
        "選択肢「z」はありません",
    ),
    "boxes asked like a choice": (
        f'{CHECKS}\n<item name="b" label="乙" kind="text" when="k = x"/>',
        4,
        "種類が違う",
    ),
    "a choice asked like boxes": (
        f'{CHOICE}\n<item name="b" label="乙" kind="text" when="a has x"/>',
        4,
        "種類が違う",
    ),
    "a tail that does not exist": (
        f'{CHECKS}\n<item name="b" label="乙" kind="text" when="filled(k.x)"/>',
        4,
        "記入欄のある選択肢「x」",
    ),
    "a reference into a repeat from outside": (
        (
            '<repeat name="r" label="丙"><item name="c" label="丁" kind="text"/></repeat>\n'
            '<item name="b" label="乙" kind="text" when="filled(c)"/>'
        ),
        4,
        "一つに決まりません",
    ),
    "a misspelt option in the condition of a group": (
        f'{CHOICE}\n<group label="内" when="a = z">\n{PLAIN_B}</group>',
        4,
        "選択肢「z」はありません",
    ),
    "a misspelt option in a rule": (
        (
            f'{CHOICE}\n<item name="b" label="乙" kind="text">\n'
            '<rule name="r" severity="note" if="filled(b)" then="a = z">悪い</rule></item>'
        ),
        4,
        "選択肢「z」はありません",
    ),
    "a condition that never holds": (
        f'{CHOICE}\n<item name="b" label="乙" kind="text" when="a = x and a = y"/>',
        4,
        "満たせない条件",
    ),
    "a condition that never holds where its group applies": (
        (
            f'{CHOICE}\n<group label="内" when="a = x">\n'
            '<item name="b" label="乙" kind="text" when="a = y"/></group>'
        ),
        5,
        "満たせない条件",
    ),
    "a condition that always holds": (
        f'{CHOICE}\n<item name="b" label="乙" kind="text" when="a = x or a != x"/>',
        4,
        "要らない条件",
    ),
    "a repeat whose condition never holds": (
        (
            f'{CHOICE}\n<repeat name="r" label="丙" when="a = x and not a = x">'
            '<item name="c" label="丁" kind="text"/></repeat>'
        ),
        4,
        "「r」の条件は満たせません",
    ),
    "more entries wanted than allowed": (
        (
            '<repeat name="r" label="丙" at-least="3" at-most="2">'
            '<item name="c" label="丁" kind="text"/></repeat>'
        ),
        3,
        "下限が上限",
    ),
    "a row without an item above it": (
        PLAIN.replace("/>", ' layout="row"/>'),
        3,
        "親の項目がないので印刷されません",
    ),
    "a title outside a repeat": (PLAIN.replace("/>", ' layout="title"/>'), 3, "繰返しの外"),
    "columns that do not fill the table": (
        (
            '<repeat name="r" label="丙" style="rows">'
            '<item name="c" label="丁" kind="text" width="60"/></repeat>'
        ),
        3,
        "列の幅の和",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_on_its_line(fault: str, tmp_path: Path) -> None:
    items, line, words = FAULTS[fault]
    found = lint(small_form(tmp_path, one_section(items)))
    lines = [str(fault) for fault in found if "手引がありません" not in fault.message]
    assert [text for text in lines if text.startswith(f"small.xml:{line}: ") and words in text]


def test_a_band_without_a_group_is_found(tmp_path: Path) -> None:
    section = f'<section name="s" label="章">\n{PLAIN}</section>'
    found = lint(small_form(tmp_path, section.replace("/>", ' layout="band"/>')))
    assert any("見出しの帯がない" in fault.message for fault in found)


def test_missing_and_unused_guidance_is_found(tmp_path: Path) -> None:
    (tmp_path / "guides.xml").write_text(
        '<guidance xmlns="urn:assessor:guidance" for="small"><guide name="gone" basis="common">'
        "<write>書く</write><review>見る</review><example>例</example></guide></guidance>",
        encoding="utf-8",
    )
    form = small_form(tmp_path, one_section(PLAIN), more=' guidance="guides.xml"')
    assert [fault.message for fault in lint(form)] == [
        "手引「gone」はどの項目にも示されません。",
        "「a」の手引がありません。",
    ]


def test_a_form_without_faults_has_none(tmp_path: Path) -> None:
    found = lint(small_form(tmp_path, EVERY_KIND))
    assert [str(fault) for fault in found if "手引がありません" not in fault.message] == []


def test_the_forms_that_are_shipped_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().err
    assert capsys.readouterr().err == ""
