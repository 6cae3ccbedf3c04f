"""Documents to export: a small form of our own, and the official one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.export.writers import Settings
from assessor.form.definition import Form
from assessor.form.library import FormLibrary
from assessor.form.values import (
    Checks,
    Choice,
    Entries,
    Figure,
    Free,
    Paragraph,
    Place,
    Table,
    Unreadable,
    Value,
)
from assessor.paths import forms_folder

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#def"/></svg>'
)

FILLED: dict[Place, Value] = {
    ("number",): "7",
    ("title",): "予防接種に関する事務　全項目評価書",
    ("declaration",): "権利利益の保護に\n取り組む。",
    ("published",): Unreadable("そのうち", "日付として読めません"),
    ("hidden",): "これは印刷しない",
    ("office",): "A & B <C>",
    ("scale",): Choice("large"),
    ("scale_count",): "3",
    ("threshold",): Choice("may"),
    ("range",): "住民",
    ("range_boxes",): Checks.of({"id"}, {"other": "口座"}),
    ("system",): Entries(("s1", "s2", "s3", "s4")),
    ("system", "s1", "system_name"): "一つ目",
    ("system", "s2", "system_name"): "二つ目",
    ("system", "s4", "system_name"): "四つ目",
    ("none",): Checks.of({"none"}),
    ("task",): Entries(("t1",)),
    ("task", "t1", "task_title"): "保守",
    ("task", "t1", "again"): Choice("unheard"),
    ("flow",): Free(
        (
            Paragraph("流れ図"),
            Figure("flow.svg", "図1"),
            Table((("項目", "内容"), ("番号", "○"), ("全て",)), header=1),
        )
    ),
    ("file",): Entries(("f1", "f2")),
    ("file", "f1", "file_name"): "台帳",
    ("file", "f2", "file_name"): "履歴",
    ("change",): Entries(("c1",)),
    ("change", "c1", "change_date"): "令和6年4月1日",
    ("change", "c1", "change_item"): "一行目\n二行目",
    ("change", "c1", "change_timing"): Choice("before"),
    ("annex",): Entries(("a1",)),
    ("annex", "a1", "annex_title"): "事故の一覧",
    ("annex", "a1", "annex_body"): Free((Paragraph("なし"),)),
    ("gone",): "様式から消えた項目",
}


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> FormLibrary:
    """A library of the small form alone."""
    folder = tmp_path_factory.mktemp("forms")
    shutil.copy(forms_folder() / "form.rng", folder)
    shutil.copy(Path(__file__).parent / "forms" / "small.xml", folder)
    return FormLibrary(folder)


@pytest.fixture(scope="session")
def small_form(small_library: FormLibrary) -> Form:
    """The small form."""
    return small_library.default


@pytest.fixture
def filled(small_form: Form) -> Assessment:
    """The small form, filled in."""
    return Assessment(small_form, FILLED, {"flow.svg": SVG})


@pytest.fixture(scope="session")
def library() -> FormLibrary:
    """The official forms."""
    return FormLibrary(forms_folder())


@pytest.fixture
def settings() -> Settings:
    """Settings with a fixed date."""
    return Settings(date(2026, 11, 22))
