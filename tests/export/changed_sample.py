"""The sample after a year's work: every sort of change that can be planted in a document."""

from dataclasses import replace

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.changes import Edit
from assessor.document.file import load
from assessor.form.library import FormLibrary
from assessor.form.values import Checks, Choice, Figure, Free, Paragraph, Place, Table, Value
from assessor.paths import forms_folder, resources_folder
from tests.strategies import PNG

LIBRARY = FormLibrary(forms_folder())


def sample() -> Assessment:
    return load(resources_folder() / "sample.hyoka", LIBRARY)[0]


def changed_sample() -> Assessment:
    document = sample()
    for place, value in _answers(document).items():
        document.apply(edits.set_answer(document, place, value))
    outsourcing: Place = ("file", "f1", "outsourcing")
    document.apply(edits.add_entry(document, outsourcing, "new", after="o1"))
    for item, value in (("title", "健診データの作成"), ("content", "健診の結果の入力")):
        added = edits.set_answer(document, (*outsourcing, "new", f"outsourcing_{item}"), value)
        document.apply(added)
    document.apply(edits.remove_entry(document, ("file", "f1", "recipient"), "p2"))
    document.apply(edits.move_entry(document, ("file", "f1", "destination"), "d3", -2))
    document.apply(edits.remove_entry(document, ("change",), "c2"))
    document.apply(edits.add_entry(document, ("change",), "c11", after="c10"))
    document.apply(edits.set_answer(document, ("change", "c11", "change_item"), "Ⅰ1②"))
    return document


def _answers(document: Assessment) -> dict[Place, Value | None]:
    content = _text(document, ("office_content",))
    first, *others = content.split("\n")
    return {
        ("subjects",): Choice("from_10k"),
        ("department",): "市民生活部保険課",
        ("other_bodies",): None,
        ("approval_date",): "令和8年9月1日",
        ("office_content",): "\n".join([*others, first, "⑨特定健康診査に関する事務"]),
        ("necessity",): _text(document, ("necessity",)).replace("75歳", "７５歳"),
        ("system", "s1", "system_connections"): Checks.of({"tax", "other"}, {"other": "健診"}),
        ("flow",): _flow(document),
        ("file", "f2", "records"): _records(document),
        ("annex", "a1", "annex_title"): "別紙１　重大事故の一覧",
    }


def _text(document: Assessment, place: Place) -> str:
    value = document.answers[place]
    assert isinstance(value, str)
    return value


def _flow(document: Assessment) -> Free:
    """Return the flow chart as another picture with other words under it."""
    value = document.answers["flow",]
    assert isinstance(value, Free)
    document.apply(Edit("図", (), {"other.png": PNG}))
    parts = [
        replace(part, attachment="other.png") if isinstance(part, Figure) else part
        for part in value.parts
    ]
    return Free((*parts, Paragraph("図の説明は、備考のとおり")))


def _records(document: Assessment) -> Free:
    """Return the items recorded with a row more, a row less, and a word changed."""
    value = document.answers["file", "f2", "records"]
    assert isinstance(value, Free)
    return Free(tuple(_changed(part) if isinstance(part, Table) else part for part in value.parts))


def _changed(table: Table) -> Table:
    rows = list(table.rows)
    if len(rows) < 10:
        return table
    del rows[3]
    rows.insert(6, tuple("健診の結果" for _ in rows[6]))
    rows[8] = (*rows[8][:-1], rows[8][-1] + "（改）")
    return replace(table, rows=tuple(rows))
