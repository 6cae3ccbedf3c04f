"""Published 変更箇所 proposed anew, from the state before them to the current one.

The state before is made of the rows themselves.
What differs, and what could not be put back, is listed here with the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.form.cited import item_cited
from assessor.form.kinds import folded
from assessor.form.library import FormLibrary
from assessor.history.describe import proposals
from assessor.history.proposal import Proposal
from assessor.importers.table import import_files
from assessor.paths import forms_folder, resources_folder
from tests.acceptance.reconstruction import (
    Reconstruction,
    Row,
    reconstructed,
    rows_of,
    same_words,
    without_rows,
)

SENDAI = "004_df1ea52212b0946d.txt"
LEFT = {
    1: "項目が様式にない",  # （評価書の種類）
    2: "変更後が今の記載にない",  # the function is not told of in the text
    3: "変更後が今の記載にない",  # what changed in the picture, told in other words
    4: "変更後が今の記載にない",  # 「（明書電子交付機能」 stands in the text
    5: "変更後が今の記載にない",  # 「場合 あつて」 stands in the row, 「場合であって」 in the text
    14: "項目が空欄",  # no text was extracted
    15: "変更後が今の記載にない",  # 入力 in the row, 入手 in the text
    22: "項目が空欄",  # no text was extracted
}
DIFFERENT = {
    8: "the row quotes the heading with the passage; proposed, it stands in 項目",
    25: "the row also quotes the list item above, which did not change",
}
OTHER_HEADING = {
    7: "the row names none",
    8: "the row quotes it with the passage",
    17: "the row names none",
    20: "the row names none",
    24: "the row names one that is not in the text",
    26: "the row names none",
    29: "the row names it in part",
    32: "the row names none",
}


@dataclass(frozen=True)
class Sendai:
    """The published document, and what was proposed for the state before its last changes."""

    current: Assessment
    rows: list[Row]
    then: Reconstruction
    found: tuple[Proposal, ...]

    def number(self, entry: str) -> int:
        return 1 + next(at for at, row in enumerate(self.rows) if row.entry == entry)

    def about(self, row: Row) -> list[Proposal]:
        """Return what was proposed for the item of a row."""
        return [each for each in self.found if self._item(each.item) == self._item(row.item)]

    def _item(self, words: str) -> object:
        cited = item_cited(self.current.form, words)
        return cited and (cited.items, cited.entries)


@pytest.fixture(scope="module")
def sendai(shared_documents: Path) -> Sendai:
    imported = import_files([shared_documents / SENDAI], FormLibrary(forms_folder()))
    current = Assessment(imported.form)
    current.apply(imported.edit)
    rows = rows_of(current)
    then = reconstructed(current, rows)
    found = proposals(then.before, without_rows(current), date(2022, 10, 5), emergency=True)
    return Sendai(current, rows, then, found)


def test_what_could_not_be_put_back_is_known(sendai: Sendai) -> None:
    assert {sendai.number(entry): why for entry, why in sendai.then.left.items()} == LEFT


def test_at_least_nine_rows_in_ten_are_proposed_as_they_were_published(sendai: Sendai) -> None:
    different = {
        sendai.number(row.entry)
        for row in sendai.then.rows
        if not any(is_quoted_alike(each, row) for each in sendai.about(row))
    }
    assert different == set(DIFFERENT)
    assert len(sendai.then.rows) == 24
    assert len(different) <= 0.1 * len(sendai.then.rows)


def test_nothing_else_is_proposed(sendai: Sendai) -> None:
    assert len(sendai.found) == len(sendai.then.rows)
    assert all(len(sendai.about(row)) == 1 for row in sendai.then.rows)


def test_the_heading_is_named_where_the_change_is(sendai: Sendai) -> None:
    other = {
        sendai.number(row.entry)
        for row in sendai.then.rows
        if heading(sendai, sendai.about(row)[0].item) != heading(sendai, row.item)
    }
    assert other == set(OTHER_HEADING)


def test_a_name_replaced_in_four_items_is_one_group(sendai: Sendai) -> None:
    names = [each for each in sendai.found if each.after.startswith("デジタル庁(旧")]
    assert len(names) == 4
    assert len({each.group for each in names}) == 1


def test_all_rows_are_of_one_emergency(sendai: Sendai) -> None:
    assert {each.timing.option for each in sendai.found} == {"after"}
    assert {each.day for each in sendai.found} == {"令和4年10月5日"}


def test_the_ten_rows_of_the_sample_are_proposed_exactly() -> None:
    sample = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))[0]
    rows, state = rows_of(sample), without_rows(sample)
    told: list[Row] = []
    for day in sorted({row.day for row in rows}, key=[row.day for row in rows].index, reverse=True):
        of_day = [row for row in rows if row.day == day]
        then = reconstructed(state, of_day)
        assert then.left == {}
        found = proposals(then.before, state, date(2026, 8, 20))
        assert printed(found) == {(row.item, row.before, row.after, row.timing) for row in of_day}
        assert len(found) == len(of_day)
        told += of_day
        state = then.before
    assert len(told) == 10


def printed(found: Sequence[Proposal]) -> set[tuple[str, str, str, str]]:
    timings = {"before": "事前", "after": "事後"}
    return {(each.item, each.before, each.after, timings[each.timing.option]) for each in found}


def is_quoted_alike(proposal: Proposal, row: Row) -> bool:
    return same_words(proposal.before, row.before) and same_words(proposal.after, row.after)


def heading(sendai: Sendai, words: str) -> str:
    cited = item_cited(sendai.current.form, words)
    return folded(cited.heading) if cited else ""
