"""The columns of tables of incidents and of measures, by the names that published ones give them.

A column is known by one of these names, or by the label of the item itself, so that a table with
our own columns is read whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.form.definition import Form
from assessor.form.kinds import folded

INCIDENT, MEASURE = "incident", "measure"
NUMBER = "incident_number"
DATE = "incident_date"
CONTENT = "incident_content"
KINDS = "incident_kinds"
ISSUE = "measure_issue"
PROGRESS = "measure_progress"
_NAMES = {
    "incident_number": ("No", "No.", "№", "番号", "項番", "#"),
    "incident_date": (
        *("年度", "年月", "年月日", "時期", "発生年度", "発生年月", "発生年月日", "発生時期"),
        *("発生日", "発生日時", "発生日(年月又は年度だけでも可)"),
    ),
    "incident_found": ("発覚日", "判明日", "発覚年月日", "認知日"),
    "incident_place": ("部署", "発生部署", "発生場所", "所属"),
    "incident_content": (
        *("内容", "事案", "事案の内容", "事案の概要", "事故の内容", "事故の概要", "概要"),
        *("重大事故の内容", "事案内容"),
    ),
    "incident_kinds": ("類型", "区分", "該当類型"),
    "incident_data": ("漏えいした情報", "個人情報の項目", "対象項目", "流出した個人情報"),
    "incident_persons": ("件数", "人数", "本人の数", "対象人数", "本人数"),
    "incident_cause": ("原因", "発生原因"),
    "incident_response": ("対応", "対応状況", "事故後の対応"),
    "incident_prevention": ("再発防止策", "再発防止策の内容", "再発防止", "防止策", "対策"),
    "measure_issue": ("指摘事項", "指導事項", "指摘", "指摘内容", "指導内容"),
    "measure_plan": ("改善策", "改善措置", "改善内容"),
    "measure_progress": ("改善策の実施状況", "実施状況", "対応状況"),
    "measure_due": ("期限", "実施期限", "完了予定"),
    "measure_owner": ("担当", "担当部署", "担当課", "所管"),
    "measure_state": ("状態", "状況", "進捗"),
}
_YEAR = "年度"
_NUMBERED = re.compile(
    r"(?P<number>[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|[(（]?[0-9０-９]{1,3}[)）.．])"
    r"[ \u3000]*(?P<rest>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of one table: for each column the name of an item, or nothing."""

    repeat: str
    items: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.items)

    @property
    def counts_years(self) -> bool:
        """Whether its days are only business years, and say so in the header alone."""
        return any(
            item == DATE and folded(label).endswith(_YEAR)
            for item, label in zip(self.items, self.labels, strict=True)
        )


def columns_of(cells: Sequence[str], form: Form) -> Columns | None:
    """Return the columns that a row of cells heads, or None where it is no header."""
    for repeat in (INCIDENT, MEASURE):
        known = _known(form, repeat)
        items = [known.get(folded(cell), "") for cell in cells]
        if repeat == INCIDENT and cells and not cells[0].strip() and NUMBER not in items:
            items[0] = NUMBER
        named = [item for item in items if item]
        unknown = sum(
            1 for item, cell in zip(items, cells, strict=True) if not item and cell.strip()
        )
        if _is_table(named) and unknown < len(named):
            return Columns(repeat, tuple(items), tuple(cells))
    return None


def without_number(words: str) -> tuple[str, str]:
    """Return the number that stands before a day in one cell, and the rest."""
    match = _NUMBERED.fullmatch(words)
    return (match["number"], match["rest"]) if match else ("", words)


def business_year(words: str) -> str:
    """Return a year as 「R4年度」 where the header of its column said that."""
    return words if not words or "年" in words else words + _YEAR


def _is_table(named: Sequence[str]) -> bool:
    """Tell whether these columns are enough to be sure of the kind of table."""
    filled = [item for item in named if item != NUMBER]
    return (
        len(filled) > 1
        and len(set(named)) == len(named)
        and not {CONTENT, "incident_prevention", ISSUE}.isdisjoint(filled)
    )


def _known(form: Form, repeat: str) -> dict[str, str]:
    """Return the items of ``repeat`` by every name of their column, the label the surest."""
    items = [item for name, item in form.items.items() if form.scopes[name] == (repeat,)]
    return {
        **{folded(name): item.name for item in items for name in _NAMES.get(item.name, ())},
        **{folded(item.label): item.name for item in items},
    }
